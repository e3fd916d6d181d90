//! What stands between a cue and the units of its sentence.

use std::ops::Range;

use crate::text::TokenKind;

use super::label::{Labels, Value, label, step};
use super::tag::Traits;
use super::view::View;
use super::window::Window;

/// The order of source and cue, and where a unit is to both.
static ZONES: Labels<{ Survey::ZONES }> = Labels::new([
    "edge",
    "sc-cue",
    "sc-source",
    "sc-left",
    "sc-between",
    "sc-right",
    "cs-cue",
    "cs-source",
    "cs-left",
    "cs-between",
    "cs-right",
    "c-left",
    "c-right",
]);

/// A zone as the value of a feature.
#[inline]
pub(super) fn zone(number: u8) -> Value {
    ZONES.get(usize::from(number))
}

/// A unit seen from the cue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surroundings {
    pub zone: u8,
    /// Units and commas on the way, in steps.
    pub distance: u8,
    pub commas: u8,
    /// Verbs from there on, its own among them, in steps.
    pub verbs: u8,
    /// Whether a bracket was opened on the way and not closed.
    pub bracketed: bool,
    /// The word that opened the last clause or phrase on the way: "who", "but", the word after a comma.
    pub opener: Value,
    /// Whether the unit is a word that was taken for another cue.
    pub is_cue: bool,
    /// Units to the next word that was taken for another cue.
    cue_ahead: u8,
}

impl Surroundings {
    const NONE: Self = Self {
        zone: 0,
        distance: 0,
        commas: 0,
        verbs: 0,
        bracketed: false,
        opener: label!("outside"),
        is_cue: false,
        cue_ahead: Survey::NO_CUE,
    };
}

/// The surroundings of all units of a window.
#[derive(Debug, Default)]
pub(super) struct Survey(Vec<Surroundings>);

impl Survey {
    pub const ZONES: usize = 13;
    const NO_CUE: u8 = u8::MAX;

    /// The surroundings of one unit after the other.
    pub fn iter(&self) -> impl Iterator<Item = &Surroundings> {
        self.0.iter()
    }

    #[inline]
    pub fn get(&self, unit: usize) -> &Surroundings {
        &self.0[unit]
    }

    /// The surroundings of a unit, and of none beyond the edges.
    #[inline]
    pub fn seen(&self, unit: usize) -> &Surroundings {
        self.0.get(unit).unwrap_or(&Surroundings::NONE)
    }

    pub fn zone(&self, unit: usize) -> Value {
        zone(self.0.get(unit).map_or(0, |seen| seen.zone))
    }

    pub fn zone_before(&self, unit: usize) -> Value {
        unit.checked_sub(1).map_or(zone(0), |unit| self.zone(unit))
    }

    /// Units from one to the next word that was taken for another cue.
    pub fn cue_ahead(&self, unit: usize) -> Option<usize> {
        let ahead = self.0.get(unit)?.cue_ahead;
        (ahead != Self::NO_CUE).then_some(usize::from(ahead))
    }

    /// Looks at the units of a window from the cue at a token, with its auxiliaries, and its source.
    pub fn make(
        &mut self,
        view: &View,
        window: &Window,
        at: usize,
        cue: &Range<usize>,
        source: Option<&Range<usize>>,
    ) {
        self.0.clear();
        self.0.resize(window.units.len(), Surroundings::NONE);
        self.walk(view, window, at, (window.cue..window.units.len()).map(|unit| (unit, true)));
        self.walk(view, window, at, (0..=window.cue).rev().map(|unit| (unit, false)));
        let mut ahead = Self::NO_CUE;
        for (seen, unit) in self.0.iter_mut().zip(&window.units).rev() {
            seen.zone = zone_of(unit.tokens.start, cue, source);
            seen.is_cue = unit.stretch.is_none() && unit.tokens.start != at && view.is_cue(unit.tokens.start);
            ahead = if seen.is_cue { 0 } else { ahead.saturating_add(1) };
            seen.cue_ahead = ahead;
        }
    }

    fn walk(&mut self, view: &View, window: &Window, at: usize, units: impl Iterator<Item = (usize, bool)>) {
        let text = &view.scene.text;
        let (mut distance, mut commas, mut verbs, mut bracketed) = (0, 0, 0, false);
        let mut opener = label!("outside");
        for (number, forward) in units {
            let token = window.units[number].tokens.start;
            let traits = view.traits(token);
            let plain = window.units[number].stretch.is_none() && token != at;
            verbs += usize::from(plain && traits.has(Traits::VERB));
            self.0[number] = Surroundings {
                distance: step(distance),
                commas: step(commas),
                verbs: step(verbs),
                bracketed,
                opener,
                ..self.0[number]
            };
            distance += 1;
            if !plain {
                continue;
            }
            let kind = text.tokens[token].kind;
            match kind {
                TokenKind::Open => bracketed = forward,
                TokenKind::Close => bracketed = !forward,
                _ => {}
            }
            commas += usize::from(kind == TokenKind::Comma);
            let opens = traits.has(Traits::OPENS);
            if forward {
                match kind {
                    TokenKind::Comma | TokenKind::Semicolon | TokenKind::Dash | TokenKind::Open => {
                        opener = view.word(token + 1);
                    }
                    // "praised the crew and | left": the tag of the verb tells more than the "and".
                    TokenKind::Word
                        if view.tag(token) == label!("coordinator")
                            && (token + 1 < text.len() && view.traits(token + 1).has(Traits::VERB)) =>
                    {
                        opener = view.tag(token + 1);
                    }
                    TokenKind::Word if opens => opener = view.word(token),
                    _ => {}
                }
            } else if opens || !matches!(kind, TokenKind::Word | TokenKind::Clitic | TokenKind::Number) {
                opener = view.word(token);
            }
        }
    }
}

fn zone_of(token: usize, cue: &Range<usize>, source: Option<&Range<usize>>) -> u8 {
    let place = |first: &Range<usize>, second: &Range<usize>| match () {
        () if cue.contains(&token) => 0,
        () if source.is_some_and(|source| source.contains(&token)) => 1,
        () if token < first.start => 2,
        () if token < second.start => 3,
        () => 4,
    };
    match source {
        Some(source) if source.start < cue.start => 1 + place(source, cue),
        Some(source) => 6 + place(cue, source),
        None if cue.contains(&token) => 1,
        None if token < cue.start => 11,
        None => 12,
    }
}

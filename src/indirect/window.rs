//! Where the content of a cue can lie: its sentence as a row of units.

use std::ops::Range;

use crate::text::TokenKind;

use super::label::{Value, label};
use super::view::View;

/// One token, or a whole stretch between quotation marks with its marks: reported words are never half of one.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub tokens: Range<usize>,
    pub stretch: Option<usize>,
}

/// The units around a cue.
#[derive(Debug, Default)]
pub(super) struct Window {
    pub units: Vec<Unit>,
    /// The unit of the cue's verb.
    pub cue: usize,
    /// The word and the tag of each unit, with the edges around.
    values: Vec<(Value, Value)>,
}

/// Units beyond each edge that may be asked for.
const MARGIN: usize = 3;

// Sentences reach further on one side of a cue in about one of two thousand; those are lists and transcripts.
const MOST_BEFORE: usize = 80;
const MOST_AFTER: usize = 100;
/// Cues on a side beyond which a window does not reach, so that a text made of cues takes a few times as long as others
/// and not a hundred times. No answer for PolNeAR changes by it.
const MOST_CUES: usize = 5;

impl Window {
    /// Lays the window around the cue at a token outside quotation marks.
    pub fn lay(&mut self, view: &View, at: usize) {
        self.units.clear();
        let text = &view.scene.text;
        let sentence = text.sentence(text.sentence_of(at));
        let start = sentence.start.max(at.saturating_sub(MOST_BEFORE));
        let end = sentence.end.min(at + MOST_AFTER);
        let (start, end) = within_cues(view, start, at, end);
        let quoted = &view.scene.quoted;
        // A stretch that began in a sentence before, and reaches into this one.
        let mut token = start;
        if text.tokens[start].depth > 0 || text.kind(start) == Some(TokenKind::Mark) {
            let mut number = quoted.partition_point(|quoted| quoted.open <= start);
            while let Some(before) = number.checked_sub(1) {
                number = before;
                if quoted[number].depth == 0 {
                    if quoted[number].close >= start {
                        token = quoted[number].open;
                    }
                    break;
                }
            }
        }
        while token < end {
            if token == at {
                self.cue = self.units.len();
            }
            let depth = |token: usize| text.tokens.get(token).map_or(0, |token| token.depth);
            // Talk without marks is opened by a dash, comma or stop.
            let opens = text.kind(token) == Some(TokenKind::Mark) || depth(token + 1) > depth(token);
            let stretch = if opens { view.stretch_at(token) } else { None };
            let next = match stretch {
                Some(number) if quoted[number].closed => quoted[number].close + 1,
                Some(number) => quoted[number].close,
                None => token + 1,
            };
            self.units.push(Unit { tokens: token..next, stretch });
            token = next;
        }
        const EDGE: [(Value, Value); MARGIN] = [(label!("edge"), label!("edge")); MARGIN];
        const QUOTATION: (Value, Value) = (label!("quotation"), label!("quotation"));
        let value = |unit: &Unit| match unit.stretch {
            Some(_) => QUOTATION,
            None => (view.word(unit.tokens.start), view.tag(unit.tokens.start)),
        };
        self.values.clear();
        self.values.extend(EDGE);
        self.values.extend(self.units.iter().map(value));
        self.values.extend(EDGE);
    }

    /// From the first unit to the last.
    pub fn tokens(&self) -> Range<usize> {
        let ends = self.units.first().zip(self.units.last());
        ends.map_or(0..0, |(first, last)| first.tokens.start..last.tokens.end)
    }

    /// The word and the tag of each unit after those of the one before.
    pub fn pairs(&self) -> impl Iterator<Item = [(Value, Value); 2]> {
        let values = self.values[MARGIN - 1..].windows(2).take(self.units.len());
        values.map(|pair| [pair[0], pair[1]])
    }

    #[inline]
    pub fn word(&self, unit: usize) -> Value {
        self.values[unit + MARGIN].0
    }

    #[inline]
    pub fn tag(&self, unit: usize) -> Value {
        self.values[unit + MARGIN].1
    }

    #[inline]
    pub fn word_before(&self, unit: usize, back: usize) -> Value {
        self.values[unit + MARGIN - back].0
    }

    #[inline]
    pub fn tag_before(&self, unit: usize, back: usize) -> Value {
        self.values[unit + MARGIN - back].1
    }

    /// The tokens of the units in the content, those next to each other as one range, without stops and
    /// commas at the edges; and the quoted stretches among them.
    pub fn content(&self, view: &View, states: &[bool]) -> (Vec<Range<usize>>, Vec<usize>) {
        let text = &view.scene.text;
        let edge = |unit: &Unit| {
            unit.stretch.is_none()
                && matches!(
                    text.tokens[unit.tokens.start].kind,
                    TokenKind::Comma
                        | TokenKind::Stop
                        | TokenKind::Colon
                        | TokenKind::Semicolon
                        | TokenKind::Dash
                )
        };
        let (mut ranges, mut stretches) = (Vec::new(), Vec::new());
        let mut unit = 0;
        while unit < self.units.len() {
            let first = unit;
            while unit < self.units.len() && states[unit] {
                unit += 1;
            }
            let mut inside = &self.units[first..unit];
            while let [rest @ .., _] = inside
                && inside.last().is_some_and(edge)
            {
                inside = rest;
            }
            while let [_, rest @ ..] = inside
                && inside.first().is_some_and(edge)
            {
                inside = rest;
            }
            if let (Some(first), Some(last)) = (inside.first(), inside.last()) {
                let tokens = first.tokens.start..last.tokens.end;
                let end = tokens.end + usize::from(closes(view, &tokens));
                ranges.push(tokens.start..end);
                stretches.extend(inside.iter().filter_map(|unit| unit.stretch));
            }
            unit = unit.max(first + 1);
        }
        (ranges, stretches)
    }
}

/// Whether the token after a range closes a bracket that was opened in it.
fn closes(view: &View, tokens: &Range<usize>) -> bool {
    let text = &view.scene.text;
    let bracket = |token: &usize| matches!(text.tokens[*token].kind, TokenKind::Open | TokenKind::Close);
    text.kind(tokens.end) == Some(TokenKind::Close)
        && tokens.clone().rfind(bracket).is_some_and(|token| text.tokens[token].kind == TokenKind::Open)
}

/// What is left of `start..end` when no more than so many cues may stand on each side of `at`.
fn within_cues(view: &View, start: usize, at: usize, end: usize) -> (usize, usize) {
    let few_before = |&token: &usize| view.cues_in(token..at) <= MOST_CUES;
    let few_after = |&token: &usize| view.cues_in(at + 1..token) <= MOST_CUES;
    // Nearly always all of it.
    (
        if few_before(&start) { start } else { (start..=at).find(few_before).unwrap_or(at) },
        if few_after(&end) { end } else { (at + 1..=end).rev().find(few_after).unwrap_or(at + 1) },
    )
}

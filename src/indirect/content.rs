//! What a cue reports: which units of its sentence are content.
//!
//! A chain of units that are in the content or outside, weighed by what each unit is to the cue and by what
//! stands where the content begins and ends: a linear-chain conditional random field of two states
//! (Lafferty, McCallum and Pereira 2001, "Conditional random fields").

use std::ops::Range;

use crate::lexicon::{Classes, WordHash};
use crate::mention::subject_like;
use crate::text::TokenKind;

use super::cue::{form, frames, templates};
use super::feature::{Labels, Sink, Template, count, flag};
use super::view::{View, class};
use super::weights::{IndirectWeights, Sum};
use super::window::{Unit, Window};

templates! {
    IN = "in-zone";
    IN_LEMMA = "in-zone-lemma";
    IN_CLASS = "in-zone-class";
    IN_FRAME = "in-zone-frame";
    IN_NEXT = "in-zone-cue-next";
    IN_LEMMA_NEXT = "in-zone-lemma-cue-next";
    IN_TAGS_NEXT = "in-zone-cue-tags-next";
    IN_BEFORE = "in-zone-before";
    IN_DISTANCE = "in-zone-distance";
    IN_COMMAS = "in-zone-commas";
    IN_VERBS = "in-zone-verbs";
    IN_TAG = "in-zone-tag";
    IN_WORD = "in-word";
    IN_OPENER = "in-zone-opener";
    IN_OPENER_CLASS = "in-opener-class";
    IN_QUOTED = "in-zone-quoted";
    IN_SPEAKER = "in-zone-speaker";
    IN_LEFT = "in-zone-left-words";
    IN_OTHER = "in-zone-other-cue";
    IN_CUES = "in-zone-cues-between";
    IN_CUE_HERE = "in-zone-cue-here";
    IN_CUES_AROUND = "in-zone-cues-around";
    BEGIN = "begin-zones";
    BEGIN_WORD = "begin-word";
    BEGIN_BEFORE = "begin-before";
    BEGIN_WORDS = "begin-words";
    BEGIN_TAGS = "begin-tags";
    BEGIN_TAGS_NEXT = "begin-tags-next";
    BEGIN_OFFSET = "begin-offset";
    BEGIN_LEMMA = "begin-lemma";
    BEGIN_LEMMA_BEFORE = "begin-lemma-before";
    BEGIN_CLASS = "begin-class";
    BEGIN_EDGE = "begin-edge";
    END = "end-zones";
    END_WORD = "end-word";
    END_BEFORE = "end-before";
    END_WORDS = "end-words";
    END_TAGS = "end-tags";
    END_TAGS_NEXT = "end-tags-next";
    END_NEXT = "end-next-words";
    END_OFFSET = "end-offset";
    END_LEMMA = "end-lemma";
    END_CLASS = "end-class";
    END_EDGE = "end-edge";
    BEGIN_TAGS_BEFORE = "begin-tags-before";
    BEGIN_WORD_NEXT = "begin-words-next";
    BEGIN_LEMMA_TAGS = "begin-lemma-tags";
    END_TAGS_WIDE = "end-tags-wide";
    END_SUBJECT = "end-subject-ahead";
    END_TAGS_BEFORE = "end-tags-before";
    BEGIN_CUE = "begin-cue-ahead";
    BEGIN_CUE_BACK = "begin-cue-back";
    END_CUE = "end-cue-ahead";
    END_CUE_TAG = "end-cue-ahead-tag";
    END_VERB = "end-verb-ahead";
}

/// The order of source and cue, and where a unit is to both.
static ZONES: Labels<13> = Labels::new([
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

static UNITS: Labels<2> = Labels::new(["quotation", "outside"]);

/// All names that are values of features here; fitting writes them.
pub(super) fn label_names() -> impl Iterator<Item = &'static str> {
    ZONES.names.into_iter().chain(UNITS.names)
}

/// A cue, its source and the window, with what the features of a unit need.
pub(super) struct Scope<'v, 'a> {
    view: &'v View<'a>,
    units: &'v [Unit],
    lemma: WordHash,
    class: WordHash,
    form: WordHash,
    /// The word after the cue, and the tags of that and the next.
    next: WordHash,
    tags_next: [WordHash; 2],
    before: WordHash,
    /// How many other cues the sentence has before and after this one.
    cues_around: [WordHash; 2],
    left: [WordHash; 2],
    at: usize,
    source: Option<Range<usize>>,
    quoted_speaker: Option<usize>,
    source_entity: Option<usize>,
    surroundings: Vec<Surroundings>,
}

/// What stands between the cue and a unit.
#[derive(Clone, Copy, Debug)]
struct Surroundings {
    zone: u8,
    distance: u16,
    commas: u8,
    verbs: u8,
    other_cue: bool,
    cues: u8,
    /// The word that opened the last clause or phrase on the way: "who", "but", the word after a comma.
    opener: WordHash,
}

impl<'v, 'a> Scope<'v, 'a> {
    pub fn new(view: &'v View<'a>, window: &'v Window, at: usize, source: Option<usize>) -> Self {
        let scene = view.scene;
        let cue = view.cue_at(at).map(|cue| &scene.cues[cue]);
        let tokens = cue.map_or(at..at + 1, |cue| cue.tokens.clone());
        let source_mention = source.map(|number| scene.mentions.get(number));
        let first = window.units.first().map_or(at, |unit| unit.tokens.start);
        let last = window.units.last().map_or(at, |unit| unit.tokens.end);
        let source_tokens = source_mention
            .map(|mention| mention.tokens.clone())
            .filter(|tokens| tokens.start >= first && tokens.end <= last && !tokens.contains(&at));
        let mut scope = Self {
            view,
            units: &window.units,
            lemma: view.lemma(at),
            class: class(scene.text.verb(at).map(|verb| verb.class)),
            form: form(cue.map(|cue| cue.form)),
            next: view.word(tokens.end),
            tags_next: [view.tag(tokens.end), view.tag(tokens.end + 1)],
            before: view.word_before(tokens.start, 1),
            cues_around: [count(view.cues_in(first..at)), count(view.cues_in(at + 1..last))],
            left: [view.word(first), view.word(first + 1)],
            at,
            source: source_tokens,
            quoted_speaker: view
                .cue_at(at)
                .and_then(|cue| view.decision_of(cue))
                .map(|decision| decision.quoted),
            source_entity: source_mention.map(|mention| mention.entity),
            surroundings: Vec::with_capacity(window.units.len()),
        };
        scope.survey(window.cue, &tokens);
        scope
    }

    fn survey(&mut self, cue_unit: usize, cue: &Range<usize>) {
        let nothing = Surroundings {
            zone: 0,
            distance: 0,
            commas: 0,
            verbs: 0,
            other_cue: false,
            cues: 0,
            opener: UNITS.get(1),
        };
        self.surroundings.resize(self.units.len(), nothing);
        for (step, forward) in [(1isize, true), (-1, false)] {
            let mut seen = nothing;
            let mut unit = cue_unit as isize;
            while unit >= 0 && (unit as usize) < self.units.len() {
                let number = unit as usize;
                let token = self.units[number].tokens.start;
                self.surroundings[number] = Surroundings { zone: self.zone(token, cue), ..seen };
                self.pass(&mut seen, number, forward);
                unit += step;
            }
        }
    }

    fn pass(&self, seen: &mut Surroundings, unit: usize, forward: bool) {
        let text = &self.view.scene.text;
        let token = self.units[unit].tokens.start;
        seen.distance += 1;
        if self.units[unit].stretch.is_some() || token == self.at {
            return;
        }
        let kind = text.tokens[token].kind;
        seen.commas = seen.commas.saturating_add(u8::from(kind == TokenKind::Comma));
        seen.verbs = seen.verbs.saturating_add(u8::from(text.has(token, Classes::VERB | Classes::AUXILIARY)));
        seen.cues = seen.cues.saturating_add(self.view.cues_in(token..token + 1) as u8);
        seen.other_cue |= self.view.cue_at(token).is_some_and(|cue| self.view.scene.cues[cue].is_strong());
        let opens = text.has(token, Classes::RELATIVE | Classes::SUBORDINATOR | Classes::COORDINATOR);
        if forward {
            match kind {
                TokenKind::Comma | TokenKind::Semicolon | TokenKind::Dash | TokenKind::Open => {
                    seen.opener = self.view.word(token + 1);
                }
                TokenKind::Word if opens => seen.opener = self.view.word(token),
                _ => {}
            }
        } else if kind != TokenKind::Word && kind != TokenKind::Clitic && kind != TokenKind::Number || opens {
            seen.opener = self.view.word(token);
        }
    }

    fn zone(&self, token: usize, cue: &Range<usize>) -> u8 {
        let place = |first: &Range<usize>, second: &Range<usize>| match () {
            () if cue.contains(&token) => 0,
            () if self.source.as_ref().is_some_and(|source| source.contains(&token)) => 1,
            () if token < first.start => 2,
            () if token < second.start => 3,
            () => 4,
        };
        match &self.source {
            Some(source) if source.start < cue.start => 1 + place(source, cue),
            Some(source) => 6 + place(cue, source),
            None if cue.contains(&token) => 1,
            None if token < cue.start => 11,
            None => 12,
        }
    }

    fn zone_at(&self, unit: usize) -> WordHash {
        ZONES.get(self.surroundings.get(unit).map_or(0, |seen| usize::from(seen.zone)))
    }

    fn zone_before(&self, unit: usize) -> WordHash {
        unit.checked_sub(1).map_or(ZONES.get(0), |unit| self.zone_at(unit))
    }

    fn word(&self, unit: usize) -> WordHash {
        match self.units.get(unit) {
            Some(Unit { stretch: Some(_), .. }) => UNITS.get(0),
            Some(unit) => self.view.word(unit.tokens.start),
            None => ZONES.get(0),
        }
    }

    fn word_before(&self, unit: usize, back: usize) -> WordHash {
        unit.checked_sub(back).map_or(ZONES.get(0), |unit| self.word(unit))
    }

    fn tag(&self, unit: usize) -> WordHash {
        match self.units.get(unit) {
            Some(Unit { stretch: Some(_), .. }) => UNITS.get(0),
            Some(unit) => self.view.tag(unit.tokens.start),
            None => ZONES.get(0),
        }
    }

    fn tag_before(&self, unit: usize, back: usize) -> WordHash {
        unit.checked_sub(back).map_or(ZONES.get(0), |unit| self.tag(unit))
    }

    /// The features of a unit in the content.
    pub fn inside(&self, unit: usize, sink: &mut impl Sink) {
        let seen = &self.surroundings[unit];
        let zone = self.zone_at(unit);
        sink.add(&IN, &[zone]);
        sink.add(&IN_LEMMA, &[zone, self.lemma]);
        sink.add(&IN_CLASS, &[zone, self.class, self.form]);
        for frame in frames(self.view, self.at) {
            sink.add(&IN_FRAME, &[zone, frame, self.tags_next[0]]);
        }
        sink.add(&IN_NEXT, &[zone, self.next]);
        sink.add(&IN_LEMMA_NEXT, &[zone, self.lemma, self.next]);
        sink.add(&IN_TAGS_NEXT, &[zone, self.tags_next[0], self.tags_next[1]]);
        sink.add(&IN_BEFORE, &[zone, self.before]);
        sink.add(&IN_DISTANCE, &[zone, count(usize::from(seen.distance))]);
        sink.add(&IN_COMMAS, &[zone, count(usize::from(seen.commas)), self.form]);
        sink.add(&IN_VERBS, &[zone, count(usize::from(seen.verbs)), self.form]);
        let tag = self.tag(unit);
        sink.add(&IN_TAG, &[zone, tag]);
        sink.add(&IN_WORD, &[self.word(unit)]);
        sink.add(&IN_OPENER, &[zone, seen.opener]);
        sink.add(&IN_OPENER_CLASS, &[zone, seen.opener, self.class]);
        sink.add(&IN_LEFT, &[zone, self.left[0]]);
        sink.add(&IN_CUES, &[zone, count(usize::from(seen.cues)), self.form]);
        let here = self.units[unit].tokens.start;
        if here != self.at && self.view.cues_in(here..here + 1) > 0 {
            sink.add(&IN_CUE_HERE, &[zone, self.view.lemma(here)]);
        }
        sink.add(&IN_CUES_AROUND, &[zone, self.cues_around[0], self.cues_around[1]]);
        sink.add(&IN_OTHER, &[zone, flag(seen.other_cue), count(usize::from(seen.commas))]);
        if let Some(stretch) = self.units[unit].stretch {
            sink.add(&IN_QUOTED, &[zone, self.class, count(usize::from(seen.distance))]);
            sink.add(&IN_SPEAKER, &[flag(self.quoted_speaker == Some(stretch)), self.speaker(stretch)]);
        }
    }

    /// Whether the speaker of a quoted stretch is the source.
    fn speaker(&self, stretch: usize) -> WordHash {
        let decisions = self.view.decisions;
        let number = decisions.partition_point(|decision| decision.quoted < stretch);
        let mention = decisions.get(number).and_then(|decision| decision.candidate.mention);
        match mention.map(|mention| self.view.scene.mentions.get(mention).entity) {
            None => ZONES.get(0),
            entity => flag(entity == self.source_entity),
        }
    }

    /// Whether a unit begins a mention that stands like a subject.
    fn subject_at(&self, unit: usize) -> WordHash {
        let token = self.units.get(unit).filter(|unit| unit.stretch.is_none()).map(|unit| unit.tokens.start);
        let mention = token.and_then(|token| self.view.scene.mentions.starting_at(token));
        mention.map_or(ZONES.get(0), |number| {
            let scene = self.view.scene;
            flag(subject_like(&scene.text, scene.mentions.get(number)))
        })
    }

    /// How far ahead of a unit the next word is that was taken for a cue.
    fn cue_ahead(&self, unit: usize) -> WordHash {
        /// Subjects are seldom longer.
        const AHEAD: usize = 8;
        let units = self.units.get(unit..).unwrap_or(&[]).iter().take(AHEAD);
        let cue = |unit: &Unit| {
            unit.tokens.start != self.at
                && unit.stretch.is_none()
                && self.view.cues_in(unit.tokens.start..unit.tokens.start + 1) > 0
        };
        units.clone().position(cue).map_or(ZONES.get(0), count)
    }

    /// The features of content that begins with a unit.
    pub fn begin(&self, unit: usize, sink: &mut impl Sink) {
        let (zone_before, zone) = (self.zone_before(unit), self.zone_at(unit));
        let (before, word) = (self.word_before(unit, 1), self.word(unit));
        let (tag_before, tag) = (self.tag_before(unit, 1), self.tag(unit));
        let offset = count(usize::from(self.surroundings[unit].distance));
        sink.add(&BEGIN, &[zone_before, zone]);
        sink.add(&BEGIN_WORD, &[word, zone]);
        sink.add(&BEGIN_BEFORE, &[before, zone]);
        sink.add(&BEGIN_WORDS, &[before, word]);
        sink.add(&BEGIN_TAGS, &[tag_before, tag, zone]);
        sink.add(&BEGIN_TAGS_NEXT, &[tag_before, tag, self.tag(unit + 1)]);
        sink.add(&BEGIN_OFFSET, &[zone_before, zone, offset]);
        sink.add(&BEGIN_LEMMA, &[self.lemma, zone, word]);
        sink.add(&BEGIN_LEMMA_BEFORE, &[self.lemma, zone, before]);
        sink.add(&BEGIN_CLASS, &[self.class, zone, tag]);
        sink.add(&BEGIN_TAGS_BEFORE, &[self.tag_before(unit, 2), tag_before, tag]);
        sink.add(&BEGIN_WORD_NEXT, &[word, self.word(unit + 1)]);
        sink.add(&BEGIN_LEMMA_TAGS, &[self.lemma, tag_before, tag]);
        sink.add(&BEGIN_CUE, &[tag, self.cue_ahead(unit), zone]);
        sink.add(&BEGIN_CUE_BACK, &[tag, self.cue_ahead(unit.saturating_sub(3)), zone]);
        sink.add(&BEGIN_EDGE, &[count(unit.min(2)), tag]);
    }

    /// The features of content that ends before a unit; one past the last unit is the end of the sentence.
    pub fn end(&self, unit: usize, sink: &mut impl Sink) {
        let (zone_before, zone) = (self.zone_before(unit), self.zone_at(unit));
        let (before, word) = (self.word_before(unit, 1), self.word(unit));
        let (tag_before, tag) = (self.tag_before(unit, 1), self.tag(unit));
        let offset = unit.checked_sub(1).map_or(0, |before| usize::from(self.surroundings[before].distance));
        sink.add(&END, &[zone_before, zone]);
        sink.add(&END_WORD, &[word, zone_before]);
        sink.add(&END_BEFORE, &[before, zone_before]);
        sink.add(&END_WORDS, &[before, word]);
        sink.add(&END_TAGS, &[tag_before, tag, zone_before]);
        sink.add(&END_TAGS_NEXT, &[tag_before, tag, self.tag(unit + 1)]);
        sink.add(&END_NEXT, &[word, self.word(unit + 1)]);
        sink.add(&END_OFFSET, &[zone_before, zone, count(offset)]);
        sink.add(&END_LEMMA, &[self.lemma, zone_before, word]);
        sink.add(&END_CLASS, &[self.class, self.form, word]);
        sink.add(&END_EDGE, &[count((self.units.len() - unit).min(2)), tag_before]);
        sink.add(&END_TAGS_WIDE, &[tag_before, tag, self.tag(unit + 1), self.tag(unit + 2)]);
        sink.add(&END_TAGS_BEFORE, &[self.tag_before(unit, 2), tag_before, tag]);
        sink.add(&END_SUBJECT, &[word, self.subject_at(unit), self.subject_at(unit + 1)]);
        let ahead = self.cue_ahead(unit);
        sink.add(&END_CUE, &[word, ahead, zone_before]);
        sink.add(&END_CUE_TAG, &[self.tag(unit + 1), ahead, zone_before]);
        let text = &self.view.scene.text;
        /// Words after the end in which a finite verb shows that a clause follows.
        const AHEAD: usize = 4;
        let rest = self.units.get(unit + 1..).unwrap_or(&[]);
        let verb = rest.iter().take(AHEAD).position(|unit| {
            text.has(unit.tokens.start, Classes::VERB | Classes::AUXILIARY) && unit.stretch.is_none()
        });
        sink.add(&END_VERB, &[word, count(verb.unwrap_or(AHEAD)), zone_before]);
    }
}

/// The score of what cannot be, small enough beside all sums of weights.
const IMPOSSIBLE: f32 = -1e30;

/// The scores of a chain: of each unit in the content, of a beginning at it, of an end before it.
#[derive(Debug, Default)]
pub(super) struct Chain {
    pub inside: Vec<f32>,
    pub begin: Vec<f32>,
    /// One more than units.
    pub end: Vec<f32>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Before,
    Inside,
    After,
}

impl Chain {
    /// Scores a chain of so many units.
    pub fn weigh(&mut self, weights: &IndirectWeights, scope: &Scope, units: usize) {
        self.inside.clear();
        self.begin.clear();
        self.end.clear();
        for unit in 0..units {
            self.inside.push(Sum::of(weights, |sum| scope.inside(unit, sum)));
            self.begin.push(Sum::of(weights, |sum| scope.begin(unit, sum)));
            self.end.push(Sum::of(weights, |sum| scope.end(unit, sum)));
        }
        self.end.push(Sum::of(weights, |sum| scope.end(units, sum)));
    }

    /// The most likely states among those with any content (Viterbi): what is a cue reports something.
    pub fn best(&self) -> Vec<bool> {
        let units = self.inside.len();
        // Before any content, in it, and out of it again.
        let before = 0.0f32;
        let (mut inside, mut after) = (IMPOSSIBLE, IMPOSSIBLE);
        let mut from = Vec::with_capacity(units);
        for unit in 0..units {
            let begins = before.max(after) + self.begin[unit];
            let ends = inside + self.end[unit];
            let origin = match () {
                () if inside >= begins => State::Inside,
                () if before >= after => State::Before,
                () => State::After,
            };
            from.push((origin, if ends > after { State::Inside } else { State::After }));
            (inside, after) = (inside.max(begins) + self.inside[unit], after.max(ends));
        }
        let mut state = if inside + self.end.last().copied().unwrap_or(0.0) > after {
            State::Inside
        } else {
            State::After
        };
        let mut states = vec![false; units];
        for unit in (0..units).rev() {
            states[unit] = state == State::Inside;
            state = match state {
                State::Before => State::Before,
                State::Inside => from[unit].0,
                State::After => from[unit].1,
            };
        }
        states
    }

    /// How likely each unit is in the content, begins it, or stands after its end (forward and backward sums).
    pub fn expected(&self) -> Self {
        let units = self.inside.len();
        // Logarithms of the sums over all ways to each state, and from there to the end.
        let mut forward = Vec::with_capacity(units + 1);
        forward.push((0.0f32, IMPOSSIBLE));
        for unit in 0..units {
            let (out, inside) = forward[unit];
            forward.push((
                log_sum(out, inside + self.end[unit]),
                log_sum(out + self.begin[unit], inside) + self.inside[unit],
            ));
        }
        let mut backward = vec![(0.0f32, self.end[units]); units + 1];
        for unit in (0..units).rev() {
            let (out, inside) = backward[unit + 1];
            backward[unit] = (
                log_sum(out, self.begin[unit] + self.inside[unit] + inside),
                log_sum(self.end[unit] + out, self.inside[unit] + inside),
            );
        }
        let all = backward[0].0;
        let mut expected = Self::default();
        for unit in 0..units {
            let (out, inside) = forward[unit];
            let after = backward[unit + 1];
            expected.inside.push((forward[unit + 1].1 + after.1 - all).exp());
            expected.begin.push((out + self.begin[unit] + self.inside[unit] + after.1 - all).exp());
            expected.end.push((inside + self.end[unit] + after.0 - all).exp());
        }
        expected.end.push((forward[units].1 + self.end[units] - all).exp());
        expected
    }
}

fn log_sum(a: f32, b: f32) -> f32 {
    let most = a.max(b);
    most + (-(a - b).abs()).exp().ln_1p()
}

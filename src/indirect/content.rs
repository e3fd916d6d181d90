//! What a cue reports: which units of its sentence are content.
//!
//! Units are weighed by what each is to the cue and by what stands where the content begins and ends; the
//! [`Chain`] takes the best whole.

use std::ops::Range;

use crate::mention::subject_like;

use super::chain::{Chain, IMPOSSIBLE};
use super::cue::{form, frames, templates};
use super::dense::{self, Dense, Place};
use super::feature::{Sink, Template};
use super::label::{Value, count, flag, label, steps};
use super::score;
use super::surroundings::{Survey, zone};
use super::view::{View, class};
use super::weights::{IndirectWeights, Sum};
use super::window::Window;

templates! {
    IN = "in-zone";
    IN_LEMMA = "in-zone-lemma";
    IN_FRAME = "in-zone-frame";
    IN_NEXT = "in-zone-cue-next";
    IN_OPENER = "in-zone-opener";
    IN_SPEAKER = "in-zone-speaker";
    IN_CUES_AROUND = "in-zone-cues-around";
    IN_INSERTED = "in-zone-inserted";
    IN_RIVAL = "in-zone-rival";
    BEGIN = "begin-zones";
    BEGIN_WORD = "begin-word";
    BEGIN_BEFORE = "begin-before";
    BEGIN_TAGS = "begin-tags";
    BEGIN_TAGS_NEXT = "begin-tags-next";
    BEGIN_OFFSET = "begin-offset";
    BEGIN_LEMMA = "begin-lemma";
    BEGIN_LEMMA_BEFORE = "begin-lemma-before";
    BEGIN_CLASS = "begin-class";
    BEGIN_INSERTED = "begin-inserted";
    BEGIN_EDGE = "begin-edge";
    END = "end-zones";
    END_WORD = "end-word";
    END_BEFORE = "end-before";
    END_TAGS = "end-tags";
    END_TAGS_NEXT = "end-tags-next";
    END_OFFSET = "end-offset";
    END_EDGE = "end-edge";
    BEGIN_LEMMA_TAGS = "begin-lemma-tags";
    END_SUBJECT = "end-subject-ahead";
    END_CUE_TAG = "end-cue-ahead-tag";
    BEGIN_WORDS = "begin-words";
    BEGIN_VERBS = "begin-verbs";
    END_WORDS = "end-words";
    END_VERBS = "end-verbs";
    END_VERBS_NEXT = "end-verbs-cue-next";
    END_BRACKET = "end-bracket";
    END_LEMMA_TAGS = "end-lemma-tags";
    END_COORDINATED = "end-coordinated";
}

/// A cue, its source and the window, with what the features of a unit need.
pub(super) struct Scope<'v, 'a> {
    view: &'v View<'a>,
    window: &'v Window,
    survey: &'v Survey,
    lemma: Value,
    class: Value,
    form: Value,
    /// The word after the cue, and its tag.
    next: Value,
    tag_next: Value,
    /// Whether source and cue stand after a comma and before one: "The levee, she said, was …".
    commas: [Value; 2],
    /// The verbs before them.
    verbs_left: Value,
    /// How sure it is that the cue is one.
    sureness: Value,
    /// How many other cues the sentence has before and after this one.
    cues_around: [Value; 2],
    at: usize,
    quoted_speaker: Option<usize>,
    source_entity: Option<usize>,
}

impl<'v, 'a> Scope<'v, 'a> {
    pub fn new(
        view: &'v View<'a>,
        window: &'v Window,
        survey: &'v mut Survey,
        at: usize,
        source: Option<usize>,
    ) -> Self {
        let scene = view.scene;
        let cue = view.cue_at(at).map(|cue| &scene.cues[cue]);
        let tokens = cue.map_or(at..at + 1, |cue| cue.tokens.clone());
        let source_mention = source.map(|number| scene.mentions.get(number));
        let Range { start: first, end: last } = window.tokens();
        let source_tokens = source_mention
            .map(|mention| mention.tokens.clone())
            .filter(|tokens| tokens.start >= first && tokens.end <= last && !tokens.contains(&at));
        survey.make(view, window, at, &tokens, source_tokens.as_ref());
        Self {
            view,
            window,
            survey,
            lemma: view.lemma(at),
            class: class(scene.text.verb(at).map(|verb| verb.class)),
            form: form(cue.map(|cue| cue.form)),
            next: view.word(tokens.end),
            tag_next: view.tag(tokens.end),
            commas: commas(view, &tokens, source_tokens.as_ref()),
            verbs_left: steps(survey.seen(0).verbs),
            sureness: steps(view.sureness(at)),
            cues_around: [count(view.cues_in(first..at)), count(view.cues_in(at + 1..last))],
            at,
            quoted_speaker: view
                .cue_at(at)
                .and_then(|cue| view.decision_of(cue))
                .map(|decision| decision.quoted),
            source_entity: source_mention.map(|mention| mention.entity),
        }
    }

    /// How many units there are.
    pub fn len(&self) -> usize {
        self.window.units.len()
    }

    /// The features of any unit of a zone in the content.
    pub fn in_zone(&self, zone: Value, sink: &mut impl Sink) {
        sink.add(&IN, [zone]);
        sink.add(&IN_LEMMA, [zone, self.lemma]);
        for frame in frames(self.view, self.at) {
            sink.add(&IN_FRAME, [zone, frame, self.tag_next]);
        }
        sink.add(&IN_NEXT, [zone, self.next]);
        sink.add(&IN_INSERTED, [zone, self.commas[0], self.commas[1], self.verbs_left]);
        sink.add(&IN_CUES_AROUND, [zone, self.cues_around[0], self.cues_around[1]]);
    }

    /// The features of this one unit in the content, but for those of [`dense`].
    pub fn in_unit(&self, unit: usize, sink: &mut impl Sink) {
        let seen = self.survey.get(unit);
        let zone = zone(seen.zone);
        if seen.is_cue {
            let rival = steps(self.view.sureness(self.window.units[unit].tokens.start));
            sink.add(&IN_RIVAL, [zone, rival, self.sureness]);
        }
        if let Some(stretch) = self.window.units[unit].stretch {
            sink.add(&IN_SPEAKER, [flag(self.quoted_speaker == Some(stretch)), self.speaker(stretch)]);
        }
    }

    /// All features of a unit in the content.
    pub fn inside(&self, unit: usize, sink: &mut impl Sink) {
        let seen = self.survey.get(unit);
        self.in_zone(zone(seen.zone), sink);
        sink.add(&IN_OPENER, [zone(seen.zone), seen.opener]);
        self.in_unit(unit, sink);
        dense::describe_inside(self.place(unit), self.form, sink);
    }

    /// Whether the speaker of a quoted stretch is the source.
    fn speaker(&self, stretch: usize) -> Value {
        let decisions = self.view.decisions;
        let number = decisions.partition_point(|decision| decision.quoted < stretch);
        let mention = decisions.get(number).and_then(|decision| decision.candidate.mention);
        match mention.map(|mention| self.view.scene.mentions.get(mention).entity) {
            None => EDGE,
            entity => flag(entity == self.source_entity),
        }
    }

    /// Whether a unit begins a mention that stands like a subject.
    fn subject_at(&self, unit: usize) -> Value {
        let token =
            self.window.units.get(unit).filter(|unit| unit.stretch.is_none()).map(|unit| unit.tokens.start);
        let mention = token.and_then(|token| self.view.scene.mentions.starting_at(token));
        mention.map_or(EDGE, |number| {
            let scene = self.view.scene;
            flag(subject_like(&scene.text, scene.mentions.get(number)))
        })
    }

    /// How far ahead of a unit the next word is that was taken for a cue.
    fn cue_ahead(&self, unit: usize) -> Value {
        /// Subjects are seldom longer.
        const AHEAD: usize = 8;
        self.survey.cue_ahead(unit).filter(|&units| units < AHEAD).map_or(EDGE, count)
    }

    /// The features of content that begins with a unit.
    pub fn begin(&self, unit: usize, sink: &mut impl Sink) {
        let (zone_before, zone) = (self.survey.zone_before(unit), self.survey.zone(unit));
        let (before, word) = (self.window.word_before(unit, 1), self.window.word(unit));
        let (tag_before, tag) = (self.window.tag_before(unit, 1), self.window.tag(unit));
        let distance = steps(self.survey.get(unit).distance);
        sink.add(&BEGIN, [zone_before, zone]);
        sink.add(&BEGIN_TAGS, [tag_before, tag, zone]);
        sink.add(&BEGIN_WORD, [word, zone]);
        sink.add(&BEGIN_BEFORE, [before, zone]);
        sink.add(&BEGIN_OFFSET, [zone_before, zone, distance]);
        sink.add(&BEGIN_TAGS_NEXT, [tag_before, tag, self.window.tag(unit + 1)]);
        sink.add(&BEGIN_LEMMA, [self.lemma, zone, word]);
        sink.add(&BEGIN_LEMMA_BEFORE, [self.lemma, zone, before]);
        sink.add(&BEGIN_CLASS, [self.class, zone, tag]);
        sink.add(&BEGIN_LEMMA_TAGS, [self.lemma, tag_before, tag]);
        if self.commas[0] == flag(true) {
            sink.add(&BEGIN_INSERTED, [zone_before, zone, self.commas[1], self.verbs_left]);
        }
        sink.add(&BEGIN_EDGE, [count(unit.min(2)), tag]);
        sink.add(&BEGIN_WORDS, [before, word, zone]);
        sink.add(&BEGIN_VERBS, [zone, tag, steps(self.survey.get(unit).verbs)]);
    }

    /// The features of content that ends before a unit; one past the last unit is the end of the sentence.
    pub fn end(&self, unit: usize, sink: &mut impl Sink) {
        let (zone_before, zone) = (self.survey.zone_before(unit), self.survey.zone(unit));
        let (before, word) = (self.window.word_before(unit, 1), self.window.word(unit));
        let (tag_before, tag) = (self.window.tag_before(unit, 1), self.window.tag(unit));
        let tag_next = self.window.tag(unit + 1);
        let inside = self.survey.seen(unit.wrapping_sub(1));
        let (offset, verbs) = (steps(inside.distance), steps(inside.verbs));
        sink.add(&END, [zone_before, zone]);
        sink.add(&END_TAGS, [tag_before, tag, zone_before]);
        sink.add(&END_WORD, [word, zone_before]);
        sink.add(&END_BEFORE, [before, zone_before]);
        sink.add(&END_TAGS_NEXT, [tag_before, tag, tag_next]);
        sink.add(&END_OFFSET, [zone_before, zone, offset]);
        sink.add(&END_EDGE, [count((self.len() - unit).min(2)), tag_before]);
        sink.add(&END_WORDS, [word, self.window.word(unit + 1), zone_before]);
        sink.add(&END_VERBS, [zone_before, verbs, word]);
        sink.add(&END_VERBS_NEXT, [self.next, verbs, tag]);
        sink.add(&END_BRACKET, [flag(inside.bracketed), tag, zone_before]);
        sink.add(&END_LEMMA_TAGS, [self.lemma, tag, tag_next]);
        sink.add(&END_SUBJECT, [word, self.subject_at(unit), self.subject_at(unit + 1)]);
        sink.add(&END_CUE_TAG, [tag_next, self.cue_ahead(unit), zone_before]);
        // "professed friendship and pledged closer ties": a verb like the cue goes on with its subject, unless the
        // content has a verb already, "said the bridge would sink and blamed the rain".
        if tag == label!("coordinator") || tag == label!("comma") {
            let alike = flag(tag_next == self.view.tag(self.at));
            sink.add(&END_COORDINATED, [tag, alike, verbs]);
            sink.add(&END_COORDINATED, [self.form, tag_next, verbs]);
        }
    }

    /// What the sieves of beginnings and ends see of a unit.
    pub fn place(&self, unit: usize) -> Place {
        let values = [
            (self.window.word_before(unit, 1), self.window.tag_before(unit, 1)),
            (self.window.word(unit), self.window.tag(unit)),
        ];
        Place::new([self.survey.seen(unit.wrapping_sub(1)), self.survey.seen(unit)], values)
    }

    /// Scores the units of the chain.
    pub fn weigh(&self, weights: &IndirectWeights, dense: &Dense, chain: &mut Chain) {
        chain.clear();
        let mut zones = [None; Survey::ZONES];
        let mut opener = None;
        let form = dense.form(self.form);
        let mut before = self.survey.seen(usize::MAX);
        for ((unit, seen), values) in self.survey.iter().enumerate().zip(self.window.pairs()) {
            let place = Place::new([before, seen], values);
            before = seen;
            // A zone has many units, and mostly with the same opener as the one before.
            let in_zone = *zones[usize::from(seen.zone)]
                .get_or_insert_with(|| Sum::of(weights, |sum| self.in_zone(zone(seen.zone), sum)));
            let in_opener = match opener {
                Some((zone, opener, weight)) if (zone, opener) == (seen.zone, seen.opener) => weight,
                _ => Sum::of(weights, |sum| sum.add(&IN_OPENER, [zone(seen.zone), seen.opener])),
            };
            opener = Some((seen.zone, seen.opener, in_opener));
            let in_unit = Sum::of(weights, |sum| self.in_unit(unit, sum));
            chain.inside.push(score(in_zone + in_opener + in_unit + dense.inside(&place, form)));
            chain.begin.push(match dense.may_begin(&place) {
                true => score(Sum::of(weights, |sum| self.begin(unit, sum))),
                false => IMPOSSIBLE,
            });
            chain.end.push(match dense.may_end(&place) {
                true => score(Sum::of(weights, |sum| self.end(unit, sum))),
                false => IMPOSSIBLE,
            });
        }
        chain.end.push(score(Sum::of(weights, |sum| self.end(self.len(), sum))));
    }
}

/// Beyond the first unit and the last.
const EDGE: Value = label!("edge");

/// Whether a cue and its source stand after a comma, and before one.
fn commas(view: &View, cue: &Range<usize>, source: Option<&Range<usize>>) -> [Value; 2] {
    let start = source.map_or(cue.start, |source| source.start.min(cue.start));
    let end = source.map_or(cue.end, |source| source.end.max(cue.end));
    let comma = |tag: Value| flag(tag == label!("comma"));
    [comma(view.tag_before(start, 1)), comma(view.tag(end))]
}

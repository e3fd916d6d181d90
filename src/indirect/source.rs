//! Whose words a cue reports: candidates and the features of each.

use std::ops::Range;

use crate::cue::Link;
use crate::lexicon::Classes;
use crate::mention::{Mention, subject_like};
use crate::text::TokenKind;

use super::cue::{form, governor, kind, link, mention_form, templates};
use super::feature::{Sink, Template};
use super::label::{Labels, Value, count, flag};
use super::view::{View, class};

templates! {
    SIEVE_PLACE = "source-sieve-place";
    SIEVE_GAP = "source-sieve-gap";
    SIEVE_SUBJECT = "source-sieve-subject";
    SIEVE_MENTION = "source-sieve-mention";
    NOBODY_LEMMA = "source-nobody-lemma";
    NOBODY_FORM = "source-nobody-form";
    NOBODY_TAG_BEFORE = "source-nobody-tag-before";
    PLACE = "source-place";
    PLACE_LEMMA = "source-place-lemma";
    PLACE_FORM = "source-place-form";
    PLACE_TAG = "source-place-tag";
    GAP = "source-gap";
    SUBJECT_FORM = "source-subject-form";
    SUBJECT_CLASS = "source-subject-class";
    SUBJECT = "source-subject";
    AFTER = "source-after-cue";
    KIND = "source-kind";
    KIND_CLASS = "source-kind-class";
    KIND_LEMMA = "source-kind-lemma";
    HEAD = "source-head";
    HEAD_TAG = "source-head-tag";
    EMBEDDED = "source-embedded";
    TAG_BEFORE = "source-tag-before";
    WORD_BEFORE = "source-word-before";
    TAG_AFTER = "source-tag-after";
    PATH = "source-path";
    COMMAS = "source-commas";
    VERBS = "source-verbs";
    SUBJECT_LIKE = "source-subject-like";
    QUOTED = "source-quoted";
    BEGINS = "source-begins";
    ADJACENT = "source-adjacent";
    TAKEN = "source-taken";
}

static PLACES: Labels<5> = Labels::new(["before", "after", "earlier", "embracing", "quotes-speaker"]);

/// A mention that may be the source of a cue, or none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub mention: Option<usize>,
    place: usize,
    /// Mentions between it and the cue, those that are parts of others not counted.
    rank: usize,
}

// Sources further away are rarer than mistakes.
const MOST_BEFORE: usize = 10;
const MOST_AFTER: usize = 5;
const MOST_EARLIER: usize = 3;

/// The candidates of the cue at a token; nobody is the first.
pub(super) fn candidates(view: &View, at: usize, found: &mut Vec<Candidate>) {
    found.clear();
    found.push(Candidate { mention: None, place: 0, rank: 0 });
    let scene = view.scene;
    let sentence = scene.text.sentence(scene.text.sentence_of(at));
    let mut add = |tokens: Range<usize>, back: bool, place: usize, most: usize| {
        let numbers = scene.mentions.within(tokens);
        let (mut rank, end) = (0, numbers.end);
        for step in 0..numbers.len().min(most) {
            let number = if back { end - 1 - step } else { numbers.start + step };
            let mention = scene.mentions.get(number);
            if mention.quoted || scene.text.tokens[mention.tokens.start].depth > 0 {
                continue;
            }
            let place = if mention.tokens.contains(&at) { 3 } else { place };
            found.push(Candidate { mention: Some(number), place, rank });
            rank += usize::from(!mention.embedded);
        }
    };
    add(sentence.start..at, true, 0, MOST_BEFORE);
    add(at..sentence.end, false, 1, MOST_AFTER);
    let paragraph = scene.text.paragraphs[scene.text.paragraph_of(at)].tokens();
    if sentence.start > paragraph.start {
        let earlier = scene.text.sentence(scene.text.sentence_of(sentence.start - 1));
        add(earlier, true, 2, MOST_EARLIER);
    }
    let quoted = view.cue_at(at).and_then(|cue| view.decision_of(cue)).and_then(|d| d.candidate.mention);
    if let Some(speaker) = quoted.filter(|speaker| !found.iter().any(|one| one.mention == Some(*speaker))) {
        found.push(Candidate { mention: Some(speaker), place: 4, rank: 0 });
    }
}

/// A cue whose source is looked for.
pub(super) struct Search<'v, 'a> {
    view: &'v View<'a>,
    /// The scene's cue, and the cue with its auxiliaries.
    cue: Option<usize>,
    tokens: Range<usize>,
    subject: Option<(usize, Link)>,
    after: Option<usize>,
    /// The speaker of the quotation that has the cue.
    speaker: Option<usize>,
    tag: Value,
    lemma: Value,
    class: Value,
    form: Value,
}

impl<'v, 'a> Search<'v, 'a> {
    pub fn new(view: &'v View<'a>, at: usize) -> Self {
        let number = view.cue_at(at);
        let cue = number.map(|cue| &view.scene.cues[cue]);
        // "made a promise": the subject of the verb is whose promise it is.
        let governed = || governor(view, at).map(|cue| &view.scene.cues[cue]);
        Self {
            view,
            cue: number,
            tokens: cue.map_or(at..at + 1, |cue| cue.tokens.clone()),
            subject: cue.or_else(governed).and_then(|cue| cue.subject),
            after: cue.and_then(|cue| cue.after),
            speaker: number.and_then(|cue| view.decision_of(cue)).and_then(|d| d.candidate.mention),
            tag: view.tag(at),
            lemma: view.lemma(at),
            class: class(view.scene.text.verb(at).map(|verb| verb.class)),
            form: form(cue.map(|cue| cue.form)),
        }
    }

    /// The features of the sieve: most mentions are plainly not the source. Nobody always comes through.
    pub fn sieve(&self, candidate: Candidate, sink: &mut impl Sink) {
        let Some(number) = candidate.mention else { return };
        let mention = self.view.scene.mentions.get(number);
        let place = PLACES.get(candidate.place);
        let (linked, other) = self.links(number);
        sink.add(&SIEVE_PLACE, [place, count(candidate.rank), self.form]);
        sink.add(&SIEVE_GAP, [place, count(self.between(candidate, mention).len())]);
        sink.add(&SIEVE_SUBJECT, [link(linked), flag(other), self.form]);
        sink.add(&SIEVE_MENTION, [mention_form(Some(mention.form)), kind(mention.kind), place]);
    }

    /// The tokens between a candidate and the cue.
    fn between(&self, candidate: Candidate, mention: &Mention) -> Range<usize> {
        let Range { start, end } = self.tokens;
        match candidate.place {
            1 => end.min(mention.tokens.start)..mention.tokens.start,
            _ => mention.tokens.end.min(start)..start,
        }
    }

    /// How a mention is linked to the cue as its subject, and whether another is.
    fn links(&self, number: usize) -> (Option<Link>, bool) {
        let linked = self.subject.filter(|(subject, _)| *subject == number).map(|(_, link)| link);
        (linked, self.subject.is_some() && linked.is_none())
    }

    /// The features of one candidate.
    pub fn describe(&self, candidate: Candidate, sink: &mut impl Sink) {
        let Self { view, tag, lemma, class: verb_class, form: verb_form, subject, speaker, .. } = *self;
        let scene = view.scene;
        let text = &scene.text;
        let start = self.tokens.start;
        let Some(number) = candidate.mention else {
            sink.add(&NOBODY_LEMMA, [lemma]);
            sink.add(&NOBODY_FORM, [verb_form, tag]);
            sink.add(&NOBODY_TAG_BEFORE, [view.tag_before(start, 1), tag]);
            sink.add(&QUOTED, [flag(speaker.is_none())]);
            return;
        };
        let mention = scene.mentions.get(number);
        let place = PLACES.get(candidate.place);
        let between = self.between(candidate, mention);
        let gap = between.len();
        let (linked, other) = self.links(number);
        sink.add(&PLACE, [place, count(candidate.rank)]);
        sink.add(&PLACE_LEMMA, [place, lemma]);
        sink.add(&PLACE_FORM, [place, verb_form, count(candidate.rank)]);
        sink.add(&PLACE_TAG, [place, tag, count(candidate.rank)]);
        sink.add(&GAP, [place, count(gap)]);
        sink.add(&SUBJECT, [link(linked), flag(other)]);
        sink.add(&SUBJECT_FORM, [link(linked), flag(other), verb_form]);
        sink.add(&SUBJECT_CLASS, [link(linked), flag(other), verb_class]);
        if self.after == Some(number) {
            sink.add(&AFTER, [verb_form, link(subject.map(|(_, link)| link))]);
            sink.add(&AFTER, [lemma, view.tag(mention.tokens.end)]);
            sink.add(&AFTER, [lemma, view.tag_before(start, 1)]);
        }
        let (speaker_kind, mention_form) = (kind(mention.kind), mention_form(Some(mention.form)));
        sink.add(&KIND, [speaker_kind, mention_form]);
        sink.add(&KIND_CLASS, [speaker_kind, verb_class, tag]);
        sink.add(&KIND_LEMMA, [speaker_kind, lemma]);
        sink.add(&HEAD, [view.word(mention.head)]);
        sink.add(&HEAD_TAG, [view.tag(mention.head), place]);
        sink.add(&EMBEDDED, [flag(mention.embedded), place, verb_form]);
        sink.add(&TAG_BEFORE, [view.tag_before(mention.tokens.start, 1), place, tag]);
        sink.add(&WORD_BEFORE, [view.word_before(mention.tokens.start, 1), place]);
        sink.add(&TAG_AFTER, [view.tag(mention.tokens.end), place]);
        if gap <= 2 {
            let inner = |step: usize| if step < gap { view.word(between.start + step) } else { flag(false) };
            sink.add(&ADJACENT, [place, inner(0), inner(1)]);
            sink.add(&PATH, [place, tag, count(gap)]);
        }
        if candidate.place != 2 {
            /// No further: what stands far away differs little.
            const REACH: usize = 40;
            let (mut commas, mut verbs) = (0, 0);
            for token in between.clone().take(REACH) {
                commas += usize::from(text.kind(token) == Some(TokenKind::Comma));
                verbs += usize::from(text.has(token, Classes::VERB | Classes::AUXILIARY));
            }
            sink.add(&COMMAS, [place, count(commas)]);
            sink.add(&VERBS, [place, count(verbs), verb_form]);
        }
        // "… the minister said, adding": the subject of the one is that of the other.
        let taken = scene.cues_of(number).filter(|(first, _)| Some(*first) != self.cue);
        if let Some((first, _)) = taken {
            let verb = scene.cues[first].verb;
            let accepted = flag(view.cues_in(verb..verb + 1) > 0);
            sink.add(&TAKEN, [place, link(scene.cues[first].subject.map(|(_, link)| link)), accepted]);
            sink.add(&TAKEN, [place, verb_form, accepted]);
        }
        sink.add(&SUBJECT_LIKE, [flag(subject_like(text, mention)), place, verb_form]);
        if let Some(speaker) = speaker {
            let same = speaker == number || scene.mentions.get(speaker).entity == mention.entity;
            sink.add(&QUOTED, [flag(same), flag(speaker == number)]);
        }
        sink.add(&BEGINS, [flag(text.begins_sentence(mention.tokens.start)), place]);
    }
}

//! Which words are cues: the features of one word.

use crate::cue::{CueForm, Link};
use crate::lexicon::{Frames, WordHash};
use crate::mention::Form;
use crate::result::SpeakerKind;
use crate::text::{Case, ParagraphKind, TokenKind};

use super::feature::{Sink, Template};
use super::label::{Labels, Value, count, flag, label};
use super::tag::Traits;
use super::view::{View, class};

macro_rules! templates {
    ($($name:ident = $text:literal;)*) => {
        $(const $name: Template = Template::new($text);)*
    };
}
pub(super) use templates;

templates! {
    SIEVE_WORD = "cue-sieve-word";
    SIEVE_TAGS = "cue-sieve-tags";
    SIEVE_NEXT = "cue-sieve-next";
    SIEVE_BEFORE = "cue-sieve-before";
    BIAS = "cue";
    WORD = "cue-word";
    LEMMA = "cue-lemma";
    TAG = "cue-tag";
    CLASS = "cue-class";
    BEFORE = "cue-before";
    BEFORE_2 = "cue-before-2";
    NEXT = "cue-next";
    NEXT_2 = "cue-next-2";
    TAG_BEFORE = "cue-tag-before";
    TAG_BEFORE_2 = "cue-tag-before-2";
    TAG_BEFORE_3 = "cue-tag-before-3";
    TAG_NEXT_3 = "cue-tag-next-3";
    TAGS_WIDE = "cue-tags-wide";
    WORDS_AROUND = "cue-words-around";
    TAG_NEXT = "cue-tag-next";
    TAG_NEXT_2 = "cue-tag-next-2";
    TAGS_AROUND = "cue-tags-around";
    TAGS_BEFORE = "cue-tags-before";
    TAGS_NEXT = "cue-tags-next";
    LEMMA_NEXT = "cue-lemma-next";
    LEMMA_TAG_NEXT = "cue-lemma-tag-next";
    LEMMA_TAGS_NEXT = "cue-lemma-tags-next";
    LEMMA_BEFORE = "cue-lemma-before";
    LEMMA_TAG_BEFORE = "cue-lemma-tag-before";
    FRAME_TAG_NEXT = "cue-frame-tag-next";
    FRAME_NEXT = "cue-frame-next";
    CLASS_TAG_NEXT = "cue-class-tag-next";
    OBJECT = "cue-object";
    OBJECT_AFTER = "cue-after-object";
    OBJECT_CLASS = "cue-class-after-object";
    FORM = "cue-form";
    LEMMA_FORM = "cue-lemma-form";
    CLASS_FORM_LINK = "cue-class-form-link";
    SUBJECT = "cue-subject";
    LEMMA_SUBJECT = "cue-lemma-subject";
    CLASS_SUBJECT = "cue-class-subject";
    SUBJECT_WORD = "cue-subject-word";
    MODAL = "cue-modal";
    NEGATED = "cue-negated";
    QUOTES = "cue-quotes";
    LEMMA_QUOTES = "cue-lemma-quotes";
    MARK_AFTER = "cue-mark-after";
    THAT_AHEAD = "cue-that-ahead";
    OTHER_BEFORE = "cue-other-before";
    OTHER_AFTER = "cue-other-after";
    HEADING = "cue-heading";
    BEGINS = "cue-begins";
    REPORTS = "cue-subject-reports";
    CASE = "cue-capital";
    NEIGHBOURS = "cue-mentions-around";
    NEIGHBOUR_BEFORE = "cue-mention-before";
    NEIGHBOUR_AFTER = "cue-mention-after";
    IN_MENTION = "cue-in-mention";
    SPEECH_NEAR = "cue-quotation-in-sentence";
    OTHER_DISTANCE = "cue-other-distance";
}

pub(super) static FORMS: Labels<6> =
    Labels::new(["finite", "passive", "infinitive", "gerund", "preposition", "no-verb"]);
static LINKS: Labels<10> = Labels::new([
    "adjacent",
    "insertion",
    "prepositional",
    "relative",
    "coordinated",
    "infinitive",
    "participle",
    "far",
    "object",
    "no-subject",
]);
static KINDS: Labels<6> = Labels::new(["person", "organisation", "place", "group", "document", "unknown"]);
static MENTIONS: Labels<5> = Labels::new(["name", "noun", "pronoun", "coordination", "no-mention"]);
static FRAMES: Labels<26> = Labels::new(Frames::NAMES);

/// The form of the verb at a token.
pub(super) fn form(form: Option<CueForm>) -> Value {
    FORMS.get(form.map_or(5, |form| form as usize))
}

pub(super) fn link(link: Option<Link>) -> Value {
    LINKS.get(link.map_or(9, |link| link as usize))
}

pub(super) fn kind(kind: SpeakerKind) -> Value {
    KINDS.get(kind as usize)
}

pub(super) fn mention_form(form: Option<Form>) -> Value {
    MENTIONS.get(form.map_or(4, |form| form as usize))
}

/// The frames of the verb at a token.
pub(super) fn frames(view: &View, token: usize) -> impl Iterator<Item = Value> {
    let frames = view.scene.text.verb(token).map(|verb| verb.frames).unwrap_or_default();
    (0..Frames::NAMES.len()).filter(move |&bit| frames.has(bit)).map(|bit| FRAMES.get(bit))
}

/// Whether a token is looked at: outside quotation marks, a form of a listed verb, a noun that names an act
/// of speech, "according", or another word that no class rules out and that `known` knows as a cue.
#[inline]
pub(super) fn is_possible(view: &View, token: usize, known: impl FnOnce(Value) -> bool) -> bool {
    let word = &view.scene.text.tokens[token];
    match word.kind {
        _ if word.depth > 0 => false,
        TokenKind::Word => view.traits(token).has(Traits::CUE) || known(view.word(token)),
        TokenKind::Colon => known(view.word(token)) && !ends_dateline(view, token),
        _ => false,
    }
}

/// "MOSCOW:" at the beginning of a paragraph.
fn ends_dateline(view: &View, colon: usize) -> bool {
    let text = &view.scene.text;
    let first = text.paragraphs[text.paragraph_of(colon)].tokens().start;
    /// Words in the name of a place.
    const LONGEST: usize = 6;
    colon - first <= LONGEST
        && text.tokens[first..colon]
            .iter()
            .all(|token| token.case != Case::Lower && token.case != Case::Title)
}

/// The feature by which a table knows a word as a cue.
pub(super) fn word_feature(word: Value) -> u64 {
    WORD.feature(&[word])
}

/// The features of the sieve: most words that can be cues are plainly none.
pub(super) fn sieve(view: &View, at: usize, sink: &mut impl Sink) {
    let (lemma, tag, near) = (view.lemma(at), view.tag(at), view.near(at));
    let (back, next) = (near.tag_before(1), near.tag(1));
    sink.add(&SIEVE_WORD, [view.word(at)]);
    sink.add(&SIEVE_TAGS, [back, tag, next]);
    sink.add(&SIEVE_NEXT, [lemma, next]);
    sink.add(&SIEVE_BEFORE, [lemma, back]);
}

/// The features of one token.
pub(super) fn describe(view: &View, at: usize, sink: &mut impl Sink) {
    let scene = view.scene;
    let text = &scene.text;
    let (lemma, near) = (view.lemma(at), view.near(at));
    let (word, tag) = (view.word(at), view.tag(at));
    let (next, next_2) = (near.word(1), near.word(2));
    let (tag_1, tag_2) = (near.tag(1), near.tag(2));
    let before = near.word_before(1);
    let (back_1, back_2) = (near.tag_before(1), near.tag_before(2));
    let verb_class = class(text.verb(at).map(|verb| verb.class));
    sink.add(&BIAS, [flag(true)]);
    sink.add(&WORD, [word]);
    sink.add(&LEMMA, [lemma]);
    sink.add(&TAG, [tag]);
    sink.add(&CLASS, [verb_class, tag]);
    sink.add(&TAG_BEFORE, [back_1, tag]);
    sink.add(&TAG_NEXT, [tag_1, tag]);
    sink.add(&BEFORE, [before]);
    sink.add(&NEXT, [next]);
    sink.add(&LEMMA_TAG_NEXT, [lemma, tag_1]);
    sink.add(&LEMMA_TAG_BEFORE, [lemma, back_1]);
    sink.add(&BEFORE_2, [near.word_before(2), before]);
    sink.add(&NEXT_2, [next, next_2]);
    sink.add(&TAG_BEFORE_2, [back_2]);
    sink.add(&TAG_NEXT_2, [tag_2]);
    sink.add(&TAGS_AROUND, [back_1, tag, tag_1]);
    sink.add(&TAG_BEFORE_3, [near.tag_before(3)]);
    sink.add(&TAG_NEXT_3, [near.tag(3)]);
    sink.add(&TAGS_WIDE, [back_1, tag, tag_1, tag_2]);
    sink.add(&WORDS_AROUND, [before, lemma, next]);
    sink.add(&TAGS_BEFORE, [back_2, back_1, tag]);
    sink.add(&TAGS_NEXT, [tag, tag_1, tag_2]);
    sink.add(&LEMMA_NEXT, [lemma, next]);
    sink.add(&LEMMA_TAGS_NEXT, [lemma, tag_1, tag_2]);
    sink.add(&LEMMA_BEFORE, [lemma, before]);
    sink.add(&CLASS_TAG_NEXT, [verb_class, tag, tag_1]);
    for frame in frames(view, at) {
        sink.add(&FRAME_TAG_NEXT, [frame, tag_1]);
        sink.add(&FRAME_NEXT, [frame, next]);
    }
    // "called the police and", "called the inspection “a farce”".
    if let Some(object) = object(view, at) {
        let after = view.tag(object + 1);
        sink.add(&OBJECT, [lemma, view.word(object)]);
        sink.add(&OBJECT_AFTER, [lemma, after]);
        sink.add(&OBJECT_CLASS, [verb_class, tag_1, after]);
    }
    let cue = view.cue_at(at);
    let found = cue.map(|cue| &scene.cues[cue]);
    let verb_form = form(found.map(|cue| cue.form));
    let subject = found.and_then(|cue| cue.subject);
    let mention = subject.map(|(number, _)| scene.mentions.get(number));
    let subject_kind = mention.map_or(MENTIONS.get(4), |mention| kind(mention.kind));
    let subject_form = mention_form(mention.map(|mention| mention.form));
    let subject_link = link(subject.map(|(_, link)| link));
    sink.add(&FORM, [verb_form, tag]);
    sink.add(&LEMMA_FORM, [lemma, verb_form]);
    sink.add(&CLASS_FORM_LINK, [verb_class, verb_form, subject_link]);
    sink.add(&SUBJECT, [subject_kind, subject_form]);
    sink.add(&LEMMA_SUBJECT, [lemma, subject_kind]);
    sink.add(&CLASS_SUBJECT, [verb_class, subject_kind, subject_form]);
    if let Some(mention) = mention {
        sink.add(&SUBJECT_WORD, [view.word(mention.head)]);
        sink.add(&REPORTS, [count(scene.reports[mention.entity] as usize)]);
    }
    if let Some(cue) = found {
        sink.add(&MODAL, [flag(cue.modal), verb_class]);
        sink.add(&NEGATED, [flag(cue.negated), verb_class]);
    }
    let quotes = flag(cue.is_some_and(|cue| view.decision_of(cue).is_some()));
    sink.add(&QUOTES, [quotes]);
    sink.add(&LEMMA_QUOTES, [lemma, quotes]);
    let sentence = near.sentence;
    /// How far ahead marks and "that" are looked for.
    const AHEAD: usize = 5;
    const THAT: WordHash = WordHash::literal("that");
    let ahead = at + 1..sentence.end.min(at + 1 + AHEAD);
    if let Some(mark) = ahead.clone().find(|&token| text.kind(token) == Some(TokenKind::Mark)) {
        sink.add(&MARK_AFTER, [count(mark - at), verb_class]);
    }
    if let Some(that) = ahead.clone().find(|&token| text.is(token, THAT)) {
        sink.add(&THAT_AHEAD, [count(that - at), verb_class]);
    }
    let others = scene.cues_within(sentence.start..at);
    let strong = others.clone().rev().take(AHEAD).find(|&cue| scene.cues[cue].is_strong());
    sink.add(&OTHER_BEFORE, [strong.map_or(class(None), |cue| view.lemma(scene.cues[cue].verb))]);
    let later = scene.cues_within(at + 1..sentence.end).take(AHEAD).find(|&cue| scene.cues[cue].is_strong());
    sink.add(&OTHER_AFTER, [later.map_or(class(None), |cue| view.lemma(scene.cues[cue].verb))]);
    let heading = text.paragraphs[text.paragraph_of(at)].kind == ParagraphKind::Heading;
    sink.add(&HEADING, [flag(heading)]);
    sink.add(&BEGINS, [count(at - sentence.start)]);
    sink.add(&CASE, [flag(text.tokens[at].is_capitalised()), tag]);
    let start = found.map_or(at, |cue| cue.tokens.start);
    let (left, right) = (
        neighbour(view, scene.mentions.ending_at(start)),
        neighbour(view, scene.mentions.starting_at(at + 1)),
    );
    sink.add(&NEIGHBOURS, [left[0], right[0], tag]);
    sink.add(&NEIGHBOUR_BEFORE, [left[0], left[1], lemma]);
    sink.add(&NEIGHBOUR_AFTER, [right[0], right[1], lemma]);
    // The mention that begins closest before the word, if it reaches so far.
    let numbers = scene.mentions.within(at.saturating_sub(AHEAD)..at + 1);
    let around =
        numbers.rev().map(|number| scene.mentions.get(number)).find(|mention| mention.tokens.end > at);
    let role = around.map_or(MENTIONS.get(4), |mention| flag(mention.head == at));
    sink.add(&IN_MENTION, [role, tag, verb_class]);
    /// How far around marks are looked for; the time must not grow with the sentence.
    const AROUND: usize = 40;
    let near = sentence.start.max(at.saturating_sub(AROUND))..sentence.end.min(at + AROUND);
    let marks =
        [near.start..at, at..near.end].map(|mut side| flag(side.any(|token| text.tokens[token].depth > 0)));
    sink.add(&SPEECH_NEAR, [marks[0], marks[1], verb_class]);
    if let Some(strong) = strong {
        sink.add(&OTHER_DISTANCE, [count(at - scene.cues[strong].verb), verb_class]);
    }
}

/// The last word of the noun phrase that begins after a word.
fn object(view: &View, at: usize) -> Option<usize> {
    /// Longer phrases have a preposition in them.
    const LONGEST: usize = 6;
    #[rustfmt::skip]
    const NOMINAL: [Value; 16] = [
        label!("determiner"), label!("possessive"), label!("number"), label!("name"), label!("clitic"),
        label!("ordinary"), label!("role"), label!("group"), label!("document"), label!("cue-noun"),
        label!("time"), label!("ed"), label!("ing"), label!("tion"), label!("s"), label!("word"),
    ];
    let nominal = |token: &usize| NOMINAL.contains(&view.tag(*token));
    (at + 1..at + 1 + LONGEST).take_while(nominal).last()
}

/// The form and the kind of a mention that touches the cue.
fn neighbour(view: &View, number: Option<usize>) -> [Value; 2] {
    let mention = number.map(|number| view.scene.mentions.get(number));
    let none = MENTIONS.get(4);
    [mention_form(mention.map(|mention| mention.form)), mention.map_or(none, |mention| kind(mention.kind))]
}

//! Which words are cues: the features of one word.

use crate::cue::{CueForm, Link};
use crate::lexicon::Frames;
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
    WORD = "cue-word";
    LEMMA = "cue-lemma";
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
    LEMMA_NEXT = "cue-lemma-next";
    LEMMA_BEFORE = "cue-lemma-before";
    FRAME_TAG_NEXT = "cue-frame-tag-next";
    FRAME_NEXT = "cue-frame-next";
    OBJECT = "cue-object";
    GOVERNOR = "cue-governor";
    GOVERNOR_NEXT = "cue-governor-next";
    LEMMA_FORM = "cue-lemma-form";
    CLASS_FORM_LINK = "cue-class-form-link";
    SUBJECT = "cue-subject";
    LEMMA_SUBJECT = "cue-lemma-subject";
    CLASS_SUBJECT = "cue-class-subject";
    SUBJECT_WORD = "cue-subject-word";
    QUOTES = "cue-quotes";
    LEMMA_QUOTES = "cue-lemma-quotes";
    OTHER_BEFORE = "cue-other-before";
    OTHER_AFTER = "cue-other-after";
    NEIGHBOURS = "cue-mentions-around";
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
        TokenKind::Colon => labels_heading(view, token) && !ends_dateline(view, token),
        _ => false,
    }
}

/// "Minister: Bridge to stay open": the colon behind the label of a heading.
fn labels_heading(view: &View, colon: usize) -> bool {
    /// Words of a label.
    const LONGEST: usize = 8;
    let text = &view.scene.text;
    let number = text.paragraph_of(colon);
    let first = text.paragraphs[number].tokens().start;
    (number == 0 || text.paragraphs[number].kind == ParagraphKind::Heading)
        && (1..=LONGEST).contains(&(colon - first))
        && text.tokens[first..colon].iter().all(|token| token.kind != TokenKind::Colon)
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
    sink.add(&WORD, [word]);
    sink.add(&LEMMA, [lemma]);
    sink.add(&CLASS, [verb_class, tag]);
    sink.add(&TAG_BEFORE, [back_1, tag]);
    sink.add(&TAG_NEXT, [tag_1, tag]);
    sink.add(&BEFORE, [before]);
    sink.add(&NEXT, [next]);
    sink.add(&BEFORE_2, [near.word_before(2), before]);
    sink.add(&NEXT_2, [next, next_2]);
    sink.add(&TAG_BEFORE_2, [back_2]);
    sink.add(&TAG_NEXT_2, [tag_2]);
    sink.add(&TAG_BEFORE_3, [near.tag_before(3)]);
    sink.add(&TAG_NEXT_3, [near.tag(3)]);
    sink.add(&TAGS_WIDE, [back_1, tag, tag_1, tag_2]);
    sink.add(&WORDS_AROUND, [before, lemma, next]);
    sink.add(&LEMMA_NEXT, [lemma, next]);
    sink.add(&LEMMA_BEFORE, [lemma, before]);
    for frame in frames(view, at) {
        sink.add(&FRAME_TAG_NEXT, [frame, tag_1]);
        sink.add(&FRAME_NEXT, [frame, next]);
    }
    // "told a story", "called the police".
    if let Some(object) = object(view, at) {
        sink.add(&OBJECT, [lemma, view.word(object)]);
    }
    let cue = view.cue_at(at);
    let found = cue.map(|cue| &scene.cues[cue]);
    let verb_form = form(found.map(|cue| cue.form));
    let governor = governor(view, at);
    let subject = found.or(governor.map(|cue| &scene.cues[cue])).and_then(|cue| cue.subject);
    if let Some(governor) = governor {
        let verb = scene.cues[governor].verb;
        sink.add(&GOVERNOR, [lemma, view.lemma(verb)]);
        sink.add(&GOVERNOR, [tag, view.lemma(verb)]);
        sink.add(&GOVERNOR_NEXT, [view.lemma(verb), tag, next]);
    }
    let mention = subject.map(|(number, _)| scene.mentions.get(number));
    let subject_kind = mention.map_or(MENTIONS.get(4), |mention| kind(mention.kind));
    let subject_form = mention_form(mention.map(|mention| mention.form));
    let subject_link = link(subject.map(|(_, link)| link));
    sink.add(&LEMMA_FORM, [lemma, verb_form]);
    sink.add(&CLASS_FORM_LINK, [verb_class, verb_form, subject_link]);
    sink.add(&SUBJECT, [subject_kind, subject_form]);
    sink.add(&LEMMA_SUBJECT, [lemma, subject_kind]);
    sink.add(&CLASS_SUBJECT, [verb_class, subject_kind, subject_form]);
    if let Some(mention) = mention {
        sink.add(&SUBJECT_WORD, [view.word(mention.head)]);
    }
    let quotes = flag(cue.is_some_and(|cue| view.decision_of(cue).is_some()));
    sink.add(&QUOTES, [quotes]);
    sink.add(&LEMMA_QUOTES, [lemma, quotes]);
    let sentence = near.sentence;
    /// Other cues that are looked at on each side.
    const REACH: usize = 5;
    let strong = |cue: &usize| scene.cues[*cue].is_strong();
    let earlier = scene.cues_within(sentence.start..at).rev().take(REACH).find(strong);
    let later = scene.cues_within(at + 1..sentence.end).take(REACH).find(strong);
    let lemma_of = |cue: Option<usize>| cue.map_or(class(None), |cue| view.lemma(scene.cues[cue].verb));
    sink.add(&OTHER_BEFORE, [lemma_of(earlier)]);
    sink.add(&OTHER_AFTER, [lemma_of(later)]);
    if let Some(earlier) = earlier {
        sink.add(&OTHER_DISTANCE, [count(at - scene.cues[earlier].verb), verb_class]);
    }
    let start = found.map_or(at, |cue| cue.tokens.start);
    let neighbours = [scene.mentions.ending_at(start), scene.mentions.starting_at(at + 1)];
    let [left, right] =
        neighbours.map(|number| mention_form(number.map(|number| scene.mentions.get(number).form)));
    sink.add(&NEIGHBOURS, [left, right, tag]);
}

/// The tags of words in a noun phrase.
#[rustfmt::skip]
const NOMINAL: [Value; 18] = [
    label!("determiner"), label!("possessive"), label!("number"), label!("name"), label!("clitic"),
    label!("ordinary"), label!("role"), label!("group"), label!("document"), label!("cue-noun"),
    label!("time"), label!("ed"), label!("ing"), label!("tion"), label!("s"), label!("word"), label!("adjective"),
    label!("deverbal"),
];

/// The verb that has a noun as its object: "made a promise", "took strong issue".
pub(super) fn governor(view: &View, at: usize) -> Option<usize> {
    /// Longer phrases have a preposition in them.
    const LONGEST: usize = 5;
    if view.cue_at(at).is_some() {
        return None;
    }
    let nominal = |token: &usize| NOMINAL.contains(&view.tag(*token)) && view.cue_at(*token).is_none();
    let first = (at.saturating_sub(LONGEST)..at).rev().take_while(nominal).last().unwrap_or(at);
    view.cue_at(first.checked_sub(1)?)
}

/// The last word of the noun phrase that begins after a word.
fn object(view: &View, at: usize) -> Option<usize> {
    /// Longer phrases have a preposition in them.
    const LONGEST: usize = 6;
    let nominal = |token: &usize| NOMINAL.contains(&view.tag(*token));
    (at + 1..at + 1 + LONGEST).take_while(nominal).last()
}

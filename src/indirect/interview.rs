//! Who asks and who answers in an interview whose turns open with letters: "Q: Why?", "A: Because."

use crate::lexicon::{Classes, WordHash};
use crate::mention::Mention;
use crate::result::SpeakerKind;

use super::view::View;

/// What a letter stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letter {
    Question,
    Answer,
}

/// The mentions that name those who talk, from the text before their first turn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Interview {
    /// The interviewer or the publication, where one is named.
    pub asks: Option<usize>,
    pub answers: usize,
}

/// Mentions before the first turn that are looked at. Introductions are a few paragraphs; more is an article.
const LONGEST_INTRODUCTION: usize = 256;

impl Interview {
    /// Reads the introduction that ends before a token.
    pub fn introduced(view: &View, end: usize) -> Option<Self> {
        let introduction = Introduction::new(view, end);
        if let Some((asks, answers)) = introduction.pair() {
            return Some(Self { asks: Some(asks), answers });
        }
        introduction.main_person().map(|answers| Self { asks: None, answers })
    }
}

struct Introduction<'v> {
    view: &'v View<'v>,
    /// The mentions by name.
    named: Vec<usize>,
}

impl<'v> Introduction<'v> {
    fn new(view: &'v View<'v>, end: usize) -> Self {
        let mentions = &view.scene.mentions;
        let named = mentions.within(0..end).take(LONGEST_INTRODUCTION).filter(|&number| {
            let mention = mentions.get(number);
            mention.is_name() && !mention.quoted && mention.kind != SpeakerKind::Place
        });
        Self { view, named: named.collect() }
    }

    fn get(&self, number: usize) -> &'v Mention {
        self.view.scene.mentions.get(number)
    }

    fn is_person(&self, number: usize) -> bool {
        matches!(self.get(number).kind, SpeakerKind::Person | SpeakerKind::Unknown)
    }

    /// Who asks and who answers, where a sentence tells: "Ann Dorsey spoke to the Harbour Post"; "Janet Morley
    /// interviewed Ann Dorsey".
    fn pair(&self) -> Option<(usize, usize)> {
        self.named.iter().find_map(|&object| {
            let talk = self.talk(object)?;
            let subject = self.subject(object);
            let (asks, answers) = match talk {
                Talk::With if !self.is_person(object) || self.is_asker(object) => {
                    (object, subject.or_else(|| self.main_person())?)
                }
                Talk::With => (subject?, object),
                Talk::To => (object, subject.or_else(|| self.main_person())?),
            };
            let two = self.get(asks).entity != self.get(answers).entity;
            (two && self.is_person(answers)).then_some((asks, answers))
        })
    }

    /// Whether somebody is called one who asks: "the reporter Janet Morley".
    fn is_asker(&self, number: usize) -> bool {
        let mention = self.get(number);
        let words = mention.name.start.saturating_sub(2)..mention.name.end;
        words.into_iter().any(|at| {
            let word = self.view.scene.text.classes(at);
            word.has(Classes::ROLE) && word.has(Classes::MEDIUM)
        })
    }

    /// How a sentence has somebody talk to what a mention names.
    fn talk(&self, number: usize) -> Option<Talk> {
        const BY: WordHash = WordHash::literal("by");
        const DOWN: WordHash = WordHash::literal("down");
        const IN: WordHash = WordHash::literal("in");
        const TO: WordHash = WordHash::literal("to");
        const WITH: WordHash = WordHash::literal("with");
        let text = &self.view.scene.text;
        let determined = |start: usize| start > 0 && text.has(start - 1, Classes::DETERMINER);
        let start = self.get(number).tokens.start;
        let before = (start - usize::from(determined(start))).checked_sub(1)?;
        if let Some(verb) = text.verb(before) {
            return match &*verb.lemma {
                "interview" | "question" => Some(Talk::With),
                "tell" => Some(Talk::To),
                _ => None,
            };
        }
        let word = before.checked_sub(1)?;
        let lemma = text.verb(word).map_or("", |verb| &*verb.lemma);
        let talks = matches!(lemma, "speak" | "talk" | "chat") || text.is(word, DOWN);
        match () {
            () if text.is(before, BY) && lemma == "interview" => Some(Talk::To),
            () if !text.is(before, TO) && !text.is(before, WITH) => None,
            () if talks => Some(Talk::With),
            // "in an interview with": who gives it.
            () if text.has(word, Classes::DOCUMENT | Classes::MEDIUM) && text.is(before, WITH) => {
                let given = (word.saturating_sub(2)..word).any(|at| text.is(at, IN));
                Some(if given { Talk::To } else { Talk::With })
            }
            () => None,
        }
    }

    /// Whoever is the subject of the sentence in which a mention stands.
    fn subject(&self, object: usize) -> Option<usize> {
        let text = &self.view.scene.text;
        let sentence = |number: usize| text.sentence_of(self.get(number).head);
        let other = |number: &usize| {
            sentence(*number) == sentence(object)
                && self.get(*number).entity != self.get(object).entity
                && !self.get(*number).embedded
        };
        self.named
            .iter()
            .copied()
            .find(|number| other(number) && self.view.scene.mentions.is_subject(*number))
    }

    /// The person who is named most often; of equals the first.
    fn main_person(&self) -> Option<usize> {
        let people = || self.named.iter().copied().filter(|&number| self.is_person(number));
        let times = |number: usize| {
            people().filter(|&other| self.get(other).entity == self.get(number).entity).count()
        };
        people().rev().max_by_key(|&number| times(number))
    }
}

/// How somebody talks to the object.
#[derive(Clone, Copy)]
enum Talk {
    /// "spoke with": a publication asks, a person answers.
    With,
    /// "told": the object asks.
    To,
}

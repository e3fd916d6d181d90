//! The forms of a name: one way each in which the text names somebody.

use std::ops::Range;

use crate::lexicon::{Classes, WordHash};
use crate::mention::Mention;
use crate::result::{Gender, SpeakerKind};
use crate::text::{Case, Text, TokenKind};

/// One way in which the text names somebody: title and name.
pub(super) struct Form {
    /// "mr.", "professor"; 0 for none.
    pub title: u64,
    pub honour: Honour,
    /// The words of the name without particles.
    pub words: Vec<u64>,
    /// How often it stands outside quotation marks and headings, and how often inside marks.
    pub told: u32,
    pub quoted: u32,
    /// How often somebody is called by it: “Emma, my dear”.
    pub called: u32,
    /// How often it is the subject of a reporting verb.
    pub reports: u32,
    /// How often, outside quotation marks, it stands after a preposition of place: "at Hartwell".
    pub placed: u32,
    /// What to call it, and whether that is from a heading or in capitals, where words run together.
    pub shown: Range<usize>,
    pub loud: bool,
    /// Whether it stands in headings only: "THE PROFESSOR EXPLAINS" is the name of a chapter.
    pub headed: bool,
    pub kind: SpeakerKind,
    pub gender: Option<Gender>,
    pub group: usize,
}

/// The titles that keep the women of one family apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Honour {
    Married,
    Unmarried,
    Lady,
    Other,
}

impl Form {
    pub fn count(&self) -> u32 {
        self.told + self.quoted
    }

    pub fn last(&self) -> u64 {
        self.words[self.words.len() - 1]
    }
}

/// Whether a name stands after a preposition of place.
pub(super) fn is_placed(text: &Text, start: usize) -> bool {
    const PREPOSITIONS: [WordHash; 8] =
        WordHash::literals(["in", "at", "from", "to", "into", "near", "through", "towards"]);
    start > 0 && text.is_any(start - 1, &PREPOSITIONS)
}

/// Whether a name has commas, stops or marks on both sides.
pub(super) fn stands_alone(text: &Text, name: &Range<usize>) -> bool {
    let breaks = |token: usize| {
        matches!(
            text.kind(token),
            Some(
                TokenKind::Comma | TokenKind::Stop | TokenKind::Dash | TokenKind::Semicolon | TokenKind::Mark
            )
        )
    };
    name.start > 0 && breaks(name.start - 1) && breaks(name.end)
}

/// The name without words that have a capital for another reason: "Presently Tony", "Dear Helen".
pub(super) fn own_words(text: &Text, mention: &Mention, in_lower_case: impl Fn(u64) -> bool) -> Range<usize> {
    let mut name = mention.name.clone();
    while name.len() > 1 {
        let first = name.start;
        let classes = text.classes(first);
        let word = in_lower_case(text.tokens[first].hash.get()) || classes.has(Classes::FUNCTION);
        if !word || classes.has(Classes::GIVEN_NAME | Classes::PARTICLE) || !text.tokens[first].is_word() {
            break;
        }
        name.start += 1;
    }
    name
}

pub(super) fn is_lower(text: &Text, token: usize) -> bool {
    text.tokens[token].case == Case::Lower
}

pub(super) fn is_particle(text: &Text, token: usize) -> bool {
    text.has(token, Classes::PARTICLE) && !text.has(token, Classes::GIVEN_NAME)
}

pub(super) fn is_title(text: &Text, token: usize) -> bool {
    text.tokens[token].is_capitalised() && text.has(token, Classes::HONORIFIC | Classes::JOB | Classes::ROLE)
}

pub(super) fn honour(text: &Text, title: usize) -> Honour {
    const MARRIED: [&str; 4] = ["mrs", "madame", "signora", "frau"];
    const UNMARRIED: [&str; 5] = ["miss", "mademoiselle", "mlle", "signorina", "fräulein"];
    let word = text.str(title).trim_end_matches('.').to_lowercase();
    match word.as_str() {
        word if MARRIED.contains(&word) => Honour::Married,
        word if UNMARRIED.contains(&word) => Honour::Unmarried,
        "lady" => Honour::Lady,
        _ => Honour::Other,
    }
}

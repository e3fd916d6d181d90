//! A coarse part of speech for each token, from the lexicon's classes and the ending of the word.
//!
//! No tagger: an ambiguous word has the tag of the first class in a fixed order, and the weights learn
//! what that is worth.

use crate::lexicon::{Classes, WordHash};
use crate::text::{Case, Text, TokenKind};

use super::feature::Labels;

/// The number of a tag in [`TAGS`].
pub(crate) type Tag = u8;

pub(crate) static TAGS: Labels<47> = Labels::new([
    "none",
    "clitic",
    "number",
    "address",
    "mark",
    "stop",
    "comma",
    "colon",
    "semicolon",
    "dash",
    "open",
    "close",
    "symbol",
    "relative",
    "subject",
    "object",
    "possessive",
    "pronoun",
    "modal",
    "be",
    "have",
    "do",
    "negation",
    "coordinator",
    "subordinator",
    "preposition",
    "determiner",
    "name",
    "past",
    "gerund",
    "participle",
    "third",
    "base",
    "role",
    "group",
    "document",
    "cue-noun",
    "time",
    "adverb",
    "ordinary",
    "ed",
    "ing",
    "ly",
    "tion",
    "s",
    "word",
    "to",
]);

const NAME: Tag = 27;

/// The tag of each token of a text.
pub(super) fn all(text: &Text) -> Vec<Tag> {
    (0..text.len()).map(|token| tag(text, token)).collect()
}

fn tag(text: &Text, token: usize) -> Tag {
    const TO: WordHash = WordHash::literal("to");
    let word = &text.tokens[token];
    match word.kind {
        TokenKind::Word => {}
        kind => {
            return match kind {
                TokenKind::Clitic => 1,
                TokenKind::Number => 2,
                TokenKind::Address => 3,
                TokenKind::Mark => 4,
                TokenKind::Stop => 5,
                TokenKind::Comma => 6,
                TokenKind::Colon => 7,
                TokenKind::Semicolon => 8,
                TokenKind::Dash => 9,
                TokenKind::Open => 10,
                TokenKind::Close => 11,
                _ => 12,
            };
        }
    }
    if word.hash == TO {
        return 46;
    }
    let classes = text.classes(token);
    const CLOSED: [(Classes, Tag); 14] = [
        (Classes::RELATIVE, 13),
        (Classes::SUBJECT, 14),
        (Classes::OBJECT, 15),
        (Classes::POSSESSIVE, 16),
        (Classes::PRONOUN, 17),
        (Classes::MODAL, 18),
        (Classes::BE, 19),
        (Classes::HAVE, 20),
        (Classes::DO, 21),
        (Classes::NEGATION, 22),
        (Classes::COORDINATOR, 23),
        (Classes::SUBORDINATOR, 24),
        (Classes::PREPOSITION, 25),
        (Classes::DETERMINER, 26),
    ];
    const OPEN: [(Classes, Tag); 12] = [
        (Classes::PAST, 28),
        (Classes::GERUND, 29),
        (Classes::PARTICIPLE, 30),
        (Classes::THIRD_SINGULAR, 31),
        (Classes::BASE, 32),
        (Classes::ROLE, 33),
        (Classes::GROUP, 34),
        (Classes::DOCUMENT, 35),
        (Classes::CUE_NOUN, 36),
        (Classes::TIME, 37),
        (Classes::ADVERB, 38),
        (Classes::ORDINARY, 39),
    ];
    let first =
        |list: &[(Classes, Tag)]| list.iter().find(|(class, _)| classes.has(*class)).map(|(_, tag)| *tag);
    if let Some(tag) = first(&CLOSED) {
        return tag;
    }
    if word.case != Case::Lower && (!text.begins_sentence(token) || word.word == 0) {
        return NAME;
    }
    if let Some(tag) = first(&OPEN) {
        return tag;
    }
    let ends = text.str(token);
    const ENDINGS: [(&str, Tag); 5] = [("ed", 40), ("ing", 41), ("ly", 42), ("tion", 43), ("s", 44)];
    ENDINGS.iter().find(|(ending, _)| ends.ends_with(ending)).map_or(45, |(_, tag)| *tag)
}

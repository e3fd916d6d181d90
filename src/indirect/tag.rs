//! A coarse part of speech for each token, from the lexicon's classes and the ending of the word.
//!
//! No tagger: an ambiguous word has the tag of the first class in a fixed order, and the weights learn
//! what that is worth.

use crate::lexicon::{Classes, Lexicon, WordHash};
use crate::text::{Case, Text, TokenKind};

use super::label::{Value, label};

/// The tags of the lexicon's words.
#[derive(Clone, Debug)]
pub(super) struct Tagger {
    /// For each word the tag of a closed class, and where it has none that of an open class.
    tags: Vec<(Value, Value)>,
}

impl Tagger {
    pub fn new(lexicon: &Lexicon) -> Self {
        let first = |list: &[(Classes, Value)], classes: Classes| {
            list.iter().find(|(class, _)| classes.has(*class)).map_or(Value::UNKNOWN, |(_, tag)| *tag)
        };
        let tags = |number| {
            let classes = lexicon.classes(number);
            (first(&CLOSED, classes), first(&OPEN, classes))
        };
        let mut tags: Vec<_> = (0..lexicon.len()).map(tags).collect();
        // Preposition or particle of an infinitive: no class tells.
        tags[lexicon.find(WordHash::literal("to")) as usize] = (label("to"), Value::UNKNOWN);
        // Number 0 is a word that the lexicon does not have.
        tags[0] = (Value::UNKNOWN, Value::UNKNOWN);
        Self { tags }
    }

    /// The tag of each token.
    pub fn all(&self, text: &Text) -> Vec<Value> {
        (0..text.len()).map(|token| self.tag(text, token)).collect()
    }

    #[inline]
    fn tag(&self, text: &Text, token: usize) -> Value {
        let word = &text.tokens[token];
        if word.kind != TokenKind::Word {
            return punctuation(word.kind);
        }
        let (closed, open) = self.tags[word.word as usize];
        if closed != Value::UNKNOWN {
            return closed;
        }
        if word.case != Case::Lower && (!text.begins_sentence(token) || word.word == 0) {
            return label("name");
        }
        if open != Value::UNKNOWN { open } else { by_ending(text.str(token)) }
    }
}

fn punctuation(kind: TokenKind) -> Value {
    match kind {
        TokenKind::Clitic => label("clitic"),
        TokenKind::Number => label("number"),
        TokenKind::Address => label("address"),
        TokenKind::Mark => label("mark"),
        TokenKind::Stop => label("stop"),
        TokenKind::Comma => label("comma"),
        TokenKind::Colon => label("colon"),
        TokenKind::Semicolon => label("semicolon"),
        TokenKind::Dash => label("dash"),
        TokenKind::Open => label("open"),
        TokenKind::Close => label("close"),
        TokenKind::Symbol | TokenKind::Word => label("symbol"),
    }
}

/// Before it is asked whether a word is a name.
const CLOSED: [(Classes, Value); 14] = [
    (Classes::RELATIVE, label("relative")),
    (Classes::SUBJECT, label("subject")),
    (Classes::OBJECT, label("object")),
    (Classes::POSSESSIVE, label("possessive")),
    (Classes::PRONOUN, label("pronoun")),
    (Classes::MODAL, label("modal")),
    (Classes::BE, label("be")),
    (Classes::HAVE, label("have")),
    (Classes::DO, label("do")),
    (Classes::NEGATION, label("negation")),
    (Classes::COORDINATOR, label("coordinator")),
    (Classes::SUBORDINATOR, label("subordinator")),
    (Classes::PREPOSITION, label("preposition")),
    (Classes::DETERMINER, label("determiner")),
];

/// After that.
const OPEN: [(Classes, Value); 12] = [
    (Classes::PAST, label("past")),
    (Classes::GERUND, label("gerund")),
    (Classes::PARTICIPLE, label("participle")),
    (Classes::THIRD_SINGULAR, label("third")),
    (Classes::BASE, label("base")),
    (Classes::ROLE, label("role")),
    (Classes::GROUP, label("group")),
    (Classes::DOCUMENT, label("document")),
    (Classes::CUE_NOUN, label("cue-noun")),
    (Classes::TIME, label("time")),
    (Classes::ADVERB, label("adverb")),
    (Classes::ORDINARY, label("ordinary")),
];

/// The tag of a word that is in no list.
fn by_ending(word: &str) -> Value {
    match () {
        () if word.ends_with("ed") => label("ed"),
        () if word.ends_with("ing") => label("ing"),
        () if word.ends_with("ly") => label("ly"),
        () if word.ends_with("tion") => label("tion"),
        () if word.ends_with('s') => label("s"),
        () => label("word"),
    }
}

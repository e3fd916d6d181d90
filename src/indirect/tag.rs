//! A coarse part of speech for each token, from the lexicon's classes and the ending of the word.
//!
//! No tagger: an ambiguous word has the tag of the first class in a fixed order, and the weights learn
//! what that is worth.

use crate::lexicon::{Classes, Lexicon, WordHash};
use crate::text::{Case, Text, Token, TokenKind};

use super::label::{Value, label};

/// What is asked of a word over and over, a bit each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Traits(u8);

impl Traits {
    /// A form of a verb, auxiliaries among them.
    pub const VERB: Self = Self(1);
    /// Opens a clause: "who", "because", "and".
    pub const OPENS: Self = Self(1 << 1);
    /// Can be a cue.
    pub const CUE: Self = Self(1 << 2);

    #[inline]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn of(classes: Classes) -> Self {
        const LIST: [(Traits, Classes); 7] = [
            (Traits::VERB, Classes::VERB),
            (Traits::VERB, Classes::AUXILIARY),
            (Traits::CUE, Classes::VERB),
            (Traits::CUE, Classes::CUE_NOUN),
            (Traits::OPENS, Classes::RELATIVE),
            (Traits::OPENS, Classes::SUBORDINATOR),
            (Traits::OPENS, Classes::COORDINATOR),
        ];
        let listed = LIST.iter().filter(|(_, class)| classes.has(*class));
        Self(listed.fold(0, |bits, (traits, _)| bits | traits.0))
    }
}

/// The tags of the lexicon's words.
#[derive(Clone, Debug)]
pub(super) struct Tagger {
    /// For each word the tag of a closed class, and where it has none that of an open class.
    words: Vec<(Value, Value, Traits)>,
}

impl Tagger {
    pub fn new(lexicon: &Lexicon) -> Self {
        let first = |list: &[(Classes, Value)], classes: Classes| {
            list.iter().find(|(class, _)| classes.has(*class)).map_or(Value::UNKNOWN, |(_, tag)| *tag)
        };
        let tags = |number| {
            let classes = lexicon.classes(number);
            (first(&CLOSED, classes), first(&OPEN, classes), Traits::of(classes))
        };
        let mut words: Vec<_> = (0..lexicon.len()).map(tags).collect();
        // Preposition or particle of an infinitive: no class tells.
        words[lexicon.find(WordHash::literal("to")) as usize].0 = label("to");
        words[lexicon.find(WordHash::literal("according")) as usize].2.0 |= Traits::CUE.0;
        // Number 0 is a word that the lexicon does not have.
        words[0] = (Value::UNKNOWN, Value::UNKNOWN, Traits::default());
        Self { words }
    }

    #[inline]
    pub fn traits(&self, token: &Token) -> Traits {
        self.words[token.word as usize].2
    }

    /// The tag of a token.
    #[inline]
    pub fn tag(&self, text: &Text, token: usize) -> Value {
        let word = &text.tokens[token];
        if word.kind != TokenKind::Word {
            return punctuation(word.kind);
        }
        let (closed, open, _) = self.words[word.word as usize];
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

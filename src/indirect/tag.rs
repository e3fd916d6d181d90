//! A coarse part of speech for each token, from the lexicon's classes and the ending of the word.
//!
//! No tagger: an ambiguous word has the tag of the first class in a fixed order, and the weights learn
//! what that is worth.

use crate::lexicon::{Classes, Lexicon, WordHash};
use crate::text::{Case, Text, Token};

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
    words: Vec<Known>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// Its tag as a common word and as a name; unknown where the ending has to tell.
    tags: [Value; 2],
    traits: Traits,
}

impl Tagger {
    pub fn new(lexicon: &Lexicon) -> Self {
        let first = |list: &[(Classes, Value)], classes: Classes| {
            list.iter().find(|(class, _)| classes.has(*class)).map(|(_, tag)| *tag)
        };
        let known = |number| {
            let classes = lexicon.classes(number);
            let closed = first(&CLOSED, classes);
            let common = closed.or(first(&OPEN, classes)).unwrap_or(Value::UNKNOWN);
            Known { tags: [common, closed.unwrap_or(label!("name"))], traits: Traits::of(classes) }
        };
        let mut words: Vec<_> = (0..lexicon.len()).map(known).collect();
        // Preposition or particle of an infinitive: no class tells.
        words[lexicon.find(WordHash::literal("to")) as usize].tags = [label!("to"); 2];
        words[lexicon.find(WordHash::literal("according")) as usize].traits.0 |= Traits::CUE.0;
        // Number 0 is a word that the lexicon does not have.
        words[0] = Known { tags: [Value::UNKNOWN, label!("name")], ..Known::default() };
        Self { words }
    }

    #[inline]
    pub fn traits(&self, token: &Token) -> Traits {
        self.words[token.word as usize].traits
    }

    /// The tag of a token.
    #[inline]
    pub fn tag(&self, text: &Text, token: usize) -> Value {
        let word = &text.tokens[token];
        let kind = KINDS[word.kind as usize];
        if kind != Value::UNKNOWN {
            return kind;
        }
        let unheard = word.word == 0;
        let is_name = (word.case != Case::Lower) & (unheard | !text.begins_sentence(token));
        match self.words[word.word as usize].tags[usize::from(is_name)] {
            Value::UNKNOWN => by_ending(text.str(token)),
            tag => tag,
        }
    }
}

/// The tags of what is no word, by kind.
const KINDS: [Value; 13] = [
    Value::UNKNOWN,
    label!("clitic"),
    label!("number"),
    label!("address"),
    label!("mark"),
    label!("stop"),
    label!("comma"),
    label!("colon"),
    label!("semicolon"),
    label!("dash"),
    label!("open"),
    label!("close"),
    label!("symbol"),
];

/// Before it is asked whether a word is a name.
const CLOSED: [(Classes, Value); 14] = [
    (Classes::RELATIVE, label!("relative")),
    (Classes::SUBJECT, label!("subject")),
    (Classes::OBJECT, label!("object")),
    (Classes::POSSESSIVE, label!("possessive")),
    (Classes::PRONOUN, label!("pronoun")),
    (Classes::MODAL, label!("modal")),
    (Classes::BE, label!("be")),
    (Classes::HAVE, label!("have")),
    (Classes::DO, label!("do")),
    (Classes::NEGATION, label!("negation")),
    (Classes::COORDINATOR, label!("coordinator")),
    (Classes::SUBORDINATOR, label!("subordinator")),
    (Classes::PREPOSITION, label!("preposition")),
    (Classes::DETERMINER, label!("determiner")),
];

/// After that.
const OPEN: [(Classes, Value); 14] = [
    (Classes::PAST, label!("past")),
    (Classes::GERUND, label!("gerund")),
    (Classes::PARTICIPLE, label!("participle")),
    (Classes::THIRD_SINGULAR, label!("third")),
    (Classes::BASE, label!("base")),
    (Classes::ROLE, label!("role")),
    (Classes::GROUP, label!("group")),
    (Classes::DOCUMENT, label!("document")),
    (Classes::CUE_NOUN, label!("cue-noun")),
    (Classes::TIME, label!("time")),
    (Classes::ADVERB, label!("adverb")),
    (Classes::ORDINARY_VERB, label!("verb")),
    (Classes::ORDINARY_ADJECTIVE, label!("adjective")),
    (Classes::ORDINARY, label!("ordinary")),
];

/// The tag of a word that is in no list.
fn by_ending(word: &str) -> Value {
    match word.as_bytes() {
        [.., b'e', b'd'] => label!("ed"),
        [.., b'i', b'n', b'g'] => label!("ing"),
        [.., b'l', b'y'] => label!("ly"),
        [.., b't', b'i', b'o', b'n'] => label!("tion"),
        [.., b's'] => label!("s"),
        _ => label!("word"),
    }
}

//! What the lexicon knows of a word, as a set of bits.

use std::fmt;
use std::ops::{BitOr, BitOrAssign};

/// A set of word classes. A word can have several: "report" is a verb and a document.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) struct Classes(pub(super) u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        impl Classes {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*
        }

        impl fmt::Debug for Classes {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut set = f.debug_set();
                $(if self.has(Self::$name) { set.entry(&format_args!(stringify!($name))); })*
                set.finish()
            }
        }
    };
}

classes! {
    DETERMINER = 0;
    DEFINITE = 1;
    NUMBER = 2;
    PREPOSITION = 3;
    COORDINATOR = 4;
    SUBORDINATOR = 5;
    BE = 6;
    HAVE = 7;
    DO = 8;
    MODAL = 9;
    NEGATION = 10;
    ADVERB = 11;
    TIME = 12;
    PRONOUN = 13;
    SUBJECT = 14;
    OBJECT = 15;
    POSSESSIVE = 16;
    REFLEXIVE = 17;
    RELATIVE = 18;
    INDEFINITE = 19;
    FIRST = 20;
    SECOND = 21;
    THIRD = 22;
    /// Mr., Lady: goes with a surname for good.
    HONORIFIC = 23;
    /// President, coach: a title that is a job.
    JOB = 24;
    ROLE = 25;
    GROUP = 26;
    ORGANISATION_HEAD = 27;
    ORGANISATION_NAME = 28;
    DOCUMENT = 29;
    PLACE = 30;
    /// A place that speaks in the news: Washington.
    METONYM = 31;
    DEMONYM = 32;
    /// What a writer calls somebody who has been named, and no office: "the Russian", "the striker".
    EPITHET = 33;
    GIVEN_NAME = 34;
    ABBREVIATION = 35;
    /// An abbreviation whose stop may also end the sentence: "U.S."
    FINAL = 36;
    PARTICLE = 37;
    CALENDAR = 38;
    ORDINARY = 39;
    CUE_NOUN = 40;
    /// Where words are said or stand, "interview"; of a role, that it works for one, "reporter".
    MEDIUM = 41;
    /// The first word, or the first few, of an entry of more.
    PHRASE_START = 42;
    MALE = 43;
    FEMALE = 44;
    NEUTER = 45;
    PLURAL = 46;
    SINGULAR = 47;
    BASE = 48;
    THIRD_SINGULAR = 49;
    PAST = 50;
    PARTICIPLE = 51;
    GERUND = 52;
    /// A person of whom it tells no more than sex and age: "gentleman".
    ANYBODY = 53;
    /// What relatives are to each other.
    PARENT = 54;
    SPOUSE = 55;
    CHILD = 56;
    SIBLING = 57;
    /// An older relative of another household: "aunt".
    ELDER = 58;
    /// Any other relative, in law too.
    COUSIN = 59;
    // What else an ordinary word is, if no noun.
    ORDINARY_ADJECTIVE = 60;
    ORDINARY_VERB = 61;
    // What the tokenizer adds to what the lists say.
    /// A lower-case word in -ed.
    IN_ED = 62;
    /// A lower-case word of four letters or more in -ly that no list but that of ordinary words has.
    IN_LY = 63;
}

impl Classes {
    pub const NONE: Self = Self(0);
    pub const AUXILIARY: Self = Self(Self::BE.0 | Self::HAVE.0 | Self::DO.0 | Self::MODAL.0);
    pub const VERB: Self =
        Self(Self::BASE.0 | Self::THIRD_SINGULAR.0 | Self::PAST.0 | Self::PARTICIPLE.0 | Self::GERUND.0);
    /// What is a verb, an auxiliary among them, or looks like one.
    pub const VERBAL: Self = Self(Self::VERB.0 | Self::AUXILIARY.0 | Self::IN_ED.0);
    /// What is an adverb or looks like one.
    pub const ADVERBIAL: Self = Self(Self::ADVERB.0 | Self::IN_LY.0);
    /// Common nouns that can be sources.
    pub const SOURCE_NOUN: Self = Self(
        Self::ROLE.0
            | Self::GROUP.0
            | Self::JOB.0
            | Self::ORGANISATION_HEAD.0
            | Self::DOCUMENT.0
            | Self::MEDIUM.0
            | Self::EPITHET.0,
    );
    /// Words that are no part of a noun's own phrase to the left of it.
    pub const FUNCTION: Self = Self(
        Self::DETERMINER.0
            | Self::PREPOSITION.0
            | Self::COORDINATOR.0
            | Self::SUBORDINATOR.0
            | Self::AUXILIARY.0
            | Self::PRONOUN.0,
    );

    /// Whether any class of `other` is in the set.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Classes {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

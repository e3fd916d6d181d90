//! How a text spells its words: capitals at the beginning of a sentence say nothing by themselves.

use crate::lexicon::{Classes, VerbClass};
use crate::memory::Memory;
use crate::text::{Case, Text, TokenKind};

/// How the text writes its words elsewhere: what stands in lower case is no name at the beginning of a
/// sentence, unless it also stands after a given name. Bloom filters that set three bits of one word
/// (Putze, Sanders and Singler 2009, "Cache-, hash- and space-efficient Bloom filters"): a false answer, which
/// costs a name, comes once in a thousand.
pub(super) struct Spellings {
    lower: Vec<u64>,
    surnames: Vec<u64>,
}

impl Spellings {
    pub fn of(text: &Text, memory: &mut Memory) -> Self {
        // At least 16 bits a token; one in thirty is a surname after a given name.
        let words = (text.len() / 4 + 1).next_power_of_two();
        let mut spellings = Self { surnames: memory.bits(words.div_ceil(8)), lower: memory.bits(words) };
        for (number, token) in text.tokens.iter().enumerate().filter(|(_, token)| token.is_word()) {
            if token.case == Case::Lower {
                let (word, bits) = place(token.hash.get(), words);
                spellings.lower[word] |= bits;
            } else if token.is_capitalised() && (follows_given_name(text, number) || is_speaker(text, number))
            {
                let (word, bits) = place(token.hash.get(), spellings.surnames.len());
                spellings.surnames[word] |= bits;
            }
        }
        spellings
    }

    /// Leaves the memory of the filters to another text.
    pub fn leave(self, memory: &mut Memory) {
        memory.keep_bits(self.lower);
        memory.keep_bits(self.surnames);
    }

    pub fn has_lower(&self, text: &Text, token: usize) -> bool {
        let (word, bits) = place(text.tokens[token].hash.get(), self.lower.len());
        self.lower[word] & bits == bits
    }

    pub fn has_surname(&self, text: &Text, token: usize) -> bool {
        let (word, bits) = place(text.tokens[token].hash.get(), self.surnames.len());
        self.surnames[word] & bits == bits
    }
}

/// Whether a token stands where a surname stands: "Ann | Dorsey", "Mr. | Dorsey", "Ann B. | Dorsey",
/// "Ann “Bee” | Dorsey". In "Mr. Speaker" a title does.
fn follows_given_name(text: &Text, token: usize) -> bool {
    let named = |before: usize, class: Classes| token >= before && text.has(token - before, class);
    let title = || text.has(token, Classes::JOB);
    let nickname = || {
        let mark = |before: usize| text.kind(token - before) == Some(TokenKind::Mark);
        mark(1) && mark(3) && text.tokens[token - 2].depth > text.tokens[token].depth
    };
    named(1, Classes::GIVEN_NAME)
        || named(1, Classes::HONORIFIC) && (!title() || is_initial(text, token - 1))
        || named(2, Classes::GIVEN_NAME | Classes::HONORIFIC) && is_initial(text, token - 1)
        || named(4, Classes::GIVEN_NAME | Classes::HONORIFIC) && nickname()
}

/// "B." of "Ann B. Dorsey".
pub(super) fn is_initial(text: &Text, token: usize) -> bool {
    matches!(text.str(token).as_bytes(), [b'A'..=b'Z', b'.'])
}

/// Whether a word ends quoted words as a speaker's name does, whatever else it means: “We go,” said | Sadness.
fn is_speaker(text: &Text, token: usize) -> bool {
    let said = || {
        text.kind(token - 2) == Some(TokenKind::Mark)
            && text.tokens[token - 1].case == Case::Lower
            && text.has(token - 1, Classes::PAST)
            && text.verb(token - 1).is_some_and(|verb| verb.class == VerbClass::Speech)
    };
    let ends = matches!(text.kind(token + 1), Some(TokenKind::Comma | TokenKind::Stop) | None);
    token > 1
        && ends
        && text.has(token, Classes::ORDINARY)
        && !text.has(token, Classes::FUNCTION | Classes::CALENDAR)
        && said()
}

/// The word and the three bits of a hash in a filter of `words` words, a power of two.
fn place(hash: u64, words: usize) -> (usize, u64) {
    let bit = |shift: u32| 1 << (hash >> shift & 63);
    ((hash >> 32) as usize & (words - 1), bit(8) | bit(14) | bit(20))
}

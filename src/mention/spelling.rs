//! How a text spells its words: capitals at the beginning of a sentence say nothing by themselves.

use crate::lexicon::Classes;
use crate::text::{Case, Text};

/// How the text writes its words elsewhere: what stands in lower case is no name at the beginning of a
/// sentence, unless it also stands after a given name. Bloom filters of one hash: a false answer costs one
/// name now and then.
pub(super) struct Spellings {
    lower: Vec<u64>,
    surnames: Vec<u64>,
}

impl Spellings {
    pub fn of(text: &Text) -> Self {
        // 16 bits a token keeps false answers below one in a hundred.
        let words = (text.len() / 4 + 1).next_power_of_two();
        let mut spellings = Self { lower: vec![0; words], surnames: vec![0; words] };
        for (number, token) in text.tokens.iter().enumerate().filter(|(_, token)| token.is_word()) {
            let (word, bit) = place(token.hash.get(), words);
            if token.case == Case::Lower {
                spellings.lower[word] |= bit;
            } else if number > 0
                && text.has(number - 1, Classes::GIVEN_NAME | Classes::HONORIFIC)
                && token.is_capitalised()
            {
                spellings.surnames[word] |= bit;
            }
        }
        spellings
    }

    pub fn has_lower(&self, text: &Text, token: usize) -> bool {
        let (word, bit) = place(text.tokens[token].hash.get(), self.lower.len());
        self.lower[word] & bit != 0
    }

    pub fn has_surname(&self, text: &Text, token: usize) -> bool {
        let (word, bit) = place(text.tokens[token].hash.get(), self.surnames.len());
        self.surnames[word] & bit != 0
    }
}

/// The word and the bit of a hash in a filter of `words` words, a power of two.
fn place(hash: u64, words: usize) -> (usize, u64) {
    ((hash >> 32) as usize & (words - 1), 1 << (hash >> 26 & 63))
}

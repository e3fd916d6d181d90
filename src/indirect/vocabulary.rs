//! The words that features name, as numbers.

use std::borrow::Cow;

use crate::lexicon::{HashIndex, WordHash};

use super::label::{FIRST_WORD, LABELS, Value, spelled};

/// The number of each word.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Vocabulary {
    /// Open addressing with linear probing, a power of two, at most half full; of the hash of a word the
    /// bits that its place does not tell.
    pub slots: Cow<'static, [(u32, Value)]>,
    /// One more than the largest number of a word.
    pub end: u16,
}

impl Vocabulary {
    pub fn new(words: &HashIndex<u16>) -> Self {
        let free = (0, Value::UNKNOWN);
        let mut slots = vec![free; (2 * words.len()).next_power_of_two().max(2)];
        for (&hash, &number) in words {
            let (mut place, rest) = place(hash, slots.len());
            while slots[place] != free {
                place = (place + 1) & (slots.len() - 1);
            }
            slots[place] = (rest, Value::new(number));
        }
        Self { slots: slots.into(), end: words.values().copied().max().unwrap_or(0) + 1 }
    }

    /// The number of a word, [`Value::UNKNOWN`] if no feature names it.
    #[inline]
    pub fn get(&self, word: WordHash) -> Value {
        let (mut place, rest) = place(word.get(), self.slots.len());
        loop {
            let slot = self.slots[place];
            if slot.0 == rest || slot.1 == Value::UNKNOWN {
                return slot.1;
            }
            place = (place + 1) & (self.slots.len() - 1);
        }
    }
}

#[inline]
fn place(hash: u64, slots: usize) -> (usize, u32) {
    ((hash >> 40) as usize & (slots - 1), (hash >> 8) as u32)
}

/// Numbers words in the order in which they come; the labels have their numbers already.
#[derive(Debug)]
pub(super) struct Numbering {
    pub numbers: HashIndex<u16>,
    next: u16,
}

impl Numbering {
    pub fn new() -> Self {
        let labels = LABELS.iter().zip(1..);
        let numbers = labels.map(|(label, number)| (WordHash::of(&spelled(label)).get(), number)).collect();
        Self { numbers, next: FIRST_WORD }
    }

    /// The number of a word; unknown when there are more words than numbers.
    pub fn number(&mut self, word: WordHash) -> Value {
        let next = self.next;
        let number = *self.numbers.entry(word.get()).or_insert(next);
        if number == next {
            if next == u16::MAX {
                self.numbers.remove(&word.get());
                return Value::UNKNOWN;
            }
            self.next += 1;
        }
        Value::new(number)
    }
}

//! What is known of each written form, found by its hash.

use std::borrow::Cow;

use super::{Classes, WordHash};

/// What the lexicon knows of one written form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(super) hash: WordHash,
    pub classes: Classes,
    /// Index into the verbs, plus one; 0 for a word that is no form of a listed verb.
    pub verb: u16,
}

/// The written forms by number, and an open-addressing table that is never more than half full: a look-up
/// is nearly always one slot and one word.
#[derive(Clone, Debug)]
pub(super) struct Words {
    /// Number 0 is the unknown word.
    pub all: Cow<'static, [Word]>,
    /// Numbers; 0 in an empty slot.
    pub slots: Cow<'static, [u32]>,
}

impl Default for Words {
    fn default() -> Self {
        let unknown = Word { hash: WordHash::EMPTY, classes: Classes::NONE, verb: 0 };
        Self { all: vec![unknown].into(), slots: vec![0; 8].into() }
    }
}

impl Words {
    #[inline]
    pub fn get(&self, number: u32) -> &Word {
        &self.all[number as usize]
    }

    /// The number of a word, 0 when it is not there.
    #[inline]
    pub fn find(&self, hash: WordHash) -> u32 {
        self.place(hash).1
    }

    /// A word, new unless it is there.
    pub fn entry(&mut self, hash: WordHash) -> &mut Word {
        let mut number = self.find(hash);
        if number == 0 {
            number = self.all.len() as u32;
            self.all.to_mut().push(Word { hash, classes: Classes::NONE, verb: 0 });
            if self.all.len() * 2 > self.slots.len() {
                self.grow();
            } else {
                let (place, _) = self.place(hash);
                self.slots.to_mut()[place] = number;
            }
        }
        &mut self.all.to_mut()[number as usize]
    }

    /// The slot of a word and its number, or the empty slot where it would go and 0.
    #[inline]
    fn place(&self, hash: WordHash) -> (usize, u32) {
        let mask = self.slots.len() - 1;
        let mut place = hash.get() as usize & mask;
        loop {
            let number = self.slots[place];
            if number == 0 || self.all[number as usize].hash == hash {
                return (place, number);
            }
            place = (place + 1) & mask;
        }
    }

    fn grow(&mut self) {
        self.slots = vec![0; self.slots.len() * 2].into();
        for number in 1..self.all.len() {
            let (place, _) = self.place(self.all[number].hash);
            self.slots.to_mut()[place] = number as u32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_before_and_after_the_table_has_grown() {
        let mut words = Words::default();
        let names: Vec<String> = (0..1000).map(|number| format!("word{number}")).collect();
        for (number, name) in names.iter().enumerate() {
            words.entry(WordHash::of(name)).verb = number as u16;
            assert_eq!(words.find(WordHash::of("another")), 0);
        }
        for (number, name) in names.iter().enumerate() {
            assert_eq!(words.get(words.find(WordHash::of(name))).verb, number as u16);
        }
    }
}

//! What is known of each written form, found by its hash.

use super::{Classes, WordHash};

/// What the lexicon knows of one written form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    hash: WordHash,
    pub classes: Classes,
    /// Index into the verbs, plus one; 0 for a word that is no form of a listed verb.
    pub verb: u16,
}

/// The written forms by number, and an open-addressing table that is never more than half full: a look-up
/// is nearly always one slot and one word.
#[derive(Clone, Debug)]
pub(super) struct Words {
    /// Number 0 is the unknown word.
    all: Vec<Word>,
    slots: Vec<Slot>,
}

/// The number of a word, 0 in an empty slot, and half of its hash, so that few other words are looked at.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    tag: u32,
    number: u32,
}

impl Words {
    /// A table with room for some words before it must grow.
    pub fn with_room(words: usize) -> Self {
        let mut all = Vec::with_capacity(words + 1);
        all.push(Word { hash: WordHash::EMPTY, classes: Classes::NONE, verb: 0 });
        Self { all, slots: vec![Slot::default(); (words * 2).next_power_of_two().max(8)] }
    }

    #[inline]
    pub fn get(&self, number: u32) -> &Word {
        &self.all[number as usize]
    }

    /// The number of a word, 0 when it is not there.
    #[inline]
    pub fn find(&self, hash: WordHash) -> u32 {
        self.slots[self.place(hash)].number
    }

    /// A word, new unless it is there.
    pub fn entry(&mut self, hash: WordHash) -> &mut Word {
        let mut number = self.find(hash);
        if number == 0 {
            number = self.all.len() as u32;
            self.all.push(Word { hash, classes: Classes::NONE, verb: 0 });
            if self.all.len() * 2 > self.slots.len() {
                self.grow();
            } else {
                let place = self.place(hash);
                self.slots[place] = Slot { tag: tag(hash), number };
            }
        }
        &mut self.all[number as usize]
    }

    /// The slot of a word, or the empty one where it would go.
    #[inline]
    fn place(&self, hash: WordHash) -> usize {
        let mask = self.slots.len() - 1;
        let mut place = hash.get() as usize & mask;
        loop {
            let slot = self.slots[place];
            let same = slot.tag == tag(hash) && self.all[slot.number as usize].hash == hash;
            if slot.number == 0 || same {
                return place;
            }
            place = (place + 1) & mask;
        }
    }

    fn grow(&mut self) {
        self.slots = vec![Slot::default(); self.slots.len() * 2];
        for number in 1..self.all.len() {
            let hash = self.all[number].hash;
            let place = self.place(hash);
            self.slots[place] = Slot { tag: tag(hash), number: number as u32 };
        }
    }
}

fn tag(hash: WordHash) -> u32 {
    (hash.get() >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_before_and_after_the_table_has_grown() {
        let mut words = Words::with_room(2);
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

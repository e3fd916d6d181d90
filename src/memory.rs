//! What one text leaves to the next: the memory of its largest lists.

use std::sync::{Mutex, PoisonError};

use crate::attribution;
use crate::cue::Cue;
use crate::entity;
use crate::indirect;
use crate::mention::Mention;
use crate::text::Token;

/// Emptied lists that keep their room.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    tokens: Vec<Token>,
    mentions: Vec<Mention>,
    cues: Vec<Cue>,
    /// Lists with a number for each token, or for some of them.
    numbers: Vec<Vec<u32>>,
    bits: Vec<Vec<u64>>,
    pub entity: entity::Memory,
    pub attribution: attribution::Memory,
    pub indirect: indirect::Memory,
}

impl Memory {
    pub fn tokens(&mut self) -> Vec<Token> {
        std::mem::take(&mut self.tokens)
    }

    pub fn mentions(&mut self) -> Vec<Mention> {
        std::mem::take(&mut self.mentions)
    }

    pub fn cues(&mut self) -> Vec<Cue> {
        std::mem::take(&mut self.cues)
    }

    /// A list with room for some numbers.
    pub fn numbers(&mut self, room: usize) -> Vec<u32> {
        let mut numbers = self.numbers.pop().unwrap_or_default();
        numbers.reserve(room);
        numbers
    }

    /// A list of zeros.
    pub fn bits(&mut self, len: usize) -> Vec<u64> {
        let mut bits = self.bits.pop().unwrap_or_default();
        bits.resize(len, 0);
        bits
    }

    pub fn keep_tokens(&mut self, tokens: Vec<Token>) {
        self.tokens = emptied(tokens);
    }

    pub fn keep_mentions(&mut self, mentions: Vec<Mention>) {
        self.mentions = emptied(mentions);
    }

    pub fn keep_cues(&mut self, cues: Vec<Cue>) {
        self.cues = emptied(cues);
    }

    pub fn keep_numbers(&mut self, numbers: Vec<u32>) {
        self.numbers.push(emptied(numbers));
    }

    pub fn keep_bits(&mut self, bits: Vec<u64>) {
        self.bits.push(emptied(bits));
    }
}

fn emptied<T>(mut list: Vec<T>) -> Vec<T> {
    list.clear();
    list
}

/// The memories that nobody is using: as many as there were texts read at one time.
#[derive(Debug, Default)]
pub(crate) struct Pool {
    idle: Mutex<Vec<Memory>>,
}

impl Pool {
    /// Bytes of the largest text that leaves its memory to others. News is below; a book would hold on to some
    /// tens of megabytes for as long as there is the attributor.
    const LARGEST: usize = 1 << 17;

    /// Runs what reads a text of so many bytes in the memory that another has left.
    pub fn with<T>(&self, bytes: usize, read: impl FnOnce(&mut Memory) -> T) -> T {
        // A list of memories is whole at any moment, so it does not matter whether a thread died with it.
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let mut memory = (bytes <= Self::LARGEST).then(|| idle().pop()).flatten().unwrap_or_default();
        let answer = read(&mut memory);
        if bytes <= Self::LARGEST {
            idle().push(memory);
        }
        answer
    }
}

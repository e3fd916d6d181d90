//! A word as a number: the same for "Said", "SAID" and "said", and for both kinds of apostrophe.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// The case-folded hash of a word, taken a character at a time while the tokenizer reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct WordHash(u64);

impl WordHash {
    pub const EMPTY: Self = Self(SEED);

    pub const fn get(self) -> u64 {
        self.0
    }

    /// Adds an ASCII byte, or one byte of a character that has no case.
    #[inline]
    pub const fn byte(self, byte: u8) -> Self {
        Self((self.0.rotate_left(5) ^ byte.to_ascii_lowercase() as u64).wrapping_mul(FACTOR))
    }

    #[inline]
    pub fn char(self, c: char) -> Self {
        if c.is_ascii() {
            return self.byte(c as u8);
        }
        if c == '’' {
            return self.byte(b'\'');
        }
        let mut buffer = [0; 4];
        c.to_lowercase().fold(self, |hash, c| c.encode_utf8(&mut buffer).bytes().fold(hash, Self::byte))
    }

    /// The hash of the phrase so far, a space, and one more word.
    pub const fn word(self, word: WordHash) -> Self {
        Self((self.0.rotate_left(17) ^ word.0).wrapping_mul(FACTOR))
    }

    pub fn of(word: &str) -> Self {
        word.chars().fold(Self::EMPTY, Self::char)
    }

    /// [`WordHash::of`] for the few words that the code itself names; ASCII only.
    pub const fn literal(word: &str) -> Self {
        let bytes = word.as_bytes();
        let (mut hash, mut i) = (Self::EMPTY, 0);
        while i < bytes.len() {
            hash = hash.byte(bytes[i]);
            i += 1;
        }
        hash
    }
}

/// The keys are hashes already.
#[derive(Default)]
pub(crate) struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0.rotate_left(5) ^ u64::from(byte)).wrapping_mul(FACTOR);
        }
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

pub(crate) type HashIndex<T> = HashMap<u64, T, BuildHasherDefault<Identity>>;

//! A word as a number: the same for "Said", "SAID" and "said", and for both kinds of apostrophe.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Stands inside words where they may be broken, and is not part of them.
pub(crate) const SOFT_HYPHEN: char = '\u{ad}';

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// The case-folded hash of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct WordHash(pub(super) u64);

/// Both halves of a product, so that each bit of what goes in reaches the low bits as well.
const fn mix(state: u64, chunk: u64) -> u64 {
    let product = (state ^ chunk) as u128 * FACTOR as u128;
    product as u64 ^ (product >> 64) as u64
}

/// A word on its way to its hash, eight bytes at a time: most words are one step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Folding {
    state: u64,
    /// The bytes that wait for others, the first one lowest.
    chunk: u64,
    filled: u32,
}

impl Folding {
    pub const NEW: Self = Self { state: SEED, chunk: 0, filled: 0 };

    /// Adds eight lower-case bytes, the first one lowest; only after whole groups of eight.
    #[inline]
    pub const fn eight(self, chunk: u64) -> Self {
        Self { state: mix(self.state, chunk), ..self }
    }

    /// Adds fewer than eight lower-case bytes, the first one lowest, zeros above them; only after whole
    /// groups of eight.
    #[inline]
    pub const fn rest(self, chunk: u64, bytes: u32) -> Self {
        Self { chunk, filled: bytes * 8, ..self }
    }

    /// Adds an ASCII byte, or one byte of a character that has no case.
    pub const fn byte(self, byte: u8) -> Self {
        let chunk = self.chunk | (byte.to_ascii_lowercase() as u64) << self.filled;
        if self.filled < 56 {
            Self { chunk, filled: self.filled + 8, ..self }
        } else {
            Self { state: mix(self.state, chunk), ..Self::NEW }
        }
    }

    /// Adds a character: apostrophes and hyphens are those of ASCII, soft hyphens are nothing.
    pub fn char(self, c: char) -> Self {
        match c {
            _ if c.is_ascii() => self.byte(c as u8),
            '’' => self.byte(b'\''),
            '‐' | '‑' => self.byte(b'-'),
            SOFT_HYPHEN => self,
            _ => {
                let mut buffer = [0; 4];
                let lower = c.to_lowercase();
                lower.fold(self, |word, c| c.encode_utf8(&mut buffer).bytes().fold(word, Self::byte))
            }
        }
    }

    #[inline]
    pub const fn finish(self) -> WordHash {
        WordHash(if self.filled == 0 { self.state } else { mix(self.state, self.chunk) })
    }
}

impl WordHash {
    pub const EMPTY: Self = Self(SEED);

    pub const fn get(self) -> u64 {
        self.0
    }

    /// The hash of the phrase so far, a space, and one more word.
    pub const fn word(self, word: WordHash) -> Self {
        Self(mix(self.0.rotate_left(17), word.0))
    }

    pub fn of(word: &str) -> Self {
        word.chars().fold(Folding::NEW, Folding::char).finish()
    }

    /// [`WordHash::of`] for the few words that the code itself names; ASCII only.
    pub const fn literal(word: &str) -> Self {
        let bytes = word.as_bytes();
        let (mut folding, mut i) = (Folding::NEW, 0);
        while i < bytes.len() {
            folding = folding.byte(bytes[i]);
            i += 1;
        }
        folding.finish()
    }

    /// [`WordHash::literal`] of each of several words.
    pub const fn literals<const N: usize>(words: [&str; N]) -> [Self; N] {
        let mut hashes = [Self::EMPTY; N];
        let mut i = 0;
        while i < N {
            hashes[i] = Self::literal(words[i]);
            i += 1;
        }
        hashes
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

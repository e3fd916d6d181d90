//! Features: what can be observed of a token, a mention or a cue, as a number.
//!
//! A feature is a template and up to three values: `cue-word-next=said,that`. Its number is a hash of the
//! names, so that nothing is spelled while a text is read; only fitting keeps the names, for the table.

use crate::lexicon::WordHash;

/// A kind of observation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Template {
    pub name: &'static str,
    hash: WordHash,
}

impl Template {
    pub const fn new(name: &'static str) -> Self {
        Self { name, hash: WordHash::literal(name) }
    }

    /// The number of the feature with these values.
    pub fn feature(&self, values: &[WordHash]) -> u64 {
        feature(self.hash, values.iter().copied())
    }
}

/// The number of a feature: of a template's name and its values.
pub(super) fn feature(template: WordHash, values: impl Iterator<Item = WordHash>) -> u64 {
    values.fold(template, WordHash::word).get()
}

/// Takes the features of one decision.
pub(crate) trait Sink {
    fn add(&mut self, template: &Template, values: &[WordHash]);
}

/// A set of names for values that are no words of the text.
pub(crate) struct Labels<const N: usize> {
    pub names: [&'static str; N],
    hashes: [WordHash; N],
}

impl<const N: usize> Labels<N> {
    pub const fn new(names: [&'static str; N]) -> Self {
        let mut hashes = [WordHash::EMPTY; N];
        let mut i = 0;
        while i < N {
            hashes[i] = WordHash::literal(names[i]);
            i += 1;
        }
        Self { names, hashes }
    }

    pub fn get(&self, number: usize) -> WordHash {
        self.hashes[number]
    }
}

/// Counts and distances: small ones one by one, larger ones in steps that double.
pub(crate) static COUNTS: Labels<9> = Labels::new(["0", "1", "2", "3", "4+", "6+", "10+", "16+", "28+"]);

pub(crate) fn count(number: usize) -> WordHash {
    COUNTS.get(match number {
        0..=3 => number,
        4..=5 => 4,
        6..=9 => 5,
        10..=15 => 6,
        16..=27 => 7,
        _ => 8,
    })
}

pub(crate) static FLAGS: Labels<2> = Labels::new(["no", "yes"]);

pub(crate) fn flag(holds: bool) -> WordHash {
    FLAGS.get(usize::from(holds))
}

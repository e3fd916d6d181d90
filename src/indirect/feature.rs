//! Features: what can be observed of a token, a mention or a cue, as a number.
//!
//! A feature is a template and up to four values: `cue-next` of "that". Nothing is spelled while a text is
//! read: values are numbers, and so is a feature, with all of them in it.

use crate::lexicon::WordHash;

use super::label::Value;

/// A kind of observation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Template {
    pub name: &'static str,
    seed: u64,
}

impl Template {
    pub const fn new(name: &'static str) -> Self {
        Self { name, seed: WordHash::literal(name).get() }
    }

    /// The number of the feature with these values.
    #[inline]
    pub fn feature(&self, values: &[Value]) -> u64 {
        feature(self.seed, values)
    }
}

/// The seed of the template with a name.
pub(super) fn seed(name: &str) -> u64 {
    WordHash::of(name).get()
}

/// The number of a feature: nothing is lost but the order of the bits, so that no two features of a template
/// have the same.
#[inline]
pub(super) fn feature(seed: u64, values: &[Value]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let packed = values.iter().rev().fold(0, |packed, value| packed << 16 | value.number() as u64);
    let mixed = (packed ^ seed).wrapping_mul(FACTOR);
    (mixed ^ mixed >> 32).wrapping_mul(FACTOR)
}

/// Takes the features of one decision.
pub(crate) trait Sink {
    fn add<const N: usize>(&mut self, template: &Template, values: [Value; N]);
}

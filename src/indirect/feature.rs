//! Features: what can be observed of a token, a mention or a cue, as a number.
//!
//! A feature is a template and up to four values: `cue-next` of "that". Nothing is spelled while a text is
//! read: values are numbers, and so is a feature, with all of them in it.

use crate::lexicon::WordHash;

use super::label::{Labels, Value};

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

/// The number of a feature; each bit depends on all values.
#[inline]
pub(super) fn feature(seed: u64, values: &[Value]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let product = u128::from(pack(values) ^ seed) * u128::from(FACTOR);
    product as u64 ^ (product >> u64::BITS) as u64
}

#[inline]
fn pack(values: &[Value]) -> u64 {
    values.iter().rev().fold(0, |packed, value| packed << 16 | value.number() as u64)
}

/// Whether all of some values are known.
#[inline]
pub(super) fn are_known<const N: usize>(values: [Value; N]) -> bool {
    values.iter().fold(true, |known, &value| known & (value != Value::UNKNOWN))
}

/// Takes the features of one decision.
pub(crate) trait Sink {
    fn add<const N: usize>(&mut self, template: &Template, values: [Value; N]);
}

/// What is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// Whether a word is a cue.
    Cue,
    /// Whether a mention is the source of a cue.
    Source,
    /// Whether content begins with a unit.
    Begin,
    /// Whether content ends before a unit.
    End,
}

impl Question {
    pub const ALL: [Self; 4] = [Self::Cue, Self::Source, Self::Begin, Self::End];

    pub fn label(self) -> Value {
        static QUESTIONS: Labels<4> = Labels::new(["is-cue", "is-source", "is-beginning", "is-end"]);
        QUESTIONS.get(self as usize)
    }
}

/// The least that the features of the sieve may sum up to.
pub(super) const FLOOR: Template = Template::new("floor");

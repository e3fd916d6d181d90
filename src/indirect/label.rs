//! The values of features that are no words: tags, distances, classes, zones.

/// A value of a feature: a label or a word of the vocabulary, by number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Value(u16);

impl Value {
    /// A word that no feature names.
    pub const UNKNOWN: Self = Self(0);

    pub const fn new(number: u16) -> Self {
        Self(number)
    }

    pub const fn number(self) -> usize {
        self.0 as usize
    }
}

/// Every label, once; label `i` is value `i + 1`.
#[rustfmt::skip]
pub(super) const LABELS: &[&str] = &[
    // Tags, and what else a unit can be.
    "none", "clitic", "number", "address", "mark", "stop", "comma", "colon", "semicolon", "dash", "open",
    "close", "symbol", "relative", "subject", "object", "possessive", "pronoun", "modal", "be", "have",
    "do", "negation", "coordinator", "subordinator", "preposition", "determiner", "name", "past", "gerund",
    "participle", "third", "base", "role", "group", "document", "cue-noun", "time", "adverb", "ordinary",
    "ed", "ing", "ly", "tion", "s", "word", "to", "adjective", "verb", "deverbal", "edge", "quotation", "outside",
    // Counts and flags.
    "0", "1", "2", "3", "4+", "6+", "10+", "16+", "28+", "no", "yes",
    // Classes of verbs, forms of cues.
    "speech", "write", "manner", "claim", "act", "think", "show", "weak", "no-verb",
    "finite", "passive", "infinitive",
    // Links to the subject.
    "adjacent", "insertion", "prepositional", "coordinated", "far", "no-subject",
    // Kinds and forms of mentions.
    "person", "organisation", "place", "unknown", "noun", "coordination", "no-mention",
    // Frames of verbs.
    "that", "bare", "wh", "inf", "obj-inf", "obj-that", "obj-of", "obj-as", "obj-for", "obj-with",
    "obj-obj", "np", "about", "for", "of", "on", "against", "at", "in", "into", "over", "with", "from",
    "quote", "as",
    // Places of candidates.
    "before", "after", "earlier", "embracing", "quotes-speaker",
    // Questions.
    "is-cue", "is-source", "is-beginning", "is-end",
    // Zones of units.
    "sc-cue", "sc-source", "sc-left", "sc-between", "sc-right", "cs-cue", "cs-source", "cs-left",
    "cs-between", "cs-right", "c-left", "c-right",
];

/// The first number that is a word's.
pub(super) const FIRST_WORD: u16 = LABELS.len() as u16 + 1;

/// How a label is spelled in a table: a mark that no word begins with tells it from the word.
pub(super) fn spelled(label: &str) -> String {
    format!(":{label}")
}

/// The value of a label.
macro_rules! label {
    ($name:literal) => {
        const { $crate::indirect::label::find($name) }
    };
}
pub(super) use label;

/// A set of labels that are numbered from 0 where they are used.
pub(crate) struct Labels<const N: usize>([Value; N]);

impl<const N: usize> Labels<N> {
    /// Fails to compile unless all are in [`LABELS`].
    pub const fn new(names: [&'static str; N]) -> Self {
        let mut values = [Value::UNKNOWN; N];
        let mut i = 0;
        while i < N {
            values[i] = find(names[i]);
            i += 1;
        }
        Self(values)
    }

    pub fn values(&self) -> &[Value; N] {
        &self.0
    }

    #[inline]
    pub fn get(&self, number: usize) -> Value {
        self.0[number]
    }
}

/// The value of a label; [`label!`] finds it when the crate is compiled, wherever it stands.
pub(super) const fn find(name: &str) -> Value {
    let mut number = 0;
    while !equal(LABELS[number], name) {
        number += 1;
    }
    Value(number as u16 + 1)
}

const fn equal(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// Counts and distances: small ones one by one, larger ones in steps that double.
#[inline]
pub(crate) fn count(number: usize) -> Value {
    steps(step(number))
}

/// The number of the step in which a count is.
#[inline]
pub(super) fn step(number: usize) -> u8 {
    match number {
        0..=3 => number as u8,
        4..=5 => 4,
        6..=9 => 5,
        10..=15 => 6,
        16..=27 => 7,
        _ => 8,
    }
}

/// A step as the value of a feature.
#[inline]
pub(super) fn steps(step: u8) -> Value {
    static STEPS: Labels<{ STEPS_LEN }> = Labels::new(["0", "1", "2", "3", "4+", "6+", "10+", "16+", "28+"]);
    STEPS.get(usize::from(step))
}

pub(super) const STEPS_LEN: usize = 9;

#[inline]
pub(crate) fn flag(holds: bool) -> Value {
    const FLAGS: Labels<2> = Labels::new(["no", "yes"]);
    FLAGS.get(usize::from(holds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_label_is_listed_once() {
        for name in LABELS {
            assert_eq!(LABELS.iter().filter(|other| *other == name).count(), 1, "{name}");
        }
    }
}

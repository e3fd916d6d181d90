//! The table of weights.

use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::error::Error;
use crate::lexicon::{Folding, WordHash};

use super::feature::{FLOOR, Question, Sink, Template, are_known, feature, seed};
use super::label::Value;
use super::vocabulary::{Numbering, Vocabulary};

/// How much each feature of reported speech counts: what is a cue, who its source is, where its content
/// begins and ends.
///
/// The bundled table was fitted on news; the `fit` example writes one from other annotated texts.
#[derive(Clone, PartialEq)]
pub struct IndirectWeights(Arc<Table>);

#[derive(PartialEq)]
struct Table {
    /// Open addressing with linear probing.
    slots: Box<Slots>,
    vocabulary: Vocabulary,
    /// For each question the least that the features of its sieve may sum up to.
    floors: [i32; Question::ALL.len()],
}

/// As many as make a look-up quick, and few enough for the second-level cache.
type Slots = [Slot; 1 << 17];

/// Beyond half of the slots, look-ups get slow.
const MOST_FEATURES: usize = 1 << 16;

/// 4 bytes, so that the whole table stays in the second-level cache.
#[derive(Clone, Copy, Default, PartialEq)]
struct Slot {
    /// Bits of the feature's number that its place does not tell; 0 where the slot is free.
    tag: u16,
    /// In hundredths.
    weight: i16,
}

static BUNDLED: Lazy<IndirectWeights> = Lazy::new(|| {
    IndirectWeights::parse("weights.txt", include_str!("weights.txt"))
        .expect("the bundled table is checked by the tests")
});

impl Default for IndirectWeights {
    fn default() -> Self {
        BUNDLED.clone()
    }
}

impl std::fmt::Debug for IndirectWeights {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IndirectWeights").field("floors", &self.0.floors).finish_non_exhaustive()
    }
}

impl IndirectWeights {
    /// Reads a table; `origin` names it in an error.
    ///
    /// `[cue-lemma-next]` begins the features of a template. A line below it has the first values, a slash,
    /// and the last values with their weights in hundredths: `say / that=214 nothing=-31`. A colon tells
    /// a label from a word: `:comma`.
    ///
    /// # Errors
    ///
    /// When a line is nothing of that kind, or a weight is no whole number between -32768 and 32767: the
    /// error says which line and what was expected.
    ///
    /// ```
    /// use quote_attribution::IndirectWeights;
    ///
    /// let error = IndirectWeights::parse("mine.txt", "[cue-lemma-next]\nsay / that=much\n").unwrap_err();
    /// assert_eq!(error.line(), Some(2));
    /// ```
    pub fn parse(origin: &str, text: &str) -> Result<Self, Error> {
        let mut slots = empty();
        let mut numbering = Numbering::new();
        let (mut template, mut features) = (None, 0);
        for (number, line) in text.lines().enumerate() {
            let fail = |found: &str, expected: &str| Err(Error::at(origin, number + 1, found, expected));
            if line.starts_with('#') || line.is_empty() {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                template = Some(seed(name));
                continue;
            }
            let Some(template) = template else {
                return fail(line, "a template in brackets first");
            };
            let mut rest = Cursor(line.as_bytes());
            let mut values = [Value::UNKNOWN; MOST_VALUES];
            let mut count = 0;
            loop {
                match rest.word(line) {
                    Some((SLASH, b' ')) => break,
                    Some((word, b' ')) if count + 1 < MOST_VALUES => values[count] = numbering.number(word),
                    _ => return fail(line, "up to three values, a slash and last values with weights"),
                }
                count += 1;
            }
            loop {
                let entry = rest.0;
                let (Some((word, b'=')), Some((weight, end))) = (rest.word(line), rest.weight()) else {
                    let entry = String::from_utf8_lossy(entry);
                    let entry = entry.split(' ').next().unwrap_or_default();
                    return fail(entry, "a value and its weight, a whole number of hundredths (that=214)");
                };
                values[count] = numbering.number(word);
                features += 1;
                if features > MOST_FEATURES {
                    return fail(line, "no more than 65536 weights");
                }
                set(&mut slots, feature(template, &values[..=count]), weight);
                if end {
                    break;
                }
            }
        }
        let floors = Question::ALL.map(|question| match weight(&slots, FLOOR.feature(&[question.label()])) {
            0 => i32::MIN,
            floor => floor,
        });
        Ok(Self(Arc::new(Table { slots, vocabulary: Vocabulary::new(&numbering.numbers), floors })))
    }

    pub(super) fn vocabulary(&self) -> &Vocabulary {
        &self.0.vocabulary
    }

    /// What the features of the sieve of a question must sum up to.
    pub(super) fn floor(&self, question: Question) -> i32 {
        self.0.floors[question as usize]
    }

    /// What a feature weighs, in hundredths; 0 unless it is listed.
    pub(super) fn weight(&self, feature: u64) -> i32 {
        weight(&self.0.slots, feature)
    }
}

fn empty() -> Box<Slots> {
    // By way of the heap: an array of that size would fill the stack of a small thread.
    let slots = vec![Slot::default(); size_of::<Slots>() / size_of::<Slot>()];
    slots.try_into().unwrap_or_else(|_| unreachable!("as many as the type says"))
}

/// The values that fit into the number of a feature.
const MOST_VALUES: usize = 4;

#[inline]
fn weight(slots: &Slots, feature: u64) -> i32 {
    let (mut place, tag) = place(feature);
    loop {
        let slot = slots[place];
        if slot.tag == tag {
            return i32::from(slot.weight);
        }
        if slot.tag == 0 {
            return 0;
        }
        place = (place + 1) % slots.len();
    }
}

fn set(slots: &mut Slots, feature: u64, weight: i16) {
    let (mut place, tag) = place(feature);
    while slots[place].tag != 0 && slots[place].tag != tag {
        place = (place + 1) % slots.len();
    }
    slots[place] = Slot { tag, weight };
}

#[inline]
fn place(feature: u64) -> (usize, u16) {
    const BITS: u32 = size_of::<Slots>().ilog2() - size_of::<Slot>().ilog2();
    ((feature >> (u64::BITS - BITS)) as usize, (feature >> 24) as u16 | 1)
}

/// What stands between the first values and the last.
const SLASH: WordHash = WordHash::literal("/");

/// Reads a line from left to right.
struct Cursor<'l>(&'l [u8]);

impl Cursor<'_> {
    /// A word, and the byte that ends it.
    fn word(&mut self, line: &str) -> Option<(WordHash, u8)> {
        let (mut folding, mut ascii) = (Folding::NEW, true);
        for (at, &byte) in self.0.iter().enumerate() {
            if byte == b' ' || byte == b'=' {
                let hash = if ascii {
                    folding.finish()
                } else {
                    let start = line.len() - self.0.len();
                    WordHash::of(&line[start..start + at])
                };
                self.0 = &self.0[at + 1..];
                return Some((hash, byte));
            }
            ascii &= byte.is_ascii();
            folding = folding.byte(byte);
        }
        None
    }

    /// A weight, and whether the line ends after it.
    fn weight(&mut self) -> Option<(i16, bool)> {
        let end = self.0.iter().position(|&byte| byte == b' ');
        let digits = &self.0[..end.unwrap_or(self.0.len())];
        let weight = std::str::from_utf8(digits).ok()?.parse().ok()?;
        self.0 = end.map_or(&[], |end| &self.0[end + 1..]);
        Some((weight, end.is_none()))
    }
}

/// Adds up what the features of a decision weigh.
pub(super) struct Sum<'w> {
    slots: &'w Slots,
    hundredths: i32,
}

impl<'w> Sum<'w> {
    #[inline]
    pub fn of(weights: &'w IndirectWeights, describe: impl FnOnce(&mut Self)) -> i32 {
        let mut sum = Self { slots: &weights.0.slots, hundredths: 0 };
        describe(&mut sum);
        sum.hundredths
    }
}

impl Sink for Sum<'_> {
    #[inline]
    fn add<const N: usize>(&mut self, template: &Template, values: [Value; N]) {
        if are_known(values) {
            self.hundredths += weight(self.slots, template.feature(&values));
        }
    }
}

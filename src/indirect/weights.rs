//! The table of weights.

use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::error::Error;
use crate::lexicon::WordHash;

use super::feature::{FLOOR, Question, Sink, Template, feature, seed};
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
    /// Open addressing with linear probing: a power of two, at most half full.
    slots: Vec<Slot>,
    vocabulary: Vocabulary,
    /// For each question the least that the first features may sum up to.
    floors: [i32; Question::ALL.len()],
}

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
        f.debug_struct("IndirectWeights").field("slots", &self.0.slots.len()).finish_non_exhaustive()
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
        let entries = text.bytes().filter(|&byte| byte == b'=').count();
        let mut slots = vec![Slot::default(); (2 * entries).next_power_of_two().max(2)];
        let mut numbering = Numbering::new();
        let mut template = None;
        let mut values = [Value::UNKNOWN; MOST_VALUES];
        for (number, line) in text.lines().enumerate() {
            let fail = |found: &str, expected: &str| Err(Error::at(origin, number + 1, found, expected));
            if line.starts_with('#') || line.is_empty() {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                template = Some(seed(name));
                continue;
            }
            let (Some(template), Some((first, last))) = (template, line.split_once("/ ")) else {
                return fail(line, "a template in brackets, or values, a slash and last values with weights");
            };
            let mut count = 0;
            for value in first.split_ascii_whitespace() {
                if count + 1 == MOST_VALUES {
                    return fail(first, "fewer values");
                }
                values[count] = numbering.number(WordHash::of(value));
                count += 1;
            }
            for entry in last.split(' ') {
                let weighed = entry.rsplit_once('=');
                let Some((value, Ok(weight))) = weighed.map(|(value, weight)| (value, weight.parse())) else {
                    return fail(entry, "a value and its weight, a whole number of hundredths (that=214)");
                };
                values[count] = numbering.number(WordHash::of(value));
                set(&mut slots, feature(template, &values[..=count]), weight);
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

    /// What a feature weighs, in hundredths; 0 unless it is listed.
    pub(super) fn weight(&self, feature: u64) -> i32 {
        weight(&self.0.slots, feature)
    }
}

/// The values that fit into the number of a feature.
const MOST_VALUES: usize = 4;

#[inline]
fn weight(slots: &[Slot], feature: u64) -> i32 {
    let (mut place, tag) = place(feature, slots.len());
    loop {
        let slot = slots[place];
        if slot.tag == tag {
            return i32::from(slot.weight);
        }
        if slot.tag == 0 {
            return 0;
        }
        place = (place + 1) & (slots.len() - 1);
    }
}

fn set(slots: &mut [Slot], feature: u64, weight: i16) {
    let (mut place, tag) = place(feature, slots.len());
    while slots[place].tag != 0 && slots[place].tag != tag {
        place = (place + 1) & (slots.len() - 1);
    }
    slots[place] = Slot { tag, weight };
}

#[inline]
fn place(feature: u64, slots: usize) -> (usize, u16) {
    ((feature >> 40) as usize & (slots - 1), (feature >> 24) as u16 | 1)
}

/// Adds up what the features of a decision weigh.
pub(super) struct Sum<'w> {
    slots: &'w [Slot],
    hundredths: i32,
    floor: i32,
}

impl<'w> Sum<'w> {
    /// The sum; none when it is hopeless after the first features.
    #[inline]
    pub fn of(
        weights: &'w IndirectWeights,
        question: Question,
        describe: impl FnOnce(&mut Self),
    ) -> Option<f32> {
        let Table { slots, floors, .. } = &*weights.0;
        let mut sum = Self { slots, hundredths: 0, floor: floors[question as usize] };
        describe(&mut sum);
        (sum.hundredths != Self::HOPELESS).then_some(sum.hundredths as f32 / 100.0)
    }

    const HOPELESS: i32 = i32::MIN;
}

impl Sink for Sum<'_> {
    #[inline]
    fn add<const N: usize>(&mut self, template: &Template, values: [Value; N]) {
        if !values.contains(&Value::UNKNOWN) {
            self.hundredths += weight(self.slots, template.feature(&values));
        }
    }

    #[inline]
    fn is_hopeless(&mut self) -> bool {
        let hopeless = self.hundredths < self.floor;
        if hopeless {
            self.hundredths = Self::HOPELESS;
        }
        hopeless
    }
}

//! The weights of the features.

use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::error::Error;

use super::bundled;
use super::feature::{Question, Sink, Template};
use super::label::Value;
use super::perfect::Open;
use super::table::Table;
use super::vocabulary::Vocabulary;

/// How much each feature of reported speech counts: what is a cue, who its source is, where its content
/// begins and ends.
///
/// The bundled table was fitted on news; the `fit` example writes one from other annotated texts.
#[derive(Clone, PartialEq)]
pub struct IndirectWeights(Arc<Table>);

static BUNDLED: Lazy<IndirectWeights> = Lazy::new(|| IndirectWeights(Arc::new(bundled::table())));

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
        match Table::read(text) {
            Ok(table) => Ok(Self(Arc::new(table))),
            Err(fault) => Err(Error::at(origin, fault)),
        }
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
        self.0.weights.open().get(feature)
    }
}

/// Adds up what the features of a decision weigh.
pub(super) struct Sum<'w> {
    weights: Open<'w>,
    hundredths: i32,
}

impl<'w> Sum<'w> {
    #[inline]
    pub fn of(weights: &'w IndirectWeights, describe: impl FnOnce(&mut Self)) -> i32 {
        let mut sum = Self { weights: weights.0.weights.open(), hundredths: 0 };
        describe(&mut sum);
        sum.hundredths
    }
}

impl Sink for Sum<'_> {
    /// A feature of an unknown word is in no table; to ask which it is would take longer than to look it up.
    #[inline]
    fn add<const N: usize>(&mut self, template: &Template, values: [Value; N]) {
        self.hundredths += self.weights.get(template.feature(&values));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_table_is_that_of_the_file() {
        let table = IndirectWeights::parse("weights.txt", include_str!("weights.txt"));
        assert!(table.unwrap() == IndirectWeights::default());
    }
}

//! Features while they are counted, and the table they are written to.

use std::collections::{BTreeMap, HashMap};

use super::super::feature::{Sink, Template, are_known};
use super::super::label::Value;
use super::teach::{Features, Learner};

/// Numbers features in the order in which they first occur, and keeps their values.
#[derive(Default)]
pub(super) struct Recorder {
    numbers: HashMap<u64, u32>,
    features: Vec<(&'static str, Vec<Value>)>,
    pub counts: Vec<u32>,
    current: Vec<u32>,
}

impl Recorder {
    /// Records the features of one decision and those of its sieve.
    pub fn record(&mut self, sieve: impl FnOnce(&mut Self), describe: impl FnOnce(&mut Self)) -> Features {
        sieve(self);
        let sieve = std::mem::take(&mut self.current);
        describe(self);
        Features { all: std::mem::take(&mut self.current), sieve }
    }

    pub fn write(&self, model: &Learner, names: &[String], least: f32, table: &mut String) {
        let weighed = self.features.iter().zip(model.weights()).filter(|(_, weight)| weight.abs() >= least);
        let hundredths = |weight: f32| (weight * 100.0).round() as i16;
        write(
            weighed.map(|((template, values), weight)| (*template, values.as_slice(), hundredths(*weight))),
            names,
            table,
        );
    }
}

/// Writes features with their weights, sorted, so that the same weights give the same table.
pub(super) fn write<'f>(
    features: impl Iterator<Item = (&'static str, &'f [Value], i16)>,
    names: &[String],
    table: &mut String,
) {
    let mut lines: BTreeMap<&str, BTreeMap<String, BTreeMap<&str, i16>>> = BTreeMap::new();
    for (template, values, weight) in features {
        if let Some((last, first)) = values.split_last() {
            let first: String = first.iter().map(|value| format!("{} ", names[value.number()])).collect();
            lines
                .entry(template)
                .or_default()
                .entry(first)
                .or_default()
                .insert(&names[last.number()], weight);
        }
    }
    for (template, lines) in lines {
        table.push_str(&format!("[{template}]\n"));
        for (first, last) in lines {
            table.push_str(&first);
            table.push('/');
            last.iter().for_each(|(value, weight)| table.push_str(&format!(" {value}={weight}")));
            table.push('\n');
        }
    }
}

impl Sink for Recorder {
    fn add<const N: usize>(&mut self, template: &Template, values: [Value; N]) {
        if !are_known(values) {
            return;
        }
        let next = self.features.len() as u32;
        let number = *self.numbers.entry(template.feature(&values)).or_insert(next);
        if number == next {
            self.features.push((template.name, values.to_vec()));
            self.counts.push(0);
        }
        self.counts[number as usize] += 1;
        self.current.push(number);
    }
}

//! The gradients: of one word, of one choice, of one chain.

use crate::attribution::fit::{Adaptive, SplitMix, gradients};

use super::super::chain::Chain;
use super::Options;

/// The numbers of the features of one decision.
#[derive(Default)]
pub(super) struct Features {
    pub all: Vec<u32>,
    /// How many of them are looked at first.
    pub first: usize,
}

/// One example.
pub(super) trait Task {
    /// Takes a step against the gradient of the loss.
    fn learn(&self, learner: &mut Learner);
    /// The number of its text.
    fn group(&self) -> usize;
}

/// Weights while they are learnt.
pub(super) struct Learner {
    weights: Adaptive,
    /// Whether a feature occurs often enough.
    used: Vec<bool>,
    penalty: f32,
}

impl Learner {
    /// Teaches twice: with all features that are frequent enough, then with those alone that proved to matter.
    pub fn teach<T: Task>(counts: &[u32], most: usize, options: &Options, tasks: &[&T]) -> Self {
        let used = counts.iter().map(|&count| count >= options.least_count).collect();
        let first = Self::teach_with(used, options, tasks);
        // What a feature moves: its weight, and how often it is there to do so.
        let matters = |feature: usize| first.weights.values[feature].abs() * (counts[feature] as f32).sqrt();
        let mut order: Vec<usize> = (0..counts.len()).filter(|&feature| first.used[feature]).collect();
        order.sort_by(|&a, &b| matters(b).total_cmp(&matters(a)).then(a.cmp(&b)));
        let mut used = vec![false; counts.len()];
        order.iter().take(most).for_each(|&feature| used[feature] = true);
        Self::teach_with(used, options, tasks)
    }

    fn teach_with<T: Task>(used: Vec<bool>, options: &Options, tasks: &[&T]) -> Self {
        let mut learner =
            Self { weights: Adaptive::new(used.len(), options.rate), used, penalty: options.penalty };
        let mut random = SplitMix::new(options.seed);
        let mut order: Vec<usize> = (0..tasks.len()).collect();
        // The mean of the weights after each of the later passes is steadier than the last weights (Polyak and
        // Juditsky 1992, "Acceleration of stochastic approximation by averaging").
        let mut mean = vec![0.0f32; learner.weights.values.len()];
        let first = options.passes / 2;
        for pass in 0..options.passes {
            random.shuffle(&mut order);
            for &task in &order {
                tasks[task].learn(&mut learner);
            }
            if pass >= first {
                let share = 1.0 / (options.passes - first) as f32;
                mean.iter_mut()
                    .zip(&learner.weights.values)
                    .for_each(|(mean, weight)| *mean += share * weight);
            }
        }
        learner.weights.values = mean;
        learner
    }

    pub fn weights(&self) -> &[f32] {
        &self.weights.values
    }

    pub fn score(&self, features: &Features) -> f32 {
        self.sum(&features.all)
    }

    fn sum(&self, features: &[u32]) -> f32 {
        features.iter().map(|&feature| self.weights.values[feature as usize]).sum()
    }

    /// What the first features of all but very few of the examples sum up to at least.
    pub fn floor<'f>(&self, right: impl Iterator<Item = &'f Features>) -> f32 {
        /// The share that is lost.
        const LOST: f32 = 0.003;
        let mut sums: Vec<f32> = right.map(|features| self.sum(&features.all[..features.first])).collect();
        sums.sort_by(f32::total_cmp);
        sums.get((sums.len() as f32 * LOST) as usize).copied().unwrap_or(f32::MIN)
    }

    fn step(&mut self, features: &Features, gradient: f32) {
        // Nothing to learn from what is all but certain.
        const LEAST: f32 = 1e-4;
        if gradient.abs() < LEAST {
            return;
        }
        for &feature in &features.all {
            if self.used[feature as usize] {
                self.weights.step(feature as usize, gradient, self.penalty);
            }
        }
    }
}

/// A word, and whether it is a cue.
pub(super) struct WordTask {
    pub group: usize,
    pub at: usize,
    pub features: Features,
    pub right: bool,
}

impl Task for WordTask {
    fn group(&self) -> usize {
        self.group
    }

    fn learn(&self, learner: &mut Learner) {
        let probability = 1.0 / (1.0 + (-learner.score(&self.features)).exp());
        learner.step(&self.features, probability - f32::from(u8::from(self.right)));
    }
}

/// The candidates of a cue, and which are its source.
pub(super) struct ChoiceTask {
    pub group: usize,
    pub candidates: Vec<(bool, Features)>,
}

impl ChoiceTask {
    /// The features of the mentions that are right.
    pub fn right(&self) -> impl Iterator<Item = &Features> {
        let right = self.candidates.iter().filter(|(right, features)| *right && features.first > 0);
        right.map(|(_, features)| features)
    }
}

impl Task for ChoiceTask {
    fn group(&self) -> usize {
        self.group
    }

    fn learn(&self, learner: &mut Learner) {
        let scores: Vec<f32> = self.candidates.iter().map(|(_, features)| learner.score(features)).collect();
        let (gradients, right) = gradients(&scores, |number| self.candidates[number].0);
        if right == 0.0 {
            return;
        }
        for ((_, features), gradient) in self.candidates.iter().zip(gradients) {
            learner.step(features, gradient);
        }
    }
}

/// The units of a cue's sentence, and which are its content.
pub(super) struct ChainTask {
    pub group: usize,
    pub inside: Vec<Features>,
    pub begin: Vec<Features>,
    pub end: Vec<Features>,
    pub right: Vec<bool>,
}

impl ChainTask {
    /// The features of where content begins.
    pub fn begins(&self) -> impl Iterator<Item = &Features> {
        let begins = |unit: &usize| self.right[*unit] && (*unit == 0 || !self.right[*unit - 1]);
        (0..self.right.len()).filter(begins).map(|unit| &self.begin[unit])
    }

    /// The features of where it ends before the sentence does.
    pub fn ends(&self) -> impl Iterator<Item = &Features> {
        let ends = |unit: &usize| !self.right[*unit] && self.right[*unit - 1];
        (1..self.right.len()).filter(ends).map(|unit| &self.end[unit])
    }
}

impl Task for ChainTask {
    fn group(&self) -> usize {
        self.group
    }

    fn learn(&self, learner: &mut Learner) {
        let score = |list: &[Features]| list.iter().map(|features| learner.score(features)).collect();
        let chain = Chain { inside: score(&self.inside), begin: score(&self.begin), end: score(&self.end) };
        let expected = chain.expected();
        let was = |unit: usize| unit > 0 && self.right[unit - 1];
        let is = |unit: usize| self.right.get(unit).copied().unwrap_or(false);
        let number = |holds: bool| f32::from(u8::from(holds));
        for unit in 0..self.right.len() {
            learner.step(&self.inside[unit], expected.inside[unit] - number(is(unit)));
            learner.step(&self.begin[unit], expected.begin[unit] - number(!was(unit) && is(unit)));
        }
        for unit in 0..=self.right.len() {
            learner.step(&self.end[unit], expected.end[unit] - number(was(unit) && !is(unit)));
        }
    }
}

//! The gradients: of one word, of one choice, of one chain.

use crate::attribution::fit::{Adaptive, SplitMix, gradients};

use super::super::chain::Chain;
use super::{Options, logistic, softmax};

/// The numbers of the features of one decision.
#[derive(Default)]
pub(super) struct Features {
    pub all: Vec<u32>,
    /// Those of the sieve.
    pub sieve: Vec<u32>,
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

    pub fn sum(&self, features: &[u32]) -> f32 {
        features.iter().map(|&feature| self.weights.values[feature as usize]).sum()
    }

    fn step(&mut self, features: &[u32], gradient: f32) {
        // Nothing to learn from what is all but certain.
        const LEAST: f32 = 1e-4;
        if gradient.abs() < LEAST {
            return;
        }
        for &feature in features {
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

impl WordTask {
    /// What the sieve sees; it must let through what the model takes for a cue.
    pub fn sieve(&self, model: &Learner, least: f32) -> SieveTask<'_> {
        SieveTask { features: &self.features.sieve, right: logistic(model.score(&self.features)) >= least }
    }
}

impl Task for WordTask {
    fn group(&self) -> usize {
        self.group
    }

    fn learn(&self, learner: &mut Learner) {
        learn_whether(learner, &self.features.all, self.right);
    }
}

/// The candidates of a cue, and which are its source.
pub(super) struct ChoiceTask {
    pub group: usize,
    pub candidates: Vec<(bool, Features)>,
}

impl ChoiceTask {
    /// What the sieve sees of each mention; it must let through the one that the model chooses.
    pub fn sieve(&self, model: &Learner) -> impl Iterator<Item = SieveTask<'_>> {
        let scores: Vec<f32> = self.candidates.iter().map(|(_, features)| model.score(features)).collect();
        let (best, _) = softmax(&scores);
        let mentions =
            self.candidates.iter().enumerate().filter(|(_, (_, features))| !features.sieve.is_empty());
        mentions.map(move |(number, (_, features))| SieveTask {
            features: &features.sieve,
            right: number == best,
        })
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
            learner.step(&features.all, gradient);
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
    /// What the sieves see of each unit, and whether the content that the model finds begins with it; and
    /// the same of ends.
    pub fn sieves<'t>(&'t self, model: &Learner) -> (Vec<SieveTask<'t>>, Vec<SieveTask<'t>>) {
        let mut chain = self.chain(model);
        let found = chain.best();
        let task =
            |list: &'t [Features], unit: usize, right| SieveTask { features: &list[unit].sieve, right };
        let begins = |unit: usize| found[unit] && (unit == 0 || !found[unit - 1]);
        let ends = |unit: usize| !found[unit] && found[unit - 1];
        (
            (0..found.len()).map(|unit| task(&self.begin, unit, begins(unit))).collect(),
            (1..found.len()).map(|unit| task(&self.end, unit, ends(unit))).collect(),
        )
    }

    fn chain(&self, model: &Learner) -> Chain {
        let score = |list: &[Features]| list.iter().map(|features| model.score(features)).collect();
        Chain::new(score(&self.inside), score(&self.begin), score(&self.end))
    }
}

impl Task for ChainTask {
    fn group(&self) -> usize {
        self.group
    }

    fn learn(&self, learner: &mut Learner) {
        let expected = self.chain(learner).expected();
        let was = |unit: usize| unit > 0 && self.right[unit - 1];
        let is = |unit: usize| self.right.get(unit).copied().unwrap_or(false);
        let number = |holds: bool| f32::from(u8::from(holds));
        for unit in 0..self.right.len() {
            learner.step(&self.inside[unit].all, expected.inside[unit] - number(is(unit)));
            learner.step(&self.begin[unit].all, expected.begin[unit] - number(!was(unit) && is(unit)));
        }
        for unit in 0..=self.right.len() {
            learner.step(&self.end[unit].all, expected.end[unit] - number(was(unit) && !is(unit)));
        }
    }
}

/// What a sieve sees, and whether it must let it through.
pub(super) struct SieveTask<'t> {
    pub features: &'t [u32],
    pub right: bool,
}

impl Task for SieveTask<'_> {
    fn group(&self) -> usize {
        0
    }

    fn learn(&self, learner: &mut Learner) {
        learn_whether(learner, self.features, self.right);
    }
}

fn learn_whether(learner: &mut Learner, features: &[u32], right: bool) {
    let probability = logistic(learner.sum(features));
    learner.step(features, probability - f32::from(u8::from(right)));
}

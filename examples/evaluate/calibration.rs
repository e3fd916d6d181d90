//! Whether the confidence can be believed.

use serde::Serialize;

/// The answer to one stretch that the annotators decided, "nobody" included.
pub struct Judged {
    pub confidence: f64,
    pub right: bool,
    /// Whether the answer is a speaker.
    pub spoken: bool,
}

/// Answers about as sure as each other.
#[derive(Serialize)]
pub struct Bin {
    pub from: f64,
    pub to: f64,
    pub answers: usize,
    /// The mean confidence.
    pub confidence: f64,
    /// The share that is right.
    pub right: f64,
}

/// What asking for some confidence leaves.
#[derive(Serialize)]
pub struct Level {
    pub at_least: f64,
    /// The share of all speakers that are still given.
    pub coverage: f64,
    /// The share of those that are right.
    pub precision: f64,
}

/// How far confidence and accuracy agree.
#[derive(Serialize)]
pub struct Calibration {
    /// The mean distance between confidence and accuracy over the bins, weighted by their answers (Naeini,
    /// Cooper and Hauskrecht 2015, "Obtaining well calibrated probabilities using Bayesian binning").
    pub expected_error: f64,
    pub bins: Vec<Bin>,
    pub levels: Vec<Level>,
}

impl Calibration {
    /// `None` where no answer says how sure it is.
    pub fn new(judged: &[Judged]) -> Option<Self> {
        const BINS: usize = 10;
        const LEVELS: [f64; 8] = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];
        let bin = |number: usize| {
            let inside =
                |judged: &&Judged| ((judged.confidence * BINS as f64) as usize).min(BINS - 1) == number;
            let inside: Vec<_> = judged.iter().filter(inside).collect();
            let all = inside.len() as f64;
            (!inside.is_empty()).then(|| Bin {
                from: number as f64 / BINS as f64,
                to: (number + 1) as f64 / BINS as f64,
                answers: inside.len(),
                confidence: inside.iter().map(|judged| judged.confidence).sum::<f64>() / all,
                right: inside.iter().filter(|judged| judged.right).count() as f64 / all,
            })
        };
        let bins: Vec<Bin> = (0..BINS).filter_map(bin).collect();
        let distance = |bin: &Bin| bin.answers as f64 * (bin.confidence - bin.right).abs();
        let expected_error = bins.iter().map(distance).sum::<f64>() / judged.len() as f64;
        let spoken: Vec<_> = judged.iter().filter(|judged| judged.spoken).collect();
        let level = |at_least: f64| {
            let kept: Vec<_> = spoken.iter().filter(|judged| judged.confidence >= at_least).collect();
            let right = kept.iter().filter(|judged| judged.right).count();
            (!kept.is_empty()).then(|| Level {
                at_least,
                coverage: kept.len() as f64 / spoken.len() as f64,
                precision: right as f64 / kept.len() as f64,
            })
        };
        let levels = LEVELS.into_iter().filter_map(level).collect();
        (!judged.is_empty()).then_some(Self { expected_error, bins, levels })
    }
}

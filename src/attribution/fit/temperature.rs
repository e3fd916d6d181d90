//! How sure the answers may be: fitted on texts that the weights were not fitted on, since on those they
//! were the model knows the answers.

use crate::attribution::Scene;

use super::{Given, Lesson, Options, prepare, train};

/// The temperature at which the confidence of answers tells most about whether they are right.
pub(super) fn fit(texts: &[(&Scene, &Lesson)], options: &Options) -> f32 {
    let mut given = Vec::new();
    for fold in 0..options.folds {
        let part = |held_out: bool| {
            let texts =
                texts.iter().enumerate().filter(move |(at, _)| (at % options.folds == fold) == held_out);
            texts.map(|(_, text)| *text).collect::<Vec<_>>()
        };
        let (known, unseen) = (part(false), part(true));
        if known.is_empty() || unseen.is_empty() {
            continue;
        }
        let model = train(&known, options, &mut |_| ());
        for (scene, lesson) in unseen {
            prepare(scene, lesson, Some(&model), &mut Vec::new(), &mut given);
        }
    }
    if given.is_empty() {
        return 1.0;
    }
    // From twice as sure to a third as sure, in steps that the confidence does not show.
    let steps = (50..=300).step_by(1).map(|percent| percent as f32 / 100.0);
    let loss = |temperature: f32| given.iter().map(|given| f64::from(given.loss(temperature))).sum::<f64>();
    steps.map(|step| (loss(step), step)).min_by(|a, b| a.0.total_cmp(&b.0)).map_or(1.0, |(_, step)| step)
}

impl Given {
    /// The squared error of the confidence (Brier 1950). Unlike the surprise it has a bound: a speaker whom the
    /// annotations know by another name than the text shows is wrong in all of a book, however sure, and should not
    /// make all other answers doubtful.
    fn loss(&self, temperature: f32) -> f32 {
        let most = self.scores.iter().map(|(score, _)| *score).fold(f32::MIN, f32::max);
        let share = |(score, _): &(f32, bool)| ((score - most) / temperature).exp();
        let all: f32 = self.scores.iter().map(share).sum();
        let same: f32 = self.scores.iter().filter(|(_, same)| *same).map(share).sum();
        (same / all - f32::from(u8::from(self.right))).powi(2)
    }
}

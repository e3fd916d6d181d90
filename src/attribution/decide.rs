//! Weighs the candidates of each quotation and picks one.

use crate::genre::Genre;

use super::candidate::{self, Candidate};
use super::rule::{Rules, View};
use super::scene::{Quotation, Scene};
use super::{Evidence, History, Talk, Weights};

/// The answer for one quoted stretch.
#[derive(Clone, Debug)]
pub(crate) struct Decision {
    /// The number of the stretch.
    pub quoted: usize,
    pub quotation: Quotation,
    /// Nobody or somebody, the best first.
    pub candidate: Candidate,
    /// The probability that the speaker, by whichever mention, is right.
    pub confidence: f32,
    pub evidence: Vec<Evidence>,
}

/// A candidate with what speaks for it.
#[derive(Clone, Debug)]
pub(crate) struct Weighed {
    pub candidate: Candidate,
    pub score: f32,
    pub evidence: Vec<Evidence>,
}

/// Decides the quoted stretches of an article that are no part of another, in order. `watch` sees the
/// candidates of each, for explanations.
pub(crate) fn decide(
    scene: &Scene,
    weights: &Weights,
    mut watch: Option<&mut dyn FnMut(&Quotation, Vec<Weighed>)>,
) -> Vec<Decision> {
    let rules = Rules::all();
    let mut history = History::new(scene);
    let mut decisions = Vec::new();
    let mut columns = Vec::new();
    let mut scores = Vec::new();
    let mut previous = None;
    for number in (0..scene.quoted.len()).filter(|&number| scene.quoted[number].depth == 0) {
        let quotation = Quotation::new(scene, number, previous);
        let talk = Talk::of(scene, &quotation);
        let mut candidates = candidate::find(scene, &quotation, &history, &talk);
        let row = weights.row(quotation.shape);
        let mut look = |candidate: &Candidate| -> f32 {
            rules.evidence(
                &View { scene, history: &history, quotation: &quotation, talk: &talk, candidate },
                &mut columns,
            );
            columns.iter().map(|&column| row.weight(column)).sum()
        };
        scores.clear();
        scores.extend(candidates.iter().map(&mut look));
        let (best, confidence) = pick(scene, &candidates, &scores, weights.temperature());
        let mut explain = |candidate: &Candidate| -> Vec<Evidence> {
            rules.evidence(
                &View { scene, history: &history, quotation: &quotation, talk: &talk, candidate },
                &mut columns,
            );
            let named =
                columns.iter().map(|&column| (rules.names()[usize::from(column)], row.weight(column)));
            named.map(|((rule, value), weight)| Evidence { rule, value, weight }).collect()
        };
        if let Some(watch) = &mut watch {
            let weighed = candidates.iter().zip(&scores).map(|(candidate, &score)| Weighed {
                candidate: candidate.clone(),
                score,
                evidence: explain(candidate),
            });
            watch(&quotation, weighed.collect());
        }
        let candidate = candidates.swap_remove(best);
        let evidence = explain(&candidate);
        history.note(scene, number, candidate.mention.zip(candidate.entity));
        decisions.push(Decision { quoted: number, quotation, candidate, confidence, evidence });
        previous = Some(number);
    }
    decisions
}

/// The best candidate of the entity with the highest score in all: in fiction many mentions of one person
/// are near, each with a share.
fn likeliest(candidates: &[Candidate], scores: &[f32], best: usize) -> usize {
    let mut sums: Vec<(Option<usize>, f32, usize)> = Vec::with_capacity(candidates.len());
    for (at, candidate) in candidates.iter().enumerate() {
        let (own, share) = (candidate.entity, (scores[at] - scores[best]).exp());
        match sums.iter_mut().find(|(known, ..)| *known == own) {
            Some((_, sum, top)) => {
                *sum += share;
                if scores[at] > scores[*top] {
                    *top = at;
                }
            }
            None => sums.push((own, share, at)),
        }
    }
    let most = sums.into_iter().reduce(|most, other| if other.1 > most.1 { other } else { most });
    most.map_or(best, |(.., top)| top)
}

/// The candidate with the highest score, and the share of the softmax that falls to its entity.
pub(super) fn pick(
    scene: &Scene,
    candidates: &[Candidate],
    scores: &[f32],
    temperature: f32,
) -> (usize, f32) {
    let best = (0..scores.len())
        .reduce(|best, other| if scores[other] > scores[best] { other } else { best })
        .unwrap_or(0);
    let best = if scene.genre == Genre::Fiction { likeliest(candidates, scores, best) } else { best };
    let own = candidates[best].entity;
    let (mut all, mut same) = (0.0, 0.0);
    for (candidate, score) in candidates.iter().zip(scores) {
        let share = ((score - scores[best]) / temperature).exp();
        all += share;
        if candidate.entity == own {
            same += share;
        }
    }
    (best, same / all)
}

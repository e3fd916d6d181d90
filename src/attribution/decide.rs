//! Weighs the candidates of each quotation and picks one.

use super::candidate::{self, Candidate};
use super::outlook::{Outlook, thoughts};
use super::rule::{Rules, View};
use super::scene::{Quotation, Scene};
use super::{Evidence, History, Talk, Weights, listener};
use crate::genre::Genre;

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
    /// The mention and the entity of the listener, where the text tells.
    pub listener: Option<(usize, usize)>,
}

/// A candidate with what speaks for it.
#[derive(Clone, Debug)]
pub(crate) struct Weighed {
    pub candidate: Candidate,
    pub score: f32,
    pub evidence: Vec<Evidence>,
}

/// Sees each quotation with its candidates.
pub(crate) type Watch<'w> = &'w mut dyn FnMut(&Quotation, Vec<Weighed>);

/// Decides the quoted stretches of an article that are no part of another, in order. `watch` sees the
/// candidates of each, for explanations.
pub(crate) fn decide(scene: &Scene, weights: &Weights, watch: Option<Watch>) -> Vec<Decision> {
    let mut outlook = Outlook::default();
    if scene.genre == Genre::Fiction {
        outlook = foresee(scene, weights);
    }
    read(scene, weights, &outlook, watch)
}

/// Decides with the answers of an earlier reading in view.
fn read(scene: &Scene, weights: &Weights, outlook: &Outlook, mut watch: Option<Watch>) -> Vec<Decision> {
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
                &View { scene, history: &history, quotation: &quotation, talk: &talk, outlook, candidate },
                &mut columns,
            );
            columns.iter().map(|&column| row.weight(column)).sum()
        };
        scores.clear();
        scores.extend(candidates.iter().map(&mut look));
        let (best, confidence) = pick(&candidates, &scores, weights.temperature());
        let mut explain = |candidate: &Candidate| -> Vec<Evidence> {
            rules.evidence(
                &View { scene, history: &history, quotation: &quotation, talk: &talk, outlook, candidate },
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
        let listener = listener::of(scene, &quotation, &talk, &candidate);
        decisions.push(Decision { quoted: number, quotation, candidate, confidence, evidence, listener });
        previous = Some(number);
    }
    decisions
}

/// The first reading of a conversation.
fn foresee(scene: &Scene, weights: &Weights) -> Outlook {
    let rules = Rules::all();
    let (nothing, mut outlook) = (Outlook::default(), Outlook::new(scene));
    let mut history = History::new(scene);
    let (mut columns, mut scores) = (Vec::new(), Vec::new());
    let mut previous = None;
    for number in (0..scene.quoted.len()).filter(|&number| scene.quoted[number].depth == 0) {
        let quotation = Quotation::new(scene, number, previous);
        let talk = Talk::of(scene, &quotation);
        let candidates = candidate::find(scene, &quotation, &history, &talk);
        let row = weights.row(quotation.shape);
        scores.clear();
        scores.extend(candidates.iter().map(|candidate| -> f32 {
            let view = View {
                scene,
                history: &history,
                quotation: &quotation,
                talk: &talk,
                outlook: &nothing,
                candidate,
            };
            rules.evidence(&view, &mut columns);
            columns.iter().map(|&column| row.weight(column)).sum()
        }));
        let (best, _) = pick(&candidates, &scores, 1.0);
        let chosen = &candidates[best];
        history.note(scene, number, chosen.mention.zip(chosen.entity));
        outlook.note(scene, number, thoughts(&candidates, &scores));
        previous = Some(number);
    }
    outlook
}

/// The best candidate of the entity to which most of the softmax falls, and that share: many mentions of
/// one person may be near, each with a part of it.
pub(super) fn pick(candidates: &[Candidate], scores: &[f32], temperature: f32) -> (usize, f32) {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let shares: Vec<f32> = scores.iter().map(|score| ((score - most) / temperature).exp()).collect();
    let all: f32 = shares.iter().sum();
    let of_entity = |number: usize| {
        let same = candidates.iter().zip(&shares);
        same.filter(|(other, _)| other.entity == candidates[number].entity).map(|(_, share)| share).sum()
    };
    let mut best: Option<(usize, f32)> = None;
    for number in 0..scores.len() {
        // An entity has at most as many times the share of its likeliest mention as there are candidates.
        let most = shares[number] * scores.len() as f32;
        if best.is_some_and(|(_, share)| share > most) {
            continue;
        }
        let share: f32 = of_entity(number);
        if best.is_none_or(|(other, known)| (share, scores[number]) > (known, scores[other])) {
            best = Some((number, share));
        }
    }
    let (best, share) = best.unwrap_or((0, all));
    (best, share / all)
}

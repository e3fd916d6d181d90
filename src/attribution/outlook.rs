//! Who is thought to speak around a quotation: the answers of a first reading.
//!
//! A conversation of two that ends with a named speaker tells who began it, and what is known of one turn
//! tells of the turn after the next. What a first reading found is evidence for the second, beside what was
//! said so far; so errors do not run on, as in stacked sequential learning (Cohen and Carvalho 2005).

use super::candidate::Candidate;
use super::scene::Scene;

/// The answers of the first reading; none while it goes on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outlook {
    /// For each quoted stretch who is thought to speak, the likeliest first.
    answers: Vec<Vec<Thought>>,
    /// For each paragraph its first stretch with an answer.
    first: Vec<Option<usize>>,
}

/// Somebody who is thought to speak.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Thought {
    pub entity: usize,
    /// The part of the softmax that falls to the entity.
    pub share: f32,
}

/// How likely somebody speaks in the turns around that are the same one's if two people take turns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Support {
    pub own: f32,
    /// The same for the turns between.
    pub other: f32,
}

/// Answers that are kept for each stretch; the rest are too unlikely to matter.
const MOST_ANSWERS: usize = 4;

impl Outlook {
    pub fn new(scene: &Scene) -> Self {
        Self { answers: vec![Vec::new(); scene.quoted.len()], first: vec![None; scene.text.paragraphs.len()] }
    }

    /// Notes who is thought to speak in a stretch; stretches come in order.
    pub fn note(&mut self, scene: &Scene, quoted: usize, thoughts: Vec<Thought>) {
        if !thoughts.is_empty() {
            self.first[scene.quoted[quoted].paragraph].get_or_insert(quoted);
        }
        self.answers[quoted] = thoughts;
    }

    /// Who speaks next in the same paragraph.
    pub fn goes_on(&self, scene: &Scene, quoted: usize) -> Option<Thought> {
        let paragraph = scene.quoted[quoted].paragraph;
        let next = (quoted + 1..self.answers.len()).find(|&next| scene.quoted[next].depth == 0)?;
        self.answers[next].first().copied().filter(|_| scene.quoted[next].paragraph == paragraph)
    }

    /// Who speaks first in a paragraph.
    pub fn begins(&self, paragraph: usize) -> Option<Thought> {
        self.turn(paragraph)?.first().copied()
    }

    fn turn(&self, paragraph: usize) -> Option<&[Thought]> {
        Some(&self.answers[self.first.get(paragraph).copied().flatten()?])
    }

    /// What the turns around a paragraph say of somebody; none where no turn is but one away.
    pub fn support(&self, paragraph: usize, entity: usize) -> Option<Support> {
        /// Turns that are looked at on each side. Who joined or left further away is another conversation.
        const REACH: usize = 8;
        let mut sums = [(0.0, 0); 2];
        let mut add = |distance: usize, turn: &[Thought]| {
            let share =
                turn.iter().find(|thought| thought.entity == entity).map_or(0.0, |thought| thought.share);
            let (sum, count) = &mut sums[distance % 2];
            *sum += share;
            *count += 1;
        };
        for distance in 1..=REACH {
            let Some(turn) = self.turn(paragraph + distance) else { break };
            add(distance, turn);
        }
        for distance in 1..=REACH.min(paragraph) {
            let Some(turn) = self.turn(paragraph - distance) else { break };
            add(distance, turn);
        }
        let mean = |(sum, count): (f32, usize)| if count == 0 { 0.0 } else { sum / count as f32 };
        (sums[0].1 > 0).then(|| Support { own: mean(sums[0]), other: mean(sums[1]) })
    }
}

/// The entities to which most of the softmax falls, and what falls to each.
pub(super) fn thoughts(candidates: &[Candidate], scores: &[f32]) -> Vec<Thought> {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut thoughts: Vec<Thought> = Vec::with_capacity(MOST_ANSWERS);
    let mut all = 0.0;
    for (candidate, score) in candidates.iter().zip(scores) {
        let share = (score - most).exp();
        all += share;
        let Some(entity) = candidate.entity else { continue };
        match thoughts.iter_mut().find(|thought| thought.entity == entity) {
            Some(thought) => thought.share += share,
            None => thoughts.push(Thought { entity, share }),
        }
    }
    thoughts.sort_by(|a, b| b.share.total_cmp(&a.share));
    // Where nobody is likeliest, nobody is thought to speak.
    let named: f32 = thoughts.iter().map(|thought| thought.share).sum();
    if thoughts.first().is_none_or(|first| first.share < all - named) {
        return Vec::new();
    }
    thoughts.truncate(MOST_ANSWERS);
    thoughts.iter_mut().for_each(|thought| thought.share /= all);
    thoughts
}

//! Who is thought to speak after a quotation: the answers of a first reading.
//!
//! A conversation of two that ends with a named speaker tells who began it. What a first reading found to
//! the right is evidence for the second, beside what was said to the left; so errors do not run on, as in
//! stacked sequential learning (Cohen and Carvalho 2005).

use super::scene::Scene;

/// The answers of the first reading; none while it goes on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outlook {
    /// For each quoted stretch who is thought to speak.
    answers: Vec<Option<Thought>>,
    /// For each paragraph its first stretch with an answer.
    first: Vec<Option<usize>>,
}

/// Somebody who is thought to speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Thought {
    pub entity: usize,
    pub surety: Surety,
}

/// How sure the first reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Surety {
    Sure,
    Likely,
    Unsure,
}

impl Thought {
    /// `share` is what falls to the entity of the softmax.
    pub fn new(entity: usize, share: f32) -> Self {
        /// Nine answers of ten that are so sure are right.
        const SURE: f32 = 0.9;
        /// As likely as all others together.
        const LIKELY: f32 = 0.5;
        let surety = match share {
            share if share >= SURE => Surety::Sure,
            share if share >= LIKELY => Surety::Likely,
            _ => Surety::Unsure,
        };
        Self { entity, surety }
    }
}

impl Outlook {
    pub fn new(scene: &Scene) -> Self {
        Self { answers: vec![None; scene.quoted.len()], first: vec![None; scene.text.paragraphs.len()] }
    }

    /// Notes who is thought to speak in a stretch; stretches come in order.
    pub fn note(&mut self, scene: &Scene, quoted: usize, thought: Option<Thought>) {
        self.answers[quoted] = thought;
        if thought.is_some() {
            self.first[scene.quoted[quoted].paragraph].get_or_insert(quoted);
        }
    }

    /// Who speaks next in the same paragraph.
    pub fn goes_on(&self, scene: &Scene, quoted: usize) -> Option<Thought> {
        let paragraph = scene.quoted[quoted].paragraph;
        let next = (quoted + 1..self.answers.len()).find(|&next| scene.quoted[next].depth == 0)?;
        self.answers[next].filter(|_| scene.quoted[next].paragraph == paragraph)
    }

    /// Who speaks first in a paragraph.
    pub fn begins(&self, paragraph: usize) -> Option<Thought> {
        self.answers[self.first.get(paragraph).copied().flatten()?]
    }
}

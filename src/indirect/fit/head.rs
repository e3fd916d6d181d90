//! Which word of an annotated cue stands for it.

use std::collections::{BTreeMap, HashMap};

use crate::span::Span;

use super::super::cue;
use super::super::label::Value;
use super::super::view::View;
use super::Lesson;

/// The word that stands for the cue of an annotation.
pub(super) struct Head {
    pub at: usize,
    pub annotation: usize,
}

/// How often a word stands in a cue, and how often at all.
pub(super) struct CueWords(HashMap<Value, (u32, u32)>);

impl CueWords {
    pub fn count(views: &[View], lessons: &[Lesson]) -> Self {
        let mut words: HashMap<Value, (u32, u32)> = HashMap::new();
        for (view, lesson) in views.iter().zip(lessons) {
            for at in 0..view.scene.text.len() {
                words.entry(view.word(at)).or_default().1 += 1;
            }
            for annotation in &lesson.attributions {
                for at in annotation.cue.iter().flat_map(|span| tokens(view, *span)) {
                    words.entry(view.word(at)).or_default().0 += 1;
                }
            }
        }
        Self(words)
    }

    fn share(&self, word: Value) -> f32 {
        // Words seen once or twice tell little.
        const DOUBT: f32 = 5.0;
        let (inside, all) = self.0.get(&word).copied().unwrap_or_default();
        inside as f32 / (all as f32 + DOUBT)
    }

    /// Whether a word that the lexicon does not offer is often enough a cue.
    pub fn is_known(&self, word: Value) -> bool {
        const LEAST_TIMES: u32 = 3;
        const LEAST_SHARE: f32 = 0.08;
        let (inside, _) = self.0.get(&word).copied().unwrap_or_default();
        inside >= LEAST_TIMES && self.share(word) >= LEAST_SHARE
    }

    /// For each annotation the word of its cue that is most often one, in the order of the text.
    pub fn heads(&self, view: &View, lesson: &Lesson) -> Vec<Head> {
        let mut heads = BTreeMap::new();
        for (annotation, of) in lesson.attributions.iter().enumerate() {
            let words = of.cue.iter().flat_map(|span| tokens(view, *span));
            let possible = words.filter(|&at| cue::is_possible(view, at, |word| self.is_known(word)));
            let best = possible
                .map(|at| (self.share(view.word(at)), at))
                .reduce(|best, other| if other.0 > best.0 { other } else { best });
            if let Some((_, at)) = best {
                heads.entry(at).or_insert(annotation);
            }
        }
        heads.into_iter().map(|(at, annotation)| Head { at, annotation }).collect()
    }
}

/// The tokens that begin in a span.
fn tokens(view: &View, span: Span) -> std::ops::Range<usize> {
    let tokens = &view.scene.text.tokens;
    let first = tokens.partition_point(|token| token.start() < span.start);
    first..tokens.partition_point(|token| token.start() < span.end).max(first)
}

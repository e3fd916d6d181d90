//! Reported speech outside quotation marks: “officials said that …”, “according to the report, …”.
//!
//! 1. Each word that can be a cue is weighed: is it one ([`cue`])?
//! 2. For each cue the mentions around it are weighed: whose words does it report ([`source`])?
//! 3. Its sentence is cut into content and the rest ([`content`]).
//! 4. Turns of a transcript are found by their labels ([`turn`]).
//! 5. What was found is brought together with the quoted stretches, whose speakers are known by then, and
//!    an attribution inside another's content is put under it (`link`).
//!
//! The weights of the first three steps are one table ([`weights`]), fitted on annotated news ([`fit`]).

mod bundled;
mod chain;
mod content;
mod cue;
mod dense;
mod feature;
pub mod fit;
mod interview;
mod label;
mod link;
mod perfect;
mod source;
mod statement;
mod surroundings;
mod table;
mod tag;
mod turn;
mod view;
mod vocabulary;
mod weights;
mod window;

use std::ops::Range;

pub(crate) use link::{Linked, link};
pub(crate) use view::View;
pub use weights::IndirectWeights;

use crate::lexicon::Lexicon;

use chain::{Chain, IMPOSSIBLE};
use content::Scope;
use dense::Dense;
use feature::Question;
use label::Value;
use source::{Candidate, Search};
use surroundings::Survey;
use view::Reader;
use weights::Sum;
use window::Window;

/// The weights, and what a lexicon's words are in them.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    weights: IndirectWeights,
    /// The words of the vocabulary that have been seen as cues.
    cue_words: Vec<bool>,
    dense: Dense,
    pub reader: Reader,
}

impl Model {
    pub fn new(weights: IndirectWeights, lexicon: &Lexicon) -> Self {
        let reader = Reader::new(weights.vocabulary().clone(), lexicon);
        let seen = |number| weights.weight(cue::word_feature(Value::new(number))) != 0;
        let cue_words = (0..weights.vocabulary().end).map(seen).collect();
        Self { reader, cue_words, dense: Dense::new(&weights), weights }
    }
}

/// A cue with its source and its content.
#[derive(Clone, Debug)]
pub(crate) struct Attribution {
    /// The word that is the cue, and the cue with its auxiliaries and particle.
    pub at: usize,
    pub cue: Range<usize>,
    /// How likely the word is a cue, and the source its source.
    pub cue_probability: f32,
    pub source_probability: f32,
    /// The mention that names the source; none for "is expected to".
    pub source: Option<usize>,
    /// The tokens of the content, and the quoted stretches in it.
    pub content: Vec<Range<usize>>,
    pub stretches: Vec<usize>,
    /// The attribution in whose content it stands.
    pub parent: Option<usize>,
    /// Whether it is a turn, the very words of its source.
    pub is_turn: bool,
}

/// Words less likely to be a cue are none. Below one half, for a cue missed loses source and content with it.
const LEAST_PROBABILITY: f32 = 0.36;

/// What reading one text leaves to the next.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    pub view: view::Memory,
    cues: Vec<(usize, f32)>,
    candidates: Vec<Candidate>,
    scores: Vec<f32>,
    window: Window,
    survey: Survey,
    chain: Chain,
}

/// Finds the attributions whose cues stand outside quotation marks, in the order of the cues.
pub(crate) fn find(view: &mut View, model: &Model, memory: &mut Memory) -> Vec<Attribution> {
    let weights = &model.weights;
    let Memory { cues, candidates, scores, window, survey, chain, .. } = memory;
    cues.clear();
    cues.extend(find_cues(view, model));
    view.take_cues(cues.iter().copied());
    let mut found = Vec::with_capacity(cues.len());
    for &(at, cue_probability) in cues.iter() {
        source::candidates(view, at, candidates);
        let search = Search::new(view, at);
        scores.clear();
        scores.extend(candidates.iter().map(|&candidate| {
            let sieved = candidate.mention.is_some()
                && Sum::of(weights, |sum| search.sieve(candidate, sum)) < weights.floor(Question::Source);
            if sieved { IMPOSSIBLE } else { score(Sum::of(weights, |sum| search.describe(candidate, sum))) }
        }));
        let (best, source_probability) = softmax(scores);
        let source = candidates[best].mention;
        window.lay(view, at);
        Scope::new(view, window, survey, at, source).weigh(weights, &model.dense, chain);
        let (content, stretches) = window.content(view, chain.best());
        if content.is_empty() {
            continue;
        }
        let cue = view.cue_at(at).map_or(at..at + 1, |cue| view.scene.cues[cue].tokens.clone());
        found.push(Attribution {
            at,
            cue,
            cue_probability,
            source_probability,
            source,
            content,
            stretches,
            parent: None,
            is_turn: false,
        });
    }
    let turns = turn::find(view);
    if !turns.is_empty() {
        found.retain(|one| turns.binary_search_by_key(&one.at, |turn| turn.at).is_err());
        found.extend(turns);
        found.sort_by_key(|one| one.at);
    }
    found
}

/// The words that are likely enough to be cues, with how likely.
fn find_cues<'a>(view: &'a View, model: &'a Model) -> impl Iterator<Item = (usize, f32)> + 'a {
    let weights = &model.weights;
    let known = |word: Value| model.cue_words[word.number()];
    let possible = (0..view.scene.text.len()).filter(move |&at| cue::is_possible(view, at, known));
    let floor = weights.floor(Question::Cue);
    let hopeful = possible.filter(move |&at| Sum::of(weights, |sum| cue::sieve(view, at, sum)) >= floor);
    let weighed =
        hopeful.map(move |at| (at, logistic(score(Sum::of(weights, |sum| cue::describe(view, at, sum))))));
    let likely = weighed.filter(|(_, probability)| *probability >= LEAST_PROBABILITY);
    // Talk that opens with a dash is found whole already.
    likely.filter(|(at, _)| !view.scene.is_dashed(*at))
}

/// A sum of weights.
fn score(hundredths: i32) -> f32 {
    hundredths as f32 / 100.0
}

fn logistic(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

/// The highest of some scores and its share of the softmax.
fn softmax(scores: &[f32]) -> (usize, f32) {
    let best = (0..scores.len())
        .reduce(|best, other| if scores[other] > scores[best] { other } else { best })
        .unwrap_or(0);
    let all: f32 = scores.iter().map(|score| (score - scores[best]).exp()).sum();
    (best, 1.0 / all)
}

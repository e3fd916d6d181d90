//! Fits the table of weights to annotated texts.
//!
//! All three models are log-linear and taught by stochastic gradient descent with AdaGrad steps and a
//! quadratic penalty, as the weights of the evidence are ([`crate::fit`]): cues one word at a time, sources
//! over the candidates of each cue, contents as a chain of two states. The content model sees the source
//! that a model taught on other texts finds, so that it learns to live with its mistakes.

mod head;
mod read;
mod record;
mod teach;

use crate::attribution::{Scene, Weights, decide};
use crate::lexicon::Lexicon;
use crate::span::Span;

use super::content::Scope;
use super::feature::{FLOOR, Question};
use super::source::Search;
use super::surroundings::Survey;
use super::view::View;
use super::window::Window;
use super::{LEAST_PROBABILITY, cue, dense, logistic, softmax, source};
use head::{CueWords, Head};
use read::read;
use record::{Recorder, write};
use teach::{ChainTask, ChoiceTask, Learner, SieveTask, Task, WordTask};

/// An annotated text.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The text.
    pub text: String,
    /// All its attributions.
    pub attributions: Vec<Annotation>,
}

/// One attribution as people marked it.
#[derive(Clone, Debug, Default)]
pub struct Annotation {
    /// The head word of the source, if it has one.
    pub source: Option<Span>,
    /// The stretches of the cue.
    pub cue: Vec<Span>,
    /// The stretches of the content, quotation marks included.
    pub content: Vec<Span>,
}

/// How to fit.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// Seed of the order in which examples are taught.
    pub seed: u64,
    /// Passes over all examples.
    pub passes: usize,
    /// The size of the first steps.
    pub rate: f32,
    /// Penalty on large weights, for each example taught.
    pub penalty: f32,
    /// Features that occur less often are left out.
    pub least_count: u32,
    /// The most features that are kept of cues, of sources and of contents.
    pub most_features: (usize, usize, usize),
    /// Weights closer to nothing are left out.
    pub least_weight: f32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: 1,
            // Fewer leave the table to the order of the examples: attribution F1 differed by 0.8 from seed to seed.
            passes: 60,
            rate: 0.02,
            penalty: 5e-4,
            least_count: 3,
            most_features: (22_000, 10_000, 16_000),
            least_weight: 0.05,
        }
    }
}

/// Fits weights; the result is the text of a table that [`IndirectWeights::parse`] reads.
///
/// The same lessons and options give the same table.
///
/// [`IndirectWeights::parse`]: super::IndirectWeights::parse
pub fn fit(
    lessons: &[Lesson],
    lexicon: &Lexicon,
    options: &Options,
    mut progress: impl FnMut(&str),
) -> String {
    let quoted = Weights::default();
    let scenes: Vec<Scene> = lessons.iter().map(|lesson| Scene::new(&lesson.text, lexicon, None)).collect();
    let decisions: Vec<_> =
        scenes.iter().map(|scene| decide(scene, &quoted, &mut Default::default(), None)).collect();
    let (reader, names) = read(&scenes, lexicon, options.least_count);
    let mut views: Vec<View> = scenes
        .iter()
        .zip(&decisions)
        .map(|(scene, decisions)| View::new(scene, decisions, &reader))
        .collect();
    let words = CueWords::count(&views, lessons);
    let heads: Vec<Vec<Head>> =
        views.iter().zip(lessons).map(|(view, lesson)| words.heads(view, lesson)).collect();

    let mut cues = Recorder::default();
    let mut cue_tasks = Vec::new();
    for ((number, view), heads) in views.iter().enumerate().zip(&heads) {
        for at in 0..view.scene.text.len() {
            if cue::is_possible(view, at, |word| words.is_known(word)) {
                let features =
                    cues.record(|sink| cue::sieve(view, at, sink), |sink| cue::describe(view, at, sink));
                let right = heads.binary_search_by_key(&at, |head| head.at).is_ok();
                cue_tasks.push(WordTask { group: number, at, features, right });
            }
        }
    }
    progress(&format!("{} words, {} cues", cue_tasks.len(), heads.iter().map(Vec::len).sum::<usize>()));
    // What later steps see of cues and sources is what a model taught on other texts finds.
    let models = folds(&cue_tasks, &cues.counts, options.most_features.0, options);
    for (number, view) in views.iter_mut().enumerate() {
        let first = cue_tasks.partition_point(|task| task.group < number);
        let tasks = cue_tasks[first..].iter().take_while(|task| task.group == number);
        let model = &models[number % FOLDS];
        let weighed = tasks.map(|task| (task.at, logistic(model.score(&task.features))));
        view.take_cues(weighed.filter(|(_, probability)| *probability >= LEAST_PROBABILITY));
    }
    let cue_model = teach(&cue_tasks, &cues.counts, options.most_features.0, options);

    let mut sources = Recorder::default();
    let mut source_tasks = Vec::new();
    let mut unreachable = 0;
    let mut candidates = Vec::new();
    for ((number, view), (heads, lesson)) in views.iter().enumerate().zip(heads.iter().zip(lessons)) {
        for head in heads {
            source::candidates(view, head.at, &mut candidates);
            let search = Search::new(view, head.at);
            let annotation = &lesson.attributions[head.annotation];
            let task = ChoiceTask {
                group: number,
                candidates: candidates
                    .iter()
                    .map(|&candidate| {
                        let features = sources.record(
                            |sink| search.sieve(candidate, sink),
                            |sink| search.describe(candidate, sink),
                        );
                        (is_source(view, candidate.mention, annotation.source), features)
                    })
                    .collect(),
            };
            unreachable += usize::from(!task.candidates.iter().any(|(right, _)| *right));
            source_tasks.push(task);
        }
    }
    progress(&format!("{} sources, {unreachable} of them no candidate", source_tasks.len()));
    let models = folds(&source_tasks, &sources.counts, options.most_features.1, options);
    let mut chosen = source_tasks.iter().map(|task| {
        let model = &models[task.group % FOLDS];
        let scores: Vec<f32> = task.candidates.iter().map(|(_, features)| model.score(features)).collect();
        softmax(&scores).0
    });

    let mut contents = Recorder::default();
    let mut chain_tasks = Vec::new();
    let (mut window, mut survey) = (Window::default(), Survey::default());
    for ((number, view), (heads, lesson)) in views.iter().enumerate().zip(heads.iter().zip(lessons)) {
        for head in heads {
            source::candidates(view, head.at, &mut candidates);
            let source = chosen.next().and_then(|chosen| candidates[chosen].mention);
            window.lay(view, head.at);
            let scope = Scope::new(view, &window, &mut survey, head.at, source);
            let annotation = &lesson.attributions[head.annotation];
            let right: Vec<bool> = window
                .units
                .iter()
                .map(|unit| {
                    let span = view.scene.text.span(unit.tokens.clone());
                    2 * annotation.content.iter().map(|content| shared(span, *content)).sum::<usize>()
                        > span.len()
                })
                .collect();
            let units = window.units.len();
            chain_tasks.push(ChainTask {
                group: number,
                inside: (0..units)
                    .map(|unit| contents.record(|_| (), |sink| scope.inside(unit, sink)))
                    .collect(),
                begin: (0..units)
                    .map(|unit| {
                        contents.record(
                            |sink| dense::describe_begin(scope.place(unit), sink),
                            |sink| scope.begin(unit, sink),
                        )
                    })
                    .collect(),
                end: (0..=units)
                    .map(|unit| {
                        contents.record(
                            |sink| dense::describe_end(scope.place(unit), sink),
                            |sink| scope.end(unit, sink),
                        )
                    })
                    .collect(),
                right,
            });
        }
    }
    progress(&format!("{} contents", chain_tasks.len()));
    let content_model = teach(&chain_tasks, &contents.counts, options.most_features.2, options);
    drop(chosen);
    let source_model = teach(&source_tasks, &sources.counts, options.most_features.1, options);

    let mut table = format!(
        "# The weights of reported speech, written by the `fit` example from {} texts.\n\
         # First values / last value=weight in hundredths ... of the template in brackets above; :label, word.\n",
        lessons.len()
    );
    let cue_sieve = cue_tasks.iter().map(|task| task.sieve(&cue_model, LEAST_PROBABILITY)).collect();
    let source_sieve = source_tasks.iter().flat_map(|task| task.sieve(&source_model)).collect();
    let (begins, ends): (Vec<_>, Vec<_>) = chain_tasks.iter().map(|task| task.sieves(&content_model)).unzip();
    let sieves = [
        (Question::Cue, &cues, sieve(&cues, options, cue_sieve)),
        (Question::Source, &sources, sieve(&sources, options, source_sieve)),
        (Question::Begin, &contents, sieve(&contents, options, begins.into_iter().flatten().collect())),
        (Question::End, &contents, sieve(&contents, options, ends.into_iter().flatten().collect())),
    ];
    for (question, recorder, (model, floor)) in &sieves {
        let floor = (floor * 100.0) as i16;
        write(std::iter::once((FLOOR.name, [question.label()].as_slice(), floor)), &names, &mut table);
        recorder.write(model, &names, options.least_weight, &mut table);
    }
    for (recorder, model) in [(&cues, &cue_model), (&sources, &source_model), (&contents, &content_model)] {
        recorder.write(model, &names, options.least_weight, &mut table);
    }
    table
}

/// A model of the features of a sieve, and what those of all but very few of the right sum up to at least.
fn sieve(recorder: &Recorder, options: &Options, tasks: Vec<SieveTask>) -> (Learner, f32) {
    /// Features that are kept.
    const MOST: usize = 4000;
    /// The share of what is right that is lost.
    const LOST: f32 = 0.004;
    let model = teach(&tasks, &recorder.counts, MOST, options);
    let right = tasks.iter().filter(|task| task.right);
    let mut sums: Vec<f32> = right.map(|task| model.sum(task.features)).collect();
    sums.sort_by(f32::total_cmp);
    let floor = sums.get((sums.len() as f32 * LOST) as usize).copied().unwrap_or(f32::MIN);
    (model, floor)
}

fn teach<T: Task>(tasks: &[T], counts: &[u32], most: usize, options: &Options) -> Learner {
    Learner::teach(counts, most, options, &tasks.iter().collect::<Vec<_>>())
}

/// Texts are dealt into so many groups; each group is answered by a model taught on the others.
const FOLDS: usize = 2;

/// The model for each group of texts, taught on the others.
fn folds<T: Task>(tasks: &[T], counts: &[u32], most: usize, options: &Options) -> Vec<Learner> {
    let model = |fold: usize| {
        let others: Vec<&T> = tasks.iter().filter(|task| task.group() % FOLDS != fold).collect();
        Learner::teach(counts, most, options, &others)
    };
    (0..FOLDS).map(model).collect()
}

fn shared(a: Span, b: Span) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

fn is_source(view: &View, mention: Option<usize>, head: Option<Span>) -> bool {
    match (mention, head) {
        (None, None) => true,
        (Some(mention), Some(head)) => {
            let tokens = view.scene.mentions.get(mention).tokens.clone();
            shared(view.scene.text.span(tokens), head) > 0
        }
        _ => false,
    }
}

//! Fits the table of weights to annotated texts.
//!
//! All three models are log-linear and taught by stochastic gradient descent with AdaGrad steps and a
//! quadratic penalty, as the weights of the evidence are ([`crate::fit`]): cues one word at a time, sources
//! over the candidates of each cue, contents as a chain of two states. The content model sees the source
//! that a model taught on other texts finds, so that it learns to live with its mistakes.

mod teach;

use std::collections::{BTreeMap, HashMap};

use crate::attribution::{Scene, Weights, decide};
use crate::lexicon::{Lexicon, WordHash};
use crate::span::Span;

use super::content::{self, Scope};
use super::feature::{COUNTS, FLAGS, Sink, Template};
use super::tag::TAGS;
use super::view::{CLASSES, View};
use super::window::Window;
use super::{LEAST_PROBABILITY, cue, logistic, softmax, source};
use teach::{ChainTask, ChoiceTask, Features, Learner, Task, WordTask};

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
            passes: 24,
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
    let decisions: Vec<_> = scenes.iter().map(|scene| decide(scene, &quoted, None)).collect();
    let mut views: Vec<View> =
        scenes.iter().zip(&decisions).map(|(scene, decisions)| View::new(scene, decisions)).collect();
    let words = CueWords::count(&views, lessons);
    let heads: Vec<Vec<Head>> =
        views.iter().zip(lessons).map(|(view, lesson)| words.heads(view, lesson)).collect();

    let mut cues = Recorder::default();
    let mut cue_tasks = Vec::new();
    for ((number, view), heads) in views.iter().enumerate().zip(&heads) {
        for at in 0..view.scene.text.len() {
            if cue::is_possible(view, at, |word| words.is_known(word)) {
                let features = cues.record(|sink| cue::describe(view, at, sink));
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
        view.take_cues(
            tasks
                .filter(|task| logistic(model.score(&task.features)) >= LEAST_PROBABILITY)
                .map(|task| task.at),
        );
    }
    let cue_model = teach(&cue_tasks, &cues.counts, options.most_features.0, options);

    let mut sources = Recorder::default();
    let mut source_tasks = Vec::new();
    let mut unreachable = 0;
    let mut candidates = Vec::new();
    for ((number, view), (heads, lesson)) in views.iter().enumerate().zip(heads.iter().zip(lessons)) {
        for head in heads {
            source::candidates(view, head.at, &mut candidates);
            let annotation = &lesson.attributions[head.annotation];
            let task = ChoiceTask {
                group: number,
                candidates: candidates
                    .iter()
                    .map(|&candidate| {
                        let features =
                            sources.record(|sink| source::describe(view, head.at, candidate, sink));
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
    let mut window = Window::default();
    for ((number, view), (heads, lesson)) in views.iter().enumerate().zip(heads.iter().zip(lessons)) {
        for head in heads {
            source::candidates(view, head.at, &mut candidates);
            let source = chosen.next().and_then(|chosen| candidates[chosen].mention);
            window.lay(view, head.at);
            let scope = Scope::new(view, &window, head.at, source);
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
                inside: (0..units).map(|unit| contents.record(|sink| scope.inside(unit, sink))).collect(),
                begin: (0..units).map(|unit| contents.record(|sink| scope.begin(unit, sink))).collect(),
                end: (0..=units).map(|unit| contents.record(|sink| scope.end(unit, sink))).collect(),
                right,
            });
        }
    }
    progress(&format!("{} contents", chain_tasks.len()));
    let content_model = teach(&chain_tasks, &contents.counts, options.most_features.2, options);
    drop(chosen);
    let source_model = teach(&source_tasks, &sources.counts, options.most_features.1, options);

    let names = Names::collect(&views);
    let mut table = format!(
        "# The weights of reported speech, written by the `fit` example from {} texts.\n\
         # First values / last value=weight in hundredths ... of the template in brackets above.\n",
        lessons.len()
    );
    for (recorder, model) in [(&cues, &cue_model), (&sources, &source_model), (&contents, &content_model)] {
        recorder.write(model, &names, options.least_weight, &mut table);
    }
    table
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

/// The word that stands for the cue of an annotation.
struct Head {
    at: usize,
    annotation: usize,
}

/// How often a word stands in a cue, and how often at all.
struct CueWords(HashMap<u64, (u32, u32)>);

impl CueWords {
    fn count(views: &[View], lessons: &[Lesson]) -> Self {
        let mut words: HashMap<u64, (u32, u32)> = HashMap::new();
        for (view, lesson) in views.iter().zip(lessons) {
            for at in 0..view.scene.text.len() {
                words.entry(view.word(at).get()).or_default().1 += 1;
            }
            for annotation in &lesson.attributions {
                for at in annotation.cue.iter().flat_map(|span| tokens(view, *span)) {
                    words.entry(view.word(at).get()).or_default().0 += 1;
                }
            }
        }
        Self(words)
    }

    fn share(&self, word: WordHash) -> f32 {
        // Words seen once or twice tell little.
        const DOUBT: f32 = 5.0;
        let (inside, all) = self.0.get(&word.get()).copied().unwrap_or_default();
        inside as f32 / (all as f32 + DOUBT)
    }

    /// Whether a word that the lexicon does not offer is often enough a cue.
    fn is_known(&self, word: WordHash) -> bool {
        const LEAST_TIMES: u32 = 3;
        const LEAST_SHARE: f32 = 0.08;
        let (inside, _) = self.0.get(&word.get()).copied().unwrap_or_default();
        inside >= LEAST_TIMES && self.share(word) >= LEAST_SHARE
    }

    /// For each annotation the word of its cue that is most often one, in the order of the text.
    fn heads(&self, view: &View, lesson: &Lesson) -> Vec<Head> {
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

/// Numbers features in the order in which they first occur, and keeps their names.
#[derive(Default)]
struct Recorder {
    numbers: HashMap<u64, u32>,
    names: Vec<(&'static str, Vec<WordHash>)>,
    counts: Vec<u32>,
    current: Features,
}

impl Recorder {
    fn record(&mut self, describe: impl FnOnce(&mut Self)) -> Features {
        describe(self);
        std::mem::take(&mut self.current)
    }

    fn write(&self, model: &Learner, names: &Names, least: f32, table: &mut String) {
        let spelled = |value: &WordHash| names.0.get(&value.get()).map(String::as_str);
        let mut lines: BTreeMap<&str, BTreeMap<String, BTreeMap<&str, i16>>> = BTreeMap::new();
        for ((template, values), weight) in self.names.iter().zip(model.weights()) {
            let values: Option<Vec<&str>> = values.iter().map(spelled).collect();
            if weight.abs() >= least
                && let Some((last, first)) = values.as_deref().and_then(|values| values.split_last())
            {
                let first: String = first.iter().map(|value| format!("{value} ")).collect();
                let weight = (weight * 100.0).round() as i16;
                lines.entry(template).or_default().entry(first).or_default().insert(last, weight);
            }
        }
        for (template, lines) in lines {
            table.push_str(&format!("[{template}]\n"));
            for (first, last) in lines {
                table.push_str(&first);
                table.push('/');
                last.iter().for_each(|(value, weight)| table.push_str(&format!(" {value}={weight}")));
                table.push('\n');
            }
        }
    }
}

impl Sink for Recorder {
    fn add(&mut self, template: &Template, values: &[WordHash]) {
        let next = self.names.len() as u32;
        let number = *self.numbers.entry(template.feature(values)).or_insert(next);
        if number == next {
            self.names.push((template.name, values.to_vec()));
            self.counts.push(0);
        }
        self.counts[number as usize] += 1;
        self.current.push(number);
    }
}

/// What the values of features are called.
struct Names(HashMap<u64, String>);

impl Names {
    fn collect(views: &[View]) -> Self {
        let mut names = Self(HashMap::new());
        let labels = TAGS.names.into_iter().chain(COUNTS.names).chain(FLAGS.names).chain(CLASSES.names);
        let labels = labels.chain(cue::label_names()).chain(source::label_names());
        labels.chain(content::label_names()).for_each(|name| names.add(name));
        for view in views {
            let text = &view.scene.text;
            for token in 0..text.len() {
                names.add(text.str(token));
                names.add(cue::ending(text.str(token)));
                if let Some(verb) = text.verb(token) {
                    names.add(&verb.lemma);
                }
            }
        }
        names
    }

    fn add(&mut self, name: &str) {
        if !name.contains(char::is_whitespace) {
            self.0.entry(WordHash::of(name).get()).or_insert_with(|| name.to_lowercase());
        }
    }
}

//! Fits the table of weights to annotated texts.
//!
//! All three models are log-linear and taught by stochastic gradient descent with AdaGrad steps and a
//! quadratic penalty, as the weights of the evidence are ([`crate::fit`]): cues one word at a time, sources
//! over the candidates of each cue, contents as a chain of two states. The content model sees the source
//! that a model taught on other texts finds, so that it learns to live with its mistakes.

mod teach;

use std::collections::{BTreeMap, HashMap};

use crate::attribution::{Scene, Weights, decide};
use crate::lexicon::{HashIndex, Lexicon, WordHash};
use crate::span::Span;

use super::content::Scope;
use super::feature::{FLOOR, Question, Sink, Template, are_known};
use super::label::{LABELS, Value, spelled};
use super::source::Search;
use super::surroundings::Survey;
use super::view::{Reader, View};
use super::vocabulary::{Numbering, Vocabulary};
use super::window::Window;
use super::{LEAST_PROBABILITY, cue, dense, logistic, softmax, source};
use teach::{ChainTask, ChoiceTask, Features, Learner, SieveTask, Task, WordTask};

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

/// The word that stands for the cue of an annotation.
struct Head {
    at: usize,
    annotation: usize,
}

/// How often a word stands in a cue, and how often at all.
struct CueWords(HashMap<Value, (u32, u32)>);

impl CueWords {
    fn count(views: &[View], lessons: &[Lesson]) -> Self {
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
    fn is_known(&self, word: Value) -> bool {
        const LEAST_TIMES: u32 = 3;
        const LEAST_SHARE: f32 = 0.08;
        let (inside, _) = self.0.get(&word).copied().unwrap_or_default();
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

/// Numbers features in the order in which they first occur, and keeps their values.
#[derive(Default)]
struct Recorder {
    numbers: HashMap<u64, u32>,
    features: Vec<(&'static str, Vec<Value>)>,
    counts: Vec<u32>,
    current: Vec<u32>,
}

impl Recorder {
    /// Records the features of one decision and those of its sieve.
    fn record(&mut self, sieve: impl FnOnce(&mut Self), describe: impl FnOnce(&mut Self)) -> Features {
        sieve(self);
        let sieve = std::mem::take(&mut self.current);
        describe(self);
        Features { all: std::mem::take(&mut self.current), sieve }
    }

    fn write(&self, model: &Learner, names: &[String], least: f32, table: &mut String) {
        let weighed = self.features.iter().zip(model.weights()).filter(|(_, weight)| weight.abs() >= least);
        let hundredths = |weight: f32| (weight * 100.0).round() as i16;
        write(
            weighed.map(|((template, values), weight)| (*template, values.as_slice(), hundredths(*weight))),
            names,
            table,
        );
    }
}

/// Writes features with their weights, sorted, so that the same weights give the same table.
fn write<'f>(
    features: impl Iterator<Item = (&'static str, &'f [Value], i16)>,
    names: &[String],
    table: &mut String,
) {
    let mut lines: BTreeMap<&str, BTreeMap<String, BTreeMap<&str, i16>>> = BTreeMap::new();
    for (template, values, weight) in features {
        if let Some((last, first)) = values.split_last() {
            let first: String = first.iter().map(|value| format!("{} ", names[value.number()])).collect();
            lines
                .entry(template)
                .or_default()
                .entry(first)
                .or_default()
                .insert(&names[last.number()], weight);
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

impl Sink for Recorder {
    fn add<const N: usize>(&mut self, template: &Template, values: [Value; N]) {
        if !are_known(values) {
            return;
        }
        let next = self.features.len() as u32;
        let number = *self.numbers.entry(template.feature(&values)).or_insert(next);
        if number == next {
            self.features.push((template.name, values.to_vec()));
            self.counts.push(0);
        }
        self.counts[number as usize] += 1;
        self.current.push(number);
    }
}

/// Numbers the words that are frequent enough to be learnt; returns the names of all values too.
fn read(scenes: &[Scene], lexicon: &Lexicon, least: u32) -> (Reader, Vec<String>) {
    let mut counts: HashIndex<(u32, String)> = HashIndex::default();
    let mut order = Vec::new();
    let mut count = |hash: WordHash, word: &str| {
        let (count, _) = counts.entry(hash.get()).or_insert_with(|| {
            order.push(hash);
            (0, word.to_lowercase())
        });
        *count += 1;
    };
    for scene in scenes {
        for token in (0..scene.text.len()).filter(|&token| scene.text.tokens[token].is_word()) {
            count(scene.text.tokens[token].hash, scene.text.str(token));
            if let Some(verb) = scene.text.verb(token) {
                count(WordHash::of(&verb.lemma), &verb.lemma);
            }
        }
    }
    let mut numbering = Numbering::new();
    let mut names = vec![String::new()];
    names.extend(LABELS.iter().map(|label| spelled(label)));
    for word in order {
        let (count, name) = &counts[&word.get()];
        if *count >= least && !name.contains(char::is_whitespace) && numbering.number(word) != Value::UNKNOWN
        {
            names.push(name.clone());
        }
    }
    (Reader::new(Vocabulary::new(&numbering.numbers), lexicon), names)
}

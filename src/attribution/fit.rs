//! Fits the weights of the evidence to annotated texts.
//!
//! The model is a log-linear one over the candidates of each quotation, trained to give the right ones
//! together the highest probability, by stochastic gradient descent with AdaGrad steps (Duchi, Hazan and
//! Singer 2011, "Adaptive subgradient methods for online learning") and a quadratic penalty. Since what was
//! said before is evidence too, each round after the first is taught with the answers that the model of
//! the round before gives, mistakes included (Ross, Gordon and Bagnell 2011, "A reduction of imitation
//! learning and structured prediction to no-regret online learning").

mod descent;
mod lesson;
mod temperature;

use crate::genre::Genre;
use crate::lexicon::Lexicon;

use super::candidate;
use super::decide::pick;
use super::outlook::{Outlook, Thought, thoughts};
use super::rule::{Rules, View};
use super::scene::{Quotation, Scene, Shape};
use super::{History, Talk, Weights};

pub(crate) use descent::{Adaptive, SplitMix, gradients};
pub use lesson::{Answer, Lesson, Right};
use lesson::{answer, is_right};

/// How to fit.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// The genre that all lessons are of; recognised in each where it is none.
    pub genre: Option<Genre>,
    /// Seed of the order in which quotations are taught.
    pub seed: u64,
    /// Passes over all quotations in each round.
    pub passes: usize,
    /// Rounds of teaching with the model's own answers.
    pub rounds: usize,
    /// Penalty on large weights, for each quotation taught.
    pub penalty: f32,
    /// The same for what a shape of quotation adds.
    pub shape_penalty: f32,
    /// Each text is left out once by one of so many models, whose answers tell how sure answers may be; with
    /// none the scores are taken as they are. Of few parts each would leave out so much that the doubts of its
    /// model would not be those of the model of all texts.
    pub folds: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { genre: None, seed: 1, passes: 8, rounds: 3, penalty: 1e-3, shape_penalty: 2e-2, folds: 10 }
    }
}

/// Fits weights; the result is the text of a table that [`Weights::parse`] reads.
///
/// The same lessons and options give the same table.
///
/// ```
/// use quote_attribution::fit::{Answer, Lesson, Options, Right, fit};
/// use quote_attribution::{Lexicon, Span, Weights};
///
/// let text = "“It is done,” Ann Dorsey said.".to_owned();
/// let right = Right::Named(vec!["Ann Dorsey".to_owned()]);
/// let answers = vec![Answer { span: Span::new(3, 14), right }];
/// let lessons = [Lesson { text, answers, weight: 1.0 }];
/// let table = fit(&lessons, &Lexicon::english(), &Options::default(), |_progress| ());
/// assert!(Weights::parse("one lesson", &table).is_ok());
/// ```
pub fn fit(
    lessons: &[Lesson],
    lexicon: &Lexicon,
    options: &Options,
    mut progress: impl FnMut(&str),
) -> String {
    let scenes: Vec<Scene> =
        lessons.iter().map(|lesson| Scene::new(&lesson.text, lexicon, options.genre)).collect();
    let texts: Vec<_> = scenes.iter().zip(lessons).collect();
    let model = train(&texts, options, &mut progress);
    let temperature = temperature::fit(&texts, options);
    let header = format!(
        "The weights of the evidence, written by the `fit` example from {} texts.\n\
         A line: rule=value, its weight, what a shape of quotation adds to it.",
        lessons.len()
    );
    Weights::write(&header, temperature, &model.general.values, &model.special.values)
}

fn train(texts: &[(&Scene, &Lesson)], options: &Options, progress: &mut dyn FnMut(&str)) -> Model {
    let mut model = Model::new();
    for round in 0..options.rounds.max(1) {
        let mut tasks = Vec::new();
        let mut unreachable = 0;
        for (scene, lesson) in texts {
            unreachable += prepare(scene, lesson, (round > 0).then_some(&model), &mut tasks, &mut Vec::new());
        }
        progress(&format!(
            "round {}: {} quotations, {unreachable} whose speaker is no candidate",
            round + 1,
            tasks.len()
        ));
        model = Model::new();
        let mut random = SplitMix::new(options.seed);
        for pass in 0..options.passes {
            random.shuffle(&mut tasks);
            let loss: f64 = tasks.iter().map(|task| f64::from(model.learn(task, options))).sum();
            model.general.remember();
            model.special.remember();
            if pass + 1 == options.passes {
                progress(&format!("round {}: mean loss {:.4}", round + 1, loss / tasks.len().max(1) as f64));
            }
        }
        model.general.average();
        model.special.average();
    }
    model
}

/// One quotation: the evidence of each candidate, and which candidates are right.
struct Task {
    shape: usize,
    weight: f32,
    candidates: Vec<(bool, Vec<u16>)>,
}

/// An answer of the model: the score of each candidate, whether it names the one that was chosen, and
/// whether that one is right.
struct Given {
    scores: Vec<(f32, bool)>,
    right: bool,
}

/// Adds the tasks of a text and the model's answers; says for how many no candidate was right.
fn prepare(
    scene: &Scene,
    lesson: &Lesson,
    model: Option<&Model>,
    tasks: &mut Vec<Task>,
    given: &mut Vec<Given>,
) -> usize {
    let mut outlook = Outlook::default();
    if scene.genre == Genre::Fiction {
        let mut first = Outlook::new(scene);
        teach(scene, lesson, model, &outlook, &mut Vec::new(), &mut Vec::new(), &mut |number, thoughts| {
            first.note(scene, number, thoughts);
        });
        outlook = first;
    }
    teach(scene, lesson, model, &outlook, tasks, given, &mut |_, _| ())
}

/// One reading: the tasks, the model's answers, and what it thinks of each stretch.
fn teach(
    scene: &Scene,
    lesson: &Lesson,
    model: Option<&Model>,
    outlook: &Outlook,
    tasks: &mut Vec<Task>,
    given: &mut Vec<Given>,
    think: &mut dyn FnMut(usize, Vec<Thought>),
) -> usize {
    let rules = Rules::all();
    let mut history = History::new(scene);
    let mut previous = None;
    let mut talk = Talk::default();
    let mut unreachable = 0;
    let what_column = rules.column("characterises", "what");
    for number in (0..scene.quoted.len()).filter(|&number| scene.quoted[number].depth == 0) {
        let quotation = Quotation::new(scene, number, previous);
        previous = Some(number);
        history.read_on(scene, &quotation);
        talk.read_on(scene, &quotation, &history);
        let candidates = candidate::find(scene, &quotation, &history, &talk, Vec::new());
        let answer = answer(lesson, scene.quoted[number].span);
        let mut right: Vec<bool> =
            candidates.iter().map(|candidate| is_right(scene, answer, candidate)).collect();
        let evidence: Vec<Vec<u16>> = candidates
            .iter()
            .map(|candidate| {
                let mut found = Vec::new();
                rules.evidence(
                    &View {
                        scene,
                        history: &history,
                        quotation: &quotation,
                        talk: &talk,
                        outlook,
                        candidate,
                    },
                    &mut found,
                );
                found
            })
            .collect();
        // A corpus without nesting gives the words in "X railed against what Y calls a “Z”" to X as often as to Y.
        // They are Y's.
        let inner = evidence.iter().position(|found| found.contains(&what_column));
        if let (Some(inner), Some(Right::Source(_))) = (inner, answer) {
            right = vec![false; candidates.len()];
            right[inner] = true;
        }
        let chosen = match model {
            Some(model) => {
                let scores: Vec<f32> =
                    evidence.iter().map(|found| model.score(quotation.shape.number(), found)).collect();
                let (chosen, _) = pick(&candidates, &scores, 1.0, &mut Vec::new());
                think(number, thoughts(&candidates, &scores));
                let same = candidates.iter().map(|other| other.entity == candidates[chosen].entity);
                // Confidence is asked of those who are named, not of nobody.
                if answer.is_some() && candidates[chosen].mention.is_some() {
                    given.push(Given {
                        scores: scores.iter().copied().zip(same).collect(),
                        right: right[chosen],
                    });
                }
                Some(chosen)
            }
            None => {
                let chosen = right.iter().position(|&right| right);
                let entity = chosen.and_then(|chosen| candidates[chosen].entity);
                think(number, entity.map(|entity| Thought { entity, share: 1.0 }).into_iter().collect());
                chosen
            }
        };
        history.note(
            scene,
            number,
            chosen.and_then(|chosen| candidates[chosen].mention.zip(candidates[chosen].entity)),
        );
        if answer.is_none() {
            continue;
        }
        if right.contains(&true) {
            tasks.push(Task {
                weight: lesson.weight,
                shape: quotation.shape.number(),
                candidates: right.into_iter().zip(evidence).collect(),
            });
        } else {
            unreachable += 1;
        }
    }
    unreachable
}

/// Weights while they are learnt.
struct Model {
    general: Adaptive,
    special: Adaptive,
}

impl Model {
    fn new() -> Self {
        const RATE: f32 = 0.1;
        let rules = Rules::all();
        Self {
            general: Adaptive::new(rules.count(), RATE),
            special: Adaptive::new(rules.shaped() * Shape::COUNT, RATE),
        }
    }

    fn score(&self, shape: usize, evidence: &[u16]) -> f32 {
        let shaped = Rules::all().shaped();
        let row = &self.special.values[shape * shaped..(shape + 1) * shaped];
        let weight = |column: usize| self.general.values[column] + row.get(column).copied().unwrap_or(0.0);
        evidence.iter().map(|&column| weight(usize::from(column))).sum()
    }

    /// One step; returns the loss before it.
    fn learn(&mut self, task: &Task, options: &Options) -> f32 {
        let scores: Vec<f32> =
            task.candidates.iter().map(|(_, evidence)| self.score(task.shape, evidence)).collect();
        let (gradients, right) = gradients(&scores, |number| task.candidates[number].0);
        let shaped = Rules::all().shaped();
        for ((_, evidence), gradient) in task.candidates.iter().zip(gradients) {
            let gradient = task.weight * gradient;
            if gradient.abs() < 1e-6 {
                continue;
            }
            for &column in evidence {
                let column = usize::from(column);
                self.general.step(column, gradient, options.penalty);
                if column < shaped {
                    self.special.step(task.shape * shaped + column, gradient, options.shape_penalty);
                }
            }
        }
        -right.max(1e-20).ln()
    }
}

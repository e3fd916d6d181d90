//! Fits the weights of the evidence to annotated documents and writes the table.
//!
//! Documents are JSON lines in the gold format: `text`, and for each stretch between quotation marks in
//! `quoted` its `span` and either the names of its `speaker` or the number of its `attribution`, whose
//! `head` is the head word of the source. Files that end in `.txt` are case files as in `tests/cases`.

#[path = "../tests/case_file/mod.rs"]
#[allow(dead_code, reason = "shared with the tests, which use all of it")]
mod case_file;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Parser;
use quote_attribution::fit::{Answer, Lesson, Options, Right, fit};
use quote_attribution::fit_indirect;
use quote_attribution::{Genre, Lexicon, Span};
use serde::Deserialize;

/// Fit the weights of the evidence to annotated documents.
#[derive(Parser)]
struct Arguments {
    /// Files of gold documents, one JSON object a line, or case files (`.txt`).
    #[arg(required = true)]
    gold: Vec<PathBuf>,
    /// Where to write the table.
    #[arg(short, long, default_value = "src/attribution/weights.txt")]
    output: PathBuf,
    /// Fit the weights of reported speech instead, and write them there. Case files are then as in
    /// `tests/cases-indirect`.
    #[arg(long)]
    indirect: Option<PathBuf>,
    /// The genre of all texts; recognised in each unless given.
    #[arg(long, value_name = "news|fiction")]
    genre: Option<Genre>,
    /// Seed of the order in which quotations are taught.
    #[arg(long)]
    seed: Option<u64>,
    /// Passes over all quotations in each round.
    #[arg(long)]
    passes: Option<usize>,
    /// Rounds of teaching with the model's own answers.
    #[arg(long)]
    rounds: Option<usize>,
    /// Into so many parts the texts are divided to fit how sure answers may be; with few texts more is better.
    #[arg(long)]
    folds: Option<usize>,
    /// Penalty on large weights.
    #[arg(long)]
    penalty: Option<f32>,
    /// Reported speech: features that occur less often are left out.
    #[arg(long)]
    least_count: Option<u32>,
    /// Reported speech: weights closer to nothing are left out.
    #[arg(long)]
    least_weight: Option<f32>,
    /// Penalty on what a shape of quotation adds.
    #[arg(long)]
    shape_penalty: Option<f32>,
}

#[derive(Deserialize)]
struct Document {
    text: String,
    #[serde(default)]
    attributions: Vec<Attribution>,
    quoted: Vec<Quoted>,
}

#[derive(Deserialize)]
struct Attribution {
    source: Vec<(usize, usize)>,
    #[serde(default)]
    cue: Vec<(usize, usize)>,
    #[serde(default)]
    content: Vec<(usize, usize)>,
    head: Option<(usize, usize)>,
}

#[derive(Deserialize)]
struct Quoted {
    span: (usize, usize),
    attribution: Option<usize>,
    speaker: Option<Vec<String>>,
}

impl Document {
    fn indirect_lesson(self) -> fit_indirect::Lesson {
        let spans =
            |list: &[(usize, usize)]| list.iter().map(|&(start, end)| Span::new(start, end)).collect();
        let annotation = |of: &Attribution| {
            let source = of.head.or(of.source.first().copied()).map(|(start, end)| Span::new(start, end));
            fit_indirect::Annotation { source, cue: spans(&of.cue), content: spans(&of.content) }
        };
        fit_indirect::Lesson {
            attributions: self.attributions.iter().map(annotation).collect(),
            text: self.text,
        }
    }

    fn lesson(self) -> Lesson {
        let right = |quoted: &Quoted| match (&quoted.speaker, quoted.attribution) {
            (_, Some(number)) => {
                let attribution = self.attributions.get(number)?;
                let (start, end) = attribution.head.or(attribution.source.first().copied())?;
                Some(Right::Source(Span::new(start, end)))
            }
            (Some(names), None) => Some(Right::Named(names.clone())),
            (None, None) => Some(Right::Nobody),
        };
        let mut answers = BTreeMap::new();
        for quoted in &self.quoted {
            if let Some(right) = right(quoted) {
                let span = Span::new(quoted.span.0, quoted.span.1);
                answers.insert(span, Answer { span, right });
            }
        }
        Lesson { answers: answers.into_values().collect(), text: self.text, weight: 1.0 }
    }
}

fn read_documents<L>(
    path: &Path,
    lesson: impl Fn(Document) -> L,
    lessons: &mut Vec<L>,
) -> anyhow::Result<()> {
    let file = std::fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    for (number, line) in BufReader::new(file).lines().enumerate() {
        let line = line?;
        let place = || format!("{}, line {}: not a gold document", path.display(), number + 1);
        lessons.push(lesson(serde_json::from_str::<Document>(&line).with_context(place)?));
    }
    Ok(())
}

/// A case stands for many texts: it was written to show what a large corpus shows now and then.
const CASE_WEIGHT: f32 = 4.0;

fn read_cases(path: &Path, lessons: &mut Vec<Lesson>) -> anyhow::Result<()> {
    let file = std::fs::read_to_string(path).with_context(|| format!("cannot open {}", path.display()))?;
    for (name, article, answers) in case_file::parse(&file) {
        let mut from = 0;
        let answer = |line: &str| {
            let (speaker, stretch) = line.split_once(" <- ")?;
            let start = from + article[from..].find(stretch)?;
            from = start + stretch.len();
            let right = match speaker {
                "nobody" => Right::Nobody,
                _ => Right::Named(vec![speaker.to_owned()]),
            };
            Some(Answer { span: Span::new(start, from), right })
        };
        let answers: Option<Vec<_>> = answers.lines().filter(|line| !line.is_empty()).map(answer).collect();
        let answers = answers
            .with_context(|| format!("{}, {name}: an answer is not in its article", path.display()))?;
        lessons.push(Lesson { text: article.to_owned(), answers, weight: CASE_WEIGHT });
    }
    Ok(())
}

/// The same for a case of reported speech. In a corpus "called the police" is far rarer than "called it wrong",
/// and each word of a report is an example of its own.
const REPORTED_CASE_TIMES: usize = 12;

fn read_indirect_cases(path: &Path, lessons: &mut Vec<fit_indirect::Lesson>) -> anyhow::Result<()> {
    let file = std::fs::read_to_string(path).with_context(|| format!("cannot open {}", path.display()))?;
    for (name, article, answers) in case_file::parse(&file) {
        let answers = answers.lines().filter(|line| !line.is_empty());
        let attributions: Option<Vec<_>> = answers.map(|line| annotation(article, line)).collect();
        let attributions = attributions
            .with_context(|| format!("{}, {name}: an answer is not in its article", path.display()))?;
        let lesson = fit_indirect::Lesson { text: article.to_owned(), attributions };
        lessons.extend(std::iter::repeat_n(lesson, REPORTED_CASE_TIMES));
    }
    Ok(())
}

/// The attribution that a line of a case, `source | cue | content + “content”`, stands for.
fn annotation(article: &str, line: &str) -> Option<fit_indirect::Annotation> {
    let mut fields = line.trim_start_matches("> ").split(" | ");
    let (source, cue, content) = (fields.next()?, fields.next()?, fields.next()?);
    let span = |start: usize, words: &str| Span::new(start, start + words.len());
    let mut from = 0;
    let mut part = |words: &str| {
        let words = words.trim_matches(['“', '”']);
        let start = from + article[from..].find(words)?;
        from = start + words.len();
        Some(Span::new(start, from))
    };
    let content = content.split(" + ").map(&mut part).collect::<Option<Vec<Span>>>()?;
    let length = cue.len();
    // Of several like it, the cue next to the content.
    let gap = |cue: &usize| {
        let gaps = content.iter().map(|part| part.start.abs_diff(cue + length).min(cue.abs_diff(part.end)));
        gaps.min()
    };
    let cue = span(article.match_indices(cue).map(|(start, _)| start).min_by_key(gap)?, cue);
    // The source next to the cue, before it rather than after.
    let before = article[..cue.start].rfind(source);
    let after = || article[cue.end..].find(source).map(|start| cue.end + start);
    let source = match source {
        "nobody" => None,
        _ => Some(span(before.or_else(after)?, source)),
    };
    Some(fit_indirect::Annotation { source, cue: vec![cue], content })
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    if let Some(output) = &arguments.indirect {
        return fit_indirect(&arguments, output);
    }
    let mut lessons = Vec::new();
    for path in &arguments.gold {
        if path.extension().is_some_and(|extension| extension == "txt") {
            read_cases(path, &mut lessons)?;
        } else {
            read_documents(path, Document::lesson, &mut lessons)?;
        }
    }
    let mut options = Options::default();
    options.genre = arguments.genre;
    options.seed = arguments.seed.unwrap_or(options.seed);
    options.passes = arguments.passes.unwrap_or(options.passes);
    options.rounds = arguments.rounds.unwrap_or(options.rounds);
    options.folds = arguments.folds.unwrap_or(options.folds);
    options.penalty = arguments.penalty.unwrap_or(options.penalty);
    options.shape_penalty = arguments.shape_penalty.unwrap_or(options.shape_penalty);
    let table = fit(&lessons, &Lexicon::english(), &options, |message| eprintln!("{message}"));
    std::fs::write(&arguments.output, table)
        .with_context(|| format!("cannot write {}", arguments.output.display()))?;
    eprintln!("{} texts, weights in {}", lessons.len(), arguments.output.display());
    Ok(())
}

fn fit_indirect(arguments: &Arguments, output: &Path) -> anyhow::Result<()> {
    let mut lessons = Vec::new();
    for path in &arguments.gold {
        if path.extension().is_some_and(|extension| extension == "txt") {
            read_indirect_cases(path, &mut lessons)?;
        } else {
            read_documents(path, Document::indirect_lesson, &mut lessons)?;
        }
    }
    let mut options = fit_indirect::Options::default();
    options.seed = arguments.seed.unwrap_or(options.seed);
    options.passes = arguments.passes.unwrap_or(options.passes);
    options.penalty = arguments.penalty.unwrap_or(options.penalty);
    options.least_count = arguments.least_count.unwrap_or(options.least_count);
    options.least_weight = arguments.least_weight.unwrap_or(options.least_weight);
    let table = fit_indirect::fit(&lessons, &Lexicon::english(), &options, |message| eprintln!("{message}"));
    std::fs::write(output, table).with_context(|| format!("cannot write {}", output.display()))?;
    eprintln!("{} texts, weights in {}", lessons.len(), output.display());
    Ok(())
}

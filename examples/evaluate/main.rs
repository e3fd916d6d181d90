//! Measures the accuracy on annotated texts.
//!
//! ```text
//! cargo run --release --example evaluate -- examples/data/gold.jsonl --errors 3
//! cargo run --release --example evaluate -- polnear/data/dev
//! ```
//!
//! A document of the JSON lines is `{"id", "text", "attributions": [{"source", "head", "cue", "content"}],
//! "quoted": [{"span", "attribution", "speaker"}]}`. All but `head`, `span` and `attribution` are lists; places
//! are `[start, end]` in bytes; `attribution` is a number in the list or `null`; `speaker` lists the names that
//! are right.

mod brat;
mod calibration;
mod gold;
mod heads;
mod marks;
mod overlap;
mod prediction;
mod score;
mod speaker;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Parser;
use quote_attribution::Attributor;
use serde_json::{Map, Value, json};

use calibration::Calibration;
use prediction::{Prediction, Predictions};
use score::{Mistake, Scores};

/// Measure the accuracy on annotated texts: precision, recall, F1, calibration, the worst mistakes.
#[derive(Parser)]
struct Arguments {
    /// Files of gold documents, one JSON object a line, or folders laid out as PolNeAR is: `text/*.txt`,
    /// `attributions/NAME_*.ann` (brat standoff), `corenlp/NAME.txt.xml` (optional).
    #[arg(required = true)]
    gold: Vec<PathBuf>,
    /// Answers of any system in the format of the `jsonl` example, instead of this crate's.
    #[arg(long, value_name = "FILE")]
    predictions: Option<PathBuf>,
    /// How many mistakes to list, the surest first.
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
    /// One JSON object instead of tables.
    #[arg(long)]
    json: bool,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let mut golds = Vec::new();
    for path in &arguments.gold {
        golds.extend(gold::read(path)?);
    }
    let predictions: Predictions = match &arguments.predictions {
        Some(path) => {
            let lines: Vec<Prediction> = gold::read_lines(path, "an answer in the JSON format")?;
            lines.into_iter().map(|prediction| (prediction.id.clone(), prediction)).collect()
        }
        None => prediction::own(&golds, &Attributor::new()),
    };
    let scores = Scores::new(&golds, &predictions);
    let calibration = Calibration::new(&scores.judged);
    let mistakes = &scores.mistakes[..arguments.errors.min(scores.mistakes.len())];
    let out = &mut io::stdout().lock();
    let written = if arguments.json {
        write_json(out, &scores, calibration.as_ref(), mistakes)
    } else {
        write_tables(out, &scores, calibration.as_ref(), mistakes)
    };
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

fn write_json(
    out: &mut impl Write,
    scores: &Scores,
    calibration: Option<&Calibration>,
    mistakes: &[Mistake],
) -> io::Result<()> {
    let tenths = |percent: f64| Value::from(format!("{percent:.1}").parse::<f64>().unwrap_or_default());
    let mut object = Map::new();
    for (measure, count) in scores.measures() {
        let row = json!({
            "p": tenths(count.precision()), "r": tenths(count.recall()), "f1": tenths(count.f1()),
            "gold": count.gold, "pred": count.predicted, "right": count.right,
        });
        object.insert(measure.to_owned(), row);
    }
    let documents = json!({"gold": scores.documents, "without prediction": scores.without_prediction});
    object.insert("documents".to_owned(), documents);
    object.insert("calibration".to_owned(), json!(calibration));
    object.insert("mistakes".to_owned(), json!(mistakes));
    writeln!(out, "{}", Value::Object(object))
}

fn write_tables(
    out: &mut impl Write,
    scores: &Scores,
    calibration: Option<&Calibration>,
    mistakes: &[Mistake],
) -> io::Result<()> {
    writeln!(out, "{:18} {:>6} {:>6} {:>6}   right / gold / predicted", "", "P", "R", "F1")?;
    for (measure, count) in scores.measures() {
        let (p, r, f1) = (count.precision(), count.recall(), count.f1());
        let (right, gold, predicted) = (count.right, count.gold, count.predicted);
        writeln!(out, "{measure:18} {p:6.1} {r:6.1} {f1:6.1}   {right} / {gold} / {predicted}")?;
    }
    writeln!(out, "{} documents, {} without an answer", scores.documents, scores.without_prediction)?;
    if let Some(calibration) = calibration {
        writeln!(out, "\nexpected calibration error {:.1} %", 100.0 * calibration.expected_error)?;
        writeln!(out, "\n{:>11} {:>8} {:>11} {:>7}", "confidence", "answers", "mean", "right")?;
        for bin in &calibration.bins {
            let (from, to, mean, right) = (bin.from, bin.to, 100.0 * bin.confidence, 100.0 * bin.right);
            writeln!(out, "{from:>5.1} - {to:.1} {:>8} {mean:>9.1} % {right:>5.1} %", bin.answers)?;
        }
        writeln!(out, "\n{:>11} {:>10} {:>11}", "at least", "coverage", "precision")?;
        for level in &calibration.levels {
            let (coverage, precision) = (100.0 * level.coverage, 100.0 * level.precision);
            writeln!(out, "{:>11.2} {coverage:>8.1} % {precision:>9.1} %", level.at_least)?;
        }
    }
    for mistake in mistakes {
        let answer = mistake.answer.as_deref().unwrap_or("not found");
        let sure = mistake.confidence.map_or(String::new(), |sure| format!(", sure {sure:.2}"));
        writeln!(
            out,
            "\n{}: “{}”\n  right: {}\n  answer: {answer}{sure}",
            mistake.document, mistake.stretch, mistake.right
        )?;
    }
    Ok(())
}

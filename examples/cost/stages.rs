//! Where the time goes.

use std::hint::black_box;
use std::time::{Duration, Instant};

use quote_attribution::{Attributor, Scope, Stage};
use unicode_segmentation::UnicodeSegmentation;

use crate::texts;
use crate::time;

/// Bytes of the crate's own articles that are read, unless a file is given.
const BYTES: usize = 1 << 20;

pub fn print() {
    let documents = texts::documents(BYTES);
    let megabytes = documents.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    let per_megabyte = |time: Duration| time.as_secs_f64() * 1e3 / megabytes;

    let stages = Stages::of(&documents).sums();
    let whole: Duration = stages.iter().map(|(_, time)| *time).sum();
    println!("Milliseconds for each megabyte; {megabytes:.1} MB in {} documents.\n", documents.len());
    println!("| stage | ms/MB | share | MB/s | cannot do without |\n|---|--:|--:|--:|---|");
    let row = |name: &str, time: Duration, needs: &str| {
        let share = 100.0 * time.as_secs_f64() / whole.as_secs_f64();
        let speed = 1e3 / per_megabyte(time);
        println!("| {name} | {:.2} | {share:.0} % | {speed:.0} | {needs} |", per_megabyte(time));
    };
    for (stage, time) in &stages {
        row(&format!("{stage:?}"), *time, needs(*stage));
    }
    row("all", whole, "");

    println!("\nFor comparison, what others take for less:\n");
    println!("| work | ms/MB | share | MB/s | |\n|---|--:|--:|--:|---|");
    let each = |work: fn(&str) -> usize| {
        time::least(|| {
            black_box(documents.iter().map(|text| work(text)).sum::<usize>());
        })
    };
    row("sum of the bytes", each(|text| text.bytes().map(usize::from).sum()), "");
    row("split_ascii_whitespace", each(|text| text.split_ascii_whitespace().count()), "");
    row("unicode_words", each(|text| text.unicode_words().count()), "");
}

/// The least work with which a stage can give what it gives: its floor.
fn needs(stage: Stage) -> &'static str {
    match stage {
        Stage::Text => "each byte once, one look-up in the lexicon for each word",
        Stage::Marks => "each mark once, a depth for each token",
        Stage::Mentions | Stage::Cues => "the class of each token once",
        Stage::Entities => "a look-up by surname for each name, by gender for each pronoun",
        Stage::Speakers => "each rule once for each candidate of each quotation",
        Stage::ReportedSpeech => "each feature once for each token around a cue",
        Stage::Result => "each span once",
        _ => "",
    }
}

/// Rounds over all the documents.
const ROUNDS: usize = 7;

/// The least time of each stage of each document. A document is so short that some round is not disturbed; the
/// clock of the thread, which no other program disturbs, takes longer to read than a short stage.
struct Stages(Vec<Vec<(Stage, Duration)>>);

impl Stages {
    fn of(documents: &[String]) -> Self {
        let attributor = Attributor::builder().scope(Scope::All).build();
        let mut least: Vec<Vec<_>> = documents.iter().map(|text| times(&attributor, text)).collect();
        for _ in 1..ROUNDS {
            for (text, least) in documents.iter().zip(&mut least) {
                for ((_, least), (_, time)) in least.iter_mut().zip(times(&attributor, text)) {
                    *least = time.min(*least);
                }
            }
        }
        Self(least)
    }

    /// The sums over all documents, in the order in which the stages run.
    fn sums(&self) -> Vec<(Stage, Duration)> {
        let mut sums: Vec<(Stage, Duration)> = Vec::new();
        for &(stage, time) in self.0.iter().flatten() {
            match sums.iter_mut().find(|(known, _)| *known == stage) {
                Some((_, sum)) => *sum += time,
                None => sums.push((stage, time)),
            }
        }
        sums
    }
}

fn times(attributor: &Attributor, text: &str) -> Vec<(Stage, Duration)> {
    let mut times = Vec::new();
    let mut last = Instant::now();
    let watch = |stage| {
        let now = Instant::now();
        times.push((stage, now - last));
        last = now;
    };
    black_box(attributor.attribute_watched(text, watch)).expect("no text is that long");
    times
}

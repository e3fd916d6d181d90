//! Attributes a pile of documents: JSON lines in, JSON lines out, in the same order.
//!
//! ```text
//! cargo run --release --example jsonl < documents.jsonl > quotes.jsonl
//! ```
//!
//! `{"id": .., "text": ..}` becomes `{"id": .., "quotes": [..], "speakers": [..]}`; other keys are ignored.
//! A line that is no such document becomes `{"id": .., "error": ".."}`, or `{"line": .., "error": ".."}` where
//! it shows no id, and the run goes on. Blank lines are left out.
//!
//! It ends with 0 when every line has its answer, errors among them, or nobody reads on; with 1 when it cannot read or
//! write, and all lines before are written; with 2 when it is called in a wrong way.
//!
//! A run that was stopped goes on where it was, since each document gives one line:
//!
//! ```text
//! done=$(wc -l < quotes.jsonl)
//! head -n $done quotes.jsonl > kept.jsonl      # without a last line that was cut short
//! cargo run --release --example jsonl -- --skip $done < documents.jsonl >> kept.jsonl
//! ```

mod answer;
mod input;
mod progress;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use anyhow::Context;
use clap::Parser;
use quote_attribution::{Attributor, Session};
use rayon::prelude::*;

use answer::Answer;
use input::{Batches, Content, Limits, Line};

/// Attribute documents, JSON lines in and out, in order, on all cores.
#[derive(Parser)]
struct Arguments {
    /// Leave out the first N documents (lines that are not blank).
    #[arg(long, value_name = "N", default_value_t = 0)]
    skip: usize,
    /// The longest line that is read, in bytes; a longer one is answered with an error.
    #[arg(long, value_name = "N", default_value_t = LONGEST_LINE)]
    max_bytes: usize,
    /// How many threads work; as many as there are cores unless set.
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    threads: usize,
}

/// Of the longest novel a hundred would fit. Attribution takes forty times as much memory, which many machines have.
const LONGEST_LINE: usize = 1 << 28;

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(Count { bad: 0, .. }) => ExitCode::SUCCESS,
        Ok(Count { bad, lines }) => {
            complain(&format!(
                "{bad} of {lines} lines could not be attributed; each says why under \"error\""
            ));
            ExitCode::SUCCESS
        }
        // Whoever reads the output has seen enough, as `head` has.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

struct Count {
    lines: usize,
    bad: usize,
}

const CANNOT_WRITE: &str = "cannot write to standard output";

fn run(arguments: &Arguments) -> anyhow::Result<Count> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(arguments.threads).build()?;
    let attributor = Attributor::new();
    let limits = Limits { skip: arguments.skip, longest: arguments.max_bytes };
    let mut batches = Batches::of(io::stdin(), limits);
    let mut output = BufWriter::new(io::stdout().lock());
    let bar = progress::bar();
    let mut count = Count { lines: 0, bad: 0 };
    loop {
        let batch = batches.next().context("cannot read standard input")?;
        if batch.is_empty() {
            break;
        }
        let answer = |session: &mut Session, line: &Line| match &line.content {
            Content::Bytes(bytes) => Answer::to(bytes, line.number, session),
            Content::TooLong => Answer::too_long(line.number, arguments.max_bytes),
        };
        let answers: Vec<_> =
            pool.install(|| batch.par_iter().map_init(|| attributor.session(), answer).collect());
        for answer in &answers {
            output.write_all(&answer.line).context(CANNOT_WRITE)?;
            count.bad += usize::from(!answer.good);
        }
        output.flush().context(CANNOT_WRITE)?;
        count.lines += answers.len();
        bar.inc(batch.iter().map(|line| line.len() as u64).sum());
        bar.set_message(format!("{} documents", count.lines));
    }
    bar.finish_and_clear();
    Ok(count)
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Not `eprintln!`, which would panic where nobody reads standard error.
fn complain(complaint: &str) {
    let _ = writeln!(io::stderr(), "jsonl: {complaint}");
}

//! Attributes a pile of documents: JSON lines in, JSON lines out, in the same order.
//!
//! ```text
//! cargo run --release --example jsonl < documents.jsonl > quotes.jsonl
//! ```
//!
//! `{"id": .., "text": ..}` becomes `{"id": .., "quotes": [..], "speakers": [..]}`; other keys are ignored.
//! A line that is no such document becomes `{"id": .., "error": ".."}`, or `{"line": .., "error": ".."}` where
//! it shows no id, and the run goes on.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::process::ExitCode;

use anyhow::Context;
use quote_attribution::{Attributor, Record};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

/// So large that the system calls cost nothing beside the work.
const BUFFER: usize = 1 << 16;

#[derive(Deserialize)]
struct Document<'a> {
    #[serde(borrow, deserialize_with = "string_or_number")]
    id: &'a RawValue,
    #[serde(borrow)]
    text: Cow<'a, str>,
}

/// What may still be good in a bad line.
#[derive(Deserialize)]
struct Identified<'a> {
    #[serde(borrow, deserialize_with = "string_or_number")]
    id: &'a RawValue,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a RawValue,
    #[serde(flatten)]
    record: Record<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Refusal<'a> {
    Document { id: &'a RawValue, error: String },
    Line { line: usize, error: String },
}

fn main() -> ExitCode {
    match run() {
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

fn run() -> anyhow::Result<Count> {
    let attributor = Attributor::new();
    let mut input = BufReader::with_capacity(BUFFER, io::stdin().lock());
    let mut output = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    let mut count = Count { lines: 0, bad: 0 };
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line).context("cannot read standard input")? > 0 {
        count.lines += 1;
        if !line.trim_ascii().is_empty() {
            let good = answer(&mut output, &attributor, &line, count.lines);
            count.bad += usize::from(!good.context(CANNOT_WRITE)?);
        }
        // Whoever sends one document and waits gets the answer at once.
        if input.buffer().is_empty() {
            output.flush().context(CANNOT_WRITE)?;
        }
        line.clear();
    }
    output.flush().context(CANNOT_WRITE)?;
    Ok(count)
}

const CANNOT_WRITE: &str = "cannot write to standard output";

/// Writes the answer to one line; whether it was a good one.
fn answer(out: &mut impl Write, attributor: &Attributor, line: &[u8], number: usize) -> io::Result<bool> {
    let Document { id, text } = match serde_json::from_slice(line) {
        Ok(document) => document,
        Err(error) => {
            let error = without_line(&error);
            let refusal = match serde_json::from_slice(line) {
                Ok(Identified { id }) => Refusal::Document { id, error },
                Err(_) => Refusal::Line { line: number, error },
            };
            return write_line(out, &refusal).map(|()| false);
        }
    };
    match attributor.try_attribute(&text) {
        Ok(article) => write_line(out, &Answer { id, record: article.record() }).map(|()| true),
        Err(error) => write_line(out, &Refusal::Document { id, error: error.to_string() }).map(|()| false),
    }
}

fn write_line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

fn string_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'de RawValue, D::Error> {
    let raw = <&RawValue>::deserialize(deserializer)?;
    if raw.get().starts_with(['"', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) {
        Ok(raw)
    } else {
        Err(D::Error::custom("the id is neither a string nor a number"))
    }
}

/// For serde_json every line is line 1, which would mislead here.
fn without_line(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at column ")
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Not `eprintln!`, which would panic where nobody reads standard error.
fn complain(complaint: &str) {
    let _ = writeln!(io::stderr(), "jsonl: {complaint}");
}

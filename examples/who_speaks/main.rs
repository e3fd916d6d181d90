//! Counts who is quoted in a folder of articles, and how much.
//!
//! ```text
//! cargo run --release --example who_speaks -- examples/data --csv voices.csv --svg voices.svg
//! ```
//!
//! Speakers of two articles are taken for one when name and kind are the same.

mod chart;
mod table;
mod tally;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Parser;
use quote_attribution::Attributor;
use rayon::prelude::*;

use tally::Tally;

/// Count who is quoted in articles: speakers, words quoted, gender, kind.
#[derive(Parser)]
struct Arguments {
    /// Folders, whose `.txt` files are read, and files.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Write all speakers as CSV.
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Write a bar chart as SVG.
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// How many speakers the table and the chart show.
    #[arg(long, value_name = "N", default_value_t = 15)]
    top: usize,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let mut files = Vec::new();
    for path in &arguments.paths {
        collect(path, &mut files)?;
    }
    if files.is_empty() {
        bail!("there is no .txt file in {}", arguments.paths[0].display());
    }
    let attributor = Attributor::new();
    let count = |path: &PathBuf| -> anyhow::Result<Tally> {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(Tally::of(&attributor.attribute(&text)))
    };
    let tallies = files.par_iter().map(count).collect::<anyhow::Result<Vec<_>>>()?;
    let tally = tallies.into_iter().fold(Tally::default(), Tally::and);
    let voices = tally.voices();
    let write = |path: &Path, content: Vec<u8>| {
        fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
    };
    if let Some(path) = &arguments.csv {
        write(path, table::csv(&voices)?)?;
    }
    if let Some(path) = &arguments.svg {
        write(path, chart::svg(&voices, arguments.top)?.into_bytes())?;
    }
    match io::stdout().lock().write_all(table::terminal(&tally, &voices, arguments.top).as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// A file, or the `.txt` files of a folder and its folders, in order.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let place = || format!("cannot read {}", path.display());
    if !fs::metadata(path).with_context(place)?.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let entries = fs::read_dir(path).with_context(place)?;
    let mut entries = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    for entry in entries {
        if entry.is_dir() || entry.extension().is_some_and(|extension| extension == "txt") {
            collect(&entry, files)?;
        }
    }
    Ok(())
}

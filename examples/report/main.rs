//! Writes an article as one HTML page that shows who said what.
//!
//! ```text
//! cargo run --release --example report -- examples/data/harbour.txt > harbour.html
//! ```
//!
//! The page holds all it needs: no script, no font, nothing from the network.

mod page;
mod segment;

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Context;
use clap::Parser;
use quote_attribution::Attributor;

/// Write an article as one HTML page: quotations coloured by speaker, with cue, confidence and evidence.
#[derive(Parser)]
struct Arguments {
    /// Plain text in UTF-8.
    file: PathBuf,
    /// Where to write the page; standard output unless set.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The heading; the name of the file unless set.
    #[arg(long)]
    title: Option<String>,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let text = std::fs::read_to_string(&arguments.file)
        .with_context(|| format!("cannot read {}", arguments.file.display()))?;
    let name = || arguments.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let title = arguments.title.unwrap_or_else(name);
    let html = page::render(&title, &Attributor::new().attribute(&text))?;
    match &arguments.output {
        Some(path) => {
            std::fs::write(path, html).with_context(|| format!("cannot write {}", path.display()))?;
        }
        None => match io::stdout().lock().write_all(html.as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error.into()),
            _ => {}
        },
    }
    Ok(())
}

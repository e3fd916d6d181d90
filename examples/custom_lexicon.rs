//! Attributes a text with reporting verbs and titles of one's own.
//!
//! ```text
//! cargo run --example custom_lexicon -- --verbs examples/data/verbs.list --titles examples/data/titles.list \
//!     examples/data/parliament.txt
//! ```

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Parser;
use quote_attribution::{Attributor, Lexicon, List, Scope};

/// Print who said what, without and with the words of your own.
#[derive(Parser)]
struct Arguments {
    /// Plain text in UTF-8.
    file: PathBuf,
    /// Reporting verbs, one a line: `opine | claim`, `bespeak | speech past=bespoke participle=bespoken`.
    #[arg(long, value_name = "FILE")]
    verbs: Option<PathBuf>,
    /// Titles, one a line: `portreeve | job`, `reeve's wife | honorific female`.
    #[arg(long, value_name = "FILE")]
    titles: Option<PathBuf>,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let text = read(&arguments.file)?;
    let mut lexicon = Lexicon::english();
    for (list, path) in [(List::Verbs, &arguments.verbs), (List::Titles, &arguments.titles)] {
        if let Some(path) = path {
            // The error names the file and the line, and says what was expected there.
            lexicon = lexicon.with(list, &path.to_string_lossy(), &read(path)?)?;
        }
    }
    let own = Attributor::builder().scope(Scope::Quoted).lexicon(lexicon).build();
    print("Without:", &Attributor::builder().scope(Scope::Quoted).build(), &text);
    print("\nWith:", &own, &text);
    Ok(())
}

fn read(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn print(heading: &str, attributor: &Attributor, text: &str) {
    println!("{heading}");
    for quote in attributor.attribute(text).quotes() {
        println!("  {quote}");
    }
}

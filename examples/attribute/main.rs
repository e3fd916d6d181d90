//! Prints who said what in a text.
//!
//! ```text
//! cargo run --release --example attribute -- examples/data/harbour.txt
//! ```

mod transcript;

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use quote_attribution::{Article, Attributor, Genre, QuoteKind, Record, Scope};
use serde::Serialize;

/// Prints who said what in a text: line, speaker, quotation.
#[derive(Parser)]
#[command(name = "attribute", version)]
struct Arguments {
    /// Plain text in UTF-8; standard input when there is none, or for "-".
    files: Vec<PathBuf>,

    /// One line of JSON a file instead of a transcript.
    #[arg(long)]
    json: bool,

    /// How sure a speaker must be, from 0 to 1.
    #[arg(long, value_name = "C", value_parser = confidence)]
    min_confidence: Option<f32>,

    /// Paraphrase too, not only what stands between quotation marks.
    #[arg(long)]
    all: bool,

    /// Read the texts as news or as a story; recognised in each unless set.
    #[arg(long, value_name = "news|fiction")]
    genre: Option<Genre>,

    /// Only quotations of these kinds.
    #[arg(long, value_name = "direct|mixed|indirect", value_delimiter = ',')]
    only: Vec<QuoteKind>,
}

impl Arguments {
    fn scope(&self) -> Scope {
        if self.all || self.only.contains(&QuoteKind::Indirect) { Scope::All } else { Scope::Quoted }
    }

    fn wants(&self, kind: QuoteKind) -> bool {
        self.only.is_empty() || self.only.contains(&kind)
    }
}

fn confidence(argument: &str) -> Result<f32, String> {
    match argument.parse() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("a number from 0 to 1 was expected, such as 0.8".into()),
    }
}

fn main() -> ExitCode {
    let mut arguments = Arguments::parse();
    if arguments.files.is_empty() {
        arguments.files.push("-".into());
    }
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever reads the output has seen enough, as `head` has.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("cannot write: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Prints every file that can be attributed; whether all could be.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let attributor = Attributor::builder()
        .scope(arguments.scope())
        .genre(arguments.genre)
        .minimum_confidence(arguments.min_confidence.unwrap_or(0.0))
        .build();
    let mut out = anstream::stdout().lock();
    let mut all_good = true;
    for (number, path) in arguments.files.iter().enumerate() {
        let text = read(path);
        let attribute = |text| attributor.try_attribute(text).map_err(|error| error.to_string());
        let article = match text.as_deref().map_err(Clone::clone).and_then(attribute) {
            Ok(article) => article,
            Err(complaint) => {
                complain(&format!("{}: {complaint}", title(path)));
                all_good = false;
                continue;
            }
        };
        if arguments.json {
            write_json(&mut out, path, &article, arguments)?;
            continue;
        }
        if arguments.files.len() > 1 {
            let gap = if number > 0 { "\n" } else { "" };
            write!(out, "{gap}{}", transcript::heading(&title(path)))?;
        }
        let quotes = article.quotes().filter(|quote| arguments.wants(quote.kind()));
        out.write_all(transcript::render(&article, quotes).as_bytes())?;
    }
    out.flush()?;
    Ok(all_good)
}

/// The text of a file, or why there is none.
fn read(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let outcome = if is_stdin(path) {
        io::stdin().lock().read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    outcome.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => error.to_string(),
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let byte = error.as_bytes()[offset];
        format!(
            "not UTF-8: byte 0x{byte:02X} at offset {offset}; \
             `iconv -f WINDOWS-1252 -t UTF-8` mends most such files"
        )
    })
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn title(path: &Path) -> Cow<'_, str> {
    if is_stdin(path) { "standard input".into() } else { path.to_string_lossy() }
}

/// The format of the `jsonl` example, with the path for the id.
fn write_json(
    out: &mut impl Write,
    path: &Path,
    article: &Article<'_>,
    arguments: &Arguments,
) -> io::Result<()> {
    #[derive(Serialize)]
    struct Line<'a> {
        id: &'a str,
        #[serde(flatten)]
        record: Record<'a>,
    }

    let mut record = article.record();
    record.quotes.retain(|quote| arguments.wants(quote.kind));
    serde_json::to_writer(&mut *out, &Line { id: &path.to_string_lossy(), record })?;
    out.write_all(b"\n")
}

/// Not `eprintln!`, which would panic where nobody reads standard error.
fn complain(complaint: &str) {
    let _ = writeln!(anstream::stderr(), "attribute: {complaint}");
}

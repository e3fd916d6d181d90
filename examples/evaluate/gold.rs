//! Annotated documents, from JSON lines or from folders in brat's standoff format.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::Context;
use serde::Deserialize;

use crate::brat;

/// First byte, and one past the last.
pub type Stretch = (usize, usize);

/// One annotated text.
#[derive(Debug, Deserialize)]
pub struct Document {
    pub id: String,
    pub text: String,
    #[serde(default)]
    pub attributions: Vec<Attribution>,
    /// Every stretch between quotation marks.
    #[serde(default)]
    pub quoted: Vec<Quoted>,
}

/// What the annotators say that somebody said.
#[derive(Debug, Default, Deserialize)]
pub struct Attribution {
    #[serde(default)]
    pub source: Vec<Stretch>,
    /// The head word of the source: "Page" in "Carter Page, an adviser".
    pub head: Option<Stretch>,
    #[serde(default)]
    pub cue: Vec<Stretch>,
    pub content: Vec<Stretch>,
}

/// One stretch between quotation marks, the marks excluded.
#[derive(Debug, Deserialize)]
pub struct Quoted {
    pub span: Stretch,
    /// The attribution that it is part of; none for a title or a scare quote.
    pub attribution: Option<usize>,
    /// The names that are right for its speaker, where somebody has read them off.
    #[serde(default)]
    pub speaker: Option<Vec<String>>,
    /// How the text around it names the speaker: `Explicit`, `Anaphoric`, `Implicit`.
    #[serde(default, rename = "type")]
    pub kind: Option<String>,
}

impl Quoted {
    pub fn names(&self) -> &[String] {
        self.speaker.as_deref().unwrap_or_default()
    }
}

/// Reads a folder in PolNeAR's layout, or a file of JSON lines.
pub fn read(path: &Path) -> anyhow::Result<Vec<Document>> {
    if path.is_dir() { brat::read(path) } else { read_lines(path, "a gold document") }
}

/// Reads one value a line; blank lines are skipped.
pub fn read_lines<T: for<'a> Deserialize<'a>>(path: &Path, expected: &str) -> anyhow::Result<Vec<T>> {
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    let mut values = Vec::new();
    for (number, line) in BufReader::new(file).lines().enumerate() {
        let place = || format!("{}, line {}: not {expected}", path.display(), number + 1);
        let line = line.with_context(place)?;
        if !line.trim().is_empty() {
            values.push(serde_json::from_str(&line).with_context(place)?);
        }
    }
    Ok(values)
}

//! One line in, one line out.

use std::borrow::Cow;

use quote_attribution::{Record, Session};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

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
struct Attributed<'a> {
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

/// The answer to one line.
pub struct Answer {
    /// With the line break.
    pub line: Vec<u8>,
    pub good: bool,
}

impl Answer {
    /// `number` is the line's own, counted from 1.
    pub fn to(line: &[u8], number: usize, session: &mut Session) -> Self {
        // Errors at its end would be placed on the line after it.
        let line = line.trim_ascii_end();
        let Document { id, text } = match serde_json::from_slice(line) {
            Ok(document) => document,
            Err(error) => {
                let error = without_line(&error);
                return Self::refusal(&match serde_json::from_slice(line) {
                    Ok(Identified { id }) => Refusal::Document { id, error },
                    Err(_) => Refusal::Line { line: number, error },
                });
            }
        };
        match session.try_attribute(&text) {
            Ok(article) => Self { line: json(&Attributed { id, record: article.record() }), good: true },
            Err(error) => Self::refusal(&Refusal::Document { id, error: error.to_string() }),
        }
    }

    /// The answer to a line that has more than so many bytes.
    pub fn too_long(number: usize, bytes: usize) -> Self {
        let error = format!("the line has more than {bytes} bytes (see --max-bytes)");
        Self::refusal(&Refusal::Line { line: number, error })
    }

    fn refusal(refusal: &Refusal<'_>) -> Self {
        Self { line: json(refusal), good: false }
    }
}

fn json(value: &impl Serialize) -> Vec<u8> {
    let mut line = serde_json::to_vec(value).expect("text, numbers and lists are always JSON");
    line.push(b'\n');
    line
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

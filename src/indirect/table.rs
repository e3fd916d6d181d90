//! Reads a table of weights.
//!
//! The build script reads the bundled one, the crate those of its users.

use crate::fault::Fault;
use crate::lexicon::{Folding, WordHash};

use super::feature::{FLOOR, Question, feature, seed};
use super::label::Value;
use super::perfect::Weights;
use super::vocabulary::{Numbering, Vocabulary};

/// What a table says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    pub weights: Weights,
    pub vocabulary: Vocabulary,
    /// For each question the least that the features of its sieve may sum up to.
    pub floors: [i32; Question::ALL.len()],
}

/// The values that fit into the number of a feature.
const MOST_VALUES: usize = 4;

impl Table {
    /// Reads the lines that [`IndirectWeights::parse`](super::IndirectWeights::parse) explains.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let mut features = Vec::new();
        let mut numbering = Numbering::new();
        let mut template = None;
        for (number, line) in text.lines().enumerate() {
            let fail = |found: &str, expected: &str| {
                Err(Fault { line: number + 1, found: found.to_owned(), expected: expected.to_owned() })
            };
            if line.starts_with('#') || line.is_empty() {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                template = Some(seed(name));
                continue;
            }
            let Some(template) = template else {
                return fail(line, "a template in brackets first");
            };
            let mut rest = Cursor(line.as_bytes());
            let mut values = [Value::UNKNOWN; MOST_VALUES];
            let mut count = 0;
            loop {
                match rest.word(line) {
                    Some((SLASH, b' ')) => break,
                    Some((word, b' ')) if count + 1 < MOST_VALUES => values[count] = numbering.number(word),
                    _ => return fail(line, "up to three values, a slash and last values with weights"),
                }
                count += 1;
            }
            loop {
                let entry = rest.0;
                let (Some((word, b'=')), Some((weight, end))) = (rest.word(line), rest.weight()) else {
                    let entry = String::from_utf8_lossy(entry);
                    let entry = entry.split(' ').next().unwrap_or_default();
                    return fail(entry, "a value and its weight, a whole number of hundredths (that=214)");
                };
                values[count] = numbering.number(word);
                features.push((feature(template, &values[..=count]), weight));
                if end {
                    break;
                }
            }
        }
        let weights = Weights::new(&features);
        let floors =
            Question::ALL.map(|question| match weights.open().get(FLOOR.feature(&[question.label()])) {
                0 => i32::MIN,
                floor => floor,
            });
        Ok(Self { weights, vocabulary: Vocabulary::new(&numbering.numbers), floors })
    }
}

/// What stands between the first values and the last.
const SLASH: WordHash = WordHash::literal("/");

/// Reads a line from left to right.
struct Cursor<'l>(&'l [u8]);

impl Cursor<'_> {
    /// A word, and the byte that ends it.
    fn word(&mut self, line: &str) -> Option<(WordHash, u8)> {
        let (mut folding, mut ascii) = (Folding::NEW, true);
        for (at, &byte) in self.0.iter().enumerate() {
            if byte == b' ' || byte == b'=' {
                let hash = if ascii {
                    folding.finish()
                } else {
                    let start = line.len() - self.0.len();
                    WordHash::of(&line[start..start + at])
                };
                self.0 = &self.0[at + 1..];
                return Some((hash, byte));
            }
            ascii &= byte.is_ascii();
            folding = folding.byte(byte);
        }
        None
    }

    /// A weight, and whether the line ends after it.
    fn weight(&mut self) -> Option<(i16, bool)> {
        let end = self.0.iter().position(|&byte| byte == b' ');
        let digits = &self.0[..end.unwrap_or(self.0.len())];
        let weight = std::str::from_utf8(digits).ok()?.parse().ok()?;
        self.0 = end.map_or(&[], |end| &self.0[end + 1..]);
        Some((weight, end.is_none()))
    }
}

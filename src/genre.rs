//! What kind of text it is: news names people in full, fiction lets them talk for pages.

use crate::lexicon::{Classes, WordHash};
use crate::quotation::Quoted;
use crate::text::{Text, TokenKind};

/// The kind of a text. Weights are its own for each kind, and so is how people are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Genre {
    /// Reports and other writing about real events.
    News,
    /// Novels and stories.
    Fiction,
}

impl Genre {
    /// Recognises the kind from the words outside quotation marks: a story is told in the past tense about
    /// people who are "he", "she" or "I"; news has figures and the present tense as well.
    ///
    /// Talk that opens with dashes is a story's, however short.
    pub(crate) fn of(text: &Text, quoted: &[Quoted]) -> Self {
        if quoted.first().is_some_and(|quoted| text.kind(quoted.open) == Some(TokenKind::Dash)) {
            return Self::Fiction;
        }
        /// Fewer words of narration say too little; a text of so few is taken for news.
        const FEWEST: usize = 250;
        /// No report has so many; a book that is no story has more figures.
        const LONG: usize = 10_000;
        let (mut words, mut points) = (0, 0);
        for token in text.tokens.iter().filter(|token| token.depth == 0) {
            match token.kind {
                TokenKind::Word => words += 1,
                TokenKind::Number => points += POINTS_FIGURE,
                _ => continue,
            }
            let classes = token.classes;
            if !classes.has(Classes::PRONOUN | Classes::AUXILIARY) {
                continue;
            }
            let told = classes.has(Classes::MALE | Classes::FEMALE | Classes::FIRST)
                && classes.has(Classes::PRONOUN)
                && !classes.has(Classes::PLURAL);
            points += match () {
                () if told => POINTS_TOLD,
                () if !classes.has(Classes::AUXILIARY) => 0,
                () if PAST.contains(&token.hash) => POINTS_PAST,
                () => POINTS_PRESENT,
            };
        }
        let threshold = if words < LONG { THRESHOLD } else { THRESHOLD_LONG };
        if words >= FEWEST && points * 1000 > threshold * words as i64 { Self::Fiction } else { Self::News }
    }
}

// Points a word, and how many a thousand words need.
const POINTS_TOLD: i64 = 1;
const POINTS_PAST: i64 = 1;
const POINTS_PRESENT: i64 = -1;
const POINTS_FIGURE: i64 = -4;
// One report in a hundred has 55; one chapter of a novel in ten has less.
const THRESHOLD: i64 = 55;
const THRESHOLD_LONG: i64 = 35;

/// The auxiliaries in which stories are told.
const PAST: [WordHash; 5] = WordHash::literals(["was", "were", "had", "did", "could"]);

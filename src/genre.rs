//! What kind of text it is: news names people in full, fiction lets them talk for pages.

use crate::lexicon::{Classes, WordHash};
use crate::quotation::Quoted;
use crate::text::{Case, Text, TokenKind};

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
    /// Recognises the kind from the words: a story is told in the past tense about people who are "he", "she" or
    /// "I", and who ask, exclaim and say "you" to each other; news has figures, dates, full names and the present
    /// tense as well.
    ///
    /// Talk that opens with dashes is a story's, however short.
    pub(crate) fn of(text: &Text, quoted: &[Quoted]) -> Self {
        if quoted.first().is_some_and(|quoted| text.kind(quoted.open) == Some(TokenKind::Dash)) {
            return Self::Fiction;
        }
        /// Fewer words say too little; a text of so few is taken for news.
        const FEWEST: usize = 120;
        /// No report has so many; a book that is no story has more figures.
        const LONG: usize = 10_000;
        let (mut words, mut points) = (0, 0);
        for (number, token) in text.tokens.iter().enumerate() {
            words += usize::from(token.is_word());
            // Most words say nothing.
            let plain =
                token.case == Case::Lower && !token.classes.has(Classes::PRONOUN | Classes::AUXILIARY);
            if !plain {
                points += if token.depth > 0 { talk(text, number) } else { narration(text, number) };
            }
        }
        let threshold = if words < LONG { THRESHOLD } else { THRESHOLD_LONG };
        if words >= FEWEST && points * 1000 > threshold * words as i64 { Self::Fiction } else { Self::News }
    }
}

// Points, and how many a thousand words need: rounded from a logistic regression over whole and cut reports and
// passages of 150 to 1,500 words from novels. Of the passages six in seven are recognised; of the reports one in nine
// hundred is taken for a story, a chapter of memoirs that was printed as news.
const TOLD: i64 = 4;
const PAST: i64 = 8;
const PRESENT: i64 = -3;
const FIGURE: i64 = -9;
const DATE: i64 = -7;
const FULL_NAME: i64 = -10;
const TO_READER: i64 = -6;
const ASKS: i64 = 5;
const YOU: i64 = 4;
const I: i64 = 3;
const THRESHOLD: i64 = 300;
const THRESHOLD_LONG: i64 = 100;

/// The auxiliaries in which stories are told.
const PAST_AUXILIARIES: [WordHash; 5] = WordHash::literals(["was", "were", "had", "did", "could"]);

/// What a token outside quotation marks tells.
fn narration(text: &Text, number: usize) -> i64 {
    let token = &text.tokens[number];
    match token.kind {
        TokenKind::Number => return FIGURE,
        TokenKind::Word => {}
        _ => return 0,
    }
    let classes = token.classes;
    if token.is_capitalised() && !classes.has(Classes::PRONOUN) {
        let full = number.checked_sub(1).is_some_and(|before| {
            let before = &text.tokens[before];
            before.is_word() && before.is_capitalised() && !before.classes.has(Classes::HONORIFIC)
        });
        let date = classes.has(Classes::CALENDAR);
        return if full { FULL_NAME } else { 0 } + if date { DATE } else { 0 };
    }
    match () {
        () if classes.has(Classes::AUXILIARY) && PAST_AUXILIARIES.contains(&token.hash) => PAST,
        () if classes.has(Classes::AUXILIARY) => PRESENT,
        () if classes.has(Classes::SECOND) => TO_READER,
        () if classes.has(Classes::PLURAL) => 0,
        () if classes.has(Classes::MALE | Classes::FEMALE | Classes::FIRST) => TOLD,
        () => 0,
    }
}

/// What a token inside quotation marks tells.
fn talk(text: &Text, number: usize) -> i64 {
    let token = &text.tokens[number];
    match token.kind {
        TokenKind::Stop if text.str(number).contains(['?', '!']) => ASKS,
        TokenKind::Word if !token.classes.has(Classes::PRONOUN) => 0,
        TokenKind::Word if token.classes.has(Classes::SECOND) => YOU,
        TokenKind::Word if token.classes.has(Classes::FIRST) && !token.classes.has(Classes::PLURAL) => I,
        _ => 0,
    }
}

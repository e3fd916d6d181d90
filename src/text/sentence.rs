//! Sentence boundaries. The numbers are those of the rules in [`ends_sentence`].

use std::ops::Range;

use crate::lexicon::{Classes, WordHash};

use super::{Case, Text, TokenKind};

/// Adds the first token of each sentence of a paragraph to `starts`.
pub(super) fn split(text: &Text, paragraph: Range<usize>, starts: &mut Vec<u32>) {
    let mut first = paragraph.start;
    let mut at = paragraph.start;
    while at < paragraph.end {
        let mut next = at + 1;
        if may_end(text, at) {
            // Closing marks and brackets that touch the stop belong to the sentence.
            while next < paragraph.end && closes(text, next) {
                next += 1;
            }
            if next < paragraph.end && ends_sentence(text, at, next) {
                starts.push(first as u32);
                first = next;
            }
        }
        at = next;
    }
    if first < paragraph.end {
        starts.push(first as u32);
    }
}

fn may_end(text: &Text, at: usize) -> bool {
    match text.tokens[at].kind {
        TokenKind::Stop => true,
        TokenKind::Word => text.has(at, Classes::FINAL),
        _ => false,
    }
}

fn closes(text: &Text, at: usize) -> bool {
    matches!(text.tokens[at].kind, TokenKind::Mark | TokenKind::Close) && text.touches_next(at - 1)
}

const I: WordHash = WordHash::literal("i");

/// Whether a sentence ends with the stop at `stop` and its closing marks, so that `next` begins another.
fn ends_sentence(text: &Text, stop: usize, next: usize) -> bool {
    let token = &text.tokens[next];
    let opens = matches!(token.kind, TokenKind::Mark | TokenKind::Open | TokenKind::Symbol);
    let word = if opens { next + 1 } else { next };
    let Some(following) = text.tokens.get(word) else { return true };
    // 1. What goes on in lower case is the same sentence: “Really?” he asked; analysts... are talking.
    if following.case == Case::Lower && following.is_word() {
        return false;
    }
    // 2. A comma or the like after the stop: “Why?”, she said; “We go.” — Ann Dorsey.
    if matches!(token.kind, TokenKind::Comma | TokenKind::Semicolon | TokenKind::Colon | TokenKind::Dash) {
        return false;
    }
    if text.tokens[stop].kind == TokenKind::Word {
        // 3. An abbreviation ends a sentence only before a word that begins one: in the U.S. The plan. That of a
        // state ends one before any capital that is no title's: in Normal, Ill. Line worker Ann Dorsey.
        let state = text.has(stop, Classes::PLACE) && !text.has(stop, Classes::METONYM);
        let capital = || {
            let lower = text.tokens.get(word + 1).is_some_and(|next| next.case == Case::Lower);
            state && lower && !text.has(word, Classes::JOB)
        };
        let begins = Classes::DETERMINER
            | Classes::PRONOUN
            | Classes::PREPOSITION
            | Classes::COORDINATOR
            | Classes::SUBORDINATOR
            | Classes::ADVERB;
        return following.is_word() && (text.classes(word).has(begins) || capital());
    }
    // 4. A question or cry inside marks, then its reporting clause: “Really?” Putin asked.
    let inside_marks = next > stop + 1 && text.tokens[next - 1].kind == TokenKind::Mark;
    // A pronoun would be in lower case there, so "She" after a cry begins a sentence.
    let pronoun = text.has(next, Classes::PRONOUN) && !text.is(next, I);
    if inside_marks
        && !opens
        && !pronoun
        && text.str(stop).ends_with(['?', '!', '…'])
        && starts_reporting_clause(text, next)
    {
        return false;
    }
    true
}

/// A name or pronoun of at most four words, then a reporting verb in the past or present.
fn starts_reporting_clause(text: &Text, at: usize) -> bool {
    const LONGEST_SUBJECT: usize = 4;
    (at + 1..=at + LONGEST_SUBJECT)
        .take_while(|&i| text.tokens.get(i).is_some_and(|token| token.is_word()))
        .any(|i| {
            text.tokens[i].case == Case::Lower
                && text.has(i, Classes::PAST | Classes::THIRD_SINGULAR)
                && text.tokens[at..i].iter().all(|token| token.is_word())
        })
}

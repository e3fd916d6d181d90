//! Talk that opens with a dash instead of a mark: "— You are late, said the man. Sit down."
//!
//! Where a text marks no words and its paragraphs open with dashes, each is a turn; the clause that says who
//! speaks stands between its words, after a comma or a stop, or between dashes.

use crate::lexicon::{Classes, VerbClass};
use crate::span::Span;
use crate::text::{Text, TokenKind};

use super::Quoted;

/// Finds the turns that open with a dash, if a text without marks is one of such talk. Who has marks for words
/// lists things with dashes.
pub(super) fn find(text: &Text) -> Vec<Quoted> {
    /// One paragraph with a dash is an aside.
    const FEWEST: usize = 2;
    let turns: Vec<usize> = (0..text.paragraphs.len()).filter(|&number| is_turn(text, number)).collect();
    if turns.len() < FEWEST {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut reported = false;
    for &number in &turns {
        reported |= read(text, number, &mut found);
    }
    // A list of things has no "he said".
    if reported { found } else { Vec::new() }
}

/// Whether a paragraph opens with a dash and ends as speech does.
fn is_turn(text: &Text, number: usize) -> bool {
    /// A dash, a word, a stop.
    const SHORTEST: usize = 3;
    let tokens = text.paragraphs[number].tokens();
    let first = &text.tokens[tokens.start];
    // A hyphen opens the items of a list, two of them a turn.
    let dash = first.kind == TokenKind::Dash && text.str(tokens.start) != "-";
    let last = text.tokens[tokens.end - 1].kind;
    dash && tokens.len() >= SHORTEST
        && text.tokens[tokens.start + 1].is_capitalised()
        && matches!(last, TokenKind::Stop | TokenKind::Dash)
}

/// Adds the stretches of a turn; says whether a clause reports them.
fn read(text: &Text, paragraph: usize, found: &mut Vec<Quoted>) -> bool {
    let tokens = text.paragraphs[paragraph].tokens();
    let mut reported = false;
    let mut open = tokens.start;
    while open + 1 < tokens.end {
        let clause = (open + 2..tokens.end).find(|&token| begins_report(text, token));
        let close = clause.unwrap_or(tokens.end);
        // The dash before the clause is no part of the words.
        let last = if text.kind(close - 1) == Some(TokenKind::Dash) { close - 1 } else { close };
        push(text, paragraph, open, last, found);
        let Some(clause) = clause else { break };
        reported = true;
        match end_of_report(text, clause, tokens.end, close > last) {
            Some(end) => open = end,
            None => break,
        }
    }
    reported
}

fn push(text: &Text, paragraph: usize, open: usize, close: usize, found: &mut Vec<Quoted>) {
    let inner = open + 1..close;
    if inner.clone().any(|token| text.tokens[token].is_word()) {
        let span: Span = text.span(inner);
        found.push(Quoted { open, close, span, closed: false, depth: 0, continues: false, paragraph });
    }
}

/// Whether a clause that says who speaks begins at a token: "said the man", "he said", "Clara asked", "the old
/// man replied".
fn begins_report(text: &Text, token: usize) -> bool {
    let breaks = matches!(text.kind(token - 1), Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Dash));
    if !breaks || !text.tokens[token].is_word() {
        return false;
    }
    let subject = |at: usize| {
        text.tokens.get(at).is_some_and(|word| word.is_word() && word.is_capitalised())
            || text.has(at, Classes::DETERMINER | Classes::POSSESSIVE)
            || text.has(at, Classes::PRONOUN) && text.has(at, Classes::SUBJECT)
    };
    // "He asked me to come." is speech: its clause stands alone, and what it reports comes after.
    let told = |verb: usize| reports(text, verb);
    let lower = !text.tokens[token].is_capitalised();
    if lower && told(token) {
        return subject(token + 1);
    }
    let pronoun = lower && text.has(token, Classes::PRONOUN) && text.has(token, Classes::SUBJECT);
    let name = text.tokens[token].is_capitalised() && !text.has(token, Classes::FUNCTION);
    /// Words of a name before the verb: "Mr. Pell said".
    const LONGEST_NAME: usize = 3;
    let after_name = || {
        let mut next = token + 1;
        while next < token + LONGEST_NAME && text.tokens.get(next).is_some_and(|word| word.is_capitalised()) {
            next += 1;
        }
        told(next)
    };
    /// Words of a description after its determiner.
    const LONGEST_DESCRIPTION: usize = 3;
    let described = lower && text.has(token, Classes::DEFINITE | Classes::POSSESSIVE);
    let after_noun = || {
        let verb = (token + 2..=token + 1 + LONGEST_DESCRIPTION).find(|&next| told(next));
        let person = |noun: usize| text.has(noun, Classes::ROLE | Classes::JOB);
        verb.is_some_and(|verb| person(verb - 1) && ends_clause(text, verb + 1))
    };
    pronoun && told(token + 1) || name && after_name() || described && after_noun()
}

/// Whether a clause ends at a token, or goes on with no object: "the man said nothing" is told, not reported.
fn ends_clause(text: &Text, token: usize) -> bool {
    text.kind(token) != Some(TokenKind::Word)
        || text.has(token, Classes::PREPOSITION)
        || text.is_adverb(token)
}

/// Whether a verb in the past tense reports speech.
fn reports(text: &Text, token: usize) -> bool {
    text.has(token, Classes::PAST)
        && text.verb(token).is_some_and(|verb| matches!(verb.class, VerbClass::Speech | VerbClass::Manner))
}

/// The token after which the words go on: the comma, dash or stop that ends the clause.
fn end_of_report(text: &Text, clause: usize, end: usize, dashed: bool) -> Option<usize> {
    let close = (clause + 1..end).find(|&token| match text.tokens[token].kind {
        TokenKind::Dash => true,
        // Between dashes a comma is part of the clause.
        TokenKind::Comma => !dashed,
        TokenKind::Stop => !text.str(token - 1).ends_with('.'),
        _ => false,
    })?;
    let next = close + 1;
    if next >= end {
        return None;
    }
    // "— said the man —. Sit down."
    let next = if text.kind(next) == Some(TokenKind::Stop) { next + 1 } else { next };
    // "…, said the man, taking off his hat." goes on with the clause, "… He took off his hat." with the story.
    let goes_on = text.has(next, Classes::GERUND) || text.str(next).ends_with("ing");
    let stopped = text.kind(close) == Some(TokenKind::Stop);
    let told = stopped && text.has(next, Classes::PRONOUN) && text.has(next, Classes::THIRD);
    (next < end && !goes_on && !told).then_some(next - 1)
}

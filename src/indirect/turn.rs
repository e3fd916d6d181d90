//! Turns of a transcript without quotation marks: "TAPPER: Why?", "Q: Why?"

use std::collections::HashSet;
use std::ops::Range;

use crate::lexicon::Classes;
use crate::result::SpeakerKind;
use crate::text::{Case, TokenKind};

use super::Attribution;
use super::interview::{Interview, Letter};
use super::view::View;

/// Fewer paragraphs that begin with a name and a colon are no transcript but a list or a caption.
const FEWEST: usize = 3;

/// How likely a label is one where the paragraphs make a transcript.
const PROBABILITY: f32 = 0.95;

/// Finds the turns in the order of the text: paragraphs that begin with somebody's name and a colon, if there
/// are several and somebody speaks twice, or with the letters of an interview.
pub(super) fn find(view: &View) -> Vec<Attribution> {
    let text = &view.scene.text;
    let named = text.paragraphs.iter().filter_map(|paragraph| {
        let tokens = paragraph.tokens();
        let (label, colon) = label(view, tokens.start)?;
        turn(view, colon, colon + 1..tokens.end, label)
    });
    let turns: Vec<Attribution> = named.collect();
    let speaker = |turn: &Attribution| turn.source.map(|label| view.scene.mentions.get(label).entity);
    let speakers: HashSet<_> = turns.iter().map(speaker).collect();
    if turns.len() >= FEWEST && speakers.len() < turns.len() { turns } else { lettered(view) }
}

/// The turns of an interview: those that a letter opens, each with the paragraphs up to the next. In the answers
/// somebody speaks of themselves, or they are a list of what readers often ask. The questions are listed if the
/// introduction tells who asks.
fn lettered(view: &View) -> Vec<Attribution> {
    let text = &view.scene.text;
    let letters = text.paragraphs.iter().enumerate().filter_map(|(number, paragraph)| {
        let (letter, mark) = letter(view, paragraph.tokens().start)?;
        Some((number, letter, mark))
    });
    let letters: Vec<(usize, Letter, usize)> = letters.collect();
    let (Some((first, ..)), true) = (letters.first(), letters.len() >= FEWEST) else { return Vec::new() };
    // Where the last turn ends nothing tells: it is one paragraph.
    let next = |place: usize| letters.get(place + 1).map_or(letters[place].0 + 1, |(number, ..)| *number);
    let content = |place: usize| letters[place].2 + 1..text.paragraphs[next(place) - 1].tokens().end;
    let personal = (0..letters.len()).filter(|&place| letters[place].1 == Letter::Answer).any(|place| {
        let is_i = |token: usize| text.has(token, Classes::FIRST) && !text.has(token, Classes::PLURAL);
        content(place).any(|token| text.tokens[token].depth == 0 && is_i(token))
    });
    let Some(interview) = Interview::introduced(view, text.paragraphs[*first].tokens().start) else {
        return Vec::new();
    };
    if !personal {
        return Vec::new();
    }
    let turns = (0..letters.len()).filter_map(|place| {
        let source = match letters[place].1 {
            Letter::Question => interview.asks?,
            Letter::Answer => interview.answers,
        };
        turn(view, letters[place].2, content(place), source)
    });
    turns.collect()
}

/// What stands after the mark that ends a label, as the words of whom the label names.
fn turn(view: &View, mark: usize, content: Range<usize>, source: usize) -> Option<Attribution> {
    let text = &view.scene.text;
    let first = text.tokens.get(content.start).filter(|_| !content.is_empty())?;
    // Words between marks are found as such.
    let plain = first.depth == 0 && first.kind != TokenKind::Mark;
    let words = content.clone().any(|token| text.tokens[token].is_word());
    let stretches = || {
        let quoted = &view.scene.quoted;
        let from = quoted.partition_point(|quoted| quoted.open < content.start);
        let within = quoted[from..].iter().take_while(|quoted| quoted.open < content.end);
        let outermost = within.enumerate().filter(|(_, quoted)| quoted.depth == 0);
        outermost.map(|(number, _)| from + number).collect()
    };
    (plain && words).then(|| Attribution {
        at: mark,
        cue: mark..mark + 1,
        cue_probability: PROBABILITY,
        source_probability: 1.0,
        source: Some(source),
        stretches: stretches(),
        content: vec![content.clone()],
        parent: None,
        is_turn: true,
    })
}

/// The letter that begins a paragraph, and the mark after it: "Q:", "A."
fn letter(view: &View, first: usize) -> Option<(Letter, usize)> {
    let text = &view.scene.text;
    let letter = match text.str(first).trim_end_matches('.') {
        "Q" => Letter::Question,
        "A" => Letter::Answer,
        _ => return None,
    };
    let mark = first + 1;
    if text.str(first).ends_with('.') {
        return Some((letter, first));
    }
    matches!(text.kind(mark), Some(TokenKind::Colon | TokenKind::Stop)).then_some((letter, mark))
}

/// The name that begins a paragraph, and the colon that makes a label of it: "TAPPER:", "JAKE TAPPER, HOST:".
fn label(view: &View, first: usize) -> Option<(usize, usize)> {
    /// Words of what the speaker is, with their comma.
    const LONGEST_ROLE: usize = 6;
    let text = &view.scene.text;
    let number = view.scene.mentions.starting_at(first).filter(|_| letter(view, first).is_none())?;
    let mention = view.scene.mentions.get(number);
    let person = matches!(mention.kind, SpeakerKind::Person | SpeakerKind::Unknown);
    let named = mention.is_name() && person || text.tokens[mention.head].case == Case::Upper;
    let mut colon = mention.tokens.end;
    if text.kind(colon) == Some(TokenKind::Comma) {
        let role = text.tokens[colon + 1..].iter().take(LONGEST_ROLE);
        colon += 1 + role.take_while(|token| token.is_word() && token.case == Case::Upper).count();
    }
    (named && text.kind(colon) == Some(TokenKind::Colon)).then_some((number, colon))
}

//! Reads the phrases of a text from left to right: names, pronouns, common nouns.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::memory::Memory;
use crate::result::SpeakerKind;
use crate::text::{Case, ParagraphKind, Text, TokenKind};

use super::name::phrase_ahead;
use super::spelling::Spellings;
use super::{Form, Mention, name, noun, pronoun};

pub(super) fn find(text: &Text, mentions: &mut Vec<Mention>, memory: &mut Memory) {
    let spellings = Spellings::of(text, memory);
    for paragraph in text.paragraphs.iter().filter(|paragraph| paragraph.kind != ParagraphKind::Furniture) {
        find_within(text, paragraph.body(), &spellings, mentions);
    }
    spellings.leave(memory);
}

fn find_within(text: &Text, tokens: Range<usize>, spellings: &Spellings, mentions: &mut Vec<Mention>) {
    let mut at = tokens.start;
    let mut ahead: Option<Mention> = None;
    while at < tokens.end {
        let token = &text.tokens[at];
        if !token.is_word() {
            at = after_party(text, at, tokens.end).unwrap_or(at + 1);
            continue;
        }
        let classes = token.classes;
        if classes.has(Classes::PAST | Classes::THIRD_SINGULAR) {
            if let Some(mention) = noun::before_verb(text, at, mentions) {
                add(mentions, mention);
            }
            ahead = ahead.or_else(|| noun::after_verb(text, at));
        }
        let found = match token.case {
            Case::Lower if !classes.has(Classes::PRONOUN | Classes::SOURCE_NOUN) => {
                match () {
                    // No list has ages.
                    () if token.word == 0 => noun::of_age(text, at, mentions),
                    () if classes.has(Classes::PREPOSITION) => noun::share(text, at),
                    () => None,
                }
            }
            Case::Lower => pronoun::read(text, at)
                .or_else(|| noun::read(text, at, mentions))
                .or_else(|| noun::of_age(text, at, mentions)),
            _ => pronoun::read(text, at)
                .or_else(|| name::read(text, at, spellings, mentions))
                .or_else(|| Some(name::of_office(text, noun::read(text, at, mentions)?))),
        };
        at = match found {
            Some(mention) => {
                let next = mention.tokens.end.max(at + 1);
                let inside = mention.head + 1..mention.tokens.end;
                let noun = mention.form == Form::Noun;
                add(mentions, mention);
                if noun && !inside.is_empty() {
                    find_inside(text, inside, spellings, mentions);
                }
                next
            }
            None => at + 1,
        };
        if let Some(mention) = ahead.take_if(|mention| mention.tokens.end <= at) {
            add(mentions, mention);
        }
    }
}

/// Finds the people whom a noun is of: "the widow of | Carl Boyd", "an undertaker in | Ann Dorsey’s film".
fn find_inside(text: &Text, tokens: Range<usize>, spellings: &Spellings, mentions: &mut Vec<Mention>) {
    let mut at = tokens.start;
    while at < tokens.end {
        let found = (text.tokens[at].case != Case::Lower && text.tokens[at].is_word())
            .then(|| name::read(text, at, spellings, mentions))
            .flatten();
        let Some(mention) = found.filter(|found| found.tokens.start >= at && found.tokens.end <= tokens.end)
        else {
            at += 1;
            continue;
        };
        at = mention.tokens.end.max(at + 1);
        if mention.is_name() && mention.kind == SpeakerKind::Person && mention.name.len() > 1 {
            mentions.push(Mention { embedded: true, ..mention });
        }
    }
}

/// Adds a mention, of which those that it swallows are parts.
fn add(mentions: &mut Vec<Mention>, mention: Mention) {
    let start = mention.tokens.start;
    for part in mentions.iter_mut().rev().take_while(|part| part.tokens.end > start) {
        part.embedded = true;
    }
    mentions.push(mention);
}

/// The token after "(D-Mass.)", ", D-Mass." or "(Lab, Marden East)", which says of a politician's party and seat and
/// names nobody.
fn after_party(text: &Text, open: usize, end: usize) -> Option<usize> {
    /// Tokens of the longest: "(R-N. Mar. I.)", "(Con, Marden and Weald East)".
    const LONGEST: usize = 10;
    let kind = text.kind(open).filter(|kind| matches!(kind, TokenKind::Open | TokenKind::Comma))?;
    if open + 1 >= end || text.tokens[open + 1].case == Case::Lower {
        return None;
    }
    let american = matches!(text.str(open + 1).as_bytes(), [b'D' | b'R' | b'I', b'-', b'A'..=b'Z', ..]);
    if !american && !(kind == TokenKind::Open && is_party(text, open + 1)) {
        return None;
    }
    let mut after = open + 2..end.min(open + LONGEST);
    if kind == TokenKind::Comma {
        return after.find(|&at| !text.tokens[at].is_capitalised()).or(Some(after.end));
    }
    after.find(|&at| text.kind(at) == Some(TokenKind::Close))
}

/// Whether a party as papers shorten it stands at a token, before a comma or the end of the bracket.
fn is_party(text: &Text, token: usize) -> bool {
    let length = phrase_ahead(text, token, Classes::ABBREVIATION);
    length
        .is_some_and(|length| matches!(text.kind(token + length), Some(TokenKind::Comma | TokenKind::Close)))
}

//! Reads the phrases of a text from left to right: names, pronouns, common nouns.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::memory::Memory;
use crate::text::{Case, ParagraphKind, Text, TokenKind};

use super::spelling::Spellings;
use super::{Mention, name, noun, pronoun};

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
            ahead = ahead.or_else(|| noun::after_verb(text, at));
        }
        let found = match token.case {
            Case::Lower if !classes.has(Classes::PRONOUN | Classes::SOURCE_NOUN) => {
                let digit = text.source.as_bytes()[token.start()].is_ascii_digit();
                if digit { noun::of_age(text, at, mentions) } else { None }
            }
            Case::Lower => pronoun::read(text, at)
                .or_else(|| noun::read(text, at, mentions))
                .or_else(|| noun::of_age(text, at, mentions)),
            _ => pronoun::read(text, at)
                .or_else(|| name::read(text, at, spellings, mentions))
                .or_else(|| noun::read(text, at, mentions)),
        };
        at = match found {
            Some(mention) => {
                let next = mention.tokens.end.max(at + 1);
                embed(mentions, mention.tokens.start);
                mentions.push(mention);
                next
            }
            None => at + 1,
        };
        if let Some(mention) = ahead.take_if(|mention| mention.tokens.end <= at) {
            embed(mentions, mention.tokens.start);
            mentions.push(mention);
        }
        if text.has(at, Classes::PAST | Classes::THIRD_SINGULAR)
            && let Some(mention) = noun::before_verb(text, at, mentions)
        {
            embed(mentions, mention.tokens.start);
            mentions.push(mention);
        }
    }
}

/// Marks the mentions that a phrase from `start` on swallows as parts of it.
fn embed(mentions: &mut [Mention], start: usize) {
    for mention in mentions.iter_mut().rev().take_while(|mention| mention.tokens.end > start) {
        mention.embedded = true;
    }
}

/// The token after "(D-Mass.)", which says of a politician's party and state and names nobody.
fn after_party(text: &Text, open: usize, end: usize) -> Option<usize> {
    /// Tokens of the longest: "(R-N. Mar. I.)".
    const LONGEST: usize = 8;
    if text.kind(open) != Some(TokenKind::Open) || text.tokens.get(open + 1)?.case == Case::Lower {
        return None;
    }
    let party = text.str(open + 1).as_bytes();
    if !matches!(party, [b'D' | b'R' | b'I', b'-', _, ..]) {
        return None;
    }
    (open + 2..end.min(open + LONGEST)).find(|&at| text.kind(at) == Some(TokenKind::Close))
}

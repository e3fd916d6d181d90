//! Reads the phrases of a text from left to right: names, pronouns, common nouns.

use std::ops::Range;

use crate::lexicon::{Classes, WordHash};
use crate::text::{Case, ParagraphKind, Text, TokenKind};

use super::{Mention, begins_clause, name, noun, pronoun};

const THAT: WordHash = WordHash::literal("that");
const TO: WordHash = WordHash::literal("to");

/// Words to the left of a head that can belong to its phrase. Longer phrases are read from the
/// middle on; the head, which is what counts, is found all the same.
const MOST_MODIFIERS: usize = 8;

/// Words in one phrase, owners included.
pub(super) const LONGEST_PHRASE: usize = 20;

pub(super) fn find(text: &Text, mentions: &mut Vec<Mention>) {
    let spellings = Spellings::of(text);
    for paragraph in text.paragraphs.iter().filter(|paragraph| paragraph.kind != ParagraphKind::Furniture) {
        find_within(text, paragraph.body(), &spellings, mentions);
    }
}

fn find_within(text: &Text, tokens: Range<usize>, spellings: &Spellings, mentions: &mut Vec<Mention>) {
    let mut at = tokens.start;
    while at < tokens.end {
        let token = &text.tokens[at];
        if !token.is_word() {
            at += 1;
            continue;
        }
        let found = match token.case {
            Case::Lower => pronoun::read(text, at).or_else(|| noun::read(text, at, mentions)),
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
        if let Some(mention) = noun::before_verb(text, at, mentions) {
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

/// The first word of the phrase whose head (or last title) stands at `head`.
pub(super) fn left_edge(text: &Text, head: usize, mentions: &[Mention]) -> usize {
    let mut start = head;
    while start > 0 && head - start < MOST_MODIFIERS {
        let before = start - 1;
        if text.tokens[before].depth != text.tokens[head].depth || text.begins_sentence(before + 1) {
            break;
        }
        match text.tokens[before].kind {
            TokenKind::Number => start = before,
            TokenKind::Clitic | TokenKind::Mark => {
                let possessive = text.str(before).ends_with(['s', 'S'])
                    || (before > 0
                        && text.touches_next(before - 1)
                        && text.str(before - 1).ends_with(['s', 'S'])
                        && text.str(before).len() <= 3);
                if !possessive || before == 0 {
                    break;
                }
                let owner = mentions.iter().rev().take(4).find(|mention| mention.tokens.end == before);
                let owner = owner.map_or(before - 1, |mention| mention.tokens.start);
                // "A's B's C's …" ends somewhere.
                return if head - owner > LONGEST_PHRASE { start } else { owner };
            }
            TokenKind::Word => {
                let classes = text.classes(before);
                let relative = classes.has(Classes::RELATIVE) && !classes.has(Classes::POSSESSIVE);
                if relative || is_that_clause(text, before, head) {
                    break;
                } else if classes.has(Classes::DETERMINER) && !classes.has(Classes::COORDINATOR) {
                    start = before;
                    if !classes.has(Classes::NUMBER) {
                        break;
                    }
                } else if classes.has(Classes::POSSESSIVE) && classes.has(Classes::PRONOUN) {
                    start = before;
                    break;
                } else if modifies(text, before) {
                    start = before;
                } else {
                    break;
                }
            }
            _ => break,
        }
    }
    // A name is swallowed whole.
    for mention in mentions.iter().rev().take(4) {
        if mention.tokens.contains(&start)
            && mention.tokens.end <= head
            && head - mention.tokens.start <= LONGEST_PHRASE
        {
            start = mention.tokens.start;
        }
    }
    start
}

/// Whether a token is the "that" of "said that officials", no determiner.
fn is_that_clause(text: &Text, token: usize, head: usize) -> bool {
    text.is(token, THAT)
        && (text.has(head, Classes::PLURAL) || token > 0 && text.has(token - 1, Classes::VERB))
}

/// Whether a word can stand between the determiner of a noun and the noun.
fn modifies(text: &Text, token: usize) -> bool {
    let classes = text.classes(token);
    if classes.has(Classes::FUNCTION) || text.has(token, Classes::ADVERB) {
        return false;
    }
    // The capital of a sentence's first word says nothing.
    if text.tokens[token].case != Case::Lower && !begins_clause(text, token) {
        return true;
    }
    let after_determiner = token > 0
        && (text.has(token - 1, Classes::DETERMINER | Classes::POSSESSIVE)
            || text.kind(token - 1) == Some(TokenKind::Clitic)
            || text.is_adverb(token - 1));
    // "the elected officials", but "told reporters", "visited officials".
    let inflected = classes
        .has(Classes::PAST | Classes::PARTICIPLE | Classes::THIRD_SINGULAR | Classes::GERUND)
        || text.str(token).ends_with("ed")
        || text.str(token).ends_with("ing");
    // "press secretary", but "to press officials", "they press officials".
    let base = || {
        classes.has(Classes::BASE)
            && token > 0
            && (text.is(token - 1, TO)
                || text.has(token - 1, Classes::MODAL | Classes::DO | Classes::PRONOUN))
    };
    !(inflected || base()) || after_determiner
}

/// How the text writes its words elsewhere: what stands in lower case is no name at the beginning of a
/// sentence, unless it also stands after a given name. Bloom filters of one hash: a false answer costs one
/// name now and then.
pub(super) struct Spellings {
    lower: Vec<u64>,
    surnames: Vec<u64>,
}

impl Spellings {
    fn of(text: &Text) -> Self {
        // 16 bits a token keeps false answers below one in a hundred.
        let words = (text.len() / 4 + 1).next_power_of_two();
        let mut spellings = Self { lower: vec![0; words], surnames: vec![0; words] };
        for (number, token) in text.tokens.iter().enumerate().filter(|(_, token)| token.is_word()) {
            let (word, bit) = place(token.hash.get(), words);
            if token.case == Case::Lower {
                spellings.lower[word] |= bit;
            } else if number > 0
                && text.has(number - 1, Classes::GIVEN_NAME | Classes::HONORIFIC)
                && token.is_capitalised()
            {
                spellings.surnames[word] |= bit;
            }
        }
        spellings
    }

    pub fn has_lower(&self, text: &Text, token: usize) -> bool {
        let (word, bit) = place(text.tokens[token].hash.get(), self.lower.len());
        self.lower[word] & bit != 0
    }

    pub fn has_surname(&self, text: &Text, token: usize) -> bool {
        let (word, bit) = place(text.tokens[token].hash.get(), self.surnames.len());
        self.surnames[word] & bit != 0
    }
}

/// The word and the bit of a hash in a filter of `words` words, a power of two.
fn place(hash: u64, words: usize) -> (usize, u64) {
    ((hash >> 32) as usize & (words - 1), 1 << (hash >> 26 & 63))
}

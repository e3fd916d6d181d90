//! Where a phrase begins, seen from its head, and whether it owns what follows.

use crate::lexicon::{Classes, WordHash};
use crate::text::{Case, Text, TokenKind};

use super::{Mention, begins_clause, is_present};

const THAT: WordHash = WordHash::literal("that");
const TO: WordHash = WordHash::literal("to");
/// "retired Lt. Gen. Ann Dorsey", "leading economists" have no determiner, and these words no other use there.
const ADJECTIVES: [WordHash; 2] = WordHash::literals(["leading", "retired"]);

/// A determiner by its place, but one that another may stand before.
pub(super) const FORMER: WordHash = WordHash::literal("former");

/// Words to the left of a head that can belong to its phrase. Longer phrases are read from the
/// middle on; the head, which is what counts, is found all the same.
const MOST_MODIFIERS: usize = 8;

/// Words in one phrase, owners included.
pub(super) const LONGEST_PHRASE: usize = 20;

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
                let Some(owner) = owner.map(|mention| mention.tokens.start) else {
                    // "the ship’s | owners": the owner is no source, but has its determiner.
                    start = before - 1;
                    continue;
                };
                // "A's B's C's …" ends somewhere.
                return if head - owner > LONGEST_PHRASE { start } else { owner };
            }
            TokenKind::Word => {
                let classes = text.classes(before);
                let relative = classes.has(Classes::RELATIVE)
                    && !classes.has(Classes::POSSESSIVE)
                    && !is_that_one(text, before, head);
                if relative || is_that_clause(text, before, head) {
                    break;
                } else if classes.has(Classes::DETERMINER) && !classes.has(Classes::COORDINATOR) {
                    start = before;
                    // "the Labour | former mayor".
                    let of_party = before > 0 && text.has(before - 1, Classes::DEMONYM);
                    if !classes.has(Classes::NUMBER) && !(text.is(before, FORMER) && of_party) {
                        // "the | former mayor", "all | the mayors".
                        start -= usize::from(has_determiner_before(text, start));
                        break;
                    }
                } else if classes.has(Classes::POSSESSIVE) && classes.has(Classes::PRONOUN) {
                    start = before;
                    break;
                } else if modifies(text, before, head) {
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
    quantity(text, start)
}

/// The first token of the quantity that stands before a phrase: "six in | ten sailors", "one of | the women",
/// "more than half of | the members".
fn quantity(text: &Text, phrase: usize) -> usize {
    const IN: WordHash = WordHash::literal("in");
    const OF: WordHash = WordHash::literal("of");
    const THAN: WordHash = WordHash::literal("than");
    const PARTS: [WordHash; 4] = WordHash::literals(["half", "quarters", "third", "thirds"]);
    let Some(first) = phrase.checked_sub(2).filter(|_| text.is_any(phrase - 1, &[IN, OF])) else {
        return phrase;
    };
    let sentence = text.sentence(text.sentence_of(phrase)).start;
    let counts = if text.is(phrase - 1, IN) {
        text.is_number(first) && text.is_number(phrase)
    } else {
        text.is_number(first)
            || text.has(first, Classes::INDEFINITE) && text.has(first, Classes::PRONOUN)
            || text.is_any(first, &PARTS)
    };
    if first < sentence || !counts || text.tokens[first].depth != text.tokens[phrase].depth {
        return phrase;
    }
    if first >= sentence + 2 && text.is(first - 1, THAN) {
        return first - 2;
    }
    // "three quarters of".
    let counted = first > sentence && text.is_any(first, &PARTS) && text.is_number(first - 1);
    first - usize::from(counted)
}

fn has_determiner_before(text: &Text, token: usize) -> bool {
    let Some(before) = token.checked_sub(1).filter(|_| !text.begins_sentence(token)) else { return false };
    text.tokens[before].is_word()
        && text.tokens[before].depth == text.tokens[token].depth
        && text.has(before, Classes::DETERMINER | Classes::POSSESSIVE)
        && !text.has(before, Classes::COORDINATOR | Classes::RELATIVE | Classes::NUMBER)
}

/// Whether a token is the "that" of "That report said", no pronoun.
fn is_that_one(text: &Text, token: usize, head: usize) -> bool {
    let led_in = || begins_clause(text, token) || text.has(token - 1, Classes::PREPOSITION);
    text.is(token, THAT) && token + 1 == head && !text.has(head, Classes::PLURAL) && led_in()
}

/// Whether a token is the "that" of "said that officials", no determiner.
fn is_that_clause(text: &Text, token: usize, head: usize) -> bool {
    text.is(token, THAT)
        && (text.has(head, Classes::PLURAL) || token > 0 && text.has(token - 1, Classes::VERB))
}

/// Whether a word can stand between the determiner of a noun and the noun.
fn modifies(text: &Text, token: usize, head: usize) -> bool {
    let classes = text.classes(token);
    if classes.has(Classes::FUNCTION) {
        return false;
    }
    // The capital of a sentence's first word says nothing; "the Galway West deputy".
    let capital = text.tokens[token].case != Case::Lower && !begins_clause(text, token);
    let determined = || token > 0 && text.has(token - 1, Classes::DETERMINER | Classes::POSSESSIVE);
    // "her only witness", "first baseman Paul Ott", but "first | officials".
    let ranks = || {
        const ORDINALS: [WordHash; 3] = WordHash::literals(["first", "second", "third"]);
        token + 1 == head
            && text.is_any(token, &ORDINALS)
            && text.has(head, Classes::ROLE | Classes::JOB)
            && !text.has(head, Classes::PLURAL)
    };
    if classes.has(Classes::ADVERB) && !capital && !determined() && !ranks() {
        return false;
    }
    // "the union that represents | officers".
    let relative = token > 0
        && text.has(token - 1, Classes::RELATIVE)
        && !text.has(token - 1, Classes::POSSESSIVE)
        && text.tokens[token].case == Case::Lower
        && text.str(token).ends_with('s');
    if relative {
        return false;
    }
    if capital {
        return true;
    }
    let after_adverb = token > 0 && text.is_adverb(token - 1);
    // "Norland openly admires | Ann Dorsey", but "the only sports channel".
    let openly = after_adverb
        && token > 1
        && !text.has(token - 2, Classes::DETERMINER | Classes::POSSESSIVE)
        && is_present(text, token);
    if openly {
        return false;
    }
    // "press secretary", but "to press officials", "they press officials".
    let base = || {
        classes.has(Classes::BASE)
            && token > 0
            && (text.is(token - 1, TO)
                || text.has(token - 1, Classes::MODAL | Classes::DO | Classes::PRONOUN))
    };
    // "Leaked emails show | aides": no list of nouns has the plural before another.
    let reports = || {
        classes.has(Classes::BASE)
            && token > 0
            && text.has(token - 1, Classes::PLURAL)
            && text.has(token - 1, Classes::DOCUMENT | Classes::ROLE | Classes::GROUP)
            && text.verb(token).is_some_and(|verb| verb.takes_clause())
    };
    // "the elected officials", but "told reporters", "visited officials".
    let inflected = classes
        .has(Classes::PAST | Classes::PARTICIPLE | Classes::THIRD_SINGULAR | Classes::GERUND)
        || text.str(token).ends_with("ed")
        || text.str(token).ends_with("ing");
    // "a federal appeals | court", but "the prudent union represents | officers".
    let after_adjective = || {
        token > 1
            && classes.has(Classes::THIRD_SINGULAR)
            && !text.has(head, Classes::PLURAL)
            && text.tokens[head].case == Case::Lower
            && text.has(token - 1, Classes::ORDINARY_ADJECTIVE)
            && text.has(token - 2, Classes::DETERMINER)
    };
    let owned = || token > 0 && text.kind(token - 1) == Some(TokenKind::Clitic);
    !(inflected || base() || reports())
        || after_adverb
        || determined()
        || owned()
        || after_adjective()
        || text.is_any(token, &ADJECTIVES)
}

/// Whether an apostrophe makes the phrase that ends there an owner: "Putin’s", "the workers’ union".
pub(super) fn is_possessive(text: &Text, end: usize) -> bool {
    text.kind(end) == Some(TokenKind::Clitic) && text.str(end).ends_with(['s', 'S'])
        || (text.kind(end) == Some(TokenKind::Mark)
            && text.touches_next(end - 1)
            && text.str(end - 1).ends_with('s')
            && matches!(text.str(end), "'" | "’")
            && text
                .tokens
                .get(end + 1)
                .is_some_and(|next| next.is_word() && next.depth == text.tokens[end - 1].depth)
            && !text.touches_next(end))
}

/// The first token of "the former first lady and | senator", where one person has both roles: the first has a
/// determiner, the second, which begins with `second`, none.
pub(super) fn of_two_roles(text: &Text, second: usize, mentions: &[Mention]) -> usize {
    const AND: WordHash = WordHash::literal("and");
    let Some(role) = second.checked_sub(2).filter(|_| text.is(second - 1, AND)) else { return second };
    let singular = text.has(role, Classes::ROLE | Classes::JOB) && !text.has(role, Classes::PLURAL);
    let common = text.tokens[role].case == Case::Lower || begins_clause(text, role);
    let determined = text.has(second, Classes::DETERMINER | Classes::POSSESSIVE);
    if !singular
        || !common
        || determined
        || text.begins_sentence(second)
        || text.tokens[role].depth != text.tokens[second].depth
    {
        return second;
    }
    let start = left_edge(text, role, mentions);
    if second - start > LONGEST_PHRASE / 2 { second } else { start }
}

//! Plural speakers: "Ryan and McConnell".

use crate::lexicon::{Classes, WordHash};
use crate::result::SpeakerKind;
use crate::text::{Text, TokenKind};

use super::{Form, Mention, begins_clause};

/// A mention for each pair of names or nouns joined by "and", with what a comma lists before.
pub(super) fn find(text: &Text, mentions: &[Mention]) -> Vec<Mention> {
    /// "A, B, C and D" is a list; longer ones are programmes and casts.
    const MOST_LISTED: usize = 4;
    const OTHERS: WordHash = WordHash::literal("others");
    let mut joined = Vec::new();
    let outer = |mention: &&Mention| {
        let counts = !mention.is_pronoun() || text.is(mention.head, OTHERS) || is_subject(text, mention);
        !mention.embedded && counts
    };
    let mut last = None;
    for (number, right) in mentions.iter().enumerate().filter(|(_, mention)| outer(mention)) {
        let Some(place) = last.replace(number) else { continue };
        let left = &mentions[place];
        if !joins(text, left, right) {
            continue;
        }
        let mut first = left;
        for before in mentions[..place].iter().rev().filter(outer).take(MOST_LISTED - 2) {
            let comma = text.kind(before.tokens.end) == Some(TokenKind::Comma);
            if !(comma && before.tokens.end + 1 == first.tokens.start && alike(before, first)) {
                break;
            }
            first = before;
        }
        let tokens = first.tokens.start..right.tokens.end;
        if first.head == left.head && are_one(text, left, right) {
            joined.push(Mention { tokens, ..left.clone() });
            continue;
        }
        joined.push(Mention {
            name: tokens.clone(),
            tokens,
            head: first.head,
            form: Form::Coordination,
            kind: SpeakerKind::Group,
            gender: None,
            plural: true,
            embedded: false,
            quoted: first.quoted,
            entity: usize::MAX,
        });
    }
    joined
}

/// For each mention, the first coordination of which it is a member.
pub(super) fn wholes(mentions: &[Mention]) -> Vec<Option<u32>> {
    /// A coordination begins with the first of its members, or some mentions before a later one.
    const NEAR: usize = 4;
    let mut wholes = vec![None; mentions.len()];
    let coordinations = mentions.iter().enumerate().filter(|(_, whole)| whole.form == Form::Coordination);
    for (number, whole) in coordinations {
        for member in number.saturating_sub(1)..(number + NEAR + 1).min(mentions.len()) {
            if member != number && whole.tokens.contains(&mentions[member].head) {
                wholes[member].get_or_insert(number as u32);
            }
        }
    }
    wholes
}

fn joins(text: &Text, left: &Mention, right: &Mention) -> bool {
    const AND: WordHash = WordHash::literal("and");
    let mut at = left.tokens.end;
    if text.kind(at) == Some(TokenKind::Comma) {
        at += 1;
    }
    // "politicians and even | some editors".
    let next = at + 1 + usize::from(text.is_adverb(at + 1));
    next == right.tokens.start
        && text.sentence_of(left.head) == text.sentence_of(right.head)
        && text.is(at, AND)
        && text.has(at, Classes::COORDINATOR)
        && (alike(left, right) || adds_to(text, left, right) || opens(text, left, right))
}

/// "She and | her lawyers", "The senator and | two banks said": whom no verb governs, so that what follows the "and" is
/// no other clause's subject. Not "met Dorsey, and | the banks said".
fn opens(text: &Text, left: &Mention, right: &Mention) -> bool {
    let first = is_subject(text, left) || begins_clause(text, left.tokens.start);
    first && left.quoted == right.quoted && !right.is_pronoun()
}

/// Whether a mention is a pronoun that can only be a subject: "she", "they".
fn is_subject(text: &Text, mention: &Mention) -> bool {
    mention.is_pronoun()
        && text.has(mention.head, Classes::SUBJECT)
        && !text.has(mention.head, Classes::OBJECT)
}

/// "Dorsey and | others", "Dorsey and | other officials", "Dorsey and | her son": who is named, and who is not.
fn adds_to(text: &Text, left: &Mention, right: &Mention) -> bool {
    const OTHER: [WordHash; 2] = WordHash::literals(["other", "others"]);
    let people = [SpeakerKind::Person, SpeakerKind::Group, SpeakerKind::Unknown];
    let first = right.tokens.start;
    let own = || text.has(first, Classes::POSSESSIVE) && text.has(first, Classes::PRONOUN);
    left.is_name()
        && left.quoted == right.quoted
        && people.contains(&right.kind)
        && (text.is_any(first, &OTHER) || right.form == Form::Noun && people.contains(&left.kind) && own())
}

/// "the founder and president of the board": one person, whom one determiner leads in.
fn are_one(text: &Text, left: &Mention, right: &Mention) -> bool {
    let leads = |mention: &Mention| text.has(mention.tokens.start, Classes::DETERMINER | Classes::POSSESSIVE);
    let one = |mention: &Mention| {
        mention.form == Form::Noun && mention.kind == SpeakerKind::Person && !mention.plural
    };
    one(left) && one(right) && leads(left) && !leads(right)
}

fn alike(left: &Mention, right: &Mention) -> bool {
    left.quoted == right.quoted
        && left.form == right.form
        && (left.kind == right.kind || [left.kind, right.kind].contains(&SpeakerKind::Unknown))
}

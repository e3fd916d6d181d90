//! What a pronoun stands for.

use crate::lexicon::Classes;
use crate::result::SpeakerKind;
use crate::text::{Text, TokenKind};

use super::{Entity, Mentions, subject_like};

/// Mentions that are looked at, going back. Antecedents further away are rarer than mistakes.
const MOST_CANDIDATES: usize = 40;
/// Sentences that are looked at, going back.
const FURTHEST_SENTENCE: usize = 12;

/// The mention right before "who" or "which".
pub(super) fn of_relative(text: &Text, mentions: &Mentions, number: usize) -> Option<usize> {
    let start = mentions.get(number).head;
    let end = if start > 0 && text.kind(start - 1) == Some(TokenKind::Comma) { start - 1 } else { start };
    (0..number).rev().take(6).find(|&other| mentions.get(other).tokens.end == end && !mentions.get(other).embedded)
}

/// The mention that a personal pronoun of the third person most likely stands for: near, a subject,
/// of the right gender and number. The points follow the salience factors of Lappin and Leass
/// (1994), "An algorithm for pronominal anaphora resolution".
pub(super) fn of_pronoun(text: &Text, mentions: &Mentions, entities: &[Entity], number: usize) -> Option<usize> {
    let pronoun = mentions.get(number);
    let neuter = text.has(pronoun.head, Classes::NEUTER);
    let sentence = text.sentence_of(pronoun.head);
    let mut best: Option<(i32, usize)> = None;
    for other in (0..number).rev().take(MOST_CANDIDATES) {
        let mention = mentions.get(other);
        if mention.entity >= entities.len() || mention.tokens.contains(&pronoun.head) {
            continue;
        }
        let distance = sentence - text.sentence_of(mention.head).min(sentence);
        if distance > FURTHEST_SENTENCE {
            break;
        }
        let entity = &entities[mention.entity];
        if !agrees(entity, pronoun.gender, pronoun.plural, neuter) || text.has(mention.head, Classes::FIRST | Classes::SECOND) {
            continue;
        }
        let mut points = -8 * distance as i32;
        if subject_like(text, mention) {
            points += 20;
        }
        if mention.embedded {
            points -= 12;
        }
        if mention.quoted != pronoun.quoted {
            points -= 30;
        }
        if mention.is_pronoun() {
            points += 10;
        }
        if entity.gender.is_some() && entity.gender == pronoun.gender {
            points += 16;
        }
        if entity.kind == SpeakerKind::Unknown && pronoun.gender.is_some() {
            points -= 10;
        }
        points += 2 * entity.mentions.min(6) as i32;
        if best.is_none_or(|(most, _)| points > most) {
            best = Some((points, other));
        }
    }
    best.map(|(_, other)| other)
}

fn agrees(entity: &Entity, gender: Option<crate::result::Gender>, plural: bool, neuter: bool) -> bool {
    match gender {
        Some(gender) => {
            !entity.plural
                && matches!(entity.kind, SpeakerKind::Person | SpeakerKind::Unknown)
                && entity.gender.is_none_or(|known| known == gender)
        }
        None if plural => entity.plural || matches!(entity.kind, SpeakerKind::Group | SpeakerKind::Organisation),
        None => neuter && !entity.plural && matches!(entity.kind, SpeakerKind::Organisation | SpeakerKind::Place | SpeakerKind::Document),
    }
}

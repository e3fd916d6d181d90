//! The name that a noun stands beside: "Laurence Tribe, a Harvard law professor,", "his lawyer, Ann Dorsey,",
//! "a boy named Hugh".

use crate::genre::Genre;
use crate::lexicon::{Classes, WordHash};
use crate::mention::{Mention, Mentions};
use crate::result::SpeakerKind;
use crate::text::TokenKind;

use super::Joiner;

impl Joiner<'_> {
    /// The entity of the name that a noun stands beside.
    pub(super) fn apposition(&self, mentions: &Mentions, mention: &Mention, number: usize) -> Option<usize> {
        if mention.plural || mention.kind == SpeakerKind::Document {
            return None;
        }
        if self.is_called(mention) {
            let name = mentions.get(mentions.starting_at(mention.tokens.end + 1)?);
            let may_be = self.is_name_of(name, mention.kind) || self.is_name_of(name, SpeakerKind::Unknown);
            return may_be.then_some(name.entity);
        }
        self.name_before(mentions, mention, number)
            .or_else(|| self.name_after(mentions, mention))
            .or_else(|| self.name_after_clause(mentions, mention))
    }

    /// "a boy | named Hugh", "a miller’s boy | called Hugh"; "the boy called Hugh" has a verb.
    fn is_called(&self, mention: &Mention) -> bool {
        const NAMED: [WordHash; 2] = WordHash::literals(["named", "called"]);
        let (text, start) = (self.text, mention.tokens.start);
        // The owner may be a noun that no list has.
        let article = if text.has(start, Classes::DETERMINER) { start } else { start.saturating_sub(1) };
        text.is_any(mention.tokens.end, &NAMED)
            && text.has(article, Classes::DETERMINER)
            && !text.has(article, Classes::DEFINITE | Classes::POSSESSIVE)
    }

    /// "Laurence Tribe, | a Harvard law professor,".
    fn name_before(&self, mentions: &Mentions, mention: &Mention, number: usize) -> Option<usize> {
        let (text, start) = (self.text, mention.tokens.start);
        // "Amos Tull, | pastor of First Baptist,".
        let phrase = text.has(start, Classes::DETERMINER | Classes::POSSESSIVE)
            || mention.tokens.len() > 1
            || text.has(mention.tokens.end, Classes::PREPOSITION);
        // A phrase goes on with a comma, a stop, "who", "of", "based in": with no verb of its own, then.
        let next = mention.tokens.end;
        let participle = text.has(next, Classes::PARTICIPLE | Classes::IN_ED)
            && text.verb(next).is_none()
            && text.has(next + 1, Classes::PREPOSITION);
        let ends = participle || self.ends(mention, Classes::RELATIVE | Classes::PREPOSITION);
        if start < 2 || text.kind(start - 1) != Some(TokenKind::Comma) || !phrase || !ends {
            return None;
        }
        // "Gul Agha, 54, | a farmer".
        let aged = start > 3
            && text.kind(start - 2) == Some(TokenKind::Number)
            && text.kind(start - 3) == Some(TokenKind::Comma);
        let end = if aged { start - 3 } else { start - 1 };
        let before = (0..number).rev().take(4).find(|&other| mentions.get(other).tokens.end == end)?;
        let name = mentions.get(before);
        self.is_name_of(name, mention.kind).then_some(name.entity)
    }

    /// "his lawyer, | Ann Dorsey,".
    fn name_after(&self, mentions: &Mentions, mention: &Mention) -> Option<usize> {
        let end = mention.tokens.end;
        if self.text.kind(end) != Some(TokenKind::Comma) || mention.tokens.start == mention.head {
            return None;
        }
        let name = mentions.get(mentions.starting_at(end + 1)?);
        let full = name.name.len() > 1 && self.ends(name, Classes::PREPOSITION);
        (full && self.is_name_of(name, mention.kind)).then_some(name.entity)
    }

    /// "The man | who taught her, Carl Boyd,", "The man | who taught her, a lawyer named Carl Boyd,".
    fn name_after_clause(&self, mentions: &Mentions, mention: &Mention) -> Option<usize> {
        /// Tokens of the clause.
        const LONGEST: usize = 10;
        let (text, start) = (self.text, mention.tokens.end);
        let clause = text.has(start, Classes::RELATIVE) && text.has(mention.tokens.start, Classes::DEFINITE);
        if self.genre != Genre::News || !clause {
            return None;
        }
        let end = text.sentence(text.sentence_of(mention.head)).end.min(start + LONGEST);
        let comma = (start..end).find(|&at| text.kind(at) == Some(TokenKind::Comma))?;
        let mut name = mentions.get(mentions.starting_at(comma + 1)?);
        if self.is_called(name) {
            name = mentions.get(mentions.starting_at(name.tokens.end + 1)?);
        }
        let set_off = name.name.len() > 1 && text.kind(name.tokens.end) == Some(TokenKind::Comma);
        (set_off && self.is_name_of(name, mention.kind)).then_some(name.entity)
    }

    /// Whether a phrase goes on with no word but those of some classes.
    fn ends(&self, mention: &Mention, but: Classes) -> bool {
        let next = mention.tokens.end;
        !matches!(self.text.kind(next), Some(TokenKind::Word | TokenKind::Number)) || self.text.has(next, but)
    }

    /// Whether a mention is a name that a noun of some kind can stand beside.
    fn is_name_of(&self, mention: &Mention, noun: SpeakerKind) -> bool {
        // "Gul Agha, | a farmer": a name that no list has is whatever it is said to be, if it has two words.
        let unlisted = mention.kind == SpeakerKind::Unknown && mention.name.len() > 1;
        let kinds = match noun {
            SpeakerKind::Person => mention.kind == SpeakerKind::Person || unlisted,
            _ => matches!(mention.kind, SpeakerKind::Organisation | SpeakerKind::Unknown),
        };
        mention.is_name() && kinds && !mention.embedded && mention.entity < self.all.len()
    }

    /// Takes over what a description tells of somebody whose name does not tell it.
    pub(super) fn describe(&mut self, entity: usize, description: &Mention) {
        let known = &mut self.all[entity];
        let person = self.genre == Genre::Fiction || description.kind == SpeakerKind::Person;
        if person && matches!(known.kind, SpeakerKind::Person | SpeakerKind::Unknown) {
            known.kind = SpeakerKind::Person;
            known.gender = known.gender.or(description.gender);
        }
    }
}

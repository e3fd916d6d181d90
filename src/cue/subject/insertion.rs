//! Subjects past what is thrown in between commas and brackets: "Carter Page, an adviser, | said".

use crate::lexicon::{Classes, WordHash};
use crate::mention::{Form, is_set_off, subject_like};
use crate::result::SpeakerKind;
use crate::text::TokenKind;

use super::{Link, Walk};

impl Walk<'_> {
    /// The mention before the bracket that `close` closes: "John Kasich (R-Ohio), | said".
    pub(super) fn before_brackets(&self, close: usize) -> Option<usize> {
        let open = (self.start..close).rev().find(|&at| self.text.kind(at) == Some(TokenKind::Open))?;
        self.mentions.ending_at(open)
    }

    /// The name to which a role without a determiner is apposed: "Ann Dorsey, | president of the board".
    pub(super) fn named_before(&self, number: usize) -> Option<usize> {
        let noun = self.mentions.get(number);
        let start = noun.tokens.start;
        let bare = matches!(noun.form, Form::Noun | Form::Coordination)
            && matches!(noun.kind, SpeakerKind::Person | SpeakerKind::Group)
            && self.text.has(start, Classes::ROLE | Classes::JOB)
            && !self.text.has(start, Classes::PLURAL);
        let comma = start.checked_sub(1).filter(|&at| bare && at > self.start)?;
        if self.text.kind(comma) != Some(TokenKind::Comma) {
            return None;
        }
        let bracketed = || {
            let close = comma.checked_sub(1).filter(|&at| self.text.kind(at) == Some(TokenKind::Close))?;
            self.before_brackets(close)
        };
        let name = self.mentions.ending_at(comma).or_else(bracketed)?;
        let mention = self.mentions.get(name);
        (mention.is_name() && mention.kind == SpeakerKind::Person && !self.is_placed(name)).then_some(name)
    }

    /// "Carter Page, an adviser to the campaign, | said": the mention before the comma that opens the
    /// insertion which `comma` closes.
    pub(super) fn over_insertion(&self, comma: usize) -> Option<(usize, Link)> {
        let text = self.text;
        let kind = text.kind(comma);
        // "her lawyer, Ann Dorsey, | said"; "its conch-blower, Ann Dorsey, | said", where no list has the noun.
        let apposed = self.mentions.ending_at(comma).filter(|&number| {
            let mention = self.mentions.get(number);
            mention.is_apposed(text) || is_set_off(text, mention)
        });
        if let Some(number) = apposed {
            return Some((number, Link::Insertion));
        }
        let opening =
            (self.start..comma).rev().filter(|&at| text.kind(at) == kind && text.tokens[at].depth == 0);
        for at in opening {
            let bracketed = || {
                let close = at.checked_sub(1).filter(|&at| text.kind(at) == Some(TokenKind::Close))?;
                self.before_brackets(close)
            };
            let Some(number) = self.mentions.ending_at(at).or_else(bracketed) else { continue };
            if let Some(head) = self.head_of(number) {
                return Some((head, Link::Insertion));
            }
            let mention = self.mentions.get(number);
            let listed = mention.tokens.start > self.start && text.kind(mention.tokens.start - 1) == kind;
            let apposition = listed && mention.form == Form::Noun;
            // "Rawlings, 59, of Ashton, Md.,": where somebody is from stands between commas too.
            let place = mention.kind == SpeakerKind::Place && listed || self.is_placed(number);
            if !mention.embedded && !apposition && !place {
                // "the transport minister, Ann Dorsey, | said": the name tells more.
                let named = self.mentions.starting_at(at + 1).filter(|&name| {
                    let name = self.mentions.get(name);
                    name.is_name() && name.tokens.end == comma && name.kind != SpeakerKind::Place
                });
                let role = mention.form == Form::Noun && text.has(mention.head, Classes::ROLE | Classes::JOB);
                if let Some(name) = named.filter(|_| role) {
                    return Some((name, Link::Insertion));
                }
                let number = self.described_by_clause(number).unwrap_or(number);
                return Some((number, Link::Insertion));
            }
        }
        None
    }

    /// Whom the relative clause describes in which a mention stands: "Ann Dorsey, whose firm, Norbank, lends
    /// to ports, | said"; "Ann Dorsey, the lawyer who heads the board, which owns the port, | said".
    fn described_by_clause(&self, number: usize) -> Option<usize> {
        let text = self.text;
        let end = self.mentions.get(number).tokens.start;
        let relative = (self.start..end)
            .rev()
            .take_while(|&at| text.tokens[at].depth == 0)
            .find(|&at| text.has(at, Classes::RELATIVE | Classes::COORDINATOR))
            .filter(|&at| text.has(at, Classes::RELATIVE))?;
        // "the board, which Dorsey heads, Boyd, a lawyer,": another's clause.
        let another_subject = self.mentions.within(relative..end).any(|inner| {
            let pronoun = text.has(self.mentions.get(inner).head, Classes::RELATIVE);
            inner != number && self.mentions.is_subject(inner) && !pronoun
        });
        if another_subject {
            return None;
        }
        let comma = |at: usize| at > self.start && text.kind(at - 1) == Some(TokenKind::Comma);
        let mut end = relative - usize::from(comma(relative));
        // "Kelly Marsh, 42, | who".
        if comma(end.saturating_sub(1)) && text.kind(end - 1) == Some(TokenKind::Number) {
            end -= 2;
        }
        let antecedent = self.mentions.ending_at(end)?;
        let start = self.mentions.get(antecedent).tokens.start;
        let name = comma(start).then(|| self.mentions.ending_at(start - 1)).flatten();
        let described = name.filter(|&name| self.mentions.get(name).is_name()).unwrap_or(antecedent);
        let mention = self.mentions.get(described);
        (!mention.embedded && !self.is_placed(described)).then_some(described)
    }

    /// The noun that a mention tells more of: "an aide to | Ann Dorsey, who asked not to be named, said".
    fn head_of(&self, number: usize) -> Option<usize> {
        let start = self.mentions.get(number).tokens.start;
        let preposition =
            start.checked_sub(1).filter(|&at| at > self.start && self.text.has(at, Classes::PREPOSITION))?;
        let head = self.mentions.ending_at(preposition)?;
        let mention = self.mentions.get(head);
        let person = mention.form == Form::Noun && mention.kind == SpeakerKind::Person;
        (person && !mention.embedded && subject_like(self.text, mention)).then_some(head)
    }

    /// Whether a mention says where somebody is from or is: "of Ashton", "in a hall", but not "until | Ann Dorsey".
    fn is_placed(&self, number: usize) -> bool {
        let start = self.mentions.get(number).tokens.start;
        let preposition = start > self.start
            && self.text.has(start - 1, Classes::PREPOSITION)
            && !self.text.has(start - 1, Classes::SUBORDINATOR);
        preposition && (self.is_origin(start - 1) || !self.begins(start - 1))
    }

    /// "of", "from" and their like after a comma lead to no subject: "Rawlings, 59, of | Ashton".
    fn is_origin(&self, token: usize) -> bool {
        const OF: WordHash = WordHash::literal("of");
        const FROM: WordHash = WordHash::literal("from");
        token > self.start && (self.text.is(token, OF) || self.text.is(token, FROM))
    }

    /// "a farmer of Ashton", "of Ashton".
    pub(super) fn ends_in_place(&self, number: usize) -> bool {
        let mention = self.mentions.get(number);
        let start = mention.tokens.start;
        mention.tokens.end > mention.head + 1 && self.is_origin(mention.head + 1)
            || start > self.start && self.is_origin(start - 1)
    }
}

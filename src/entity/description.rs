//! Whom a description of news stands for: "the 46-year-old", "the New York businessman said".

use crate::genre::Genre;
use crate::lexicon::{Classes, WordHash};
use crate::mention::{Mention, Mentions};
use crate::result::SpeakerKind;
use crate::text::TokenKind;

use super::{Joiner, Reporter};

impl Joiner<'_> {
    /// "the New York businessman said", "the 46-year-old", "the singer said": a description of somebody who was just
    /// spoken of, when it is the source of words or a subject, or can mean nobody else.
    pub(super) fn description(&self, mentions: &Mentions, mention: &Mention, number: usize) -> Option<usize> {
        /// Named less often, an entity is not one that writers vary the name of,
        const LEADING: usize = 2;
        /// unless it was named so few sentences ago.
        const JUST_NOW: usize = 3;
        const TO: WordHash = WordHash::literal("to");
        let text = self.text;
        let children = self.has_children(mention);
        // In a story "the Frenchman" is one who has no other name, and anybody else is found by who is about.
        let person = self.genre == Genre::News
            && mention.kind == SpeakerKind::Person
            && !mention.plural
            && (mention.tokens.end == mention.head + 1 || children)
            && !text.is(mention.tokens.end, TO)
            && !self.speaks_for(mention);
        if !person {
            return None;
        }
        let refers_back = self.refers_back(mention) || children;
        let telling = refers_back || mention.head > mention.tokens.start + 1 || self.is_of_work(mention);
        let Reporter { reports, inverted } = self.reporters[number];
        // "The New York businessman | said", "the striker | said".
        let says = (reports || inverted) && (telling || text.has(mention.head, Classes::EPITHET));
        // "The former first lady | sat down", "At home the former first lady | sat down".
        let acts = telling && self.is_first_subject(mentions, number);
        if !(refers_back || says || acts) {
            return None;
        }
        let other = self.antecedent_of_description(mentions, number)?;
        let antecedent = mentions.get(other);
        let back = text.sentence_of(mention.head).saturating_sub(text.sentence_of(antecedent.head));
        // Who only acts is whoever acted before.
        let acted_before = back > 0 && mentions.is_subject(other);
        if !(refers_back || says || acted_before) {
            return None;
        }
        let fits = self.all[antecedent.entity].mentions >= LEADING || back <= JUST_NOW;
        fits.then_some(antecedent.entity)
    }

    /// Whether somebody works for the one whom the phrase names: "the minister's driver", "the ministry spokesman".
    fn speaks_for(&self, mention: &Mention) -> bool {
        let text = self.text;
        mention.has_owner(text) || text.str(mention.head).starts_with("spokes")
    }

    /// Whether a phrase tells what a reader was told of somebody beside the name: "the 46-year-old", "the Spaniard",
    /// "the mother-of-two".
    fn refers_back(&self, mention: &Mention) -> bool {
        let text = self.text;
        text.has(mention.head, Classes::EPITHET)
            && (text.has(mention.head, Classes::DEMONYM) || text.str(mention.head).contains("-of-"))
            || self.is_age(mention)
    }

    /// "the 46-year-old".
    pub(super) fn is_age(&self, mention: &Mention) -> bool {
        self.text.str(mention.head).ends_with("-year-old")
    }

    /// Whether a mention is the first subject of its sentence.
    fn is_first_subject(&self, mentions: &Mentions, number: usize) -> bool {
        /// Tokens of a long preface; keeps endless sentences linear.
        const REACH: usize = 40;
        let start = mentions.get(number).tokens.start;
        let sentence = self.text.sentence(self.text.sentence_of(start)).start;
        let mut before = mentions.within(sentence.max(start.saturating_sub(REACH))..start);
        mentions.is_subject(number) && !before.any(|other| mentions.is_subject(other))
    }

    /// "the “Low Water” | singer": what is known by the work between the marks has its determiner before them.
    pub(super) fn is_of_work(&self, mention: &Mention) -> bool {
        /// Words of a title.
        const LONGEST: usize = 8;
        let text = self.text;
        let mark = |at: usize| text.kind(at) == Some(TokenKind::Mark);
        let start = mention.tokens.start;
        let Some(close) = start.checked_sub(1).filter(|&at| start == mention.head && mark(at)) else {
            return false;
        };
        let open = (close.saturating_sub(LONGEST + 1)..close).rev().find(|&at| mark(at));
        open.and_then(|open| open.checked_sub(1)).is_some_and(|at| text.has(at, Classes::DEFINITE))
    }

    /// "the mother | of three".
    pub(super) fn has_children(&self, mention: &Mention) -> bool {
        const OF: WordHash = WordHash::literal("of");
        mention.tokens.end == mention.head + 3
            && self.text.is(mention.head + 1, OF)
            && (self.text.has(mention.head + 2, Classes::NUMBER)
                || self.text.kind(mention.head + 2) == Some(TokenKind::Number))
    }
}

//! Who is told of before the name: "A mother-of-two says she was ignored.", and then "Kelly Marsh, 34, from Ashton,";
//! "A judge struck it down.", and then "District Judge Ann Dorsey".

use crate::genre::Genre;
use crate::lexicon::{Classes, VerbClass, WordHash};
use crate::mention::{Form, Mention, Mentions};
use crate::result::{Gender, SpeakerKind};
use crate::text::{ParagraphKind, TokenKind};

use super::Joiner;

/// A headline, a byline, a date and a standfirst may stand before the paragraph that opens an article.
const LAST_OPENING: usize = 8;
/// Paragraphs after it in which the name comes.
const REACH: usize = 2;
/// Mentions that are looked at, all of those two paragraphs but in long ones.
const MOST: usize = 24;

const A: [WordHash; 2] = WordHash::literals(["a", "an"]);

impl Joiner<'_> {
    /// The entity of the name that an article of news keeps for the paragraph after the one that opens it.
    ///
    /// The opening has somebody who says something: "A surfer says", "Norland's mining minister says". A paragraph that
    /// begins with the full name of somebody new then tells who that is.
    pub(super) fn introduced(&self, mentions: &Mentions, mention: &Mention, number: usize) -> Option<usize> {
        let text = self.text;
        let begins = |mention: &Mention| {
            mention.tokens.start == text.paragraphs[text.paragraph_of(mention.head)].body().start
        };
        let person = mention.form == Form::Noun && mention.kind == SpeakerKind::Person;
        if !self.opens_article(mention) || !person || !begins(mention) || !self.reporters[number].reports {
            return None;
        }
        let last = text.paragraph_of(mention.head) + REACH;
        let name = soon_after(mentions, number)
            .take_while(|later| text.paragraph_of(later.head) <= last)
            .find(|later| later.is_name() && later.name.len() > 1 && begins(later))?;
        let known = self.all.get(name.entity)?;
        let agrees = Gender::agree(known.gender, mention.gender);
        let new =
            known.mentions == 0 && known.kind == SpeakerKind::Person && name.kind == SpeakerKind::Person;
        let one = if self.is_layman(mention) { self.is_told_of(name) } else { self.is_office(mention, name) };
        (new && agrees && one).then_some(name.entity)
    }

    /// The entity of the first name that comes with the title of somebody whom the opening of an article tells of:
    /// "A federal judge struck it down", and then "U.S. District Judge Ann Dorsey".
    pub(super) fn titled_later(
        &self,
        mentions: &Mentions,
        mention: &Mention,
        number: usize,
    ) -> Option<usize> {
        let text = self.text;
        let told = self.opens_article(mention)
            && (text.is_any(mention.tokens.start, &A) || self.is_of_none_else(mention))
            && text.has(mention.head, Classes::JOB)
            && mentions.is_subject(number);
        if !told {
            return None;
        }
        let office = self.office(mention.tokens.start, mention.head);
        let titled = |later: &&Mention| {
            let named = |token| office.may_be(self.office(later.tokens.start, token));
            later.is_name()
                && !later.quoted
                && later.titles().any(|token| text.has(token, Classes::JOB) && named(token))
        };
        let mut later = soon_after(mentions, number).filter(titled);
        let first = later.next()?;
        let known = self.all.get(first.entity)?;
        let new = known.mentions == 0 && Gender::agree(known.gender, mention.gender);
        // "City's manager" is not "Athletic manager Boyd".
        let other = mention.has_owner(text) && !text.has(first.tokens.start, Classes::JOB);
        // Of two judges neither is the one; single names are not joined yet.
        let only = |other: &Mention| other.entity == first.entity || other.entity >= self.all.len();
        (new && !other && later.all(only)).then_some(first.entity)
    }

    /// Whether somebody is told of in the writer's words near the beginning of an article of news.
    fn opens_article(&self, mention: &Mention) -> bool {
        let paragraph = self.text.paragraph_of(mention.head);
        self.genre == Genre::News
            && paragraph <= LAST_OPENING
            && self.text.paragraphs[paragraph].kind == ParagraphKind::Prose
            && !mention.plural
            && !mention.quoted
    }

    /// "The mayor", "Norland's president": whoever has the office, but not "the Norland mayor", of which there are more.
    fn is_of_none_else(&self, mention: &Mention) -> bool {
        let start = mention.tokens.start;
        mention.has_owner(self.text) || self.text.has(start, Classes::DEFINITE) && mention.head == start + 1
    }

    /// "A surfer", "a woman", "an 82-year-old", "a mother of two": no office.
    fn is_layman(&self, mention: &Mention) -> bool {
        let text = self.text;
        text.is_any(mention.tokens.start, &A)
            && (text.has(mention.head, Classes::EPITHET | Classes::ANYBODY)
                || self.is_age(mention)
                || self.has_children(mention))
    }

    /// "Norland's mining minister says", and then "Ann Dorsey told reporters", who needs no title any more.
    fn is_office(&self, mention: &Mention, name: &Mention) -> bool {
        let text = self.text;
        let owned = mention.has_owner(text);
        let plain = name.tokens == name.name;
        let reports = text.has(name.tokens.end, Classes::PAST | Classes::THIRD_SINGULAR)
            && text.verb(name.tokens.end).is_some_and(|verb| verb.class == VerbClass::Speech);
        owned && plain && reports
    }

    /// "Kelly Marsh, 34,", "Kelly Marsh, who", "Kelly Marsh was": what happened is told, not what another says of it.
    fn is_told_of(&self, name: &Mention) -> bool {
        let text = self.text;
        let next = name.tokens.end;
        match text.kind(next) {
            Some(TokenKind::Comma) => {
                text.kind(next + 1) == Some(TokenKind::Number) || text.has(next + 1, Classes::RELATIVE)
            }
            Some(TokenKind::Open) => text.kind(next + 1) == Some(TokenKind::Number),
            Some(TokenKind::Word) => text.has(next, Classes::AUXILIARY),
            _ => false,
        }
    }
}

/// The mentions after one in which a name may come.
fn soon_after(mentions: &Mentions, number: usize) -> impl Iterator<Item = &Mention> {
    (number + 1..mentions.len().min(number + MOST)).map(|later| mentions.get(later))
}

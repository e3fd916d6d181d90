//! Who holds an office: "the health secretary" is "Health Secretary Tom Hale", "the deputy mayor" is no mayor.

use std::ops::Range;

use crate::lexicon::{Classes, HashIndex, WordHash};
use crate::mention::Mention;

use super::Joiner;

/// An office as one phrase names it.
#[derive(Clone, Copy)]
pub(super) struct Office {
    /// All of its listed title: "health secretary".
    title: WordHash,
    /// The title's last word: "secretary".
    head: WordHash,
    /// A party or nation: "the Democratic candidate".
    of: Option<WordHash>,
    /// Whoever stands in for another is not called like the other: "vice president".
    second: bool,
}

#[derive(Clone, Copy, Debug)]
struct Holder {
    entity: usize,
    title: WordHash,
    of: Option<WordHash>,
}

/// "the Russian leader": whoever leads a country, by whatever title.
const LEADER: WordHash = WordHash::literal("leader");
const PRIME_MINISTER: WordHash = WordHash::literal("prime").word(WordHash::literal("minister"));
const LEADERS: [WordHash; 9] = WordHash::literals([
    "chancellor",
    "dictator",
    "emir",
    "king",
    "monarch",
    "premier",
    "president",
    "queen",
    "sultan",
]);

/// The latest holders of the offices that a text names.
#[derive(Debug, Default)]
pub(super) struct Offices(HashIndex<Holder>);

impl Offices {
    /// Forgets the holders of another text.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Remembers who holds an office; that of a party or nation as well as the same of any.
    pub fn hold(&mut self, office: Office, entity: usize) {
        let holder = Holder { entity, title: office.title, of: office.of };
        let short = Some(office.head).filter(|&head| head != office.title && !office.second);
        for title in [Some(office.title), short].into_iter().flatten() {
            self.0.insert(key(title, None), holder);
            if office.of.is_some() {
                self.0.insert(key(title, office.of), holder);
            }
        }
        let leads = office.title == PRIME_MINISTER || LEADERS.contains(&office.title);
        if office.of.is_some() && leads {
            self.0.insert(key(LEADER, office.of), holder);
        }
    }

    /// Who holds an office: "the secretary" may be the health secretary, and "the health secretary" somebody who was
    /// called no more than secretary; so may "the German chancellor" be one of whom no nation was told.
    pub fn holder(&self, office: Office) -> Option<usize> {
        let of_none = |title| self.0.get(&key(title, None)).filter(|holder| holder.of.is_none());
        let by = |title| self.0.get(&key(title, office.of)).or_else(|| of_none(title)).copied();
        let bare = || by(office.head).filter(|holder| holder.title == office.head && !office.second);
        by(office.title).or_else(bare).map(|holder| holder.entity)
    }

    /// Whether an entity was the last to hold an office of the same kind, and another: a mayor is no deputy mayor.
    pub fn is_other(&self, office: Office, entity: usize) -> bool {
        self.0.get(&key(office.head, None)).is_some_and(|holder| {
            // Whoever stands in for another is not found by the head.
            let held = Office { title: holder.title, second: false, ..office };
            holder.entity == entity && !office.may_be(held)
        })
    }
}

impl Office {
    /// Whether two titles with the same last word can be those of one office: the same, or one without the field.
    pub fn may_be(self, other: Self) -> bool {
        let vaguer = |one: Self, whole: Self| one.title == one.head && !whole.second;
        self.head == other.head && (self.title == other.title || vaguer(self, other) || vaguer(other, self))
    }
}

fn key(title: WordHash, of: Option<WordHash>) -> u64 {
    of.map_or(0, |of| of.word(WordHash::EMPTY).get()) ^ title.get()
}

impl Joiner<'_> {
    /// The office that a phrase names whose first token is `start`, and its last one `head`.
    pub(super) fn office(&self, start: usize, head: usize) -> Office {
        const SECOND: [WordHash; 5] =
            WordHash::literals(["assistant", "associate", "deputy", "lieutenant", "vice"]);
        let (first, title) = self.title(start, head);
        Office {
            title,
            head: self.role(head),
            of: self.demonym(start..head).map(|token| self.text.tokens[token].hash),
            second: first < head && SECOND.contains(&self.role(first)),
        }
    }

    /// A title or role, abbreviated or not: "Sen." is "senator".
    pub(super) fn role(&self, token: usize) -> WordHash {
        self.text.lexicon.spelled_out(self.text.tokens[token].hash)
    }

    /// The last party or nation among some tokens.
    pub(super) fn demonym(&self, tokens: Range<usize>) -> Option<usize> {
        tokens.rev().find(|&token| self.text.has(token, Classes::DEMONYM))
    }

    /// Remembers the titles of a name: "the senator" may follow.
    pub(super) fn note_titles(&mut self, mention: &Mention, entity: usize) {
        for token in mention.titles() {
            if self.text.has(token, Classes::JOB | Classes::ROLE) {
                let office = self.office(mention.tokens.start, token);
                self.offices.hold(office, entity);
            }
        }
    }

    /// Whether an entity was the last to be named with the title that a name has.
    pub(super) fn holds_title(&self, entity: usize, mention: &Mention) -> bool {
        mention.titles().any(|token| {
            let office = || self.office(mention.tokens.start, token);
            self.text.has(token, Classes::JOB) && self.offices.holder(office()) == Some(entity)
        })
    }

    /// The first token of the longest listed title of which `head` is the last word, and its words; the head alone
    /// where none is listed.
    fn title(&self, start: usize, head: usize) -> (usize, WordHash) {
        /// "deputy assistant attorney general"
        const LONGEST: usize = 4;
        let starts = start.max((head + 1).saturating_sub(LONGEST))..head;
        let words = |first| (first + 1..=head).fold(self.role(first), |title, at| title.word(self.role(at)));
        let begins = |&first: &usize| self.text.has(first, Classes::PHRASE_START);
        let mut titles = starts.filter(begins).map(|first| (first, words(first)));
        let listed = titles.find(|&(_, title)| self.text.lexicon.phrase(title).has(Classes::JOB));
        listed.unwrap_or((head, self.role(head)))
    }
}

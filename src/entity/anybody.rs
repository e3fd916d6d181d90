//! Descriptions that fit anybody: "the old gentleman", "the girl". In a story they stand for whoever of that kind is
//! about, almost as pronouns do.

use crate::lexicon::{Classes, WordHash};
use crate::mention::{Form, Mention, Mentions};
use crate::text::Text;

use super::apart::PAGES;
use super::{Joiner, company};

/// The latest of the descriptions that have the same words.
pub(super) struct Description {
    latest: usize,
    /// How often they were of the same person.
    times: u32,
}

impl Joiner<'_> {
    /// The entity of a description that fits anybody.
    pub(super) fn anybody(&mut self, mentions: &Mentions, mention: &Mention, number: usize) -> usize {
        if let Some(entity) = self.apposition(mentions, mention, number) {
            self.describe(entity, mention);
            return entity;
        }
        if !introduces(self.text, mention) {
            return self.same_words(mention, mention.tokens.clone());
        }
        let definite = self.text.has(mention.tokens.start, Classes::DEFINITE);
        let found = if definite { self.described(mentions, mention, number) } else { None };
        let entity = match found {
            Some(antecedent) => {
                self.stands_for(number, antecedent);
                mentions.get(antecedent).entity
            }
            None => self.add(mention),
        };
        if definite {
            for key in company::keys(self.text, mention) {
                let same =
                    self.descriptions.get(&key).filter(|known| mentions.get(known.latest).entity == entity);
                let times = same.map_or(1, |known| known.times + 1);
                self.descriptions.insert(key, Description { latest: number, times });
            }
        }
        entity
    }

    /// The mention that "the old gentleman" stands for: whom he was last time, where he has no name yet, or whoever of
    /// that kind is about.
    fn described(&self, mentions: &Mentions, mention: &Mention, number: usize) -> Option<usize> {
        /// Described so often, somebody who has no name is known by the description.
        const OFTEN: u32 = 3;
        /// Points of company of who is usually called so, and may come again.
        const USUAL: i32 = 60;
        let keys = company::keys(self.text, mention);
        let unnamed = |key: u64| {
            let known = self.descriptions.get(&key)?;
            let before = mentions.get(known.latest);
            let near = before.head + PAGES > mention.head;
            let unnamed = self.all[before.entity].form == Form::Noun;
            (near && unnamed && !self.apart.holds(number, before.entity)).then_some(known)
        };
        let bare = mention.head <= mention.tokens.start + 1;
        let [head, words] = keys;
        let same = unnamed(words).or_else(|| unnamed(head).filter(|_| bare));
        let found = self.antecedent_of_anybody(mentions, number);
        let Some(same) = same else { return found };
        let may_be = |found: &usize| {
            let entity = mentions.get(*found).entity;
            same.times < OFTEN || self.company.points(keys, entity) >= USUAL
        };
        found.filter(may_be).or(Some(same.latest))
    }
}

/// Whether a description tells no more of a person than sex and age.
pub(super) fn is_anybody(text: &Text, mention: &Mention) -> bool {
    !mention.plural && text.has(mention.head, Classes::ANYBODY)
}

/// Whether the writer brings somebody in by a description, or back: not in talk, nor in "she was a girl", "like a
/// girl", "her girl".
fn introduces(text: &Text, mention: &Mention) -> bool {
    const LIKE: [WordHash; 5] = WordHash::literals(["as", "like", "not", "such", "than"]);
    let classes = text.classes(mention.tokens.start);
    let compares = |token: usize| text.has(token, Classes::BE) || text.is_any(token, &LIKE);
    let compared = mention.tokens.start.checked_sub(1).is_some_and(compares);
    !mention.quoted && !classes.has(Classes::POSSESSIVE) && (classes.has(Classes::DEFINITE) || !compared)
}

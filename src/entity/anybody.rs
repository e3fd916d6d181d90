//! Descriptions that fit anybody: "the old gentleman", "the girl". In a story they stand for whoever of that kind is
//! about, almost as pronouns do.

use crate::lexicon::{Classes, WordHash};
use crate::mention::{Mention, Mentions};
use crate::text::Text;

use super::Joiner;

impl Joiner<'_> {
    /// The entity of a description that fits anybody.
    pub(super) fn anybody(&mut self, mentions: &Mentions, mention: &Mention, number: usize) -> usize {
        if let Some(entity) = self.apposition(mentions, mention, number) {
            return entity;
        }
        if !introduces(self.text, mention) {
            return self.same_words(mention, mention.tokens.clone());
        }
        let definite = self.text.has(mention.tokens.start, Classes::DEFINITE);
        let antecedent = self.antecedent_of_anybody(mentions, number).filter(|_| definite);
        let Some(antecedent) = antecedent else { return self.add(mention) };
        self.stands_for(number, antecedent);
        mentions.get(antecedent).entity
    }
}

/// Whether a description tells no more of a person than sex and age.
pub(super) fn is_anybody(text: &Text, mention: &Mention) -> bool {
    !mention.plural && text.has(mention.head, Classes::ANYBODY)
}

/// Whether the writer brings somebody in by a description, or back: not in talk, nor in "she was a girl", "like a
/// girl", "her girl".
fn introduces(text: &Text, mention: &Mention) -> bool {
    const LIKE: [WordHash; 5] = [
        WordHash::literal("as"),
        WordHash::literal("like"),
        WordHash::literal("not"),
        WordHash::literal("such"),
        WordHash::literal("than"),
    ];
    let classes = text.classes(mention.tokens.start);
    let compares =
        |token: usize| text.has(token, Classes::BE) || LIKE.iter().any(|word| text.is(token, *word));
    let compared = mention.tokens.start.checked_sub(1).is_some_and(compares);
    !mention.quoted && !classes.has(Classes::POSSESSIVE) && (classes.has(Classes::DEFINITE) || !compared)
}

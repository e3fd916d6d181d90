//! Common nouns that stand for what has a name, or for themselves: "the senator", "her lawyer".

use std::ops::Range;

use crate::genre::Genre;
use crate::lexicon::{Classes, HashIndex, WordHash};
use crate::mention::{Form, Mention, Mentions};
use crate::result::SpeakerKind;

use super::{Joiner, anybody};

/// Where entities are found by common nouns.
#[derive(Debug, Default)]
pub(super) struct Nouns {
    /// By all words of the phrase.
    words: HashIndex<usize>,
    /// By head and number.
    heads: HashIndex<usize>,
    /// The latest organisations by the nouns in their names: "bureau" of "the Federal Bureau of Investigation".
    institutions: HashIndex<usize>,
    /// Those with a name that a description was last of, by its head and number.
    described: HashIndex<usize>,
}

impl Nouns {
    /// Makes room for a text of so many mentions; a quarter of them are new phrases.
    pub fn reserve(&mut self, mentions: usize) {
        self.words.reserve(mentions / 4);
        self.heads.reserve(mentions / 4);
    }

    pub fn clear(&mut self) {
        let Self { words, heads, institutions, described } = self;
        words.clear();
        heads.clear();
        institutions.clear();
        described.clear();
    }
}

impl Joiner<'_> {
    /// Whether an entity was called what the party or nation among some modifiers says, if there is one.
    fn may_have_demonym(&self, entity: usize, modifiers: Range<usize>) -> bool {
        /// "the Pope": nothing that the demonym could be against.
        const BARE: usize = 2;
        let Some(of) = self.demonym(modifiers) else { return true };
        let of = self.text.tokens[of].hash;
        let name = self.all[entity].name.clone();
        name.len() <= BARE || name.into_iter().any(|token| self.text.tokens[token].hash == of)
    }

    /// In a story, whoever is named with a role soon after it stands alone: "The sergeant counted them. … Sergeant
    /// Dolan turned away."
    fn named_ahead(&self, mentions: &Mentions, number: usize, role: WordHash) -> Option<usize> {
        /// Mentions that are looked at: two pages.
        const REACH: usize = 80;
        let noun = mentions.get(number);
        if self.genre != Genre::Fiction || noun.quoted || noun.tokens.end > noun.head + 1 {
            return None;
        }
        let after = (number + 1..mentions.len()).take(REACH).map(|other| mentions.get(other));
        let mut named = after.filter(|other| {
            other.is_name()
                && other.titles().any(|token| {
                    self.text.has(token, Classes::JOB | Classes::ROLE) && self.role(token) == role
                })
        });
        let first = named.next()?.entity;
        // Of two sergeants neither is the one.
        named.all(|other| other.entity == first).then_some(first)
    }

    /// The first of two roles: "mayor" in "the former mayor and senator".
    fn first_role(&self, mention: &Mention) -> Option<usize> {
        const AND: WordHash = WordHash::literal("and");
        let and = (mention.tokens.start + 1..mention.head).find(|&token| self.text.is(token, AND))?;
        (mention.tokens.start..and).find(|&token| self.text.has(token, Classes::JOB | Classes::ROLE))
    }

    /// Remembers what kind of institution a name says that it names: "the bureau" may follow.
    pub(super) fn note_institution(&mut self, mention: &Mention, entity: usize) {
        if mention.kind == SpeakerKind::Organisation && mention.name.len() > 1 {
            for token in mention.name.clone().filter(|&at| self.text.has(at, Classes::ORGANISATION_HEAD)) {
                self.nouns.institutions.insert(self.text.tokens[token].hash.get(), entity);
            }
        }
    }

    /// "the bureau", after the Federal Bureau of Investigation was named.
    fn institution(&self, mention: &Mention) -> Option<usize> {
        let hash = self.text.tokens[mention.head].hash;
        self.nouns.institutions.get(&hash.get()).copied().filter(|_| is_bare(mention) && !mention.plural)
    }

    /// The entity of a common noun.
    pub(super) fn noun(&mut self, mentions: &Mentions, mention: &Mention, number: usize) -> usize {
        if self.genre == Genre::Fiction && anybody::is_anybody(self.text, mention) {
            return self.anybody(mentions, mention, number);
        }
        if let Some(entity) = self.apposition(mentions, mention, number) {
            let office = self.office(mention.tokens.start, mention.head);
            self.offices.hold(office, entity);
            self.describe(entity, mention);
            return entity;
        }
        let style = if self.genre == Genre::Fiction { self.style(mention.head) } else { None };
        if let Some(style) = style.filter(|_| !mention.plural) {
            let entity = self.same_words(mention, style.clone());
            self.all[entity].name = style;
            self.nouns.heads.insert(self.by_head(mention), entity);
            return entity;
        }
        let first = self.text.classes(mention.tokens.start);
        let by_head = self.by_head(mention);
        let introduced = self
            .introduced(mentions, mention, number)
            .or_else(|| self.titled_later(mentions, mention, number));
        if let Some(entity) = introduced {
            self.nouns.heads.insert(by_head, entity);
            return entity;
        }
        let refers =
            first.has(Classes::DEFINITE) || self.is_of_work(mention) || self.is_form_of_address(mention);
        if refers && let Some(entity) = self.told_before(mentions, mention, number) {
            return entity;
        }
        let determined =
            first.has(Classes::DETERMINER) && !first.has(Classes::POSSESSIVE) && mention.tokens.len() > 1;
        let entity =
            self.same_words(mention, mention.tokens.start + usize::from(determined)..mention.tokens.end);
        if !self.is_just_spoken_of(mention) {
            self.nouns.heads.insert(by_head, entity);
        }
        entity
    }

    /// Whom a phrase means that the article told of before: "the senator", "the bureau", "the singer".
    fn told_before(&mut self, mentions: &Mentions, mention: &Mention, number: usize) -> Option<usize> {
        let (start, by_head) = (mention.tokens.start, self.by_head(mention));
        let holder = self.offices.holder(self.office(start, mention.head)).or_else(|| {
            // "the former mayor and | senator": whoever was called one of the two.
            let first = self.first_role(mention)?;
            self.offices.holder(self.office(start, first))
        });
        let ahead = || self.named_ahead(mentions, number, self.role(mention.head));
        let holder = holder.or_else(ahead).filter(|_| !mention.plural);
        let same_head = self.nouns.heads.get(&by_head).copied().filter(|&entity| {
            mention.tokens.end == mention.head + 1 && self.may_have_demonym(entity, start..mention.head)
        });
        if let Some(entity) = holder.or(same_head) {
            // A story that says "the Secretary" again and again means it for a name, unless it has a fuller one.
            let known = &self.all[entity];
            let unnamed = known.form == Form::Noun && self.style(known.name.start).is_none();
            if self.genre == Genre::Fiction && unnamed && holder.is_none() {
                self.all[entity].name = mention.tokens.clone();
            }
            return Some(entity);
        }
        if let Some(entity) = self.institution(mention) {
            return Some(entity);
        }
        let described = self.description(mentions, mention, number);
        if let Some(entity) = described {
            self.nouns.described.insert(by_head, entity);
        }
        described.or_else(|| self.nouns.described.get(&by_head).copied().filter(|_| is_bare(mention)))
    }

    /// Whether a speaker has just spoken of somebody whom the writer does not mean by the same noun: "your mayor" and
    /// "any mayor" are not "the mayor" of the next sentence.
    fn is_just_spoken_of(&self, mention: &Mention) -> bool {
        const ANY: [WordHash; 4] = WordHash::literals(["any", "each", "every", "no"]);
        let start = mention.tokens.start;
        let spoken = match self.genre {
            Genre::News => mention.quoted && self.nouns.heads.contains_key(&self.by_head(mention)),
            Genre::Fiction => mention.quoted || self.text.has(start, Classes::POSSESSIVE),
        };
        spoken || self.text.is_any(start, &ANY)
    }

    /// "“Ask them, | Senator,”": a title that stands for the name of whoever has it.
    fn is_form_of_address(&self, mention: &Mention) -> bool {
        mention.tokens.len() == 1
            && self.text.tokens[mention.head].is_capitalised()
            && self.text.has(mention.head, Classes::JOB)
    }

    /// The head and number of a phrase as one number.
    fn by_head(&self, mention: &Mention) -> u64 {
        let head = self.text.tokens[mention.head].hash;
        head.word(if mention.plural { head } else { WordHash::EMPTY }).get()
    }

    /// "Duchess of Monmouth": a title and what it is of, from its first word on.
    fn style(&self, title: usize) -> Option<Range<usize>> {
        const OF: WordHash = WordHash::literal("of");
        let text = self.text;
        let capital = |token: usize| text.tokens.get(token).is_some_and(|word| word.is_capitalised());
        if !text.is(title + 1, OF) || !capital(title) || !capital(title + 2) {
            return None;
        }
        let end = title + if capital(title + 3) { 4 } else { 3 };
        Some(title..end)
    }

    /// The entity of all phrases of the same words.
    pub(super) fn same_words(&mut self, mention: &Mention, words: Range<usize>) -> usize {
        let key = self.key(words);
        if let Some(&entity) = self.nouns.words.get(&key) {
            return entity;
        }
        let entity = self.add(mention);
        self.nouns.words.insert(key, entity);
        entity
    }
}

/// "the bureau": a determiner and a noun.
fn is_bare(mention: &Mention) -> bool {
    mention.tokens.len() == 2 && mention.head > mention.tokens.start
}

//! Whose mother is who: "her mother" stands for one person wherever "her" stands for one.
//!
//! A story may never say that Mrs. Pell is Emma's mother, or says it once. But where it says "her mother" of Emma,
//! Mrs. Pell is about far more often than elsewhere, and the two share a surname.

mod relation;

use std::cmp::Reverse;

use crate::lexicon::{Classes, HashIndex, WordHash};
use crate::mention::{Form, Mention, Mentions};
use crate::result::{Gender, SpeakerKind};
use crate::text::Text;

use super::about::{About, pair};
use super::{Entity, Joiner};
use relation::{Relation, Style};

/// Tokens before and after a phrase in which whom it means is likely to be named.
const BEFORE: usize = 250;
const AFTER: usize = 100;
/// Points: for each time that somebody is named twice as often about the phrase as elsewhere; for "her mother, Mrs.
/// Pell"; for being called by the word; for being named not long before.
const DOUBLING: f32 = 15.0;
const APPOSED: f32 = 60.0;
const CALLED: f32 = 40.0;
const NEAR: f32 = 10.0;
/// Whoever has fewer points is not known to be the one, nor who has hardly more than another.
const FEWEST: f32 = 36.0;
const LEAD: f32 = 8.0;

/// Persons who are weighed for a phrase, those who are about most often; a long list of names stays linear.
const MOST_PERSONS: usize = 32;

/// Gives phrases such as "her mother" the persons whom they mean, when all mentions have entities; and the
/// pronouns that stand for them.
pub(super) fn resolve(joiner: &mut Joiner, mentions: &mut Mentions) {
    let text = joiner.text;
    let phrases = phrases(joiner, mentions);
    let (all, antecedents) = (&mut joiner.all, &joiner.antecedents);
    if phrases.is_empty() {
        return;
    }
    let names = names(mentions);
    let mut about = About::read(text, mentions, all.len(), BEFORE + AFTER);
    let mut apposed: HashIndex<()> = HashIndex::default();
    let mut possible: HashIndex<Vec<usize>> = HashIndex::default();
    for phrase in &phrases {
        let mention = mentions.get(phrase.number);
        let known = &all[mention.entity];
        let persons = possible.entry(phrase.key).or_default();
        if known.form == Form::Name && phrase.may_be(mention.entity, known, mention) {
            apposed.insert(pair(phrase.key, mention.entity), ());
            persons.push(mention.entity);
        }
        let mut near = named_about(&names, text, mention.head);
        near.retain(|&entity| phrase.may_be(entity, &all[entity], mention));
        about.note(phrase.key, near.iter().copied());
        persons.extend(near);
    }
    for (&key, persons) in &mut possible {
        persons.sort_unstable_by_key(|&entity| (Reverse(about.together(key, entity)), entity));
        persons.dedup();
        persons.truncate(MOST_PERSONS);
    }
    let known = Known { text, about, apposed, possible };
    let mut changed = vec![false; mentions.len()];
    for phrase in &phrases {
        let mention = mentions.get(phrase.number);
        if all[mention.entity].form == Form::Name {
            continue;
        }
        let near = named_about(&names, text, mention.head);
        let owner = Some(phrase.owner).filter(|owner| *owner != Owner::Family);
        let others = others(text, mentions, all, phrase).into_iter().map(Owner::Entity);
        let owners = owner.into_iter().chain(others);
        let Some(person) = owners.into_iter().find_map(|owner| known.person(all, phrase, owner, &near))
        else {
            continue;
        };
        all[mention.entity].mentions -= 1;
        all[person].mentions += 1;
        *mentions.entity_mut(phrase.number) = person;
        changed[phrase.number] = true;
    }
    for number in 0..mentions.len() {
        let Some(antecedent) = antecedents[number].map(|antecedent| antecedent as usize) else { continue };
        if changed[antecedent] {
            changed[number] = true;
            *mentions.entity_mut(number) = mentions.get(antecedent).entity;
        }
    }
}

/// Others for whom the pronoun of a phrase may stand, the last one first: whoever a sentence before names.
fn others(text: &Text, mentions: &Mentions, all: &[Entity], phrase: &Phrase) -> Vec<usize> {
    /// Mentions that are looked at, going back.
    const REACH: usize = 24;
    const MOST: usize = 3;
    let mut others = Vec::new();
    if phrase.pronoun.is_none() && phrase.owner != Owner::Family {
        return others;
    }
    for number in (phrase.number.saturating_sub(REACH)..phrase.number).rev() {
        let mention = mentions.get(number);
        let known = &all[mention.entity];
        if !mention.quoted
            && !text.has(mention.head, Classes::FIRST | Classes::SECOND)
            && known.form == Form::Name
            && phrase.pronoun.is_none_or(|gender| known.gender == Some(gender))
            && known.kind == SpeakerKind::Person
            && phrase.owner.entity() != Some(mention.entity)
            && !others.contains(&mention.entity)
        {
            others.push(mention.entity);
            if others.len() == MOST {
                break;
            }
        }
    }
    others
}

/// What the whole text tells of owners, relations and persons.
struct Known<'t> {
    text: &'t Text<'t>,
    about: About,
    /// The phrases with whom they stand in apposition to.
    apposed: HashIndex<()>,
    /// Those whom each phrase can mean.
    possible: HashIndex<Vec<usize>>,
}

impl Known<'_> {
    /// Whom a phrase means if its pronoun means `owner`.
    fn person(&self, all: &[Entity], phrase: &Phrase, owner: Owner, near: &[usize]) -> Option<usize> {
        let key = owner.key(phrase.word);
        if !self.about.has(key) {
            return None;
        }
        let [mut best, mut second] = [(0.0, usize::MAX); 2];
        for &entity in self.possible.get(&key)? {
            let mut points = DOUBLING * self.about.doublings(key, entity);
            if self.apposed.contains_key(&pair(key, entity)) {
                points += APPOSED;
            }
            if near.contains(&entity) {
                points += NEAR;
            }
            if self.text.tokens[all[entity].name.start].hash.get() == phrase.word {
                points += CALLED;
            }
            let style = Style::of(self.text, &all[entity]);
            points += phrase.relation.suits(style);
            if let Some(owner) = owner.entity()
                && let Some(name) = surname(self.text, &all[owner])
                && surname(self.text, &all[entity]) == Some(name)
            {
                points += phrase.relation.same_surname(Style::of(self.text, &all[owner]), style);
            }
            if points > best.0 {
                (best, second) = ((points, entity), best);
            } else if points > second.0 {
                second = (points, entity);
            }
        }
        let sure = best.0 >= FEWEST && best.0 >= second.0 + LEAD;
        // Another owner has to fit better than the likeliest.
        let here = owner == phrase.owner || near.contains(&best.1);
        (sure && here).then_some(best.1)
    }
}

/// Whose relative somebody is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// "my mother" where nobody is quoted.
    Narrator,
    /// "their mother": whoever of the family is about.
    Family,
    Entity(usize),
}

impl Owner {
    fn entity(self) -> Option<usize> {
        match self {
            Self::Entity(entity) => Some(entity),
            Self::Narrator | Self::Family => None,
        }
    }

    /// A word and its owner as one number.
    fn key(self, word: u64) -> u64 {
        pair(
            word,
            match self {
                Self::Narrator => usize::MAX - 1,
                Self::Family => usize::MAX - 2,
                Self::Entity(entity) => entity,
            },
        )
    }
}

/// "her mother", with whom "her" means.
struct Phrase {
    number: usize,
    owner: Owner,
    relation: Relation,
    /// Owner and word as one number.
    key: u64,
    /// The word for the relation.
    word: u64,
    /// The gender of the pronoun that owns it.
    pronoun: Option<Gender>,
}

impl Phrase {
    /// Whether the phrase can mean somebody.
    fn may_be(&self, number: usize, entity: &Entity, mention: &Mention) -> bool {
        self.owner.entity() != Some(number)
            && entity.form == Form::Name
            && entity.kind == SpeakerKind::Person
            && !entity.plural
            && match (entity.gender, mention.gender) {
                (Some(a), Some(b)) => a == b,
                (_, None) => true,
                (None, Some(_)) => false,
            }
    }
}

fn phrases(joiner: &Joiner, mentions: &Mentions) -> Vec<Phrase> {
    let text = joiner.text;
    let mut phrases = Vec::new();
    for (number, mention) in mentions.iter().enumerate() {
        if mention.form != Form::Noun
            || mention.plural
            || mention.quoted
            || mention.kind != SpeakerKind::Person
        {
            continue;
        }
        let Some(relation) = Relation::of(text, mention.head) else { continue };
        let Some(owner) = owner(joiner, mentions, number) else { continue };
        let word = text.tokens[mention.head].hash.get();
        let classes = text.classes(mention.tokens.start);
        let pronoun = match () {
            () if !classes.has(Classes::PRONOUN) => None,
            () if classes.has(Classes::MALE) => Some(Gender::Male),
            () if classes.has(Classes::FEMALE) => Some(Gender::Female),
            () => None,
        };
        let key = owner.key(word);
        phrases.push(Phrase { number, owner, relation, key, word, pronoun });
    }
    phrases
}

/// Whom the possessive at the beginning of a phrase means.
fn owner(joiner: &Joiner, mentions: &Mentions, number: usize) -> Option<Owner> {
    let (text, all) = (joiner.text, &joiner.all);
    let phrase = mentions.get(number);
    let start = phrase.tokens.start;
    if text.has(start, Classes::FIRST) {
        return Some(Owner::Narrator);
    }
    if text.has(start, Classes::PRONOUN) && text.has(start, Classes::PLURAL) {
        return Some(Owner::Family);
    }
    if text.has(start, Classes::PRONOUN) {
        let owner = joiner.antecedent_of_possessive(mentions, number)?;
        return Some(Owner::Entity(mentions.get(owner).entity));
    }
    let inner = mentions.within(start..start + 1);
    let owner =
        inner.rev().find(|&other| other != number && mentions.get(other).tokens.end <= phrase.head)?;
    let mention = mentions.get(owner);
    let known = &all[mention.entity];
    // "her friend's mother" is another's.
    let mut words = mention.tokens.end..phrase.head;
    let other = words.any(|token| text.has(token, Classes::ROLE | Classes::JOB));
    let person = known.form == Form::Name && known.kind == SpeakerKind::Person;
    (!other && person).then_some(Owner::Entity(mention.entity))
}

/// The last word of a name that has a title or given name before it.
fn surname(text: &Text, entity: &Entity) -> Option<WordHash> {
    (entity.name.len() > 1).then(|| text.tokens[entity.name.end - 1].hash)
}

/// Token and entity of each name outside quotation marks.
fn names(mentions: &Mentions) -> Vec<(usize, usize)> {
    let names = mentions.iter().filter(|mention| mention.is_name() && !mention.quoted);
    let mut names: Vec<_> = names.map(|mention| (mention.head, mention.entity)).collect();
    names.sort_unstable();
    names
}

/// Who is named about a token, each once; but whom its own sentence names is another.
fn named_about(names: &[(usize, usize)], text: &Text, token: usize) -> Vec<usize> {
    let first = names.partition_point(|(at, _)| at + BEFORE < token);
    let end = names.partition_point(|(at, _)| *at <= token + AFTER);
    let sentence = text.sentence(text.sentence_of(token));
    let window = &names[first..end];
    let in_sentence =
        |entity: &usize| window.iter().any(|(at, other)| other == entity && sentence.contains(at));
    let mut named: Vec<usize> = window.iter().map(|(_, entity)| *entity).collect();
    named.sort_unstable();
    named.dedup();
    named.retain(|entity| !in_sentence(entity));
    named
}

//! Which mentions name the same person or thing.
//!
//! Names are joined first, since a full name may follow its short form (a headline has "Putin" before
//! the text has "Vladimir Putin"); then nouns and pronouns, in the order of the text.

use std::borrow::Cow;
use std::ops::Range;

use crate::lexicon::{Classes, HashIndex, WordHash};
use crate::result::{Gender, SpeakerKind};
use crate::text::{Case, ParagraphKind, Text, TokenKind};

use super::{Form, Mention, Mentions, antecedent};

/// Somebody or something that an article names.
#[derive(Clone, Debug)]
pub(crate) struct Entity {
    /// The tokens of its fullest name.
    pub name: Range<usize>,
    /// How the fullest name names it.
    pub form: Form,
    pub kind: SpeakerKind,
    pub gender: Option<Gender>,
    pub plural: bool,
    /// How many mentions it has.
    pub mentions: usize,
    /// The latest mention so far, while the text is read.
    pub latest: usize,
}

#[derive(Debug)]
pub(crate) struct Entities {
    all: Vec<Entity>,
}

/// Entities of one surname that are looked at, the latest first. No article has more in play, and a
/// list of a hundred thousand names stays linear.
const MOST_NAMESAKES: usize = 12;

impl Entities {
    /// Joins the mentions of a text; each mention is told its entity.
    pub fn join(text: &Text, mentions: &mut Mentions) -> Self {
        let mut joiner = Joiner {
            text,
            all: Vec::new(),
            full: HashIndex::default(),
            last: HashIndex::default(),
            first: HashIndex::default(),
            initials: HashIndex::default(),
            roles: HashIndex::default(),
            nouns: HashIndex::default(),
            pronouns: HashIndex::default(),
        };
        for number in 0..mentions.len() {
            if mentions.get(number).is_name() && mentions.get(number).name.len() > 1 {
                let entity = joiner.full_name(mentions.get(number));
                joiner.assign(mentions, number, entity);
            }
        }
        for entity in &mut joiner.all {
            entity.latest = 0;
            entity.mentions = 0;
        }
        joiner.rest(mentions);
        Self { all: joiner.all }
    }

    pub fn get(&self, number: usize) -> &Entity {
        &self.all[number]
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// The name of an entity as its readers would write it: no determiner, no line break. `source` is the
    /// text itself, which outlives what was made of it.
    pub fn name<'a>(&self, source: &'a str, text: &Text, number: usize) -> Cow<'a, str> {
        let entity = &self.all[number];
        let mut tokens = entity.name.clone();
        while tokens.len() > 1
            && text.has(tokens.start, Classes::DETERMINER)
            && !text.has(tokens.start, Classes::POSSESSIVE | Classes::NUMBER)
        {
            tokens.start += 1;
        }
        let name = &source[text.span(tokens).range()];
        if name.contains(['\n', '\r', '\u{a0}', '\u{ad}']) || name.contains("  ") {
            Cow::Owned(name.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" "))
        } else {
            Cow::Borrowed(name)
        }
    }
}

struct Joiner<'t> {
    text: &'t Text<'t>,
    all: Vec<Entity>,
    /// Names of several words, by all their words.
    full: HashIndex<usize>,
    /// Names by their last word, by their first, organisations by their initials.
    last: HashIndex<Vec<usize>>,
    first: HashIndex<Vec<usize>>,
    initials: HashIndex<usize>,
    /// Who holds a title or role: "senator".
    roles: HashIndex<usize>,
    /// Common nouns by head, number and, unless definite, by all their words.
    nouns: HashIndex<usize>,
    /// Pronouns that found no antecedent, by word.
    pronouns: HashIndex<usize>,
}

impl Joiner<'_> {
    fn new_entity(&mut self, mention: &Mention, number: usize) -> usize {
        self.all.push(Entity {
            name: self.with_honorific(mention),
            form: mention.form,
            kind: mention.kind,
            gender: mention.gender,
            plural: mention.plural,
            mentions: 0,
            latest: number,
        });
        self.all.len() - 1
    }

    /// "Mrs. Norris" keeps its honorific as long as nothing better is known.
    fn with_honorific(&self, mention: &Mention) -> Range<usize> {
        let name = mention.name.clone();
        if mention.is_name() && name.len() == 1 && name.start > mention.tokens.start && self.text.has(name.start - 1, Classes::HONORIFIC) {
            name.start - 1..name.end
        } else {
            name
        }
    }

    fn assign(&mut self, mentions: &mut Mentions, number: usize, entity: usize) {
        *mentions.entity_mut(number) = entity;
        let mention = mentions.get(number);
        let known = &mut self.all[entity];
        known.mentions += 1;
        known.latest = number;
        if mention.is_name() {
            known.gender = known.gender.or(mention.gender);
            if known.kind == SpeakerKind::Unknown {
                known.kind = mention.kind;
            }
        }
    }

    fn hash(&self, token: usize) -> WordHash {
        self.text.tokens[token].hash
    }

    fn key(&self, name: &Range<usize>) -> u64 {
        name.clone().filter(|&token| self.text.tokens[token].is_word()).fold(WordHash::EMPTY, |key, token| key.word(self.hash(token))).get()
    }

    /// The entity of a name of several words.
    fn full_name(&mut self, mention: &Mention) -> usize {
        let key = self.key(&mention.name);
        if let Some(&entity) = self.full.get(&key) {
            self.prefer(entity, mention);
            return entity;
        }
        let person = matches!(mention.kind, SpeakerKind::Person | SpeakerKind::Unknown);
        let (first, last) = (self.hash(mention.name.start), self.hash(mention.head));
        let mut found = None;
        if person {
            let namesakes = self.last.get(&last.get()).map_or(&[][..], Vec::as_slice);
            found = namesakes.iter().rev().take(MOST_NAMESAKES).copied().find(|&entity| self.same_person(&self.all[entity], mention));
        }
        let entity = found.unwrap_or_else(|| {
            let entity = self.new_entity(mention, 0);
            self.last.entry(last.get()).or_default().push(entity);
            self.first.entry(first.get()).or_default().push(entity);
            if let Some(initials) = self.initials(&mention.name).filter(|_| mention.kind != SpeakerKind::Person) {
                self.initials.entry(initials.get()).or_insert(entity);
            }
            entity
        });
        self.full.insert(key, entity);
        self.prefer(entity, mention);
        entity
    }

    /// Takes over a fuller form of the name: more words, and not from a headline.
    fn prefer(&mut self, entity: usize, mention: &Mention) {
        let in_heading = |name: &Range<usize>| self.text.paragraphs[self.text.paragraph_of(name.start)].kind == ParagraphKind::Heading;
        let known = &self.all[entity];
        let letters = |name: &Range<usize>| self.text.span(name.clone()).len();
        if known.form == Form::Name
            && (mention.name.len() > known.name.len() && letters(&mention.name) > letters(&known.name) || in_heading(&known.name) && mention.name.len() >= known.name.len())
        {
            self.all[entity].name = mention.name.clone();
        }
    }

    /// Same surname given; whether the rest of the names can be one person's.
    fn same_person(&self, entity: &Entity, mention: &Mention) -> bool {
        if entity.kind != SpeakerKind::Person && entity.kind != SpeakerKind::Unknown {
            return false;
        }
        if let (Some(a), Some(b)) = (entity.gender, mention.gender)
            && a != b
        {
            return false;
        }
        let generation = |name: &Range<usize>| self.text.str(name.end - 1).trim_end_matches('.').to_owned();
        let (a, b) = (generation(&entity.name), generation(&mention.name));
        if [&a, &b].into_iter().any(|g| matches!(g.as_str(), "Jr" | "Sr" | "II" | "III" | "IV")) && a != b {
            return false;
        }
        let (a, b) = (self.text.str(entity.name.start), self.text.str(mention.name.start));
        let initial = |short: &str, long: &str| {
            short.ends_with('.') && short.chars().next() == long.chars().next() && short.len() < long.len()
        };
        a == b || initial(a, b) || initial(b, a)
    }

    /// The initials of a name, as one word.
    fn initials(&self, name: &Range<usize>) -> Option<WordHash> {
        let words = name.clone().filter(|&token| self.text.tokens[token].is_capitalised());
        let (mut hash, mut count) = (WordHash::EMPTY, 0);
        for token in words {
            hash = hash.char(self.text.str(token).chars().next()?);
            count += 1;
        }
        (count > 1).then_some(hash)
    }

    /// Single names, nouns and pronouns, in the order of the text.
    fn rest(&mut self, mentions: &mut Mentions) {
        for number in 0..mentions.len() {
            let mention = mentions.get(number).clone();
            let entity = match mention.form {
                Form::Name if mention.name.len() > 1 => mention.entity,
                Form::Name => self.single_name(&mention, number),
                Form::Noun => self.noun(mentions, &mention, number),
                Form::Pronoun => self.pronoun(mentions, &mention, number),
                Form::Coordination => {
                    let key = self.key(&mention.tokens);
                    self.remember(key, &mention, number)
                }
            };
            self.assign(mentions, number, entity);
            if mention.is_name() {
                self.note_roles(mentions, number, entity);
            }
        }
    }

    fn remember(&mut self, key: u64, mention: &Mention, number: usize) -> usize {
        if let Some(&entity) = self.nouns.get(&key) {
            return entity;
        }
        let entity = self.new_entity(mention, number);
        self.nouns.insert(key, entity);
        entity
    }

    fn single_name(&mut self, mention: &Mention, number: usize) -> usize {
        let hash = self.hash(mention.head).get();
        let fits = |entity: &Entity| {
            let genders = !matches!((entity.gender, mention.gender), (Some(a), Some(b)) if a != b);
            let kinds = match (entity.kind, mention.kind) {
                (SpeakerKind::Unknown, _) | (_, SpeakerKind::Unknown) => true,
                (SpeakerKind::Person, SpeakerKind::Place) => entity.mentions > 0,
                (a, b) => a == b,
            };
            genders && kinds
        };
        // Who was named most so far is whom a bare surname means; before the first full name, the first.
        let pick = |list: Option<&Vec<usize>>, person_only: bool| {
            let list = list.map_or(&[][..], Vec::as_slice);
            let namesakes = list.iter().rev().take(MOST_NAMESAKES).copied().filter(|&entity| {
                fits(&self.all[entity]) && (!person_only || matches!(self.all[entity].kind, SpeakerKind::Person | SpeakerKind::Organisation))
            });
            namesakes.max_by_key(|&entity| {
                let entity = &self.all[entity];
                (entity.mentions > 0, entity.mentions + usize::from(entity.latest + 8 > number) * 3)
            })
        };
        let person_surname = pick(self.last.get(&hash), false).filter(|&entity| {
            self.all[entity].kind != SpeakerKind::Organisation || mention.kind != SpeakerKind::Place
        });
        let found = person_surname
            .or_else(|| pick(self.first.get(&hash), true).filter(|_| mention.kind != SpeakerKind::Place))
            .or_else(|| {
                let acronym = self.text.tokens[mention.head].case == Case::Upper;
                let bare = WordHash::of(&self.text.str(mention.head).replace('.', ""));
                self.initials.get(&bare.get()).copied().filter(|_| acronym)
            });
        found.unwrap_or_else(|| {
            let key = hash ^ u64::from(mention.kind == SpeakerKind::Person && mention.gender == Some(Gender::Female));
            if let Some(&entity) = self.full.get(&key).filter(|&&entity| fits(&self.all[entity])) {
                return entity;
            }
            let entity = self.new_entity(mention, number);
            self.full.insert(key, entity);
            if mention.gender.is_some() {
                self.last.entry(hash).or_default().push(entity);
            }
            entity
        })
    }

    /// Remembers the titles and appositions of a name: "the senator" may follow.
    fn note_roles(&mut self, mentions: &mut Mentions, number: usize, entity: usize) {
        let mention = mentions.get(number);
        if self.all[entity].kind == SpeakerKind::Unknown && mention.name.start > mention.tokens.start {
            self.all[entity].kind = mention.kind;
        }
        for token in mention.tokens.start..mention.name.start {
            if self.text.has(token, Classes::JOB | Classes::ROLE) {
                self.roles.insert(self.hash(token).get(), entity);
            }
        }
    }

    fn noun(&mut self, mentions: &mut Mentions, mention: &Mention, number: usize) -> usize {
        let text = self.text;
        if let Some(entity) = self.apposition(mentions, mention, number) {
            self.roles.insert(self.hash(mention.head).get(), entity);
            return entity;
        }
        let first = text.classes(mention.tokens.start);
        let head = self.hash(mention.head);
        let definite = first.has(Classes::DEFINITE);
        if definite && !mention.plural
            && let Some(&entity) = self.roles.get(&head.get())
        {
            return entity;
        }
        let by_head = head.word(if mention.plural { head } else { WordHash::EMPTY }).get();
        if definite && mention.tokens.len() == 2
            && let Some(&entity) = self.nouns.get(&by_head)
        {
            return entity;
        }
        let by_words = self.key(&(mention.tokens.start + usize::from(first.has(Classes::DETERMINER) && !first.has(Classes::POSSESSIVE))..mention.tokens.end));
        let entity = self.remember(by_words, mention, number);
        self.nouns.insert(by_head, entity);
        entity
    }

    /// The entity of the name that a noun stands beside: "Laurence Tribe, a Harvard law professor,"
    /// or "his lawyer, Ann Dorsey,".
    fn apposition(&self, mentions: &Mentions, mention: &Mention, number: usize) -> Option<usize> {
        let text = self.text;
        if mention.plural || mention.kind != SpeakerKind::Person {
            return None;
        }
        let comma = |token: usize| text.kind(token) == Some(TokenKind::Comma);
        let ends = |token: usize| {
            !matches!(text.kind(token), Some(TokenKind::Word | TokenKind::Number)) || text.has(token, Classes::RELATIVE | Classes::PREPOSITION)
        };
        let start = mention.tokens.start;
        let indefinite_or_owned = text.has(start, Classes::DETERMINER | Classes::POSSESSIVE) || start < mention.head;
        if start >= 2 && comma(start - 1) && indefinite_or_owned && ends(mention.tokens.end) {
            let before = (0..number).rev().take(4).find(|&other| mentions.get(other).tokens.end == start - 1);
            if let Some(other) = before.filter(|&other| self.is_person_name(mentions.get(other))) {
                return Some(mentions.get(other).entity);
            }
        }
        if comma(mention.tokens.end) && start < mention.head {
            let next = mentions.starting_at(mention.tokens.end + 1)?;
            let other = mentions.get(next);
            if self.is_person_name(other) && other.name.len() > 1 && other.tokens.start == other.name.start && comma(other.tokens.end) {
                return Some(other.entity);
            }
        }
        None
    }

    fn is_person_name(&self, mention: &Mention) -> bool {
        mention.is_name() && mention.kind == SpeakerKind::Person && !mention.embedded && mention.entity < self.all.len()
    }

    fn pronoun(&mut self, mentions: &Mentions, mention: &Mention, number: usize) -> usize {
        let classes = self.text.classes(mention.head);
        let found = if classes.has(Classes::RELATIVE) {
            antecedent::of_relative(self.text, mentions, number).map(|other| mentions.get(other).entity)
        } else if classes.has(Classes::FIRST | Classes::SECOND | Classes::INDEFINITE) {
            None
        } else {
            antecedent::of_pronoun(self.text, mentions, &self.all, number).map(|other| mentions.get(other).entity)
        };
        if let Some(entity) = found.filter(|&entity| entity < self.all.len()) {
            let known = &mut self.all[entity];
            if known.gender.is_none() && known.kind != SpeakerKind::Organisation {
                known.gender = mention.gender;
                if known.kind == SpeakerKind::Unknown && mention.gender.is_some() {
                    known.kind = SpeakerKind::Person;
                }
            }
            return entity;
        }
        let word = self.hash(mention.head).get();
        if let Some(&entity) = self.pronouns.get(&word) {
            return entity;
        }
        let entity = self.new_entity(mention, number);
        self.pronouns.insert(word, entity);
        entity
    }
}

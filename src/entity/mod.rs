//! Which mentions name the same person or thing.
//!
//! Names are joined first, since a full name may follow its short form (a headline has "Putin" before
//! the text has "Vladimir Putin"); then single names, nouns and pronouns, in the order of the text. In a story
//! descriptions stand for whoever is about, and at last it is seen who "the stranger" and "her mother" are.

mod about;
mod antecedent;
mod anybody;
mod apart;
mod apposition;
mod cast;
mod company;
mod description;
mod introduced;
mod kin;
mod name;
mod named_later;
mod noun;
mod office;
mod salience;
mod votes;

use std::borrow::Cow;
use std::ops::Range;

use crate::cue::{Cue, CueForm};
use crate::genre::Genre;
use crate::lexicon::{Classes, HashIndex, WordHash};
use crate::mention::{Form, Mention, Mentions};
use crate::result::{Gender, SpeakerKind};
use crate::text::{Text, TokenKind};

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
    /// How many mentions it has; while the text is read, how many it had so far.
    pub mentions: usize,
    /// Its latest mention so far, while the text is read.
    latest: usize,
    /// Whether it was named with its surname so far.
    surnamed: bool,
}

impl Entity {
    fn new(name: Range<usize>, mention: &Mention) -> Self {
        Self {
            name,
            form: mention.form,
            kind: mention.kind,
            gender: mention.gender,
            plural: mention.plural,
            mentions: 0,
            latest: 0,
            surnamed: false,
        }
    }
}

/// What one text leaves to the next: its entities, and where they were found, all emptied.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    all: Vec<Entity>,
    reporters: Vec<Reporter>,
    names: name::Names,
    nouns: noun::Nouns,
    offices: office::Offices,
    pronouns: HashIndex<usize>,
}

/// The entities of a text, by number.
#[derive(Debug)]
pub(crate) struct Entities {
    all: Vec<Entity>,
    /// In fiction, for each mention the one before that it stands for.
    antecedents: Vec<Option<u32>>,
}

impl Entities {
    /// Joins the mentions of a text; each mention is told its entity.
    pub fn join(
        text: &Text,
        mentions: &mut Mentions,
        cues: &[Cue],
        genre: Genre,
        memory: &mut Memory,
    ) -> Self {
        let Memory { mut all, mut reporters, mut names, mut nouns, offices, pronouns } =
            std::mem::take(memory);
        all.reserve(mentions.len() / 2);
        names.reserve(mentions.len());
        nouns.reserve(mentions.len());
        find_reporters(text, mentions, cues, &mut reporters);
        let mut joiner = Joiner {
            text,
            genre,
            reporters,
            all,
            names,
            nouns,
            offices,
            pronouns,
            unnamed: Vec::new(),
            company: company::Company::default(),
            apart: apart::Apart::default(),
            descriptions: HashIndex::default(),
            antecedents: Vec::new(),
        };
        match genre {
            Genre::News => joiner.full_names(mentions),
            Genre::Fiction => {
                cast::join(&mut joiner, mentions);
                let described = |mention: &Mention| {
                    let definite = text.has(mention.tokens.start, Classes::DEFINITE);
                    mention.form == Form::Noun && definite && anybody::is_anybody(text, mention)
                };
                joiner.company = company::Company::count(text, mentions, joiner.all.len(), described);
                joiner.apart = apart::Apart::read(text, mentions, described);
                joiner.antecedents = vec![None; mentions.len()];
            }
        }
        joiner.others(mentions);
        if genre == Genre::Fiction {
            named_later::resolve(&mut joiner, mentions);
            kin::resolve(&mut joiner, mentions);
        }
        let Joiner {
            all, mut reporters, mut names, mut nouns, mut offices, mut pronouns, antecedents, ..
        } = joiner;
        reporters.clear();
        names.clear();
        nouns.clear();
        offices.clear();
        pronouns.clear();
        *memory = Memory { all: Vec::new(), reporters, names, nouns, offices, pronouns };
        Self { all, antecedents }
    }

    /// Leaves the memory of the list to another text.
    pub fn leave(mut self, memory: &mut Memory) {
        self.all.clear();
        memory.all = self.all;
    }

    pub fn get(&self, number: usize) -> &Entity {
        &self.all[number]
    }

    /// The mention before that a mention of fiction stands for.
    pub fn antecedent(&self, mention: usize) -> Option<usize> {
        self.antecedents.get(mention).copied().flatten().map(|antecedent| antecedent as usize)
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// The name of an entity as its readers would write it: no determiner, no line break. `source` is the
    /// text itself, which outlives what was made of it.
    pub fn name<'a>(&self, source: &'a str, text: &Text, number: usize) -> Cow<'a, str> {
        let entity = &self.all[number];
        /// A determiner by its place, "former mayor Boyd", but one that tells who is meant.
        const FORMER: WordHash = WordHash::literal("former");
        let mut tokens = entity.name.clone();
        while tokens.len() > 1
            && text.has(tokens.start, Classes::DETERMINER)
            && !text.is(tokens.start, FORMER)
            && !text.has(tokens.start, Classes::POSSESSIVE | Classes::NUMBER)
        {
            tokens.start += 1;
        }
        text.plain(source, tokens)
    }
}

/// What a mention has to do with reported speech.
#[derive(Clone, Copy, Debug, Default)]
struct Reporter {
    /// It is the subject of a cue that reports speech: "Dorsey said".
    reports: bool,
    /// It stands after the cue of quoted words: “We go,” said Dorsey.
    inverted: bool,
}

/// Finds the reporters among the mentions.
fn find_reporters(text: &Text, mentions: &Mentions, cues: &[Cue], reporters: &mut Vec<Reporter>) {
    reporters.resize(mentions.len(), Reporter::default());
    for cue in cues.iter().filter(|cue| cue.is_strong()) {
        if let Some((subject, _)) = cue.subject {
            reporters[subject].reports = true;
        } else if let Some(after) = cue.after.filter(|_| cue.form == CueForm::Finite && ends_talk(text, cue))
        {
            reporters[after].inverted = true;
        }
    }
}

/// Whether quoted words end right before a cue.
fn ends_talk(text: &Text, cue: &Cue) -> bool {
    let kind = |back: usize| cue.tokens.start.checked_sub(back).and_then(|at| text.kind(at));
    kind(1) == Some(TokenKind::Mark) || kind(1) == Some(TokenKind::Comma) && kind(2) == Some(TokenKind::Mark)
}

struct Joiner<'t> {
    text: &'t Text<'t>,
    genre: Genre,
    /// For each mention, whether it reports speech.
    reporters: Vec<Reporter>,
    all: Vec<Entity>,
    names: name::Names,
    nouns: noun::Nouns,
    offices: office::Offices,
    /// Pronouns that found no antecedent, by word.
    pronouns: HashIndex<usize>,
    /// The mentions of the latest of them that tell a gender.
    unnamed: Vec<usize>,
    /// In fiction, who is about where descriptions stand.
    company: company::Company,
    /// In fiction, who they are not.
    apart: apart::Apart,
    /// In fiction, the latest descriptions, by their words and by their heads.
    descriptions: HashIndex<anybody::Description>,
    /// In fiction, the mention that each stands for.
    antecedents: Vec<Option<u32>>,
}

impl Joiner<'_> {
    fn full_names(&mut self, mentions: &mut Mentions) {
        for number in 0..mentions.len() {
            let mention = mentions.get(number);
            if mention.is_name() && mention.name.len() > 1 {
                let entity = self.full_name(mention);
                *mentions.entity_mut(number) = entity;
            } else if let Some(given) = self.before_nickname(mentions, number) {
                let tokens = mentions.get(given).tokens.start..mention.tokens.end;
                let name = mentions.get(given).name.start..mention.name.end;
                let whole = Mention { tokens, name, head: mention.head, ..mentions.get(given).clone() };
                let entity = self.full_name(&whole);
                *mentions.entity_mut(given) = entity;
            } else if mention.is_name() {
                self.honour(mention);
            }
        }
    }

    /// The mention of the given name before the nickname that stands before a surname: "Walt “Boomer” | Dietz".
    fn before_nickname(&self, mentions: &Mentions, number: usize) -> Option<usize> {
        let (text, surname) = (self.text, mentions.get(number));
        let mark = |at: usize| text.kind(at) == Some(TokenKind::Mark);
        /// Words of a nickname: "The Dream".
        const MOST: usize = 2;
        let close = surname.tokens.start.checked_sub(1)?;
        if close < 2 || !surname.is_name() || !mark(close) {
            return None;
        }
        let open = (close.saturating_sub(MOST + 1)..close - 1).rev().find(|&at| mark(at))?;
        let nicknames = (open + 1..close).all(|at| text.tokens[at].is_capitalised());
        let given = mentions.ending_at(open)?;
        let mention = mentions.get(given);
        (nicknames && mention.is_name() && mention.name.len() == 1 && mention.kind == SpeakerKind::Person)
            .then_some(given)
    }

    /// Single names, nouns and pronouns, in the order of the text.
    fn others(&mut self, mentions: &mut Mentions) {
        for number in 0..mentions.len() {
            let mention = mentions.get(number);
            let entity = match mention.form {
                Form::Name if mention.name.len() > 1 || self.genre == Genre::Fiction => mention.entity,
                Form::Name => self.single_name(mention, number),
                Form::Noun => self.noun(mentions, mention, number),
                Form::Pronoun => self.pronoun(mentions, mention, number),
                Form::Coordination => self.same_words(mention, mention.tokens.clone()),
            };
            *mentions.entity_mut(number) = entity;
            if self.genre == Genre::News {
                self.named_at_last(mentions, number);
            }
            let mention = mentions.get(number);
            let known = &mut self.all[entity];
            known.mentions += 1;
            known.latest = number;
            // What talks in a story is somebody, be it an owl.
            if self.genre == Genre::Fiction
                && mention.form == Form::Noun
                && self.reporters[number].inverted
                && known.kind == SpeakerKind::Unknown
            {
                known.kind = SpeakerKind::Person;
            }
            if mention.is_name() {
                // What a surname would tell as a given name does not count.
                let surname = mention.name.len() == 1
                    && known.name.len() > 1
                    && self.text.tokens[known.name.end - 1].hash == self.text.tokens[mention.head].hash;
                let gender = if surname { self.gender_of_titles(mention) } else { mention.gender };
                let known = &mut self.all[entity];
                known.gender = known.gender.or(gender);
                known.surnamed |= surname || mention.name.len() > 1;
                if known.kind == SpeakerKind::Unknown {
                    known.kind = mention.kind;
                }
                if known.kind != SpeakerKind::Document {
                    self.note_titles(mention, entity);
                }
                self.note_institution(mention, entity);
            }
        }
    }

    fn pronoun(&mut self, mentions: &Mentions, mention: &Mention, number: usize) -> usize {
        let classes = self.text.classes(mention.head);
        let found = if classes.has(Classes::RELATIVE) {
            antecedent::of_relative(self.text, mentions, number)
        } else if classes.has(Classes::FIRST | Classes::SECOND | Classes::INDEFINITE) {
            None
        } else {
            self.antecedent_of_pronoun(mentions, number)
        };
        if let Some(other) = found {
            self.stands_for(number, other);
            let entity = mentions.get(other).entity;
            if self.all[entity].form == Form::Pronoun {
                self.wait(mention, number);
            }
            // "Chris" may be a man or a woman, and "she" may be another.
            let first = self.text.classes(self.all[entity].name.start);
            let open = first.has(Classes::MALE) && first.has(Classes::FEMALE);
            let known = &mut self.all[entity];
            // Who is quoted speaks of others: “She is late,” says a Lee who may be a man.
            if known.gender.is_none()
                && !open
                && (!mention.quoted || mentions.get(other).quoted)
                && matches!(known.kind, SpeakerKind::Person | SpeakerKind::Unknown)
                && mention.gender.is_some()
            {
                known.gender = mention.gender;
                known.kind = SpeakerKind::Person;
            }
            return entity;
        }
        self.wait(mention, number);
        let word = self.text.tokens[mention.head].hash.get();
        if let Some(&entity) = self.pronouns.get(&word) {
            return entity;
        }
        let entity = self.add(mention);
        self.pronouns.insert(word, entity);
        entity
    }

    /// Notes a pronoun of the third person for which nobody was named yet.
    fn wait(&mut self, pronoun: &Mention, number: usize) {
        /// More are those of a text that names nobody.
        const MOST: usize = 8;
        let told = self.genre == Genre::News && pronoun.gender.is_some() && !pronoun.quoted;
        if told && self.unnamed.len() < MOST {
            self.unnamed.push(number);
        }
    }

    /// Gives a pronoun of the third person before anybody of its gender was named to whom the next sentences name:
    /// “We go,” she said. Ann Dorsey had lost her boat.
    fn named_at_last(&mut self, mentions: &mut Mentions, number: usize) {
        /// Sentences in which the name comes.
        const REACH: usize = 6;
        let mention = mentions.get(number);
        if self.unnamed.is_empty() {
            return;
        }
        let sentence = self.text.sentence_of(mention.head);
        let near = |other: &usize| self.text.sentence_of(mentions.get(*other).head) + REACH >= sentence;
        self.unnamed.retain(near);
        let named = mention.is_name()
            && mention.kind == SpeakerKind::Person
            && !mention.quoted
            && !mention.embedded
            && mentions.is_subject(number);
        if !named {
            return;
        }
        let (entity, unnamed) = (mention.entity, std::mem::take(&mut self.unnamed));
        for other in unnamed {
            let gender = mentions.get(other).gender;
            let before = mentions.get(other).entity;
            let known = &mut self.all[entity];
            if known.gender.is_none_or(|known| gender == Some(known)) {
                known.gender = gender;
                known.mentions += 1;
                self.all[before].mentions -= 1;
                *mentions.entity_mut(other) = entity;
            } else {
                self.unnamed.push(other);
            }
        }
    }

    /// Notes that a mention stands for another.
    fn stands_for(&mut self, number: usize, antecedent: usize) {
        if let Some(known) = self.antecedents.get_mut(number) {
            *known = Some(antecedent as u32);
        }
    }

    fn add(&mut self, mention: &Mention) -> usize {
        self.all.push(Entity::new(self.with_honorific(mention), mention));
        self.all.len() - 1
    }

    /// The words of a stretch as one number.
    fn key(&self, tokens: Range<usize>) -> u64 {
        let words = self.text.tokens[tokens].iter().filter(|token| token.is_word());
        words.fold(WordHash::EMPTY, |key, token| key.word(token.hash)).get()
    }
}

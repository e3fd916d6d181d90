//! Names of one person or thing: "Vladimir Putin", "Putin", "Mr. Putin", "V. V. Putin".

use std::ops::Range;

use crate::lexicon::{Classes, Folding, HashIndex, WordHash};
use crate::mention::{Form, Mention, gender_of};
use crate::result::{Gender, SpeakerKind};
use crate::text::Case;

use super::{Entity, Joiner};

/// Entities of one surname that are looked at, the latest first. No article has more in play, and a
/// list of a hundred thousand names stays linear.
const MOST_NAMESAKES: usize = 12;

/// Where entities are found by their names.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// By all words.
    full: HashIndex<usize>,
    /// By the last word, and names of several words by the first.
    last: Namesakes,
    first: Namesakes,
    /// Names of three words or more by the last but one, of two surnames the one that is used: "Rosa Maria | Paredes
    /// Soto".
    first_surname: Namesakes,
    /// What is no person by its initials.
    initials: HashIndex<usize>,
    /// Surnames with the gender of an honorific before them, "Mr. Boyd"; none where both are found.
    honoured: HashIndex<Option<Gender>>,
}

/// Entities that share a word of their names.
#[derive(Debug, Default)]
struct Namesakes {
    /// The latest of each word.
    latest: HashIndex<usize>,
    /// For each entity, the one before it with the same word.
    before: Vec<Option<u32>>,
}

impl Namesakes {
    fn add(&mut self, word: WordHash, entity: usize) {
        let before = self.latest.insert(word.get(), entity);
        if self.before.len() <= entity {
            self.before.resize(entity + 1, None);
        }
        self.before[entity] = before.map(|before| before as u32);
    }

    fn clear(&mut self) {
        self.latest.clear();
        self.before.clear();
    }

    /// The latest [`MOST_NAMESAKES`], the last one first.
    fn of(&self, word: WordHash) -> impl Iterator<Item = usize> {
        let latest = self.latest.get(&word.get()).copied();
        std::iter::successors(latest, |&entity| self.before[entity].map(|before| before as usize))
            .take(MOST_NAMESAKES)
    }
}

impl Names {
    /// Makes room for a text of so many mentions; a third of them bring a new name.
    pub fn reserve(&mut self, mentions: usize) {
        self.full.reserve(mentions / 3);
        self.last.latest.reserve(mentions / 4);
        self.first.latest.reserve(mentions / 6);
    }

    pub fn clear(&mut self) {
        let Self { full, last, first, first_surname, initials, honoured } = self;
        full.clear();
        last.clear();
        first.clear();
        first_surname.clear();
        initials.clear();
        honoured.clear();
    }
}

impl Joiner<'_> {
    /// Takes note of the honorific of a surname.
    pub(super) fn honour(&mut self, mention: &Mention) {
        let titled = mention.tokens.start < mention.name.start;
        let Some(gender) = mention.gender.filter(|_| titled && mention.name.len() == 1) else { return };
        let known =
            self.names.honoured.entry(self.text.tokens[mention.head].hash.get()).or_insert(Some(gender));
        *known = known.filter(|known| *known == gender);
    }

    /// The entity of a name of several words.
    pub(super) fn full_name(&mut self, mention: &Mention) -> usize {
        let key = self.key(mention.name.clone());
        if let Some(&entity) = self.names.full.get(&key) {
            self.prefer(entity, mention);
            return entity;
        }
        let person = matches!(mention.kind, SpeakerKind::Person | SpeakerKind::Unknown);
        let (first, last) = (self.text.tokens[mention.name.start].hash, self.surname(mention.head));
        let mut namesakes = self.names.last.of(last).filter(|_| person);
        let found = namesakes.find(|&entity| self.same_person(&self.all[entity], mention));
        drop(namesakes);
        let shorter =
            || self.names.first.of(first).filter(|_| person).find(|&e| self.begins(&self.all[e], mention));
        let entity = found.or_else(shorter).unwrap_or_else(|| {
            let entity = self.add(mention);
            self.names.last.add(last, entity);
            self.names.first.add(first, entity);
            // Of "Carl, Jr." the name is the first word, before which nothing belongs to it.
            let surnames = mention.head > mention.name.start + 1 && self.is_bare_name(mention.head);
            if surnames && mention.kind == SpeakerKind::Person {
                let before = self.text.tokens[mention.head - 1].hash;
                self.names.first_surname.add(before, entity);
            }
            if let Some(initials) =
                self.initials(&mention.name).filter(|_| mention.kind != SpeakerKind::Person)
            {
                self.names.initials.entry(initials.get()).or_insert(entity);
            }
            entity
        });
        self.names.full.insert(key, entity);
        self.prefer(entity, mention);
        let known = &mut self.all[entity];
        known.gender = known.gender.or(mention.gender);
        entity
    }

    /// Takes over a fuller form of the name: more words, and not from a headline.
    fn prefer(&mut self, entity: usize, mention: &Mention) {
        let in_heading = |name: &Range<usize>| self.text.in_heading(name.start);
        let letters = |name: &Range<usize>| self.text.span(name.clone()).len();
        let (known, new) = (&self.all[entity], &mention.name);
        let fuller = new.len() > known.name.len() && letters(new) > letters(&known.name);
        let better = in_heading(&known.name) && new.len() >= known.name.len();
        if known.form == Form::Name && (fuller && !in_heading(new) || better) {
            self.all[entity].name = mention.name.clone();
        }
    }

    /// Same surname given; whether the rest of the names can be one person's.
    fn same_person(&self, entity: &Entity, mention: &Mention) -> bool {
        if !matches!(entity.kind, SpeakerKind::Person | SpeakerKind::Unknown) {
            return false;
        }
        if !Gender::agree(entity.gender, mention.gender) {
            return false;
        }
        let generation = |name: &Range<usize>| {
            let last = self.text.str(name.end - 1).trim_end_matches('.');
            matches!(last, "Jr" | "Sr" | "II" | "III" | "IV").then_some(last)
        };
        if generation(&entity.name) != generation(&mention.name) {
            return false;
        }
        let (a, b) = (self.text.str(entity.name.start), self.text.str(mention.name.start));
        let initial = |short: &str, long: &str| {
            short.ends_with('.') && short.chars().next() == long.chars().next() && short.len() < long.len()
        };
        // "Boyd Jr." of "Carl Boyd Jr.", or the other way round.
        let surname = self.text.tokens[mention.head].hash;
        let bare = |name: &Range<usize>| generation(name).is_some() && self.text.is(name.start, surname);
        a == b
            || initial(a, b)
            || initial(b, a)
            || bare(&mention.name)
            || bare(&entity.name)
            || self.is_surname_of(&mention.name, &entity.name)
    }

    /// Whether one of two names is the beginning of the other, "Siti Aminah" of "Siti Aminah Yusof": the name that a
    /// person goes by may stand before another. What has another use, "Ann Dorsey Unleashed", makes no longer name.
    fn begins(&self, entity: &Entity, mention: &Mention) -> bool {
        let text = self.text;
        let (one, other) = (&entity.name, &mention.name);
        let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
        let word = |token: usize| text.tokens[token].hash;
        !text.in_heading(long.start)
            && entity.kind == SpeakerKind::Person
            && mention.kind == SpeakerKind::Person
            && short.len() > 1
            && Gender::agree(entity.gender, mention.gender)
            && short.clone().zip(long.clone()).all(|(a, b)| word(a) == word(b))
            && (long.start + short.len()..long.end).all(|token| self.is_bare_name(token))
    }

    /// Whether a word has no use but as a name: no "Show", no "Unleashed".
    fn is_bare_name(&self, token: usize) -> bool {
        let classes = self.text.classes(token);
        self.text.tokens[token].case == Case::Title
            && (classes == Classes::NONE || classes.has(Classes::GIVEN_NAME))
    }

    /// The surname that stands at a token, "Farsi" of "al-Farsi" as well: many papers leave the article out.
    fn surname(&self, token: usize) -> WordHash {
        let word = self.text.str(token);
        let particle = |article: &str| {
            let listed = self.text.lexicon.find(WordHash::of(article));
            self.text.lexicon.classes(listed).has(Classes::PARTICLE)
        };
        // Hyphens as typists, typesetters and those who forbid a break after one write them.
        let mut parts = word.split_inclusive(['-', '‐', '‑']);
        match parts.next().filter(|&first| first.len() < word.len() && particle(first)) {
            Some(article) => WordHash::of(&word[article.len()..]),
            None => self.text.tokens[token].hash,
        }
    }

    /// "Di Marco" of "Paolo di Marco", or the other way round.
    fn is_surname_of(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
        let word = |token: usize| self.text.tokens[token].hash;
        self.text.has(short.start, Classes::PARTICLE)
            && short.len() < long.len()
            && short.clone().rev().zip(long.clone().rev()).all(|(a, b)| word(a) == word(b))
    }

    /// The initials of a name, as one word.
    fn initials(&self, name: &Range<usize>) -> Option<WordHash> {
        let (mut letters, mut count) = (Folding::NEW, 0);
        for token in name.clone().filter(|&token| self.text.tokens[token].is_capitalised()) {
            letters = letters.char(self.text.str(token).chars().next()?);
            count += 1;
        }
        (count > 1).then(|| letters.finish())
    }

    /// "Mrs. Norris" keeps its honorific as long as nothing better is known.
    pub(super) fn with_honorific(&self, mention: &Mention) -> Range<usize> {
        let name = mention.name.clone();
        let honorific = mention.is_name()
            && name.len() == 1
            && name.start > mention.tokens.start
            && self.text.has(name.start - 1, Classes::HONORIFIC);
        if honorific { name.start - 1..name.end } else { name }
    }

    /// The entity of a name of one word: a surname, a given name, an acronym.
    pub(super) fn single_name(&mut self, mention: &Mention, number: usize) -> usize {
        let hash = self.surname(mention.head);
        // As a surname "Aldous" is no man's name.
        let surname = Mention { gender: self.gender_of_titles(mention), ..mention.clone() };
        let found = self
            .most_named(&surname, self.names.last.of(hash), number)
            .or_else(|| {
                let first = self.names.first.of(hash).filter(|_| mention.kind != SpeakerKind::Place);
                self.most_named(mention, first, number)
            })
            .or_else(|| self.most_named(&surname, self.names.first_surname.of(hash), number))
            .or_else(|| {
                if self.text.tokens[mention.head].case != Case::Upper {
                    return None;
                }
                let letters = self.text.str(mention.head).chars().filter(|&c| c != '.');
                let letters = letters.fold(Folding::NEW, Folding::char).finish();
                self.names.initials.get(&letters.get()).copied()
            });
        if let Some(entity) = found {
            // "Keldavik" rather than the "KELDAVIK" of the dateline.
            let name = self.all[entity].name.clone();
            let capitals = name.len() == 1 && self.text.tokens[name.start].case == Case::Upper;
            if capitals
                && self.surname(name.start) == hash
                && self.text.tokens[mention.head].case == Case::Title
            {
                self.all[entity].name = mention.name.clone();
            }
        }
        found.unwrap_or_else(|| {
            let known = self.names.full.get(&hash.get()).copied();
            if let Some(entity) = known.filter(|&entity| fits(&self.all[entity], mention)) {
                return entity;
            }
            let entity = self.add(mention);
            self.names.full.insert(hash.get(), entity);
            self.names.last.add(hash, entity);
            entity
        })
    }

    /// The gender that the titles before a name tell: that of "Mrs. Aldous", none of "Governor Aldous".
    pub(super) fn gender_of_titles(&self, mention: &Mention) -> Option<Gender> {
        let of_office = Classes::HONORIFIC | Classes::JOB | Classes::ROLE;
        mention
            .titles()
            .filter(|&token| self.text.has(token, of_office))
            .find_map(|token| gender_of(self.text.classes(token)))
    }

    /// Of the entities of one name, the one that was named most so far, which is whom a bare surname
    /// means; before any was, the first that the article will name.
    fn most_named(
        &self,
        mention: &Mention,
        namesakes: impl Iterator<Item = usize>,
        number: usize,
    ) -> Option<usize> {
        /// Mentions within which an entity was only just named. Each less between counts like a mention more.
        const JUST_NOW: usize = 8;
        let titled =
            mention.tokens.start < mention.name.start && self.text.has(mention.name.start - 1, Classes::JOB);
        // "President Obama" before any other Obama is not the Michelle Obama of a later paragraph; but
        // "Ms. Rice" in a headline is.
        let possible = |entity: usize| {
            let known = &self.all[entity];
            // Nor is the "Boyd" of a headline, if "Mr. Boyd" follows, the Ann Boyd of a later paragraph.
            let honoured =
                || self.names.honoured.get(&self.text.tokens[mention.head].hash.get()).copied().flatten();
            let another = || !Gender::agree(honoured(), known.gender);
            fits(known, mention)
                && (known.mentions > 0 || !(titled || another()) || self.holds_title(entity, mention))
        };
        namesakes.filter(|&entity| possible(entity)).max_by_key(|&entity| {
            let known = &self.all[entity];
            let just = (known.latest + JUST_NOW).saturating_sub(number);
            let so_far = (known.surnamed, known.mentions > 0);
            (self.holds_title(entity, mention), so_far, known.mentions + just, known.latest)
        })
    }
}

/// Whether a name of one word can be one of an entity's.
fn fits(entity: &Entity, mention: &Mention) -> bool {
    let genders = Gender::agree(entity.gender, mention.gender);
    let kinds = match (entity.kind, mention.kind) {
        (SpeakerKind::Unknown, _) | (_, SpeakerKind::Unknown) => true,
        // A surname that is also a place; the first full name has to come before.
        // So it is with a surname in capitals, as in the label "HOLT:".
        (SpeakerKind::Person, SpeakerKind::Place | SpeakerKind::Organisation) => entity.mentions > 0,
        (a, b) => a == b,
    };
    genders && kinds
}

#[cfg(test)]
mod tests {
    use crate::{Attributor, Scope};

    fn speakers(text: &str) -> Vec<String> {
        let article =
            Attributor::builder().scope(Scope::Quoted).build().attribute(text).record().into_owned();
        article.speakers.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_text_may_begin_with_a_name_and_its_generation() {
        assert_eq!(speakers("Carl, Jr., was on the quay. “I saw it,” said Carl, Jr."), ["Carl, Jr."]);
        assert_eq!(speakers("Carl Jr. III said: “I saw it.”"), ["Carl Jr. III"]);
    }

    #[test]
    fn a_surname_may_come_without_the_article_that_a_hyphen_joins_to_it() {
        for hyphen in ['-', '‐', '‑'] {
            let name = format!("Hamid al{hyphen}Farsi");
            assert_eq!(speakers(&format!("{name} sold his nets. “It is done,” Farsi said.")), [name]);
        }
    }
}

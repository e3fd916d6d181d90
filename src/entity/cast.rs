//! Who is who in a novel: all forms of all names are known before any two are joined.
//!
//! A novel names its people thousands of times, mostly by one form each ("Mr. Darcy", "Elizabeth"), and
//! families share surnames. So forms are joined by counts over the whole text, with honorifics and genders
//! that keep apart, as in Vala, Jurgens, Piper and Ruths 2015, "Mr. Bennet, his coachman, and the Archbishop
//! walk into a bar but only one of them gets recognized". What they do not have: two forms that often stand
//! in one sentence are two people, since a writer goes on with "he" where one is meant.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use crate::lexicon::{Classes, HashIndex, Identity, WordHash};
use crate::mention::{Mention, Mentions};
use crate::result::{Gender, SpeakerKind};
use crate::text::{Case, ParagraphKind, Text, TokenKind};

use super::votes::Votes;
use super::{Entity, Joiner};

/// Groups of one surname or given name that are looked at, those named most first. Keeps hostile lists of
/// namesakes linear.
const MOST_NAMESAKES: usize = 12;
/// What is named after a preposition of place one time in so many is a place, a house or a town, whatever else
/// its name may look like. People stand there one time in ten.
const PLACED: u32 = 3;
/// Named fewer times, it may be anything.
const FEWEST_PLACED: u32 = 4;
/// Names between which two forms are seen side by side in a sentence.
const SIDE_BY_SIDE: usize = 3;

/// One way in which the text names somebody: title and name.
struct Form {
    /// "mr.", "professor"; 0 for none.
    title: u64,
    honour: Honour,
    /// The words of the name without particles.
    words: Vec<u64>,
    /// How often it stands outside quotation marks and headings, and how often inside marks.
    told: u32,
    quoted: u32,
    /// How often somebody is called by it: “Emma, my dear”.
    called: u32,
    /// How often it is the subject of a reporting verb.
    reports: u32,
    /// How often, outside quotation marks, it stands after a preposition of place: "at Hartwell".
    placed: u32,
    /// What to call it, and whether that is from a heading or in capitals, where words run together.
    shown: Range<usize>,
    loud: bool,
    kind: SpeakerKind,
    gender: Option<Gender>,
    group: usize,
}

/// The titles that keep the women of one family apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Honour {
    Married,
    Unmarried,
    Lady,
    Other,
}

impl Form {
    fn count(&self) -> u32 {
        self.told + self.quoted
    }

    fn last(&self) -> u64 {
        self.words[self.words.len() - 1]
    }
}

/// Forms that name one person.
#[derive(Default)]
struct Group {
    /// The forms, those that told most first.
    forms: Vec<usize>,
    told: u32,
    count: u32,
    gender: Option<Gender>,
    married: bool,
    unmarried: bool,
    person: bool,
}

struct Cast<'t> {
    text: &'t Text<'t>,
    forms: Vec<Form>,
    groups: Vec<Group>,
    /// How often two forms stand side by side, the smaller number first.
    beside: HashIndex<u32>,
}

/// Gives every name of a novel its entity.
pub(super) fn join(joiner: &mut Joiner, mentions: &mut Mentions) {
    let text = joiner.text;
    let (mut cast, form_of) = Cast::read(text, mentions, &joiner.reporters);
    cast.merge();
    let mut votes = Votes::new(cast.groups.len());
    let named = (0..mentions.len()).filter_map(|number| Some((number, form_of[number]?)));
    votes.count(text, mentions, named.map(|(number, form)| (number, cast.forms[form].group)));
    let mut entities = vec![usize::MAX; cast.groups.len()];
    for (number, form) in form_of.into_iter().enumerate() {
        let Some(form) = form else { continue };
        let group = cast.forms[form].group;
        if entities[group] == usize::MAX {
            entities[group] = joiner.all.len();
            joiner.all.push(cast.entity(group, &votes, mentions.get(number)));
        }
        *mentions.entity_mut(number) = entities[group];
    }
    if let Some(group) = cast.narrator() {
        joiner.all[entities[group]].kind = SpeakerKind::Person;
        joiner.pronouns.insert(I.get(), entities[group]);
    }
}

const I: WordHash = WordHash::literal("i");

impl<'t> Cast<'t> {
    /// Collects the forms; and says for each mention which it is.
    fn read(text: &'t Text<'t>, mentions: &Mentions, reporters: &[bool]) -> (Self, Vec<Option<usize>>) {
        let lower: HashSet<u64, BuildHasherDefault<Identity>> = text
            .tokens
            .iter()
            .filter(|token| token.is_word() && token.case == Case::Lower)
            .map(|token| token.hash.get())
            .collect();
        let mut cast = Self { text, forms: Vec::new(), groups: Vec::new(), beside: HashIndex::default() };
        let mut index: HashIndex<usize> = HashIndex::default();
        let mut form_of = vec![None; mentions.len()];
        let mut recent: [Option<(usize, usize)>; SIDE_BY_SIDE] = [None; SIDE_BY_SIDE];
        for (number, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.is_name()) {
            let name = own_words(text, mention, |word| lower.contains(&word));
            let words: Vec<u64> = name
                .clone()
                .filter(|&token| {
                    text.tokens[token].is_word()
                        && (token + 1 == name.end || !is_particle(text, token) && !is_lower(text, token))
                })
                .map(|token| text.tokens[token].hash.get())
                .collect();
            let title = name
                .start
                .checked_sub(1)
                .filter(|&token| token >= mention.tokens.start && is_title(text, token));
            let hash = title.map_or(0, |token| text.lexicon.spelled_out(text.tokens[token].hash).get());
            let key = words.iter().fold(hash, |key, word| {
                key.rotate_left(21).wrapping_add(*word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
            });
            let shown = title.unwrap_or(name.start)..name.end;
            let heading = text.paragraphs[text.paragraph_of(mention.head)].kind == ParagraphKind::Heading;
            let capitals = name
                .clone()
                .all(|token| text.tokens[token].case == Case::Upper || !text.tokens[token].is_word());
            let loud = heading || capitals;
            let form = *index.entry(key).or_insert_with(|| {
                cast.forms.push(Form {
                    title: hash,
                    honour: title.map_or(Honour::Other, |token| honour(text, token)),
                    words,
                    told: 0,
                    quoted: 0,
                    called: 0,
                    reports: 0,
                    placed: 0,
                    shown: shown.clone(),
                    loud,
                    kind: mention.kind,
                    gender: None,
                    group: cast.forms.len(),
                });
                cast.forms.len() - 1
            });
            let known = &mut cast.forms[form];
            match (loud, mention.quoted) {
                (true, _) => {}
                (false, false) => known.told += 1,
                (false, true) => known.quoted += 1,
            }
            if known.loud && !loud {
                known.loud = false;
                known.shown = shown;
            }
            known.called += u32::from(mention.quoted && stands_alone(text, &mention.tokens));
            known.reports += u32::from(reporters[number]);
            known.placed += u32::from(!loud && !mention.quoted && is_placed(text, mention.tokens.start));
            known.gender = known.gender.or(mention.gender);
            form_of[number] = Some(form);
            if !mention.quoted && !heading {
                let sentence = text.sentence_of(mention.head);
                for (other, _) in
                    recent.iter().flatten().filter(|(other, at)| *at == sentence && *other != form)
                {
                    *cast.beside.entry(pair(form, *other)).or_default() += 1;
                }
                recent.rotate_right(1);
                recent[0] = Some((form, sentence));
            }
        }
        cast.groups = (0..cast.forms.len()).map(|form| cast.alone(form)).collect();
        (cast, form_of)
    }

    /// The one who says "I" outside quotation marks: others call him by a name that he himself never uses.
    fn narrator(&self) -> Option<usize> {
        /// One word in so many is "I" in a story that somebody tells of himself.
        const WORDS: usize = 150;
        /// Who is named fewer times is not known to be the one.
        const FEWEST: u32 = 5;
        /// So many times as often must others name him.
        const OFTENER: u32 = 8;
        let told = || self.text.tokens.iter().filter(|token| token.depth == 0 && token.is_word());
        if told().filter(|token| token.hash == I).count() * WORDS < told().count() {
            return None;
        }
        let named = |group: &Group| -> u32 { group.forms.iter().map(|&form| self.forms[form].called).sum() };
        let possible = |&group: &usize| {
            let known = &self.groups[group];
            named(known) >= FEWEST && named(known) >= OFTENER * known.told
        };
        (0..self.groups.len()).filter(possible).max_by_key(|&group| named(&self.groups[group]))
    }

    fn alone(&self, number: usize) -> Group {
        let form = &self.forms[number];
        Group {
            forms: vec![number],
            told: form.told,
            count: form.count(),
            gender: form.gender,
            married: form.honour == Honour::Married,
            unmarried: form.honour == Honour::Unmarried,
            person: form.title != 0 || form.kind == SpeakerKind::Person || form.reports > 1,
        }
    }

    /// Joins the forms of one person, the surest first.
    fn merge(&mut self) {
        let mut order: Vec<usize> = (0..self.forms.len()).collect();
        order.sort_by_key(|&form| std::cmp::Reverse(self.forms[form].count()));
        let pick = |holds: &dyn Fn(&Form) -> bool| -> Vec<usize> {
            order.iter().copied().filter(|&form| holds(&self.forms[form])).collect()
        };
        let full = pick(&|form| form.words.len() > 1);
        let bare = pick(&|form| form.words.len() == 1 && form.title == 0);
        let mut titled = pick(&|form| form.words.len() == 1 && form.title != 0);
        // Whom "Miss Hilbery" is decides who "Mrs. Hilbery" is not.
        titled.sort_by_key(|&form| self.forms[form].honour != Honour::Unmarried);

        let (mut by_last, mut by_first) = (Namesakes::default(), Namesakes::default());
        for &form in &full {
            let (first, last) = (self.forms[form].words[0], self.forms[form].last());
            let same = by_last.of(last).find(|&other| self.same_full_name(form, other));
            if let Some(other) = same {
                self.unite(other, form);
            }
            by_last.add(last, form);
            if !self.is_husbands(form) {
                by_first.add(first, form);
            }
        }
        // "Elizabeth" is the Elizabeth Bennet.
        for &form in &bare {
            let word = self.forms[form].words[0];
            let full: Vec<usize> = by_first.of(word).collect();
            // Where nobody else has the given name, a slip of the writer's does not keep them apart.
            let only = || self.best_of(form, full.iter().copied(), u32::MAX, |a, b| self.alike(a, b));
            if let Some(other) = self.best(form, full.iter().copied(), 1).or_else(only) {
                self.unite(other, form);
            }
            by_first.add(word, form);
        }
        // "Mr. Darcy" is the Fitzwilliam Darcy unless he could be another Darcy as well; "Lady Catherine".
        let men: HashSet<u64> = titled
            .iter()
            .filter(|&&form| self.forms[form].gender == Some(Gender::Male))
            .map(|&form| self.forms[form].words[0])
            .collect();
        for &form in &titled {
            /// So much more often must the likeliest be named than the next.
            const CLEARLY: u32 = 4;
            let word = self.forms[form].words[0];
            // "Lady Catherine" may be Catherine; "Miss Bingley" is not the Bingley of whom others bear the surname.
            let surname = by_last.of(word).next().is_some() || men.contains(&word);
            let firsts = by_first.of(word).filter(|&other| !surname || self.forms[other].words.len() > 1);
            // "Lady Otway" is the wife of an Otway, not the Cassandra Otway.
            let lady = self.forms[form].honour == Honour::Lady;
            let lasts = by_last.of(word).filter(|&other| !lady || self.forms[other].honour == Honour::Lady);
            let others = lasts.chain(firsts);
            // Of the Bennet sisters none is surely "Miss Bennet", even if all but one stand beside her.
            if let Some(other) = self.best(form, others.clone(), CLEARLY)
                && self.best_of(form, others, CLEARLY, |a, b| self.alike(a, b)) == Some(other)
            {
                self.unite(other, form);
            }
        }
        for &form in &titled {
            by_last.add(self.forms[form].words[0], form);
        }
        // "Darcy" is the Mr. Darcy; a woman only where no man has the surname.
        for &form in &bare {
            if self.groups[self.forms[form].group].forms.len() > 1 {
                continue;
            }
            let word = self.forms[form].words[0];
            let group = |other: usize| &self.groups[self.forms[other].group];
            let man = |other: &usize| group(*other).gender != Some(Gender::Female);
            let men = by_last.of(word).filter(man);
            // Long sentences have "Mr. Darcy" and "Darcy" side by side; where there are two men it counts.
            let found = if men.clone().next().is_none() {
                self.best(form, by_last.of(word), 1)
            } else {
                self.best(form, men.clone(), 1)
                    .or_else(|| self.best_of(form, men, 1, |a, b| self.alike(a, b)))
            };
            if let Some(other) = found {
                self.unite(other, form);
            }
        }
    }

    /// "F. Churchill" and "Frank Churchill", "Mr. Frank Churchill": first word and last.
    fn same_full_name(&self, form: usize, other: usize) -> bool {
        let (a, b) = (&self.forms[form], &self.forms[other]);
        (a.words[0] == b.words[0] || initial(self.text, &a.shown, &b.shown))
            && self.is_husbands(form) == self.is_husbands(other)
            && self.compatible(form, other)
    }

    /// "Mrs. Edmund Vale" is no Edmund, but "Mrs. Clara Vale" is a Clara.
    fn is_husbands(&self, form: usize) -> bool {
        let form = &self.forms[form];
        let first = form.shown.start + usize::from(form.title != 0);
        let hers = self.text.has(first, Classes::GIVEN_NAME) && self.text.has(first, Classes::FEMALE);
        form.words.len() > 1 && form.honour == Honour::Married && !hers
    }

    /// Of the groups that a form may belong to, the one named most, if it is named clearly more often.
    fn best(&self, form: usize, others: impl Iterator<Item = usize>, clearly: u32) -> Option<usize> {
        self.best_of(form, others, clearly, |a, b| self.compatible(a, b))
    }

    fn best_of(
        &self,
        form: usize,
        others: impl Iterator<Item = usize>,
        clearly: u32,
        possible: impl Fn(usize, usize) -> bool,
    ) -> Option<usize> {
        let own = self.forms[form].group;
        let mut found: Vec<(u32, usize)> = Vec::new();
        for other in others {
            let group = self.forms[other].group;
            if group != own
                && found.iter().all(|(_, known)| self.forms[*known].group != group)
                && possible(form, other)
            {
                found.push((self.groups[group].told, other));
            }
        }
        found.sort_by_key(|(told, _)| std::cmp::Reverse(*told));
        match found[..] {
            [] => None,
            [(most, first), (next, _), ..] => (most >= next.saturating_mul(clearly)).then_some(first),
            [(_, only)] => Some(only),
        }
    }

    /// Whether the groups of two forms can be one person's.
    fn compatible(&self, form: usize, other: usize) -> bool {
        let (a, b) = (&self.groups[self.forms[form].group], &self.groups[self.forms[other].group]);
        self.alike(form, other) && !self.side_by_side(a, b)
    }

    /// Whether what the names say does not keep two groups apart.
    fn alike(&self, form: usize, other: usize) -> bool {
        let (a, b) = (&self.groups[self.forms[form].group], &self.groups[self.forms[other].group]);
        let genders = !matches!((a.gender, b.gender), (Some(a), Some(b)) if a != b);
        let honours = !(a.married && b.unmarried || a.unmarried && b.married);
        let kinds = a.person || b.person || self.forms[form].kind == self.forms[other].kind;
        genders && honours && kinds
    }

    /// Whether the forms of two groups stand in one sentence too often for one person.
    fn side_by_side(&self, a: &Group, b: &Group) -> bool {
        /// Forms of each group that are looked at; a person has two or three that count.
        const MOST: usize = 4;
        /// A slip of the writer's, or of the reader's.
        const SLIPS: u32 = 2;
        /// One in so many mentions.
        const SHARE: u32 = 25;
        let mut together = 0;
        for &x in a.forms.iter().take(MOST) {
            for &y in b.forms.iter().take(MOST) {
                together += self.beside.get(&pair(x, y)).copied().unwrap_or(0);
            }
        }
        together > SLIPS && together * SHARE > a.told.min(b.told)
    }

    /// Puts the group of `form` into that of `into`.
    fn unite(&mut self, into: usize, form: usize) {
        let (into, from) = (self.forms[into].group, self.forms[form].group);
        if into == from {
            return;
        }
        // The smaller one moves, so that no form moves often.
        let (into, from) = if self.groups[into].forms.len() < self.groups[from].forms.len() {
            (from, into)
        } else {
            (into, from)
        };
        let moved = std::mem::take(&mut self.groups[from]);
        for &form in &moved.forms {
            self.forms[form].group = into;
        }
        let group = &mut self.groups[into];
        group.forms.extend(moved.forms);
        // Only the first few are looked at; a full sort at every step would not be linear.
        let top = group.forms.len().min(8);
        let forms = &self.forms;
        for at in 0..top {
            let most =
                (at..group.forms.len()).max_by_key(|&i| (forms[group.forms[i]].told, std::cmp::Reverse(i)));
            group.forms.swap(at, most.unwrap_or(at));
        }
        // Who is called "Miss Ellen" once in a hundred times may be married now.
        const RARELY: u32 = 20;
        let (more, less) = (moved.count * RARELY >= group.count, group.count * RARELY >= moved.count);
        group.married = group.married && less || moved.married && more;
        group.unmarried = group.unmarried && less || moved.unmarried && more;
        group.told += moved.told;
        group.count += moved.count;
        group.gender = group.gender.or(moved.gender);
        group.person |= moved.person;
    }

    /// What the group becomes: named by the fullest of the forms that the writer uses.
    fn entity(&self, number: usize, votes: &Votes, mention: &Mention) -> Entity {
        /// A fuller form is the name when it makes up one in so many of what the most usual form does.
        const USUAL: u32 = 6;
        /// The same where the usual form is a bare surname, which says less than the rest of the name.
        const USUAL_SURNAME: u32 = 25;
        let group = &self.groups[number];
        let weight = |form: &Form| if form.loud { 0 } else { 2 * form.told + form.quoted + 1 };
        let all = group.forms.iter().map(|&form| &self.forms[form]);
        let top = all.clone().max_by_key(|form| weight(form));
        let most = top.map_or(0, weight);
        let is_surname = |top: &Form| {
            top.words.len() == 1
                && top.title == 0
                && all.clone().any(|form| form.words.len() > 1 && form.last() == top.last())
        };
        let usual = if top.is_some_and(is_surname) { USUAL_SURNAME } else { USUAL };
        let shown = all
            .filter(|form| weight(form) * usual >= most)
            .max_by_key(|form| (form.words.len(), form.shown.len(), weight(form)))
            .map_or(mention.name.clone(), |form| form.shown.clone());
        let reports = group.forms.iter().any(|&form| self.forms[form].reports > 0);
        let titled = group.forms.iter().any(|&form| self.forms[form].title != 0);
        let placed: u32 = group.forms.iter().map(|&form| self.forms[form].placed).sum();
        let kind = match mention.kind {
            _ if !titled && group.told >= FEWEST_PLACED && placed * PLACED >= group.told => {
                SpeakerKind::Place
            }
            _ if group.person => SpeakerKind::Person,
            SpeakerKind::Unknown if reports || votes.gender(number).is_some() => SpeakerKind::Person,
            kind => kind,
        };
        let gender = if titled {
            group.gender.or(votes.gender(number))
        } else {
            votes.gender(number).or(group.gender)
        };
        Entity {
            name: shown,
            gender: gender.filter(|_| kind == SpeakerKind::Person),
            kind,
            ..Entity::new(mention.name.clone(), mention)
        }
    }
}

/// Whether a name stands after a preposition of place.
fn is_placed(text: &Text, start: usize) -> bool {
    const PREPOSITIONS: [WordHash; 8] = [
        WordHash::literal("in"),
        WordHash::literal("at"),
        WordHash::literal("from"),
        WordHash::literal("to"),
        WordHash::literal("into"),
        WordHash::literal("near"),
        WordHash::literal("through"),
        WordHash::literal("towards"),
    ];
    start > 0 && PREPOSITIONS.iter().any(|word| text.is(start - 1, *word))
}

/// Whether a name has commas, stops or marks on both sides.
fn stands_alone(text: &Text, name: &Range<usize>) -> bool {
    let breaks = |token: usize| {
        matches!(
            text.kind(token),
            Some(
                TokenKind::Comma | TokenKind::Stop | TokenKind::Dash | TokenKind::Semicolon | TokenKind::Mark
            )
        )
    };
    name.start > 0 && breaks(name.start - 1) && breaks(name.end)
}

/// Forms by one of their words, those named most first.
#[derive(Default)]
struct Namesakes(HashIndex<Vec<usize>>);

impl Namesakes {
    fn add(&mut self, word: u64, form: usize) {
        let forms = self.0.entry(word).or_default();
        if forms.len() < MOST_NAMESAKES {
            forms.push(form);
        }
    }

    fn of(&self, word: u64) -> impl Iterator<Item = usize> + Clone {
        self.0.get(&word).map_or(&[][..], Vec::as_slice).iter().copied()
    }
}

fn pair(a: usize, b: usize) -> u64 {
    WordHash::EMPTY.get() ^ ((a.min(b) as u64) << 32 | a.max(b) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The name without words that have a capital for another reason: "Presently Tony", "Dear Helen".
fn own_words(text: &Text, mention: &Mention, in_lower_case: impl Fn(u64) -> bool) -> Range<usize> {
    let mut name = mention.name.clone();
    while name.len() > 1 {
        let first = name.start;
        let classes = text.classes(first);
        let word = in_lower_case(text.tokens[first].hash.get()) || classes.has(Classes::FUNCTION);
        if !word || classes.has(Classes::GIVEN_NAME | Classes::PARTICLE) || !text.tokens[first].is_word() {
            break;
        }
        name.start += 1;
    }
    name
}

fn is_lower(text: &Text, token: usize) -> bool {
    text.tokens[token].case == Case::Lower
}

fn is_particle(text: &Text, token: usize) -> bool {
    text.has(token, Classes::PARTICLE) && !text.has(token, Classes::GIVEN_NAME)
}

fn is_title(text: &Text, token: usize) -> bool {
    text.tokens[token].is_capitalised() && text.has(token, Classes::HONORIFIC | Classes::JOB | Classes::ROLE)
}

fn honour(text: &Text, title: usize) -> Honour {
    const MARRIED: [&str; 4] = ["mrs", "madame", "signora", "frau"];
    const UNMARRIED: [&str; 5] = ["miss", "mademoiselle", "mlle", "signorina", "fräulein"];
    let word = text.str(title).trim_end_matches('.').to_lowercase();
    match word.as_str() {
        word if MARRIED.contains(&word) => Honour::Married,
        word if UNMARRIED.contains(&word) => Honour::Unmarried,
        "lady" => Honour::Lady,
        _ => Honour::Other,
    }
}

/// Whether one of two names begins with the initial of the other's first word: "F. Churchill".
fn initial(text: &Text, a: &Range<usize>, b: &Range<usize>) -> bool {
    let word = |name: &Range<usize>| {
        name.clone().find(|&token| !is_title(text, token)).map_or("", |token| text.str(token))
    };
    let short = |short: &str, long: &str| {
        short.ends_with('.') && short.chars().count() == 2 && short.chars().next() == long.chars().next()
    };
    let (a, b) = (word(a), word(b));
    short(a, b) || short(b, a)
}

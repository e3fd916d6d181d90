//! Who is who in a novel: all forms of all names are known before any two are joined.
//!
//! A novel names its people thousands of times, mostly by one form each ("Mr. Darcy", "Elizabeth"), and
//! families share surnames. So forms are joined by counts over the whole text, with honorifics and genders
//! that keep apart, as in Vala, Jurgens, Piper and Ruths 2015, "Mr. Bennet, his coachman, and the Archbishop
//! walk into a bar but only one of them gets recognized". What they do not have: two forms that often stand
//! in one sentence are two people, since a writer goes on with "he" where one is meant.

mod form;
mod merge;

use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use crate::lexicon::{HashIndex, Identity, WordHash};
use crate::mention::{Mention, Mentions};
use crate::result::{Gender, SpeakerKind};
use crate::text::{Case, Text};

use form::{Form, Honour, honour, is_lower, is_particle, is_placed, is_title, own_words, stands_alone};

use super::votes::Votes;
use super::{Entity, Joiner, Reporter};

/// What is named after a preposition of place one time in so many is a place, a house or a town, whatever else
/// its name may look like. People stand there one time in ten.
const PLACED: u32 = 3;
/// Named fewer times, it may be anything.
const FEWEST_PLACED: u32 = 4;
/// Names between which two forms are seen side by side in a sentence.
const SIDE_BY_SIDE: usize = 3;

/// Forms that name one person.
#[derive(Default)]
struct Group {
    /// The forms, those that told most first.
    forms: Vec<usize>,
    told: u32,
    count: u32,
    gender: Option<Gender>,
    /// How often the name has the title of a married woman, and of an unmarried one.
    married: u32,
    unmarried: u32,
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
    votes.count(
        text,
        mentions,
        &joiner.reporters,
        named.map(|(number, form)| (number, cast.forms[form].group)),
    );
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
    fn read(text: &'t Text<'t>, mentions: &Mentions, reporters: &[Reporter]) -> (Self, Vec<Option<usize>>) {
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
            let heading = text.in_heading(mention.head);
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
                    headed: true,
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
            known.headed &= heading;
            if known.loud && !loud {
                known.loud = false;
                known.shown = shown;
            }
            known.called += u32::from(mention.quoted && stands_alone(text, &mention.tokens));
            known.reports += u32::from(reporters[number].reports);
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
            married: if form.honour == Honour::Married { form.count() } else { 0 },
            unmarried: if form.honour == Honour::Unmarried { form.count() } else { 0 },
            person: form.title != 0 || form.kind == SpeakerKind::Person || form.reports > 1,
        }
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
        /// One form in so many may be a slip: a boy whom his sister calls "Auntie".
        const RARELY: u32 = 20;
        let by_title = group.forms.iter().map(|&form| &self.forms[form]).filter(|form| form.title != 0);
        let titled = by_title.map(Form::count).sum::<u32>() * RARELY > group.count;
        let placed: u32 = group.forms.iter().map(|&form| self.forms[form].placed).sum();
        let headed = group.forms.iter().all(|&form| self.forms[form].headed);
        let kind = match mention.kind {
            _ if headed => SpeakerKind::Document,
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
        let gender = gender.or_else(|| votes.likely_gender(number));
        Entity {
            name: shown,
            gender: gender.filter(|_| kind == SpeakerKind::Person),
            kind,
            ..Entity::new(mention.name.clone(), mention)
        }
    }
}

fn pair(a: usize, b: usize) -> u64 {
    WordHash::EMPTY.get() ^ ((a.min(b) as u64) << 32 | a.max(b) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

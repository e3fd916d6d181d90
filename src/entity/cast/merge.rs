//! Joins the forms of one person.

use std::collections::HashSet;
use std::ops::Range;

use crate::lexicon::{Classes, HashIndex};
use crate::result::Gender;
use crate::text::Text;

use super::form::{Form, Honour, is_title};
use super::{Cast, Group, pair};

/// Groups of one surname or given name that are looked at, those named most first. Keeps hostile lists of
/// namesakes linear.
const MOST_NAMESAKES: usize = 12;
/// Forms of each group that are looked at; a person has two or three that count.
const MOST_FORMS: usize = 4;

impl Cast<'_> {
    /// Joins the forms of one person, the surest first.
    pub(super) fn merge(&mut self) {
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
            let others = lasts.chain(firsts).filter(|&other| !self.told_apart(form, other));
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

    /// Whether the writer has a fuller form with the same title for another: where "George" is at hand, "Mr. George
    /// Emerson" is said only to tell him from "Mr. Emerson".
    fn told_apart(&self, form: usize, other: usize) -> bool {
        /// Said fewer times, it may introduce somebody.
        const FEWEST: u32 = 3;
        let (title, last) = (self.forms[form].title, self.forms[form].last());
        let forms = || {
            let group = &self.groups[self.forms[other].group];
            group.forms.iter().take(MOST_FORMS).map(|&form| &self.forms[form])
        };
        let full = |form: &&Form| form.words.len() > 1 && form.last() == last && form.title == title;
        forms().filter(full).any(|full| {
            let first = |form: &Form| form.title == 0 && form.words == full.words[..1];
            full.told >= FEWEST && forms().any(|form| first(form) && form.count() >= FEWEST)
        })
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
        let genders = Gender::agree(a.gender, b.gender);
        let honours = !(is_daughter(a, b) || is_daughter(b, a));
        let kinds = a.person || b.person || self.forms[form].kind == self.forms[other].kind;
        genders && honours && kinds
    }

    /// Whether the forms of two groups stand in one sentence too often for one person.
    fn side_by_side(&self, a: &Group, b: &Group) -> bool {
        /// A slip of the writer's, or of the reader's.
        const SLIPS: u32 = 2;
        /// One in so many mentions.
        const SHARE: u32 = 25;
        let mut together = 0;
        for &x in a.forms.iter().take(MOST_FORMS) {
            for &y in b.forms.iter().take(MOST_FORMS) {
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
        group.married += moved.married;
        group.unmarried += moved.unmarried;
        group.told += moved.told;
        group.count += moved.count;
        group.gender = group.gender.or(moved.gender);
        group.person |= moved.person;
    }
}

/// Whether one is "Miss Vale" and the other "Mrs. Vale".
fn is_daughter(miss: &Group, mrs: &Group) -> bool {
    /// Who is called "Miss Ellen" once in a hundred times may be married now,
    const RARELY: u32 = 20;
    /// unless "Mrs. Vale" is said no more often than so many times that.
    const OFTENER: u32 = 3;
    let usual = |times: u32, group: &Group| times > 0 && times * RARELY >= group.count;
    usual(mrs.married, mrs)
        && miss.unmarried > 0
        && (usual(miss.unmarried, miss) || miss.unmarried * OFTENER >= mrs.married)
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

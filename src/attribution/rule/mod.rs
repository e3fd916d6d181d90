//! The rules: each is one small named observation about a quotation and a candidate.
//!
//! A rule finds at most one of its values; rule and value together are a piece of evidence, written
//! `rule=value`, and have a weight in `weights.txt`. Each rule has an example and a near miss: in both
//! the candidate stands in [square brackets] (none: the candidate is *nobody*) and the quotation is the
//! first one, or the one after a `*`.

mod clause;
mod cue;
mod dialogue;
mod history;
mod kind;
mod nobody;
mod place;
mod reading;
mod sort;
mod verb;

use once_cell::sync::Lazy;

use crate::lexicon::Lexicon;

use super::candidate::Candidate;
use super::scene::{Quotation, Scene};
use super::{History, Outlook, Talk};
use sort::Sorts;

/// What a rule looks at.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub scene: &'a Scene<'a>,
    pub history: &'a History,
    pub quotation: &'a Quotation,
    pub talk: &'a Talk,
    pub outlook: &'a Outlook,
    pub candidate: &'a Candidate,
}

/// One rule.
pub(crate) struct Rule {
    pub name: &'static str,
    /// What it can find.
    pub values: &'static [&'static str],
    /// The place in `values` of what it finds.
    pub find: fn(&View) -> Option<usize>,
    /// A value and a text in which it is found.
    #[cfg_attr(not(test), expect(dead_code, reason = "for readers and tests"))]
    pub example: (&'static str, &'static str),
    /// A text like it in which that value is not found.
    #[cfg_attr(not(test), expect(dead_code, reason = "for readers and tests"))]
    pub near_miss: &'static str,
}

/// Rules that look at the same candidates: elsewhere none of them finds anything, and none is asked.
struct Group {
    looks_at: Sorts,
    rules: &'static [Rule],
}

/// Where a candidate stands and what its cue is: most others are hopeless beside one who has both right.
const FIRST: &[Group] = &[
    Group { looks_at: Sorts::MENTION, rules: place::PLACE },
    Group { looks_at: Sorts::AFTER, rules: place::AFTER },
    Group { looks_at: Sorts::BEFORE, rules: place::BEFORE },
    Group { looks_at: Sorts::EARLIER, rules: place::EARLIER },
    Group { looks_at: Sorts::MENTION, rules: place::SENTENCE },
    Group { looks_at: Sorts::SUBJECT, rules: cue::OF_SUBJECTS },
    Group { looks_at: Sorts::NEXT_TO_CUE, rules: cue::INVERTED },
    Group { looks_at: Sorts::IN_SENTENCE, rules: cue::BETWEEN },
    Group { looks_at: Sorts::MENTION, rules: cue::AROUND },
];

/// All else.
const SECOND: &[Group] = &[
    Group { looks_at: Sorts::MENTION, rules: clause::RULES },
    Group { looks_at: Sorts::MENTION, rules: kind::RULES },
    Group { looks_at: Sorts::MENTION, rules: history::RULES },
    Group { looks_at: Sorts::IN_FICTION, rules: dialogue::RULES },
    Group { looks_at: Sorts::IN_FICTION, rules: reading::RULES },
    Group { looks_at: Sorts::NOBODY, rules: nobody::INSIDE },
    Group { looks_at: Sorts::NOBODY, rules: nobody::BESIDE },
    Group { looks_at: Sorts::NOBODY, rules: nobody::BY_CUE },
];

/// All rules with the number of the first piece of evidence of each.
pub(crate) struct Rules {
    rounds: [Vec<(Sorts, Vec<Numbered>)>; 2],
    /// Rule and value of each piece of evidence.
    names: Vec<(&'static str, &'static str)>,
    /// How many of them weigh differently in each shape of quotation: all but those of single verbs.
    shaped: usize,
}

/// What a rule finds, and the number of its first piece of evidence.
type Numbered = (fn(&View) -> Option<usize>, u16);

static ALL: Lazy<Rules> = Lazy::new(|| {
    let mut rules = Rules { rounds: [Vec::new(), Vec::new()], names: Vec::new(), shaped: 0 };
    for (groups, round) in [FIRST, SECOND].into_iter().zip(&mut rules.rounds) {
        for group in groups {
            let mut numbered = Vec::new();
            for rule in group.rules {
                numbered.push((rule.find, rules.names.len() as u16));
                rules.names.extend(rule.values.iter().map(|value| (rule.name, *value)));
            }
            round.push((group.looks_at, numbered));
        }
    }
    rules.shaped = rules.names.len();
    for name in verb::NAMES {
        rules.names.extend(Lexicon::bundled_english().verbs().iter().map(|verb| (name, &*verb.lemma)));
    }
    rules
});

impl Rules {
    pub fn all() -> &'static Self {
        &ALL
    }

    /// How many pieces of evidence there are.
    pub fn count(&self) -> usize {
        self.names.len()
    }

    /// How many of them, the first ones, weigh differently in each shape of quotation.
    pub fn shaped(&self) -> usize {
        self.shaped
    }

    pub fn names(&self) -> &[(&'static str, &'static str)] {
        &self.names
    }

    /// The column of a piece of evidence that the code names; past all columns when there is none.
    pub fn column(&self, rule: &str, value: &str) -> u16 {
        self.names.iter().position(|name| *name == (rule, value)).unwrap_or(self.names.len()) as u16
    }

    /// Adds the evidence for a candidate to `found`.
    pub fn evidence(&self, view: &View, found: &mut Vec<u16>) {
        self.first(view, found);
        self.second(view, found);
    }

    /// Adds what tells the hopeless from the rest: place and cue.
    pub fn first(&self, view: &View, found: &mut Vec<u16>) {
        ask(&self.rounds[0], view, found);
    }

    /// Adds all other evidence.
    pub fn second(&self, view: &View, found: &mut Vec<u16>) {
        ask(&self.rounds[1], view, found);
        found.extend(verb::find(view).map(|column| (self.shaped + column) as u16));
    }
}

fn ask(groups: &[(Sorts, Vec<Numbered>)], view: &View, found: &mut Vec<u16>) {
    let sorts = Sorts::of(view);
    for (_, rules) in groups.iter().filter(|(looks_at, _)| sorts.has(*looks_at)) {
        for (find, first) in rules {
            if let Some(value) = find(view) {
                found.push(first + value as u16);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::{Evidence, Memory, Weights, decide};
    use crate::genre::Genre;
    use crate::lexicon::Lexicon;

    /// What a rule finds for the candidate in brackets at the quotation after the star.
    fn finds(rule: &Rule, marked: &str) -> Option<&'static str> {
        let source: String = marked.chars().filter(|c| !"[]*".contains(*c)).collect();
        let place = |mark: char| {
            let before = &marked[..marked.find(mark)?];
            Some(before.chars().filter(|c| !"[]*".contains(*c)).map(char::len_utf8).sum::<usize>())
        };
        let (candidate, end, quotation) = (place('['), place(']'), place('*').unwrap_or(0));
        let lexicon = Lexicon::english();
        // The examples are too short for their genre to be recognised.
        let genre = dialogue::RULES
            .iter()
            .chain(reading::RULES)
            .any(|known| known.name == rule.name)
            .then_some(Genre::Fiction);
        let scene = Scene::new(&source, &lexicon, genre);
        let mut found = None;
        let mut watch = |seen: &Quotation, weighed: Vec<crate::attribution::Weighed>| {
            if scene.text.tokens[seen.open].start() < quotation || found.is_some() {
                return;
            }
            let wanted = weighed.into_iter().find(|weighed| match weighed.candidate.mention {
                Some(mention) => {
                    let mention = scene.mentions.get(mention);
                    let starts = [mention.tokens.start, mention.name.start]
                        .map(|token| scene.text.tokens[token].start());
                    let ends = scene.text.tokens[mention.tokens.end - 1].end();
                    candidate.is_some_and(|place| starts.contains(&place)) && end == Some(ends)
                }
                None => candidate.is_none(),
            });
            let wanted = wanted.unwrap_or_else(|| panic!("{}: no such candidate in {marked}", rule.name));
            found = Some(
                wanted
                    .evidence
                    .into_iter()
                    .map(Evidence::from)
                    .find(|evidence| evidence.rule == rule.name)
                    .map(|evidence| evidence.value),
            );
        };
        decide(&scene, &Weights::bundled(scene.genre), &mut Memory::default(), Some(&mut watch));
        found.unwrap_or_else(|| panic!("{}: no quotation in {marked}", rule.name))
    }

    #[test]
    fn each_rule_finds_its_example_and_not_its_near_miss() {
        let mut wrong = String::new();
        for rule in [FIRST, SECOND].into_iter().flatten().flat_map(|group| group.rules) {
            let (value, example) = rule.example;
            assert!(rule.values.contains(&value), "{} never finds {value}", rule.name);
            let (there, miss) = (finds(rule, example), finds(rule, rule.near_miss));
            if there != Some(value) {
                wrong += &format!("{}={value}: {there:?} in {example}\n", rule.name);
            }
            if miss == Some(value) {
                wrong += &format!("{}={value} also in {}\n", rule.name, rule.near_miss);
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    }

    fn is_unique<T: Ord>(mut names: Vec<T>) -> bool {
        names.sort_unstable();
        names.windows(2).all(|pair| pair[0] != pair[1])
    }

    #[test]
    fn no_two_rules_have_one_name_and_no_two_values() {
        let rules = [FIRST, SECOND].into_iter().flatten().flat_map(|group| group.rules);
        assert!(is_unique(rules.map(|rule| rule.name).chain(verb::NAMES).collect()));
        assert!(is_unique(Rules::all().names().to_vec()));
    }
}

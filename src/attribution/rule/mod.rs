//! The rules: each is one small named observation about a quotation and a candidate.
//!
//! A rule finds at most one of its values; rule and value together are a piece of evidence, written
//! `rule=value`, and have a weight in `weights.txt`. Each rule has an example and a near miss: in both
//! the candidate stands in [square brackets] (none: the candidate is *nobody*) and the quotation is the
//! first one, or the one after a `*`.

mod clause;
mod history;
mod kind;
mod nobody;
mod place;
mod verb;

use once_cell::sync::Lazy;

use crate::lexicon::Lexicon;

use super::History;
use super::candidate::Candidate;
use super::scene::{Quotation, Scene};

/// What a rule looks at.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub scene: &'a Scene<'a>,
    pub history: &'a History,
    pub quotation: &'a Quotation,
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
    pub example: (&'static str, &'static str),
    /// A text like it in which that value is not found.
    pub near_miss: &'static str,
}

/// The rules about mentions, and those about nobody.
const MENTION: &[&[Rule]] = &[place::RULES, clause::RULES, kind::RULES, history::RULES];
const NOBODY: &[&[Rule]] = &[nobody::RULES];

/// All rules with the number of the first piece of evidence of each.
pub(crate) struct Rules {
    mention: Vec<(&'static Rule, usize)>,
    nobody: Vec<(&'static Rule, usize)>,
    /// Rule and value of each piece of evidence.
    names: Vec<(&'static str, &'static str)>,
    /// How many of them weigh differently in each shape of quotation: all but those of single verbs.
    shaped: usize,
}

static ALL: Lazy<Rules> = Lazy::new(|| {
    let mut rules = Rules { mention: Vec::new(), nobody: Vec::new(), names: Vec::new(), shaped: 0 };
    for (group, list) in [(MENTION, &mut rules.mention), (NOBODY, &mut rules.nobody)] {
        for rule in group.iter().flat_map(|rules| rules.iter()) {
            list.push((rule, rules.names.len()));
            rules.names.extend(rule.values.iter().map(|value| (rule.name, *value)));
        }
    }
    rules.shaped = rules.names.len();
    for name in verb::NAMES {
        rules.names.extend(Lexicon::bundled_english().verbs().iter().map(|verb| (name, verb.lemma.as_str())));
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

    /// Puts the evidence for a candidate into `found`.
    pub fn evidence(&self, view: &View, found: &mut Vec<u16>) {
        found.clear();
        let rules = if view.candidate.mention.is_some() { &self.mention } else { &self.nobody };
        found.extend(
            rules.iter().filter_map(|(rule, first)| (rule.find)(view).map(|value| (first + value) as u16)),
        );
        found.extend(verb::find(view).map(|column| (self.shaped + column) as u16));
    }
}

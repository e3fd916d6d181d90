//! Reads word lists into tables.
//!
//! The build script reads the bundled ones, the crate those of its users.

use std::borrow::Cow;

use crate::fault::Fault;

use super::verb::Form;
use super::word::Words;
use super::{Classes, HashIndex, List, Verb, WordHash, inflect};

/// Longest entry in words. Longer ones would make every title look-up slower for all.
pub(crate) const MAX_PHRASE: usize = 6;

/// What the lists say.
#[derive(Clone, Debug, Default)]
pub(super) struct Tables {
    pub words: Words,
    /// Entries of several words.
    pub phrases: Words,
    pub verbs: Cow<'static, [Verb]>,
    /// What an abbreviated title stands for: "senator" for "sen.".
    pub spelled_out: HashIndex<WordHash>,
}

impl Tables {
    /// Adds the entries of a list.
    pub fn load(&mut self, list: List, text: &str) -> Result<(), Fault> {
        for (number, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or("").trim();
            if !line.is_empty() {
                self.read(list, line).map_err(|(found, expected)| Fault {
                    line: number + 1,
                    found,
                    expected,
                })?;
            }
        }
        Ok(())
    }

    /// Adds an entry. An error is what was found and what was expected there.
    fn read(&mut self, list: List, line: &str) -> Result<(), (String, String)> {
        let (entry, attributes) = line.split_once('|').unwrap_or((line, ""));
        let entry = entry.trim();
        if entry.is_empty() || entry.chars().any(char::is_uppercase) {
            return Err((entry.to_owned(), "an entry in lower case".into()));
        }
        if entry.split(' ').count() > MAX_PHRASE {
            return Err((entry.to_owned(), format!("an entry of at most {MAX_PHRASE} words")));
        }
        let attributes = attributes.split_whitespace();
        if list == List::Verbs {
            self.add_verb(Verb::parse(entry, attributes)?);
            return Ok(());
        }
        let parsed = list.parse(attributes)?;
        self.add(entry, parsed.classes | list.class());
        if let Some(long) = &parsed.stands_for {
            self.spelled_out.insert(WordHash::of(entry).get(), WordHash::of(long));
        }
        if list.has_plurals() && !parsed.classes.has(Classes::PLURAL) {
            let plural = parsed.plural.unwrap_or_else(|| inflect::plural(entry));
            self.add(&plural, list.class() | Classes::PLURAL);
            if parsed.by_children {
                self.add_by_children(entry, &plural, parsed.classes);
            }
        }
        Ok(())
    }

    /// Adds "mother-of-two" and "mothers-of-two"; the one may stand before a name as a title does.
    fn add_by_children(&mut self, parent: &str, plural: &str, classes: Classes) {
        let gender = [Classes::MALE, Classes::FEMALE].into_iter().find(|gender| classes.has(*gender));
        for one in inflect::with_children(parent) {
            let title = Classes::ROLE | Classes::EPITHET | Classes::JOB;
            self.add(&one, title | gender.unwrap_or(Classes::NONE));
        }
        for many in inflect::with_children(plural) {
            self.add(&many, Classes::ROLE | Classes::PLURAL);
        }
    }

    fn add(&mut self, entry: &str, classes: Classes) {
        let mut words = entry.split(' ').map(WordHash::of);
        let first = words.next().unwrap_or(WordHash::EMPTY);
        let mut known = self.words.entry(first);
        let mut phrase = first;
        for word in words {
            known.classes |= Classes::PHRASE_START;
            phrase = phrase.word(word);
            known = self.phrases.entry(phrase);
        }
        known.classes |= classes;
    }

    fn add_verb(&mut self, (verb, forms): (Verb, Vec<Form>)) {
        self.verbs.to_mut().push(verb);
        let number = u16::try_from(self.verbs.len()).unwrap_or(0);
        for (form, class) in forms {
            let word = self.words.entry(WordHash::of(&form));
            word.classes |= class;
            if word.verb == 0 {
                word.verb = number;
            }
        }
    }
}

//! The word lists: plain files, one entry a line, `#` comments, a folder a language.
//!
//! An entry is a word or a phrase in lower case, then, after ` | `, its attributes.

mod class;
mod hash;
mod inflect;
mod list;
mod verb;

pub(crate) use class::Classes;
pub(crate) use hash::{HashIndex, Identity, WordHash};
pub use list::List;
pub(crate) use verb::{Frames, Verb, VerbClass};

use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::error::Error;

/// What the lexicon knows of one written form.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    pub classes: Classes,
    /// Index into the verbs, plus one; 0 for a word that is no form of a listed verb.
    verb: u16,
}

/// The words that the rules know: reporting verbs, titles, roles, places, given names and so on.
///
/// [`Lexicon::english`] is bundled. Own entries are added with [`Lexicon::with`]:
///
/// ```
/// use quote_attribution::{Attributor, Lexicon, List};
///
/// let lexicon = Lexicon::english().with(List::Verbs, "house style", "kvetch | manner\n")?;
/// let attributor = Attributor::builder().lexicon(lexicon).build();
/// let article = attributor.attribute("“Nobody listens,” Ida Blum kvetched.");
/// assert_eq!(article.quotes().next().unwrap().speaker_name(), Some("Ida Blum"));
/// # Ok::<(), quote_attribution::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Lexicon {
    index: HashIndex<u32>,
    phrases: HashIndex<Classes>,
    /// Number 0 is the unknown word.
    words: Vec<Word>,
    verbs: Vec<Verb>,
    /// What an abbreviated title stands for: "senator" for "sen.".
    spelled_out: HashIndex<WordHash>,
}

static ENGLISH: Lazy<Arc<Lexicon>> = Lazy::new(|| {
    let mut lexicon = Lexicon::empty();
    // The bundled lists have some 30,000 forms.
    lexicon.index.reserve(1 << 15);
    lexicon.words.reserve(1 << 15);
    for (list, name, text) in list::ENGLISH {
        lexicon.load(*list, name, text).expect("the bundled lists are checked by the tests");
    }
    Arc::new(lexicon)
});

/// Longest entry in words. Longer ones would make every title look-up slower for all.
pub(crate) const MAX_PHRASE: usize = 6;

impl Lexicon {
    fn empty() -> Self {
        Self {
            index: HashIndex::default(),
            phrases: HashIndex::default(),
            words: vec![Word::default()],
            verbs: Vec::new(),
            spelled_out: HashIndex::default(),
        }
    }

    /// The bundled English lists.
    pub fn english() -> Self {
        Lexicon::clone(&ENGLISH)
    }

    pub(crate) fn bundled_english() -> &'static Self {
        &ENGLISH
    }

    pub(crate) fn shared_english() -> Arc<Self> {
        Arc::clone(&ENGLISH)
    }

    /// The same lexicon with the entries of one more list; `origin` names the list in an error.
    ///
    /// # Errors
    ///
    /// When a line is not an entry of that list: the error says which line and what was expected.
    pub fn with(mut self, list: List, origin: &str, text: &str) -> Result<Self, Error> {
        self.load(list, origin, text)?;
        Ok(self)
    }

    fn load(&mut self, list: List, origin: &str, text: &str) -> Result<(), Error> {
        for (number, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or("").trim();
            if line.is_empty() {
                continue;
            }
            let (entry, attributes) = line.split_once('|').unwrap_or((line, ""));
            let entry = entry.trim();
            let expected = |found: &str, expected: String| Error::at(origin, number + 1, found, expected);
            if entry.is_empty() || entry.chars().any(char::is_uppercase) {
                return Err(expected(entry, "an entry in lower case".into()));
            }
            if entry.split(' ').count() > MAX_PHRASE {
                return Err(expected(entry, format!("an entry of at most {MAX_PHRASE} words")));
            }
            let attributes = attributes.split_whitespace();
            if list == List::Verbs {
                let verb = Verb::parse(entry, attributes).map_err(|(found, what)| expected(&found, what))?;
                self.add_verb(verb);
            } else {
                let parsed = list.parse(attributes).map_err(|(found, what)| expected(&found, what))?;
                self.add(entry, parsed.classes | list.class());
                if let Some(long) = &parsed.stands_for {
                    self.spelled_out.insert(WordHash::of(entry).get(), WordHash::of(long));
                }
                if list.has_plurals() && !parsed.classes.has(Classes::PLURAL) {
                    let plural = parsed.plural.unwrap_or_else(|| inflect::plural(entry));
                    self.add(&plural, list.class() | Classes::PLURAL);
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, entry: &str, classes: Classes) {
        let mut words = entry.split(' ').map(WordHash::of);
        let first = words.next().unwrap_or(WordHash::EMPTY);
        let mut rest = words.peekable();
        if rest.peek().is_some() {
            self.word(first).classes |= Classes::PHRASE_START;
            *self.phrases.entry(rest.fold(first, WordHash::word).get()).or_default() |= classes;
        } else {
            self.word(first).classes |= classes;
        }
    }

    fn add_verb(&mut self, verb: Verb) {
        self.verbs.push(verb);
        let number = u16::try_from(self.verbs.len()).unwrap_or(0);
        for (form, class) in self.verbs[self.verbs.len() - 1].forms() {
            let word = self.word(WordHash::of(&form));
            word.classes |= class;
            if word.verb == 0 {
                word.verb = number;
            }
        }
    }

    fn word(&mut self, hash: WordHash) -> &mut Word {
        let next = self.words.len() as u32;
        let number = *self.index.entry(hash.get()).or_insert(next);
        if number == next {
            self.words.push(Word::default());
        }
        &mut self.words[number as usize]
    }

    /// The number of a written form, 0 when the lexicon does not have it.
    pub(crate) fn find(&self, hash: WordHash) -> u32 {
        self.index.get(&hash.get()).copied().unwrap_or(0)
    }

    /// How many written forms there are, the unknown one among them.
    pub(crate) fn len(&self) -> u32 {
        self.words.len() as u32
    }

    pub(crate) fn classes(&self, number: u32) -> Classes {
        self.words[number as usize].classes
    }

    pub(crate) fn verb(&self, number: u32) -> Option<&Verb> {
        self.verbs.get(self.verb_number(number)?)
    }

    /// The place among the verbs of the one of which a written form is a form.
    pub(crate) fn verb_number(&self, number: u32) -> Option<usize> {
        usize::from(self.words[number as usize].verb).checked_sub(1)
    }

    pub(crate) fn verbs(&self) -> &[Verb] {
        &self.verbs
    }

    /// The word that an abbreviated title stands for; any other word itself.
    pub(crate) fn spelled_out(&self, word: WordHash) -> WordHash {
        self.spelled_out.get(&word.get()).copied().unwrap_or(word)
    }

    /// The classes of an entry of several words.
    pub(crate) fn phrase(&self, words: impl Iterator<Item = WordHash>) -> Option<Classes> {
        let mut words = words;
        let first = words.next()?;
        self.phrases.get(&words.fold(first, WordHash::word).get()).copied()
    }
}

//! The word lists: plain files, one entry a line, `#` comments, a folder a language.
//!
//! An entry is a word or a phrase in lower case, then, after ` | `, its attributes.

mod bundled;
mod class;
#[cfg(test)]
mod english;
mod hash;
mod inflect;
mod list;
mod table;
mod verb;
mod word;

pub(crate) use class::Classes;
pub(crate) use hash::{Folding, HashIndex, Identity, SOFT_HYPHEN, WordHash};
pub use list::List;
pub(crate) use table::MAX_PHRASE;
pub(crate) use verb::{Frames, Verb, VerbClass};

use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::error::Error;

use table::Tables;

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
    tables: Tables,
}

static ENGLISH: Lazy<Arc<Lexicon>> = Lazy::new(|| Arc::new(Lexicon { tables: bundled::tables() }));

impl Lexicon {
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
        match self.tables.load(list, text) {
            Ok(()) => Ok(self),
            Err(fault) => Err(Error::at(origin, fault)),
        }
    }

    /// The number of a written form, 0 when the lexicon does not have it.
    pub(crate) fn find(&self, hash: WordHash) -> u32 {
        self.tables.words.find(hash)
    }

    /// How many written forms there are, the unknown one among them.
    pub(crate) fn len(&self) -> u32 {
        self.tables.words.all.len() as u32
    }

    pub(crate) fn hash(&self, number: u32) -> WordHash {
        self.tables.words.get(number).hash
    }

    pub(crate) fn classes(&self, number: u32) -> Classes {
        self.tables.words.get(number).classes
    }

    pub(crate) fn verb(&self, number: u32) -> Option<&Verb> {
        self.tables.verbs.get(self.verb_number(number)?)
    }

    /// The place among the verbs of the one of which a written form is a form.
    pub(crate) fn verb_number(&self, number: u32) -> Option<usize> {
        usize::from(self.tables.words.get(number).verb).checked_sub(1)
    }

    pub(crate) fn verbs(&self) -> &[Verb] {
        &self.tables.verbs
    }

    /// The word that an abbreviated title stands for; any other word itself.
    pub(crate) fn spelled_out(&self, word: WordHash) -> WordHash {
        self.tables.spelled_out.get(&word.get()).copied().unwrap_or(word)
    }

    /// The classes of an entry of several words, none when the lexicon does not have it.
    pub(crate) fn phrase(&self, hash: WordHash) -> Classes {
        self.tables.phrases.get(self.tables.phrases.find(hash)).classes
    }
}

//! One text after another.

use crate::attributor::Attributor;
use crate::error::Error;
use crate::memory::Memory;
use crate::result::Article;

/// Attributes one text after another, each in the memory that the one before left.
///
/// [`Attributor::attribute`] gives the same articles, and does the same with the memory of texts of up to 128 KiB. A
/// session has memory of its own, which it keeps whatever the size of the texts and gives back when it ends. It is
/// for one thread; it is cheap, so each thread may have its own.
///
/// ```
/// use quote_attribution::Attributor;
///
/// let attributor = Attributor::new();
/// let mut session = attributor.session();
/// for text in ["“It is done,” Ann Dorsey said.", "“Is it?” asked Carl Boyd."] {
///     let article = session.attribute(text);
///     assert_eq!(article.quotes().len(), 1);
/// }
/// ```
#[derive(Debug)]
pub struct Session<'a> {
    attributor: &'a Attributor,
    memory: Memory,
}

impl<'a> Session<'a> {
    pub(crate) fn new(attributor: &'a Attributor) -> Self {
        Self { attributor, memory: Memory::default() }
    }

    /// Attributes a text; see [`Attributor::attribute`].
    pub fn attribute<'t>(&mut self, text: &'t str) -> Article<'t> {
        self.try_attribute(text).unwrap_or(Article::empty(text))
    }

    /// Attributes a text unless it is larger than the limit.
    ///
    /// # Errors
    ///
    /// When the text has more bytes than [`Builder::max_bytes`](crate::Builder::max_bytes).
    pub fn try_attribute<'t>(&mut self, text: &'t str) -> Result<Article<'t>, Error> {
        self.attributor.run(text, &mut self.memory, &mut |_| ())
    }
}

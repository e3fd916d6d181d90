//! What can go wrong: only the loading of word lists and weights, and a text over the size limit.

/// A list or a table that could not be loaded, or a text that is larger than allowed.
///
/// It says where (which list or file, which line), what stands there and what was expected:
///
/// ```
/// use quote_attribution::{Lexicon, List};
///
/// let error = Lexicon::english().with(List::Verbs, "my verbs", "opine | speach\n").unwrap_err();
/// assert_eq!(error.line(), Some(1));
/// assert!(error.to_string().starts_with("my verbs, line 1: \"speach\" is not"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] Kind);

/// Kept apart from [`Error`] so that a new kind is no breaking change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Kind {
    #[error("{origin}, line {line}: {found:?} is not {expected}")]
    Line { origin: String, line: usize, found: String, expected: String },
    #[error("the text has {len} bytes, the limit is {limit} (see `Builder::max_bytes`)")]
    TooLarge { len: usize, limit: usize },
}

impl Error {
    pub(crate) fn at(origin: &str, line: usize, found: &str, expected: impl Into<String>) -> Self {
        Self(Kind::Line {
            origin: origin.to_owned(),
            line,
            found: found.to_owned(),
            expected: expected.into(),
        })
    }

    pub(crate) fn too_large(len: usize, limit: usize) -> Self {
        Self(Kind::TooLarge { len, limit })
    }

    /// The line of the list or file at fault, counted from 1; `None` when no file is to blame.
    pub fn line(&self) -> Option<usize> {
        match self.0 {
            Kind::Line { line, .. } => Some(line),
            Kind::TooLarge { .. } => None,
        }
    }
}

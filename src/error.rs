//! What can go wrong: the loading of word lists and weights, a text over the size limit, bytes that are no text.

use std::str::Utf8Error;

use crate::fault::Fault;

/// A list or a table that could not be loaded, or a text that is larger than allowed or not UTF-8.
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
    #[error("{origin}, {fault}")]
    Line { origin: String, fault: Fault },
    #[error("the text has {len} bytes, the limit is {limit} (see `Builder::max_bytes`)")]
    TooLarge { len: usize, limit: usize },
    #[error("the text is not UTF-8: byte {offset} (0x{byte:02X}) {problem}")]
    NotUtf8 { offset: usize, byte: u8, problem: &'static str },
}

impl Error {
    pub(crate) fn at(origin: &str, fault: Fault) -> Self {
        Self(Kind::Line { origin: origin.to_owned(), fault })
    }

    pub(crate) fn too_large(len: usize, limit: usize) -> Self {
        Self(Kind::TooLarge { len, limit })
    }

    /// `bytes` are those that the error is about.
    pub(crate) fn not_utf8(bytes: &[u8], error: Utf8Error) -> Self {
        let offset = error.valid_up_to();
        let problem = match error.error_len() {
            _ if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") => {
                "begins the byte order mark of UTF-16"
            }
            Some(_) => "belongs to no character",
            None => "begins a character that the end of the text cuts off",
        };
        Self(Kind::NotUtf8 { offset, byte: bytes[offset], problem })
    }

    /// The line of the list or file at fault, counted from 1; `None` when no file is to blame.
    pub fn line(&self) -> Option<usize> {
        match &self.0 {
            Kind::Line { fault, .. } => Some(fault.line),
            Kind::TooLarge { .. } | Kind::NotUtf8 { .. } => None,
        }
    }

    /// The byte at which a text stops being UTF-8, counted from 0; `None` when that is not the trouble.
    pub fn offset(&self) -> Option<usize> {
        match self.0 {
            Kind::NotUtf8 { offset, .. } => Some(offset),
            Kind::Line { .. } | Kind::TooLarge { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_text_stops_being_utf8() {
        for (bytes, offset, message) in [
            (&b"caf\xE9 noir"[..], 3, "the text is not UTF-8: byte 3 (0xE9) belongs to no character"),
            (
                b"\xE2\x80\x9CWe go\xE2\x80",
                8,
                "the text is not UTF-8: byte 8 (0xE2) begins a character that the end of the text cuts off",
            ),
            (
                b"\xFF\xFEW\0e\0",
                0,
                "the text is not UTF-8: byte 0 (0xFF) begins the byte order mark of UTF-16",
            ),
        ] {
            let error = Error::not_utf8(bytes, std::str::from_utf8(bytes).unwrap_err());
            assert_eq!((error.offset(), error.line()), (Some(offset), None));
            assert_eq!(error.to_string(), message);
        }
    }
}

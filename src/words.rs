//! Kinds, genders and genres as words: written with `Display`, read with `FromStr`. The words are those of the JSON.

use std::fmt;
use std::str::FromStr;

use crate::genre::Genre;
use crate::result::{Gender, QuoteKind, SpeakerKind};

/// A word that is none of those expected.
///
/// ```
/// use quote_attribution::QuoteKind;
///
/// let error = "loud".parse::<QuoteKind>().unwrap_err();
/// assert_eq!(error.to_string(), "\"loud\" is not one of direct, indirect, mixed");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{found:?} is not one of {}", expected.join(", "))]
pub struct UnknownWord {
    found: String,
    expected: Vec<&'static str>,
}

/// `Display`, `FromStr` and `as_str` for an enum whose variants have one word each.
macro_rules! words {
    ($name:ident: $($variant:ident = $word:literal),+) => {
        impl $name {
            /// The word for it, as in the JSON format and on the command lines of the examples.
            ///
            /// ```
            /// use quote_attribution::{Gender, Genre, QuoteKind, SpeakerKind};
            ///
            /// assert_eq!(QuoteKind::Mixed.as_str(), "mixed");
            /// assert_eq!(SpeakerKind::Group.as_str(), "group");
            /// assert_eq!(Gender::Female.as_str(), "female");
            /// assert_eq!(Genre::News.as_str(), "news");
            /// ```
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;

            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(UnknownWord { found: word.to_owned(), expected: vec![$($word),+] }),
                }
            }
        }
    };
}

words!(QuoteKind: Direct = "direct", Indirect = "indirect", Mixed = "mixed");
words!(Genre: News = "news", Fiction = "fiction");
words!(Gender: Male = "male", Female = "female");
words!(SpeakerKind: Person = "person", Organisation = "organisation", Place = "place", Group = "group",
    Document = "document", Unknown = "unknown");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_they_are_written() {
        for kind in [QuoteKind::Direct, QuoteKind::Indirect, QuoteKind::Mixed] {
            assert_eq!(kind.to_string().parse(), Ok(kind));
        }
        assert_eq!("female".parse(), Ok(Gender::Female));
        assert_eq!(format!("{:>9}|", SpeakerKind::Place), "    place|");
        assert!("Direct".parse::<QuoteKind>().is_err(), "as in the JSON, in lower case");
    }
}

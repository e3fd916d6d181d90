//! What the user sees: an article, its quotations, its speakers.

use std::borrow::Cow;
use std::fmt;

pub use crate::attribution::Evidence;
use crate::span::Span;

/// How the words of a quotation are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum QuoteKind {
    /// Whole clauses between quotation marks: “We go,” he said.
    Direct,
    /// Paraphrase alone: he said that they would go.
    Indirect,
    /// Quoted words inside the writer's own clause: he called it a “farce”.
    Mixed,
}

/// One stretch of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Part {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Whether it stands between quotation marks; the marks are not part of it.
    pub marked: bool,
}

impl Part {
    /// Where it stands.
    pub const fn span(self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// What a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum SpeakerKind {
    /// One person, named or not: "Angela Merkel", "a neighbour".
    Person,
    /// "NATO", "the ministry".
    Organisation,
    /// A place that stands for those who govern it: "Washington".
    Place,
    /// Several people: "two officials", "Ryan and McConnell".
    Group,
    /// "the report".
    Document,
    /// The text does not tell.
    Unknown,
}

impl fmt::Display for SpeakerKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Group => "group",
            Self::Document => "document",
            Self::Unknown => "unknown",
        })
    }
}

/// The gender that titles, given names or pronouns show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Gender {
    /// He.
    Male,
    /// She.
    Female,
}

/// Somebody or something that is quoted in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Speaker<'t> {
    /// Its number in [`Article::speakers`].
    pub id: usize,
    /// The fullest name that the article gives, without job titles: "Vladimir Putin".
    pub name: Cow<'t, str>,
    /// What it is.
    pub kind: SpeakerKind,
    /// Where the text tells; always `None` for what is no person.
    pub gender: Option<Gender>,
    /// Everywhere that the article names it, in order.
    pub mentions: Vec<Span>,
}

/// The quotations of one text with their speakers: what [`Attributor::attribute`] returns.
///
/// [`Attributor::attribute`]: crate::Attributor::attribute
#[derive(Clone, Debug, PartialEq)]
pub struct Article<'t> {
    pub(crate) text: &'t str,
    pub(crate) quotes: Vec<Found>,
    pub(crate) speakers: Vec<Speaker<'t>>,
}

/// A quotation as the article keeps it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub kind: QuoteKind,
    pub parts: Vec<Part>,
    pub speaker: Option<(usize, Span)>,
    pub cue: Option<Span>,
    pub confidence: f32,
    pub evidence: Vec<Evidence>,
}

impl<'t> Article<'t> {
    /// The text that was attributed; every span counts in its bytes.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The quotations in the order of the text, those that are nobody's speech among them.
    pub fn quotes(&self) -> impl ExactSizeIterator<Item = Quote<'_>> + DoubleEndedIterator + Clone {
        self.quotes.iter().map(|found| Quote { article: self, found })
    }

    /// The quotations that have a speaker of at least some confidence: among those of confidence *c*, about
    /// *c* are right.
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let article = Attributor::new().attribute("“It is done,” Ann Dorsey said.\n\nHer film “The Harbour” won.");
    /// assert_eq!(article.quotes().len(), 2);
    /// let sure: Vec<_> = article.at_least(0.9).map(|quote| quote.text()).collect();
    /// assert_eq!(sure, ["It is done,"]);
    /// ```
    pub fn at_least(&self, confidence: f32) -> impl DoubleEndedIterator<Item = Quote<'_>> + Clone {
        self.quotes().filter(move |quote| quote.found.speaker.is_some() && quote.confidence() >= confidence)
    }

    /// Those who are quoted, in the order in which they first speak.
    pub fn speakers(&self) -> &[Speaker<'t>] {
        &self.speakers
    }

    /// The same as plain data, in the shape of the JSON format.
    pub fn record(&self) -> Record<'_> {
        Record {
            quotes: self.quotes().map(|quote| quote.record()).collect(),
            speakers: self.speakers.clone(),
        }
    }
}

/// One quotation of an [`Article`].
#[derive(Clone, Copy, Debug)]
pub struct Quote<'a> {
    article: &'a Article<'a>,
    found: &'a Found,
}

impl<'a> Quote<'a> {
    /// How its words are given.
    pub fn kind(&self) -> QuoteKind {
        self.found.kind
    }

    /// Its stretches: several for an interrupted quotation, or one that re-opens in the next paragraph.
    pub fn parts(&self) -> &'a [Part] {
        &self.found.parts
    }

    /// Its words, without quotation marks; the stretches are joined by a space.
    pub fn text(&self) -> Cow<'a, str> {
        let mut stretches = self.found.parts.iter().map(|part| &self.article.text[part.start..part.end]);
        match (stretches.next(), stretches.len()) {
            (None, _) => Cow::Borrowed(""),
            (Some(only), 0) => Cow::Borrowed(only),
            (Some(first), _) => Cow::Owned(stretches.fold(first.to_owned(), |text, more| text + " " + more)),
        }
    }

    /// Whose words they are; `None` for a title, a nickname, a scare quote, or when nothing tells.
    pub fn speaker(&self) -> Option<&'a Speaker<'a>> {
        self.found.speaker.map(|(id, _)| &self.article.speakers[id])
    }

    /// The fullest name that the article gives the speaker.
    pub fn speaker_name(&self) -> Option<&'a str> {
        self.speaker().map(|speaker| speaker.name.as_ref())
    }

    /// The words that name the speaker at the quotation: "he", "the Russian president".
    pub fn mention(&self) -> Option<Span> {
        self.found.speaker.map(|(_, mention)| mention)
    }

    /// The words that attribute the quotation: "said", "has repeatedly denied", "according to".
    pub fn cue(&self) -> Option<Span> {
        self.found.cue
    }

    /// How likely the answer is to be right, from 0 to 1.
    pub fn confidence(&self) -> f32 {
        self.found.confidence
    }

    /// What spoke for the answer.
    pub fn evidence(&self) -> &'a [Evidence] {
        &self.found.evidence
    }

    /// Where it begins and ends: from its first part to its last.
    pub fn span(&self) -> Span {
        let parts = &self.found.parts;
        Span::new(parts.first().map_or(0, |part| part.start), parts.last().map_or(0, |part| part.end))
    }

    fn record(&self) -> QuoteRecord<'a> {
        QuoteRecord {
            kind: self.kind(),
            parts: self.found.parts.clone(),
            speaker: self.speaker().map(|speaker| SpeakerRecord {
                id: speaker.id,
                name: Cow::Borrowed(&speaker.name),
                mention: self.mention(),
            }),
            cue: self.cue(),
            confidence: self.confidence(),
            evidence: self.found.evidence.iter().map(|evidence| Cow::Owned(evidence.to_string())).collect(),
        }
    }
}

/// “Nobody knows,” Ida Blum → `Ida Blum: Nobody knows,`
impl fmt::Display for Quote<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.speaker_name().unwrap_or("unknown"), self.text())
    }
}

/// An article's results as plain data: what the JSON format holds.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Record<'a> {
    /// The quotations in the order of the text.
    pub quotes: Vec<QuoteRecord<'a>>,
    /// Those who are quoted.
    pub speakers: Vec<Speaker<'a>>,
}

/// One quotation as plain data.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct QuoteRecord<'a> {
    /// See [`Quote::kind`].
    pub kind: QuoteKind,
    /// See [`Quote::parts`].
    pub parts: Vec<Part>,
    /// See [`Quote::speaker`].
    pub speaker: Option<SpeakerRecord<'a>>,
    /// See [`Quote::cue`].
    pub cue: Option<Span>,
    /// See [`Quote::confidence`].
    pub confidence: f32,
    /// See [`Quote::evidence`].
    pub evidence: Vec<Cow<'a, str>>,
}

/// The speaker of one quotation as plain data.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SpeakerRecord<'a> {
    /// Its number among the speakers.
    pub id: usize,
    /// See [`Speaker::name`].
    pub name: Cow<'a, str>,
    /// See [`Quote::mention`].
    pub mention: Option<Span>,
}

#[cfg(feature = "serde")]
impl serde::Serialize for Article<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.record().serialize(serializer)
    }
}

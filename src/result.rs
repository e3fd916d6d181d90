//! What the user sees: an article, its quotations, its speakers.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::iter::FusedIterator;

pub use crate::attribution::Evidence;
use crate::attribution::Observation;
use crate::span::Span;

/// How the words of a quotation are given.
///
/// ```
/// use quote_attribution::{Attributor, QuoteKind};
///
/// let article = Attributor::new().attribute("“We go now,” said Ann Dorsey. She called the trial “a farce”.");
/// let kinds: Vec<_> = article.quotes().map(|quote| quote.kind()).collect();
/// assert_eq!(kinds, [QuoteKind::Direct, QuoteKind::Mixed]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum QuoteKind {
    /// Whole clauses between quotation marks: “We go,” he said. Also turns of a transcript without marks.
    Direct,
    /// Paraphrase alone: he said that they would go.
    Indirect,
    /// Quoted words inside the writer's own clause: he called it a “farce”.
    Mixed,
}

/// One stretch of a quotation.
///
/// ```
/// use quote_attribution::Attributor;
///
/// let article = Attributor::new().attribute("“It is done,” Ann Dorsey said.");
/// let quote = article.quotes().next().unwrap();
/// let part = quote.parts()[0];
/// assert!(part.marked);
/// assert_eq!(&article.text()[part.span().range()], "It is done,");
/// ```
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
    ///
    /// ```
    /// use quote_attribution::{Part, Span};
    ///
    /// let part = Part { start: 3, end: 14, marked: true };
    /// assert_eq!(part.span(), Span::new(3, 14));
    /// ```
    pub const fn span(self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// What a speaker is.
///
/// ```
/// use quote_attribution::{Attributor, SpeakerKind};
///
/// let article = Attributor::new().attribute("“It is done,” the police said.");
/// assert_eq!(article.speakers()[0].kind, SpeakerKind::Group);
/// ```
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

/// The gender that titles, given names or pronouns show.
///
/// ```
/// use quote_attribution::{Attributor, Gender};
///
/// let article = Attributor::new().attribute("“It is done,” said Mrs. Dorsey.");
/// assert_eq!(article.speakers()[0].gender, Some(Gender::Female));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Gender {
    /// He.
    Male,
    /// She.
    Female,
}

impl Gender {
    /// Whether two genders can be those of one person; what is not told agrees with either.
    pub(crate) fn agree(a: Option<Self>, b: Option<Self>) -> bool {
        a.is_none() || b.is_none() || a == b
    }
}

/// Somebody or something that is quoted in an article.
///
/// ```
/// use quote_attribution::Attributor;
///
/// let article = Attributor::new().attribute("“It is done,” said Ann Dorsey. “At last,” she said.");
/// let speaker = &article.speakers()[0];
/// assert_eq!(speaker.name, "Ann Dorsey");
/// let mentions: Vec<_> = speaker.mentions.iter().map(|span| &article.text()[span.range()]).collect();
/// assert_eq!(mentions, ["Ann Dorsey", "she"]);
/// ```
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

/// The name: `Vladimir Putin`.
impl fmt::Display for Speaker<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.name)
    }
}

/// Somebody to whom words are said.
///
/// ```
/// use quote_attribution::{Attributor, Genre};
///
/// let attributor = Attributor::builder().genre(Genre::Fiction).build();
/// let article = attributor.attribute("“Emma, my dear, you are late,” said Edmund.");
/// let addressee = article.quotes().next().unwrap().addressee().unwrap();
/// assert_eq!(&article.text()[addressee.mention.range()], "Emma");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Addressee<'t> {
    /// The fullest name that the article gives; that of a [`Speaker`] if the listener speaks elsewhere.
    pub name: Cow<'t, str>,
    /// The words that show who listens: "Boyd" in "she told Boyd", "Emma" in “Emma, my dear”.
    pub mention: Span,
}

/// The quotations of one text with their speakers: what [`Attributor::attribute`] returns.
///
/// [`Attributor::attribute`]: crate::Attributor::attribute
#[derive(Clone, Debug, PartialEq)]
pub struct Article<'t> {
    pub(crate) text: &'t str,
    pub(crate) quotes: Vec<Found<'t>>,
    pub(crate) speakers: Vec<Speaker<'t>>,
}

/// A quotation as the article keeps it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found<'t> {
    pub kind: QuoteKind,
    pub parts: Vec<Part>,
    pub speaker: Option<(usize, Span)>,
    pub addressee: Option<Addressee<'t>>,
    pub cue: Option<Span>,
    pub confidence: f32,
    pub evidence: Vec<Observation>,
    pub parent: Option<usize>,
}

impl<'t> Article<'t> {
    pub(crate) fn empty(text: &'t str) -> Self {
        Self { text, quotes: Vec::new(), speakers: Vec::new() }
    }

    /// The text that was attributed; every span counts in its bytes.
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let article = Attributor::new().attribute("It rained.");
    /// assert_eq!(article.text(), "It rained.");
    /// ```
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The quotations in the order of the text, those that are nobody's speech among them.
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let article = Attributor::new().attribute("“It is done,” Ann Dorsey said. The boat is called “Ulysses”.");
    /// assert_eq!(article.quotes().len(), 2);
    /// for quote in &article {
    ///     println!("{quote}"); // Ann Dorsey: It is done,
    /// }
    /// ```
    pub fn quotes(&self) -> Quotes<'_> {
        Quotes { article: self, found: self.quotes.iter() }
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
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let article = Attributor::new().attribute("“Go,” Ann Dorsey said. “No,” said Carl Boyd.");
    /// let names: Vec<_> = article.speakers().iter().map(|speaker| speaker.name.as_ref()).collect();
    /// assert_eq!(names, ["Ann Dorsey", "Carl Boyd"]);
    /// ```
    pub fn speakers(&self) -> &[Speaker<'t>] {
        &self.speakers
    }

    /// All that the article calls a speaker, each form once, in the order of the text: names, titles, pronouns.
    /// Empty for a number that no speaker has.
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let article = Attributor::new().attribute("“Go,” Mayor Ann Dorsey said. “Go,” Dorsey said. “Go,” she said.");
    /// assert_eq!(article.forms(0), ["Mayor Ann Dorsey", "Dorsey", "she"]);
    /// ```
    pub fn forms(&self, speaker: usize) -> Vec<&'t str> {
        let mut seen = HashSet::new();
        let mentions = self.speakers.get(speaker).into_iter().flat_map(|speaker| &speaker.mentions);
        mentions.map(|mention| &self.text[mention.range()]).filter(|&form| seen.insert(form)).collect()
    }
}

impl<'a> IntoIterator for &'a Article<'_> {
    type Item = Quote<'a>;
    type IntoIter = Quotes<'a>;

    fn into_iter(self) -> Quotes<'a> {
        self.quotes()
    }
}

/// Each quotation on a line of its own: `Ida Blum: Nobody knows,`
impl fmt::Display for Article<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.quotes().try_for_each(|quote| writeln!(f, "{quote}"))
    }
}

/// The quotations of an [`Article`], from [`Article::quotes`].
///
/// ```
/// use quote_attribution::Attributor;
///
/// let article = Attributor::new().attribute("“Go,” Ann Dorsey said. “No,” said Carl Boyd.");
/// let last = article.quotes().next_back().unwrap();
/// assert_eq!(last.speaker_name(), Some("Carl Boyd"));
/// ```
#[derive(Clone, Debug)]
pub struct Quotes<'a> {
    article: &'a Article<'a>,
    found: std::slice::Iter<'a, Found<'a>>,
}

impl<'a> Iterator for Quotes<'a> {
    type Item = Quote<'a>;

    fn next(&mut self) -> Option<Quote<'a>> {
        self.found.next().map(|found| Quote { article: self.article, found })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.found.size_hint()
    }
}

impl DoubleEndedIterator for Quotes<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.found.next_back().map(|found| Quote { article: self.article, found })
    }
}

impl ExactSizeIterator for Quotes<'_> {}

impl FusedIterator for Quotes<'_> {}

/// One quotation of an [`Article`].
///
/// ```
/// use quote_attribution::Attributor;
///
/// let article = Attributor::new().attribute("“It is done,” Ann Dorsey said.");
/// let quote = article.quotes().next().unwrap();
/// assert_eq!(quote.to_string(), "Ann Dorsey: It is done,");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Quote<'a> {
    article: &'a Article<'a>,
    pub(crate) found: &'a Found<'a>,
}

impl<'a> Quote<'a> {
    /// How its words are given.
    ///
    /// ```
    /// use quote_attribution::{Attributor, QuoteKind};
    ///
    /// let article = Attributor::new().attribute("“It is done,” Ann Dorsey said.");
    /// let quote = article.quotes().next().unwrap();
    /// assert_eq!(quote.kind(), QuoteKind::Direct);
    /// ```
    pub fn kind(&self) -> QuoteKind {
        self.found.kind
    }

    /// Its stretches: several for an interrupted quotation, or one that re-opens in the next paragraph.
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let article = Attributor::new().attribute("“It is done,” Ann Dorsey said, “at last.”");
    /// let quote = article.quotes().next().unwrap();
    /// assert_eq!(quote.parts().len(), 2);
    /// ```
    pub fn parts(&self) -> &'a [Part] {
        &self.found.parts
    }

    /// Its words, without quotation marks; the stretches are joined by a space.
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let article = Attributor::new().attribute("“It is done,” Ann Dorsey said, “at last.”");
    /// assert_eq!(article.quotes().next().unwrap().text(), "It is done, at last.");
    /// ```
    pub fn text(&self) -> Cow<'a, str> {
        let mut stretches = self.found.parts.iter().map(|part| &self.article.text[part.start..part.end]);
        match (stretches.next(), stretches.len()) {
            (None, _) => Cow::Borrowed(""),
            (Some(only), 0) => Cow::Borrowed(only),
            (Some(first), _) => Cow::Owned(stretches.fold(first.to_owned(), |text, more| text + " " + more)),
        }
    }

    /// Whose words they are; `None` for a title, a nickname, a scare quote, or when nothing tells.
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let article = Attributor::new().attribute("“It is done,” Ann Dorsey said.");
    /// let quote = article.quotes().next().unwrap();
    /// assert_eq!(quote.speaker().unwrap().id, 0);
    /// ```
    pub fn speaker(&self) -> Option<&'a Speaker<'a>> {
        self.found.speaker.map(|(id, _)| &self.article.speakers[id])
    }

    /// The fullest name that the article gives the speaker.
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let article = Attributor::new().attribute("“It is done,” Ann Dorsey said. “At last,” Dorsey said.");
    /// assert!(article.quotes().all(|quote| quote.speaker_name() == Some("Ann Dorsey")));
    /// ```
    pub fn speaker_name(&self) -> Option<&'a str> {
        self.speaker().map(|speaker| speaker.name.as_ref())
    }

    /// The words that name the speaker at the quotation: "he", "the Russian president".
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let article = Attributor::new().attribute("Ann Dorsey is glad. “It is done,” she said.");
    /// let quote = article.quotes().next().unwrap();
    /// assert_eq!(&article.text()[quote.mention().unwrap().range()], "she");
    /// ```
    pub fn mention(&self) -> Option<Span> {
        self.found.speaker.map(|(_, mention)| mention)
    }

    /// The words that attribute the quotation: "said", "has repeatedly denied", "according to".
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let article = Attributor::new().attribute("“It is done,” Ann Dorsey said.");
    /// let quote = article.quotes().next().unwrap();
    /// assert_eq!(&article.text()[quote.cue().unwrap().range()], "said");
    /// ```
    pub fn cue(&self) -> Option<Span> {
        self.found.cue
    }

    /// How likely the answer is to be right, from 0 to 1.
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let article = Attributor::new().attribute("“It is done,” Ann Dorsey said.");
    /// let quote = article.quotes().next().unwrap();
    /// assert!(quote.confidence() > 0.9);
    /// ```
    pub fn confidence(&self) -> f32 {
        self.found.confidence
    }

    /// What spoke for the answer.
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let article = Attributor::new().attribute("“It is done,” Ann Dorsey said.");
    /// let quote = article.quotes().next().unwrap();
    /// assert!(quote.evidence().any(|evidence| evidence.rule == "subject"));
    /// ```
    pub fn evidence(&self) -> impl ExactSizeIterator<Item = Evidence> + use<'a> {
        self.found.evidence.iter().map(|&observation| observation.into())
    }

    /// The quote in whose words this one stands: in “Dorsey said the ministry had promised to pay” the promise
    /// is the ministry’s, inside what Dorsey said.
    pub fn parent(&self) -> Option<Quote<'a>> {
        let found = self.article.quotes.get(self.found.parent?)?;
        Some(Quote { article: self.article, found })
    }

    /// Where it begins and ends: from its first part to its last.
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let article = Attributor::new().attribute("“It is done,” Ann Dorsey said, “at last.”");
    /// let quote = article.quotes().next().unwrap();
    /// assert_eq!(&article.text()[quote.span().range()], "It is done,” Ann Dorsey said, “at last.");
    /// ```
    pub fn span(&self) -> Span {
        let parts = &self.found.parts;
        Span::new(parts.first().map_or(0, |part| part.start), parts.last().map_or(0, |part| part.end))
    }

    /// To whom the words are said, where the text tells: the listener may never speak, so is no [`Speaker`].
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let article = Attributor::new().attribute("“It is done,” Ann Dorsey told Carl Boyd.");
    /// let quote = article.quotes().next().unwrap();
    /// assert_eq!(quote.addressee().unwrap().name, "Carl Boyd");
    /// ```
    pub fn addressee(&self) -> Option<&'a Addressee<'a>> {
        self.found.addressee.as_ref()
    }
}

/// “Nobody knows,” Ida Blum → `Ida Blum: Nobody knows,`
impl fmt::Display for Quote<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.speaker_name().unwrap_or("unknown"), self.text())
    }
}

//! Results as plain data, the shape of the JSON format: to write them, to read them back, and to keep them when
//! the text is gone.

use std::borrow::Cow;

use crate::result::{Addressee, Article, Part, Quote, QuoteKind, Speaker};
use crate::span::Span;

/// An article's results as plain data: what the JSON format holds.
///
/// ```
/// # #[cfg(feature = "serde")] {
/// use quote_attribution::Record;
///
/// let json = r#"{"quotes": [{"kind": "direct", "parts": [{"start": 3, "end": 14, "marked": true}],
///     "speaker": null, "cue": null, "confidence": 0.5, "evidence": []}], "speakers": []}"#;
/// let record: Record = serde_json::from_str(json).unwrap();
/// assert_eq!(record.quotes[0].parts[0].end, 14);
/// # }
/// ```
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
    /// See [`Quote::addressee`].
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub addressee: Option<Addressee<'a>>,
    /// See [`Quote::cue`].
    pub cue: Option<Span>,
    /// The number, in the list of quotes, of the one that [`Quote::parent`] is.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub parent: Option<usize>,
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

impl Article<'_> {
    /// The same as plain data, in the shape of the JSON format.
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let article = Attributor::new().attribute("“It is done,” Ann Dorsey said.");
    /// let record = article.record();
    /// assert_eq!(record.quotes[0].speaker.as_ref().unwrap().name, "Ann Dorsey");
    /// ```
    pub fn record(&self) -> Record<'_> {
        Record {
            quotes: self.quotes().map(|quote| quote.record()).collect(),
            speakers: self.speakers.clone(),
        }
    }
}

/// Borrows from the article; see [`Record::into_owned`].
impl<'a> From<&'a Article<'_>> for Record<'a> {
    fn from(article: &'a Article<'_>) -> Self {
        article.record()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Article<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.record().serialize(serializer)
    }
}

impl<'a> Quote<'a> {
    fn record(&self) -> QuoteRecord<'a> {
        QuoteRecord {
            kind: self.kind(),
            parts: self.parts().to_vec(),
            speaker: self.speaker().map(|speaker| SpeakerRecord {
                id: speaker.id,
                name: Cow::Borrowed(&speaker.name),
                mention: self.mention(),
            }),
            addressee: self.addressee().cloned(),
            cue: self.cue(),
            parent: self.found.parent,
            confidence: self.confidence(),
            evidence: self.evidence().map(|evidence| Cow::Owned(evidence.to_string())).collect(),
        }
    }
}

impl Record<'_> {
    /// The same without the text: to return it, to store it, to send it to another thread.
    ///
    /// ```
    /// use quote_attribution::{Attributor, Record};
    ///
    /// fn of(text: String) -> Record<'static> {
    ///     Attributor::new().attribute(&text).record().into_owned()
    /// }
    ///
    /// let record = of("“It is done,” Ann Dorsey said.".to_owned());
    /// assert_eq!(record.speakers[0].name, "Ann Dorsey");
    /// ```
    pub fn into_owned(self) -> Record<'static> {
        Record {
            quotes: self.quotes.into_iter().map(QuoteRecord::into_owned).collect(),
            speakers: self.speakers.into_iter().map(Speaker::into_owned).collect(),
        }
    }
}

impl QuoteRecord<'_> {
    /// The same without the text.
    ///
    /// ```
    /// use quote_attribution::{Attributor, QuoteRecord};
    ///
    /// fn first(text: String) -> Option<QuoteRecord<'static>> {
    ///     let article = Attributor::new().attribute(&text);
    ///     article.record().quotes.into_iter().next().map(QuoteRecord::into_owned)
    /// }
    ///
    /// let quote = first("“It is done,” Ann Dorsey said.".to_owned()).unwrap();
    /// assert_eq!(quote.parts[0].span().range(), 3..14);
    /// ```
    pub fn into_owned(self) -> QuoteRecord<'static> {
        QuoteRecord {
            speaker: self.speaker.map(SpeakerRecord::into_owned),
            addressee: self.addressee.map(Addressee::into_owned),
            evidence: self.evidence.into_iter().map(owned).collect(),
            kind: self.kind,
            parts: self.parts,
            cue: self.cue,
            parent: self.parent,
            confidence: self.confidence,
        }
    }
}

impl Addressee<'_> {
    /// The same without the text.
    ///
    /// ```
    /// use quote_attribution::{Addressee, Attributor};
    ///
    /// let record = Attributor::new().attribute("“It is done,” she told Carl Boyd.").record().into_owned();
    /// let addressee: Addressee<'static> = record.quotes[0].addressee.clone().unwrap().into_owned();
    /// assert_eq!(addressee.name, "Carl Boyd");
    /// ```
    pub fn into_owned(self) -> Addressee<'static> {
        Addressee { name: owned(self.name), mention: self.mention }
    }
}

impl SpeakerRecord<'_> {
    /// The same without the text.
    ///
    /// ```
    /// use quote_attribution::{Attributor, SpeakerRecord};
    ///
    /// let record = Attributor::new().attribute("“It is done,” Ann Dorsey said.").record().into_owned();
    /// let speaker: SpeakerRecord<'static> = record.quotes[0].speaker.clone().unwrap().into_owned();
    /// assert_eq!(speaker.name, "Ann Dorsey");
    /// ```
    pub fn into_owned(self) -> SpeakerRecord<'static> {
        SpeakerRecord { name: owned(self.name), id: self.id, mention: self.mention }
    }
}

impl Speaker<'_> {
    /// The same without the text.
    ///
    /// ```
    /// use quote_attribution::{Attributor, Speaker};
    ///
    /// fn all(text: String) -> Vec<Speaker<'static>> {
    ///     let article = Attributor::new().attribute(&text);
    ///     article.speakers().iter().cloned().map(Speaker::into_owned).collect()
    /// }
    ///
    /// assert_eq!(all("“It is done,” Ann Dorsey said.".to_owned())[0].to_string(), "Ann Dorsey");
    /// ```
    pub fn into_owned(self) -> Speaker<'static> {
        Speaker {
            name: owned(self.name),
            id: self.id,
            kind: self.kind,
            gender: self.gender,
            mentions: self.mentions,
        }
    }
}

fn owned(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

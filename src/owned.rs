//! Results that outlive the text they were found in.

use std::borrow::Cow;

use crate::result::{Addressee, Article, QuoteRecord, Record, Speaker, SpeakerRecord};

fn owned(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

/// Borrows from the article; see [`Record::into_owned`].
impl<'a> From<&'a Article<'_>> for Record<'a> {
    fn from(article: &'a Article<'_>) -> Self {
        article.record()
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

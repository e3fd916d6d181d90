//! How far an attribution has come.

/// A stage of the pipeline, in the order in which they run; those that have nothing to do are left out, of a text
/// without quotation marks all but the first two if no paraphrase is looked for. See
/// [`Attributor::attribute_watched`].
///
/// [`Attributor::attribute_watched`]: crate::Attributor::attribute_watched
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stage {
    /// Words, sentences and paragraphs.
    Text,
    /// Which mark opens, which closes, which is an apostrophe; and the genre, unless it is given.
    Marks,
    /// Names, pronouns and whatever else could speak.
    Mentions,
    /// Words that report speech, and their subjects.
    Cues,
    /// Mentions of one person joined.
    Entities,
    /// Who speaks each quotation.
    Speakers,
    /// Paraphrase; left out by [`Scope::Quoted`](crate::Scope::Quoted).
    ReportedSpeech,
    /// The article that is returned.
    Result,
}

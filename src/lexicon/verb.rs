//! Reporting verbs: their class, forms and what they can take.

use std::borrow::Cow;

use super::{Classes, WordHash, inflect};

/// What a reporting verb does with the words it introduces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum VerbClass {
    /// say, tell, add: nearly always introduces words.
    Speech,
    /// write, tweet.
    Write,
    /// shout, whisper, joke: how the words came out.
    Manner,
    /// argue, deny, warn.
    Claim,
    /// call, describe, denounce: the quoted words characterise something.
    Name,
    /// accuse, urge, promise: done by speaking.
    Act,
    /// believe, fear.
    Think,
    /// show, reveal, quote: what documents do.
    Show,
    /// begin, offer, smile: now and then carries a quotation.
    Weak,
}

impl VerbClass {
    pub const NAMES: [(&'static str, Self); 9] = [
        ("speech", Self::Speech),
        ("write", Self::Write),
        ("manner", Self::Manner),
        ("claim", Self::Claim),
        ("name", Self::Name),
        ("act", Self::Act),
        ("think", Self::Think),
        ("show", Self::Show),
        ("weak", Self::Weak),
    ];
}

/// What a verb can take as the content of an attribution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frames(pub(super) u32);

impl Frames {
    pub const NAMES: [&'static str; 26] = [
        "that", "bare", "wh", "inf", "obj-inf", "obj-that", "obj-of", "obj-as", "obj-for", "obj-with",
        "obj-obj", "np", "about", "for", "of", "on", "to", "against", "at", "in", "into", "over", "with",
        "from", "quote", "as",
    ];

    /// Whether the frame with that place in [`Self::NAMES`] is one of them.
    pub const fn has(self, frame: usize) -> bool {
        self.0 & (1 << frame) != 0
    }
}

/// One entry of `verbs.txt`.
#[derive(Clone, Debug)]
pub(crate) struct Verb {
    pub lemma: Cow<'static, str>,
    pub class: VerbClass,
    pub frames: Frames,
    /// Adverbs that may follow as part of the verb: point out, shoot back.
    pub particles: Cow<'static, [WordHash]>,
}

/// A written form of a verb with its class.
pub(super) type Form = (String, Classes);

impl Verb {
    /// Whether its object is whom it is said to: "tell her that", "ask her to".
    pub fn takes_listener(&self) -> bool {
        self.takes("obj-that") || self.class == VerbClass::Speech && self.takes("obj-inf")
    }

    /// Whether a clause may follow without a word between: "said she would".
    pub fn takes_clause(&self) -> bool {
        self.takes("bare")
    }

    /// Whether its object may be words that its subject gives out: "issue a statement", "send a letter".
    pub fn gives_out(&self) -> bool {
        let class =
            matches!(self.class, VerbClass::Speech | VerbClass::Write | VerbClass::Act | VerbClass::Weak);
        class && self.takes("np")
    }

    fn takes(&self, frame: &str) -> bool {
        Frames::NAMES.iter().position(|known| *known == frame).is_some_and(|frame| self.frames.has(frame))
    }

    /// Reads the attributes of an entry: the verb and its forms. An error is what was found and what was
    /// expected there.
    pub fn parse<'a>(
        lemma: &str,
        mut attributes: impl Iterator<Item = &'a str>,
    ) -> Result<(Self, Vec<Form>), (String, String)> {
        let class = attributes.next().unwrap_or("");
        let class =
            VerbClass::NAMES.iter().find(|(name, _)| *name == class).map(|(_, class)| *class).ok_or_else(
                || {
                    let names: Vec<_> = VerbClass::NAMES.iter().map(|(name, _)| *name).collect();
                    (class.to_owned(), format!("a class of verbs ({})", names.join(", ")))
                },
            )?;
        let mut frames = Frames::default();
        let mut particles = Vec::new();
        let mut third = vec![inflect::third(lemma)];
        let mut past = vec![inflect::past(lemma)];
        let mut participle = Vec::new();
        let mut gerund = vec![inflect::gerund(lemma)];
        for attribute in attributes {
            let forms = |text: &str| text.split(',').map(str::to_owned).collect();
            match attribute.split_once('=') {
                Some(("third", text)) => third = forms(text),
                Some(("past", text)) => past = forms(text),
                Some(("participle", text)) => participle = forms(text),
                Some(("gerund", text)) => gerund = forms(text),
                Some(("particle", text)) => particles = text.split(',').map(WordHash::of).collect(),
                _ => match Frames::NAMES.iter().position(|name| *name == attribute) {
                    Some(bit) => frames.0 |= 1 << bit,
                    None => {
                        let frames = Frames::NAMES.join(", ");
                        return Err((
                            attribute.to_owned(),
                            format!("past=, participle=, gerund=, third=, particle= or a frame ({frames})"),
                        ));
                    }
                },
            }
        }
        if participle.is_empty() {
            participle.clone_from(&past);
        }
        let mut forms = vec![(lemma.to_owned(), Classes::BASE)];
        for (list, class) in [
            (third, Classes::THIRD_SINGULAR),
            (past, Classes::PAST),
            (participle, Classes::PARTICIPLE),
            (gerund, Classes::GERUND),
        ] {
            forms.extend(list.into_iter().map(|form| (form, class)));
        }
        let verb = Self { lemma: lemma.to_owned().into(), class, frames, particles: particles.into() };
        Ok((verb, forms))
    }
}

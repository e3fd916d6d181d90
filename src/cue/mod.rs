//! Words that attribute: "said", "has repeatedly denied", "according to".

mod subject;
mod verb;

use std::ops::Range;

use crate::lexicon::{Classes, VerbClass, WordHash};
use crate::memory::Memory;
use crate::mention::Mentions;
use crate::text::{Text, TokenKind};

pub(crate) use subject::Link;

/// The form of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum CueForm {
    /// "said", "has said", "says".
    Finite,
    /// "was told", "is quoted".
    Passive,
    /// "to say".
    Infinitive,
    /// "saying".
    Gerund,
    /// "according to".
    Preposition,
}

/// A cue outside quotation marks and who its source is.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    /// Auxiliaries, verb and particle.
    pub tokens: Range<usize>,
    /// The verb itself.
    pub verb: usize,
    /// The class of the verb; none for "according to".
    pub class: Option<VerbClass>,
    pub form: CueForm,
    pub modal: bool,
    pub negated: bool,
    /// The mention before it that is its subject, and how it was found.
    pub subject: Option<(usize, Link)>,
    /// The mention right after it: its subject when inverted, else its object.
    pub after: Option<usize>,
}

impl Cue {
    /// "said", "told", "added": all but sure to attribute.
    pub fn is_strong(&self) -> bool {
        matches!(
            self.class,
            None | Some(VerbClass::Speech | VerbClass::Write | VerbClass::Claim | VerbClass::Manner)
        )
    }
}

/// Finds the cues of a text in order.
pub(crate) fn find(text: &Text, mentions: &Mentions, memory: &mut Memory) -> Vec<Cue> {
    let mut cues = memory.cues();
    cues.reserve(text.len() / 25 + 1);
    for token in 0..text.len() {
        if text.tokens[token].depth > 0 || !text.tokens[token].is_word() {
            continue;
        }
        let cue = if text.has(token, Classes::VERB) {
            verb::read(text, mentions, token)
        } else {
            according_to(text, mentions, token)
        };
        let Some(mut cue) = cue else { continue };
        if cue.form != CueForm::Preposition {
            cue.subject = subject::find(text, mentions, &cues, &cue);
        }
        cues.push(cue);
    }
    cues
}

/// What the mention owns: "Boyd’s former secretary | Ann Dorsey".
fn owned(text: &Text, mentions: &Mentions, owner: usize) -> Option<usize> {
    /// Words between.
    const MOST: usize = 3;
    let clitic = mentions.get(owner).tokens.end;
    if text.kind(clitic) != Some(TokenKind::Clitic) {
        return None;
    }
    let reach = clitic + 1..(clitic + 2 + MOST).min(text.len());
    let mut starts = reach.take_while(|&at| text.tokens[at].is_word());
    starts.find_map(|at| mentions.starting_at(at))
}

/// "according to", "in the words of": the source comes after.
fn according_to(text: &Text, mentions: &Mentions, token: usize) -> Option<Cue> {
    const PHRASES: [&[WordHash]; 2] = [
        &[WordHash::literal("according"), WordHash::literal("to")],
        &[
            WordHash::literal("in"),
            WordHash::literal("the"),
            WordHash::literal("words"),
            WordHash::literal("of"),
        ],
    ];
    let phrase =
        PHRASES.iter().find(|phrase| phrase.iter().enumerate().all(|(i, word)| text.is(token + i, *word)))?;
    let end = token + phrase.len();
    let source = (end < text.len()).then(|| mentions.starting_at(end)).flatten()?;
    let source = owned(text, mentions, source).unwrap_or(source);
    Some(Cue {
        tokens: token..end,
        verb: token,
        class: None,
        form: CueForm::Preposition,
        modal: false,
        negated: false,
        subject: Some((source, Link::Object)),
        after: None,
    })
}

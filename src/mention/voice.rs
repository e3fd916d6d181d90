//! Somebody's voice is somebody: "said Anne's voice", "cried the voice of old Mr. Pell".

use crate::lexicon::{Classes, WordHash};
use crate::text::{Text, TokenKind};

use super::Mentions;

const OF: WordHash = WordHash::literal("of");
/// Words between a voice and its determiner or owner.
const MOST: usize = 3;

/// Whether a word is that of a voice.
fn is_voice(text: &Text, token: usize) -> bool {
    const VOICES: [WordHash; 4] = WordHash::literals(["accents", "tones", "voice", "voices"]);
    text.is_any(token, &VOICES)
}

/// Whether the phrase `start..=head` is a voice whose owner is named beside it.
pub(super) fn is_owned(text: &Text, start: usize, head: usize) -> bool {
    let owner = |token: usize| {
        text.kind(token) == Some(TokenKind::Clitic)
            || text.has(token, Classes::POSSESSIVE) && text.has(token, Classes::PRONOUN)
    };
    is_voice(text, head) && (text.is(head + 1, OF) || (start..head).any(owner))
}

/// The mention of the one whose voice the word at `token` is, where that stands before it: "Anne's clear | voice".
pub(crate) fn owner_before(text: &Text, mentions: &Mentions, token: usize) -> Option<usize> {
    if !is_voice(text, token) {
        return None;
    }
    (token.saturating_sub(MOST + 1)..token)
        .rev()
        .take_while(|&at| matches!(text.kind(at), Some(TokenKind::Word | TokenKind::Clitic)))
        .find_map(|at| match text.kind(at) {
            Some(TokenKind::Clitic) => mentions.ending_at(at),
            Some(TokenKind::Word) if text.has(at, Classes::POSSESSIVE) => mentions.starting_at(at),
            _ => None,
        })
}

/// The mention of the one whose voice is told of from `start` on: "the clear voice of | Inspector Pell".
pub(crate) fn owner_after(text: &Text, mentions: &Mentions, start: usize) -> Option<usize> {
    if !text.has(start, Classes::DETERMINER) {
        return None;
    }
    let mut words = (start + 1..start + 2 + MOST).take_while(|&at| text.kind(at) == Some(TokenKind::Word));
    let voice = words.find(|&at| is_voice(text, at))?;
    let owner = voice + 2;
    (text.is(voice + 1, OF) && owner < text.len()).then(|| mentions.starting_at(owner)).flatten()
}

/// Whether a token stands after "the voice of".
pub(crate) fn is_of_voice(text: &Text, token: usize) -> bool {
    token > 1 && text.is(token - 1, OF) && is_voice(text, token - 2)
}

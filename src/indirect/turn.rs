//! Turns of a transcript without quotation marks: "TAPPER: Why?"

use std::collections::HashSet;

use crate::result::SpeakerKind;
use crate::text::{Case, TokenKind};

use super::Attribution;
use super::view::View;

/// Fewer paragraphs that begin with a name and a colon are no transcript but a list or a caption.
const FEWEST: usize = 3;

/// How likely a label is one where the paragraphs make a transcript.
const PROBABILITY: f32 = 0.95;

/// Finds the turns in the order of the text: paragraphs that begin with somebody's name and a colon, if there
/// are several and somebody speaks twice.
pub(super) fn find(view: &View) -> Vec<Attribution> {
    let text = &view.scene.text;
    let turns = text.paragraphs.iter().filter_map(|paragraph| {
        let tokens = paragraph.tokens();
        let (label, colon) = label(view, tokens.start)?;
        let content = colon + 1..tokens.end;
        let first = text.tokens.get(content.start).filter(|_| !content.is_empty())?;
        // Words between marks are found as such.
        let plain = first.depth == 0 && first.kind != TokenKind::Mark;
        let words = content.clone().any(|token| text.tokens[token].is_word());
        let stretches = || {
            let quoted = &view.scene.quoted;
            let from = quoted.partition_point(|quoted| quoted.open < content.start);
            let within = quoted[from..].iter().take_while(|quoted| quoted.open < content.end);
            let outermost = within.enumerate().filter(|(_, quoted)| quoted.depth == 0);
            outermost.map(|(number, _)| from + number).collect()
        };
        (plain && words).then(|| Attribution {
            at: colon,
            cue: colon..colon + 1,
            cue_probability: PROBABILITY,
            source_probability: 1.0,
            source: Some(label),
            stretches: stretches(),
            content: vec![content.clone()],
            parent: None,
        })
    });
    let turns: Vec<Attribution> = turns.collect();
    let speaker = |turn: &Attribution| turn.source.map(|label| view.scene.mentions.get(label).entity);
    let speakers: HashSet<_> = turns.iter().map(speaker).collect();
    if turns.len() >= FEWEST && speakers.len() < turns.len() { turns } else { Vec::new() }
}

/// The name that begins a paragraph, and the colon that makes a label of it: "TAPPER:", "JAKE TAPPER, HOST:".
fn label(view: &View, first: usize) -> Option<(usize, usize)> {
    /// Words of what the speaker is, with their comma.
    const LONGEST_ROLE: usize = 6;
    let text = &view.scene.text;
    let number = view.scene.mentions.starting_at(first)?;
    let mention = view.scene.mentions.get(number);
    let person = matches!(mention.kind, SpeakerKind::Person | SpeakerKind::Unknown);
    let named = mention.is_name() && person || text.tokens[mention.head].case == Case::Upper;
    let mut colon = mention.tokens.end;
    if text.kind(colon) == Some(TokenKind::Comma) {
        let role = text.tokens[colon + 1..].iter().take(LONGEST_ROLE);
        colon += 1 + role.take_while(|token| token.is_word() && token.case == Case::Upper).count();
    }
    (named && text.kind(colon) == Some(TokenKind::Colon)).then_some((number, colon))
}

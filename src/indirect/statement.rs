//! Where one statement of a source ends and its next begins.
//!
//! Contents are found one cue at a time; two cues of one source in a sentence tell more.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::text::TokenKind;

use super::label::label;
use super::{Attribution, View};

/// Cues on each side that are looked at: no sentence has more.
pub(super) const REACH: usize = 12;

/// Takes "that he said bore some resemblance" into the content that it ends, if both have one source.
///
/// It only tells which thing is meant. After a comma, "an axis, which he said bore …", it is a statement of its own.
pub(super) fn join_relatives(view: &View, found: &mut Vec<Attribution>) {
    for number in 1..found.len() {
        let (earlier, later) = found.split_at_mut(number);
        let inner = &mut later[0];
        let Some(opener) = relative_around(view, inner) else { continue };
        let first = earlier.len().saturating_sub(REACH);
        let goes_on = |outer: &Attribution, inner: &Attribution| {
            outer.content.last().is_some_and(|last| last.start < opener && opener <= last.end)
                && are_of_one(view, outer, inner)
        };
        let mut joined = false;
        for outer in earlier[first..].iter_mut().filter(|outer| goes_on(outer, inner)) {
            if let (Some(last), Some(end)) = (outer.content.last_mut(), inner.content.last()) {
                last.end = last.end.max(end.end);
            }
            let new = inner.stretches.iter().filter(|stretch| !outer.stretches.contains(stretch));
            let new: Vec<usize> = new.copied().collect();
            outer.stretches.extend(new);
            joined = true;
        }
        if joined {
            inner.content.clear();
        }
    }
    found.retain(|one| !one.content.is_empty());
}

/// The "that" of a relative clause in which a cue with its subject is inserted, "an axis that he said bore": it is part of
/// the content, which goes on behind them. No comma stands before it.
fn relative_around(view: &View, one: &Attribution) -> Option<usize> {
    let text = &view.scene.text;
    let subject = &view.scene.mentions.get(one.source?).tokens;
    let opener = subject.start.checked_sub(1).filter(|&opener| text.has(opener, Classes::RELATIVE))?;
    let restricts = opener.checked_sub(1).is_some_and(|before| text.kind(before) != Some(TokenKind::Comma));
    let inserted = one.content.iter().any(|content| content.end == subject.start);
    (restricts && inserted && subject.end <= one.at).then_some(opener)
}

/// Whether two cues have one source.
fn are_of_one(view: &View, first: &Attribution, second: &Attribution) -> bool {
    let entity = |one: &Attribution| one.source.map(|source| view.scene.mentions.get(source).entity);
    entity(first).is_some_and(|source| entity(second) == Some(source))
}

/// Whether a token stands in the content of a cue.
fn has(one: &Attribution, token: usize) -> bool {
    one.content.iter().any(|content| content.contains(&token))
}

/// Whether the subject of one cue stands in the content of another: "says she fears that".
fn has_source_of(view: &View, outer: &Attribution, inner: &Attribution) -> bool {
    inner.source.is_some_and(|source| has(outer, view.scene.mentions.get(source).tokens.start))
}

/// Ends the content of a cue before the next cue of the same source: "said that A, adding that B".
pub(super) fn part(view: &View, found: &mut [Attribution]) {
    for number in 1..found.len() {
        let (earlier, later) = found.split_at_mut(number);
        let next = &later[0];
        let Some(end) = goes_on_at(view, next) else { continue };
        let first = earlier.len().saturating_sub(REACH);
        let goes_on = |one: &&mut Attribution| {
            !one.is_turn
                && has(one, next.at)
                && !has_source_of(view, one, next)
                && are_of_one(view, one, next)
                && agree(view, one, next)
        };
        earlier[first..].iter_mut().filter(goes_on).for_each(|one| cut(view, one, end));
    }
}

/// Leaves one of two cues that give one content to one source: "worries about", "declined to say", "responded, saying".
pub(super) fn merge(view: &View, found: &mut Vec<Attribution>) {
    for number in 1..found.len() {
        let (earlier, later) = found.split_at_mut(number);
        let second = &mut later[0];
        let first = earlier.len().saturating_sub(REACH);
        let same = |first: &&mut Attribution| {
            are_of_one(view, first, second)
                && is_alike(&first.content, &second.content)
                && !has_source_of(view, first, second)
        };
        let Some(first) = earlier[first..].iter_mut().rfind(same) else { continue };
        // "continued to warn", "worries about".
        let tag = view.tag(first.cue.end);
        let is_phrase = match second.cue.start.checked_sub(first.cue.end) {
            Some(0) => tag == label!("preposition"),
            Some(1) => tag == label!("to"),
            _ => false,
        };
        let cue = first.cue.start..second.cue.end;
        let (kept, other) =
            if first.cue_probability > second.cue_probability { (first, second) } else { (second, first) };
        if is_phrase {
            kept.cue = cue;
        }
        other.content.clear();
    }
    found.retain(|one| !one.content.is_empty());
}

/// Whether two contents are the same but for a word or two.
fn is_alike(one: &[Range<usize>], other: &[Range<usize>]) -> bool {
    /// The least share of their tokens that both have.
    const LEAST: f32 = 0.8;
    let shared = |a: &Range<usize>| {
        let ends = other.iter().map(|b| a.end.min(b.end).saturating_sub(a.start.max(b.start)));
        ends.sum::<usize>()
    };
    let both: usize = one.iter().map(shared).sum();
    let all = one.iter().chain(other).map(Range::len).sum::<usize>() - both;
    both as f32 >= LEAST * all as f32
}

/// Whether the form of a verb goes with that of an earlier one: "vowed to stay and fight" has two infinitives.
fn agree(view: &View, first: &Attribution, second: &Attribution) -> bool {
    view.tag(second.at) != label!("base") || view.tag(first.at) == label!("base")
}

/// Where what stands before a cue without a subject of its own ends: before a comma or an "and", or behind a mark.
fn goes_on_at(view: &View, one: &Attribution) -> Option<usize> {
    let text = &view.scene.text;
    let source = one.source.map(|source| &view.scene.mentions.get(source).tokens)?;
    let is_plain = |token: &usize| !text.has(*token, Classes::ADVERB);
    let before = (source.end..one.cue.start).rev().find(is_plain)?;
    let is_comma = |token: usize| text.kind(token) == Some(TokenKind::Comma);
    match text.tokens[before].kind {
        TokenKind::Comma => Some(before),
        TokenKind::Mark => Some(before + 1),
        // "for" is both.
        _ if !text.has(before, Classes::COORDINATOR) || text.has(before, Classes::PREPOSITION) => None,
        _ if is_comma(before - 1) => Some(before - 1),
        _ => Some(before),
    }
}

/// Leaves out of the content what stands from a token on, if anything is left then.
fn cut(view: &View, one: &mut Attribution, end: usize) {
    let is_left = one.content.first().is_some_and(|content| content.start < end);
    if !is_left {
        return;
    }
    one.content.retain_mut(|content| {
        content.end = content.end.min(end);
        content.start < content.end
    });
    one.stretches.retain(|&stretch| view.scene.quoted[stretch].open < end);
}

//! Makes of the decisions what the user sees: quotes of one or several parts, and the speakers.

use crate::attribution::{Decision, Scene};
use crate::result::{Article, Found, Part, QuoteKind, Speaker};
use crate::span::Span;
use crate::text::TokenKind;

/// Puts an article together. Answers below the minimum confidence lose their speaker.
pub(crate) fn article<'t>(
    source: &'t str,
    scene: &Scene,
    decisions: Vec<Decision>,
    minimum_confidence: f32,
) -> Article<'t> {
    let mut article = Article { text: source, quotes: Vec::new(), speakers: Vec::new() };
    // Number of the speaker of each entity that has spoken.
    let mut known = vec![None; scene.entities.len()];
    let mut last_mention = None;
    for decision in decisions {
        let quoted = &scene.quoted[decision.quoted];
        let part = Part { start: quoted.span.start, end: quoted.span.end, marked: true };
        let mention = decision.candidate.mention.filter(|_| decision.confidence >= minimum_confidence);
        let goes_on = mention.is_some()
            && (quoted.continues || mention == last_mention && same_paragraph(scene, &article, &decision));
        last_mention = mention;
        if goes_on && let Some(quote) = article.quotes.last_mut() {
            quote.parts.push(part);
            quote.confidence = quote.confidence.min(decision.confidence);
            quote.cue = quote.cue.or_else(|| cue(scene, &decision));
            continue;
        }
        let speaker = mention.map(|number| {
            let entity = decision.candidate.entity.unwrap_or(scene.mentions.get(number).entity);
            let id = *known[entity].get_or_insert_with(|| {
                let id = article.speakers.len();
                article.speakers.push(speaker(source, scene, entity, id));
                id
            });
            (id, scene.text.span(scene.mentions.get(number).tokens.clone()))
        });
        article.quotes.push(Found {
            kind: kind(scene, &decision),
            parts: vec![part],
            speaker,
            cue: speaker.and_then(|_| cue(scene, &decision)),
            confidence: decision.confidence,
            evidence: decision.evidence,
        });
    }
    for (number, mention) in scene.mentions.iter().enumerate() {
        if let Some(id) = known[mention.entity] {
            let span = scene.text.span(scene.mentions.get(number).tokens.clone());
            article.speakers[id].mentions.push(span);
        }
    }
    article
}

fn speaker<'t>(source: &'t str, scene: &Scene, number: usize, id: usize) -> Speaker<'t> {
    let entity = scene.entities.get(number);
    Speaker {
        id,
        name: scene.entities.name(source, &scene.text, number),
        kind: entity.kind,
        gender: entity.gender,
        mentions: Vec::new(),
    }
}

fn same_paragraph(scene: &Scene, article: &Article, decision: &Decision) -> bool {
    let paragraph = scene.text.span(scene.text.paragraphs[decision.quotation.paragraph].tokens());
    article
        .quotes
        .last()
        .and_then(|quote| quote.parts.last())
        .is_some_and(|part| part.start >= paragraph.start)
}

fn cue(scene: &Scene, decision: &Decision) -> Option<Span> {
    use crate::attribution::Relation;
    let own = decision
        .candidate
        .cue
        .filter(|(_, relation, _)| *relation != Relation::Elsewhere)
        .map(|(cue, ..)| cue);
    let inverted = decision
        .candidate
        .after_cue
        .filter(|(_, relation)| *relation == Relation::Follows)
        .map(|(cue, _)| cue);
    let cue = inverted.or(own)?;
    Some(scene.text.span(scene.cues[cue].tokens.clone()))
}

/// Direct when it is a clause of its own, mixed when it is part of the writer's.
fn kind(scene: &Scene, decision: &Decision) -> QuoteKind {
    let text = &scene.text;
    let quotation = &decision.quotation;
    let first = text.tokens.get(quotation.open + 1);
    let begins_in_capital =
        first.is_some_and(|token| token.is_capitalised() || token.kind == TokenKind::Open);
    let introduced = quotation.before.is_empty() || !text.tokens[quotation.open - 1].is_word();
    if begins_in_capital && introduced || quotation.before.is_empty() && quotation.words > 3 {
        QuoteKind::Direct
    } else {
        QuoteKind::Mixed
    }
}

//! Makes of the decisions what the user sees: quotes of one or several parts, and the speakers.

use crate::attribution::{Decision, Scene};
use crate::indirect::{Attribution, Linked};
use crate::result::{Addressee, Article, Found, Part, QuoteKind, Speaker};
use crate::span::Span;
use crate::text::TokenKind;

/// Puts an article together. Answers below the minimum confidence lose their speaker.
pub(crate) fn article<'t>(
    source: &'t str,
    scene: &Scene,
    decisions: Vec<Decision>,
    linked: &Linked,
    minimum_confidence: f32,
) -> Article<'t> {
    let mut article = Article::empty(source);
    article.quotes.reserve(decisions.len() + linked.attributions.len());
    // Number of the speaker of each entity that has spoken.
    let mut known = vec![None; scene.entities.len()];
    let (mut last_mention, mut last_entity) = (None, None);
    let nobodys: Vec<Span> = decisions
        .iter()
        .filter(|decision| decision.candidate.mention.is_none())
        .map(|decision| scene.quoted[decision.quoted].span)
        .collect();
    // The quote of each attribution.
    let mut quotes = vec![None; linked.attributions.len()];
    for (number, decision) in decisions.into_iter().enumerate() {
        let quoted = &scene.quoted[decision.quoted];
        // “DORSEY: We go.”: the label is not what Dorsey says.
        let label = label(scene, &decision);
        let start = label.map_or(quoted.span.start, |colon| scene.text.tokens[colon + 1].start());
        let part = Part { start, end: quoted.span.end, marked: true };
        let mention = decision.candidate.mention.filter(|_| decision.confidence >= minimum_confidence);
        let addressee = decision.listener.filter(|_| mention.is_some()).map(|(mention, entity)| Addressee {
            name: scene.entities.name(source, &scene.text, entity),
            mention: scene.text.span(scene.mentions.get(mention).tokens.clone()),
        });
        let entity = mention.and(decision.candidate.entity);
        let goes_on = mention.is_some()
            && (quoted.continues && entity == last_entity
                || mention == last_mention && same_paragraph(scene, &article, &decision));
        (last_mention, last_entity) = (mention, entity);
        let owner = linked.owners.get(number).copied().flatten().filter(|_| mention.is_some());
        // Words that stand in the content of a cue of their own go with it.
        let goes_on = goes_on && (owner.is_none() || quotes[owner.unwrap_or(0)].is_some());
        if let Some(at) = owner.and_then(|owner| quotes[owner]) {
            let quote: &mut Found = &mut article.quotes[at];
            quote.parts.push(part);
            quote.confidence = quote.confidence.min(decision.confidence);
            quote.addressee = quote.addressee.take().or(addressee);
            continue;
        }
        if goes_on && let Some(quote) = article.quotes.last_mut() {
            quote.parts.push(part);
            quote.confidence = quote.confidence.min(decision.confidence);
            quote.cue = quote.cue.or_else(|| cue(scene, &decision));
            quote.addressee = quote.addressee.take().or(addressee);
            continue;
        }
        let speaker = mention.map(|mention| {
            let entity = decision.candidate.entity.unwrap_or(scene.mentions.get(mention).entity);
            introduce(&mut article, &mut known, scene, mention, entity)
        });
        if let Some(owner) = owner {
            quotes[owner] = Some(article.quotes.len());
        }
        article.quotes.push(Found {
            kind: kind(scene, &decision),
            parts: vec![part],
            speaker,
            addressee,
            cue: speaker.and_then(|_| cue(scene, &decision)),
            confidence: decision.confidence,
            evidence: decision.evidence,
            parent: None,
        });
    }
    for (attribution, quote) in linked.attributions.iter().zip(&mut quotes) {
        let paraphrase = paraphrase(scene, attribution, quote.map(|at| &article.quotes[at]));
        if let Some(at) = *quote {
            let quote = &mut article.quotes[at];
            if !paraphrase.is_empty() {
                quote.kind = QuoteKind::Mixed;
                quote.parts.extend(paraphrase);
                quote.parts.sort_by_key(|part| part.start);
            }
            quote.cue = Some(scene.text.span(attribution.cue.clone()));
            continue;
        }
        if is_nobodys(scene, attribution, &nobodys) {
            continue;
        }
        let confidence = attribution.cue_probability
            * if attribution.source.is_some() { attribution.source_probability } else { 1.0 };
        if paraphrase.is_empty() {
            continue;
        }
        let speaker = attribution.source.filter(|_| confidence >= minimum_confidence).map(|mention| {
            introduce(&mut article, &mut known, scene, mention, scene.mentions.get(mention).entity)
        });
        *quote = Some(article.quotes.len());
        article.quotes.push(Found {
            // "TAPPER: Why?" has no marks, but the words are Tapper's own.
            kind: if attribution.is_turn { QuoteKind::Direct } else { QuoteKind::Indirect },
            parts: paraphrase,
            speaker,
            addressee: None,
            cue: Some(scene.text.span(attribution.cue.clone())),
            confidence,
            evidence: Vec::new(),
            parent: None,
        });
    }
    for (number, mention) in scene.mentions.iter().enumerate() {
        if let Some(id) = known[mention.entity] {
            let span = scene.text.span(scene.mentions.get(number).tokens.clone());
            let known = &mut article.speakers[id].mentions;
            // A name inside a longer phrase for the same person is one mention with it.
            if known.last().is_none_or(|last| last.end < span.end) {
                known.push(span);
            }
        }
    }
    if !linked.attributions.is_empty() {
        sort(&mut article, linked, &quotes);
    }
    article
}

/// Whether most of a content is a title or a scare quote: "signed a “no limits” accord" reports nothing.
fn is_nobodys(scene: &Scene, attribution: &Attribution, nobodys: &[Span]) -> bool {
    let contents: Vec<Span> =
        attribution.content.iter().map(|tokens| scene.text.span(tokens.clone())).collect();
    let first = contents.first().map_or(0, |span| span.start);
    let from = nobodys.partition_point(|span| span.end <= first);
    let inside = |content: &Span| {
        let within = nobodys[from..].iter().take_while(|span| span.start < content.end);
        within.filter(|span| span.start >= content.start).map(|span| span.len()).sum::<usize>()
    };
    let all: usize = contents.iter().map(|span| span.len()).sum();
    2 * contents.iter().map(inside).sum::<usize>() > all
}

/// The number of the speaker that a mention stands for, who is listed if this is the first time.
fn introduce(
    article: &mut Article,
    known: &mut [Option<usize>],
    scene: &Scene,
    mention: usize,
    entity: usize,
) -> (usize, Span) {
    let id = *known[entity].get_or_insert_with(|| {
        let id = article.speakers.len();
        article.speakers.push(speaker(article.text, scene, entity, id));
        id
    });
    (id, scene.text.span(scene.mentions.get(mention).tokens.clone()))
}

/// The content of an attribution but for the quoted stretches that its quote already has.
fn paraphrase(scene: &Scene, attribution: &Attribution, quote: Option<&Found>) -> Vec<Part> {
    let mut parts = Vec::with_capacity(attribution.content.len());
    for content in &attribution.content {
        let mut from = content.start;
        for &stretch in &attribution.stretches {
            let quoted = &scene.quoted[stretch];
            let held = quote.is_some_and(|quote| {
                quote.parts.binary_search_by_key(&quoted.span.end, |part| part.end).is_ok()
            });
            if held && content.contains(&quoted.open) {
                push(scene, from..quoted.open, &mut parts);
                from = if quoted.closed { quoted.close + 1 } else { quoted.close };
            }
        }
        push(scene, from..content.end, &mut parts);
    }
    parts
}

/// Adds a paraphrase unless it is punctuation alone.
fn push(scene: &Scene, tokens: std::ops::Range<usize>, parts: &mut Vec<Part>) {
    let word = |token: &usize| matches!(scene.text.tokens[*token].kind, TokenKind::Word | TokenKind::Number);
    if tokens.clone().any(|token| word(&token)) {
        let span = scene.text.span(tokens);
        parts.push(Part { start: span.start, end: span.end, marked: false });
    }
}

/// Puts the quotes in the order of the text, numbers speakers as they first speak there, and tells each
/// inner quote its outer.
fn sort(article: &mut Article, linked: &Linked, quotes: &[Option<usize>]) {
    let mut order: Vec<usize> = (0..article.quotes.len()).collect();
    order.sort_by_key(|&quote| article.quotes[quote].parts[0].start);
    let mut place = vec![0; order.len()];
    for (to, &from) in order.iter().enumerate() {
        place[from] = to;
    }
    for (attribution, quote) in linked.attributions.iter().zip(quotes) {
        if let (Some(quote), Some(parent)) = (*quote, attribution.parent.and_then(|parent| quotes[parent])) {
            article.quotes[quote].parent = Some(place[parent]);
        }
    }
    for at in 0..place.len() {
        // Each swap brings one quote to its place.
        while place[at] != at {
            let to = place[at];
            article.quotes.swap(at, to);
            place.swap(at, to);
        }
    }

    let mut numbers = vec![None; article.speakers.len()];
    let mut heard = 0;
    for (id, _) in article.quotes.iter_mut().filter_map(|quote| quote.speaker.as_mut()) {
        *id = *numbers[*id].get_or_insert_with(|| {
            heard += 1;
            heard - 1
        });
    }
    for (speaker, number) in article.speakers.iter_mut().zip(numbers) {
        speaker.id = number.unwrap_or(speaker.id);
    }
    article.speakers.sort_unstable_by_key(|speaker| speaker.id);
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
    let labelled = label(scene, decision).map(|colon| colon..colon + 1);
    let cue = || cue_of(decision).map(|cue| scene.cues[cue].tokens.clone());
    labelled.or_else(cue).map(|tokens| scene.text.span(tokens))
}

/// The colon after the speaker's name where a turn of a transcript begins with it inside the marks.
fn label(scene: &Scene, decision: &Decision) -> Option<usize> {
    let label = decision.quotation.label.filter(|label| decision.candidate.mention == Some(*label))?;
    Some(scene.mentions.get(label).tokens.end)
}

/// The cue on which a decision rests.
pub(crate) fn cue_of(decision: &Decision) -> Option<usize> {
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
    inverted.or(own)
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

//! Brings attributions and quoted stretches together.

use crate::assemble;

use super::{Attribution, View, statement};

/// The attributions of an article, and which of them each quoted stretch belongs to.
#[derive(Debug, Default)]
pub(crate) struct Linked {
    pub attributions: Vec<Attribution>,
    /// For each decision on a quoted stretch, the attribution of which it is a part.
    pub owners: Vec<Option<usize>>,
}

/// A cue inside the content of another must be surer: most of those are the reported words' own business.
const LEAST_NESTED: f32 = 0.75;

/// Tokens between a cue and the stretches of its content: no window reaches further.
const WINDOW: usize = 100;

/// Puts inner attributions under outer ones and quoted stretches into what they are part of.
///
/// A stretch that is part of a paraphrase keeps the speaker that was chosen for it; where the cue is the
/// same, the paraphrase follows.
pub(crate) fn link(view: &View, mut found: Vec<Attribution>) -> Linked {
    statement::join_relatives(view, &mut found);
    statement::part(view, &mut found);
    statement::merge(view, &mut found);
    let mut attributions = nest(found);
    let entity = |mention: usize| view.scene.mentions.get(mention).entity;
    // The speaker of the stretches that an attribution has so far.
    let mut claimed: Vec<Option<usize>> = vec![None; attributions.len()];
    let mut owners = Vec::with_capacity(view.decisions.len());
    for decision in view.decisions {
        let cue = assemble::cue_of(decision).map(|cue| view.scene.cues[cue].verb);
        let embraces = |attribution: &Attribution| attribution.stretches.contains(&decision.quoted);
        let by_cue = cue.and_then(|cue| attributions.binary_search_by_key(&cue, |one| one.at).ok());
        let quotation = &decision.quotation;
        let near = attributions.partition_point(|one| one.at + WINDOW < quotation.open);
        let by_content = (near..attributions.len())
            .take_while(|&number| attributions[number].at < quotation.close + WINDOW)
            .filter(|&number| embraces(&attributions[number]) && attributions[number].parent.is_none())
            .max_by(|&a, &b| attributions[a].cue_probability.total_cmp(&attributions[b].cue_probability));
        let Some(speaker) = decision.candidate.mention else {
            owners.push(None);
            continue;
        };
        let agrees = |number: &usize| {
            attributions[*number].source.is_some_and(|source| entity(source) == entity(speaker))
        };
        // Two stretches of one cue may have two speakers: the first has the cue.
        let free = |number: &usize| {
            attributions[*number].parent.is_none()
                && claimed[*number].is_none_or(|other| other == entity(speaker))
        };
        let owner = by_content.filter(agrees).or(by_cue).filter(free);
        if let Some(owner) = owner {
            claimed[owner] = Some(entity(speaker));
        }
        if let Some(owner) = owner.filter(|owner| !agrees(owner)) {
            attributions[owner].source = Some(speaker);
        }
        owners.push(owner);
    }
    Linked { attributions, owners }
}

/// Sets the parents of attributions whose cues stand in the content of others, and leaves out those that
/// are not sure enough.
fn nest(mut found: Vec<Attribution>) -> Vec<Attribution> {
    let holds = |outer: &Attribution, inner: &Attribution| {
        outer.at != inner.at && outer.content.iter().any(|content| content.contains(&inner.at))
    };
    let parent_of = |number: usize| {
        let inner = &found[number];
        let near = number.saturating_sub(statement::REACH)..found.len().min(number + statement::REACH);
        near.filter(|&other| {
            let outer = &found[other];
            holds(outer, inner) && (!holds(inner, outer) || outer.cue_probability > inner.cue_probability)
        })
        .min_by_key(|&other| found[other].at.abs_diff(inner.at))
    };
    let parents: Vec<Option<usize>> = (0..found.len()).map(parent_of).collect();
    // The place of each among those that are kept.
    let mut kept = 0;
    let place = |(one, parent): (&Attribution, &Option<usize>)| {
        let keep = parent.is_none() || one.cue_probability >= LEAST_NESTED;
        kept += usize::from(keep);
        keep.then(|| kept - 1)
    };
    let places: Vec<Option<usize>> = found.iter().zip(&parents).map(place).collect();
    for (one, parent) in found.iter_mut().zip(parents) {
        one.parent = parent.and_then(|parent| places[parent]);
    }
    let mut place = places.iter();
    found.retain(|_| place.next().is_some_and(Option::is_some));
    found
}

//! Who speaks in a conversation: turns, people spoken to, what is thought of the turns around. All are silent in news.
//!
//! Which observations tell follows Elson and McKeown 2010, "Automatic attribution of quoted speech in
//! literary narrative", He, Barbosa and Kondrak 2013, "Identification of speakers in novels", and Muzny, Fang,
//! Chang and Jurafsky 2017, "A two-stage sieve approach for quote attribution".

use crate::attribution::outlook::Thought;

use super::reading::likeness;
use super::{Rule, View};

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "turn",
        values: &[
            "last-same",
            "last-next",
            "last-apart",
            "other-same",
            "other-next",
            "other-next-run",
            "other-apart",
            "third-same",
            "third-next",
            "third-apart",
            "earlier-same",
            "earlier-next",
            "earlier-apart",
            "new-same",
            "new-next",
            "new-apart",
        ],
        find: |view| {
            let entity = entity(view)?;
            let last = view.history.turns().next()?;
            let near = match view.quotation.paragraph - last.paragraph {
                0 => 0,
                1 => 1,
                _ => 2,
            };
            let place = view.history.turns().position(|turn| turn.entity == entity);
            Some(match place {
                Some(0) => near,
                Some(1) => match near {
                    0 => 3,
                    1 => 4 + usize::from(view.history.alternates()),
                    _ => 6,
                },
                Some(2) => 7 + near,
                Some(_) => 10 + near,
                None => 13 + near,
            })
        },
        example: ("last-same", "“It is done,” [Ann Dorsey] said. *“We go home.”"),
        near_miss: "“It is done,” [Ann Dorsey] said.\n\n“Oh,” said Carl Boyd. *“We go home.”",
    },
    Rule {
        name: "addressed",
        values: &["here", "named-here", "before", "named-before", "by-own-turn"],
        find: |view| {
            let entity = entity(view)?;
            let talk = view.talk;
            let own = view.history.turns().next().is_some_and(|turn| turn.entity == entity);
            match () {
                () if talk.addressed.contains(&entity) => Some(0),
                () if talk.named.contains(&entity) => Some(1),
                () if talk.addressed_before.contains(&entity) => Some(if own { 4 } else { 2 }),
                () if talk.named_before.contains(&entity) && !own => Some(3),
                () => None,
            }
        },
        example: ("here", "[Clara] rose. *“You are late, Clara.”"),
        near_miss: "[Clara] rose. *“You are late, Edmund.”",
    },
    Rule {
        name: "speaks-next",
        values: &[
            "next-entity",
            "next-agrees",
            "next-unknown",
            "next-differs",
            "next-another",
            "next-noun-agrees",
            "next-noun-unknown",
            "next-noun-differs",
            "after-next-entity",
            "after-next-agrees",
            "after-next-unknown",
            "after-next-differs",
            "after-next-another",
            "after-next-noun-agrees",
            "after-next-noun-unknown",
            "after-next-noun-differs",
        ],
        find: |view| {
            let entity = entity(view)?;
            let number = view.talk.next.or(view.talk.after_next)?;
            Some(likeness(view, entity, number) - 1 + if view.talk.next.is_some() { 0 } else { 8 })
        },
        example: ("next-entity", "[Clara] rose. *“It is done.”\n\n“Is it?” said Clara."),
        near_miss: "[Clara] rose. *“It is done.”\n\n“Is it?” said Edmund.",
    },
    Rule {
        name: "own-turns",
        values: &SUPPORT,
        find: |view| Some(supported(view.outlook.support(view.quotation.paragraph, entity(view)?)?.own)),
        example: ("most", "[Clara] rose. *“It is done.”\n\n“Is it?”\n\n“It is,” said Clara."),
        near_miss: "[Clara] rose. *“It is done.”\n\n“Is it?”\n\n“It is,” said Edmund.",
    },
    Rule {
        name: "turns-between",
        values: &SUPPORT,
        find: |view| Some(supported(view.outlook.support(view.quotation.paragraph, entity(view)?)?.other)),
        example: ("none", "[Clara] rose. *“It is done.”\n\n“Is it?” said Edmund.\n\n“It is,” said Clara."),
        near_miss: "[Clara] rose. *“It is done.”\n\n“Is it?” said Clara.\n\n“It is,” said Edmund.",
    },
    Rule {
        name: "goes-on",
        values: &LATER,
        find: |view| {
            let thought = view.outlook.goes_on(view.scene, view.quotation.number)?;
            Some(later(entity(view)?, thought))
        },
        example: ("same-sure", "“It is done.” [Clara] rose. “We go home,” said Clara."),
        near_miss: "“It is done.” [Clara] rose.\n\n“We go home,” said Clara.",
    },
    Rule {
        name: "answers",
        values: &LATER,
        find: |view| {
            let thought = view.outlook.begins(view.quotation.paragraph + 1)?;
            Some(later(entity(view)?, thought))
        },
        example: ("same-sure", "[Clara] rose. *“It is done.”\n\n“Is it?” said Clara."),
        near_miss: "[Clara] rose. *“It is done.”\n\n“Is it?” said Edmund.",
    },
    Rule {
        name: "returns",
        values: &LATER,
        find: |view| {
            let paragraph = view.quotation.paragraph;
            view.outlook.begins(paragraph + 1)?;
            let thought = view.outlook.begins(paragraph + 2)?;
            Some(later(entity(view)?, thought))
        },
        example: ("same-sure", "[Clara] rose. *“It is done.”\n\n“Is it?”\n\n“It is,” said Clara."),
        near_miss: "[Clara] rose. *“It is done.”\n\n“Is it?”\n\n“It is,” said Edmund.",
    },
];

/// Whether somebody is the one who is thought to speak later.
const LATER: [&str; 6] =
    ["same-sure", "same-likely", "same-unsure", "other-sure", "other-likely", "other-unsure"];

/// The place in [`LATER`].
fn later(entity: usize, thought: Thought) -> usize {
    /// Nine answers of ten that are so sure are right.
    const SURE: f32 = 0.9;
    /// As likely as all others together.
    const LIKELY: f32 = 0.5;
    let surety = match thought.share {
        share if share >= SURE => 0,
        share if share >= LIKELY => 1,
        _ => 2,
    };
    surety + if entity == thought.entity { 0 } else { 3 }
}

/// How much of the turns around is thought to be somebody's.
const SUPPORT: [&str; 6] = ["none", "little", "some", "half", "much", "most"];

/// The place in [`SUPPORT`].
fn supported(share: f32) -> usize {
    [0.05, 0.2, 0.4, 0.6, 0.8].iter().take_while(|&&limit| share >= limit).count()
}

/// The candidate's entity, in fiction.
pub(super) fn entity(view: &View) -> Option<usize> {
    view.candidate.entity.filter(|_| view.scene.genre == crate::Genre::Fiction)
}

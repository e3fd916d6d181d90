//! Who speaks in a conversation: turns, people spoken to, beats. All are silent in news.
//!
//! Which observations tell follows Elson and McKeown 2010, "Automatic attribution of quoted speech in
//! literary narrative", He, Barbosa and Kondrak 2013, "Identification of speakers in novels", and Muzny, Fang,
//! Chang and Jurafsky 2017, "A two-stage sieve approach for quote attribution".

use crate::attribution::outlook::Thought;
use crate::attribution::talk::Beside;
use crate::lexicon::Classes;
use crate::mention::{Form, subject_like};

use super::place::bucket;
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
        name: "neighbour",
        values: &[
            "cue-itself",
            "cue-entity",
            "cue-agrees",
            "cue-unknown",
            "cue-differs",
            "cue-another",
            "cue-noun-agrees",
            "cue-noun-unknown",
            "cue-noun-differs",
            "sentence-itself",
            "sentence-entity",
            "sentence-agrees",
            "sentence-unknown",
            "sentence-differs",
            "sentence-another",
            "sentence-noun-agrees",
            "sentence-noun-unknown",
            "sentence-noun-differs",
            "before-itself",
            "before-entity",
            "before-agrees",
            "before-unknown",
            "before-differs",
            "before-another",
            "before-noun-agrees",
            "before-noun-unknown",
            "before-noun-differs",
            "after-itself",
            "after-entity",
            "after-agrees",
            "after-unknown",
            "after-differs",
            "after-another",
            "after-noun-agrees",
            "after-noun-unknown",
            "after-noun-differs",
        ],
        find: |view| {
            let entity = entity(view)?;
            let (number, how) = view.talk.beside?;
            let first = match how {
                Beside::Cue => 0,
                Beside::Sentence => 9,
                Beside::Before => 18,
                Beside::After => 27,
            };
            Some(
                first
                    + if view.candidate.mention == Some(number) { 0 } else { likeness(view, entity, number) },
            )
        },
        example: ("cue-itself", "“It is done,” said [Clara]."),
        near_miss: "“It is done,” said Edmund to [Clara].",
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
        name: "reading",
        values: &[
            "he-antecedent",
            "he-agrees",
            "he-unknown",
            "lad-itself",
            "lad-agrees",
            "lad-unknown",
            "guard-itself",
            "guard-agrees",
            "guard-unknown",
            "her-lad-itself",
            "her-lad-agrees",
            "her-lad-unknown",
        ],
        find: |view| {
            let entity = entity(view)?;
            let number = view
                .candidate
                .mention
                .filter(|number| view.talk.beside.is_some_and(|(beside, _)| beside == *number))?;
            let mention = view.scene.mentions.get(number);
            let known = mention.gender.is_some() && view.scene.entities.get(entity).gender.is_some();
            let reading = if mention.entity == entity { 0 } else { 2 - usize::from(known) };
            match mention.form {
                Form::Pronoun if mention.gender.is_some() => Some(reading),
                // What says no more than man or woman may be anybody; a trade is oftener a person of its own.
                Form::Noun => {
                    let owned = view.scene.text.has(mention.tokens.start, Classes::POSSESSIVE);
                    let first = match () {
                        () if owned => 9,
                        () if mention.gender.is_some() => 3,
                        () => 6,
                    };
                    Some(first + reading)
                }
                _ => None,
            }
        },
        example: ("he-antecedent", "Clara rose. *“It is done,” said [she]."),
        near_miss: "Clara rose. *“It is done,” said [Clara].",
    },
    Rule {
        name: "last-named",
        values: &[
            "same-subject",
            "same-other",
            "before-subject",
            "before-other",
            "back-subject",
            "back-other",
            "far-subject",
            "far-other",
        ],
        find: |view| {
            let entity = entity(view)?;
            let latest = view.talk.about.iter().find(|known| known.entity == entity)?.latest;
            let mention = view.scene.mentions.get(latest);
            let text = &view.scene.text;
            let back = view.quotation.paragraph.saturating_sub(text.paragraph_of(mention.head));
            let place = bucket(back, &[0, 1, 3]);
            Some(2 * place + usize::from(!subject_like(text, mention)))
        },
        example: ("same-subject", "[Clara] rose. *“It is done.”"),
        near_miss: "[Clara] rose.\n\n*“It is done.”",
    },
    Rule {
        name: "pronoun-named",
        values: &AGREEING,
        find: |view| agreeing(view, &view.talk.agreeing_named),
        example: ("only", "[Clara] rose. Edmund sat. *“It is done,” she said."),
        near_miss: "[Clara] rose. Emma sat. *“It is done,” she said.",
    },
    Rule {
        name: "pronoun-acted",
        values: &AGREEING,
        find: |view| agreeing(view, &view.talk.agreeing_acted),
        example: ("only", "[Clara] rose. Edmund sat. *“It is done,” she said."),
        near_miss: "[Clara] rose. Emma sat. *“It is done,” she said.",
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
        example: ("none", "[Clara] rose. *“It is done.”\n\n“Is it?”\n\n“It is,” said Clara."),
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
    Rule {
        name: "about",
        values: &["most", "second", "third", "less", "not"],
        find: |view| {
            let entity = entity(view)?;
            let place = view.talk.about.iter().position(|known| known.entity == entity);
            Some(place.map_or(4, |place| place.min(3)))
        },
        example: ("most", "Clara rose. [She] laughed.\n\n“It is done.”"),
        near_miss: "Clara rose. She laughed with [Edmund].\n\n“It is done.”",
    },
];

/// Which of those whom a pronoun can mean.
const AGREEING: [&str; 6] = ["only", "last", "second", "third", "earlier", "none"];

/// The place in [`AGREEING`].
fn agreeing(view: &View, all: &[usize]) -> Option<usize> {
    let entity = entity(view)?;
    if all.is_empty() {
        return None;
    }
    Some(match all.iter().position(|&known| known == entity) {
        Some(0) if all.len() == 1 => 0,
        Some(place) => (1 + place).min(4),
        None => 5,
    })
}

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
fn entity(view: &View) -> Option<usize> {
    view.candidate.entity.filter(|_| view.scene.genre == crate::Genre::Fiction)
}

/// 1: the mention names the entity; 2 to 4: it is a pronoun of the same gender, of one when the
/// entity's is not known, of the other; 5: it names another; 6 to 8: like 2 to 4 for "the lad".
fn likeness(view: &View, entity: usize, number: usize) -> usize {
    let mention = view.scene.mentions.get(number);
    if mention.entity == entity {
        return 1;
    }
    match (mention.form, mention.gender, view.scene.entities.get(entity).gender) {
        (Form::Pronoun, Some(a), Some(b)) if a == b => 2,
        (Form::Pronoun, Some(_), None) => 3,
        (Form::Pronoun, Some(_), Some(_)) => 4,
        (Form::Noun, ..)
            if mention.plural || !view.scene.text.has(mention.tokens.start, Classes::DEFINITE) =>
        {
            5
        }
        (Form::Noun, Some(a), Some(b)) if a == b => 6,
        (Form::Noun, Some(_), Some(_)) => 8,
        (Form::Noun, ..) => 7,
        _ => 5,
    }
}

//! Whom the words beside a quotation of fiction can mean: a name, a pronoun, "the lad"; who of those about was named
//! or acted last. All are silent in news.

use crate::attribution::talk::Beside;
use crate::lexicon::Classes;
use crate::mention::{Form, subject_like};

use super::dialogue::entity;
use super::place::bucket;
use super::{Rule, View};

pub(super) const RULES: &[Rule] = &[
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
            "kin-itself",
            "kin-agrees",
            "kin-unknown",
        ],
        find: |view| {
            let entity = entity(view)?;
            let number = view
                .candidate
                .mention
                .filter(|number| view.talk.beside.is_some_and(|(beside, _)| beside == *number))?;
            let mention = view.scene.mentions.get(number);
            let known = mention.gender.is_some() && view.scene.entities.get(entity).gender.is_some();
            let reading =
                if view.history.entity(view.scene, number) == entity { 0 } else { 2 - usize::from(known) };
            match mention.form {
                Form::Pronoun if mention.gender.is_some() => Some(reading),
                // What says no more than man or woman may be anybody; a trade is oftener a person of its own.
                Form::Noun => {
                    let owned = view.scene.text.has(mention.tokens.start, Classes::POSSESSIVE);
                    let known = view.scene.entities.get(view.history.entity(view.scene, number));
                    let first = match () {
                        // "her mother", and who that is.
                        () if owned && known.form == Form::Name => 12,
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

/// 1: the mention names the entity; 2 to 4: it is a pronoun of the same gender, of one when the
/// entity's is not known, of the other; 5: it names another; 6 to 8: like 2 to 4 for "the lad".
pub(super) fn likeness(view: &View, entity: usize, number: usize) -> usize {
    let mention = view.scene.mentions.get(number);
    if view.history.entity(view.scene, number) == entity {
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

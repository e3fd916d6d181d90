//! What the cues around the quotation, its own or others', are to any candidate.

use crate::attribution::candidate::{Place, Relation};
use crate::attribution::rule::{Rule, View};
use crate::cue::{Cue, CueForm, Link};
use crate::lexicon::Classes;
use crate::text::TokenKind;

use super::{THAT, WHAT, class_number, puts_it};

/// Of mentions right after a cue.
pub(in crate::attribution::rule) const INVERTED: &[Rule] = &[
    Rule {
        name: "inverted",
        values: &["speech", "write", "manner", "claim", "name", "act", "think", "show", "weak", "none"],
        find: |view| {
            let cue = &view.scene.cues[inversion(view)?];
            Some(class_number(cue))
        },
        example: ("speech", "“It is done,” said [Ann Dorsey]."),
        near_miss: "“It is done,” he told [Ann Dorsey].",
    },
    Rule {
        name: "object",
        values: &["introduces", "follows", "same-sentence", "elsewhere"],
        find: |view| {
            let (_, relation) = view.candidate.after_cue?;
            inversion(view).is_none().then_some(relation as usize)
        },
        example: ("follows", "“It is done,” he told [Ann Dorsey]."),
        near_miss: "“It is done,” said [Ann Dorsey].",
    },
];

/// Of mentions in the quotation's sentence.
pub(in crate::attribution::rule) const BETWEEN: &[Rule] = &[Rule {
    name: "other-cue-between",
    values: &["own-strong", "own-weak", "anothers-strong", "anothers-weak", "nobodys"],
    find: |view| {
        let mention = view.scene.mentions.get(view.candidate.mention?);
        let own = view.candidate.cue.map(|(cue, ..)| cue);
        let between = match view.candidate.place {
            Place::Before => mention.tokens.end..view.quotation.open,
            Place::After => view.quotation.close + 1..mention.tokens.start,
            _ => return None,
        };
        let inverted = inversion(view);
        let other = view.scene.cues_within(between).filter(|&cue| Some(cue) != own && Some(cue) != inverted);
        // What counts most first: a strong cue of another.
        let rank = |cue: usize| {
            let cue = &view.scene.cues[cue];
            match cue.subject.map(|(subject, _)| view.scene.mentions.get(subject).entity == mention.entity) {
                Some(true) => usize::from(!cue.is_strong()),
                Some(false) => 2 + usize::from(!cue.is_strong()),
                None => 4,
            }
        };
        other.map(rank).min_by_key(|rank| [2, 3, 0, 1, 4][*rank])
    },
    example: ("anothers-strong", "[Ann Dorsey] rose and Carl Boyd said: “It is done.”"),
    near_miss: "[Ann Dorsey] rose and said: “It is done.”",
}];

/// Of all mentions.
pub(in crate::attribution::rule) const AROUND: &[Rule] = &[
    Rule {
        name: "introduced-by-another",
        values: ANOTHER,
        find: |view| anothers(view, view.quotation.cue_before?),
        example: ("strong-adjacent", "[Ann Dorsey] rose and Carl Boyd said: “It is done.”"),
        near_miss: "[Ann Dorsey] rose and Dorsey said: “It is done.”",
    },
    Rule {
        name: "followed-by-another",
        values: ANOTHER,
        find: |view| anothers(view, view.quotation.cue_after?),
        example: ("strong-adjacent", "[Ann Dorsey] rose. “It is done,” Carl Boyd said."),
        near_miss: "[Ann Dorsey] rose. “It is done,” Dorsey said.",
    },
    Rule {
        name: "another-reports",
        values: &[
            "apart-strong",
            "apart-weak",
            "inside-strong",
            "inside-weak",
            "what",
            "relative-strong",
            "relative-weak",
        ],
        find: |view| {
            let text = &view.scene.text;
            let mention = view.scene.mentions.get(view.candidate.mention?);
            let cue = &view.scene.cues[view.quotation.cue_before?];
            let other = view.scene.mentions.get(cue.subject?.0);
            if view.candidate.place != Place::Before
                || other.tokens.start < mention.tokens.end
                || other.entity == mention.entity
            {
                return None;
            }
            if text.has(other.head, Classes::RELATIVE) {
                return Some(5 + usize::from(!cue.is_strong()));
            }
            let before = other.tokens.start - 1;
            if text.is(before, WHAT) {
                return Some(4);
            }
            let apart = !text.is(before, THAT)
                && (text.has(before, Classes::COORDINATOR | Classes::SUBORDINATOR)
                    || matches!(
                        text.kind(before),
                        Some(TokenKind::Comma | TokenKind::Semicolon | TokenKind::Dash)
                    ));
            Some(usize::from(!apart) * 2 + usize::from(!cue.is_strong()))
        },
        example: ("apart-strong", "[Ann Dorsey] left, while Carl Boyd said it was “done”."),
        near_miss: "[Ann Dorsey] thinks that Carl Boyd said it was “done”.",
    },
];

const ANOTHER: &[&str] = &[
    "strong-adjacent",
    "strong-near",
    "strong-far",
    "weak-adjacent",
    "weak-near",
    "weak-far",
    "object",
    "as-puts-it",
];

/// Whether a cue has a subject other than the candidate's entity, and how sure that is.
fn anothers(view: &View, number: usize) -> Option<usize> {
    let mention = view.candidate.mention?;
    let cue = &view.scene.cues[number];
    let (subject, link) = cue.subject?;
    if view.scene.mentions.get(subject).entity == view.scene.mentions.get(mention).entity {
        return None;
    }
    if cue.after == Some(mention) {
        return Some(6);
    }
    if puts_it(view, number, subject) {
        return Some(7);
    }
    let link = match link {
        Link::Adjacent | Link::Object => 0,
        Link::Far => 2,
        _ => 1,
    };
    Some(link + if cue.is_strong() { 0 } else { 3 })
}

/// The cue that stands between the quotation and the candidate as in “…,” said X.
fn inversion(view: &View) -> Option<usize> {
    let (cue, relation) = view.candidate.after_cue?;
    let known = &view.scene.cues[cue];
    let first = view.quotation.close + 1;
    let directly = known.tokens.start <= first + 1;
    let own_subject = known.subject.is_some_and(|(subject, _)| {
        let mention = view.scene.mentions.get(subject);
        mention.tokens.start >= first && view.scene.text.tokens[mention.head].depth == 0
    });
    // "“…,” said the lawyer could lose": the clause that was said.
    let in_clause = known.after.is_some_and(|after| {
        view.scene.text.has(view.scene.mentions.get(after).tokens.end, Classes::AUXILIARY)
    });
    let follows = relation == Relation::Follows && directly && !own_subject && !in_clause;
    let opens = relation == Relation::Introduces && opens_inverted(view, known);
    (known.form == CueForm::Finite && (follows || opens)).then_some(cue)
}

/// "Said Dorsey: “…”": the verb opens its sentence.
fn opens_inverted(view: &View, cue: &Cue) -> bool {
    let text = &view.scene.text;
    let last = view.quotation.open - 1;
    cue.subject.is_none()
        && cue.tokens.start == view.quotation.before.start
        && matches!(text.kind(last), Some(TokenKind::Comma | TokenKind::Colon))
}

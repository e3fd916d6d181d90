//! What the cue is of which the candidate is the subject.

use crate::attribution::candidate::Relation;
use crate::attribution::rule::place::bucket;
use crate::attribution::rule::{Rule, View};
use crate::cue::{Cue, CueForm, Link};
use crate::lexicon::{Classes, VerbClass};
use crate::text::TokenKind;

use super::{AS, WHAT, class_number, puts_it};

pub(in crate::attribution::rule) const RULES: &[Rule] = &[
    Rule {
        name: "subject",
        values: &[
            "introduces-adjacent",
            "introduces-insertion",
            "introduces-prepositional",
            "introduces-relative",
            "introduces-coordinated",
            "introduces-infinitive",
            "introduces-participle",
            "introduces-far",
            "introduces-object",
            "follows-adjacent",
            "follows-insertion",
            "follows-prepositional",
            "follows-relative",
            "follows-coordinated",
            "follows-infinitive",
            "follows-participle",
            "follows-far",
            "follows-object",
            "same-sentence-adjacent",
            "same-sentence-other",
            "elsewhere-adjacent",
            "elsewhere-other",
        ],
        find: |view| {
            let (_, relation, link) = view.candidate.cue?;
            Some(match relation {
                Relation::Introduces => link as usize,
                Relation::Follows => 9 + link as usize,
                Relation::SameSentence => 18 + usize::from(link != Link::Adjacent),
                Relation::Elsewhere => 20 + usize::from(link != Link::Adjacent),
            })
        },
        example: ("follows-adjacent", "“It is done,” [Ann Dorsey] said."),
        near_miss: "“It is done,” said Ann Dorsey, who met [Carl Boyd].",
    },
    Rule {
        name: "cue-class",
        values: &[
            "introduces-speech",
            "introduces-write",
            "introduces-manner",
            "introduces-claim",
            "introduces-name",
            "introduces-act",
            "introduces-think",
            "introduces-show",
            "introduces-weak",
            "introduces-according",
            "follows-speech",
            "follows-write",
            "follows-manner",
            "follows-claim",
            "follows-name",
            "follows-act",
            "follows-think",
            "follows-show",
            "follows-weak",
            "follows-according",
            "same-sentence-strong",
            "same-sentence-other",
            "elsewhere-strong",
            "elsewhere-other",
        ],
        find: |view| {
            let (cue, relation, _) = view.candidate.cue?;
            let cue = &view.scene.cues[cue];
            Some(match relation {
                Relation::Introduces => class_number(cue),
                Relation::Follows => 10 + class_number(cue),
                Relation::SameSentence => 20 + usize::from(!cue.is_strong()),
                Relation::Elsewhere => 22 + usize::from(!cue.is_strong()),
            })
        },
        example: ("introduces-name", "[Ann Dorsey] called it a “farce”."),
        near_miss: "[Ann Dorsey] said it was a “farce”.",
    },
    Rule {
        name: "cue-form",
        values: &["finite", "passive", "infinitive", "gerund", "preposition", "modal", "negated"],
        find: |view| {
            let (cue, relation, _) = view.candidate.cue?;
            let cue = &view.scene.cues[cue];
            (relation != Relation::Elsewhere).then(|| form_number(cue))
        },
        example: ("gerund", "[Ann Dorsey] left, saying “it is done”."),
        near_miss: "[Ann Dorsey] left and said “it is done”.",
    },
    Rule {
        name: "cue-to-mark",
        values: &["0", "1", "2", "3-4", "5-8", "9-16", "17+"],
        find: |view| {
            let (cue, relation, _) = view.candidate.cue?;
            let cue = &view.scene.cues[cue];
            (relation == Relation::Introduces)
                .then(|| bucket(view.quotation.open.saturating_sub(cue.tokens.end), &[0, 1, 2, 4, 8, 16]))
        },
        example: ("1", "[Ann Dorsey] said: “It is done.”"),
        near_miss: "[Ann Dorsey] said that the case was “done”.",
    },
    Rule {
        name: "mark-to-cue",
        values: &["0", "1", "2", "3-4", "5-8", "9-16", "17+"],
        find: |view| {
            let (cue, relation, _) = view.candidate.cue?;
            let cue = &view.scene.cues[cue];
            (relation == Relation::Follows).then(|| {
                bucket(cue.tokens.start.saturating_sub(view.quotation.close + 1), &[0, 1, 2, 4, 8, 16])
            })
        },
        example: ("1", "“It is done,” [Dorsey] said."),
        near_miss: "“It is done,” [Ann Dorsey], the lawyer of the harbour board, said.",
    },
    Rule {
        name: "governs",
        values: &[
            "introduces-adjacent-strong",
            "introduces-adjacent-name",
            "introduces-adjacent-other",
            "introduces-near-strong",
            "introduces-near-name",
            "introduces-near-other",
            "introduces-far-strong",
            "introduces-far-name",
            "introduces-far-other",
            "follows-adjacent-strong",
            "follows-adjacent-name",
            "follows-adjacent-other",
            "follows-near-strong",
            "follows-near-name",
            "follows-near-other",
            "follows-far-strong",
            "follows-far-name",
            "follows-far-other",
        ],
        find: |view| {
            let (cue, relation, link) = view.candidate.cue?;
            let cue = &view.scene.cues[cue];
            let relation = match relation {
                Relation::Introduces => 0,
                Relation::Follows => 9,
                _ => return None,
            };
            let link = match link {
                Link::Adjacent | Link::Object => 0,
                Link::Far => 6,
                _ => 3,
            };
            let class = match cue.class {
                _ if cue.is_strong() => 0,
                Some(VerbClass::Name) => 1,
                _ => 2,
            };
            Some(relation + link + class)
        },
        example: ("introduces-adjacent-name", "[Ann Dorsey] called it a “farce”."),
        near_miss: "[Ann Dorsey] said it was a “farce”.",
    },
    Rule {
        name: "characterises",
        values: &["what", "tight", "object", "loose"],
        find: |view| {
            let (cue, Relation::Introduces, link) = view.candidate.cue? else { return None };
            let cue = &view.scene.cues[cue];
            if cue.class != Some(VerbClass::Name)
                || !matches!(link, Link::Adjacent | Link::Insertion | Link::Relative | Link::Participle)
            {
                return None;
            }
            let text = &view.scene.text;
            let start = view.scene.mentions.get(view.candidate.mention?).tokens.start;
            let between = cue.tokens.end..view.quotation.open;
            let small =
                |token: usize| text.has(token, Classes::DETERMINER | Classes::PRONOUN) || text.is(token, AS);
            Some(match () {
                () if start > 0 && text.is(start - 1, WHAT) => 0,
                () if between.clone().all(small) => 1,
                () if between.len() <= 6 => 2,
                () => 3,
            })
        },
        example: ("what", "They fought in what [Ann Dorsey] called a “farce”."),
        near_miss: "They fought, and [Ann Dorsey] called it a “farce”.",
    },
    Rule {
        name: "as-puts-it",
        values: &["yes", "before"],
        find: |view| {
            let (cue, relation, link) = view.candidate.cue?;
            if !matches!(link, Link::Adjacent | Link::Insertion) {
                return None;
            }
            let mention = view.candidate.mention?;
            match relation {
                Relation::Follows => puts_it(view, cue, mention).then_some(0),
                Relation::Introduces | Relation::SameSentence => {
                    opens_as_puts_it(view, cue, mention).then_some(1)
                }
                Relation::Elsewhere => None,
            }
        },
        example: ("yes", "The hole, or “old shaft”, as [Ann Dorsey] calls it, is deep."),
        near_miss: "The “old shaft” closed as [Ann Dorsey] called for help.",
    },
];

/// "As X puts it, …" at the beginning of the quotation's sentence.
fn opens_as_puts_it(view: &View, cue: usize, subject: usize) -> bool {
    let text = &view.scene.text;
    let start = view.quotation.before.start;
    let cue = &view.scene.cues[cue];
    let mut end = cue.tokens.end;
    if text.has(end, Classes::PRONOUN) && text.has(end, Classes::OBJECT) {
        end += 1;
    }
    text.is(start, AS)
        && view.scene.mentions.get(subject).tokens.start == start + 1
        && text.kind(end) == Some(TokenKind::Comma)
        && end < view.quotation.open
}

/// Every form of cue, and apart from them what a modal or a negation makes of it.
fn form_number(cue: &Cue) -> usize {
    match () {
        () if cue.negated => 6,
        () if cue.modal => 5,
        () => match cue.form {
            CueForm::Finite => 0,
            CueForm::Passive => 1,
            CueForm::Infinitive => 2,
            CueForm::Gerund => 3,
            CueForm::Preposition => 4,
        },
    }
}

//! What the reporting verbs around the quotation are to the candidate: above all, whether it is the
//! subject of one.

use crate::attribution::candidate::{Place, Relation};
use crate::cue::{Cue, CueForm, Link};
use crate::lexicon::{Classes, VerbClass, WordHash};
use crate::text::TokenKind;

use super::place::bucket;
use super::{Rule, View};

/// What the cue is of which the candidate is the subject.
pub(super) const OF_SUBJECTS: &[Rule] = &[
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

/// What the cues around the quotation are to any candidate.
pub(super) const RULES: &[Rule] = &[
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
    Rule {
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
            let other =
                view.scene.cues_within(between).filter(|&cue| Some(cue) != own && Some(cue) != inverted);
            // What counts most first: a strong cue of another.
            let rank = |cue: usize| {
                let cue = &view.scene.cues[cue];
                match cue
                    .subject
                    .map(|(subject, _)| view.scene.mentions.get(subject).entity == mention.entity)
                {
                    Some(true) => usize::from(!cue.is_strong()),
                    Some(false) => 2 + usize::from(!cue.is_strong()),
                    None => 4,
                }
            };
            other.map(rank).min_by_key(|rank| [2, 3, 0, 1, 4][*rank])
        },
        example: ("anothers-strong", "[Ann Dorsey] rose and Carl Boyd said: “It is done.”"),
        near_miss: "[Ann Dorsey] rose and said: “It is done.”",
    },
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

const WHAT: WordHash = WordHash::literal("what");
const THAT: WordHash = WordHash::literal("that");
const AS: WordHash = WordHash::literal("as");

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

/// "as X put it", "as X said" right after the quotation: the verb has no other object.
fn puts_it(view: &View, cue: usize, subject: usize) -> bool {
    let text = &view.scene.text;
    let cue = &view.scene.cues[cue];
    let start = view.scene.mentions.get(subject).tokens.start;
    let end = cue.tokens.end;
    let as_before =
        start > view.quotation.close && start <= view.quotation.close + 3 && text.is(start - 1, AS);
    let put_it = text.has(end, Classes::PRONOUN) && text.has(end, Classes::OBJECT);
    let object = text.tokens.get(end).is_some_and(|next| next.is_word())
        && !text.has(end, Classes::PREPOSITION | Classes::CALENDAR | Classes::TIME);
    let alone = cue.is_strong() && !object;
    as_before && (put_it || alone)
}

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

fn class_number(cue: &Cue) -> usize {
    match cue.class {
        Some(class) => VerbClass::NAMES.iter().position(|(_, known)| *known == class).unwrap_or(9),
        None => 9,
    }
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
    (relation == Relation::Follows && directly && known.form == CueForm::Finite && !own_subject && !in_clause)
        .then_some(cue)
}

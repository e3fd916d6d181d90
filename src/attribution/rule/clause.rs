//! What the candidate does in its clause: above all, whether it is the subject of a reporting verb.

use crate::attribution::candidate::{Place, Relation};
use crate::cue::{Cue, CueForm, Link};
use crate::lexicon::{Classes, VerbClass, WordHash};
use crate::mention::subject_like;
use crate::text::TokenKind;

use super::place::bucket;
use super::{Rule, View};

pub(super) const RULES: &[Rule] = &[
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
        values: &["apart-strong", "apart-weak", "inside-strong", "inside-weak", "what"],
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
        name: "label",
        values: &["colon", "line", "dash"],
        find: |view| {
            let text = &view.scene.text;
            let mention = view.scene.mentions.get(view.candidate.mention?);
            let mut end = mention.tokens.end;
            // "Rep. Trey Gowdy (R-S.C.): “…”"
            if text.kind(end) == Some(TokenKind::Open) {
                const LONGEST: usize = 8;
                let close = (end..end + LONGEST).find(|&token| text.kind(token) == Some(TokenKind::Close));
                end = close.map_or(end, |close| close + 1);
            }
            let dash = view.quotation.close + 1;
            if mention.tokens.start == dash + 1 && text.kind(dash) == Some(TokenKind::Dash) {
                return Some(2);
            }
            if text.kind(end) != Some(TokenKind::Colon) {
                return None;
            }
            let line = text.paragraphs[text.paragraph_of(end)].tokens().start == mention.tokens.start;
            match () {
                () if end + 1 == view.quotation.open => Some(0),
                () if line => Some(1),
                () => None,
            }
        },
        example: ("colon", "[Ann Dorsey]: “It is done.”"),
        near_miss: "[Ann Dorsey] said: “It is done.”",
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
        values: &["yes"],
        find: |view| {
            let (cue, Relation::Follows, link) = view.candidate.cue? else { return None };
            let near = matches!(link, Link::Adjacent | Link::Insertion);
            (near && puts_it(view, cue, view.candidate.mention?)).then_some(0)
        },
        example: ("yes", "The hole, or “old shaft”, as [Ann Dorsey] calls it, is deep."),
        near_miss: "The “old shaft” closed as [Ann Dorsey] called for help.",
    },
    Rule {
        name: "owns",
        values: &["cue-noun-before", "cue-noun-after", "noun-before", "noun-after"],
        find: |view| {
            let text = &view.scene.text;
            let mention = view.scene.mentions.get(view.candidate.mention?);
            let clitic = text.kind(mention.tokens.end) == Some(TokenKind::Clitic);
            if !mention.embedded || !(clitic || mention.is_pronoun()) {
                return None;
            }
            let noun = (mention.tokens.end + 1..mention.tokens.end + 4)
                .any(|token| text.has(token, Classes::CUE_NOUN));
            match view.candidate.place {
                Place::Before => Some(if noun { 0 } else { 2 }),
                Place::After => Some(if noun { 1 } else { 3 }),
                _ => None,
            }
        },
        example: ("cue-noun-before", "[Ann Dorsey]’s answer was “no deal”."),
        near_miss: "[Ann Dorsey]’s yacht was “no bargain”.",
    },
    Rule {
        name: "first-subject",
        values: &["first", "nearest", "only"],
        find: |view| {
            if view.candidate.place != Place::Before {
                return None;
            }
            let number = view.candidate.mention?;
            let text = &view.scene.text;
            let subject = |number: &usize| {
                let mention = view.scene.mentions.get(*number);
                text.tokens[mention.head].depth == 0
                    && !text.has(mention.head, Classes::RELATIVE)
                    && subject_like(text, mention)
            };
            // A sentence of more mentions is a list.
            const MOST: usize = 24;
            let all = view.scene.mentions.within(view.quotation.before.clone());
            let first = all.clone().take(MOST).find(subject) == Some(number);
            let nearest = all.rev().take(MOST).find(subject) == Some(number);
            match (first, nearest) {
                (true, true) => Some(2),
                (true, false) => Some(0),
                (false, true) => Some(1),
                (false, false) => None,
            }
        },
        example: ("first", "[Ann Dorsey] was glad when Carl Boyd spoke, calling it a “good day”."),
        near_miss: "Ann Dorsey was glad when [Carl Boyd] spoke, calling it a “good day”.",
    },
    Rule {
        name: "next-word",
        values: &[
            "verb",
            "auxiliary",
            "unknown",
            "comma",
            "preposition",
            "conjunction",
            "relative",
            "noun",
            "stop",
            "mark",
            "colon",
            "clitic",
            "name",
            "dash",
            "other",
        ],
        find: |view| {
            let text = &view.scene.text;
            let mut at = view.scene.mentions.get(view.candidate.mention?).tokens.end;
            while at < text.len() && text.tokens[at].is_word() && text.is_adverb(at) {
                at += 1;
            }
            let classes = text.classes(at);
            Some(match text.kind(at) {
                None => 8,
                Some(TokenKind::Comma) => 3,
                Some(TokenKind::Stop) => 8,
                Some(TokenKind::Mark) => 9,
                Some(TokenKind::Colon) => 10,
                Some(TokenKind::Clitic) => 11,
                Some(TokenKind::Dash) => 13,
                Some(TokenKind::Word) if classes.has(Classes::RELATIVE) => 6,
                Some(TokenKind::Word) if classes.has(Classes::AUXILIARY) => 1,
                Some(TokenKind::Word) if classes.has(Classes::PREPOSITION) => 4,
                Some(TokenKind::Word) if classes.has(Classes::COORDINATOR | Classes::SUBORDINATOR) => 5,
                Some(TokenKind::Word) if classes.has(Classes::VERB) => 0,
                Some(TokenKind::Word) if text.tokens[at].is_capitalised() => 12,
                Some(TokenKind::Word) if classes.has(Classes::SOURCE_NOUN) => 7,
                Some(TokenKind::Word) => 2,
                Some(_) => 14,
            })
        },
        example: ("verb", "[Ann Dorsey] said it was “done”."),
        near_miss: "[Ann Dorsey], a lawyer, said it was “done”.",
    },
    Rule {
        name: "word-before",
        values: &["preposition", "of", "by", "verb", "comma", "conjunction", "that", "as", "other", "with"],
        find: |view| {
            const OF: WordHash = WordHash::literal("of");
            const BY: WordHash = WordHash::literal("by");
            const WITH: WordHash = WordHash::literal("with");
            let text = &view.scene.text;
            let start = view.scene.mentions.get(view.candidate.mention?).tokens.start;
            let before =
                start.checked_sub(1).filter(|&before| text.sentence_of(before) == text.sentence_of(start))?;
            let classes = text.classes(before);
            Some(match () {
                () if text.is(before, OF) => 1,
                () if text.is(before, BY) => 2,
                () if text.is(before, WITH) => 9,
                () if text.is(before, THAT) => 6,
                () if text.is(before, AS) => 7,
                () if classes.has(Classes::PREPOSITION) => 0,
                () if classes.has(Classes::VERB | Classes::AUXILIARY) => 3,
                () if text.kind(before) == Some(TokenKind::Comma) => 4,
                () if classes.has(Classes::COORDINATOR | Classes::SUBORDINATOR) => 5,
                () => 8,
            })
        },
        example: ("by", "A letter by [Ann Dorsey] calls it “done”."),
        near_miss: "A letter to [Ann Dorsey] calls it “done”.",
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
    let alone = cue.is_strong() && !text.tokens.get(end).is_some_and(|next| next.is_word());
    as_before && (put_it || alone)
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
    (relation == Relation::Follows && directly && known.form == CueForm::Finite && !own_subject)
        .then_some(cue)
}

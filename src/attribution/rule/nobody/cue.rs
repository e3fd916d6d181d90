//! What the reporting verbs around the stretch are to it.

use crate::attribution::rule::place::bucket;
use crate::attribution::rule::{Rule, View};
use crate::cue::{Cue, CueForm};
use crate::lexicon::{Classes, VerbClass, WordHash};
use crate::text::{Case, TokenKind};

pub(in crate::attribution::rule) const RULES: &[Rule] = &[
    Rule {
        name: "cue-near",
        values: &[
            "none",
            "before-strong",
            "before-name",
            "before-act",
            "before-think",
            "before-show",
            "before-weak",
            "before-gerund",
            "after-strong",
            "after-weak",
            "both",
        ],
        find: |view| Some(cue_near(view)),
        example: ("none", "The “no limits” deal was off."),
        near_miss: "He said the “no limits” deal was off.",
    },
    Rule {
        name: "cue-distance",
        values: &["0", "1", "2-3", "4-7", "8-15", "16+"],
        find: |view| {
            let cue = &view.scene.cues[view.quotation.cue_before?];
            Some(bucket(view.quotation.open.saturating_sub(cue.tokens.end), &[0, 1, 3, 7, 15]))
        },
        example: ("0", "He said “no limits” twice."),
        near_miss: "He said that the deal and all that came with it had “no limits”.",
    },
    Rule {
        name: "modifies-noun",
        values: &["no-cue", "strong", "name", "act", "think", "show", "weak"],
        find: |view| {
            let text = &view.scene.text;
            let before = view.quotation.open.checked_sub(1).filter(|_| !view.quotation.before.is_empty())?;
            let after = view.quotation.close + 1;
            let determined = text.has(before, Classes::DETERMINER | Classes::POSSESSIVE)
                || text.kind(before) == Some(TokenKind::Clitic);
            let noun = !view.quotation.after.is_empty()
                && text.tokens[after].case == Case::Lower
                && !text.has(after, Classes::FUNCTION | Classes::ADVERB)
                && !(text.has(after, Classes::VERB) && !text.has(after, Classes::SOURCE_NOUN))
                && !text.is_adverb(after);
            if !determined || !noun {
                return None;
            }
            let Some(cue) = view.quotation.cue_before.map(|cue| &view.scene.cues[cue]) else {
                return Some(0);
            };
            Some(reporting(cue))
        },
        example: ("weak", "The ports signed a “no limits” accord."),
        near_miss: "The ports announced a “no limits” accord.",
    },
    Rule {
        name: "where-said",
        values: &["title", "words"],
        find: where_said,
        example: ("title", "Dorsey said on the channel’s “Harbour News” that it was over."),
        near_miss: "Dorsey said that the channel’s “Harbour News” was over.",
    },
];

fn cue_near(view: &View) -> usize {
    let cues = &view.scene.cues;
    let after = view.quotation.cue_after.map(|cue| cues[cue].is_strong());
    match (view.quotation.cue_before.map(|cue| &cues[cue]), after) {
        (None, None) => 0,
        (None, Some(true)) => 8,
        (None, Some(false)) => 9,
        (Some(cue), Some(true)) if !cue.is_strong() => 10,
        (Some(cue), _) if cue.form == CueForm::Gerund => 7,
        (Some(cue), _) => reporting(cue),
    }
}

/// 1 for a strong cue, then the classes whose quoted words are often nobody's: name, act, think, show, weak.
fn reporting(cue: &Cue) -> usize {
    match cue.class {
        Some(VerbClass::Name) => 2,
        Some(VerbClass::Act) => 3,
        Some(VerbClass::Think) => 4,
        Some(VerbClass::Show) => 5,
        Some(VerbClass::Weak) => 6,
        _ => 1,
    }
}

/// Whether a stretch tells where something was said and is no part of that: "said on the channel’s “Harbour
/// News”", "wrote in her memoir, “Low Water,”", "told “Harbour News”"; and whether it has the capitals of a title.
fn where_said(view: &View) -> Option<usize> {
    /// Words between: "in an interview aired on Sunday on the channel’s".
    const REACH: usize = 12;
    const PLACES: [WordHash; 5] = WordHash::literals(["at", "during", "in", "on", "to"]);
    const THAT: WordHash = WordHash::literal("that");
    let text = &view.scene.text;
    let (open, close) = (view.quotation.open, view.quotation.close);
    let cue = &view.scene.cues[view.quotation.cue_before?];
    let between = cue.tokens.end..open;
    let said = cue.is_strong() || cue.class == Some(VerbClass::Think);
    if !said || between.len() > REACH {
        return None;
    }
    let first = between.start;
    let owned = text.kind(open - 1) == Some(TokenKind::Clitic);
    let leads = text.is_any(first, &PLACES)
        || text.has(first, Classes::CALENDAR)
        || (between.is_empty() || owned) && text.verb(cue.verb).is_some_and(|verb| verb.takes_listener());
    // No word of a clause: what was said has not begun.
    let clausal = Classes::PRONOUN | Classes::AUXILIARY | Classes::SUBORDINATOR;
    let phrasal = Classes::POSSESSIVE | Classes::PREPOSITION | Classes::DETERMINER;
    let adjunct = |token: usize| match text.tokens[token].kind {
        TokenKind::Word => !text.is(token, THAT) && (!text.has(token, clausal) || text.has(token, phrasal)),
        TokenKind::Number | TokenKind::Clitic => true,
        TokenKind::Comma => token + 1 == open,
        _ => false,
    };
    if !leads || !between.clone().all(adjunct) {
        return None;
    }
    let small = Classes::PREPOSITION | Classes::DETERMINER | Classes::COORDINATOR;
    let title = (open + 1..close)
        .filter(|&token| text.tokens[token].is_word())
        .all(|token| text.tokens[token].is_capitalised() || text.has(token, small));
    Some(usize::from(!title))
}

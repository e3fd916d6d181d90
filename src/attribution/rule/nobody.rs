//! What speaks for and against a stretch being nobody's speech: a title, a nickname, a scare quote.

use crate::cue::{Cue, CueForm};
use crate::lexicon::{Classes, VerbClass, WordHash};
use crate::text::{Case, ParagraphKind, Token, TokenKind};

use super::place::bucket;
use super::{Rule, View};

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "nobody",
        values: &["always"],
        find: |_| Some(0),
        example: ("always", "The “no limits” deal held."),
        near_miss: "“It is done,” [Ann Dorsey] said.",
    },
    Rule {
        name: "length",
        values: &["1", "2", "3", "4-5", "6-9", "10-19", "20+"],
        find: |view| Some(bucket(view.quotation.words.max(1), &[1, 2, 3, 5, 9, 19])),
        example: ("2", "The “no limits” deal held."),
        near_miss: "The “no limits at all” deal held.",
    },
    Rule {
        name: "capitals",
        values: &["all", "first", "none", "other"],
        find: |view| {
            let text = &view.scene.text;
            let quoted = &text.tokens[view.quotation.open + 1..view.quotation.close];
            let mut words = quoted.iter().filter(|token| token.is_word()).take(12);
            let fits = |word: &Token| {
                word.is_capitalised() || word.classes.has(Classes::FUNCTION) || word.span().len() <= 3
            };
            Some(match words.next() {
                None => 3,
                Some(first) if !first.is_capitalised() => 2,
                Some(_) if words.all(fits) => 0,
                Some(_) => 1,
            })
        },
        example: ("all", "She saw “The Last Harbour” twice."),
        near_miss: "She saw “the last harbour” twice.",
    },
    Rule {
        name: "ends-in",
        values: &["comma", "stop", "question", "cry", "nothing", "other"],
        find: |view| {
            let text = &view.scene.text;
            let last = view.quotation.close.checked_sub(1)?;
            Some(match text.tokens[last].kind {
                TokenKind::Comma => 0,
                TokenKind::Stop if text.str(last).contains('?') => 2,
                TokenKind::Stop if text.str(last).contains('!') => 3,
                TokenKind::Stop => 1,
                TokenKind::Word | TokenKind::Number => 4,
                _ => 5,
            })
        },
        example: ("nothing", "The “no limits” deal held."),
        near_miss: "The deal had “no limits.”",
    },
    Rule {
        name: "before-mark",
        values: &[
            "the",
            "a",
            "possessive",
            "other-determiner",
            "so-called",
            "known-as",
            "be",
            "auxiliary",
            "verb-strong",
            "verb-name",
            "verb-other",
            "gerund",
            "preposition",
            "of",
            "as",
            "conjunction",
            "that",
            "pronoun",
            "name",
            "noun",
            "adjective-or-other",
            "comma",
            "colon",
            "open",
            "dash",
            "mark",
            "number",
            "clitic",
            "nothing",
        ],
        find: |view| Some(before_mark(view)),
        example: ("the", "The “no limits” deal held."),
        near_miss: "He said “no limits” twice.",
    },
    Rule {
        name: "after-mark",
        values: &[
            "noun",
            "unknown-lower",
            "verb",
            "auxiliary",
            "preposition",
            "conjunction",
            "capital",
            "pronoun",
            "comma",
            "stop",
            "close",
            "mark",
            "colon-or-dash",
            "clitic",
            "number",
            "nothing",
            "other",
        ],
        find: |view| Some(after_mark(view)),
        example: ("noun", "The “no limits” agreement held."),
        near_miss: "He had “no limits” in mind.",
    },
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
        name: "beside",
        values: &["heading", "parenthesis", "whole-paragraph"],
        find: |view| {
            let text = &view.scene.text;
            let paragraph = &text.paragraphs[view.quotation.paragraph];
            match () {
                () if paragraph.kind == ParagraphKind::Heading => Some(0),
                () if view.quotation.open > 0
                    && text.kind(view.quotation.open - 1) == Some(TokenKind::Open) =>
                {
                    Some(1)
                }
                () if view.quotation.before.is_empty()
                    && view.quotation.open == paragraph.tokens().start
                    && view.quotation.close + 1 >= paragraph.tokens().end =>
                {
                    Some(2)
                }
                () => None,
            }
        },
        example: ("parenthesis", "Her film (“The Harbour”) won."),
        near_miss: "Her film “The Harbour” won.",
    },
    Rule {
        name: "last-was",
        values: &["somebody-sentence", "nobody-sentence", "somebody-paragraph", "nobody-paragraph"],
        find: |view| {
            let previous = view.quotation.previous?;
            let quoted = &view.scene.quoted[previous];
            let text = &view.scene.text;
            let sentence = text.sentence_of(quoted.close - 1) == text.sentence_of(view.quotation.open);
            if quoted.paragraph != view.quotation.paragraph {
                return None;
            }
            let nobody = view.history.of(previous).is_none();
            Some(usize::from(nobody) + if sentence { 0 } else { 2 })
        },
        example: ("somebody-paragraph", "“It is done,” Ann Dorsey said. The *“no limits” deal held."),
        near_miss: "Ann Dorsey rose. The *“no limits” deal held.",
    },
    Rule {
        name: "work-near",
        values: &["before", "after"],
        find: |view| {
            let text = &view.scene.text;
            let work = |token: usize| text.has(token, Classes::DOCUMENT) && text.tokens[token].depth == 0;
            let before = view.quotation.open.saturating_sub(4)..view.quotation.open;
            let after = view.quotation.close + 1..(view.quotation.close + 3).min(text.len());
            match () {
                () if before.into_iter().any(work) => Some(0),
                () if after.into_iter().any(work) => Some(1),
                () => None,
            }
        },
        example: ("before", "Her book “The Harbour” won."),
        near_miss: "Her yacht “The Harbour” won.",
    },
    Rule {
        name: "where-said",
        values: &["title", "words"],
        find: where_said,
        example: ("title", "Dorsey said on the channel’s “Harbour News” that it was over."),
        near_miss: "Dorsey said that the channel’s “Harbour News” was over.",
    },
    Rule {
        name: "begins-with",
        values: &[
            "pronoun",
            "determiner",
            "verb",
            "conjunction",
            "preposition",
            "auxiliary",
            "adverb",
            "name",
            "bracket",
            "ellipsis",
            "other",
        ],
        find: |view| {
            let text = &view.scene.text;
            let first = view.quotation.open + 1;
            let classes = text.classes(first);
            Some(match text.kind(first)? {
                TokenKind::Open => 8,
                TokenKind::Stop => 9,
                TokenKind::Word => match () {
                    () if classes.has(Classes::DETERMINER) => 1,
                    () if classes.has(Classes::PRONOUN) => 0,
                    () if classes.has(Classes::AUXILIARY) => 5,
                    () if classes.has(Classes::COORDINATOR | Classes::SUBORDINATOR) => 3,
                    () if classes.has(Classes::PREPOSITION) => 4,
                    () if text.is_adverb(first) => 6,
                    () if classes.has(Classes::VERB) => 2,
                    () if text.tokens[first].is_capitalised()
                        && classes.has(Classes::GIVEN_NAME | Classes::PLACE | Classes::ORGANISATION_NAME) =>
                    {
                        7
                    }
                    () => 10,
                },
                _ => 10,
            })
        },
        example: ("pronoun", "“We go home” was the motto."),
        near_miss: "“No limits” was the motto.",
    },
    Rule {
        name: "holds-verb",
        values: &["yes", "no"],
        find: |view| {
            let text = &view.scene.text;
            let verb = |token: usize| {
                text.has(token, Classes::AUXILIARY) || text.kind(token) == Some(TokenKind::Clitic)
            };
            Some(usize::from(!(view.quotation.open + 1..view.quotation.close).any(verb)))
        },
        example: ("no", "The “no limits” deal held."),
        near_miss: "The “we are home” deal held.",
    },
];

/// Whether a stretch tells where something was said, no part of that: "said on the channel’s “Harbour News”",
/// "wrote in her memoir, “Low Water,”", "told “Harbour News”".
fn where_said(view: &View) -> Option<usize> {
    /// Words between: "said in an interview aired on Sunday on the channel’s".
    const REACH: usize = 12;
    const PLACES: [WordHash; 5] = [
        WordHash::literal("on"),
        WordHash::literal("in"),
        WordHash::literal("during"),
        WordHash::literal("to"),
        WordHash::literal("at"),
    ];
    let text = &view.scene.text;
    let (open, close) = (view.quotation.open, view.quotation.close);
    let cue = &view.scene.cues[view.quotation.cue_before?];
    let between = cue.tokens.end..open;
    if !cue.is_strong() || between.len() > REACH {
        return None;
    }
    let listener = (between.is_empty() || text.kind(open - 1) == Some(TokenKind::Clitic))
        && text.verb(cue.verb).is_some_and(|verb| verb.takes_listener());
    let leads = listener
        || PLACES.iter().any(|word| text.is(between.start, *word))
        || text.has(between.start, Classes::CALENDAR);
    let adjunct = |token: usize| match text.tokens[token].kind {
        TokenKind::Word => {
            !text.has(token, Classes::PRONOUN | Classes::AUXILIARY | Classes::SUBORDINATOR)
                || text.has(token, Classes::POSSESSIVE | Classes::PREPOSITION | Classes::DETERMINER)
        }
        TokenKind::Number | TokenKind::Clitic => true,
        TokenKind::Comma => token + 1 == open,
        _ => false,
    };
    if !leads
        || !between.clone().all(adjunct)
        || between.clone().any(|token| text.is(token, WordHash::literal("that")))
    {
        return None;
    }
    let mut words = (open + 1..close).filter(|&token| text.tokens[token].is_word());
    let title = words.all(|token| {
        text.tokens[token].is_capitalised()
            || text.has(token, Classes::PREPOSITION | Classes::DETERMINER | Classes::COORDINATOR)
    });
    Some(usize::from(!title))
}

fn before_mark(view: &View) -> usize {
    const THE: WordHash = WordHash::literal("the");
    const A: WordHash = WordHash::literal("a");
    const AN: WordHash = WordHash::literal("an");
    const OF: WordHash = WordHash::literal("of");
    const AS: WordHash = WordHash::literal("as");
    const THAT: WordHash = WordHash::literal("that");
    const KNOWN: [WordHash; 6] = [
        WordHash::literal("known"),
        WordHash::literal("titled"),
        WordHash::literal("entitled"),
        WordHash::literal("dubbed"),
        WordHash::literal("nicknamed"),
        WordHash::literal("named"),
    ];
    const SO_CALLED: WordHash = WordHash::literal("so-called");
    let text = &view.scene.text;
    let Some(before) = view.quotation.open.checked_sub(1).filter(|_| !view.quotation.before.is_empty())
    else {
        return 28;
    };
    let classes = text.classes(before);
    match text.tokens[before].kind {
        TokenKind::Comma | TokenKind::Semicolon => 21,
        TokenKind::Colon => 22,
        TokenKind::Open => 23,
        TokenKind::Dash => 24,
        TokenKind::Mark | TokenKind::Stop => 25,
        TokenKind::Number => 26,
        TokenKind::Clitic => 27,
        TokenKind::Word => match () {
            () if text.is(before, THE) => 0,
            () if text.is(before, A) || text.is(before, AN) => 1,
            () if text.is(before, SO_CALLED) => 4,
            () if KNOWN.contains(&text.tokens[before].hash)
                || (text.is(before, AS) && before > 0 && KNOWN.contains(&text.tokens[before - 1].hash)) =>
            {
                5
            }
            () if text.is(before, OF) => 13,
            () if text.is(before, AS) => 14,
            () if text.is(before, THAT) => 16,
            () if classes.has(Classes::POSSESSIVE) => 2,
            () if classes.has(Classes::DETERMINER) => 3,
            () if classes.has(Classes::BE) => 6,
            () if classes.has(Classes::AUXILIARY) => 7,
            () if classes.has(Classes::PREPOSITION) => 12,
            () if classes.has(Classes::COORDINATOR | Classes::SUBORDINATOR) => 15,
            () if classes.has(Classes::PRONOUN) => 17,
            () if text.tokens[before].is_capitalised() => 18,
            () if classes.has(Classes::GERUND) => 11,
            () if classes.has(Classes::VERB) => match text.verb(before).map(|verb| verb.class) {
                Some(VerbClass::Name) => 9,
                Some(VerbClass::Speech | VerbClass::Write | VerbClass::Claim | VerbClass::Manner) => 8,
                _ => 10,
            },
            () if classes.has(Classes::SOURCE_NOUN) => 19,
            () => 20,
        },
        _ => 20,
    }
}

fn after_mark(view: &View) -> usize {
    let text = &view.scene.text;
    let after = view.quotation.close + 1;
    if view.quotation.after.is_empty() {
        return 15;
    }
    let classes = text.classes(after);
    match text.tokens[after].kind {
        TokenKind::Comma | TokenKind::Semicolon => 8,
        TokenKind::Stop => 9,
        TokenKind::Close => 10,
        TokenKind::Mark => 11,
        TokenKind::Colon | TokenKind::Dash => 12,
        TokenKind::Clitic => 13,
        TokenKind::Number => 14,
        TokenKind::Word => match () {
            () if classes.has(Classes::PRONOUN) => 7,
            () if classes.has(Classes::AUXILIARY) => 3,
            () if classes.has(Classes::PREPOSITION) => 4,
            () if classes.has(Classes::COORDINATOR | Classes::SUBORDINATOR) => 5,
            () if text.tokens[after].case != Case::Lower => 6,
            () if classes.has(Classes::SOURCE_NOUN | Classes::CUE_NOUN) && !classes.has(Classes::PAST) => 0,
            () if classes.has(Classes::VERB) => 2,
            () if classes.has(Classes::ADVERB) => 16,
            () => 1,
        },
        _ => 16,
    }
}

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

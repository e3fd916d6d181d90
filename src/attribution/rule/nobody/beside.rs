//! What stands beside the stretch.

use crate::attribution::rule::{Rule, View};
use crate::lexicon::{Classes, VerbClass, WordHash};
use crate::text::{Case, ParagraphKind, TokenKind};

pub(in crate::attribution::rule) const RULES: &[Rule] = &[
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
];

fn before_mark(view: &View) -> usize {
    const THE: WordHash = WordHash::literal("the");
    const A: WordHash = WordHash::literal("a");
    const AN: WordHash = WordHash::literal("an");
    const OF: WordHash = WordHash::literal("of");
    const AS: WordHash = WordHash::literal("as");
    const THAT: WordHash = WordHash::literal("that");
    const KNOWN: [WordHash; 6] =
        WordHash::literals(["known", "titled", "entitled", "dubbed", "nicknamed", "named"]);
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

//! What stands beside the candidate in its clause.

use crate::attribution::candidate::Place;
use crate::lexicon::{Classes, WordHash};
use crate::text::TokenKind;

use super::Rule;

const THAT: WordHash = WordHash::literal("that");
const AS: WordHash = WordHash::literal("as");

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "label",
        values: &["colon", "line", "dash", "inside", "another-inside"],
        find: |view| {
            if let Some(label) = view.quotation.label {
                return Some(3 + usize::from(view.candidate.mention? != label));
            }
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
                    && view.scene.mentions.is_subject(*number)
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

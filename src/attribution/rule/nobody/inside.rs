//! What the stretch itself looks like.

use crate::attribution::rule::Rule;
use crate::attribution::rule::place::bucket;
use crate::lexicon::Classes;
use crate::text::{Token, TokenKind};

pub(in crate::attribution::rule) const RULES: &[Rule] = &[
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

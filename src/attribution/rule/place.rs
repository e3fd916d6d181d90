//! Where the candidate stands.

use crate::attribution::candidate::Place;
use crate::lexicon::Classes;
use crate::text::TokenKind;

use super::Rule;

/// Of all mentions.
pub(super) const PLACE: &[Rule] = &[Rule {
    name: "place",
    values: &[
        "after",
        "after-far",
        "before",
        "before-far",
        "sentence-before",
        "paragraph-back",
        "sentence-after",
        "paragraph-before",
        "back",
        "label",
    ],
    find: |view| Some(view.candidate.place as usize),
    example: ("after", "“It is done,” [Ann Dorsey] said."),
    near_miss: "[Ann Dorsey] said: “It is done.”",
}];

/// Of those after the quotation in its sentence.
pub(super) const AFTER: &[Rule] = &[
    Rule {
        name: "gap-after",
        values: &["0", "1", "2", "3-4", "5-8", "9-16", "17+"],
        find: |view| {
            (view.candidate.place == Place::After).then(|| bucket(view.candidate.gap, &[0, 1, 2, 4, 8, 16]))
        },
        example: ("1", "“It is done,” said [Ann Dorsey]."),
        near_miss: "“It is done,” her old friend and lawyer told [Ann Dorsey].",
    },
    Rule {
        name: "rank-after",
        values: &["0", "1", "2", "3+"],
        find: |view| (view.candidate.place == Place::After).then(|| view.candidate.rank.min(3)),
        example: ("0", "“It is done,” [Ann Dorsey] told Carl Boyd."),
        near_miss: "“It is done,” Ann Dorsey told [Carl Boyd].",
    },
];

/// Of those before it in its sentence.
pub(super) const BEFORE: &[Rule] = &[
    Rule {
        name: "gap-before",
        values: &["0", "1", "2", "3-4", "5-8", "9-16", "17+"],
        find: |view| {
            (view.candidate.place == Place::Before).then(|| bucket(view.candidate.gap, &[0, 1, 2, 4, 8, 16]))
        },
        example: ("2", "[Ann Dorsey] said: “It is done.”"),
        near_miss: "[Ann Dorsey] went home to her cat and said: “It is done.”",
    },
    Rule {
        name: "rank-before",
        values: &["0", "1", "2", "3+"],
        find: |view| Some(view.candidate.rank.min(3)),
        example: ("1", "[Ann Dorsey] told Carl Boyd: “It is done.”"),
        near_miss: "Ann Dorsey told [Carl Boyd]: “It is done.”",
    },
];

/// Of those before its sentence.
pub(super) const EARLIER: &[Rule] = &[Rule {
    name: "rank-earlier",
    values: &["0", "1", "2", "3+"],
    find: |view| Some(view.candidate.rank.min(3)),
    example: ("0", "[Ann Dorsey] was furious. “It is done.”"),
    near_miss: "[Ann Dorsey] rang Carl Boyd. “It is done.”",
}];

/// What sentence and paragraph a mention stands in; after the ranks, whose order in the table is that of fitting.
pub(super) const SENTENCE: &[Rule] = &[
    Rule {
        name: "begins-sentence",
        values: &["yes", "after-preface"],
        find: |view| {
            let mention = view.scene.mentions.get(view.candidate.mention?);
            let text = &view.scene.text;
            let start = mention.tokens.start;
            let sentence = text.sentence(text.sentence_of(start)).start;
            match () {
                () if sentence == start => Some(0),
                () if text.kind(start - 1) == Some(TokenKind::Comma)
                    && text.has(sentence, Classes::PREPOSITION) =>
                {
                    Some(1)
                }
                () => None,
            }
        },
        example: ("yes", "[Ann Dorsey] said: “It is done.”"),
        near_miss: "When she saw [Ann Dorsey] she said: “It is done.”",
    },
    Rule {
        name: "beside-heading",
        values: &["yes"],
        find: |view| {
            let mention = view.scene.mentions.get(view.candidate.mention?);
            let text = &view.scene.text;
            (text.in_heading(mention.head) && !text.in_heading(view.quotation.open)).then_some(0)
        },
        example: ("yes", "[Ann Dorsey] Says Harbour Case Is Over\n“It is done.”"),
        near_miss: "[Ann Dorsey] won yet another case about the harbour\n“It is done.”",
    },
];

/// The place of the first limit that a number does not exceed; the number of limits past the last.
pub(super) fn bucket(number: usize, limits: &[usize]) -> usize {
    limits.iter().position(|&limit| number <= limit).unwrap_or(limits.len())
}

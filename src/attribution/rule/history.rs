//! What the candidate said before, and how much the article is about it.

use super::Rule;
use super::place::bucket;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "spoke-last",
        values: &[
            "continues-same",
            "continues-entity",
            "sentence-same",
            "sentence-entity",
            "paragraph-same",
            "paragraph-entity",
            "paragraph-before-same",
            "paragraph-before-entity",
            "back-same",
            "back-entity",
        ],
        find: |view| {
            let mention = view.candidate.mention?;
            let quotation = view.quotation;
            let (last, quoted, speaker) = view.history.last()?;
            let same = last == mention;
            if view.candidate.entity != Some(speaker) {
                return None;
            }
            let previous = &view.scene.quoted[quoted];
            let text = &view.scene.text;
            let near = match () {
                () if view.scene.quoted[quotation.number].continues => 0,
                () if text.sentence_of(previous.close - 1) == text.sentence_of(quotation.open) => 1,
                () if previous.paragraph == quotation.paragraph => 2,
                () if previous.paragraph + 1 == quotation.paragraph => 3,
                () => 4,
            };
            Some(2 * near + usize::from(!same))
        },
        example: ("paragraph-same", "“It is done,” [Ann Dorsey] said. *“We go home.”"),
        near_miss: "“It is done,” Carl Boyd said. [Ann Dorsey] rose. *“We go home.”",
    },
    Rule {
        name: "not-who-spoke-last",
        values: &["continues", "sentence", "paragraph", "paragraph-before", "back"],
        find: |view| {
            view.candidate.mention?;
            let quotation = view.quotation;
            let (_, quoted, speaker) = view.history.last()?;
            if view.candidate.entity == Some(speaker) {
                return None;
            }
            let previous = &view.scene.quoted[quoted];
            let text = &view.scene.text;
            Some(match () {
                () if view.scene.quoted[quotation.number].continues => 0,
                () if text.sentence_of(previous.close - 1) == text.sentence_of(quotation.open) => 1,
                () if previous.paragraph == quotation.paragraph => 2,
                () if previous.paragraph + 1 == quotation.paragraph => 3,
                () => 4,
            })
        },
        example: ("paragraph", "“It is done,” Carl Boyd said. [Ann Dorsey] rose. *“We go home.”"),
        near_miss: "“It is done,” [Ann Dorsey] said. *“We go home.”",
    },
    Rule {
        name: "spoke",
        values: &["once", "2-3", "4+"],
        find: |view| {
            let entity = view.candidate.entity?;
            match view.history.times(entity) {
                0 => None,
                times => Some(bucket(times, &[1, 3])),
            }
        },
        example: ("once", "“It is done,” [Ann Dorsey] said. *“We go home.”"),
        near_miss: "“It is done,” Carl Boyd said. [Ann Dorsey] rose. *“We go home.”",
    },
    Rule {
        name: "reports",
        values: &["1", "2-3", "4-7", "8+"],
        find: |view| {
            let entity = view.candidate.entity?;
            match view.scene.reports[entity] {
                0 => None,
                times => Some(bucket(times as usize, &[1, 3, 7])),
            }
        },
        example: ("1", "“It is done,” [Ann Dorsey] said."),
        near_miss: "“It is done,” he told [Ann Dorsey].",
    },
    Rule {
        name: "named",
        values: &["1", "2-3", "4-7", "8-15", "16+"],
        find: |view| {
            let entity = view.candidate.entity?;
            Some(bucket(view.scene.mentions_in_book(entity), &[1, 3, 7, 15]))
        },
        example: ("2-3", "“It is done,” [Ann Dorsey] said. Dorsey left."),
        near_miss: "“It is done,” [Ann Dorsey] said. Carl Boyd left.",
    },
];

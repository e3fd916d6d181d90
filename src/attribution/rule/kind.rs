//! What the candidate is.

use crate::cue::Link;
use crate::lexicon::Classes;
use crate::mention::Form;
use crate::result::SpeakerKind;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "kind",
        values: &[
            "name-person",
            "name-organisation",
            "name-place",
            "name-group",
            "name-document",
            "name-unknown",
            "noun-person",
            "noun-organisation",
            "noun-place",
            "noun-group",
            "noun-document",
            "noun-unknown",
            "he-or-she",
            "they",
            "it",
            "i",
            "we",
            "you",
            "relative",
            "indefinite",
            "coordination",
        ],
        find: |view| {
            let mention = view.scene.mentions.get(view.candidate.mention?);
            let kind = match mention.kind {
                SpeakerKind::Person => 0,
                SpeakerKind::Organisation => 1,
                SpeakerKind::Place => 2,
                SpeakerKind::Group => 3,
                SpeakerKind::Document => 4,
                SpeakerKind::Unknown => 5,
            };
            Some(match mention.form {
                Form::Name => kind,
                Form::Noun => 6 + kind,
                Form::Coordination => 20,
                Form::Pronoun => {
                    let classes = view.scene.text.classes(mention.head);
                    match () {
                        () if mention.gender.is_some() => 12,
                        () if classes.has(Classes::RELATIVE) => 18,
                        () if classes.has(Classes::FIRST) && mention.plural => 16,
                        () if classes.has(Classes::FIRST) => 15,
                        () if classes.has(Classes::SECOND) => 17,
                        () if classes.has(Classes::INDEFINITE) => 19,
                        () if mention.plural => 13,
                        () => 14,
                    }
                }
            })
        },
        example: ("he-or-she", "“It is done,” [she] said."),
        near_miss: "“It is done,” [Ann Dorsey] said.",
    },
    Rule {
        name: "stands",
        values: &["subject", "subject-of-cue", "embedded", "other"],
        find: |view| {
            let mention = view.scene.mentions.get(view.candidate.mention?);
            Some(match () {
                () if view
                    .candidate
                    .cue
                    .is_some_and(|(.., link)| link == Link::Adjacent || link == Link::Insertion) =>
                {
                    1
                }
                () if mention.embedded => 2,
                () if view.scene.mentions.is_subject(view.candidate.mention?) => 0,
                () => 3,
            })
        },
        example: ("embedded", "“It is done,” [Ann Dorsey]’s lawyer said."),
        near_miss: "“It is done,” [Ann Dorsey] said.",
    },
    Rule {
        name: "coordinated",
        values: &["first", "later"],
        find: |view| {
            let number = view.candidate.mention?;
            let whole = view.scene.mentions.get(view.scene.mentions.whole_of(number)?);
            Some(usize::from(whole.tokens.start < view.scene.mentions.get(number).tokens.start))
        },
        example: ("later", "“It is done,” Ann Dorsey and [Carl Boyd] said."),
        near_miss: "“It is done,” [Ann Dorsey] said.",
    },
    Rule {
        name: "definiteness",
        values: &["indefinite", "definite", "owned", "bare"],
        find: |view| {
            let mention = view.scene.mentions.get(view.candidate.mention?);
            let first = view.scene.text.classes(mention.tokens.start);
            (mention.form == Form::Noun).then(|| match () {
                () if first.has(Classes::POSSESSIVE) => 2,
                () if first.has(Classes::DEFINITE) => 1,
                () if first.has(Classes::DETERMINER) => 0,
                () => 3,
            })
        },
        example: ("indefinite", "“It is done,” [a lawyer] said."),
        near_miss: "“It is done,” [the lawyer] said.",
    },
];

//! Pronouns that can be sources.

use crate::lexicon::{Classes, WordHash};
use crate::result::{Gender, SpeakerKind};
use crate::text::{Text, TokenKind};

use super::{Form, Mention, is_acronym};

/// The pronoun at a token, when it stands where the subject of a clause stands.
pub(super) fn read(text: &Text, token: usize) -> Option<Mention> {
    const THAT: WordHash = WordHash::literal("that");
    const WHAT: WordHash = WordHash::literal("what");
    let classes = text.classes(token);
    let owner = owns_cue_noun(text, token);
    if !classes.has(Classes::PRONOUN) || !(classes.has(Classes::SUBJECT) || owner) {
        return None;
    }
    if is_acronym(text, token) {
        return None;
    }
    if text.is(token, THAT) || text.is(token, WHAT) {
        return None;
    }
    let demonstrative_or_quantity = classes.has(Classes::INDEFINITE | Classes::DETERMINER | Classes::NUMBER);
    if demonstrative_or_quantity && !stands_alone(text, token) {
        return None;
    }
    let gender = match () {
        () if classes.has(Classes::MALE) => Some(Gender::Male),
        () if classes.has(Classes::FEMALE) => Some(Gender::Female),
        () => None,
    };
    let plural = classes.has(Classes::PLURAL) && !classes.has(Classes::SINGULAR);
    let kind = match () {
        () if gender.is_some() || classes.has(Classes::FIRST) && !plural => SpeakerKind::Person,
        () if plural => SpeakerKind::Group,
        () => SpeakerKind::Unknown,
    };
    Some(Mention {
        tokens: token..token + 1,
        name: token..token + 1,
        head: token,
        form: Form::Pronoun,
        kind,
        gender,
        plural,
        embedded: owner,
        quoted: text.tokens[token].depth > 0,
        entity: usize::MAX,
    })
}

/// "his warning", "her last words": a possessive pronoun whose noun carries an attribution.
fn owns_cue_noun(text: &Text, token: usize) -> bool {
    /// One word may stand between.
    const REACH: usize = 2;
    let noun = |next: usize| text.has(next, Classes::CUE_NOUN) && !text.has(next, Classes::ROLE);
    text.has(token, Classes::POSSESSIVE)
        && !text.has(token, Classes::RELATIVE)
        && (token + 1..=token + REACH).any(noun)
}

/// "Many said", "some of them", "others, who": the word is no determiner of a noun after it.
fn stands_alone(text: &Text, token: usize) -> bool {
    let next = token + 1;
    match text.kind(next) {
        Some(TokenKind::Word) => {
            let classes = text.classes(next);
            // "this finding" is no pronoun and a verb.
            let noun = classes.has(Classes::GERUND) && classes.has(Classes::DOCUMENT | Classes::MEDIUM);
            !noun
                && classes.has(
                    Classes::VERB
                        | Classes::AUXILIARY
                        | Classes::PREPOSITION
                        | Classes::ADVERB
                        | Classes::RELATIVE,
                )
                || text.is_adverb(next)
        }
        Some(TokenKind::Clitic | TokenKind::Number | TokenKind::Open) => false,
        _ => true,
    }
}

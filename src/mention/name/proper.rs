//! Which capitals are those of a name: at the beginning of a sentence all words have one.

use crate::lexicon::Classes;
use crate::mention::spelling::Spellings;
use crate::mention::{begins_clause, is_acronym};
use crate::text::{Case, Text, TokenKind};

use super::THE;
use super::run::phrase_ahead;

/// Whether the capital at a token is that of a name.
pub(super) fn is_proper(text: &Text, token: usize, spellings: &Spellings) -> bool {
    let word = &text.tokens[token];
    if !word.is_capitalised() {
        return false;
    }
    let classes = text.classes(token);
    let next_capitalised = text.tokens.get(token + 1).is_some_and(|next| next.is_capitalised());
    let known = classes.has(
        Classes::GIVEN_NAME
            | Classes::PLACE
            | Classes::ORGANISATION_NAME
            | Classes::HONORIFIC
            | Classes::DEMONYM
            | Classes::JOB,
    );
    // "MPs", "GPs".
    if classes.has(Classes::ROLE)
        && classes.has(Classes::PLURAL)
        && is_plural_acronym(text.str(token))
        && !next_capitalised
    {
        return false;
    }
    let goes_on = goes_on_after_mark(text, token);
    if classes.has(Classes::FUNCTION) {
        // "Will Smith", "May", "“…,” Will said", but "Will he", "The".
        return (goes_on || spellings.has_surname(text, token)) && before_report(text, token)
            || classes.has(Classes::GIVEN_NAME) && next_capitalised
            || (word.case == Case::Upper && word.span().len() > 1 && known)
            || is_acronym(text, token);
    }
    let dated = || token > 0 && text.has(token - 1, Classes::PREPOSITION);
    if classes.has(Classes::CALENDAR) && (!(classes.has(Classes::GIVEN_NAME) && next_capitalised) || dated())
    {
        return false;
    }
    if spellings.has_surname(text, token) {
        return true;
    }
    if goes_on && before_report(text, token) {
        return true;
    }
    if !begins_clause(text, token) {
        // "the West" is no direction.
        let bloc = || classes.has(Classes::METONYM) && text.is(token - 1, THE);
        return !classes.has(Classes::ORDINARY | Classes::ADVERB) || next_capitalised || bloc();
    }
    if word.case == Case::Upper && word.span().len() > 1 {
        return true;
    }
    // "Secretary of State", "House of Commons", "Home Office".
    let organisation = Classes::ORGANISATION_NAME | Classes::ORGANISATION_HEAD;
    if phrase_ahead(text, token, organisation | Classes::JOB | Classes::PLACE)
        .is_some_and(|length| length > 1 && text.tokens[token + length - 1].is_capitalised())
    {
        return true;
    }
    if classes.has(Classes::ORDINARY | Classes::ADVERB) || text.is_adverb(token) {
        return false;
    }
    let common = classes.has(
        Classes::ROLE
            | Classes::GROUP
            | Classes::DOCUMENT
            | Classes::VERB
            | Classes::CUE_NOUN
            | Classes::ORGANISATION_HEAD,
    );
    match () {
        () if known && (!common || next_capitalised) => true,
        () if common => next_capitalised && classes.has(Classes::ORGANISATION_HEAD),
        () if spellings.has_lower(text, token) => next_capitalised && !text.str(token).ends_with("ing"),
        () => true,
    }
}

/// Whether a plural is that of capitals.
fn is_plural_acronym(plural: &str) -> bool {
    plural.strip_suffix('s').is_some_and(|letters| letters.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// Whether the sentence goes on with a token after a closing mark, "“…,” | Black said": a capital there is
/// not that of a beginning.
fn goes_on_after_mark(text: &Text, token: usize) -> bool {
    token > 1
        && text.kind(token - 1) == Some(TokenKind::Mark)
        && text.kind(token - 2) == Some(TokenKind::Comma)
        && text.tokens[token - 2].depth > text.tokens[token].depth
}

/// Whether a verb of speech follows a token that is no pronoun or article.
fn before_report(text: &Text, token: usize) -> bool {
    !text.has(token, Classes::PRONOUN | Classes::DETERMINER | Classes::COORDINATOR | Classes::SUBORDINATOR)
        && text.tokens.get(token + 1).is_some_and(|next| next.case == Case::Lower)
        && text.has(token + 1, Classes::PAST | Classes::THIRD_SINGULAR)
}

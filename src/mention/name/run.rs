//! How far a name goes.

use crate::lexicon::{Classes, MAX_PHRASE, WordHash};
use crate::mention::is_shouted;
use crate::mention::spelling::Spellings;
use crate::text::{Case, Text, TokenKind};

use super::THE;

/// Words in one name. Longer runs of capitals are headings.
const LONGEST_NAME: usize = 12;

/// One past the last word of the run of capitals that begins at `first`.
pub(super) fn run_end(text: &Text, first: usize, spellings: &Spellings) -> usize {
    const AND: WordHash = WordHash::literal("and");
    const ORG_CONNECTORS: [WordHash; 3] = WordHash::literals(["of", "for", "on"]);
    let sentence = text.sentence(text.sentence_of(first)).end.min(first + LONGEST_NAME);
    let depth = text.tokens[first].depth;
    let heading = text.in_heading(first);
    // In a heading every word has its capital: "Obama Sees a Chance".
    let ordinary = |at: usize| {
        heading
            && (spellings.has_lower(text, at) || text.has(at, Classes::THIRD_SINGULAR | Classes::PAST))
            && !text.has(at, Classes::GIVEN_NAME | Classes::PLACE | Classes::ORGANISATION_HEAD)
    };
    let capital = |at: usize| {
        at < sentence
            && text.tokens[at].is_capitalised()
            && text.tokens[at].depth == depth
            && !breaks(text, at, heading)
            && !ordinary(at)
    };
    // "Match of the Day"; "Sgt. 1st Class Ann Dorsey": names and titles may have words without a capital.
    let listed = || {
        let [listed, title] = phrases_ahead(text, first, [Classes::ORGANISATION_NAME, Classes::JOB]);
        let title = title.filter(|&length| length > 1 && capital(first + length - 1));
        listed.or(title).unwrap_or(1)
    };
    let mut end = if capital(first + 1) { first + 1 } else { (first + listed()).min(sentence) };
    let mut institution = false;
    while end < sentence {
        let heads_institution = || {
            text.has(end - 1, Classes::ORGANISATION_HEAD)
                || phrase_ahead(text, end - 1, Classes::JOB).is_some_and(|length| length > 1)
        };
        // How many tokens belong to the name as well.
        let ampersand = || text.kind(end) == Some(TokenKind::Symbol) && text.str(end) == "&";
        let joint = || {
            // "Health and Human Services", but not "the Department of Justice and Ann Dorsey".
            let other = Classes::GIVEN_NAME | Classes::PLACE | Classes::JOB | Classes::HONORIFIC;
            institution && text.is(end, AND) && !text.has(end + 1, other)
        };
        let more = if capital(end) {
            1
        } else if let Some(after) = after_particles(text, end).filter(|&after| capital(after)) {
            after + 1 - end
        } else if text.is_any(end, &ORG_CONNECTORS) && heads_institution() {
            let article = usize::from(text.is(end + 1, THE));
            if !capital(end + 1 + article) {
                break;
            }
            institution = true;
            2 + article
        } else if (ampersand() || joint()) && capital(end + 1) {
            2
        } else if text.kind(end) == Some(TokenKind::Number) && text.has(end - 1, Classes::DOCUMENT) {
            // "Article 33".
            1
        } else if text.kind(end) == Some(TokenKind::Comma) && is_generation(text, end + 1) {
            2
        } else {
            break;
        };
        end += more;
    }
    end
}

/// The token after the particles that begin at one: "van der | Meulen".
fn after_particles(text: &Text, first: usize) -> Option<usize> {
    /// "de la", "van der"; no name has three.
    const MOST: usize = 2;
    let particle = |token: usize| {
        text.tokens.get(token).is_some_and(|word| word.case == Case::Lower)
            && text.has(token, Classes::PARTICLE)
            && !text.has(token, Classes::DETERMINER | Classes::PREPOSITION)
    };
    let count = (first..first + MOST).take_while(|&token| particle(token)).count();
    (count > 0).then_some(first + count)
}

/// Capitalised words that end a name before them.
fn breaks(text: &Text, token: usize, heading: bool) -> bool {
    let classes = text.classes(token);
    if is_generation(text, token) {
        return false;
    }
    let named = Classes::GIVEN_NAME | Classes::ORGANISATION_HEAD | Classes::ORGANISATION_NAME;
    if is_shouted(text, token) && !classes.has(named) {
        return true;
    }
    // "Alan From" has no other reason for the capital.
    let other =
        Classes::CALENDAR | Classes::PRONOUN | Classes::DEFINITE | Classes::POSSESSIVE | Classes::COORDINATOR;
    if !heading && text.has(token - 1, Classes::GIVEN_NAME) && !classes.has(other) {
        return false;
    }
    classes.has(
        Classes::CALENDAR
            | Classes::PRONOUN
            | Classes::DETERMINER
            | Classes::AUXILIARY
            | Classes::PREPOSITION
            | Classes::COORDINATOR,
    ) && !classes.has(Classes::GIVEN_NAME)
}

pub(super) fn is_generation(text: &Text, token: usize) -> bool {
    text.tokens.get(token).is_some_and(|word| word.is_word())
        && matches!(text.str(token), "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "IV")
}

/// The length of the longest listed phrase of some class that begins with a token.
pub(in crate::mention) fn phrase_ahead(text: &Text, first: usize, class: Classes) -> Option<usize> {
    phrases_ahead(text, first, [class])[0]
}

/// The lengths of the longest listed phrases of several classes that begin with a token.
fn phrases_ahead<const N: usize>(text: &Text, first: usize, classes: [Classes; N]) -> [Option<usize>; N] {
    let mut longest = classes.map(|class| text.has(first, class).then_some(1));
    if text.has(first, Classes::PHRASE_START) {
        let mut phrase = text.tokens[first].hash;
        let more = text.tokens[first + 1..].iter().take(MAX_PHRASE - 1).take_while(|token| token.is_word());
        for (between, word) in more.enumerate() {
            phrase = phrase.word(word.hash);
            let listed = text.lexicon.phrase(phrase);
            for (longest, class) in longest.iter_mut().zip(classes) {
                if listed.has(class) {
                    *longest = Some(between + 2);
                }
            }
            if !listed.has(Classes::PHRASE_START) {
                break;
            }
        }
    }
    longest
}

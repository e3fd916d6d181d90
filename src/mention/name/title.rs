//! What stands before a name and says what somebody is, and what stands after it: "Attorney General | Loretta Lynch",
//! "Gwen Parry | MBE".

use std::ops::Range;

use crate::lexicon::{Classes, WordHash};
use crate::text::{Case, Text};

use super::run::phrase_ahead;
use crate::mention::spelling::{Spellings, is_initial};

/// Splits a run of capitals after its last title.
pub(super) fn split_title(
    text: &Text,
    run: Range<usize>,
    spellings: &Spellings,
) -> (Range<usize>, Range<usize>) {
    let mut end_of_title = run.start;
    let mut at = run.start;
    let institution = text.has(run.end - 1, Classes::ORGANISATION_HEAD) && run.len() > 1;
    while at < run.end && !institution {
        let length = phrase_ahead(text, at, Classes::JOB)
            .or_else(|| text.has(at, Classes::HONORIFIC).then_some(1))
            .filter(|&length| {
                at + length <= run.end && !is_name(text, &run, at..at + length, end_of_title, spellings)
            });
        match length {
            Some(length) => {
                end_of_title = at + length;
                at = end_of_title;
            }
            None => at += 1,
        }
    }
    (run.start..end_of_title, end_of_title..run.end)
}

/// Whether a listed title is a name where it stands.
fn is_name(
    text: &Text,
    run: &Range<usize>,
    title: Range<usize>,
    end_of_title: usize,
    spellings: &Spellings,
) -> bool {
    const SAINT: [WordHash; 2] = WordHash::literals(["st", "st."]);
    let at = title.start;
    let inside = at > end_of_title;
    let after_given = inside && text.has(at - 1, Classes::GIVEN_NAME);
    let ends = title.end == run.end;
    // "Stephen King", "Paul St. Denis".
    if after_given && (ends || text.is_any(at, &SAINT)) {
        return true;
    }
    // "Edward M. Kennedy".
    if inside && title.len() == 1 && is_initial(text, at) {
        return true;
    }
    // "Mr. King", where "Angus King" stands elsewhere; but "the King".
    let determined =
        || run.len() == 1 && at > 0 && text.has(at - 1, Classes::DETERMINER | Classes::POSSESSIVE);
    if ends && title.len() == 1 && spellings.has_surname(text, at) && !determined() {
        return true;
    }
    // "actor Ritika Sen", but "the Norland Secretary".
    let abbreviated = || text.lexicon.spelled_out(text.tokens[at].hash) != text.tokens[at].hash;
    if inside && ends && text.tokens[at - 1].case == Case::Title && abbreviated() {
        return true;
    }
    if title.len() > 1 {
        return false;
    }
    // "DI Rowe", but "Di Maria".
    if text.has(at, Classes::PARTICLE) && text.tokens[at].case != Case::Upper {
        return true;
    }
    // "Dean Smith" and "Ann Dean Smith", but "Dean Ann Smith"; "her husband Dean", but "the Dean".
    let given = || {
        if ends {
            run.len() == 1 && !determined()
        } else {
            after_given || !text.has(at + 1, Classes::GIVEN_NAME)
        }
    };
    text.has(at, Classes::GIVEN_NAME) && given()
}

/// The name without the honours and offices after it: "Gwen Parry | MBE".
pub(super) fn strip_letters(text: &Text, name: Range<usize>) -> Range<usize> {
    /// A given name and a surname are left.
    const SHORTEST: usize = 2;
    let letters = |at: usize| {
        text.has(at, Classes::ABBREVIATION) && text.str(at).ends_with(|last: char| last.is_ascii_uppercase())
    };
    if name.len() <= SHORTEST || !letters(name.end - 1) {
        return name;
    }
    // "the North Shropshire MP" is no person of that name.
    let place = Classes::PLACE | Classes::DEMONYM | Classes::ORGANISATION_NAME | Classes::ORGANISATION_HEAD;
    let other = text.has(name.start, place) && !text.has(name.start, Classes::GIVEN_NAME);
    if other || name.start > 0 && text.has(name.start - 1, Classes::DETERMINER | Classes::POSSESSIVE) {
        return name;
    }
    let mut end = name.end;
    while end - name.start > SHORTEST && letters(end - 1) {
        end -= 1;
    }
    name.start..end
}

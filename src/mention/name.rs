//! Names: runs of capitalised words, with their titles.

mod proper;
mod run;
mod title;

use std::ops::Range;

use crate::lexicon::{Classes, WordHash};
use crate::result::{Gender, SpeakerKind};
use crate::text::{Case, Text, TokenKind};

use super::edge::{FORMER, LONGEST_PHRASE, is_possessive, left_edge, of_two_roles};
use super::spelling::Spellings;
use super::{Form, Mention, gender_of};

use proper::is_proper;
pub(super) use run::phrase_ahead;
use run::{is_generation, run_end};
use title::{split_title, strip_letters};

const THE: WordHash = WordHash::literal("the");
const IN: WordHash = WordHash::literal("in");
/// The last words of streets' names. "Lane" is a surname more often.
const ROADS: [WordHash; 6] =
    WordHash::literals(["avenue", "boulevard", "highway", "parkway", "road", "street"]);

/// The name that begins with a token, with its title; or the title alone ("the President").
pub(super) fn read(
    text: &Text,
    first: usize,
    spellings: &Spellings,
    mentions: &[Mention],
) -> Option<Mention> {
    if !is_proper(text, first, spellings) {
        return None;
    }
    let end = run_end(text, first, spellings);
    let (title, name) = split_title(text, strip_letters(text, first..end), spellings);
    if name.is_empty() {
        return Some(title_alone(text, title, mentions));
    }
    if is_of_place(text, &name)
        && let Some(member) = demonym(text, name.clone(), mentions)
    {
        return Some(member);
    }
    if let Some(office) = office(text, name.clone()) {
        return Some(office);
    }
    let name = strip_origin(text, name);
    let (mut kind, mut gender) = classify(text, &name, !title.is_empty());
    // "Mark Cuban" makes of "Cuban said" a name, but not of "Cuban officials said".
    let surname = name.len() == 1 && spellings.has_surname(text, name.start) && !before_noun(text, name.end);
    if kind == SpeakerKind::Group && !surname {
        return demonym(text, name, mentions);
    }
    if kind == SpeakerKind::Group {
        kind = SpeakerKind::Unknown;
    }
    for token in title.clone() {
        gender = gender_of(text.classes(token)).or(gender);
    }
    let mut start = first;
    if !text.begins_sentence(first) && text.tokens[first - 1].depth == text.tokens[first].depth {
        let before = text.classes(first - 1);
        let common_title = before.has(Classes::ROLE | Classes::JOB)
            && (text.tokens[first - 1].case == Case::Lower || text.begins_sentence(first - 1));
        if common_title && kind != SpeakerKind::Place && !before.has(Classes::PLURAL) {
            start = left_edge(text, first - 1, mentions);
            gender = gender.or(gender_of(before));
        } else if text.is(first - 1, THE) {
            start = first - 1;
            // "the Weighted Ledger", whatever it is.
            let given = |token: usize| text.has(token, Classes::GIVEN_NAME);
            if kind == SpeakerKind::Person && title.is_empty() && !name.clone().any(given) {
                kind = SpeakerKind::Organisation;
            }
        } else if !title.is_empty()
            || kind == SpeakerKind::Person
            || text.has(first - 1, Classes::ROLE | Classes::DOCUMENT)
        {
            // "state Senate leader", "Sanders's hometown Free Press": what belongs to the phrase begins with a
            // determiner or an owner, or leads up to a title.
            let edge = left_edge(text, first, mentions);
            // "after a moment | Anne said".
            let other = title.is_empty()
                && before.has(Classes::ORDINARY)
                && !before.has(Classes::ORDINARY_ADJECTIVE | Classes::ROLE | Classes::DOCUMENT)
                && text.tokens[first - 1].case == Case::Lower;
            let owned = text.has(edge, Classes::DETERMINER | Classes::POSSESSIVE) && !other
                || (edge..first).any(|token| text.kind(token) == Some(TokenKind::Clitic));
            if edge < first && (owned || !title.is_empty()) {
                start = edge;
            }
        }
    }
    if start < first || !title.is_empty() {
        // "prosecutor and Mayor Carl Boyd".
        start = of_two_roles(text, start, mentions);
    }
    let possessive = is_possessive(text, end);
    let person =
        kind == SpeakerKind::Person || kind == SpeakerKind::Unknown && (start < first || name.len() == 1);
    if person && let Some(noun) = apposed(text, start..end, name.len() == 1, mentions) {
        start = noun.tokens.start;
        gender = gender.or(noun.gender);
    }
    Some(Mention {
        tokens: start..end,
        head: head(text, &name),
        name,
        form: Form::Name,
        kind: if start < first && kind == SpeakerKind::Unknown && !text.has(start, Classes::DEFINITE) {
            SpeakerKind::Person
        } else {
            kind
        },
        gender: if matches!(kind, SpeakerKind::Person | SpeakerKind::Unknown) { gender } else { None },
        plural: false,
        embedded: possessive,
        quoted: text.tokens[first].depth > 0,
        entity: usize::MAX,
    })
}

/// The name at the end of what an office is for: "Minister for Health | Eimear Daly".
pub(super) fn of_office(text: &Text, noun: Mention) -> Mention {
    const LINKS: [WordHash; 2] = WordHash::literals(["for", "of"]);
    let of = noun.head + 1;
    let office = noun.kind == SpeakerKind::Person
        && text.tokens[noun.head].is_capitalised()
        && text.has(noun.head, Classes::JOB)
        && of + 3 < noun.tokens.end
        && text.is_any(of, &LINKS)
        && (of + 1..noun.tokens.end).all(|token| text.tokens[token].is_capitalised());
    let given = |&token: &usize| {
        text.has(token, Classes::GIVEN_NAME) && !text.has(token, Classes::PLACE | Classes::ORGANISATION_HEAD)
    };
    match (of + 2..noun.tokens.end - 1).find(given).filter(|_| office) {
        Some(first) => Mention {
            name: first..noun.tokens.end,
            head: noun.tokens.end - 1,
            form: Form::Name,
            gender: gender_of(text.classes(first)).or(noun.gender),
            ..noun
        },
        None => noun,
    }
}

/// What somebody is, before the name: "her lawyer, | Ann Dorsey,", "her lawyer, | the singer Ann Dorsey,". A single
/// name has to be somebody's somebody: "her husband, | Carl,".
fn apposed<'m>(
    text: &Text,
    name: Range<usize>,
    single: bool,
    mentions: &'m [Mention],
) -> Option<&'m Mention> {
    let comma = name.start.checked_sub(1).filter(|&at| text.kind(at) == Some(TokenKind::Comma))?;
    let noun = mentions.last().filter(|noun| noun.tokens.end == comma)?;
    let person = noun.form == Form::Noun && noun.kind == SpeakerKind::Person && !noun.plural;
    let determined = noun.head > noun.tokens.start;
    // In "to the mayor, Ann Dorsey said" the two are apart.
    let ends = match text.kind(name.end) {
        Some(TokenKind::Word) => text.has(name.end, Classes::RELATIVE),
        Some(TokenKind::Number | TokenKind::Clitic | TokenKind::Symbol) => false,
        _ => true,
    };
    // "Vian, the editor of a newspaper, L'Osservatore Romano,": the noun goes with the name before.
    let names_before =
        noun.tokens.start.checked_sub(1).filter(|&at| text.kind(at) == Some(TokenKind::Comma)).is_some_and(
            |at| mentions.iter().rev().take(6).any(|other| other.is_name() && other.tokens.end == at),
        );
    let owned = || text.has(noun.tokens.start, Classes::POSSESSIVE) || noun.has_owner(text);
    // In "her mother, Ann, and the pilot" there may be three.
    let listed = || {
        let next = name.end + 1;
        text.kind(name.end) == Some(TokenKind::Comma)
            && text.tokens.get(next).is_some_and(|word| {
                word.is_capitalised()
                    || text.has(next, Classes::COORDINATOR | Classes::DETERMINER | Classes::POSSESSIVE)
            })
    };
    let short = !names_before && name.end - noun.tokens.start <= LONGEST_PHRASE;
    (person && determined && ends && short && !noun.quoted && (!single || owned() && !listed()))
        .then_some(noun)
}

/// "the Tucker County Sheriff’s | Office": what is named by whoever runs it.
fn office(text: &Text, name: Range<usize>) -> Option<Mention> {
    let head = name.start;
    let clitic = head.checked_sub(1).filter(|&at| text.kind(at) == Some(TokenKind::Clitic))?;
    let holder = clitic.checked_sub(1)?;
    let capital = |at: usize| {
        text.tokens[at].is_word()
            && text.tokens[at].is_capitalised()
            && !text.has(at, Classes::FUNCTION | Classes::CALENDAR)
    };
    let named = name.len() == 1
        && text.has(head, Classes::ORGANISATION_HEAD)
        && is_possessive(text, clitic)
        && text.has(holder, Classes::JOB | Classes::ROLE)
        && capital(holder);
    if !named {
        return None;
    }
    let sentence = text.sentence(text.sentence_of(head)).start.max(head.saturating_sub(LONGEST_PHRASE / 2));
    let mut start = holder;
    while start > sentence && capital(start - 1) && text.tokens[start - 1].depth == text.tokens[head].depth {
        start -= 1;
    }
    let the = start > sentence && text.is(start - 1, THE);
    Some(Mention {
        tokens: start - usize::from(the)..name.end,
        name: start..name.end,
        head,
        form: Form::Name,
        kind: SpeakerKind::Organisation,
        gender: None,
        plural: false,
        embedded: is_possessive(text, name.end),
        quoted: text.tokens[head].depth > 0,
        entity: usize::MAX,
    })
}

/// "the President", "Attorney General": a title that stands for its holder.
fn title_alone(text: &Text, title: Range<usize>, mentions: &[Mention]) -> Mention {
    let start = left_edge(text, title.start, mentions);
    let classes = title.clone().fold(Classes::NONE, |all, token| all | text.classes(token));
    let plural = text.has(title.end - 1, Classes::PLURAL);
    Mention {
        gender: gender_of(classes),
        plural,
        embedded: is_possessive(text, title.end),
        ..Mention::noun(
            text,
            start..title.end,
            title.end - 1,
            if plural { SpeakerKind::Group } else { SpeakerKind::Person },
        )
    }
}

/// "Democrats", "the Russian"; an adjective alone names nobody.
fn demonym(text: &Text, name: Range<usize>, mentions: &[Mention]) -> Option<Mention> {
    let head = name.end - 1;
    let classes = text.classes(head);
    let plural = classes.has(Classes::PLURAL);
    let start = left_edge(text, name.start, mentions);
    let determined = start < name.start && text.has(start, Classes::DETERMINER);
    let noun = classes.has(Classes::EPITHET) && !before_noun(text, name.end);
    if !plural && !(determined && noun) {
        return None;
    }
    Some(Mention {
        plural,
        embedded: is_possessive(text, name.end),
        ..Mention::noun(
            text,
            start..name.end,
            head,
            if plural { SpeakerKind::Group } else { SpeakerKind::Person },
        )
    })
}

/// "Nebraska Republican", "New York Democrats": a demonym that a place tells more of.
fn is_of_place(text: &Text, name: &Range<usize>) -> bool {
    let last = text.classes(name.end - 1);
    name.len() > 1
        && last.has(Classes::DEMONYM)
        && last.has(Classes::EPITHET)
        && phrase_ahead(text, name.start, Classes::PLACE) == Some(name.len() - 1)
}

/// Whether a token is a word that can be a noun, and no verb.
fn before_noun(text: &Text, token: usize) -> bool {
    // "the Labour | former minister".
    text.is(token, FORMER)
        || text.tokens.get(token).is_some_and(|next| next.is_word())
            && !text.has(token, Classes::FUNCTION | Classes::VERB | Classes::ADVERB)
            && !text.is_adverb(token)
}

/// Takes off where a person is from: "Arkansas Republican | Tom Cotton".
fn strip_origin(text: &Text, name: Range<usize>) -> Range<usize> {
    let mut start = name.start;
    if text.has(name.end - 1, Classes::ORGANISATION_HEAD) {
        return name;
    }
    // Of a party's member the party is no name, whoever it is: "Republican | Corlan Boudry".
    if name.len() > 2
        && text.has(start, Classes::EPITHET)
        && text.has(start, Classes::DEMONYM)
        && text.has(start, Classes::ROLE)
    {
        return start + 1..name.end;
    }
    while name.end - start >= 2
        && text.has(start, Classes::DEMONYM | Classes::PLACE)
        && !text.has(start, Classes::GIVEN_NAME)
        && (start + 1..name.end - 1).any(|token| text.has(token, Classes::GIVEN_NAME))
    {
        start += 1;
    }
    start..name.end
}

fn classify(text: &Text, name: &Range<usize>, titled: bool) -> (SpeakerKind, Option<Gender>) {
    let first = text.classes(name.start);
    let last = text.classes(name.end - 1);
    let given = if first.has(Classes::GIVEN_NAME) { gender_of(first) } else { None };
    if titled {
        return (SpeakerKind::Person, given);
    }
    let begins = text.str(name.start);
    if begins.starts_with('@') {
        return (SpeakerKind::Person, None);
    }
    // "easyJet", but "al-Farsi", "d’Arcy".
    if begins.starts_with(char::is_lowercase) && begins.chars().all(char::is_alphabetic) {
        return (SpeakerKind::Organisation, None);
    }
    let whole =
        phrase_ahead(text, name.start, Classes::ORGANISATION_NAME | Classes::PLACE | Classes::DEMONYM)
            .filter(|length| *length == name.len())
            .map(|length| match length {
                1 => first,
                _ => {
                    let words = text.tokens[name.clone()].iter().map(|token| token.hash);
                    text.lexicon.phrase(words.reduce(WordHash::word).unwrap_or(WordHash::EMPTY))
                }
            });
    if let Some(classes) = whole {
        // "his home in Kent", but "Kent left".
        let inside = classes.has(Classes::PLACE) && name.start > 0 && text.is(name.start - 1, IN);
        let given_name = classes.has(Classes::GIVEN_NAME) && !classes.has(Classes::METONYM);
        let person = name.len() == 1 && given_name && !inside;
        match () {
            () if person => return (SpeakerKind::Person, given),
            () if classes.has(Classes::ORGANISATION_NAME) => return (SpeakerKind::Organisation, None),
            () if classes.has(Classes::PLACE) => return (SpeakerKind::Place, None),
            () => return (SpeakerKind::Group, None),
        }
    }
    // "Pine Hollow Road", but "Della Street".
    if name.len() > 1
        && text.is_any(name.end - 1, &ROADS)
        && (name.len() > 2 || !first.has(Classes::GIVEN_NAME))
    {
        return (SpeakerKind::Place, None);
    }
    let institution =
        name.clone().any(|token| text.has(token, Classes::ORGANISATION_HEAD | Classes::ORGANISATION_NAME))
            && !first.has(Classes::GIVEN_NAME)
            || (name.len() > 1 && last.has(Classes::ORGANISATION_HEAD) && !first.has(Classes::GIVEN_NAME))
            || name.clone().any(|token| text.has(token, Classes::PREPOSITION));
    if institution {
        return (SpeakerKind::Organisation, None);
    }
    if first.has(Classes::GIVEN_NAME) {
        return (SpeakerKind::Person, given);
    }
    if name.len() == 1 {
        let acronym = text.tokens[name.start].case == Case::Upper && text.str(name.start).len() <= 4;
        return (if acronym { SpeakerKind::Organisation } else { SpeakerKind::Unknown }, None);
    }
    let demonym_first = first.has(Classes::DEMONYM | Classes::PLACE);
    (if demonym_first || name.len() > 4 { SpeakerKind::Unknown } else { SpeakerKind::Person }, None)
}

/// The surname: the last word that is no "Jr.".
fn head(text: &Text, name: &Range<usize>) -> usize {
    let last = name.clone().rev().find(|&token| text.tokens[token].is_word() && !is_generation(text, token));
    last.unwrap_or(name.end - 1)
}

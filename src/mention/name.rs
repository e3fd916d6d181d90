//! Names: runs of capitalised words, with their titles.

use std::ops::Range;

use crate::lexicon::{Classes, MAX_PHRASE, WordHash};
use crate::result::{Gender, SpeakerKind};
use crate::text::{Case, ParagraphKind, Text, TokenKind};

use super::edge::{LONGEST_PHRASE, is_possessive, left_edge, of_two_roles};
use super::spelling::Spellings;
use super::{Form, Mention, begins_clause, gender_of};

const THE: WordHash = WordHash::literal("the");

/// Words in one name. Longer runs of capitals are headings.
const LONGEST_NAME: usize = 12;

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
    let (title, name) = split_title(text, first..end);
    if name.is_empty() {
        return Some(title_alone(text, title, mentions));
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
        let common_title =
            before.has(Classes::ROLE | Classes::JOB) && text.tokens[first - 1].case == Case::Lower;
        if common_title && kind != SpeakerKind::Place && !before.has(Classes::PLURAL) {
            start = left_edge(text, first - 1, mentions);
            gender = gender.or(gender_of(before));
        } else if text.is(first - 1, THE) {
            start = first - 1;
        } else if !title.is_empty()
            || kind == SpeakerKind::Person
            || text.has(first - 1, Classes::ROLE | Classes::DOCUMENT)
        {
            // "state Senate leader", "Sanders's hometown Free Press": what belongs to the phrase begins with a
            // determiner or an owner, or leads up to a title.
            let edge = left_edge(text, first, mentions);
            let owned = text.has(edge, Classes::DETERMINER | Classes::POSSESSIVE)
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
    if start == first
        && name.len() > 1
        && kind == SpeakerKind::Person
        && let Some(noun) = apposed(text, first..end, mentions)
    {
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

/// What somebody is, before the name: "her lawyer, | Ann Dorsey,".
fn apposed<'m>(text: &Text, name: Range<usize>, mentions: &'m [Mention]) -> Option<&'m Mention> {
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
    let short = !names_before && name.end - noun.tokens.start <= LONGEST_PHRASE;
    (person && determined && ends && short && !noun.quoted).then_some(noun)
}

/// Whether the capital at a token is that of a name.
fn is_proper(text: &Text, token: usize, spellings: &Spellings) -> bool {
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
    let goes_on = goes_on_after_mark(text, token);
    if classes.has(Classes::FUNCTION) {
        // "Will Smith", "May", "“…,” Will said", but "Will he", "The".
        return (goes_on || spellings.has_surname(text, token)) && before_report(text, token)
            || classes.has(Classes::GIVEN_NAME) && next_capitalised
            || (word.case == Case::Upper && word.span().len() > 1 && known);
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
    // "Secretary of State", "House of Commons".
    if phrase_ahead(text, token, Classes::JOB | Classes::ORGANISATION_NAME | Classes::PLACE)
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

/// One past the last word of the run of capitals that begins at `first`.
fn run_end(text: &Text, first: usize, spellings: &Spellings) -> usize {
    const OF: WordHash = WordHash::literal("of");
    const AND: WordHash = WordHash::literal("and");
    const ORG_CONNECTORS: [WordHash; 3] = [OF, WordHash::literal("for"), WordHash::literal("on")];
    let sentence = text.sentence(text.sentence_of(first)).end.min(first + LONGEST_NAME);
    let depth = text.tokens[first].depth;
    let heading = text.paragraphs[text.paragraph_of(first)].kind == ParagraphKind::Heading;
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
    let mut end = first + 1;
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
        } else if ORG_CONNECTORS.iter().any(|word| text.is(end, *word)) && heads_institution() {
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
    // "Alan From" has no other reason for the capital.
    let other = Classes::CALENDAR | Classes::PRONOUN | Classes::DETERMINER | Classes::COORDINATOR;
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

fn is_generation(text: &Text, token: usize) -> bool {
    text.tokens.get(token).is_some_and(|word| word.is_word())
        && matches!(text.str(token), "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "IV")
}

/// The length of the longest listed phrase of some class that begins with a token.
fn phrase_ahead(text: &Text, first: usize, class: Classes) -> Option<usize> {
    let mut longest = text.has(first, class).then_some(1);
    if text.has(first, Classes::PHRASE_START) {
        let words = text.tokens[first..].iter().take(MAX_PHRASE).take_while(|token| token.is_word());
        let mut phrase = WordHash::EMPTY;
        for (before, word) in words.enumerate() {
            phrase = if before == 0 { word.hash } else { phrase.word(word.hash) };
            if before > 0 && text.lexicon.phrase(phrase).has(class) {
                longest = Some(before + 1);
            }
        }
    }
    longest
}

/// Splits a run of capitals after its last title: "Attorney General | Loretta Lynch".
fn split_title(text: &Text, run: Range<usize>) -> (Range<usize>, Range<usize>) {
    const TITLE: Classes = Classes::JOB;
    let mut end_of_title = run.start;
    let mut at = run.start;
    let institution = text.has(run.end - 1, Classes::ORGANISATION_HEAD) && run.len() > 1;
    while at < run.end && !institution {
        let length = phrase_ahead(text, at, TITLE)
            .or_else(|| text.has(at, Classes::HONORIFIC).then_some(1))
            .unwrap_or(0);
        // A given name before it, or nothing but it after a name: "Stephen King".
        let surname = at > run.start
            && text.has(at - 1, Classes::GIVEN_NAME)
            && at > end_of_title
            && at + length >= run.end;
        if length > 0 && at + length <= run.end && !surname {
            end_of_title = at + length;
            at = end_of_title;
        } else {
            at += 1;
        }
    }
    (run.start..end_of_title, end_of_title..run.end)
}

/// "the President", "Attorney General": a title that stands for its holder.
fn title_alone(text: &Text, title: Range<usize>, mentions: &[Mention]) -> Mention {
    let start = left_edge(text, title.start, mentions);
    let classes = title.clone().fold(Classes::NONE, |all, token| all | text.classes(token));
    let plural = text.has(title.end - 1, Classes::PLURAL);
    Mention {
        tokens: start..title.end,
        name: start..title.end,
        head: title.end - 1,
        form: Form::Noun,
        kind: if plural { SpeakerKind::Group } else { SpeakerKind::Person },
        gender: gender_of(classes),
        plural,
        embedded: is_possessive(text, title.end),
        quoted: text.tokens[title.start].depth > 0,
        entity: usize::MAX,
    }
}

/// "Democrats", "the Russian"; an adjective alone names nobody.
fn demonym(text: &Text, name: Range<usize>, mentions: &[Mention]) -> Option<Mention> {
    let head = name.end - 1;
    let classes = text.classes(head);
    let plural = classes.has(Classes::PLURAL);
    let start = left_edge(text, name.start, mentions);
    let determined = start < name.start && text.has(start, Classes::DETERMINER);
    let noun = classes.has(Classes::DEMONYM_NOUN) && !before_noun(text, name.end);
    if !plural && !(determined && noun) {
        return None;
    }
    Some(Mention {
        tokens: start..name.end,
        name: start..name.end,
        head,
        form: Form::Noun,
        kind: if plural { SpeakerKind::Group } else { SpeakerKind::Person },
        gender: None,
        plural,
        embedded: is_possessive(text, name.end),
        quoted: text.tokens[head].depth > 0,
        entity: usize::MAX,
    })
}

/// Whether a token is a word that can be a noun, and no verb.
fn before_noun(text: &Text, token: usize) -> bool {
    text.tokens.get(token).is_some_and(|next| next.is_word())
        && !text.has(token, Classes::FUNCTION | Classes::VERB | Classes::ADVERB)
        && !text.is_adverb(token)
}

/// Takes off where a person is from: "Arkansas Republican | Tom Cotton".
fn strip_origin(text: &Text, name: Range<usize>) -> Range<usize> {
    let mut start = name.start;
    if text.has(name.end - 1, Classes::ORGANISATION_HEAD) {
        return name;
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
    if text.str(name.start).starts_with('@') {
        return (SpeakerKind::Person, None);
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
        let person = name.len() == 1 && classes.has(Classes::GIVEN_NAME) && !classes.has(Classes::METONYM);
        match () {
            () if person => return (SpeakerKind::Person, given),
            () if classes.has(Classes::ORGANISATION_NAME) => return (SpeakerKind::Organisation, None),
            () if classes.has(Classes::PLACE) => return (SpeakerKind::Place, None),
            () => return (SpeakerKind::Group, None),
        }
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

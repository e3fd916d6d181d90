//! Whether a form of a reporting verb is used as a verb, and with which auxiliaries.

use crate::lexicon::{Classes, VerbClass, WordHash};
use crate::mention::{Mentions, is_shouted, voice};
use crate::text::{Case, Text, TokenKind};

use super::{Cue, CueForm};

/// The cue whose verb stands at a token.
pub(super) fn read(text: &Text, mentions: &Mentions, token: usize) -> Option<Cue> {
    let verb = text.verb(token)?;
    let classes = text.classes(token);
    if text.tokens[token].case != Case::Lower && !opens_clause(text, token) && !is_shouted(text, token) {
        return None;
    }
    if sings_title(text, token) {
        return None;
    }
    let group = Group::before(text, token);
    let form = match () {
        () if group.to && classes.has(Classes::BASE) => CueForm::Infinitive,
        () if classes.has(Classes::PARTICIPLE) && group.be => CueForm::Passive,
        () if classes.has(Classes::GERUND) && !is_noun(text, mentions, token) => {
            if group.be {
                CueForm::Finite
            } else {
                CueForm::Gerund
            }
        }
        () if classes.has(Classes::PAST) && (is_owned(text, token) || is_reduced(text, token)) => {
            return None;
        }
        () if classes.has(Classes::PAST)
            && (!after_determiner(text, token) || mentions.ending_at(group.start).is_some()) =>
        {
            CueForm::Finite
        }
        () if classes.has(Classes::PARTICIPLE) && group.have => CueForm::Finite,
        () if classes.has(Classes::THIRD_SINGULAR) && !is_noun(text, mentions, token) => CueForm::Finite,
        () if classes.has(Classes::BASE)
            && (group.modal || group.does || after_plural(text, mentions, group.start)) =>
        {
            CueForm::Finite
        }
        () => return None,
    };
    let mut end = token + 1;
    if text.tokens.get(end).is_some_and(|next| next.is_word() && verb.particles.contains(&next.hash)) {
        end += 1;
    }
    let next = next_word(text, end);
    let after = next.and_then(|next| {
        mentions
            .starting_at(next)
            .or_else(|| past_trade(text, mentions, token, next))
            .or_else(|| voice::owner_after(text, mentions, next))
    });
    Some(Cue {
        tokens: group.start..end,
        verb: token,
        class: Some(verb.class),
        form,
        modal: group.modal,
        negated: group.negated,
        subject: None,
        after,
    })
}

/// The name past what somebody is by words that no list has, where quoted words end at the verb: "“We go,” asked
/// corporator | Ann Dorsey".
fn past_trade(text: &Text, mentions: &Mentions, verb: usize, next: usize) -> Option<usize> {
    /// Words between.
    const MOST: usize = 3;
    if verb == 0 || text.kind(verb - 1) != Some(TokenKind::Mark) {
        return None;
    }
    let other = Classes::FUNCTION | Classes::VERB | Classes::ADVERB | Classes::CALENDAR;
    let words = (next..text.len()).take_while(|&at| {
        let word = &text.tokens[at];
        word.is_word()
            && word.case == Case::Lower
            && word.depth == 0
            && !text.has(at, other)
            && !text.is_adverb(at)
    });
    let name = words.take(MOST).last()? + 1;
    mentions.starting_at(name).filter(|&number| mentions.get(number).is_name())
}

/// Past adverbs: "said later | Ann Dorsey".
fn next_word(text: &Text, mut at: usize) -> Option<usize> {
    while at < text.len()
        && text.tokens[at].is_word()
        && text.is_adverb(at)
        && !text.has(at, Classes::DETERMINER)
    {
        at += 1;
    }
    (at < text.len() && text.tokens[at].is_word()).then_some(at)
}

/// The auxiliaries and adverbs before a verb.
struct Group {
    start: usize,
    to: bool,
    be: bool,
    have: bool,
    does: bool,
    modal: bool,
    negated: bool,
}

impl Group {
    fn before(text: &Text, verb: usize) -> Self {
        const TO: WordHash = WordHash::literal("to");
        const NOT: WordHash = WordHash::literal("not");
        const NEVER: WordHash = WordHash::literal("never");
        let mut group = Self {
            start: verb,
            to: false,
            be: false,
            have: false,
            does: false,
            modal: false,
            negated: false,
        };
        let mut at = verb;
        while at > 0 && text.tokens[at - 1].depth == 0 {
            let before = at - 1;
            let classes = text.classes(before);
            let clitic = text.kind(before) == Some(TokenKind::Clitic);
            if clitic {
                // 's after a pronoun is "is" or "has"; after a noun it is mostly the possessive.
                let pronoun = before > 0 && text.has(before - 1, Classes::PRONOUN);
                let letters = text.str(before).trim_start_matches(['\'', '’']);
                match letters {
                    "s" if pronoun => (group.be, group.have) = (true, true),
                    "ve" => group.have = true,
                    "d" => (group.have, group.modal) = (true, true),
                    "ll" => group.modal = true,
                    "re" | "m" => group.be = true,
                    _ => break,
                }
            } else if !text.tokens[before].is_word() {
                break;
            } else if classes.has(Classes::AUXILIARY) {
                // Past the first auxiliary the others only add tense: "has been | telling".
                let first = group.start == verb;
                group.be |= classes.has(Classes::BE) && first;
                group.have |= classes.has(Classes::HAVE) && first;
                group.does |= classes.has(Classes::DO);
                group.modal |= classes.has(Classes::MODAL);
                group.negated |= classes.has(Classes::NEGATION);
            } else if text.is(before, TO) && at == verb {
                group.to = true;
                break;
            } else if text.is_adverb(before) || text.is(before, NOT) {
                group.negated |= text.is(before, NOT) || text.is(before, NEVER);
                at = before;
                continue;
            } else {
                break;
            }
            at = before;
            group.start = before;
        }
        group
    }
}

fn opens_clause(text: &Text, token: usize) -> bool {
    token == 0
        || text.sentence(text.sentence_of(token)).start == token
        || matches!(
            text.tokens[token - 1].kind,
            TokenKind::Mark | TokenKind::Stop | TokenKind::Colon | TokenKind::Dash
        )
}

fn after_determiner(text: &Text, token: usize) -> bool {
    token > 0
        && (text.has(token - 1, Classes::DETERMINER) && !text.has(token - 1, Classes::PRONOUN)
            || text.has(token - 1, Classes::POSSESSIVE) && text.has(token - 1, Classes::DETERMINER))
}

/// "the evening’s set": a noun or an adjective.
fn is_owned(text: &Text, token: usize) -> bool {
    let clitic = token.checked_sub(1).filter(|&at| text.kind(at) == Some(TokenKind::Clitic));
    clitic.is_some_and(|at| {
        text.str(at).ends_with(['s', 'S'])
            && at > 0
            && !text.has(at - 1, Classes::PRONOUN | Classes::RELATIVE)
    })
}

/// Whether a participle is a passive without its subject or "was": whoever or whatever it is about does not speak.
fn is_reduced(text: &Text, token: usize) -> bool {
    text.has(token, Classes::PARTICIPLE)
        && (is_condition(text, token) || is_told_that(text, token) || is_named(text, token))
}

/// "when asked", "if pressed".
fn is_condition(text: &Text, token: usize) -> bool {
    const WORDS: [WordHash; 4] = WordHash::literals(["if", "unless", "until", "when"]);
    token > 0 && text.is_any(token - 1, &WORDS)
}

/// "Carer told she would be paid", as headlines have it: who tells tells somebody.
fn is_told_that(text: &Text, token: usize) -> bool {
    const TOLD: WordHash = WordHash::literal("told");
    let next = text.classes(token + 1);
    text.is(token, TOLD)
        && next.has(Classes::PRONOUN)
        && next.has(Classes::SUBJECT)
        && !next.has(Classes::OBJECT | Classes::POSSESSIVE | Classes::DETERMINER | Classes::INDEFINITE)
}

/// "a paper headlined “X”", "a website called the “X”": what has a name names nothing.
fn is_named(text: &Text, token: usize) -> bool {
    const TITLED: [WordHash; 4] = WordHash::literals(["captioned", "entitled", "headlined", "titled"]);
    let mut next = token + 1;
    if text.kind(next) == Some(TokenKind::Comma) || text.has(next, Classes::DEFINITE) {
        next += 1;
    }
    text.kind(next) == Some(TokenKind::Mark)
        && (text.is_any(token, &TITLED) || names(text, token) && is_new(text, token))
}

fn names(text: &Text, token: usize) -> bool {
    text.verb(token).is_some_and(|verb| verb.class == VerbClass::Name)
}

/// Whether an indefinite phrase ends at a token that no relative clause begins with: "a regular series |", but not
/// "what a lawyer |".
fn is_new(text: &Text, end: usize) -> bool {
    /// Words of the phrase.
    const MOST: usize = 5;
    const A: [WordHash; 2] = WordHash::literals(["a", "an"]);
    const OBJECTS: [WordHash; 4] = WordHash::literals(["as", "that", "what", "which"]);
    let end = end - usize::from(end > 0 && text.kind(end - 1) == Some(TokenKind::Comma));
    let mut words = (end.saturating_sub(MOST)..end).rev().take_while(|&at| text.tokens[at].is_word());
    let article = words.find(|&at| text.has(at, Classes::DETERMINER)).filter(|&at| text.is_any(at, &A));
    article.is_some_and(|at| at == 0 || !text.is_any(at - 1, &OBJECTS))
}

/// "sang “The Harbour Lights”": what is sung under the capitals of a title is somebody else's.
fn sings_title(text: &Text, token: usize) -> bool {
    /// Words of a title.
    const LONGEST: usize = 10;
    const SUNG: [WordHash; 8] =
        WordHash::literals(["hum", "hummed", "humming", "sang", "sing", "singing", "sings", "sung"]);
    let open = token + 1;
    if !text.is_any(token, &SUNG) || text.kind(open) != Some(TokenKind::Mark) {
        return false;
    }
    let mut words = (open + 1..text.len()).take_while(|&at| text.kind(at) != Some(TokenKind::Mark));
    let small = Classes::PREPOSITION | Classes::DETERMINER | Classes::COORDINATOR;
    let fits =
        |at: usize| !text.tokens[at].is_word() || text.tokens[at].is_capitalised() || text.has(at, small);
    words.by_ref().take(LONGEST).all(fits) && words.next().is_none()
}

/// "the claims", "recent reports", "in writing": not a verb there.
fn is_noun(text: &Text, mentions: &Mentions, token: usize) -> bool {
    let Some(before) = token.checked_sub(1) else { return false };
    let classes = text.classes(before);
    if text.kind(before) == Some(TokenKind::Clitic) {
        return !(before > 0 && text.has(before - 1, Classes::PRONOUN));
    }
    if !text.tokens[before].is_word() || text.tokens[before].depth > 0 {
        return false;
    }
    if after_determiner(text, token) || classes.has(Classes::POSSESSIVE) {
        return true;
    }
    if text.has(token, Classes::GERUND) {
        return classes.has(Classes::PREPOSITION) && !is_clause_preposition(text, before)
            || names_words(text, token);
    }
    let subject = mentions.ending_at(token).is_some()
        || classes.has(Classes::RELATIVE | Classes::COORDINATOR | Classes::SUBORDINATOR)
        || text.is_adverb(before);
    !subject
}

/// "this finding:", "at a committee hearing, he": a noun for words that has the form of a verb, with nothing
/// after it that a verb would take.
fn names_words(text: &Text, token: usize) -> bool {
    let before = token - 1;
    if !text.has(token, Classes::DOCUMENT | Classes::MEDIUM) {
        return false;
    }
    if text.has(before, Classes::DETERMINER) {
        return true;
    }
    let modifier =
        !text.has(before, Classes::FUNCTION | Classes::ADVERB | Classes::VERB) && !text.is_adverb(before);
    let next = token + 1;
    let ends = match text.kind(next) {
        Some(TokenKind::Word) => {
            text.has(next, Classes::AUXILIARY)
                || text.has(next, Classes::PREPOSITION) && text.has(token, Classes::MEDIUM)
        }
        Some(TokenKind::Mark | TokenKind::Colon | TokenKind::Number) => false,
        _ => true,
    };
    modifier && ends
}

/// "by saying", "after telling", "without naming": a clause follows.
fn is_clause_preposition(text: &Text, token: usize) -> bool {
    const WORDS: [WordHash; 9] =
        WordHash::literals(["by", "after", "before", "without", "while", "when", "in", "of", "for"]);
    text.is_any(token, &WORDS)
}

/// The present of "they say", "officials say", "I think".
fn after_plural(text: &Text, mentions: &Mentions, start: usize) -> bool {
    let mut at = start;
    while at > 0
        && text.tokens[at - 1].is_word()
        && text.is_adverb(at - 1)
        && mentions.ending_at(at).is_none()
    {
        at -= 1;
    }
    if at == 0 {
        return false;
    }
    mentions.ending_at(at).is_some_and(|number| {
        let mention = mentions.get(number);
        mention.plural || text.has(mention.head, Classes::FIRST | Classes::SECOND | Classes::PLURAL)
    })
}

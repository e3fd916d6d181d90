//! Common nouns as sources: "a senior official", "two people familiar with the matter", "the report".

use crate::lexicon::{Classes, VerbClass, WordHash};
use crate::result::SpeakerKind;
use crate::text::{Case, Text, TokenKind};

use super::edge::{FORMER, is_possessive, left_edge, of_two_roles};
use super::{Mention, begins_clause, gender_of, voice};

const SOURCE: Classes = Classes::SOURCE_NOUN;

/// The phrase whose head is the noun at a token.
pub(super) fn read(text: &Text, head: usize, mentions: &[Mention]) -> Option<Mention> {
    let classes = text.classes(head);
    let initial = text.tokens[head].case != Case::Lower;
    if !classes.has(SOURCE)
        || (initial && !begins_clause(text, head) && !classes.has(Classes::ROLE | Classes::DOCUMENT))
    {
        return None;
    }
    if goes_on(text, head) || is_predicate(text, head) || counts(text, head) || is_of_body(text, head) {
        return None;
    }
    // "for a moment | nobody spoke".
    let pronoun = classes.has(Classes::PRONOUN) && classes.has(Classes::INDEFINITE);
    let mut start = if pronoun { head } else { left_edge(text, head, mentions) };
    if voice::is_owned(text, start, head) {
        return None;
    }
    let bare = start == head;
    // "the ruling", but no "ruling": that is a participle.
    let named =
        || classes.has(Classes::DOCUMENT) && text.has(start, Classes::DETERMINER | Classes::POSSESSIVE);
    let determined = !bare && (!classes.has(Classes::GERUND) || named());
    let is_cited = || classes.has(Classes::DOCUMENT) && follows_according(text, start);
    if classes.has(Classes::VERB | Classes::FUNCTION | Classes::ADVERB) && !determined && !is_cited() {
        // "which volunteers have called".
        let relative = head > 0 && text.has(head - 1, Classes::RELATIVE);
        let subject_like = (begins_clause(text, start) || relative)
            && classes.has(Classes::PLURAL)
            && text.has(head + 1, Classes::VERB | Classes::AUXILIARY);
        if !subject_like {
            return None;
        }
    }
    // A bare singular document or organisation is no source: "by letter", "in court".
    // A bare singular role is an adjective after an adverb or a form of "be": "overly intellectual".
    let adjective =
        || head > 0 && (text.is_adverb(head - 1) || text.has(head - 1, Classes::BE | Classes::ADVERB));
    let person = classes.has(Classes::ROLE | Classes::GROUP | Classes::JOB) && !(bare && adjective());
    let numbered = classes.has(Classes::DOCUMENT) && text.kind(head + 1) == Some(TokenKind::Number);
    if !person && !classes.has(Classes::PLURAL) && bare && !numbered && !is_cited() {
        return None;
    }
    let plural = classes.has(Classes::PLURAL) && !classes.has(Classes::SINGULAR) && !is_one_of(text, start);
    let kind = match () {
        () if classes.has(Classes::ROLE | Classes::JOB | Classes::EPITHET) && !plural => SpeakerKind::Person,
        () if classes.has(Classes::ROLE | Classes::GROUP | Classes::JOB) => SpeakerKind::Group,
        () if classes.has(Classes::ORGANISATION_HEAD | Classes::ORGANISATION_NAME) => {
            SpeakerKind::Organisation
        }
        () => SpeakerKind::Document,
    };
    if kind == SpeakerKind::Person {
        let both = of_two_roles(text, start, mentions);
        if both < start && text.has(both, Classes::DETERMINER | Classes::POSSESSIVE) {
            start = both;
        }
    }
    // "Article 33".
    let end = if numbered { head + 2 } else { right_edge(text, head, kind) };
    Some(Mention {
        gender: gender_of(classes),
        plural,
        embedded: is_possessive(text, head + 1),
        ..Mention::noun(text, start..end, head, kind)
    })
}

/// "her head drooped" is no chief's, but "her head of department".
fn is_of_body(text: &Text, head: usize) -> bool {
    const HEAD: WordHash = WordHash::literal("head");
    const OF: WordHash = WordHash::literal("of");
    const OWNERS: [WordHash; 4] = WordHash::literals(["her", "his", "my", "your"]);
    text.is(head, HEAD) && head > 0 && text.is_any(head - 1, &OWNERS) && !text.is(head + 1, OF)
}

/// "according to | reports", where no other word tells a noun from a verb.
fn follows_according(text: &Text, start: usize) -> bool {
    const ACCORDING: WordHash = WordHash::literal("according");
    const TO: WordHash = WordHash::literal("to");
    start >= 2 && text.is(start - 1, TO) && text.is(start - 2, ACCORDING)
}

/// "six in ten | said": how many of those who were asked. `link` is the "in".
pub(super) fn share(text: &Text, link: usize) -> Option<Mention> {
    const IN: WordHash = WordHash::literal("in");
    let first = link.checked_sub(1).filter(|_| text.is(link, IN) && !text.begins_sentence(link))?;
    let plain = text.tokens[first].depth == text.tokens[link].depth;
    let shares = plain && text.is_number(first) && text.is_number(link + 1) && text.is_verb(link + 2);
    shares
        .then(|| Mention { plural: true, ..Mention::noun(text, first..link + 2, first, SpeakerKind::Group) })
}

/// "one of | the women", "neither of | the officials".
fn is_one_of(text: &Text, start: usize) -> bool {
    const ONE: [WordHash; 4] = WordHash::literals(["each", "either", "neither", "one"]);
    const OF: WordHash = WordHash::literal("of");
    text.is_any(start, &ONE) && text.is(start + 1, OF)
}

/// "the 46-year-old", where no noun follows.
pub(super) fn of_age(text: &Text, head: usize, mentions: &[Mention]) -> Option<Mention> {
    let digits = text.str(head).as_bytes().first().is_some_and(u8::is_ascii_digit);
    if !digits || !text.str(head).ends_with("-year-old") {
        return None;
    }
    let before = head.checked_sub(1).filter(|&before| text.has(before, Classes::DETERMINER))?;
    let noun = text.tokens.get(head + 1).is_some_and(|next| next.is_word())
        && !text.is_verb(head + 1)
        && !text.has(head + 1, Classes::FUNCTION | Classes::ADVERB);
    if noun || mentions.last().is_some_and(|mention| mention.tokens.end > before) {
        return None;
    }
    Some(Mention {
        embedded: is_possessive(text, head + 1),
        ..Mention::noun(text, before..head + 1, head, SpeakerKind::Person)
    })
}

/// Whether the noun is a modifier of what follows: "police | chief", "conservative | talk radio host",
/// "spokesman | Dmitry Peskov".
fn goes_on(text: &Text, head: usize) -> bool {
    /// Words that are looked at after the noun.
    const REACH: usize = 3;
    let plural = text.has(head, Classes::PLURAL);
    let sentence = text.sentence(text.sentence_of(head)).end;
    for next in head + 1..sentence.min(head + 1 + REACH) {
        let token = &text.tokens[next];
        // "the Conservative | former minister".
        if text.is(next, FORMER) && text.has(head, Classes::DEMONYM) {
            continue;
        }
        if !token.is_word()
            || token.depth != text.tokens[head].depth
            || text.has(next, Classes::FUNCTION | Classes::ADVERB)
        {
            return false;
        }
        if token.case != Case::Lower {
            let before =
                text.has(next - 1, Classes::ROLE | Classes::JOB) && !text.has(next - 1, Classes::PLURAL);
            return before && token.is_capitalised() && !text.has(next, Classes::CALENDAR);
        }
        // "officials talk", but "a conservative talk show host".
        let verb = text.has(next, Classes::PAST | Classes::THIRD_SINGULAR | Classes::PARTICIPLE)
            || (plural && text.has(next, Classes::BASE));
        if verb && !(text.has(next, SOURCE) && !plural)
            || text.is_adverb(next)
            || text.str(next).ends_with("ed")
        {
            return false;
        }
        if text.has(next, SOURCE) && !text.has(next, Classes::VERB) {
            return true;
        }
    }
    false
}

/// Whether a number counts what follows: "said Mrs. Pell | one morning".
fn counts(text: &Text, head: usize) -> bool {
    let next = head + 1;
    text.has(head, Classes::NUMBER)
        && text.tokens.get(next).is_some_and(|noun| noun.is_word() && noun.case == Case::Lower)
        && !text.has(next, Classes::FUNCTION | Classes::VERB | Classes::ADVERB)
        && !text.is_adverb(next)
}

/// Whether a word that is a noun elsewhere is the verb of one: "the survey | shows that".
fn is_predicate(text: &Text, head: usize) -> bool {
    const THAT: WordHash = WordHash::literal("that");
    text.has(head, Classes::THIRD_SINGULAR)
        && text.is(head + 1, THAT)
        && head.checked_sub(1).is_some_and(|noun| text.has(noun, SOURCE) && !text.has(noun, Classes::PLURAL))
}

/// Takes in what the noun is of: "a spokesman | for the ministry".
fn right_edge(text: &Text, head: usize, kind: SpeakerKind) -> usize {
    /// Words after the head. A longer complement ends in the middle; the head is unharmed.
    const LONGEST: usize = 8;
    const LINKS: [WordHash; 6] = WordHash::literals(["for", "of", "at", "from", "with", "in"]);
    /// "familiar with", "briefed on", "close to".
    const NEAR: [WordHash; 3] = WordHash::literals(["familiar", "briefed", "close"]);
    const REPRESENTING: WordHash = WordHash::literal("representing");
    let first = head + 1;
    let start = if text.is_any(first, &NEAR) { first + 1 } else { first };
    let links = |at: usize| text.has(at, Classes::PREPOSITION) && (start > first || text.is_any(at, &LINKS));
    let people = matches!(kind, SpeakerKind::Person | SpeakerKind::Group);
    // "the guild representing pilots".
    let stands_for = text.is(first, REPRESENTING) && kind != SpeakerKind::Document;
    if !(people && links(start) || stands_for) {
        return first;
    }
    let plural = text.has(head, Classes::PLURAL);
    let mut end = start + 1;
    while end < text.len() && end < first + LONGEST && text.tokens[end].depth == text.tokens[head].depth {
        let classes = text.classes(end);
        let goes_on = match text.tokens[end].kind {
            TokenKind::Word => {
                // "Supporters of the plan | say it", "members of the report committee".
                let subject = text.str(end - 1).ends_with('s')
                    || plural
                        && end > start + 1
                        && !classes.has(SOURCE | Classes::CUE_NOUN)
                        && !text.has(end - 1, Classes::DETERMINER | Classes::POSSESSIVE);
                let reports = classes.has(Classes::BASE)
                    && subject
                    && text.verb(end).is_some_and(|verb| {
                        matches!(verb.class, VerbClass::Speech | VerbClass::Claim | VerbClass::Think)
                    });
                let verbal = reports
                    || text.tokens[end].case == Case::Lower
                        && classes.has(Classes::PAST | Classes::THIRD_SINGULAR)
                        && !classes.has(Classes::PLURAL)
                    // "a designer for the Norland Group | watched".
                    || classes.has(Classes::IN_ED) && text.tokens[end - 1].is_capitalised();
                // "the Department for Transport": "for" begins no clause here.
                let link = text.is_any(end, &LINKS[..2]);
                let closed = Classes::AUXILIARY
                    | Classes::SUBORDINATOR
                    | Classes::COORDINATOR
                    | Classes::ADVERB
                    | Classes::PREPOSITION;
                let pronoun = classes.has(Classes::PRONOUN)
                    && !classes.has(Classes::POSSESSIVE | Classes::DETERMINER | Classes::OBJECT);
                link || !verbal && !classes.has(closed) && !pronoun
            }
            TokenKind::Number | TokenKind::Clitic => true,
            TokenKind::Symbol => text.str(end) == "&",
            _ => false,
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    // Not "an official of", and only within the sentence.
    let sentence = text.sentence(text.sentence_of(head)).end;
    let mut end = end.min(sentence);
    // What the owner has is too far away: "candidate for the nation | ’s next harbour master".
    end -= usize::from(text.kind(end - 1) == Some(TokenKind::Clitic));
    if end <= start + 1 || tells_manner(text, start, end) { first } else { end }
}

/// Whether words after a noun tell how something was said rather than who said it: "the man | in a dull voice", "the
/// officer | with a laugh".
fn tells_manner(text: &Text, link: usize, end: usize) -> bool {
    const LINKS: [WordHash; 2] = WordHash::literals(["in", "with"]);
    const ARTICLES: [WordHash; 2] = WordHash::literals(["a", "an"]);
    const MANNERS: [WordHash; 8] =
        WordHash::literals(["accents", "fashion", "manner", "tone", "tones", "voice", "way", "whisper"]);
    let last = end - 1;
    let act =
        || text.is_any(link + 1, &ARTICLES) && text.has(last, Classes::BASE) && text.verb(last).is_some();
    text.is_any(link, &LINKS) && (text.is_any(last, &MANNERS) || act())
}

/// A noun that no list has, known by its place: after a determiner and before a reporting verb,
/// as in "the 34-year-old | said". `verb` is the token to look at.
pub(super) fn before_verb(text: &Text, verb: usize, mentions: &[Mention]) -> Option<Mention> {
    let is_reporting =
        text.tokens.get(verb).is_some_and(|token| token.case == Case::Lower && token.depth == 0)
            && !text.begins_sentence(verb)
            && text.has(verb, Classes::PAST | Classes::THIRD_SINGULAR)
            && !text.has(verb, Classes::PLURAL);
    if !is_reporting {
        return None;
    }
    let mut head = verb.checked_sub(1)?;
    while head > 0 && (text.has(head, Classes::AUXILIARY) || text.is_adverb(head)) {
        head -= 1;
    }
    let noun = &text.tokens[head];
    if !noun.is_word()
        || noun.case != Case::Lower && noun.case != Case::None
        || text.has(head, Classes::FUNCTION | Classes::VERB | Classes::ADVERB | Classes::CALENDAR)
    {
        return None;
    }
    if mentions.last().is_some_and(|mention| mention.tokens.end > head) {
        return None;
    }
    let start = left_edge(text, head, mentions);
    if start == head
        || !text.has(start, Classes::DETERMINER | Classes::POSSESSIVE)
        || voice::is_owned(text, start, head)
    {
        return None;
    }
    Some(Mention::noun(text, start..head + 1, head, SpeakerKind::Unknown))
}

/// A noun that no list has, known by its place: after quoted words and their verb, as in “Not I,” said the old
/// owl. `verb` is the token to look at.
pub(super) fn after_verb(text: &Text, verb: usize) -> Option<Mention> {
    /// Words between the determiner and the noun's end.
    const LONGEST: usize = 4;
    let kind = |back: usize| verb.checked_sub(back).and_then(|at| text.kind(at));
    let breaks = matches!(kind(2), Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Dash));
    let ends_talk = kind(1) == Some(TokenKind::Mark) && breaks
        || kind(1) == Some(TokenKind::Comma) && kind(2) == Some(TokenKind::Mark);
    let token = &text.tokens[verb];
    if !ends_talk || token.case != Case::Lower || token.depth > 0 {
        return None;
    }
    let reports = text
        .verb(verb)
        .is_some_and(|verb| !matches!(verb.class, VerbClass::Think | VerbClass::Show | VerbClass::Write));
    let start = verb + 1;
    if !reports || !text.has(start, Classes::DETERMINER | Classes::POSSESSIVE) {
        return None;
    }
    let goes_on = |&at: &usize| {
        let word = text.tokens.get(at).is_some_and(|token| token.is_word() && token.case == Case::Lower);
        word && !text.has(at, Classes::FUNCTION) && !text.is_adverb(at)
    };
    let end = (start + 1..=start + LONGEST).find(|at| !goes_on(at))?;
    let head = end - 1;
    // "said the next morning", "said the woman": the one is no source, the other is found by its noun.
    let listed = (start + 1..end).any(|at| text.has(at, SOURCE));
    let time = text.has(head, Classes::CALENDAR | Classes::TIME | Classes::NUMBER);
    let clause = text.tokens.get(end).is_some_and(|next| next.case != Case::Lower && next.is_word())
        || text.has(end, Classes::AUXILIARY);
    if head == start || listed || time || clause || voice::is_owned(text, start, head) {
        return None;
    }
    Some(Mention {
        gender: gender_of(text.classes(head)),
        plural: text.has(head, Classes::PLURAL) && !text.has(head, Classes::SINGULAR),
        ..Mention::noun(text, start..end, head, SpeakerKind::Unknown)
    })
}

#[cfg(test)]
mod tests {
    use crate::{Attributor, Scope};

    #[test]
    fn a_paragraph_may_cut_a_complement_off() {
        let text = "“It is done,” said the spokesman familiar\n\nTo the end Ann Dorsey waited.";
        let attributor = Attributor::builder().scope(Scope::Quoted).build();
        assert_eq!(attributor.attribute(text).speakers()[0].name, "spokesman");
    }
}

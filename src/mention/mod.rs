//! Who and what a text names: "Angela Merkel", "she", "a spokesman for the ministry", "Washington".

mod coordination;
mod edge;
mod name;
mod noun;
mod phrase;
mod pronoun;
mod spelling;
pub(crate) mod voice;

use std::cmp::Reverse;
use std::ops::Range;

use crate::lexicon::{Classes, WordHash};
use crate::memory::Memory;
use crate::result::{Gender, SpeakerKind};
use crate::text::{Case, Text, TokenKind};

/// How a mention names what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    /// "Vladimir Putin", "the White House".
    Name,
    /// A phrase around a common noun: "two officials", "Trump’s campaign".
    Noun,
    Pronoun,
    /// Several of the above: "Ryan and McConnell".
    Coordination,
}

/// Words that name a possible source.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// The whole phrase, titles and the like included.
    pub tokens: Range<usize>,
    /// The name without titles; the same as `tokens` for what is no name.
    pub name: Range<usize>,
    /// The word that the phrase is about: a surname, "spokesman".
    pub head: usize,
    pub form: Form,
    pub kind: SpeakerKind,
    pub gender: Option<Gender>,
    pub plural: bool,
    /// Part of a larger phrase: "Trump" in "a Trump adviser", "Trump’s".
    pub embedded: bool,
    /// Inside quotation marks.
    pub quoted: bool,
    /// Number of the entity.
    pub entity: usize,
}

impl Mention {
    /// A phrase around a common noun, of one whose gender is not told.
    fn noun(text: &Text, tokens: Range<usize>, head: usize, kind: SpeakerKind) -> Self {
        Self {
            name: tokens.clone(),
            tokens,
            head,
            form: Form::Noun,
            kind,
            gender: None,
            plural: false,
            embedded: false,
            quoted: text.tokens[head].depth > 0,
            entity: usize::MAX,
        }
    }

    pub fn is_name(&self) -> bool {
        self.form == Form::Name
    }

    pub fn is_pronoun(&self) -> bool {
        self.form == Form::Pronoun
    }

    /// The tokens before a name: titles, and what else says who it is.
    pub fn titles(&self) -> Range<usize> {
        self.tokens.start..self.name.start
    }

    /// Whether what it names belongs to another whom it names as well: "Norland’s president".
    pub fn has_owner(&self, text: &Text) -> bool {
        (self.tokens.start..self.head).any(|token| text.kind(token) == Some(TokenKind::Clitic))
    }

    /// A name with what somebody is before it: "her lawyer, Ann Dorsey".
    pub fn is_apposed(&self, text: &Text) -> bool {
        self.is_name()
            && self.name.start > self.tokens.start
            && text.kind(self.name.start - 1) == Some(TokenKind::Comma)
    }
}

/// The mentions of a text in the order of their first tokens, and where they are.
#[derive(Debug)]
pub(crate) struct Mentions {
    all: Vec<Mention>,
    /// For each token, the number of mentions that begin before it.
    before: Vec<u32>,
    /// For each mention, whether it stands where a subject stands.
    subjects: Vec<bool>,
    /// For each mention, the coordination of which it is a member; empty where there is none.
    wholes: Vec<Option<u32>>,
}

impl Mentions {
    /// Finds the mentions of a text whose quotation marks have been paired.
    pub fn find(text: &Text, memory: &mut Memory) -> Self {
        let mut all = memory.mentions();
        // News has a mention every nine tokens.
        all.reserve(text.len() / 8 + 1);
        phrase::find(text, &mut all, memory);
        sort(&mut all);
        let joined = coordination::find(text, &all);
        let mut wholes = Vec::new();
        if !joined.is_empty() {
            merge(&mut all, &joined);
            wholes = coordination::wholes(&all);
        }
        let mut before = memory.numbers(text.len() + 1);
        for (number, mention) in all.iter().enumerate() {
            before.resize((mention.tokens.start + 1).max(before.len()), number as u32);
        }
        before.resize(text.len() + 1, all.len() as u32);
        let subjects = all.iter().map(|mention| subject_like(text, mention)).collect();
        Self { all, before, subjects, wholes }
    }

    /// Leaves the memory of the lists to another text.
    pub fn leave(self, memory: &mut Memory) {
        memory.keep_mentions(self.all);
        memory.keep_numbers(self.before);
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn get(&self, number: usize) -> &Mention {
        &self.all[number]
    }

    /// Whether a mention stands where the subject of a clause stands.
    pub fn is_subject(&self, number: usize) -> bool {
        self.subjects[number]
    }

    /// The coordination of which a mention is a member.
    pub fn whole_of(&self, number: usize) -> Option<usize> {
        self.wholes.get(number).copied().flatten().map(|whole| whole as usize)
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Mention> + ExactSizeIterator {
        self.all.iter()
    }

    /// The numbers of the mentions that begin in a range of tokens.
    pub fn within(&self, tokens: Range<usize>) -> Range<usize> {
        self.before[tokens.start] as usize..self.before[tokens.end.min(self.before.len() - 1)] as usize
    }

    /// The outermost mention that begins with a token; none does past the end of the text.
    pub fn starting_at(&self, token: usize) -> Option<usize> {
        let (&first, &next) = (self.before.get(token)?, self.before.get(token + 1)?);
        (first < next).then_some(first as usize)
    }

    /// The longest mention whose last token is the one before `end`.
    pub fn ending_at(&self, end: usize) -> Option<usize> {
        /// No phrase is longer: owners, modifiers and complements together.
        const REACH: usize = 2 * edge::LONGEST_PHRASE;
        let numbers = self.within(end.saturating_sub(REACH)..end);
        numbers.into_iter().find(|&number| self.all[number].tokens.end == end)
    }

    pub(crate) fn entity_mut(&mut self, number: usize) -> &mut usize {
        &mut self.all[number].entity
    }
}

/// The order of mentions: by first token, what is part of another after it.
fn order(mention: &Mention) -> (usize, Reverse<usize>) {
    (mention.tokens.start, Reverse(mention.tokens.end))
}

/// Sorts mentions by insertion: they were found from left to right, and a phrase begins at most
/// [`edge::LONGEST_PHRASE`] tokens before what was found last, so none moves far.
fn sort(mentions: &mut [Mention]) {
    for unsorted in 1..mentions.len() {
        let before = mentions[..unsorted].iter().rev();
        let behind = before.take_while(|before| order(before) > order(&mentions[unsorted])).count();
        if behind > 0 {
            mentions[unsorted - behind..=unsorted].rotate_right(1);
        }
    }
}

/// Joins a sorted list with another, from the back; of equals the first list's come first.
fn merge(first: &mut Vec<Mention>, second: &[Mention]) {
    let (mut left, mut right) = (first.len(), second.len());
    first.extend_from_slice(second);
    while right > 0 {
        let place = left + right - 1;
        if left > 0 && order(&first[left - 1]) > order(&second[right - 1]) {
            left -= 1;
            first.swap(place, left);
        } else {
            right -= 1;
            first[place] = second[right].clone();
        }
    }
}

/// Whether a token begins a sentence or what is like one: after an opening mark, a colon, a dateline.
fn begins_clause(text: &Text, token: usize) -> bool {
    if token == 0 || text.sentence(text.sentence_of(token)).start == token {
        return true;
    }
    matches!(
        text.tokens[token - 1].kind,
        TokenKind::Mark
            | TokenKind::Colon
            | TokenKind::Stop
            | TokenKind::Dash
            | TokenKind::Open
            | TokenKind::Semicolon
    )
}

/// Whether a mention stands where the subject of a clause stands: not after a preposition or a verb,
/// and before a verb, or a comma or relative clause that comes before one.
pub(crate) fn subject_like(text: &Text, mention: &Mention) -> bool {
    let start = mention.tokens.start;
    // "after", "as" and their like begin clauses as well.
    const ABOUT: WordHash = WordHash::literal("about");
    let preposition = |at: usize| {
        // "about 50 protesters".
        let number = text.kind(start) == Some(TokenKind::Number) && text.is(at, ABOUT);
        text.has(at, Classes::PREPOSITION) && !text.has(at, Classes::SUBORDINATOR) && !number
    };
    let object = start > 0 && preposition(start - 1);
    if mention.embedded || object {
        return false;
    }
    let mut next = past_age(text, mention.tokens.end);
    while next < text.len() && text.tokens[next].is_word() && text.is_adverb(next) {
        next += 1;
    }
    let base_alone = !mention.plural
        && !mention.is_pronoun()
        && text.has(next, Classes::BASE)
        && !text.has(
            next,
            Classes::PAST
                | Classes::THIRD_SINGULAR
                | Classes::PARTICIPLE
                | Classes::GERUND
                | Classes::AUXILIARY,
        );
    // "a Senate hearing", "a Norland drone strike": a noun.
    let noun =
        text.has(next, Classes::GERUND) && text.has(next, Classes::DOCUMENT | Classes::MEDIUM) || base_alone;
    text.is_verb(next) && !noun
        || !mention.plural && is_present(text, next)
        || text.has(next, Classes::RELATIVE)
        || text.kind(next) == Some(TokenKind::Clitic)
        || (begins_clause(text, start)
            && (matches!(text.kind(next), Some(TokenKind::Comma | TokenKind::Dash))
                || text.kind(next) == Some(TokenKind::Word) && !text.has(next, Classes::COORDINATOR)))
}

/// Whether a name is the subject that its sentence begins with what it is for: "His opposite number, | Paddy Ormond,
/// was magnanimous."
pub(crate) fn is_set_off(text: &Text, mention: &Mention) -> bool {
    /// Words before it.
    const LONGEST: usize = 6;
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let comma = |at: usize| text.kind(at) == Some(TokenKind::Comma);
    if !mention.is_name() || start < 2 || !comma(start - 1) || !comma(end) || !text.is_verb(end + 1) {
        return false;
    }
    let first = text.sentence(text.sentence_of(start)).start;
    let described = first..start - 1;
    (1..=LONGEST).contains(&described.len())
        && text.has(first, Classes::DETERMINER | Classes::POSSESSIVE)
        && described.into_iter().all(|at| !text.is_verb(at) && text.kind(at) != Some(TokenKind::Comma))
}

/// Past the age that a comma and another set off: "when Paula Lane, 66, | heard".
fn past_age(text: &Text, end: usize) -> usize {
    use TokenKind::{Comma, Number};
    let aged = [Comma, Number, Comma].iter().enumerate().all(|(at, kind)| text.kind(end + at) == Some(*kind));
    if aged { end + 3 } else { end }
}

/// The verb of a headline that shouts: "Tony Vale | BLASTS landlords".
pub(crate) fn is_shouted(text: &Text, token: usize) -> bool {
    token > 0
        && text.tokens[token].case == Case::Upper
        && text.tokens[token - 1].case == Case::Title
        && text.has(token, Classes::THIRD_SINGULAR)
}

/// Capitals where no pronoun stands: "the | WHO".
pub(crate) fn is_acronym(text: &Text, token: usize) -> bool {
    text.tokens[token].case == Case::Upper && token > 0 && text.has(token - 1, Classes::DEFINITE)
}

/// An unlisted word that can be a verb of the third person singular: "Norland loses".
pub(crate) fn is_present(text: &Text, token: usize) -> bool {
    text.tokens.get(token).is_some_and(|word| word.case == Case::Lower && word.is_word())
        && text.str(token).ends_with('s')
        && !text.has(token, Classes::FUNCTION | Classes::ADVERB | Classes::PLURAL)
}

/// The gender that a word tells by itself: "Mrs.", "spokesman", "Maria".
pub(crate) fn gender_of(classes: Classes) -> Option<Gender> {
    match (classes.has(Classes::MALE), classes.has(Classes::FEMALE)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

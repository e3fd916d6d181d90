//! The subject of a reporting verb, without a parser: by walking left from the verb over what can
//! stand between.

mod insertion;
mod shared;

use crate::lexicon::{Classes, WordHash};
use crate::mention::{Mentions, is_present, subject_like, voice};
use crate::result::SpeakerKind;
use crate::text::{Text, TokenKind};

use super::{Cue, CueForm};

/// How a subject was found: what stands between it and its verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Link {
    /// Nothing but adverbs: "Putin repeatedly said".
    Adjacent,
    /// An apposition or another insertion: "Page, an adviser, said".
    Insertion,
    /// A prepositional phrase: "the head of the agency said".
    Prepositional,
    /// "who said", "which says".
    Relative,
    /// The verb shares the subject of a verb before: "Putin rose and said".
    Coordinated,
    /// "Putin declined to say".
    Infinitive,
    /// "Putin dismissed it, saying".
    Participle,
    /// The nearest mention before that can be a subject.
    Far,
    /// The object of "according to"; the agent of a passive: "was asked by reporters".
    Object,
}

/// Tokens to walk left. Sentences in which a subject is further from its verb are rarer than mistakes.
const REACH: usize = 40;

pub(super) fn find(text: &Text, mentions: &Mentions, earlier: &[Cue], cue: &Cue) -> Option<(usize, Link)> {
    const BY: WordHash = WordHash::literal("by");
    if cue.form == CueForm::Passive {
        // "was asked by", or past the quoted words: "was called “a farce” by".
        let sentence = text.sentence(text.sentence_of(cue.verb)).end.min(cue.verb + REACH);
        let by = (cue.tokens.end..sentence).find(|&at| {
            text.is(at, BY)
                && text.tokens[at].depth == 0
                && (at == cue.tokens.end || text.kind(at - 1) == Some(TokenKind::Mark))
        });
        if let Some(agent) = by.filter(|by| by + 1 < text.len()).and_then(|by| mentions.starting_at(by + 1)) {
            return Some((agent, Link::Object));
        }
    }
    let sentence = text.sentence(text.sentence_of(cue.verb)).start;
    let walk = Walk { text, mentions, earlier, start: sentence.max(cue.verb.saturating_sub(REACH)) };
    if let Some(source) = walk.inverted(cue) {
        return Some((source, Link::Adjacent));
    }
    let found = match cue.form {
        CueForm::Gerund => walk.participle(cue.tokens.start),
        CueForm::Infinitive => walk.infinitive(cue.tokens.start),
        _ => walk.left(cue.tokens.start),
    };
    found.filter(|(number, _)| !is_listening(text, cue.verb, mentions.get(*number).kind))
}

/// "the court heard": what it hears others say.
fn is_listening(text: &Text, verb: usize, subject: SpeakerKind) -> bool {
    const HEARD: WordHash = WordHash::literal("heard");
    text.is(verb, HEARD) && !matches!(subject, SpeakerKind::Person | SpeakerKind::Unknown)
}

struct Walk<'t> {
    text: &'t Text<'t>,
    mentions: &'t Mentions,
    earlier: &'t [Cue],
    start: usize,
}

impl Walk<'_> {
    /// The subject after a verb that is thrown in: "The odd thing, | says Ann Dorsey, is that". Past an insertion
    /// the verb has its subject before it: "The mayor, Ann Dorsey, | said the council, which".
    fn inverted(&self, cue: &Cue) -> Option<usize> {
        let text = self.text;
        let thrown_in = cue.form == CueForm::Finite
            && cue.tokens.start == cue.verb
            && cue.is_strong()
            && !text.verb(cue.verb)?.takes_listener()
            && text.kind(cue.verb.checked_sub(1)?) == Some(TokenKind::Comma)
            && !text.begins_sentence(cue.verb);
        let source = cue.after.filter(|_| thrown_in)?;
        let mention = self.mentions.get(source);
        let next = mention.tokens.end;
        // A mark after it opens what the subject before the verb says: ", said the council “was wrong”".
        let ends = next >= text.len()
            || text.begins_sentence(next)
            || matches!(
                text.tokens[next].kind,
                TokenKind::Comma | TokenKind::Stop | TokenKind::Colon | TokenKind::Dash | TokenKind::Open
            )
            || text.has(next, Classes::RELATIVE | Classes::PREPOSITION);
        let possible = ends && mention.kind != SpeakerKind::Document;
        (possible && self.over_insertion(cue.verb - 1).is_none()).then_some(source)
    }

    fn left(&self, from: usize) -> Option<(usize, Link)> {
        let text = self.text;
        let mut end = from;
        let mut link = Link::Adjacent;
        while end > self.start {
            let before = end - 1;
            if let Some(number) = self.mentions.ending_at(end) {
                let mention = self.mentions.get(number);
                let start = mention.tokens.start;
                if mention.is_pronoun() && text.has(mention.head, Classes::RELATIVE) {
                    return Some((number, Link::Relative));
                }
                // "Boyd and Dorsey both | said".
                let floats = mention.is_pronoun() && text.has(mention.head, Classes::INDEFINITE);
                if floats
                    && self.mentions.ending_at(start).is_some_and(|other| self.mentions.get(other).plural)
                {
                    end = start;
                    continue;
                }
                // "a farmer of Ashton, Norland said".
                let within = mention.kind == SpeakerKind::Place
                    && start > self.start + 1
                    && text.kind(start - 1) == Some(TokenKind::Comma)
                    && self.mentions.ending_at(start - 1).is_some_and(|other| self.ends_in_place(other));
                if within {
                    link = Link::Prepositional;
                    end = start - 1;
                    continue;
                }
                if let Some(verb) = self.verb_of_object(start) {
                    return self.far(verb);
                }
                let start = self.with_owner(start);
                // "after Sanders said" is no preposition's doing.
                let start = if mention.is_name() { self.with_modifiers(start) } else { start };
                let after_preposition = start > self.start
                    && !self.is_counted(start)
                    && text.has(start - 1, Classes::PREPOSITION)
                    && !text.has(start - 1, Classes::SUBORDINATOR)
                    && !mention.is_pronoun();
                if after_preposition && voice::is_of_voice(text, start) {
                    return Some((number, Link::Adjacent));
                }
                if after_preposition && start - 1 > self.start && !self.begins(start - 1) {
                    link = Link::Prepositional;
                    end = start - 1;
                    continue;
                }
                return match self.named_before(number) {
                    Some(name) => Some((name, Link::Insertion)),
                    None => Some((number, link)),
                };
            }
            if let Some(owner) = voice::owner_before(text, self.mentions, before) {
                return Some((owner, Link::Adjacent));
            }
            match text.tokens[before].kind {
                TokenKind::Word if text.is_adverb(before) || text.has(before, Classes::CALENDAR) => {
                    end = before
                }
                TokenKind::Word if text.has(before, Classes::RELATIVE) => {
                    let antecedent = self.mentions.ending_at(before).or_else(|| {
                        (text.kind(before.checked_sub(1)?) == Some(TokenKind::Comma))
                            .then(|| self.mentions.ending_at(before - 1))?
                    });
                    return antecedent.map(|number| (number, Link::Relative)).or_else(|| self.far(end));
                }
                TokenKind::Word if text.has(before, Classes::COORDINATOR) => {
                    return self.shared(before, Link::Coordinated);
                }
                // "officials this week | said".
                TokenKind::Word
                    if text.has(before, Classes::DETERMINER) && text.has(end, Classes::CALENDAR) =>
                {
                    end = before;
                }
                // "the senator on Tuesday | said", "during a Sunday | debate".
                TokenKind::Word
                    if text.has(before, Classes::PREPOSITION)
                        && end < from
                        && (text.has(end, Classes::CALENDAR)
                            || text.has(end + 1, Classes::CALENDAR)
                                && text.has(end, Classes::DETERMINER)) =>
                {
                    end = before;
                }
                TokenKind::Clitic | TokenKind::Number => end = before,
                TokenKind::Comma
                    if before > self.start
                        && text.kind(before - 1) == Some(TokenKind::Close)
                        && self.before_brackets(before - 1).is_some() =>
                {
                    let number = self.before_brackets(before - 1)?;
                    return Some((self.named_before(number).unwrap_or(number), Link::Insertion));
                }
                TokenKind::Comma | TokenKind::Dash => {
                    return self.over_insertion(before).or_else(|| self.shared(before, Link::Coordinated));
                }
                TokenKind::Close => {
                    let open =
                        (self.start..before).rev().find(|&at| text.kind(at) == Some(TokenKind::Open))?;
                    end = open;
                }
                _ => return self.far(end),
            }
        }
        None
    }

    /// The verb right before what begins at `start`, where that is its object and no subject of what follows:
    /// "an official who spoke to | discuss strategy said".
    fn verb_of_object(&self, start: usize) -> Option<usize> {
        const TO: WordHash = WordHash::literal("to");
        let text = self.text;
        let verb = start.checked_sub(1).filter(|&at| at > self.start)?;
        // No list has all verbs: "the lawyer who represents | the officers said".
        let is_verb = text.is_verb(verb) || text.has(verb - 1, Classes::RELATIVE) && is_present(text, verb);
        if !is_verb {
            return None;
        }
        let infinitive = text.is(verb - 1, TO) && text.has(verb, Classes::BASE);
        let relative = text.has(verb - 1, Classes::RELATIVE);
        let reports = text.verb(verb).is_some_and(|verb| verb.takes_clause());
        ((infinitive || relative) && !reports && !text.has(verb, Classes::AUXILIARY)).then_some(verb - 1)
    }

    /// "43 of | his own MPs".
    fn is_counted(&self, start: usize) -> bool {
        const OF: WordHash = WordHash::literal("of");
        let of = start.checked_sub(1).filter(|&at| at > self.start && self.text.is(at, OF));
        of.is_some_and(|of| self.text.is_number(of - 1))
    }

    /// The first token of a phrase with whom it belongs to: "Washington’s | Institute".
    fn with_owner(&self, start: usize) -> usize {
        let clitic = start.checked_sub(1).filter(|&at| self.text.kind(at) == Some(TokenKind::Clitic));
        let owner = clitic.and_then(|at| self.mentions.ending_at(at));
        owner.map_or(start, |number| self.mentions.get(number).tokens.start)
    }

    /// The first token of a name with a determiner and what stands between: "the anti-war | National Review".
    fn with_modifiers(&self, start: usize) -> usize {
        /// Words between.
        const MOST: usize = 2;
        let text = self.text;
        let mut first = start;
        while first > self.start && start - first < MOST && text.tokens[first - 1].is_word() {
            if self.is_determiner(first - 1) {
                return first - 1;
            }
            if text.has(first - 1, Classes::FUNCTION | Classes::ADVERB | Classes::VERB)
                || text.is_verb(first - 1)
            {
                break;
            }
            first -= 1;
        }
        if first > self.start && self.is_determiner(first - 1) { first - 1 } else { start }
    }

    /// A determiner that begins no clause: not "in what | Dorsey called".
    fn is_determiner(&self, token: usize) -> bool {
        self.text.has(token, Classes::DETERMINER) && !self.text.has(token, Classes::RELATIVE)
    }

    /// Whether a token is the first of its clause: "In Moscow Putin said" has no phrase to jump.
    fn begins(&self, token: usize) -> bool {
        token == self.start || matches!(self.text.tokens[token - 1].kind, TokenKind::Comma | TokenKind::Mark)
    }

    /// The nearest mention that stands like a subject.
    fn far(&self, end: usize) -> Option<(usize, Link)> {
        self.far_unless(end, |_| false)
    }

    fn far_unless(&self, end: usize, skipped: impl Fn(usize) -> bool) -> Option<(usize, Link)> {
        let numbers = self.mentions.within(self.start..end);
        let open = |number: &usize| {
            let mention = self.mentions.get(*number);
            let relative = self.text.has(mention.head, Classes::RELATIVE);
            !mention.quoted && !mention.embedded && !relative && mention.tokens.end <= end
        };
        let subject = numbers
            .clone()
            .rev()
            .filter(open)
            .filter(|&number| !skipped(number))
            .find(|&number| subject_like(self.text, self.mentions.get(number)));
        subject.map(|number| (number, Link::Far))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Attributor, Scope};

    #[test]
    fn a_text_may_begin_with_a_comma() {
        let attributor = Attributor::builder().scope(Scope::Quoted).build();
        assert_eq!(attributor.attribute(", said “we go”").quotes().len(), 1);
    }
}

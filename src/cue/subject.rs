//! The subject of a reporting verb, without a parser: by walking left from the verb over what can
//! stand between.

use crate::lexicon::{Classes, WordHash};
use crate::mention::{Form, Mentions, subject_like};
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
    if let Some(source) = inverted(text, mentions, cue) {
        return Some((source, Link::Adjacent));
    }
    let sentence = text.sentence(text.sentence_of(cue.verb)).start;
    let walk = Walk { text, mentions, earlier, start: sentence.max(cue.verb.saturating_sub(REACH)) };
    match cue.form {
        CueForm::Gerund => walk.participle(cue.tokens.start),
        CueForm::Infinitive => walk.infinitive(cue.tokens.start),
        _ => walk.left(cue.tokens.start),
    }
}

/// The subject after a verb that is thrown in: "The odd thing, | says Ann Dorsey, is that".
fn inverted(text: &Text, mentions: &Mentions, cue: &Cue) -> Option<usize> {
    let thrown_in = cue.form == CueForm::Finite
        && cue.tokens.start == cue.verb
        && cue.is_strong()
        && !text.verb(cue.verb)?.takes_listener()
        && text.kind(cue.verb.checked_sub(1)?) == Some(TokenKind::Comma)
        && !text.begins_sentence(cue.verb);
    let source = cue.after.filter(|_| thrown_in)?;
    let mention = mentions.get(source);
    let next = mention.tokens.end;
    let ends = next >= text.len()
        || text.begins_sentence(next)
        || matches!(
            text.tokens[next].kind,
            TokenKind::Comma
                | TokenKind::Stop
                | TokenKind::Mark
                | TokenKind::Colon
                | TokenKind::Dash
                | TokenKind::Open
        )
        || text.has(next, Classes::RELATIVE | Classes::PREPOSITION);
    (ends && mention.kind != SpeakerKind::Document).then_some(source)
}

struct Walk<'t> {
    text: &'t Text<'t>,
    mentions: &'t Mentions,
    earlier: &'t [Cue],
    start: usize,
}

impl Walk<'_> {
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
                    && text.has(start - 1, Classes::PREPOSITION)
                    && !text.has(start - 1, Classes::SUBORDINATOR)
                    && !mention.is_pronoun();
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
        let verb = start.checked_sub(1).filter(|&at| at > self.start && text.is_verb(at))?;
        let infinitive = text.is(verb - 1, TO) && text.has(verb, Classes::BASE);
        let relative = text.has(verb - 1, Classes::RELATIVE);
        let reports = text.verb(verb).is_some_and(|verb| verb.takes_clause());
        ((infinitive || relative) && !reports && !text.has(verb, Classes::AUXILIARY)).then_some(verb - 1)
    }

    /// The mention before the bracket that `close` closes: "John Kasich (R-Ohio), | said".
    fn before_brackets(&self, close: usize) -> Option<usize> {
        let open = (self.start..close).rev().find(|&at| self.text.kind(at) == Some(TokenKind::Open))?;
        self.mentions.ending_at(open)
    }

    /// The name to which a role without a determiner is apposed: "Ann Dorsey, | president of the board".
    fn named_before(&self, number: usize) -> Option<usize> {
        let noun = self.mentions.get(number);
        let start = noun.tokens.start;
        let bare = matches!(noun.form, Form::Noun | Form::Coordination)
            && matches!(noun.kind, SpeakerKind::Person | SpeakerKind::Group)
            && self.text.has(start, Classes::ROLE | Classes::JOB)
            && !self.text.has(start, Classes::PLURAL);
        let comma = start.checked_sub(1).filter(|&at| bare && at > self.start)?;
        if self.text.kind(comma) != Some(TokenKind::Comma) {
            return None;
        }
        let bracketed = || {
            let close = comma.checked_sub(1).filter(|&at| self.text.kind(at) == Some(TokenKind::Close))?;
            self.before_brackets(close)
        };
        let name = self.mentions.ending_at(comma).or_else(bracketed)?;
        let mention = self.mentions.get(name);
        (mention.is_name() && mention.kind == SpeakerKind::Person && !self.is_placed(name)).then_some(name)
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

    /// "Carter Page, an adviser to the campaign, | said": the mention before the comma that opens the
    /// insertion which `comma` closes.
    fn over_insertion(&self, comma: usize) -> Option<(usize, Link)> {
        let text = self.text;
        let kind = text.kind(comma);
        // "her lawyer, Ann Dorsey, | said".
        let apposed =
            self.mentions.ending_at(comma).filter(|&number| self.mentions.get(number).is_apposed(text));
        if let Some(number) = apposed {
            return Some((number, Link::Insertion));
        }
        let opening =
            (self.start..comma).rev().filter(|&at| text.kind(at) == kind && text.tokens[at].depth == 0);
        for at in opening {
            let bracketed = || {
                let close = at.checked_sub(1).filter(|&at| text.kind(at) == Some(TokenKind::Close))?;
                self.before_brackets(close)
            };
            let Some(number) = self.mentions.ending_at(at).or_else(bracketed) else { continue };
            let mention = self.mentions.get(number);
            let listed = mention.tokens.start > self.start && text.kind(mention.tokens.start - 1) == kind;
            let apposition = listed && mention.form == Form::Noun;
            // "Rawlings, 59, of Ashton, Md.,": where somebody is from stands between commas too.
            let place = mention.kind == SpeakerKind::Place && listed || self.is_placed(number);
            if !mention.embedded && !apposition && !place {
                // "the transport minister, Ann Dorsey, | said": the name tells more.
                let named = self.mentions.starting_at(at + 1).filter(|&name| {
                    let name = self.mentions.get(name);
                    name.is_name() && name.tokens.end == comma && name.kind != SpeakerKind::Place
                });
                let role = mention.form == Form::Noun && text.has(mention.head, Classes::ROLE | Classes::JOB);
                if let Some(name) = named.filter(|_| role) {
                    return Some((name, Link::Insertion));
                }
                let number = self.described_by_clause(number).unwrap_or(number);
                return Some((number, Link::Insertion));
            }
        }
        None
    }

    /// Whom the relative clause describes in which a mention stands: "Ann Dorsey, whose firm, Norbank, lends
    /// to ports, | said"; "Ann Dorsey, the lawyer who heads the board, which owns the port, | said".
    fn described_by_clause(&self, number: usize) -> Option<usize> {
        let text = self.text;
        let end = self.mentions.get(number).tokens.start;
        let relative = (self.start..end)
            .rev()
            .take_while(|&at| text.tokens[at].depth == 0)
            .find(|&at| text.has(at, Classes::RELATIVE | Classes::COORDINATOR))
            .filter(|&at| text.has(at, Classes::RELATIVE))?;
        // "the board, which Dorsey heads, Boyd, a lawyer,": another's clause.
        let another_subject = self.mentions.within(relative..end).any(|inner| {
            let pronoun = text.has(self.mentions.get(inner).head, Classes::RELATIVE);
            inner != number && self.mentions.is_subject(inner) && !pronoun
        });
        if another_subject {
            return None;
        }
        let comma = |at: usize| at > self.start && text.kind(at - 1) == Some(TokenKind::Comma);
        let antecedent = self.mentions.ending_at(relative - usize::from(comma(relative)))?;
        let start = self.mentions.get(antecedent).tokens.start;
        let name = comma(start).then(|| self.mentions.ending_at(start - 1)).flatten();
        let described = name.filter(|&name| self.mentions.get(name).is_name()).unwrap_or(antecedent);
        let mention = self.mentions.get(described);
        (!mention.embedded && !self.is_placed(described)).then_some(described)
    }

    /// Whether a mention says where somebody is from or is: "of Ashton", "in a hall".
    fn is_placed(&self, number: usize) -> bool {
        let start = self.mentions.get(number).tokens.start;
        let preposition = start > self.start && self.text.has(start - 1, Classes::PREPOSITION);
        preposition && (self.is_origin(start - 1) || !self.begins(start - 1))
    }

    /// "of", "from" and their like after a comma lead to no subject: "Rawlings, 59, of | Ashton".
    fn is_origin(&self, token: usize) -> bool {
        const OF: WordHash = WordHash::literal("of");
        const FROM: WordHash = WordHash::literal("from");
        token > self.start && (self.text.is(token, OF) || self.text.is(token, FROM))
    }

    /// "a farmer of Ashton", "of Ashton".
    fn ends_in_place(&self, number: usize) -> bool {
        let mention = self.mentions.get(number);
        let start = mention.tokens.start;
        mention.tokens.end > mention.head + 1 && self.is_origin(mention.head + 1)
            || start > self.start && self.is_origin(start - 1)
    }

    /// The subject of the verb that a coordinated verb follows.
    fn shared(&self, before: usize, link: Link) -> Option<(usize, Link)> {
        // "Boyd, who called it off, left, saying": it is Boyd who says. Past a comma the main clause goes on:
        // "Boyd said the members would meet, but added".
        let outer = before.checked_sub(1).is_some_and(|last| self.text.kind(last) == Some(TokenKind::Comma));
        let relative = |number: usize| self.text.has(self.mentions.get(number).head, Classes::RELATIVE);
        let skipped = |number: usize| outer && (relative(number) || self.is_told(number));
        let cue = self
            .earlier
            .iter()
            .rev()
            .take_while(|cue| cue.verb >= self.start)
            .filter(|cue| cue.form == CueForm::Finite && cue.verb < before)
            .find(|cue| !cue.subject.is_some_and(|(number, _)| skipped(number)));
        let of_cue = cue.and_then(|cue| cue.subject).map(|(number, _)| number);
        let far = self.far_unless(before, skipped).map(|(number, _)| number);
        of_cue.max(far).map(|number| (number, link))
    }

    /// Whether a mention is the subject of a clause that tells what somebody says or knows: "said | the members
    /// would", "said that | he would", "asked whom | Boyd would".
    fn is_told(&self, number: usize) -> bool {
        const WORDS: [WordHash; 7] = [
            WordHash::literal("how"),
            WordHash::literal("that"),
            WordHash::literal("what"),
            WordHash::literal("whether"),
            WordHash::literal("who"),
            WordHash::literal("whom"),
            WordHash::literal("why"),
        ];
        let text = self.text;
        let start = self.mentions.get(number).tokens.start;
        let Some(before) = start.checked_sub(1).filter(|&at| at > self.start) else { return false };
        let said = || {
            let clause = |cue: &&Cue| cue.tokens.end == start && cue.form == CueForm::Finite;
            let takes = |cue: &Cue| text.verb(cue.verb).is_some_and(|verb| verb.takes_clause());
            let near = self.earlier.iter().rev().take_while(|cue| cue.tokens.end >= start);
            near.filter(clause).any(|cue| cue.subject.is_some() && takes(cue))
        };
        WORDS.iter().any(|word| text.is(before, *word)) || said()
    }

    fn infinitive(&self, from: usize) -> Option<(usize, Link)> {
        const TO: WordHash = WordHash::literal("to");
        let to = from.checked_sub(1).filter(|&at| self.text.is(at, TO))?;
        // "with Boyd taking the floor to say".
        let gerund = (self.start + 1..to)
            .rev()
            .take_while(|&at| self.text.kind(at) != Some(TokenKind::Comma))
            .find(|&at| self.text.is_verb(at))
            .filter(|&at| self.text.has(at, Classes::GERUND));
        let absolute = gerund.and_then(|gerund| self.absolute(gerund));
        absolute.map(|number| (number, Link::Infinitive)).or_else(|| self.shared(to, Link::Infinitive))
    }

    fn participle(&self, mut from: usize) -> Option<(usize, Link)> {
        // "questioned Boyd before saying": no adverb there.
        let links = Classes::SUBORDINATOR | Classes::PREPOSITION;
        let adverb = |at: usize| self.text.is_adverb(at) && !self.text.has(at, links);
        while from > self.start && adverb(from - 1) {
            from -= 1;
        }
        if let Some(number) = self.absolute(from) {
            return Some((number, Link::Adjacent));
        }
        // "a statement saying": no comma between.
        if let Some(number) = self.mentions.ending_at(from) {
            let issuer = self.issued(self.document(number)).and_then(|verb| self.issuer(verb));
            return issuer.map(|(issuer, _)| (issuer, Link::Participle)).or(Some((number, Link::Adjacent)));
        }
        self.shared(from, Link::Participle)
    }

    /// The subject of a verb that may itself be a participle.
    fn issuer(&self, verb: usize) -> Option<(usize, Link)> {
        let gerund = self.text.has(verb, Classes::GERUND);
        if gerund { self.shared(verb, Link::Participle) } else { self.left(verb) }
    }

    /// The document that a phrase belongs to, or what stands in it: "an email to | supporters saying".
    fn document(&self, number: usize) -> usize {
        const WORDS: [WordHash; 4] = [
            WordHash::literal("for"),
            WordHash::literal("in"),
            WordHash::literal("on"),
            WordHash::literal("to"),
        ];
        let preposition = self.mentions.get(number).tokens.start.checked_sub(1);
        let preposition =
            preposition.filter(|&at| at > self.start && WORDS.iter().any(|word| self.text.is(at, *word)));
        let before = preposition.and_then(|at| self.mentions.ending_at(at));
        before.filter(|&before| self.mentions.get(before).kind == SpeakerKind::Document).unwrap_or(number)
    }

    /// The subject that "with" gives a participle: "with | the lawyer of the port in Ashton saying".
    fn absolute(&self, participle: usize) -> Option<usize> {
        const WITH: WordHash = WordHash::literal("with");
        let text = self.text;
        let mut number = self.mentions.ending_at(participle)?;
        loop {
            let start = self.with_owner(self.mentions.get(number).tokens.start);
            let preposition = start.checked_sub(1).filter(|&at| at > self.start)?;
            if text.is(preposition, WITH) {
                return Some(number);
            }
            if !text.has(preposition, Classes::PREPOSITION) {
                return None;
            }
            number = self.mentions.ending_at(preposition)?;
        }
    }

    /// The verb by which somebody gives out a document: "Dorsey | issued a statement saying" tells what Dorsey
    /// says.
    fn issued(&self, document: usize) -> Option<usize> {
        const OUT: WordHash = WordHash::literal("out");
        let text = self.text;
        let mention = self.mentions.get(document);
        let start = mention.tokens.start;
        if mention.kind != SpeakerKind::Document
            || !text.has(start, Classes::DETERMINER | Classes::POSSESSIVE)
        {
            return None;
        }
        let verb = start.checked_sub(1).filter(|&at| at > self.start)?;
        let verb = if text.is(verb, OUT) { verb - 1 } else { verb };
        text.verb(verb).is_some_and(|verb| verb.gives_out()).then_some(verb)
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

//! Subjects of verbs that share another's: "Putin rose and | said", "dismissed it, | saying", "declined to | say".

use crate::cue::{Cue, CueForm};
use crate::lexicon::{Classes, WordHash};
use crate::result::SpeakerKind;
use crate::text::TokenKind;

use super::{Link, Walk};

impl Walk<'_> {
    /// The subject of the verb that a coordinated verb follows.
    pub(super) fn shared(&self, before: usize, link: Link) -> Option<(usize, Link)> {
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
        const WORDS: [WordHash; 7] =
            WordHash::literals(["how", "that", "what", "whether", "who", "whom", "why"]);
        let text = self.text;
        let start = self.mentions.get(number).tokens.start;
        let Some(before) = start.checked_sub(1).filter(|&at| at > self.start) else { return false };
        let said = || {
            let clause = |cue: &&Cue| cue.tokens.end == start && cue.form == CueForm::Finite;
            let takes = |cue: &Cue| text.verb(cue.verb).is_some_and(|verb| verb.takes_clause());
            let near = self.earlier.iter().rev().take_while(|cue| cue.tokens.end >= start);
            near.filter(clause).any(|cue| cue.subject.is_some() && takes(cue))
        };
        text.is_any(before, &WORDS) || said()
    }

    pub(super) fn infinitive(&self, from: usize) -> Option<(usize, Link)> {
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

    pub(super) fn participle(&self, mut from: usize) -> Option<(usize, Link)> {
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

    /// The document that a phrase belongs to, or what stands in it: "an email to | supporters saying".
    fn document(&self, number: usize) -> usize {
        const WORDS: [WordHash; 4] = WordHash::literals(["for", "in", "on", "to"]);
        let preposition = self.mentions.get(number).tokens.start.checked_sub(1);
        let preposition = preposition.filter(|&at| at > self.start && self.text.is_any(at, &WORDS));
        let before = preposition.and_then(|at| self.mentions.ending_at(at));
        before.filter(|&before| self.mentions.get(before).kind == SpeakerKind::Document).unwrap_or(number)
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
}

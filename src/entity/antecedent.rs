//! What a pronoun or a description stands for.

use crate::genre::Genre;
use crate::lexicon::{Classes, WordHash};
use crate::mention::{Form, Mention, Mentions, is_set_off};
use crate::result::{Gender, SpeakerKind};
use crate::text::{Text, TokenKind};

use super::company::{self, Company};
use super::salience::{DESCRIPTION, NEWS_DESCRIPTION, Salience};
use super::{Entity, Joiner};

const WHO: WordHash = WordHash::literal("who");

/// The mention right before "who" or "which".
pub(super) fn of_relative(text: &Text, mentions: &Mentions, number: usize) -> Option<usize> {
    let start = mentions.get(number).head;
    let end = if start > 0 && text.kind(start - 1) == Some(TokenKind::Comma) { start - 1 } else { start };
    if end > 0 && text.has(end - 1, Classes::COORDINATOR) {
        return relative_before(text, mentions, number);
    }
    let before = (0..number)
        .rev()
        .take(6)
        .find(|&other| mentions.get(other).tokens.end == end && !mentions.get(other).embedded)?;
    // "Rawlings, 59, of Ashton, Md., who": no place is a "who".
    if !text.is(start, WHO) || mentions.get(before).kind != SpeakerKind::Place {
        return Some(before);
    }
    let sentence = text.sentence_of(start);
    let person = (0..before).rev().take(6).find(|&other| {
        let mention = mentions.get(other);
        !mention.embedded && mention.kind != SpeakerKind::Place && text.sentence_of(mention.head) == sentence
    });
    person.or(Some(before))
}

/// The relative pronoun of the clause that a second one adds to: "who had sailed for years and | who".
fn relative_before(text: &Text, mentions: &Mentions, number: usize) -> Option<usize> {
    /// Mentions between.
    const MOST: usize = 8;
    let pronoun = mentions.get(number).head;
    let sentence = text.sentence(text.sentence_of(pronoun)).start;
    let mut before = (0..number).rev().take(MOST).take_while(|&other| mentions.get(other).head >= sentence);
    let same = |&other: &usize| {
        let mention = mentions.get(other);
        mention.is_pronoun() && text.tokens[mention.head].hash == text.tokens[pronoun].hash
    };
    before.find(same)
}

impl Joiner<'_> {
    /// The mention that a personal pronoun of the third person most likely stands for.
    pub(super) fn antecedent_of_pronoun(&self, mentions: &Mentions, number: usize) -> Option<usize> {
        let pronoun = mentions.get(number);
        let neuter = self.text.has(pronoun.head, Classes::NEUTER);
        let fiction = self.genre == Genre::Fiction;
        let reports = !fiction && self.reporters[number].reports;
        // "A source said …. They added …."
        let one = reports && pronoun.plural;
        let source = |entity: &Entity| one && self.is_speaker_of_no_sex(entity);
        // "A spokesman for the port said …. It added …."
        let voice = |entity: &Entity| reports && neuter && self.speaks_for_another(entity);
        /// Who says something goes on saying something.
        const SOURCE: i32 = 15;
        let search = Search {
            salience: Salience::of(self.genre),
            // Whoever acts in a story is named and spoken of often enough to be known for a person.
            possible: |_, entity: &Entity| {
                (agrees(entity, pronoun, neuter) || source(entity) || voice(entity))
                    && !(reports && pronoun.plural && entity.kind == SpeakerKind::Document)
                    && !(pronoun.gender.is_some()
                        && entity.kind == SpeakerKind::Unknown
                        && (fiction || self.is_thing(entity)))
            },
            added: |number: usize| if source(&self.all[number]) { SOURCE } else { 0 },
            most_added: if one { SOURCE } else { 0 },
            before: before_question(self.text, mentions, number),
        };
        search.run(self, mentions, pronoun, number)
    }

    /// Whether an entity is no name, and nobody who says anything: "the secret came out".
    fn is_thing(&self, entity: &Entity) -> bool {
        entity.form == Form::Noun && !self.reporters[entity.latest].reports
    }

    /// Whether an entity is somebody whose last mention tells what he or she says, and not who it is: "they" will do.
    fn is_speaker_of_no_sex(&self, entity: &Entity) -> bool {
        entity.form == Form::Noun
            && entity.kind == SpeakerKind::Person
            && entity.gender.is_none()
            && !entity.plural
            && self.reporters[entity.latest].reports
    }

    /// Whether an entity is "a spokesman for the port".
    fn speaks_for_another(&self, entity: &Entity) -> bool {
        const FOR: WordHash = WordHash::literal("for");
        let spokes = |at: &usize| self.text.str(*at).starts_with("spokes");
        let head = entity.name.clone().find(spokes).filter(|_| entity.form == Form::Noun && !entity.plural);
        head.is_some_and(|head| self.text.is(head + 1, FOR))
    }

    /// The mention of a person with a name that a description most likely stands for.
    pub(super) fn antecedent_of_description(&self, mentions: &Mentions, number: usize) -> Option<usize> {
        let description = mentions.get(number);
        let office = self.office(description.tokens.start, description.head);
        let search = Search {
            salience: &NEWS_DESCRIPTION,
            possible: |number, entity: &Entity| {
                let named = entity.form == Form::Name && may_be(entity, description);
                named && !self.offices.is_other(office, number)
            },
            added: |_| 0,
            most_added: 0,
            before: before_question(self.text, mentions, number),
        };
        search.run(self, mentions, description, number)
    }

    /// The mention of a person that "the old gentleman" of a story most likely stands for.
    pub(super) fn antecedent_of_anybody(&self, mentions: &Mentions, number: usize) -> Option<usize> {
        let description = mentions.get(number);
        let keys = company::keys(self.text, description);
        let search = Search {
            salience: &DESCRIPTION,
            possible: |other, entity: &Entity| {
                // Who has a name is called "he" or "she" often enough for the gender to be known.
                let told =
                    description.gender.is_none() || entity.gender.is_some() || entity.form == Form::Noun;
                may_be(entity, description) && told && !self.apart.holds(number, other)
            },
            added: |entity| self.company.points(keys, entity),
            most_added: Company::MOST,
            before: number,
        };
        search.run(self, mentions, description, number)
    }

    /// The mention of somebody with a name for whom the possessive that begins a phrase most likely stands: "her" of
    /// "her mother".
    pub(super) fn antecedent_of_possessive(&self, mentions: &Mentions, number: usize) -> Option<usize> {
        let phrase = mentions.get(number);
        let start = phrase.tokens.start;
        let classes = self.text.classes(start);
        let gender = match () {
            () if classes.has(Classes::MALE) => Gender::Male,
            () if classes.has(Classes::FEMALE) => Gender::Female,
            () => return None,
        };
        let tokens = start..start + 1;
        let possessive = Mention {
            name: tokens.clone(),
            tokens,
            head: start,
            form: Form::Pronoun,
            gender: Some(gender),
            ..phrase.clone()
        };
        let search = Search {
            salience: Salience::of(self.genre),
            possible: |_, entity: &Entity| {
                entity.form == Form::Name
                    && entity.kind == SpeakerKind::Person
                    && agrees(entity, &possessive, false)
            },
            added: |_| 0,
            most_added: 0,
            before: number,
        };
        search.run(self, mentions, &possessive, number)
    }
}

/// How an antecedent is searched for.
struct Search<'s, P, A> {
    salience: &'s Salience,
    possible: P,
    /// The points that an entity has beside those of its mentions, and the most that any has.
    added: A,
    most_added: i32,
    /// Only mentions before this one are looked at.
    before: usize,
}

impl<P: Fn(usize, &Entity) -> bool, A: Fn(usize) -> i32> Search<'_, P, A> {
    fn run(&self, joiner: &Joiner, mentions: &Mentions, anaphor: &Mention, number: usize) -> Option<usize> {
        let (text, salience) = (joiner.text, self.salience);
        let sentence = text.sentence_of(anaphor.head);
        let most = salience.most(anaphor, number) + self.most_added;
        let most_of_all = most + salience.most_reporting();
        let mut best = None;
        let mut least = salience.least;
        for other in (0..self.before).rev().take(salience.most_candidates) {
            let mention = mentions.get(other);
            let distance = sentence.saturating_sub(text.sentence_of(mention.head));
            if distance > salience.furthest_sentence {
                break;
            }
            // Nothing further back is better.
            let away = salience.away(distance, number - other);
            if most_of_all + away < least {
                break;
            }
            let place = away + salience.reporting(joiner.reporters[other]);
            if most + place < least
                || distance < salience.nearest_sentence
                || mention.tokens.contains(&anaphor.head)
            {
                continue;
            }
            let Some(entity) = joiner.all.get(mention.entity) else { continue };
            if !(self.possible)(mention.entity, entity)
                || text.has(mention.head, Classes::FIRST | Classes::SECOND)
            {
                continue;
            }
            // What stands between the source and its verb, "her lawyer, Ann Dorsey, said", takes nothing from it.
            let reports = joiner.genre == Genre::News && joiner.reporters[other].reports;
            let subject = reports || mentions.is_subject(other) || is_set_off(text, mention);
            let points = salience.points(text, mention, entity, anaphor, subject)
                + place
                + (self.added)(mention.entity);
            if points >= least {
                (best, least) = (Some(other), points + 1);
            }
        }
        best
    }
}

/// The first mention of the question before whom it was put to, or the anaphor itself where no question stands before
/// it: "Asked how soon Boyd would sail, | he said" tells of another than Boyd.
fn before_question(text: &Text, mentions: &Mentions, number: usize) -> usize {
    /// Tokens of a long question; keeps endless sentences linear.
    const REACH: usize = 40;
    const ASKED: [WordHash; 4] = WordHash::literals(["asked", "pressed", "quizzed", "reminded"]);
    const WHEN: WordHash = WordHash::literal("when");
    let anaphor = mentions.get(number).head;
    let Some(comma) = anaphor.checked_sub(1).filter(|&at| text.kind(at) == Some(TokenKind::Comma)) else {
        return number;
    };
    let start = text.sentence(text.sentence_of(anaphor)).start;
    let asked = start + usize::from(text.is(start, WHEN));
    if comma < asked + REACH && text.is_any(asked, &ASKED) {
        mentions.within(asked..comma).start.min(number)
    } else {
        number
    }
}

/// Whether a description can be of an entity.
fn may_be(entity: &Entity, description: &Mention) -> bool {
    entity.kind == SpeakerKind::Person && !entity.plural && Gender::agree(entity.gender, description.gender)
}

fn agrees(entity: &Entity, pronoun: &Mention, neuter: bool) -> bool {
    match pronoun.gender {
        Some(gender) => {
            !entity.plural
                && !(entity.form == Form::Pronoun && entity.gender.is_none())
                && matches!(entity.kind, SpeakerKind::Person | SpeakerKind::Unknown)
                && entity.gender.is_none_or(|known| known == gender)
        }
        None if pronoun.plural => {
            entity.plural || matches!(entity.kind, SpeakerKind::Group | SpeakerKind::Organisation)
        }
        None => {
            let thing = match entity.kind {
                SpeakerKind::Organisation
                | SpeakerKind::Place
                | SpeakerKind::Document
                | SpeakerKind::Group => true,
                // A name that no list has may be a company's or a country's.
                SpeakerKind::Unknown => entity.form == Form::Name,
                SpeakerKind::Person => false,
            };
            neuter && !entity.plural && thing
        }
    }
}

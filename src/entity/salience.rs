//! How salient a mention is for what comes after it: near, a subject, one who speaks.
//!
//! The points follow the salience factors of Lappin and Leass (1994), "An algorithm for pronominal anaphora
//! resolution". Those of fiction were raised and lowered one at a time until the pronouns beside quotations
//! stood for the speaker most often: 69 of 100, where those of news reach 59.

use crate::genre::Genre;
use crate::mention::{Form, Mention};
use crate::result::SpeakerKind;
use crate::text::Text;

use super::{Entity, Reporter};

/// What each factor is worth.
pub(super) struct Salience {
    /// Mentions that are looked at, going back. Antecedents further away are rarer than mistakes.
    pub most_candidates: usize,
    /// Sentences that are looked at, going back.
    pub furthest_sentence: usize,
    /// Sentences that are passed over before.
    pub nearest_sentence: usize,
    /// What has fewer points is no antecedent.
    pub least: i32,
    /// Out of the sentence, the longest step back, and for each sentence more.
    out: i32,
    sentence: i32,
    paragraph: i32,
    /// For each mention between: of two subjects in one sentence the nearer one.
    between: i32,
    subject: i32,
    begins_sentence: i32,
    embedded: i32,
    /// One of the two is inside quotation marks, the other outside.
    across_marks: i32,
    reports: i32,
    /// It stands after the cue of quoted words.
    inverted: i32,
    pronoun: i32,
    same_pronoun: i32,
    name: i32,
    /// The entity is one that no name names.
    unnamed: i32,
    same_gender: i32,
    unknown: i32,
    /// A full name, the subject, that names somebody for the first time.
    introduced: i32,
    /// For each mention so far, and each time that they are about three times as many.
    mentions: i32,
    prominent: i32,
}

impl Salience {
    pub fn of(genre: Genre) -> &'static Self {
        match genre {
            Genre::News => &NEWS,
            Genre::Fiction => &FICTION,
        }
    }

    /// What a mention has by itself, however far away it stands.
    pub fn points(
        &self,
        text: &Text,
        mention: &Mention,
        entity: &Entity,
        anaphor: &Mention,
        is_subject: bool,
    ) -> i32 {
        let mut points = 0;
        let mut add = |holds: bool, worth: i32| points += if holds { worth } else { 0 };
        add(text.paragraph_of(mention.head) != text.paragraph_of(anaphor.head), self.paragraph);
        add(is_subject, self.subject);
        add(text.begins_sentence(mention.tokens.start), self.begins_sentence);
        add(mention.embedded, self.embedded);
        add(mention.quoted != anaphor.quoted, self.across_marks);
        add(mention.is_pronoun(), self.pronoun);
        add(mention.is_pronoun() && same_gender(mention.gender, anaphor), self.same_pronoun);
        add(mention.is_name(), self.name);
        add(entity.form == Form::Noun, self.unnamed);
        add(same_gender(entity.gender, anaphor), self.same_gender);
        add(entity.kind == SpeakerKind::Unknown && anaphor.gender.is_some(), self.unknown);
        let full = mention.is_name() && mention.name.len() > 1;
        add(full && is_subject && entity.name == mention.name, self.introduced);
        let prominent = prominence(entity.mentions);
        points + self.mentions * entity.mentions.min(MOST_MENTIONS) as i32 + self.prominent * prominent
    }

    /// The most points that any mention has by itself, seen from an anaphor with so many mentions before it.
    pub fn most(&self, anaphor: &Mention, mentions: usize) -> i32 {
        let told = |worth: i32| if anaphor.gender.is_some() { worth } else { 0 };
        let pronoun = self.pronoun + told(self.same_pronoun);
        self.subject
            + self.begins_sentence
            + pronoun.max(self.name + self.introduced)
            + told(self.same_gender)
            + self.mentions * MOST_MENTIONS as i32
            + self.prominent * prominence(mentions)
    }

    /// What is gone for the sentences and the mentions between.
    pub fn away(&self, sentences: usize, mentions: usize) -> i32 {
        /// Further away, the sentences between count.
        const MOST_BETWEEN: usize = 5;
        let far = if sentences == 0 { 0 } else { self.out + self.sentence * sentences as i32 };
        far + self.between * mentions.min(MOST_BETWEEN) as i32
    }

    /// What is added for one who reports speech.
    pub fn reporting(&self, reporter: Reporter) -> i32 {
        let worth = |holds: bool, worth: i32| if holds { worth } else { 0 };
        worth(reporter.reports, self.reports) + worth(reporter.inverted, self.inverted)
    }

    /// The most that is added for anybody's reporting.
    pub fn most_reporting(&self) -> i32 {
        self.reporting(Reporter { reports: true, inverted: true })
    }
}

/// More often named, an entity is no more likely in a short text.
const MOST_MENTIONS: usize = 6;

/// How many times an entity is about three times as often named as one that is named once.
fn prominence(mentions: usize) -> i32 {
    (mentions + 1).ilog2() as i32 * 7 / 10
}

fn same_gender(gender: Option<crate::result::Gender>, anaphor: &Mention) -> bool {
    gender.is_some() && gender == anaphor.gender
}

const NEWS: Salience = Salience {
    most_candidates: 40,
    furthest_sentence: 12,
    nearest_sentence: 0,
    least: i32::MIN,
    out: -8,
    sentence: -7,
    paragraph: -6,
    between: -3,
    subject: 20,
    begins_sentence: 10,
    embedded: -12,
    across_marks: -30,
    reports: 10,
    inverted: 30,
    pronoun: 10,
    same_pronoun: 0,
    name: 6,
    unnamed: 0,
    same_gender: 8,
    unknown: -8,
    introduced: 0,
    mentions: 1,
    prominent: 0,
};

/// For "the City manager" of news: who has just been named for the first time is described next, or else whoever speaks.
pub(super) const NEWS_DESCRIPTION: Salience =
    Salience { begins_sentence: 20, reports: 20, inverted: 60, introduced: 20, sentence: -10, ..NEWS };

const FICTION: Salience = Salience {
    most_candidates: 80,
    furthest_sentence: 28,
    nearest_sentence: 0,
    least: i32::MIN,
    out: -8,
    sentence: -3,
    paragraph: -12,
    between: -3,
    subject: 10,
    begins_sentence: 10,
    embedded: -2,
    across_marks: -90,
    reports: 2,
    inverted: 0,
    pronoun: 10,
    same_pronoun: 8,
    name: 16,
    unnamed: -12,
    same_gender: 16,
    unknown: -8,
    introduced: 0,
    mentions: 3,
    prominent: 2,
};

/// For "the old gentleman" of a story. Whom a sentence names it does not describe again; who is quoted to be about
/// is not.
pub(super) const DESCRIPTION: Salience = Salience {
    most_candidates: 80,
    furthest_sentence: 48,
    nearest_sentence: 1,
    least: 20,
    out: 0,
    sentence: -1,
    paragraph: -2,
    between: -3,
    subject: 10,
    begins_sentence: 0,
    embedded: -2,
    across_marks: -1000,
    reports: 12,
    inverted: 0,
    pronoun: 10,
    same_pronoun: 0,
    name: 0,
    unnamed: -20,
    same_gender: 31,
    unknown: 0,
    introduced: 0,
    mentions: 0,
    prominent: 0,
};

//! The gender of those whose name does not tell, by the pronouns that follow it.

use crate::lexicon::Classes;
use crate::mention::Mentions;
use crate::result::Gender;
use crate::text::{Text, TokenKind};

use super::Reporter;

/// One vote may be anybody's.
const FEWEST: u32 = 3;
/// Fewer tell where nothing else does.
const FEW: u32 = 2;

/// How often "he" and "she" follow the names of each person.
pub(super) struct Votes {
    /// He, she.
    all: Vec<[u32; 2]>,
    /// Without those of a next paragraph that is talk, where they may be of whoever answers.
    own: Vec<[u32; 2]>,
}

impl Votes {
    pub fn new(persons: usize) -> Self {
        Self { all: vec![[0; 2]; persons], own: vec![[0; 2]; persons] }
    }

    /// Counts for each name, given with the number of its person, the first pronoun after it, unless
    /// another name comes before.
    pub fn count(
        &mut self,
        text: &Text,
        mentions: &Mentions,
        reporters: &[Reporter],
        named: impl Iterator<Item = (usize, usize)>,
    ) {
        /// Tokens in which the pronoun comes.
        const REACH: usize = 20;
        /// In the sentence of which the name is the subject "his" and "he" are seldom anybody else's.
        const OWN: u32 = FEW;
        let mut last: Option<(usize, usize, usize)> = None;
        let mut look = |from: usize, person: usize, own: usize, until: usize| {
            let paragraph = text.paragraphs[text.paragraph_of(from - 1)].tokens().end;
            let talk = matches!(text.kind(paragraph), Some(TokenKind::Mark | TokenKind::Dash));
            for token in from..until.min(from + REACH) {
                let classes = text.classes(token);
                if text.tokens[token].depth == 0
                    && classes.has(Classes::PRONOUN)
                    && classes.has(Classes::THIRD)
                {
                    // "Clara gave him" is of another.
                    let other = classes.has(Classes::OBJECT);
                    let votes = match () {
                        () if token >= own => 1,
                        () if !other => OWN,
                        () if classes.has(Classes::POSSESSIVE) => 1,
                        () => return,
                    };
                    let gender = match () {
                        () if classes.has(Classes::MALE) => 0,
                        () if classes.has(Classes::FEMALE) => 1,
                        () => continue,
                    };
                    self.all[person][gender] += votes;
                    if !talk || token < paragraph {
                        self.own[person][gender] += votes;
                    }
                    return;
                }
            }
        };
        for (number, person) in named {
            let mention = mentions.get(number);
            if let Some((end, person, own)) = last {
                look(end, person, own, mention.tokens.start);
            }
            let subject = mentions.is_subject(number) || reporters[number].inverted;
            let own = if subject { text.sentence(text.sentence_of(mention.head)).end } else { 0 };
            last = (!mention.quoted && !mention.embedded).then_some((mention.tokens.end, person, own));
        }
        if let Some((end, person, own)) = last {
            look(end, person, own, text.len());
        }
    }

    /// What a clear majority says, even against the name.
    pub fn gender(&self, person: usize) -> Option<Gender> {
        let own = self.likely_gender(person);
        let all = majority(self.all[person], FEWEST).filter(|all| own.is_none_or(|own| own == *all));
        all.or_else(|| majority(self.own[person], FEWEST))
    }

    /// What a majority says of a name that does not tell.
    pub fn likely_gender(&self, person: usize) -> Option<Gender> {
        majority(self.own[person], FEW)
    }
}

fn majority([he, she]: [u32; 2], fewest: u32) -> Option<Gender> {
    match () {
        () if he >= fewest && he >= 3 * she => Some(Gender::Male),
        () if she >= fewest && she >= 3 * he => Some(Gender::Female),
        () => None,
    }
}

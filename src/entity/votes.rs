//! The gender of those whose name does not tell, by the pronouns that follow it.

use crate::lexicon::Classes;
use crate::mention::Mentions;
use crate::result::Gender;
use crate::text::Text;

/// How often "he" and "she" follow the names of each person.
pub(super) struct Votes {
    /// He, she.
    counts: Vec<[u32; 2]>,
}

impl Votes {
    pub fn new(persons: usize) -> Self {
        Self { counts: vec![[0; 2]; persons] }
    }

    /// Counts for each name, given with the number of its person, the first pronoun after it, unless
    /// another name comes before.
    pub fn count(&mut self, text: &Text, mentions: &Mentions, named: impl Iterator<Item = (usize, usize)>) {
        /// Tokens in which the pronoun comes.
        const REACH: usize = 20;
        let mut last: Option<(usize, usize)> = None;
        let mut look = |from: usize, person: usize, until: usize| {
            for token in from..until.min(from + REACH) {
                let classes = text.classes(token);
                if text.tokens[token].depth == 0
                    && classes.has(Classes::PRONOUN)
                    && classes.has(Classes::THIRD)
                {
                    if classes.has(Classes::MALE) {
                        self.counts[person][0] += 1;
                        return;
                    } else if classes.has(Classes::FEMALE) {
                        self.counts[person][1] += 1;
                        return;
                    }
                }
            }
        };
        for (number, person) in named {
            let mention = mentions.get(number);
            if let Some((end, person)) = last {
                look(end, person, mention.tokens.start);
            }
            last = (!mention.quoted && !mention.embedded).then_some((mention.tokens.end, person));
        }
        if let Some((end, person)) = last {
            look(end, person, text.len());
        }
    }

    /// What a clear majority says.
    pub fn gender(&self, person: usize) -> Option<Gender> {
        /// One vote may be anybody's.
        const FEWEST: u32 = 3;
        let [he, she] = self.counts[person];
        match () {
            () if he >= FEWEST && he >= 3 * she => Some(Gender::Male),
            () if she >= FEWEST && she >= 3 * he => Some(Gender::Female),
            () => None,
        }
    }
}

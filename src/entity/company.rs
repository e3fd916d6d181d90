//! In whose company a description is used: who is named before "the girl" far more often than elsewhere.
//!
//! A writer who says "the girl" again and again means the same girl, whom the story names here and there. That
//! shows over the whole of it: where a description stands she is about more often than by chance.

use std::collections::VecDeque;

use crate::lexicon::{Classes, HashIndex, WordHash};
use crate::mention::{Mention, Mentions};
use crate::text::Text;

/// Tokens after a name in which its bearer is about, a page.
const REACH: usize = 250;

/// How often those who have names are about where a description stands.
#[derive(Default)]
pub(super) struct Company {
    /// How often each description stands, and the same with somebody about.
    times: HashIndex<u32>,
    together: HashIndex<u32>,
    /// For each entity with a name the share of the text in which it is about.
    about: Vec<f32>,
}

impl Company {
    /// The most points that company gives.
    pub const MOST: i32 = (Self::BY_HEAD + Self::BY_WORDS) * Self::MOST_DOUBLINGS;
    /// Points for each time that the company is twice as frequent: that of all descriptions with the same head,
    /// and that of those with the same words.
    const BY_HEAD: i32 = 15;
    const BY_WORDS: i32 = 20;
    const MOST_DOUBLINGS: i32 = 4;

    /// Counts the company of the descriptions that are `counted`, when names have their entities.
    pub fn count(
        text: &Text,
        mentions: &Mentions,
        entities: usize,
        counted: impl Fn(&Mention) -> bool,
    ) -> Self {
        let mut company = Self { about: vec![0.0; entities], ..Self::default() };
        let mut latest: Vec<Option<usize>> = vec![None; entities];
        let mut recent: VecDeque<(usize, usize)> = VecDeque::new();
        for mention in mentions.iter().filter(|mention| !mention.quoted) {
            while recent.front().is_some_and(|(token, _)| token + REACH < mention.head) {
                recent.pop_front();
            }
            if mention.is_name() && mention.entity < entities {
                let gap = latest[mention.entity]
                    .map_or(REACH, |token| REACH.min(mention.head.saturating_sub(token)));
                company.about[mention.entity] += gap as f32;
                latest[mention.entity] = Some(mention.head);
                recent.push_back((mention.head, mention.entity));
            } else if counted(mention) {
                let sentence = text.sentence_of(mention.head);
                let about = recent.iter().filter(|&&(token, entity)| {
                    latest[entity] == Some(token) && text.sentence_of(token) != sentence
                });
                for key in keys(text, mention) {
                    *company.times.entry(key).or_default() += 1;
                    for &(_, entity) in about.clone() {
                        *company.together.entry(pair(key, entity)).or_default() += 1;
                    }
                }
            }
        }
        let all = text.len().max(1) as f32;
        company.about.iter_mut().for_each(|share| *share /= all);
        company
    }

    /// What company says for an entity, given the keys of a description.
    pub fn points(&self, [head, words]: [u64; 2], entity: usize) -> i32 {
        let worth = |key: u64, points: i32| {
            (self.doublings(key, entity) * points as f32).min((points * Self::MOST_DOUBLINGS) as f32) as i32
        };
        worth(head, Self::BY_HEAD) + worth(words, Self::BY_WORDS)
    }

    /// How many times more often than by chance somebody is about where a description stands, as a power of two.
    fn doublings(&self, key: u64, entity: usize) -> f32 {
        /// Added to both counts, so that few say little.
        const PRIOR: f32 = 2.0;
        let Some(share) = self.about.get(entity) else { return 0.0 };
        let times = self.times.get(&key).copied().unwrap_or(0) as f32;
        let together = self.together.get(&pair(key, entity)).copied().unwrap_or(0) as f32;
        ((together + PRIOR) / (times * share + PRIOR)).log2()
    }
}

/// The head of a description as a number, and all its words up to the head.
pub(super) fn keys(text: &Text, mention: &Mention) -> [u64; 2] {
    let start = mention.tokens.start + usize::from(text.has(mention.tokens.start, Classes::DETERMINER));
    let words = (start..=mention.head).filter(|&token| text.tokens[token].is_word());
    let words = words.fold(WordHash::EMPTY, |key, token| key.word(text.tokens[token].hash));
    // "the gentleman" is not all of whom "gentleman" is the head.
    let head = WordHash::EMPTY.word(text.tokens[mention.head].hash).get().rotate_left(32);
    [head, words.get()]
}

fn pair(key: u64, entity: usize) -> u64 {
    key.rotate_left(17).wrapping_add(entity as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

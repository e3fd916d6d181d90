//! Who is about where something stands: how much oftener than by chance.

use crate::lexicon::HashIndex;
use crate::mention::Mentions;
use crate::text::Text;

/// How often those who have names are about where some words stand. Words are given as numbers.
#[derive(Default)]
pub(super) struct About {
    /// How often the words stand, and the same with somebody about.
    times: HashIndex<u32>,
    together: HashIndex<u32>,
    /// For each entity with a name the share of the text in which it is about.
    share: Vec<f32>,
}

impl About {
    /// Reads for how much of a text each of the first `entities` is about: as many tokens after each name as `reach`
    /// says. No words are known yet.
    pub fn read(text: &Text, mentions: &Mentions, entities: usize, reach: usize) -> Self {
        let mut latest: Vec<Option<usize>> = vec![None; entities];
        let mut share = vec![0.0; entities];
        for mention in mentions.iter().filter(|mention| mention.is_name() && !mention.quoted) {
            let Some(latest) = latest.get_mut(mention.entity) else { continue };
            let gap = latest.map_or(reach, |token| reach.min(mention.head.saturating_sub(token)));
            share[mention.entity] += gap as f32;
            *latest = Some(mention.head);
        }
        share.iter_mut().for_each(|share| *share /= text.len().max(1) as f32);
        Self { share, ..Self::default() }
    }

    /// Counts words that stand where some are about.
    pub fn note(&mut self, words: u64, entities: impl Iterator<Item = usize>) {
        *self.times.entry(words).or_default() += 1;
        for entity in entities {
            *self.together.entry(pair(words, entity)).or_default() += 1;
        }
    }

    /// Whether words stand anywhere.
    pub fn has(&self, words: u64) -> bool {
        self.times.contains_key(&words)
    }

    /// How often somebody is about where words stand.
    pub fn together(&self, words: u64, entity: usize) -> u32 {
        self.together.get(&pair(words, entity)).copied().unwrap_or(0)
    }

    /// How many times oftener than by chance somebody is about where words stand, as a power of two; 0 for who has no
    /// name.
    pub fn doublings(&self, words: u64, entity: usize) -> f32 {
        /// Added to both counts, so that few say little.
        const PRIOR: f32 = 2.0;
        let Some(share) = self.share.get(entity) else { return 0.0 };
        let times = self.times.get(&words).copied().unwrap_or(0) as f32;
        ((self.together(words, entity) as f32 + PRIOR) / (times * share + PRIOR)).log2()
    }
}

/// Words and somebody as one number.
pub(super) fn pair(words: u64, entity: usize) -> u64 {
    words.rotate_left(17).wrapping_add(entity as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

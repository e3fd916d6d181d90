//! In whose company a description is used: who is named before "the girl" far more often than elsewhere.
//!
//! A writer who says "the girl" again and again means the same girl, whom the story names here and there. That
//! shows over the whole of it: where a description stands she is about more often than by chance.

use std::collections::VecDeque;

use crate::lexicon::{Classes, WordHash};
use crate::mention::{Mention, Mentions};
use crate::text::Text;

use super::about::About;

/// Tokens after a name in which its bearer is about, a page.
const REACH: usize = 250;

/// Who is about where each description stands.
#[derive(Default)]
pub(super) struct Company(About);

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
        let mut about = About::read(text, mentions, entities, REACH);
        let mut latest: Vec<Option<usize>> = vec![None; entities];
        let mut recent: VecDeque<(usize, usize)> = VecDeque::new();
        for mention in mentions.iter().filter(|mention| !mention.quoted) {
            while recent.front().is_some_and(|(token, _)| token + REACH < mention.head) {
                recent.pop_front();
            }
            if mention.is_name() && mention.entity < entities {
                latest[mention.entity] = Some(mention.head);
                recent.push_back((mention.head, mention.entity));
            } else if counted(mention) {
                let sentence = text.sentence_of(mention.head);
                let near = recent.iter().filter(|&&(token, entity)| {
                    latest[entity] == Some(token) && text.sentence_of(token) != sentence
                });
                for key in keys(text, mention) {
                    about.note(key, near.clone().map(|(_, entity)| *entity));
                }
            }
        }
        Self(about)
    }

    /// What company says for an entity, given the keys of a description.
    pub fn points(&self, [head, words]: [u64; 2], entity: usize) -> i32 {
        let worth = |key: u64, points: i32| {
            (self.0.doublings(key, entity) * points as f32).min((points * Self::MOST_DOUBLINGS) as f32) as i32
        };
        worth(head, Self::BY_HEAD) + worth(words, Self::BY_WORDS)
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

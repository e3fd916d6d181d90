//! Who a description is not: whom its own sentences name beside it.
//!
//! "The stranger nodded to Mr. Bumble": so the stranger of this scene is not Mr. Bumble, before that sentence and after
//! it, however salient he is.

use crate::lexicon::{Classes, HashIndex};
use crate::mention::{Form, Mention, Mentions};
use crate::text::Text;

use super::about::pair;
use super::company;

/// Tokens without a description after which the same words may mean another, a page or two.
pub(super) const PAGES: usize = 600;

/// Whom descriptions are told apart from.
#[derive(Default)]
pub(super) struct Apart {
    /// For each mention the scene of a description, one past its number; 0 for none.
    scenes: Vec<u32>,
    /// Scenes with those named beside the description.
    beside: HashIndex<()>,
}

impl Apart {
    /// Reads the sentences of the descriptions that are `counted`, when names have their entities.
    pub fn read(text: &Text, mentions: &Mentions, counted: impl Fn(&Mention) -> bool) -> Self {
        /// Mentions of a sentence that are looked at on each side.
        const REACH: usize = 16;
        let mut apart = Self { scenes: vec![0; mentions.len()], beside: HashIndex::default() };
        let mut latest: HashIndex<(usize, u32)> = HashIndex::default();
        let mut count = 0;
        for (number, mention) in mentions.iter().enumerate() {
            if mention.quoted || !counted(mention) {
                continue;
            }
            let [_, words] = company::keys(text, mention);
            let known = latest.get(&words).filter(|(token, _)| token + PAGES > mention.head);
            let scene = known.map_or_else(
                || {
                    count += 1;
                    count
                },
                |(_, scene)| *scene,
            );
            latest.insert(words, (mention.head, scene));
            apart.scenes[number] = scene;
            let sentence = text.sentence_of(mention.head);
            let here = |other: &usize| text.sentence_of(mentions.get(*other).head) == sentence;
            let before = (0..number).rev().take(REACH).take_while(here);
            let after = (number + 1..mentions.len()).take(REACH).take_while(here);
            for other in before.chain(after) {
                let other = mentions.get(other);
                if other.form == Form::Name
                    && !other.quoted
                    && !other.embedded
                    && !apposed(text, mention, other)
                {
                    apart.beside.insert(pair(u64::from(scene), other.entity), ());
                }
            }
        }
        apart
    }

    /// Whether the scene of a description tells it apart from somebody.
    pub fn holds(&self, description: usize, entity: usize) -> bool {
        self.scenes[description] > 0
            && self.beside.contains_key(&pair(u64::from(self.scenes[description]), entity))
    }
}

/// "the old lady, Mrs. Pell,".
fn apposed(text: &Text, description: &Mention, name: &Mention) -> bool {
    let (first, second) =
        if description.head < name.head { (description, name) } else { (name, description) };
    let between = first.tokens.end..second.tokens.start;
    between.len() <= 1
        && between.into_iter().all(|token| !text.tokens[token].is_word())
        && !text.has(second.tokens.start, Classes::PRONOUN)
}

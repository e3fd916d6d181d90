//! Who has spoken so far.

use crate::genre::Genre;
use crate::lexicon::HashIndex;

use super::scene::{Quotation, Scene};

/// The speakers of the quotations before the one at hand.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    /// For each quoted stretch the mention of its speaker.
    speakers: Vec<Option<usize>>,
    /// How often each entity has spoken.
    times: HashIndex<usize>,
    /// The latest speakers: mention, number of the stretch, entity; the last one first.
    recent: Vec<(usize, usize, usize)>,
    /// Who spoke in turn, the last one first, each but once; for fiction.
    turns: Vec<Turn>,
    /// The last four turns were two people's, one after the other.
    alternates: bool,
    /// The entities of the last turns as they came, the last one first.
    order: Vec<usize>,
    /// For each mention so far whom it names, now that it is known who spoke; for fiction.
    named: Vec<u32>,
    /// The mentions by which somebody spoke past those.
    spoke: Vec<(usize, usize)>,
}

/// What somebody said without a word from others between.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Turn {
    pub entity: usize,
    /// The latest mention by which they spoke, and the paragraph.
    pub mention: usize,
    pub paragraph: usize,
}

/// Speakers that are kept. In a scene of more, those who were silent for so long are named anew.
const MOST_TURNS: usize = 6;

impl History {
    pub fn new(scene: &Scene) -> Self {
        Self { speakers: vec![None; scene.quoted.len()], ..Self::default() }
    }

    /// Notes who speaks in a stretch: by which mention, and whom it names.
    pub fn note(&mut self, scene: &Scene, quoted: usize, speaker: Option<(usize, usize)>) {
        self.speakers[quoted] = speaker.map(|(mention, _)| mention);
        let Some((mention, entity)) = speaker else { return };
        if let Some(known) = self.named.get_mut(mention) {
            *known = entity as u32;
        } else {
            self.spoke.push((mention, entity));
        }
        self.take_turn(Turn { entity, mention, paragraph: scene.quoted[quoted].paragraph });
        *self.times.entry(entity as u64).or_default() += 1;
        // Two voices make a conversation; a third is looked up in the text around.
        self.recent.retain(|(.., other)| *other != entity);
        self.recent.truncate(1);
        self.recent.insert(0, (mention, quoted, entity));
    }

    /// Reads on to a quotation: who spoke by a pronoun is whom the pronouns after it stand for.
    pub fn read_on(&mut self, scene: &Scene, quotation: &Quotation) {
        if scene.genre != Genre::Fiction {
            return;
        }
        let until = scene.mentions.within(quotation.open..quotation.open + 1).start;
        for number in self.named.len()..until {
            let spoke = self.spoke.iter().find(|(mention, _)| *mention == number);
            let entity = spoke.map_or_else(|| self.entity(scene, number), |(_, entity)| *entity);
            self.named.push(entity as u32);
        }
        self.spoke.retain(|(mention, _)| *mention >= until);
    }

    /// Whom a mention names.
    pub fn entity(&self, scene: &Scene, mention: usize) -> usize {
        let named = |mention: usize| self.named.get(mention).map(|&entity| entity as usize);
        named(mention)
            .or_else(|| named(scene.entities.antecedent(mention)?))
            .unwrap_or_else(|| scene.mentions.get(mention).entity)
    }

    fn take_turn(&mut self, turn: Turn) {
        if self.order.first() != Some(&turn.entity) {
            self.order.insert(0, turn.entity);
            self.order.truncate(4);
        }
        self.alternates = match self.order[..] {
            [a, b, c, d] => a == c && b == d,
            _ => false,
        };
        self.turns.retain(|known| known.entity != turn.entity);
        self.turns.insert(0, turn);
        self.turns.truncate(MOST_TURNS);
    }

    /// Whoever spoke lately, the last one first.
    pub fn turns(&self) -> impl Iterator<Item = &Turn> {
        self.turns.iter()
    }

    /// Whether two people take turns.
    pub fn alternates(&self) -> bool {
        self.alternates
    }

    /// The mention of the speaker of a stretch.
    pub fn of(&self, quoted: usize) -> Option<usize> {
        self.speakers[quoted]
    }

    /// The latest speaker's mention, the stretch, and the speaker.
    pub fn last(&self) -> Option<(usize, usize, usize)> {
        self.recent.first().copied()
    }

    /// The mentions of the latest speaker and of the one before.
    pub fn recent_speakers(&self) -> impl Iterator<Item = usize> {
        self.recent.iter().map(|(mention, ..)| *mention)
    }

    /// How often an entity has spoken.
    pub fn times(&self, entity: usize) -> usize {
        self.times.get(&(entity as u64)).copied().unwrap_or(0)
    }
}

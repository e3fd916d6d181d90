//! What the describers of features can see.

use std::ops::Range;

use crate::assemble;
use crate::attribution::{Decision, Scene};
use crate::lexicon::{Lexicon, VerbClass, WordHash};
use crate::text::Token;

use super::label::{Labels, Value, label};
use super::tag::{Tagger, Traits};
use super::vocabulary::Vocabulary;

/// The lists of a view, emptied.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    values: Vec<(Value, Value)>,
    cues_before: Vec<u32>,
    sureness: Vec<u8>,
}

/// How words are read: their numbers in a vocabulary and their tags.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    vocabulary: Vocabulary,
    tagger: Tagger,
    /// The number of each of the lexicon's words in the vocabulary.
    words: Vec<Value>,
    /// The base form of each of the lexicon's verbs.
    lemmas: Vec<Value>,
}

impl Reader {
    pub fn new(vocabulary: Vocabulary, lexicon: &Lexicon) -> Self {
        let lemmas = lexicon.verbs().iter().map(|verb| vocabulary.get(WordHash::of(&verb.lemma))).collect();
        let words = (0..lexicon.len()).map(|number| vocabulary.get(lexicon.hash(number))).collect();
        Self { tagger: Tagger::new(lexicon), words, lemmas, vocabulary }
    }

    /// A word as one of the vocabulary.
    #[inline]
    fn word(&self, token: &Token) -> Value {
        match token.word {
            0 => self.vocabulary.get(token.hash),
            number => self.words[number as usize],
        }
    }
}

/// An article whose quoted stretches have their speakers, with what is looked up often.
pub(crate) struct View<'a> {
    pub scene: &'a Scene<'a>,
    pub decisions: &'a [Decision],
    /// Each token as a word of the vocabulary, for what is no word the tag; and the tag.
    values: Vec<(Value, Value)>,
    reader: &'a Reader,
    /// For each of the scene's cues, the last decision that rests on it.
    decision_of: Vec<Option<u32>>,
    /// For each token, the number of words before it that were taken for cues.
    cues_before: Vec<u32>,
    /// For each of those, how sure it is that it is one, in steps.
    sureness: Vec<u8>,
}

impl<'a> View<'a> {
    pub fn new(scene: &'a Scene<'a>, decisions: &'a [Decision], reader: &'a Reader) -> Self {
        Self::read(scene, decisions, reader, &mut Memory::default())
    }

    /// The same in memory that another left.
    pub fn read(
        scene: &'a Scene<'a>,
        decisions: &'a [Decision],
        reader: &'a Reader,
        memory: &mut Memory,
    ) -> Self {
        let mut decision_of = vec![None; scene.cues.len()];
        for (number, decision) in decisions.iter().enumerate() {
            if let Some(cue) = assemble::cue_of(decision).filter(|_| decision.candidate.mention.is_some()) {
                decision_of[cue] = Some(number as u32);
            }
        }
        let mut values = std::mem::take(&mut memory.values);
        let mut before = NONE;
        values.extend(scene.text.tokens.iter().enumerate().map(|(number, token)| {
            let tag = in_context(before, reader.tagger.tag(&scene.text, number));
            before = tag;
            (if token.is_word() { reader.word(token) } else { tag }, tag)
        }));
        let cues_before = std::mem::take(&mut memory.cues_before);
        let sureness = std::mem::take(&mut memory.sureness);
        Self { scene, decisions, values, reader, decision_of, cues_before, sureness }
    }

    /// Leaves the memory of its lists to another.
    pub fn leave(mut self, memory: &mut Memory) {
        self.values.clear();
        self.cues_before.clear();
        self.sureness.clear();
        memory.sureness = self.sureness;
        memory.values = self.values;
        memory.cues_before = self.cues_before;
    }

    /// Notes which words were taken for cues, in order.
    pub fn take_cues(&mut self, cues: impl Iterator<Item = (usize, f32)>) {
        self.cues_before.clear();
        self.sureness.clear();
        self.cues_before.reserve(self.scene.text.len() + 1);
        for (number, (at, probability)) in cues.enumerate() {
            self.cues_before.resize(at + 1, number as u32);
            self.sureness.push(LEVELS.iter().filter(|least| probability >= **least).count() as u8);
        }
        let all = self.cues_before.last().map_or(0, |before| before + 1);
        self.cues_before.resize(self.scene.text.len() + 1, all);
    }

    /// Whether a word was taken for a cue.
    #[inline]
    pub fn is_cue(&self, token: usize) -> bool {
        self.cues_before[token] != self.cues_before[token + 1]
    }

    /// How sure it is that a word is a cue, in steps; 0 for one that was taken for none.
    pub fn sureness(&self, token: usize) -> u8 {
        if self.is_cue(token) { 1 + self.sureness[self.cues_before[token] as usize] } else { 0 }
    }

    /// How many words of a range were taken for cues.
    pub fn cues_in(&self, tokens: std::ops::Range<usize>) -> usize {
        let before = |token: usize| self.cues_before[token.min(self.cues_before.len() - 1)];
        (before(tokens.end) - before(tokens.start.min(tokens.end))) as usize
    }

    /// The tag of a token; "none" outside `0..len`.
    #[inline]
    pub fn tag(&self, token: usize) -> Value {
        self.values.get(token).map_or(NONE, |(_, tag)| *tag)
    }

    #[inline]
    pub fn tag_before(&self, token: usize, back: usize) -> Value {
        token.checked_sub(back).map_or(NONE, |token| self.tag(token))
    }

    #[inline]
    pub(super) fn traits(&self, token: usize) -> Traits {
        self.reader.tagger.traits(&self.scene.text.tokens[token])
    }

    /// A word, or for other tokens the tag.
    #[inline]
    pub fn word(&self, token: usize) -> Value {
        self.values.get(token).map_or(NONE, |(word, _)| *word)
    }

    #[inline]
    pub fn word_before(&self, token: usize, back: usize) -> Value {
        token.checked_sub(back).map_or(NONE, |token| self.word(token))
    }

    /// What stands around a token in its sentence.
    pub fn near(&self, at: usize) -> Near<'_, 'a> {
        Near { view: self, at, sentence: self.scene.text.sentence(self.scene.text.sentence_of(at)) }
    }

    /// The base form where the lexicon has the verb, else the word itself.
    pub fn lemma(&self, token: usize) -> Value {
        let text = &self.scene.text;
        let verb = text.lexicon.verb_number(text.tokens[token].word);
        verb.map_or_else(|| self.word(token), |verb| self.reader.lemmas[verb])
    }

    /// The scene's cue whose verb a token is.
    pub fn cue_at(&self, token: usize) -> Option<usize> {
        let cues = self.scene.cues_within(token..token + 1);
        (!cues.is_empty()).then_some(cues.start)
    }

    /// The decision on a quoted stretch that rests on a cue.
    pub fn decision_of(&self, cue: usize) -> Option<&'a Decision> {
        self.decision_of[cue].map(|number| &self.decisions[number as usize])
    }

    /// The quoted stretch, not inside another, that begins with the opening mark at a token.
    pub fn stretch_at(&self, open: usize) -> Option<usize> {
        let quoted = &self.scene.quoted;
        let first = quoted.partition_point(|quoted| quoted.open < open);
        quoted.get(first).filter(|quoted| quoted.open == open && quoted.depth == 0).map(|_| first)
    }
}

/// The probabilities between the steps of [`View::sureness`].
const LEVELS: [f32; 4] = [0.6, 0.8, 0.92, 0.98];

/// The words and tags around a token; none beyond its sentence, which tells nothing of it.
#[derive(Clone)]
pub(crate) struct Near<'v, 'a> {
    view: &'v View<'a>,
    at: usize,
    pub sentence: Range<usize>,
}

impl Near<'_, '_> {
    #[inline]
    fn value(&self, token: usize) -> (Value, Value) {
        if self.sentence.contains(&token) { self.view.values[token] } else { (NONE, NONE) }
    }

    #[inline]
    pub fn word(&self, ahead: usize) -> Value {
        self.value(self.at + ahead).0
    }

    #[inline]
    pub fn tag(&self, ahead: usize) -> Value {
        self.value(self.at + ahead).1
    }

    #[inline]
    pub fn word_before(&self, back: usize) -> Value {
        self.value(self.at.wrapping_sub(back)).0
    }

    #[inline]
    pub fn tag_before(&self, back: usize) -> Value {
        self.value(self.at.wrapping_sub(back)).1
    }
}

/// The tag of a word after one with the tag `before`: "the plans" are no verb, "has told" is no past form.
fn in_context(before: Value, tag: Value) -> Value {
    const VERBS: [Value; 2] = [label!("base"), label!("third")];
    const BEFORE_NOUNS: [Value; 5] = [
        label!("determiner"),
        label!("possessive"),
        label!("adjective"),
        label!("preposition"),
        label!("number"),
    ];
    const AUXILIARIES: [Value; 2] = [label!("be"), label!("have")];
    match () {
        () if VERBS.contains(&tag) && BEFORE_NOUNS.contains(&before) => label!("deverbal"),
        () if tag == label!("past") && AUXILIARIES.contains(&before) => label!("participle"),
        () => tag,
    }
}

/// What stands before the first token and after the last.
const NONE: Value = label!("none");

/// The class of a verb as the value of a feature.
pub(crate) fn class(class: Option<VerbClass>) -> Value {
    static CLASSES: Labels<10> = Labels::new([
        "speech", "write", "manner", "claim", "name", "act", "think", "show", "weak", "no-verb",
    ]);
    CLASSES.get(class.map_or(9, |class| class as usize))
}

//! What the rules can see: the stages above, and one quotation with what stands around it.

use std::ops::Range;

use crate::cue::Cue;
use crate::entity::Entities;
use crate::genre::Genre;
use crate::lexicon::Lexicon;
use crate::memory::Memory;
use crate::mention::Mentions;
use crate::quotation::Quoted;
use crate::result::SpeakerKind;
use crate::stage::Stage;
use crate::text::{Case, Text, TokenKind};

use super::talk;

/// Everything that is known of an article before speakers are chosen.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    pub text: Text<'a>,
    pub genre: Genre,
    pub quoted: Vec<Quoted>,
    pub mentions: Mentions,
    pub entities: Entities,
    pub cues: Vec<Cue>,
    /// For each mention, the first and the last cue whose subject it is.
    cues_of: Vec<Option<(u32, u32)>>,
    /// For each entity, how many strong cues it is the subject of.
    pub reports: Vec<u32>,
    /// For each token, the number of cues before it.
    cues_before: Vec<u32>,
    /// For each paragraph of fiction, the mention next to its first quotation, if it begins with one.
    anchors: Vec<Option<usize>>,
}

impl<'a> Scene<'a> {
    /// Runs the stages; the genre is recognised unless it is given.
    pub fn new(source: &'a str, lexicon: &'a Lexicon, genre: Option<Genre>) -> Self {
        let mut memory = Memory::default();
        let mut text = Text::read(source, lexicon, &mut memory);
        let quoted = crate::quotation::find(&mut text);
        Self::read(text, quoted, genre, &mut memory, &mut |_| ())
    }

    /// Runs the stages after the pairing of the marks, in memory that another left, and tells when each has ended.
    pub fn read(
        text: Text<'a>,
        quoted: Vec<Quoted>,
        genre: Option<Genre>,
        memory: &mut Memory,
        watch: &mut dyn FnMut(Stage),
    ) -> Self {
        let genre = genre.unwrap_or_else(|| Genre::of(&text, &quoted));
        watch(Stage::Marks);
        let mut mentions = Mentions::find(&text, memory);
        watch(Stage::Mentions);
        let cues = crate::cue::find(&text, &mentions, memory);
        watch(Stage::Cues);
        let entities = Entities::join(&text, &mut mentions, &cues, genre, &mut memory.entity);
        let mut cues_of = vec![None; mentions.len()];
        let mut reports = vec![0; entities.len()];
        let mut cues_before = memory.numbers(text.len() + 1);
        for (number, cue) in cues.iter().enumerate() {
            cues_before.resize((cue.verb + 1).max(cues_before.len()), number as u32);
            if let Some((subject, _)) = cue.subject {
                let (first, _) = cues_of[subject].unwrap_or((number as u32, number as u32));
                cues_of[subject] = Some((first, number as u32));
                reports[mentions.get(subject).entity] += u32::from(cue.is_strong());
            }
        }
        cues_before.resize(text.len() + 1, cues.len() as u32);
        let anchors = Vec::new();
        let mut scene =
            Self { text, genre, quoted, mentions, entities, cues, cues_of, reports, cues_before, anchors };
        if genre == Genre::Fiction {
            scene.find_anchors();
        }
        watch(Stage::Entities);
        scene
    }

    /// Leaves the memory of its lists to another.
    pub fn leave(self, memory: &mut Memory) {
        self.text.leave(memory);
        self.mentions.leave(memory);
        self.entities.leave(&mut memory.entity);
        memory.keep_cues(self.cues);
        memory.keep_numbers(self.cues_before);
    }

    fn find_anchors(&mut self) {
        let mut anchors = vec![None; self.text.paragraphs.len()];
        for number in (0..self.quoted.len()).filter(|&number| self.quoted[number].depth == 0) {
            let Quoted { open, paragraph, .. } = self.quoted[number];
            if open == self.text.paragraphs[paragraph].tokens().start {
                let quotation = Quotation::new(self, number, None);
                anchors[paragraph] = talk::beside(self, &quotation).map(|(mention, _)| mention);
            }
        }
        self.anchors = anchors;
    }

    /// How often an entity is mentioned; in a short story, how often it would be in a longer one. Who has few mentions
    /// in a book is hardly anybody, in two pages it may be the hero.
    pub fn mentions_in_book(&self, entity: usize) -> usize {
        /// Tokens of the shortest text whose counts say as much as a book's.
        const STORY: usize = 5_000;
        let mentions = self.entities.get(entity).mentions;
        match self.genre {
            Genre::News => mentions,
            Genre::Fiction => mentions * self.text.len().max(STORY) / self.text.len().max(1),
        }
    }

    /// The mention next to the quotation that begins a paragraph.
    pub fn anchor_in(&self, paragraph: usize) -> Option<usize> {
        self.anchors.get(paragraph).copied().flatten()
    }

    /// The numbers of the cues whose verb stands in a range of tokens.
    pub fn cues_within(&self, tokens: Range<usize>) -> Range<usize> {
        self.cues_before[tokens.start] as usize..self.cues_before[tokens.end.max(tokens.start)] as usize
    }

    /// Whether a token stands in a turn that opens with a dash.
    pub fn is_dashed(&self, token: usize) -> bool {
        let start = self.text.paragraphs[self.text.paragraph_of(token)].tokens().start;
        self.text.kind(start) == Some(TokenKind::Dash)
            && self.text.tokens.get(start + 1).is_some_and(|first| first.depth > 0)
    }

    /// The first and the last cue whose subject a mention is.
    pub fn cues_of(&self, mention: usize) -> Option<(usize, usize)> {
        self.cues_of[mention].map(|(first, last)| (first as usize, last as usize))
    }
}

/// What stands before the opening mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Left {
    /// The quotation begins its paragraph.
    Start,
    /// It begins a sentence after the writer's own words.
    Fresh,
    /// It begins a sentence after another quotation and its clause, in the same paragraph.
    Resumed,
    Comma,
    Colon,
    /// A word: the quotation is part of the writer's clause.
    Word,
    Other,
}

/// What stands after the closing mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Right {
    /// The paragraph ends.
    End,
    /// The sentence ends, the paragraph does not.
    Full,
    /// A comma, or the like, and more of the sentence.
    Clause,
    /// A word of the same clause.
    Word,
}

/// The shape of a quotation: what stands on both sides of it. Evidence weighs differently in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Shape {
    pub left: Left,
    pub right: Right,
}

impl Shape {
    const LEFTS: [(Left, &'static str); 7] = [
        (Left::Start, "start"),
        (Left::Fresh, "fresh"),
        (Left::Resumed, "resumed"),
        (Left::Comma, "comma"),
        (Left::Colon, "colon"),
        (Left::Word, "word"),
        (Left::Other, "other"),
    ];
    const RIGHTS: [(Right, &'static str); 4] =
        [(Right::End, "end"), (Right::Full, "full"), (Right::Clause, "clause"), (Right::Word, "word")];
    /// How many there are.
    pub const COUNT: usize = Self::LEFTS.len() * Self::RIGHTS.len();

    pub fn number(self) -> usize {
        self.left as usize * Self::RIGHTS.len() + self.right as usize
    }

    /// The name in the weights file: "comma-end".
    pub fn name(number: usize) -> String {
        let (left, right) = (number / Self::RIGHTS.len(), number % Self::RIGHTS.len());
        format!("{}-{}", Self::LEFTS[left].1, Self::RIGHTS[right].1)
    }
}

/// One quotation and what stands around it.
#[derive(Clone, Debug)]
pub(crate) struct Quotation {
    /// Its number among the quoted stretches.
    pub number: usize,
    pub open: usize,
    pub close: usize,
    pub paragraph: usize,
    /// The tokens of its sentence before the opening mark and after the closing mark. Where the paragraph
    /// before announces it by a colon or the like at its end, the sentence before belongs to it; where the one below is
    /// its signature, that does.
    pub before: Range<usize>,
    pub after: Range<usize>,
    pub shape: Shape,
    /// Words between the marks.
    pub words: usize,
    /// The last cue before it and the first after it in its sentence.
    pub cue_before: Option<usize>,
    pub cue_after: Option<usize>,
    /// The quotation before it.
    pub previous: Option<usize>,
    /// The name that labels the turn of a transcript whose paragraphs open with a mark: “DORSEY: We go.
    pub label: Option<usize>,
}

impl Quotation {
    pub fn new(scene: &Scene, number: usize, previous: Option<usize>) -> Self {
        let text = &scene.text;
        let Quoted { open, close, paragraph, closed, .. } = scene.quoted[number];
        let mut sentence = text.sentence(text.sentence_of(open)).start;
        if announced(text, open, paragraph) {
            sentence = text.sentence(text.sentence_of(open - 1)).start;
        }
        let last = if closed { close } else { close - 1 };
        let mut sentence_end = text.sentence(text.sentence_of(last)).end;
        if closed && signed(scene, last + 1, paragraph) {
            sentence_end = text.sentence(text.sentence_of(last + 1)).end;
        }
        let before = sentence..open;
        let after = (last + 1).min(sentence_end)..sentence_end;
        /// Cues that are looked at on each side, those inside other quotations with them.
        const REACH: usize = 64;
        let outside = |cue: &usize| text.tokens[scene.cues[*cue].verb].depth == 0;
        let cue_before = scene.cues_within(before.clone()).rev().take(REACH).find(outside);
        let cue_after = scene.cues_within(after.clone()).take(REACH).find(outside);
        let words = text.tokens[open + 1..close].iter().filter(|token| token.is_word()).count();
        let mut quotation = Self {
            number,
            open,
            close: last,
            paragraph,
            before,
            after,
            shape: Shape { left: Left::Other, right: Right::End },
            words,
            cue_before,
            cue_after,
            previous,
            label: label(scene, &scene.quoted[number]),
        };
        quotation.shape = Shape { left: quotation.left(scene), right: quotation.right(scene) };
        quotation
    }

    fn left(&self, scene: &Scene) -> Left {
        let text = &scene.text;
        let paragraph = text.paragraphs[self.paragraph].tokens().start;
        if self.open == paragraph {
            return if self.before.is_empty() { Left::Start } else { Left::Colon };
        }
        if self.before.is_empty() {
            let resumed = self.previous.is_some_and(|previous| {
                let quoted = &scene.quoted[previous];
                quoted.paragraph == self.paragraph
                    && text.sentence_of(quoted.close.min(self.open - 1)) + 1 >= text.sentence_of(self.open)
            });
            return if resumed { Left::Resumed } else { Left::Fresh };
        }
        match text.tokens[self.open - 1].kind {
            TokenKind::Comma => Left::Comma,
            TokenKind::Colon => Left::Colon,
            TokenKind::Word | TokenKind::Number | TokenKind::Clitic => Left::Word,
            _ => Left::Other,
        }
    }

    fn right(&self, scene: &Scene) -> Right {
        let text = &scene.text;
        let words_follow = self
            .after
            .clone()
            .any(|token| text.tokens[token].is_word() || text.tokens[token].kind == TokenKind::Mark);
        if !words_follow {
            let last = self.after.end >= text.paragraphs[self.paragraph].tokens().end;
            return if last { Right::End } else { Right::Full };
        }
        let inside = text.tokens[self.close - 1].kind;
        let outside = text.tokens[self.after.start].kind;
        let breaks = |kind: TokenKind| {
            matches!(
                kind,
                TokenKind::Comma
                    | TokenKind::Stop
                    | TokenKind::Dash
                    | TokenKind::Semicolon
                    | TokenKind::Colon
            )
        };
        if breaks(inside) || breaks(outside) || outside == TokenKind::Close {
            Right::Clause
        } else {
            Right::Word
        }
    }
}

/// Whether a quotation opens its paragraph and the writer's sentence before leads up to it: "she answered:", "he said,",
/// "with a smile--".
fn announced(text: &Text, open: usize, paragraph: usize) -> bool {
    open > 0
        && open == text.paragraphs[paragraph].tokens().start
        && text.tokens[open - 1].depth == 0
        && matches!(text.kind(open - 1), Some(TokenKind::Colon | TokenKind::Comma | TokenKind::Dash))
}

/// Whether the paragraph that begins at `dash`, right below a quotation, names whose words those are:
/// "— Ann Dorsey", "- Ann Dorsey, in her diary".
fn signed(scene: &Scene, dash: usize, paragraph: usize) -> bool {
    let text = &scene.text;
    if text.kind(dash) != Some(TokenKind::Dash) || text.paragraph_of(dash) == paragraph {
        return false;
    }
    let name = scene.mentions.starting_at(dash + 1).map(|number| scene.mentions.get(number));
    name.is_some_and(|mention| {
        let next = mention.tokens.end;
        let ends = text.paragraph_of(next) != text.paragraph_of(dash)
            || matches!(text.kind(next), Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Open));
        mention.is_name() && text.tokens[dash + 1].depth == 0 && ends
    })
}

/// The mention at the beginning of a paragraph between marks that a colon makes a label.
fn label(scene: &Scene, quoted: &Quoted) -> Option<usize> {
    let text = &scene.text;
    let first = quoted.open + 1;
    if quoted.open != text.paragraphs[quoted.paragraph].tokens().start || first >= text.len() {
        return None;
    }
    let number = scene.mentions.starting_at(first)?;
    let mention = scene.mentions.get(number);
    let person = matches!(mention.kind, SpeakerKind::Person | SpeakerKind::Unknown);
    let named = mention.is_name() && person || text.tokens[mention.head].case == Case::Upper;
    let colon = mention.tokens.end;
    (named && text.kind(colon) == Some(TokenKind::Colon) && colon + 1 < quoted.close).then_some(number)
}

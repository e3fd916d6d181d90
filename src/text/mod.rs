//! Where the words, sentences and paragraphs of a text are.

mod line;
mod paragraph;
mod sentence;
mod token;

pub(crate) use paragraph::{Paragraph, ParagraphKind};
pub(crate) use token::{Case, Token, TokenKind};

use std::ops::Range;

use crate::lexicon::{Classes, Lexicon, Verb, WordHash};
use crate::span::Span;

/// A tokenized text. Sentences and paragraphs are ranges of tokens that follow each other without a gap.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    pub source: &'a str,
    pub lexicon: &'a Lexicon,
    pub tokens: Vec<Token>,
    pub paragraphs: Vec<Paragraph>,
    /// First token of each sentence, and at the end the number of tokens.
    sentence_starts: Vec<u32>,
    /// Sentence of each token.
    sentence_of: Vec<u32>,
}

impl<'a> Text<'a> {
    pub fn new(source: &'a str, lexicon: &'a Lexicon) -> Self {
        let mut lines = Vec::new();
        let tokens = token::tokenize(source, lexicon, |token| lines.push(token));
        let mut text = Self {
            source,
            lexicon,
            tokens,
            paragraphs: Vec::new(),
            sentence_starts: Vec::new(),
            sentence_of: Vec::new(),
        };
        text.paragraphs = paragraph::split(&text, &lines);
        text.split_sentences();
        text
    }

    fn split_sentences(&mut self) {
        let mut starts = Vec::with_capacity(self.tokens.len() / 20 + 1);
        for number in 0..self.paragraphs.len() {
            let (tokens, body) = (self.paragraphs[number].tokens(), self.paragraphs[number].body());
            // A dateline is a sentence of its own.
            if tokens.start < body.start {
                starts.push(tokens.start as u32);
            }
            sentence::split(self, body, &mut starts);
        }
        starts.push(self.tokens.len() as u32);
        let mut sentence_of = Vec::with_capacity(self.tokens.len());
        for (number, pair) in starts.windows(2).enumerate() {
            sentence_of.resize(pair[1] as usize, number as u32);
        }
        self.sentence_starts = starts;
        self.sentence_of = sentence_of;
    }

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentence_of[token] as usize
    }

    /// Whether a token is the first of its sentence.
    pub fn begins_sentence(&self, token: usize) -> bool {
        token == 0 || self.sentence_of[token] != self.sentence_of[token - 1]
    }

    /// The tokens of a sentence.
    pub fn sentence(&self, number: usize) -> Range<usize> {
        self.sentence_starts[number] as usize..self.sentence_starts[number + 1] as usize
    }

    pub fn paragraph_of(&self, token: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.tokens().end <= token)
    }

    pub fn kind(&self, token: usize) -> Option<TokenKind> {
        self.tokens.get(token).map(|token| token.kind)
    }

    /// The classes of a token; none past the end of the text.
    pub fn classes(&self, token: usize) -> Classes {
        self.tokens.get(token).map_or(Classes::NONE, |token| self.lexicon.classes(token.word))
    }

    pub fn has(&self, token: usize, classes: Classes) -> bool {
        self.classes(token).has(classes)
    }

    /// The reporting verb of which the token is a form.
    pub fn verb(&self, token: usize) -> Option<&'a Verb> {
        self.lexicon.verb(self.tokens[token].word)
    }

    pub fn is(&self, token: usize, word: WordHash) -> bool {
        self.tokens.get(token).is_some_and(|token| token.hash == word)
    }

    pub fn str(&self, token: usize) -> &'a str {
        &self.source[self.tokens[token].span().range()]
    }

    /// The text from the first token of a range to its last.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        Span::new(self.tokens[tokens.start].start(), self.tokens[tokens.end - 1].end())
    }

    /// Whether no space stands between a token and the next.
    pub fn touches_next(&self, token: usize) -> bool {
        self.tokens.get(token + 1).is_some_and(|next| next.start() == self.tokens[token].end())
    }

    /// A verb, an auxiliary among them: a listed form, or an unlisted lower-case word in -ed.
    pub fn is_verb(&self, token: usize) -> bool {
        let classes = self.classes(token);
        classes.has(Classes::VERB | Classes::AUXILIARY)
            || self.tokens.get(token).is_some_and(|word| word.case == Case::Lower && word.is_word())
                && self.str(token).ends_with("ed")
    }

    /// An adverb: listed, or a lower-case word of four letters or more in -ly that is nothing else.
    pub fn is_adverb(&self, token: usize) -> bool {
        let classes = self.classes(token);
        classes.has(Classes::ADVERB)
            || (self.tokens[token].word == 0
                && self.tokens[token].case == Case::Lower
                && self.str(token).len() > 3
                && self.str(token).ends_with("ly"))
    }
}

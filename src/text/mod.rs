//! Where the words, sentences and paragraphs of a text are.

mod eight;
mod line;
mod paragraph;
mod sentence;
mod token;
mod word;

pub(crate) use paragraph::{Paragraph, ParagraphKind};
pub(crate) use token::{Case, Token, TokenKind, is_space};

use std::borrow::Cow;
use std::ops::Range;

use crate::lexicon::{Classes, Lexicon, SOFT_HYPHEN, Verb, WordHash};
use crate::memory::Memory;
use crate::span::Span;

/// A tokenized text. Sentences and paragraphs are ranges of tokens that follow each other without a gap.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    pub source: &'a str,
    pub lexicon: &'a Lexicon,
    pub tokens: Vec<Token>,
    pub paragraphs: Vec<Paragraph>,
    /// The tokens that are marks.
    marks: Vec<u32>,
    /// First token of each sentence, and at the end the number of tokens.
    sentence_starts: Vec<u32>,
    /// Sentence of each token.
    sentence_of: Vec<u32>,
    /// Paragraph of each sentence.
    paragraph_of: Vec<u32>,
}

impl<'a> Text<'a> {
    #[cfg(test)]
    pub fn new(source: &'a str, lexicon: &'a Lexicon) -> Self {
        Self::read(source, lexicon, &mut Memory::default())
    }

    pub fn read(source: &'a str, lexicon: &'a Lexicon, memory: &mut Memory) -> Self {
        let (mut lines, mut marks) = (memory.numbers(0), memory.numbers(0));
        let tokens = token::tokenize(source, lexicon, memory.tokens(), &mut lines, &mut marks);
        let mut text = Self {
            source,
            lexicon,
            tokens,
            paragraphs: Vec::new(),
            marks,
            sentence_starts: Vec::new(),
            sentence_of: Vec::new(),
            paragraph_of: Vec::new(),
        };
        text.paragraphs = paragraph::split(&text, &lines);
        memory.keep_numbers(lines);
        text.split_sentences(memory);
        text
    }

    /// Leaves the memory of the lists to another text.
    pub fn leave(self, memory: &mut Memory) {
        memory.keep_tokens(self.tokens);
        for numbers in [self.marks, self.sentence_starts, self.sentence_of, self.paragraph_of] {
            memory.keep_numbers(numbers);
        }
    }

    fn split_sentences(&mut self, memory: &mut Memory) {
        let mut starts = memory.numbers(self.tokens.len() / 20 + 1);
        self.paragraph_of = memory.numbers(self.tokens.len() / 20 + 1);
        for number in 0..self.paragraphs.len() {
            let (tokens, body) = (self.paragraphs[number].tokens(), self.paragraphs[number].body());
            // A dateline is a sentence of its own.
            if tokens.start < body.start {
                starts.push(tokens.start as u32);
            }
            sentence::split(self, body, &mut starts);
            self.paragraph_of.resize(starts.len(), number as u32);
        }
        starts.push(self.tokens.len() as u32);
        let mut sentence_of = memory.numbers(self.tokens.len());
        for (number, pair) in starts.windows(2).enumerate() {
            sentence_of.resize(pair[1] as usize, number as u32);
        }
        self.sentence_starts = starts;
        self.sentence_of = sentence_of;
    }

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The tokens of a range that are quotation marks, or apostrophes outside words.
    pub fn marks(&self, tokens: Range<usize>) -> impl Iterator<Item = usize> {
        let from = self.marks.partition_point(|&mark| (mark as usize) < tokens.start);
        self.marks[from..].iter().map(|&mark| mark as usize).take_while(move |&mark| mark < tokens.end)
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

    /// The paragraph of a token; one past the last for what comes after the text.
    pub fn paragraph_of(&self, token: usize) -> usize {
        match self.sentence_of.get(token) {
            Some(&sentence) => self.paragraph_of[sentence as usize] as usize,
            None => self.paragraphs.len(),
        }
    }

    pub fn kind(&self, token: usize) -> Option<TokenKind> {
        self.tokens.get(token).map(|token| token.kind)
    }

    /// The classes of a token; none past the end of the text.
    pub fn classes(&self, token: usize) -> Classes {
        self.tokens.get(token).map_or(Classes::NONE, |token| token.classes)
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

    pub fn is_any(&self, token: usize, words: &[WordHash]) -> bool {
        self.tokens.get(token).is_some_and(|token| words.contains(&token.hash))
    }

    pub fn str(&self, token: usize) -> &'a str {
        &self.source[self.tokens[token].span().range()]
    }

    /// The text from the first token of a range to its last.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        Span::new(self.tokens[tokens.start].start(), self.tokens[tokens.end - 1].end())
    }

    /// Some tokens of `source`, the text itself, as their readers would write them: without line breaks and without
    /// the signs of italics, `_Mrs._ _Elton_`.
    pub fn plain<'s>(&self, source: &'s str, tokens: Range<usize>) -> Cow<'s, str> {
        let str = &source[self.span(tokens.clone()).range()];
        let spaced = str.contains(['\n', '\r', '\u{a0}', SOFT_HYPHEN]) || str.contains("  ");
        let emphasised = str.contains(token::is_emphasis);
        if !spaced && !emphasised {
            return Cow::Borrowed(str);
        }
        // Between two tokens there are spaces and signs of italics; a low line inside a word belongs to it, @ann_dorsey.
        let mut plain = String::with_capacity(str.len());
        for token in tokens.clone() {
            let gap = token > tokens.start && !self.touches_next(token - 1);
            plain.extend(gap.then_some(' '));
            plain.extend(self.str(token).chars().filter(|&c| c != SOFT_HYPHEN));
        }
        Cow::Owned(plain)
    }

    /// Whether no space stands between a token and the next.
    pub fn touches_next(&self, token: usize) -> bool {
        token + 1 < self.len() && self.gap(token + 1).chars().all(token::is_emphasis)
    }

    /// What stands between the token before and a token: space, and signs of italics.
    pub fn gap(&self, token: usize) -> &str {
        let start = token.checked_sub(1).map_or(0, |before| self.tokens[before].end());
        &self.source[start..self.tokens.get(token).map_or(self.source.len(), Token::start)]
    }

    /// Whether a token stands in a heading, where capitals say nothing about names.
    pub fn in_heading(&self, token: usize) -> bool {
        self.paragraphs[self.paragraph_of(token)].kind == ParagraphKind::Heading
    }

    /// A number, in digits or in letters.
    pub fn is_number(&self, token: usize) -> bool {
        self.kind(token) == Some(TokenKind::Number) || self.has(token, Classes::NUMBER)
    }

    /// A verb, an auxiliary among them: a listed form, or an unlisted lower-case word in -ed.
    pub fn is_verb(&self, token: usize) -> bool {
        self.has(token, Classes::VERBAL)
    }

    /// An adverb: listed, or a lower-case word of four letters or more in -ly that is nothing else.
    pub fn is_adverb(&self, token: usize) -> bool {
        self.has(token, Classes::ADVERBIAL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(source: &str) -> Vec<&str> {
        let lexicon = Lexicon::english();
        let text = Text::new(source, &lexicon);
        let count = text.tokens.last().map_or(0, |_| text.sentence_of(text.len() - 1) + 1);
        (0..count).map(|number| &source[text.span(text.sentence(number)).range()]).collect()
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        for sentence in [
            "Mr. Hale met Sen. Ann Dorsey of the U.S. Senate at 5 p.m. on Friday.",
            "Brandt Inc. paid No. 1 seed J. R. Holt, Ph.D., some $3.5 million.",
            "The analysts... are talking about it.",
            "“Really?” he asked.",
            "“Really?” Boyd asked.",
            "See example.com/a.html for more.",
            "Rep. Ann Holt (D-N.Y.), chairwoman of the panel, left.",
            "Sen. Carl Boyd, R-Fla. Republican, left with Rep. Ann Holt (D-Mont.) on Friday.",
        ] {
            assert_eq!(sentences(sentence), [sentence]);
        }
    }

    #[test]
    fn sentences_end_where_readers_see_it() {
        assert_eq!(sentences("She left. “We go.” He stayed!"), ["She left.", "“We go.”", "He stayed!"]);
        assert_eq!(sentences("“Go!” She left."), ["“Go!”", "She left."]);
        assert_eq!(sentences("He is in the U.S. The plan holds."), ["He is in the U.S.", "The plan holds."]);
        assert_eq!(sentences("He waited... Then he left."), ["He waited...", "Then he left."]);
        assert_eq!(sentences("A heading\nIts text."), ["A heading", "Its text."]);
        assert_eq!(
            sentences("LINDOW (Wire) — The pier will be sold to the town."),
            ["LINDOW (Wire) —", "The pier will be sold to the town."]
        );
    }

    fn words(source: &str) -> Vec<&str> {
        let lexicon = Lexicon::english();
        let text = Text::new(source, &lexicon);
        (0..text.len()).map(|token| &source[text.tokens[token].span().range()]).collect()
    }

    #[test]
    fn signs_of_italics_and_lists_are_no_words() {
        assert_eq!(
            words("_She_ was **never** here, *Dorsey* said."),
            words("She was never here, Dorsey said.")
        );
        assert_eq!(words("**“No.”** said _Mr._ _Pell_"), words("“No.” said Mr. Pell"));
        assert_eq!(words("> We go.\n\n• He\n* She"), words("We go.\n\nHe\nShe"));
    }

    #[test]
    fn rows_of_stars_and_low_lines_inside_words_are_kept() {
        assert_eq!(words("* * *"), ["*", "*", "*"]);
        assert_eq!(words("@ann_dorsey ___."), ["@ann_dorsey", "_", "_", "_", "."]);
        assert_eq!(words("5 > 3"), ["5", ">", "3"]);
    }

    #[test]
    fn clitics_of_a_split_text_are_clitics() {
        assert_eq!(words("the town ’s mayor"), words("the town’s mayor"));
        assert_eq!(words("the word 's'"), ["the", "word", "'", "s", "'"]);
    }

    #[test]
    fn hard_wrapped_lines_are_one_paragraph() {
        let lexicon = Lexicon::english();
        let text = Text::new("The pier will be\nsold to the town\nin May.\n\nNobody knows\nwhy.", &lexicon);
        assert_eq!(text.paragraphs.len(), 2);
    }

    #[test]
    fn tokens_sentences_and_paragraphs_follow_each_other_without_a_gap() {
        let source =
            "LINDOW: “Why?” Ann’s boat — the ‘Tern’ — is $3.5m.\n\nIt’s 6'2\" wide… Isn't it?\r\nYes";
        let lexicon = Lexicon::english();
        let text = Text::new(source, &lexicon);
        let mut end = 0;
        for token in &text.tokens {
            assert!(source[end..token.start()].trim().is_empty());
            end = token.end();
        }
        assert!(source[end..].trim().is_empty());
        let last = text.sentence_of(text.len() - 1);
        let sentences: Vec<usize> = (0..=last).flat_map(|number| text.sentence(number)).collect();
        assert_eq!(sentences, (0..text.len()).collect::<Vec<_>>());
        let paragraphs: Vec<usize> =
            text.paragraphs.iter().flat_map(|paragraph| paragraph.tokens()).collect();
        assert_eq!(paragraphs, sentences);
    }
}

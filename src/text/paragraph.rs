//! Paragraphs: lines, unless the text is hard-wrapped, where they are blocks of lines.

use std::ops::Range;

use super::{Case, Text, TokenKind, line};

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParagraphKind {
    Prose,
    /// A line in title case without a stop, where capitals say nothing about names.
    Heading,
    /// No part of the article: "Comments are closed."
    Furniture,
}

#[derive(Clone, Debug)]
pub(crate) struct Paragraph {
    tokens: Range<u32>,
    /// The first token after the dateline.
    body: u32,
    pub kind: ParagraphKind,
}

impl Paragraph {
    pub fn tokens(&self) -> Range<usize> {
        self.tokens.start as usize..self.tokens.end as usize
    }

    /// The tokens after the dateline.
    pub fn body(&self) -> Range<usize> {
        self.body as usize..self.tokens.end as usize
    }
}

/// Splits a text into paragraphs; `lines` has the first token of each line that is not blank.
pub(super) fn split(text: &Text, lines: &[u32]) -> Vec<Paragraph> {
    let wrapped = is_wrapped(text, lines);
    let begins = |&line: &usize| line == 0 || !wrapped || blank_line_before(text, line);
    let mut starts = lines.iter().map(|&line| line as usize).filter(begins).peekable();
    let mut paragraphs = Vec::with_capacity(if wrapped { lines.len() / 4 } else { lines.len() });
    while let Some(start) = starts.next() {
        let tokens = start..starts.peek().copied().unwrap_or(text.len());
        if !tokens.is_empty() {
            paragraphs.push(Paragraph {
                tokens: tokens.start as u32..tokens.end as u32,
                body: body(text, paragraphs.len(), tokens.clone()) as u32,
                kind: kind(text, tokens),
            });
        }
    }
    keep_labels(text, &mut paragraphs);
    paragraphs
}

/// An article has one dateline: where several paragraphs begin like "MOSCOW:", they are turns of a transcript.
fn keep_labels(text: &Text, paragraphs: &mut [Paragraph]) {
    /// Words of a name and of what its bearer is, "JANET MORLEY, HOST:".
    const LONGEST: usize = 8;
    let ends_in_colon = |paragraph: &Paragraph| {
        let (start, body) = (paragraph.tokens().start, paragraph.body().start);
        body > start && text.kind(body - 1) == Some(TokenKind::Colon)
    };
    let labelled = |paragraph: &&Paragraph| {
        let tokens = paragraph.tokens();
        text.tokens[tokens.start].case == Case::Upper
            && text.tokens[tokens].iter().take(LONGEST).any(|token| token.kind == TokenKind::Colon)
    };
    if paragraphs.iter().any(ends_in_colon) && paragraphs.iter().filter(labelled).nth(1).is_some() {
        for paragraph in paragraphs.iter_mut().filter(|paragraph| ends_in_colon(paragraph)) {
            paragraph.body = paragraph.tokens.start;
        }
    }
}

/// Whether lines are broken at a width rather than at paragraphs: many of those that follow a line
/// directly go on in lower case.
fn is_wrapped(text: &Text, lines: &[u32]) -> bool {
    let direct =
        lines.iter().map(|&line| line as usize).filter(|&line| line > 0 && !blank_line_before(text, line));
    let (mut all, mut lower) = (0, 0);
    for line in direct {
        all += 1;
        lower += usize::from(text.tokens[line].case == Case::Lower);
    }
    // A third is far above what lists and captions reach, far below the two thirds of wrapped prose.
    lower * 3 > all
}

fn blank_line_before(text: &Text, token: usize) -> bool {
    let gap = text.gap(token);
    gap.bytes().filter(|&byte| byte == b'\n').count() > 1 || gap.contains('\u{2029}')
}

/// The first token after the dateline, if the paragraph has one.
fn body(text: &Text, number: usize, tokens: Range<usize>) -> usize {
    /// Headings and a byline may come before the first paragraph; later labels are those of speakers.
    const LAST_WITH_DATELINE: usize = 4;
    /// Shorter paragraphs are turns of a transcript: "TAPPER: Why?"
    const SHORTEST: usize = 10;
    if number > LAST_WITH_DATELINE || tokens.len() < SHORTEST || text.tokens[tokens.start].case != Case::Upper
    {
        return tokens.start;
    }
    let start = text.tokens[tokens.start].start();
    let end = start + line::dateline(&text.source[text.span(tokens.clone()).range()]);
    tokens.start + text.tokens[tokens.clone()].iter().take_while(|token| token.start() < end).count()
}

/// "Ann Dorsey | Opinion | Aug. 4, 2021", but "Ann Dorsey quits | The Harbour Post" is a heading.
fn is_barred_byline(text: &Text, tokens: Range<usize>) -> bool {
    const LONGEST_NAME: usize = 4;
    const LONGEST: usize = 14;
    let bar = |&at: &usize| text.kind(at) == Some(TokenKind::Symbol) && text.str(at) == "|";
    let ends = |at: usize| matches!(text.kind(at), Some(TokenKind::Mark | TokenKind::Stop));
    tokens.len() <= LONGEST
        && tokens.clone().take(LONGEST_NAME + 1).find(bar).is_some_and(|bar| {
            bar > tokens.start && (tokens.start..bar).all(|at| text.tokens[at].is_capitalised())
        })
        && !tokens.clone().any(ends)
}

fn kind(text: &Text, tokens: Range<usize>) -> ParagraphKind {
    let first = text.tokens[tokens.start].hash;
    let line = &text.source[text.span(tokens.clone()).range()];
    if line::is_furniture(line, first) || is_barred_byline(text, tokens.clone()) {
        return ParagraphKind::Furniture;
    }
    /// Longer lines are prose, whatever their capitals.
    const LONGEST_HEADING: usize = 25;
    if tokens.len() > LONGEST_HEADING {
        return ParagraphKind::Prose;
    }
    let (mut long_words, mut lower) = (0, 0);
    for token in tokens.clone().filter(|&i| text.tokens[i].is_word() && text.str(i).len() > 3) {
        long_words += 1;
        lower += usize::from(text.tokens[token].case == Case::Lower);
    }
    let ends_in_stop = text.tokens[tokens.end - 1].kind == TokenKind::Stop;
    if long_words >= 3 && lower * 4 <= long_words && (!ends_in_stop || lower == 0) {
        ParagraphKind::Heading
    } else {
        ParagraphKind::Prose
    }
}

//! Which mark closes which, one paragraph at a time: a lost mark costs its own paragraph at most.

use std::ops::Range;

use crate::span::Span;
use crate::text::{Case, Text, TokenKind, is_space};

use super::Quoted;
use super::mark::{Family, Glyph, Mark};

/// Deeper marks are read as text. Three levels are all that prose has; the rest is for hostile input.
const MAX_DEPTH: usize = 8;

/// Pairs the marks of one paragraph after another, in the memory of the one before.
#[derive(Default)]
pub(super) struct Pairing {
    marks: Vec<Mark>,
    after: Vec<After>,
    stack: Vec<Open>,
}

/// An open mark: its family and its number among the stretches.
type Open = (Family, Glyph, usize);

impl Pairing {
    /// Adds the stretches between marks of a paragraph, in the order in which they open.
    pub fn paragraph(&mut self, text: &Text, number: usize, found: &mut Vec<Quoted>) {
        let Self { marks, after, stack } = self;
        let tokens = text.paragraphs[number].tokens();
        marks.clear();
        marks.extend(text.marks(tokens.clone()).filter_map(|token| Mark::read(text, token)));
        if marks.is_empty() {
            return;
        }
        look_ahead(text, marks, number, after);
        let mut pairs = Pairs { text, paragraph: number, stack, first: found.len(), found };
        for (mark, after) in marks.iter().zip(after) {
            match pairs.role(mark, after) {
                Role::Opens => pairs.open(mark),
                Role::Reopens => {
                    pairs.close_family(mark.family, mark.token, false);
                    pairs.open(mark);
                }
                Role::Closes => pairs.close_family(mark.family, mark.token, true),
                Role::Text => {}
            }
        }
        pairs.finish(tokens.end);
    }
}

enum Role {
    Opens,
    Closes,
    /// Opens a stretch while one of its own family is open that nothing closed.
    Reopens,
    Text,
}

/// What follows a mark in its paragraph.
#[derive(Clone, Copy, Default)]
struct After {
    /// Marks of the double family that can only open, can only close, and straight ones.
    openers: usize,
    closers: usize,
    straight: usize,
    /// A single mark that closes, before another that opens: surely, or perhaps an apostrophe.
    single_sure: bool,
    single_perhaps: bool,
    /// No single mark, and the next paragraph opens with one.
    single_reopens: bool,
}

/// Counts what follows each mark; once, backwards, so that pairing stays linear.
fn look_ahead(text: &Text, marks: &[Mark], paragraph: usize, all: &mut Vec<After>) {
    let single_reopens = opens_single(text, paragraph + 1);
    let single_sure = single_reopens && opens_single(text, paragraph);
    let mut after = After { single_sure, single_reopens, ..After::default() };
    all.clear();
    all.resize(marks.len(), after);
    for (slot, mark) in all.iter_mut().zip(marks).rev() {
        *slot = after;
        match (mark.family, mark.glyph) {
            (Family::Single, _) => {
                after.single_reopens = false;
                if mark.after_text && mark.glyph != Glyph::Opens {
                    after.single_sure |= mark.surely_closes;
                    after.single_perhaps = true;
                } else if mark.before_text {
                    after.single_sure = false;
                    after.single_perhaps = false;
                }
            }
            (Family::Double, Glyph::Straight) => after.straight += 1,
            (Family::Double, Glyph::Closes) => after.closers += 1,
            (Family::Double, _) => after.openers += 1,
            _ => {}
        }
    }
}

/// Whether a paragraph opens with a single mark. British speech of several paragraphs: each does, only the last one
/// closes.
fn opens_single(text: &Text, paragraph: usize) -> bool {
    let first = text.paragraphs.get(paragraph).map(|paragraph| paragraph.tokens().start);
    let mark = first.and_then(|token| Mark::read(text, token));
    mark.is_some_and(|mark| mark.family == Family::Single && mark.before_text)
}

struct Pairs<'t, 'f> {
    text: &'t Text<'t>,
    paragraph: usize,
    stack: &'f mut Vec<Open>,
    first: usize,
    found: &'f mut Vec<Quoted>,
}

impl Pairs<'_, '_> {
    fn role(&self, mark: &Mark, after: &After) -> Role {
        let open = self.stack.iter().rev().find(|(family, ..)| *family == mark.family);
        if mark.family == Family::Single {
            return self.single_role(mark, open.is_some(), after);
        }
        match (mark.glyph, open) {
            (Glyph::OpensLow, None) => Role::Opens,
            (Glyph::OpensLow, Some(_)) => Role::Reopens,
            // German “ closes what „ opened.
            (Glyph::Opens, Some((_, Glyph::OpensLow, _))) if mark.after_text => Role::Closes,
            (Glyph::Opens, None) => Role::Opens,
            (Glyph::Opens, Some(_)) => {
                if mark.after_text && !mark.before_text {
                    Role::Closes
                } else if after.closers > after.openers + 1 {
                    Role::Opens
                } else {
                    Role::Reopens
                }
            }
            (Glyph::Closes, Some(_)) => Role::Closes,
            (Glyph::Closes, None) if mark.before_text && !mark.after_text => Role::Opens,
            (Glyph::Closes, None) => Role::Text,
            (Glyph::Straight, None) => {
                if mark.before_text || !mark.after_text || after.straight % 2 == 1 {
                    Role::Opens
                } else {
                    Role::Text
                }
            }
            (Glyph::Straight, Some(_)) => {
                // "We laid the 5" pipe": without the inches the marks pair.
                if mark.after_number && !mark.surely_closes && after.straight % 2 == 1 {
                    Role::Text
                } else if mark.after_text || !mark.before_text {
                    Role::Closes
                } else if after.straight >= 2 && after.straight.is_multiple_of(2) {
                    Role::Opens
                } else {
                    Role::Reopens
                }
            }
        }
    }

    fn single_role(&self, mark: &Mark, open: bool, after: &After) -> Role {
        if open {
            let token = mark.token;
            let word_follows = self.text.tokens.get(token + 1).is_some_and(|next| next.case == Case::Lower);
            // "workers’ union" while any mark can still close; "an’ there" while one surely does.
            let apostrophe = || {
                word_follows
                    && (after.single_sure
                        || self.text.str(token - 1).ends_with(['s', 'S']) && after.single_perhaps)
            };
            let closes =
                mark.after_text && mark.glyph != Glyph::Opens && (mark.surely_closes || !apostrophe());
            return if closes { Role::Closes } else { Role::Text };
        }
        let opens = mark.before_text
            && (mark.glyph != Glyph::Closes || !mark.after_text)
            && (after.single_sure
                || after.single_perhaps
                || after.single_reopens && self.is_announced(mark.token)
                || mark.glyph == Glyph::OpensLow);
        if opens { Role::Opens } else { Role::Text }
    }

    /// Whether a colon or a comma stands before a mark: "He said: ‘We go.", and more in the next paragraph.
    fn is_announced(&self, token: usize) -> bool {
        token > 0 && matches!(self.text.kind(token - 1), Some(TokenKind::Colon | TokenKind::Comma))
    }

    fn open(&mut self, mark: &Mark) {
        if self.stack.len() >= MAX_DEPTH {
            return;
        }
        let depth = self.stack.len() as u8;
        self.stack.push((mark.family, mark.glyph, self.found.len()));
        self.found.push(Quoted {
            open: mark.token,
            close: mark.token + 1,
            span: Span::default(),
            closed: false,
            depth,
            continues: false,
            paragraph: self.paragraph,
        });
    }

    /// Closes the innermost open stretch of a family, and what was left open inside it.
    fn close_family(&mut self, family: Family, token: usize, closed: bool) {
        while let Some((open, _, number)) = self.stack.pop() {
            let quoted = &mut self.found[number];
            quoted.close = token;
            quoted.closed = closed && open == family;
            if open == family {
                return;
            }
        }
    }

    fn finish(self, end: usize) {
        while let Some((_, _, number)) = self.stack.pop() {
            self.found[number].close = end;
        }
        let text = self.text;
        let starts_paragraph =
            |quoted: &Quoted| quoted.open == text.paragraphs[quoted.paragraph].tokens().start;
        let left_open =
            self.found[..self.first].iter().rev().find(|quoted| quoted.depth == 0).is_some_and(|before| {
                before.paragraph + 1 == self.paragraph
                    && !before.closed
                    && before.close == text.paragraphs[before.paragraph].tokens().end
            });
        let mut kept = self.first;
        for at in self.first..self.found.len() {
            let quoted = &mut self.found[at];
            quoted.continues = at == self.first && left_open && starts_paragraph(quoted);
            let inner = quoted.tokens();
            let words = |token: usize| matches!(text.tokens[token].kind, TokenKind::Word | TokenKind::Number);
            if inner.clone().any(words) {
                quoted.span = between_marks(text, inner);
                self.found.swap(kept, at);
                kept += 1;
            }
        }
        self.found.truncate(kept);
    }
}

/// The text of the tokens between two marks, with the signs of italics at its edges: “_They_ may go.”
fn between_marks(text: &Text, inner: Range<usize>) -> Span {
    let Span { start, end } = text.span(inner.clone());
    let before = text.gap(inner.start);
    let before = &before[before.rfind('\n').map_or(0, |line| line + 1)..];
    let after = text.gap(inner.end);
    let after = &after[..after.find(['\n', '\r']).unwrap_or(after.len())];
    Span::new(start - before.trim_start_matches(is_space).len(), end + after.trim_end_matches(is_space).len())
}

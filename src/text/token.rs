//! Words, numbers and punctuation, with where they stand and what the lexicon knows of them.

use crate::lexicon::{Classes, Lexicon, SOFT_HYPHEN, WordHash};
use crate::span::Span;

use super::word::is_alphanumeric;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TokenKind {
    /// A word, with inner hyphens, stops and apostrophes: "Indo-Pacific", "U.S.", "don't".
    Word,
    /// The end of a word, split off: `'s`, `’re`.
    Clitic,
    /// Digits: "1,000", "3.5".
    Number,
    /// A web address or an e-mail address.
    Address,
    /// A quotation mark or an apostrophe outside a word; the pairing stage says which.
    Mark,
    /// `.`, `?`, `!` and rows of them, `…`.
    Stop,
    Comma,
    Colon,
    Semicolon,
    /// Any dash that stands between words.
    Dash,
    /// `(`, `[`.
    Open,
    /// `)`, `]`.
    Close,
    /// Everything else.
    Symbol,
}

/// The letter case of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Case {
    Lower,
    /// First letter upper case.
    Title,
    /// Two letters or more, all upper case.
    Upper,
    /// No letters, or none that has case.
    None,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    start: u32,
    end: u32,
    /// Number of the word in the lexicon.
    pub word: u32,
    /// Quotation marks around it; the pairing stage counts them.
    pub depth: u8,
    pub kind: TokenKind,
    pub case: Case,
    /// What the lexicon and its ending tell of a word.
    pub classes: Classes,
    pub hash: WordHash,
}

impl Token {
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    pub fn start(&self) -> usize {
        self.start as usize
    }

    pub fn end(&self) -> usize {
        self.end as usize
    }

    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// A word that starts with a capital letter.
    pub fn is_capitalised(&self) -> bool {
        self.kind == TokenKind::Word && matches!(self.case, Case::Title | Case::Upper)
    }
}

/// Splits a text into tokens, which it adds to `tokens`. The numbers of those that begin a line go to `lines`, those of
/// marks to `marks`.
pub(super) fn tokenize(
    text: &str,
    lexicon: &Lexicon,
    mut tokens: Vec<Token>,
    lines: &mut Vec<u32>,
    marks: &mut Vec<u32>,
) -> Vec<Token> {
    let mut scanner = Scanner { text, bytes: text.as_bytes(), lexicon, at: 0 };
    // English prose has a token every 5.2 bytes.
    tokens.reserve(text.len() / 5 + 8);
    let mut fresh_line = true;
    while let Some(&byte) = scanner.bytes.get(scanner.at) {
        if byte == b' ' {
            scanner.at += 1;
            continue;
        }
        let letter = byte.is_ascii_alphabetic();
        let c = if byte.is_ascii() { byte as char } else { scanner.peek().unwrap_or_default() };
        if !letter && is_space(c) {
            fresh_line |= matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
            scanner.at += c.len_utf8();
            continue;
        }
        if fresh_line {
            if scanner.is_bullet(c) {
                scanner.at += c.len_utf8();
                continue;
            }
            lines.push(tokens.len() as u32);
            fresh_line = false;
        }
        if letter {
            tokens.push(scanner.word());
        } else if let Some(end) = is_emphasis(c).then(|| scanner.emphasis(c)).flatten() {
            scanner.at = end;
        } else {
            let token = scanner.token(c);
            if token.kind == TokenKind::Mark {
                marks.push(tokens.len() as u32);
            }
            tokens.push(token);
        }
    }
    tokens
}

/// White space, and the characters of no width that publishing systems leave in texts.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | SOFT_HYPHEN)
}

/// What sets a word in italics or bold in plain text, as in `_she_` and `**never**`: no word and no punctuation.
pub(super) fn is_emphasis(c: char) -> bool {
    matches!(c, '_' | '*')
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

pub(super) struct Scanner<'a> {
    pub text: &'a str,
    pub bytes: &'a [u8],
    pub lexicon: &'a Lexicon,
    pub at: usize,
}

impl Scanner<'_> {
    pub fn peek(&self) -> Option<char> {
        self.char_at(self.at)
    }

    pub fn char_at(&self, at: usize) -> Option<char> {
        match self.bytes.get(at) {
            Some(byte) if byte.is_ascii() => Some(*byte as char),
            Some(_) => self.text[at..].chars().next(),
            None => None,
        }
    }

    /// Whether what begins a line is the sign of a list or of a passage quoted in an e-mail, and no text: "• We won".
    fn is_bullet(&self, c: char) -> bool {
        let mut rest = self.text[self.at + c.len_utf8()..].chars();
        // A star and others make a break between scenes.
        matches!(c, '•' | '‣' | '▪' | '●' | '◦' | '■' | '►' | '>' | '*')
            && rest.next() == Some(' ')
            && !(c == '*' && rest.next() == Some('*'))
    }

    /// The end of the stars or low lines at the scanner's place, if they emphasise what they touch; those that stand
    /// alone part two passages.
    fn emphasis(&self, c: char) -> Option<usize> {
        /// `***both***`
        const LONGEST: usize = 3;
        let touches = |c: char| is_alphanumeric(c) || matches!(c, '“' | '”' | '"' | '‘' | '’' | '\'');
        let length =
            self.bytes[self.at..].iter().take(LONGEST + 1).take_while(|&&byte| byte == c as u8).count();
        let end = self.at + length;
        let before = self.text[..self.at].chars().next_back();
        let closes = || before.is_some_and(|c| touches(c) || matches!(c, '.' | ',' | '?' | '!'));
        (length <= LONGEST && (self.char_at(end).is_some_and(touches) || closes())).then_some(end)
    }

    /// The token that begins with a character which is no ASCII letter.
    #[inline(never)]
    fn token(&mut self, c: char) -> Token {
        let start = self.at;
        self.at += c.len_utf8();
        let kind = match c {
            ',' => TokenKind::Comma,
            '.' | '?' | '!' | '…' => {
                while let Some(c @ ('.' | '?' | '!' | '…')) = self.peek() {
                    self.at += c.len_utf8();
                }
                TokenKind::Stop
            }
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '＂' => TokenKind::Mark,
            '\'' | '`' | '‘' | '’' | '‚' | '‛' => return self.single_mark(c, start),
            ':' => TokenKind::Colon,
            ';' => TokenKind::Semicolon,
            '—' | '–' | '―' => TokenKind::Dash,
            '-' => {
                let single = self.peek() != Some('-');
                while self.peek() == Some('-') {
                    self.at += 1;
                }
                let spaced = start == 0 || self.bytes[start - 1].is_ascii_whitespace();
                if single && !spaced { TokenKind::Symbol } else { TokenKind::Dash }
            }
            '(' | '[' | '{' => TokenKind::Open,
            ')' | ']' | '}' => TokenKind::Close,
            '@' | '#' if self.peek().is_some_and(|c| is_alphanumeric(c) || c == '_') => {
                return self.word_of_more(start);
            }
            _ if is_alphanumeric(c) => {
                self.at = start;
                return self.word_of_more(start);
            }
            _ => TokenKind::Symbol,
        };
        self.finish(start, kind, Case::None, WordHash::EMPTY)
    }

    /// A single mark, two of them, which stand for one double mark (''so'', ``so''), or a clitic.
    fn single_mark(&mut self, mark: char, start: usize) -> Token {
        if is_apostrophe(mark)
            && self.is_clitic(self.at)
            && self.text[..start].trim_end_matches(' ').ends_with(is_alphanumeric)
        {
            while self.peek().is_some_and(|c| c.is_ascii_alphabetic()) {
                self.at += 1;
            }
            let hash = WordHash::of(&self.text[start..self.at]);
            return self.finish(start, TokenKind::Clitic, Case::None, hash);
        }
        if self.peek() == Some(mark) {
            self.at += mark.len_utf8();
        }
        self.finish(start, TokenKind::Mark, Case::None, WordHash::EMPTY)
    }

    #[inline]
    pub fn finish(&self, start: usize, kind: TokenKind, case: Case, hash: WordHash) -> Token {
        let (mut word, mut classes) = (0, Classes::NONE);
        if kind == TokenKind::Word {
            word = self.lexicon.find(hash);
            classes = self.lexicon.classes(word);
            if case == Case::Lower {
                match &self.bytes[start..self.at] {
                    [.., b'e', b'd'] => classes |= Classes::IN_ED,
                    [_, _, .., b'l', b'y'] if word == 0 || classes == Classes::ORDINARY => {
                        classes |= Classes::IN_LY
                    }
                    _ => {}
                }
            }
        }
        Token { start: start as u32, end: self.at as u32, word, depth: 0, kind, case, classes, hash }
    }
}

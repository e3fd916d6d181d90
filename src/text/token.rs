//! Words, numbers and punctuation, with where they stand and what the lexicon knows of them.

use crate::lexicon::{Classes, Lexicon, WordHash};
use crate::span::Span;

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

/// Stands inside words where they may be broken, and is not part of them.
const SOFT_HYPHEN: char = '\u{ad}';

/// One word that may end in an apostrophe clitic of its own.
const CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

/// Splits a text into tokens; `newline` is told the number of each token that begins a line.
pub(super) fn tokenize(text: &str, lexicon: &Lexicon, mut newline: impl FnMut(usize)) -> Vec<Token> {
    let mut scanner = Scanner { text, bytes: text.as_bytes(), lexicon, at: 0 };
    // English prose has a token every 5.2 bytes.
    let mut tokens = Vec::with_capacity(text.len() / 5 + 8);
    let mut fresh_line = true;
    while let Some(c) = scanner.peek() {
        if is_space(c) {
            fresh_line |= c == '\n' || c == '\r' || c == '\u{2028}' || c == '\u{2029}';
            scanner.at += c.len_utf8();
            continue;
        }
        if fresh_line {
            newline(tokens.len());
            fresh_line = false;
        }
        tokens.push(scanner.token(c));
    }
    tokens
}

/// White space, and the characters of no width that publishing systems leave in texts.
fn is_space(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | SOFT_HYPHEN)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    lexicon: &'a Lexicon,
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<char> {
        self.char_at(self.at)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.bytes.get(at) {
            Some(byte) if byte.is_ascii() => Some(*byte as char),
            Some(_) => self.text[at..].chars().next(),
            None => None,
        }
    }

    fn token(&mut self, c: char) -> Token {
        let start = self.at;
        if c.is_alphanumeric() {
            return self.word(start);
        }
        let next = self.char_at(start + c.len_utf8());
        if matches!(c, '@' | '#') && next.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            self.at += 1;
            return self.word(start);
        }
        self.at += c.len_utf8();
        if is_apostrophe(c) && self.is_clitic(self.at) && self.text[..start].ends_with(char::is_alphanumeric)
        {
            while self.peek().is_some_and(|c| c.is_ascii_alphabetic()) {
                self.at += 1;
            }
            return self.finish(
                start,
                TokenKind::Clitic,
                Case::None,
                WordHash::of(&self.text[start..self.at]),
            );
        }
        let kind = match c {
            '.' | '?' | '!' | '…' => {
                while let Some(c @ ('.' | '?' | '!' | '…')) = self.peek() {
                    self.at += c.len_utf8();
                }
                TokenKind::Stop
            }
            ',' => TokenKind::Comma,
            ':' => TokenKind::Colon,
            ';' => TokenKind::Semicolon,
            '—' | '–' | '―' => TokenKind::Dash,
            '-' => {
                let single = next != Some('-');
                while self.peek() == Some('-') {
                    self.at += 1;
                }
                let spaced = start == 0 || self.bytes[start - 1].is_ascii_whitespace();
                if single && !spaced { TokenKind::Symbol } else { TokenKind::Dash }
            }
            '(' | '[' | '{' => TokenKind::Open,
            ')' | ']' | '}' => TokenKind::Close,
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '＂' => TokenKind::Mark,
            '\'' | '`' | '‘' | '’' | '‚' | '‛' => {
                // Two of them stand for one double mark: ''so'', ``so''.
                if next == Some(c) {
                    self.at += c.len_utf8();
                }
                TokenKind::Mark
            }
            _ => TokenKind::Symbol,
        };
        self.finish(start, kind, Case::None, WordHash::EMPTY)
    }

    fn finish(&self, start: usize, kind: TokenKind, case: Case, hash: WordHash) -> Token {
        let word = if kind == TokenKind::Word { self.lexicon.find(hash) } else { 0 };
        Token { start: start as u32, end: self.at as u32, word, depth: 0, kind, case, hash }
    }

    fn word(&mut self, start: usize) -> Token {
        let mut hash = WordHash::EMPTY;
        let (mut upper, mut lower, mut digits, mut letters) = (0u32, 0u32, 0u32, 0u32);
        let first_upper = self.peek().is_some_and(char::is_uppercase);
        loop {
            // Nearly all of a text: ASCII letters, then a space.
            while let Some(&byte) = self.bytes.get(self.at) {
                match byte {
                    b'a'..=b'z' => lower += 1,
                    b'A'..=b'Z' => upper += 1,
                    b'0'..=b'9' => digits += 1,
                    _ => break,
                }
                hash = hash.byte(byte);
                self.at += 1;
            }
            let Some(c) = self.peek().filter(|&c| c != ' ') else { break };
            if c == SOFT_HYPHEN && self.at > start {
                self.at += c.len_utf8();
                continue;
            }
            if c.is_alphanumeric() || is_mark_on_letter(c) || (c == '_' && self.at > start) {
                match c {
                    _ if c.is_uppercase() => upper += 1,
                    _ if c.is_lowercase() => lower += 1,
                    _ => letters += 1,
                }
                hash = hash.char(c);
                self.at += c.len_utf8();
                continue;
            }
            let after = self.at + c.len_utf8();
            let next = self.char_at(after);
            let joins = next.is_some_and(char::is_alphanumeric);
            match c {
                '\'' | '’' if joins && (upper + lower + letters > 0) && !self.is_clitic(after) => {}
                '-' | '‐' | '‑' | '&' if joins => {}
                '/' | ':' if digits > 0 && upper + lower == 0 && next.is_some_and(|c| c.is_ascii_digit()) => {
                }
                ',' if digits > 0 && upper + lower == 0 && next.is_some_and(|c| c.is_ascii_digit()) => {}
                ':' if matches!(&self.bytes[start..self.at], b"http" | b"https")
                    && self.text[after..].starts_with("//") =>
                {
                    return self.address(start);
                }
                '@' if joins => return self.address(start),
                '.' => match self.stop_inside(start, hash, next) {
                    Inside::No => break,
                    Inside::Joins => {}
                    Inside::Ends => {
                        hash = hash.byte(b'.');
                        self.at = after;
                        break;
                    }
                    Inside::Address => return self.address(start),
                },
                _ => break,
            }
            hash = hash.char(if matches!(c, '‐' | '‑') { '-' } else { c });
            self.at = after;
        }
        let (kind, case) = match () {
            () if digits > 0 && upper + lower + letters == 0 => (TokenKind::Number, Case::None),
            () if first_upper && lower == 0 && upper > 1 => (TokenKind::Word, Case::Upper),
            () if first_upper || self.bytes[start] == b'@' => (TokenKind::Word, Case::Title),
            () if lower > 0 => (TokenKind::Word, Case::Lower),
            () => (TokenKind::Word, Case::None),
        };
        self.finish(start, kind, case, hash)
    }

    /// Whether the letters from `at` up to the end of the word are a clitic: Putin|’s, they|’re.
    fn is_clitic(&self, at: usize) -> bool {
        let rest = &self.bytes[at..];
        let end = rest.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
        let more = self.char_at(at + end).is_some_and(|c| c.is_alphanumeric() || (is_apostrophe(c)));
        !more && end <= 2 && CLITICS.iter().any(|clitic| clitic.as_bytes().eq_ignore_ascii_case(&rest[..end]))
    }

    /// What the stop at the scanner's place is to the word that has been read up to there.
    fn stop_inside(&self, start: usize, hash: WordHash, next: Option<char>) -> Inside {
        let word = &self.bytes[start..self.at];
        if word.last().is_some_and(u8::is_ascii_digit) {
            return if next.is_some_and(|c| c.is_ascii_digit()) { Inside::Joins } else { Inside::No };
        }
        let last_letters = word.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let has_stop = word.contains(&b'.');
        match next {
            Some('.') => Inside::No,
            // Initials and their like: U.S, a.m, J.D, D-N.Y.
            Some(c)
                if c.is_alphabetic()
                    && last_letters == 1
                    && (has_stop || word.len() == 1 || word[word.len() - 2] == b'-') =>
            {
                Inside::Joins
            }
            Some(c)
                if c.is_alphabetic()
                    && self
                        .lexicon
                        .classes(self.lexicon.find(hash.byte(b'.')))
                        .has(Classes::ABBREVIATION) =>
            {
                if c.is_uppercase() {
                    Inside::Ends
                } else {
                    Inside::Joins
                }
            }
            Some(c) if c.is_ascii_lowercase() && self.is_address(self.at) => Inside::Address,
            Some(c) if c.is_alphabetic() => {
                // Ph.D: an upper-case letter or two after a short capitalised word.
                if word.len() == 2 && word[0].is_ascii_uppercase() && c.is_uppercase() {
                    Inside::Joins
                } else {
                    Inside::No
                }
            }
            _ if has_stop && last_letters <= 2 => Inside::Ends,
            _ if word.len() == 1 && word[0].is_ascii_uppercase() && word[0] != b'I' => Inside::Ends,
            _ if self.lexicon.classes(self.lexicon.find(hash.byte(b'.'))).has(Classes::ABBREVIATION) => {
                Inside::Ends
            }
            _ => Inside::No,
        }
    }

    /// Whether a stop that touches lower-case letters on both sides is that of an address: example.com.
    fn is_address(&self, stop: usize) -> bool {
        let rest = &self.bytes[stop + 1..];
        let end = rest.iter().position(|byte| !byte.is_ascii_lowercase()).unwrap_or(rest.len());
        matches!(
            &rest[..end],
            b"com"
                | b"org"
                | b"net"
                | b"gov"
                | b"edu"
                | b"co"
                | b"uk"
                | b"tv"
                | b"info"
                | b"de"
                | b"eu"
                | b"ly"
                | b"io"
        )
    }

    /// Reads on to the end of an address.
    fn address(&mut self, start: usize) -> Token {
        let rest = &self.text[self.at..];
        let end = rest
            .find(|c: char| {
                is_space(c) || matches!(c, '"' | '“' | '”' | '<' | '>' | '(' | ')' | ',' | ';' | '’' | '‘')
            })
            .unwrap_or(rest.len());
        let address = rest[..end].trim_end_matches(['.', '?', '!', ':', '\'']);
        self.at += address.len().max(1);
        self.finish(start, TokenKind::Address, Case::None, WordHash::EMPTY)
    }
}

enum Inside {
    /// The word ends before the stop.
    No,
    /// The word goes on after it.
    Joins,
    /// The stop is the last character of the word.
    Ends,
    /// The word is the beginning of an address.
    Address,
}

/// Combining marks belong to the letter before them.
fn is_mark_on_letter(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

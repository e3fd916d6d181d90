//! Reads one word: where it ends, its case, and whether it is a number or an address.

use crate::lexicon::{Classes, Folding, SOFT_HYPHEN, WordHash};

use super::eight;
use super::token::{Case, Scanner, Token, TokenKind, is_apostrophe, is_space};

/// One word that may end in an apostrophe clitic of its own.
const CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

/// The ASCII letters with which a word begins.
struct Letters {
    folding: Folding,
    upper: u32,
    lower: u32,
}

/// Whether a word of ASCII letters may go on with another byte.
fn may_go_on(byte: u8) -> bool {
    const MAY: [bool; 256] = {
        let mut may = [false; 256];
        let (mut byte, others) = (0, b".'-&@_:");
        while byte < 256 {
            may[byte] = byte >= 0x80 || (byte as u8).is_ascii_digit();
            byte += 1;
        }
        let mut other = 0;
        while other < others.len() {
            may[others[other] as usize] = true;
            other += 1;
        }
        may
    };
    MAY[byte as usize]
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

/// [`char::is_alphanumeric`], but for general punctuation without the look-up, which takes long: dashes, ellipses and
/// quotation marks stand after every other word.
pub(super) fn is_alphanumeric(c: char) -> bool {
    !matches!(c, '\u{2000}'..='\u{206f}') && c.is_alphanumeric()
}

/// Letters and digits, and combining marks, which belong to the letter before them.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}') || is_alphanumeric(c)
}

impl Scanner<'_> {
    /// Reads on over ASCII letters, eight at a time.
    #[inline(always)]
    fn letters(&mut self) -> Letters {
        let (start, mut folding, mut upper) = (self.at, Folding::NEW, 0);
        loop {
            let chunk = eight::at(self.bytes, self.at);
            let letters = eight::letters(chunk);
            let (count, run) = eight::leading(letters);
            let capitals = eight::capitals(chunk) & run;
            // Most words have none, and counting takes longer than looking.
            if capitals != 0 {
                upper += capitals.count_ones();
            }
            self.at += count as usize;
            if count < 8 {
                folding = folding.rest(eight::lower(chunk) & run, count);
                return Letters { folding, upper, lower: (self.at - start) as u32 - upper };
            }
            folding = folding.eight(eight::lower(chunk));
        }
    }

    /// The word that begins with an ASCII letter at the scanner's place.
    #[inline(always)]
    pub fn word(&mut self) -> Token {
        let start = self.at;
        let letters = self.letters();
        // Nearly all of a text: letters, then a space.
        if self.bytes.get(self.at).is_some_and(|&byte| may_go_on(byte)) {
            self.at = start;
            return self.word_of_more(start);
        }
        let case = match () {
            () if letters.upper == 0 => Case::Lower,
            () if letters.lower == 0 && letters.upper > 1 => Case::Upper,
            () if self.bytes[start].is_ascii_lowercase() && !self.is_name_in_lower_case(start) => Case::Lower,
            () => Case::Title,
        };
        self.finish(start, TokenKind::Word, case, letters.folding.finish())
    }

    /// A word of letters and more; a sign such as that of an account may stand before the scanner's place.
    #[inline(never)]
    pub fn word_of_more(&mut self, start: usize) -> Token {
        let Letters { mut folding, mut upper, mut lower } = self.letters();
        let (mut digits, mut letters) = (0u32, 0u32);
        let first_upper = self.text[start..].trim_start_matches(['@', '#']).starts_with(char::is_uppercase);
        loop {
            while let Some(&byte) = self.bytes.get(self.at) {
                match byte {
                    b'a'..=b'z' => lower += 1,
                    b'A'..=b'Z' => upper += 1,
                    b'0'..=b'9' => digits += 1,
                    _ => break,
                }
                folding = folding.byte(byte);
                self.at += 1;
            }
            let Some(c) = self.peek().filter(|&c| c != ' ') else { break };
            if c == SOFT_HYPHEN && self.at > start {
                self.at += c.len_utf8();
                continue;
            }
            if is_letter(c) {
                match c {
                    _ if c.is_uppercase() => upper += 1,
                    _ if c.is_lowercase() => lower += 1,
                    _ => letters += 1,
                }
                folding = folding.char(c);
                self.at += c.len_utf8();
                continue;
            }
            let after = self.at + c.len_utf8();
            let next = self.char_at(after);
            let joins = next.is_some_and(is_alphanumeric);
            match c {
                '\'' | '’' if joins && (upper + lower + letters > 0) && !self.is_clitic(after) => {}
                '-' | '‐' | '‑' | '&' | '_' if joins => {}
                '/' | ':' if digits > 0 && upper + lower == 0 && next.is_some_and(|c| c.is_ascii_digit()) => {
                }
                ',' if digits > 0 && upper + lower == 0 && next.is_some_and(|c| c.is_ascii_digit()) => {}
                ':' if matches!(&self.bytes[start..self.at], b"http" | b"https")
                    && self.text[after..].starts_with("//") =>
                {
                    return self.address(start);
                }
                '@' if joins => return self.address(start),
                '.' => match self.stop_inside(start, folding, next) {
                    Inside::No => break,
                    Inside::Joins => {}
                    Inside::Ends => {
                        folding = folding.byte(b'.');
                        self.at = after;
                        break;
                    }
                    Inside::Address => return self.address(start),
                },
                _ => break,
            }
            folding = folding.char(c);
            self.at = after;
        }
        let (kind, case) = match () {
            () if digits > 0 && upper + lower + letters == 0 => (TokenKind::Number, Case::None),
            () if first_upper && lower == 0 && upper > 1 => (TokenKind::Word, Case::Upper),
            () if first_upper || self.bytes[start] == b'@' => (TokenKind::Word, Case::Title),
            () if upper > 0 && lower > 0 && self.is_name_in_lower_case(start) => {
                (TokenKind::Word, Case::Title)
            }
            () if lower > 0 => (TokenKind::Word, Case::Lower),
            () => (TokenKind::Word, Case::None),
        };
        self.finish(start, kind, case, folding.finish())
    }

    /// Whether the word that begins with a small letter at `start` is a name all the same: "al-Farsi", "d’Arcy",
    /// "easyJet"; no "pro-British", "kWh".
    fn is_name_in_lower_case(&self, start: usize) -> bool {
        /// Small letters before the capital: "easyJet".
        const MOST_BEFORE: usize = 4;
        /// Letters after it; names of units have one.
        const FEWEST_AFTER: usize = 2;
        let word = &self.text[start..self.at];
        let Some(capital) = word.find(char::is_uppercase) else { return false };
        let after = &word[capital..];
        let small = after.chars().skip(1).take_while(|c| c.is_lowercase()).count();
        let prefix = &word[..capital];
        if prefix.ends_with(char::is_alphabetic) {
            return prefix.chars().count() <= MOST_BEFORE && small >= FEWEST_AFTER;
        }
        let folding = prefix.chars().fold(Folding::NEW, Folding::char);
        small > 0 && self.lexicon.classes(self.lexicon.find(folding.finish())).has(Classes::PARTICLE)
    }

    /// Whether the letters from `at` up to the end of the word are a clitic: Putin|’s, they|’re.
    pub fn is_clitic(&self, at: usize) -> bool {
        let rest = &self.bytes[at..];
        let end = rest.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
        let more = || self.char_at(at + end).is_some_and(|c| is_alphanumeric(c) || is_apostrophe(c));
        end <= 2
            && CLITICS.iter().any(|clitic| clitic.as_bytes().eq_ignore_ascii_case(&rest[..end]))
            && !more()
    }

    /// What the stop at the scanner's place is to the word that has been read up to there.
    fn stop_inside(&self, start: usize, folding: Folding, next: Option<char>) -> Inside {
        let word = &self.bytes[start..self.at];
        if word.last().is_some_and(u8::is_ascii_digit) {
            return if next.is_some_and(|c| c.is_ascii_digit()) { Inside::Joins } else { Inside::No };
        }
        let abbreviates = || {
            // "R-Fla.", "D-Mont."
            let folding = match word {
                [b'A'..=b'Z', b'-', state @ ..] if state.is_ascii() => {
                    state.iter().fold(Folding::NEW, |folding, &byte| folding.byte(byte))
                }
                _ => folding,
            };
            let stopped = self.lexicon.find(folding.byte(b'.').finish());
            self.lexicon.classes(stopped).has(Classes::ABBREVIATION)
        };
        let last_letters = word.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let has_stop = word.contains(&b'.');
        let letter = next.filter(|&c| is_alphanumeric(c) && c.is_alphabetic());
        match letter {
            _ if next == Some('.') => Inside::No,
            // Initials and their like: U.S, a.m, J.D, D-N.Y.
            Some(_) if last_letters == 1 && (has_stop || word.len() == 1 || word[word.len() - 2] == b'-') => {
                Inside::Joins
            }
            Some(c) if abbreviates() => {
                if c.is_uppercase() {
                    Inside::Ends
                } else {
                    Inside::Joins
                }
            }
            Some(c) if c.is_ascii_lowercase() && self.is_address(self.at) => Inside::Address,
            Some(c) => {
                // Ph.D: an upper-case letter or two after a short capitalised word.
                if word.len() == 2 && word[0].is_ascii_uppercase() && c.is_uppercase() {
                    Inside::Joins
                } else {
                    Inside::No
                }
            }
            _ if has_stop && last_letters <= 2 => Inside::Ends,
            _ if word.len() == 1 && word[0].is_ascii_uppercase() && word[0] != b'I' => Inside::Ends,
            _ if abbreviates() => Inside::Ends,
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

//! Offsets for callers that do not count in bytes.

use std::ops::Range;

use crate::span::Span;

/// Converts byte offsets to code points (Python) and UTF-16 units (JavaScript, Java, C#), and back.
///
/// It is made once for a text, in one pass; a conversion then looks at 64 bytes at most, wherever it is. A text
/// of ASCII alone takes no memory, any other an eighth of its own size. Texts may have 4 GiB, twice what an
/// [`Attributor`](crate::Attributor) takes.
///
/// ```
/// use quote_attribution::{Attributor, Offsets};
///
/// let text = "🎉 “Es ist schön,” said Ann Dorsey.";
/// let article = Attributor::new().attribute(text);
/// let span = article.quotes().next().unwrap().span();
/// assert_eq!(span.range(), 8..22);
///
/// let offsets = Offsets::new(text);
/// assert_eq!(offsets.code_points(span), 3..16); // text[3:16] in Python
/// assert_eq!(offsets.utf16(span), 4..17); // text.slice(4, 17) in JavaScript
/// assert_eq!(offsets.from_utf16(4..17), Some(span));
/// ```
#[derive(Clone, Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    /// The counts at every [`STEP`] bytes; none for a text of ASCII alone.
    marks: Vec<Count>,
}

/// Bytes between two marks: with eight bytes a mark, an eighth of the text.
const STEP: usize = 64;

/// Characters that begin before some byte.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    code_points: u32,
    /// Of these, the ones that take two units of UTF-16.
    pairs: u32,
}

impl Count {
    fn add(&mut self, byte: u8) {
        self.code_points += u32::from(begins_character(byte));
        self.pairs += u32::from(byte >= 0xF0);
    }

    fn code_points(self) -> usize {
        self.code_points as usize
    }

    fn utf16(self) -> usize {
        self.code_points as usize + self.pairs as usize
    }
}

fn begins_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

impl<'t> Offsets<'t> {
    /// A converter for the offsets into this text.
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::new();
        if !text.is_ascii() {
            marks.reserve_exact(text.len() / STEP + 1);
            let mut count = Count::default();
            for chunk in text.as_bytes().chunks(STEP) {
                marks.push(count);
                chunk.iter().for_each(|&byte| count.add(byte));
            }
        }
        Self { text, marks }
    }

    /// A span in code points.
    ///
    /// An end that is not on a character boundary counts for the next one, an end behind the text for its end.
    ///
    /// ```
    /// use quote_attribution::{Offsets, Span};
    ///
    /// assert_eq!(Offsets::new("“née”").code_points(Span::new(3, 7)), 1..4);
    /// ```
    pub fn code_points(&self, span: Span) -> Range<usize> {
        self.convert(span, Count::code_points)
    }

    /// A span in units of UTF-16, otherwise as [`Offsets::code_points`].
    ///
    /// ```
    /// use quote_attribution::{Offsets, Span};
    ///
    /// assert_eq!(Offsets::new("🎉 née").utf16(Span::new(5, 9)), 3..6);
    /// ```
    pub fn utf16(&self, span: Span) -> Range<usize> {
        self.convert(span, Count::utf16)
    }

    /// A span from code points; `None` where it is not within the text.
    ///
    /// ```
    /// use quote_attribution::Offsets;
    ///
    /// let text = "“née”";
    /// let span = Offsets::new(text).from_code_points(1..4).unwrap();
    /// assert_eq!(&text[span.range()], "née");
    /// ```
    pub fn from_code_points(&self, range: Range<usize>) -> Option<Span> {
        self.find(range, Count::code_points)
    }

    /// A span from units of UTF-16; `None` where it is not within the text or cuts a character.
    ///
    /// ```
    /// use quote_attribution::Offsets;
    ///
    /// let offsets = Offsets::new("🎉 née");
    /// assert_eq!(offsets.from_utf16(3..6).map(|span| span.range()), Some(5..9));
    /// assert_eq!(offsets.from_utf16(1..6), None);
    /// ```
    pub fn from_utf16(&self, range: Range<usize>) -> Option<Span> {
        self.find(range, Count::utf16)
    }

    fn convert(&self, span: Span, unit: fn(Count) -> usize) -> Range<usize> {
        unit(self.count(span.start))..unit(self.count(span.end))
    }

    /// The characters that begin before a byte.
    fn count(&self, at: usize) -> Count {
        let at = at.min(self.text.len());
        let Some(last) = self.marks.len().checked_sub(1) else {
            return Count { code_points: at as u32, pairs: 0 };
        };
        let mark = (at / STEP).min(last);
        let mut count = self.marks[mark];
        self.text.as_bytes()[mark * STEP..at].iter().for_each(|&byte| count.add(byte));
        count
    }

    fn find(&self, range: Range<usize>, unit: fn(Count) -> usize) -> Option<Span> {
        let (start, end) = (self.byte(range.start, unit)?, self.byte(range.end, unit)?);
        (start <= end).then_some(Span::new(start, end))
    }

    /// The byte before which so many units begin.
    fn byte(&self, wanted: usize, unit: fn(Count) -> usize) -> Option<usize> {
        if self.marks.is_empty() {
            return (wanted <= self.text.len()).then_some(wanted);
        }
        let mark = self.marks.partition_point(|&count| unit(count) <= wanted).saturating_sub(1);
        let mut count = self.marks[mark];
        for (at, &byte) in self.text.as_bytes().iter().enumerate().skip(mark * STEP) {
            if unit(count) >= wanted && begins_character(byte) {
                return (unit(count) == wanted).then_some(at);
            }
            count.add(byte);
        }
        (unit(count) == wanted).then_some(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every boundary of a text that is longer than several steps, with characters of each length.
    #[test]
    fn agrees_with_counting() {
        for text in ["", "plain", &"aé“🎉\n".repeat(50), &"🎉".repeat(100), &"x".repeat(200)] {
            let offsets = Offsets::new(text);
            for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                let before = &text[..at];
                let (points, units) = (before.chars().count(), before.encode_utf16().count());
                let span = Span::new(0, at);
                assert_eq!(offsets.code_points(span), 0..points, "{at} of {text}");
                assert_eq!(offsets.utf16(span), 0..units, "{at} of {text}");
                assert_eq!(offsets.from_code_points(0..points), Some(span), "{at} of {text}");
                assert_eq!(offsets.from_utf16(0..units), Some(span), "{at} of {text}");
            }
            let beyond = text.encode_utf16().count() + 1;
            assert_eq!(offsets.from_utf16(0..beyond), None);
            assert_eq!(offsets.from_code_points(0..beyond), None);
        }
    }

    #[test]
    fn cuts_and_overruns() {
        let offsets = Offsets::new("é🎉");
        assert_eq!(offsets.code_points(Span::new(1, 99)), 1..2);
        assert_eq!(offsets.from_utf16(0..2), None);
        #[expect(clippy::reversed_empty_ranges, reason = "that is what is tested")]
        let backwards = offsets.from_utf16(1..0);
        assert_eq!(backwards, None);
    }
}

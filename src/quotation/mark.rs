//! What a mark can be where it stands: an opening mark, a closing mark, an apostrophe.

use crate::lexicon::WordHash;
use crate::text::{Text, TokenKind};

/// Marks of one family pair with each other and nest in those of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// “ ” „ " '' ``
    Double,
    /// ‘ ’ ‚ ' `
    Single,
    /// « »
    Guillemet,
    /// ‹ ›
    SingleGuillemet,
}

/// What the glyph itself says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Glyph {
    Opens,
    Closes,
    /// „ and ‚, which “ and ‘ close.
    OpensLow,
    /// " and ', the same on both sides.
    Straight,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub token: usize,
    pub family: Family,
    pub glyph: Glyph,
    /// Stands where an opening mark stands: before what it touches, after a space or the like.
    pub before_text: bool,
    /// Stands where a closing mark stands: touches what comes before it.
    pub after_text: bool,
    /// After a word and before punctuation, or after punctuation: no apostrophe stands there.
    pub surely_closes: bool,
    /// Right after a number: may be inches or seconds.
    pub after_number: bool,
}

impl Mark {
    /// Reads the mark at a token; `None` for what can be no quotation mark there.
    pub fn read(text: &Text, token: usize) -> Option<Self> {
        let (family, glyph) = match text.str(token) {
            "“" | "``" | "‘‘" | "‟" => (Family::Double, Glyph::Opens),
            "”" | "’’" => (Family::Double, Glyph::Closes),
            "„" | "‚‚" => (Family::Double, Glyph::OpensLow),
            "\"" | "''" | "＂" => (Family::Double, Glyph::Straight),
            "«" => (Family::Guillemet, Glyph::Opens),
            "»" => (Family::Guillemet, Glyph::Closes),
            "‹" => (Family::SingleGuillemet, Glyph::Opens),
            "›" => (Family::SingleGuillemet, Glyph::Closes),
            "‘" | "`" | "‛" => (Family::Single, Glyph::Opens),
            "’" => (Family::Single, Glyph::Closes),
            "‚" => (Family::Single, Glyph::OpensLow),
            "'" => (Family::Single, Glyph::Straight),
            _ => return None,
        };
        let touches_before = token > 0 && text.touches_next(token - 1);
        let touches_after = text.touches_next(token);
        let before = if touches_before { text.kind(token - 1) } else { None };
        let after = if touches_after { text.kind(token + 1) } else { None };
        use TokenKind as K;
        let opening_context = matches!(before, None | Some(K::Open | K::Dash | K::Mark | K::Symbol));
        let closing_context = matches!(
            after,
            None | Some(
                K::Comma | K::Stop | K::Colon | K::Semicolon | K::Close | K::Dash | K::Mark | K::Clitic
            )
        );
        let text_after = matches!(
            after,
            Some(K::Word | K::Number | K::Mark | K::Open | K::Stop | K::Symbol | K::Address | K::Dash)
        );
        let missing_space =
            matches!(before, Some(K::Comma | K::Colon | K::Stop)) && matches!(after, Some(K::Word));
        let mark = Self {
            token,
            family,
            glyph,
            before_text: (opening_context && text_after) || (missing_space && glyph != Glyph::Closes),
            after_text: touches_before && !matches!(before, Some(K::Open)),
            after_number: before == Some(K::Number),
            surely_closes: touches_before
                && (matches!(before, Some(K::Comma | K::Stop | K::Dash | K::Close))
                    || (closing_context && after.is_some() && !matches!(after, Some(K::Mark | K::Clitic)))),
        };
        if is_inches(text, token) || (family == Family::Single && mark.is_apostrophe(text)) {
            return None;
        }
        Some(mark)
    }

    /// An apostrophe that the word beside it gives away: 'tis, the ’90s.
    fn is_apostrophe(&self, text: &Text) -> bool {
        /// Words written with an apostrophe in front. Others are opened by a mark.
        const ELIDED: [WordHash; 16] = WordHash::literals([
            "tis", "twas", "twill", "twould", "twere", "em", "til", "till", "bout", "cause", "n", "neath",
            "round", "cept", "tween", "gainst",
        ]);
        let next = self.token + 1;
        if !text.touches_next(self.token) || self.glyph == Glyph::OpensLow {
            return false;
        }
        let touches_word_before = self.token > 0
            && text.touches_next(self.token - 1)
            && text.kind(self.token - 1) == Some(TokenKind::Word);
        if touches_word_before && text.kind(next) == Some(TokenKind::Word) {
            return true;
        }
        let decade = || {
            let digits = text.str(next).trim_end_matches('s');
            digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit())
        };
        // A word like 'round may begin a quotation in the right glyph; in the wrong one it never does.
        ELIDED.contains(&text.tokens[next].hash)
            && (self.glyph != Glyph::Opens || text.tokens[next].hash != ELIDED[9])
            || (decade() && self.glyph != Glyph::Opens)
    }
}

/// The marks of 6'2" and of 12' 30".
fn is_inches(text: &Text, token: usize) -> bool {
    let number = |at: usize| text.kind(at) == Some(TokenKind::Number) && text.touches_next(at);
    let single = |at: usize| text.kind(at) == Some(TokenKind::Mark) && matches!(text.str(at), "'" | "’");
    if !matches!(text.str(token), "\"" | "”" | "''" | "'" | "’") || token < 1 || !number(token - 1) {
        return false;
    }
    let feet_before = token >= 3 && single(token - 2) && number(token - 3);
    let inches_after = single(token) && number(token + 1) && text.kind(token + 2) == Some(TokenKind::Mark);
    feet_before || inches_after
}

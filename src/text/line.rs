//! What publishers put around their prose: datelines, bylines, links to other articles.

use once_cell::sync::Lazy;
use regex::{Regex, RegexSet};

use crate::lexicon::WordHash;

/// Longer lines are prose, whatever they begin with.
const LONGEST_FURNITURE: usize = 160;

/// A capital, and what follows it in a name. Latin ranges: the Unicode classes take milliseconds to compile.
const CAPITAL: &str = r"[A-Z\u{C0}-\u{24F}]";
const CAPITALS: &str = r"[A-Z\u{C0}-\u{24F}.'’-]";
const LETTERS: &str = r"[A-Za-z0-9\u{C0}-\u{24F}.'’-]";

/// Lines that are no part of an article: what stands in them speaks for nobody.
static FURNITURE: Lazy<RegexSet> = Lazy::new(|| {
    let name = format!("{CAPITAL}{LETTERS}*(?: {CAPITAL}{LETTERS}*){{1,3}}");
    // "Staff Writer", "The Harbour Post | Aug. 4, 2021", "for the Post": no clause.
    let paper =
        format!("(?:(?:{CAPITAL}{LETTERS}*|[0-9:]+|[|,•·–—-]|at|for|of|the|a\\.m\\.|p\\.m\\.) ?){{0,10}}");
    let patterns = [
        // Buttons and counters.
        r"^(?i-u:comments?(?: are closed\.?)?|share(?: this)?(?: article)?|tweet|print|e-?mail|advertisement|loading\.*|subscribe|sign up|log in) *$".to_owned(),
        // Links to other articles, credits of pictures.
        r"^(?i-u:(?:read|see|watch) (?:more|also|next)|related|related articles?|more on this|watch|recommended|trending) ?:".to_owned(),
        r"^(?i-u:photos?|image|picture|video|(?:photo|image) credit|credit) ?:".to_owned(),
        r"^(?i-u:follow) .{1,60} on (?:Twitter|X|Facebook|Instagram)(?-u:\b)".to_owned(),
        // Bylines: "By Ann Dorsey, Staff Writer", "By ANN DORSEY | The Harbour Post".
        format!("^(?i-u:by):? {name}(?:,? and {name})?(?:(?: ?[,|•·–—-]| Special to) ?{paper})? *$"),
        r"^(?:Reporting|Additional reporting|Writing|Editing|Compiled) by ".to_owned(),
    ];
    RegexSet::new(patterns).expect("the patterns are constants that the tests use")
});

/// The first words of all those lines: few others have one, and only these are worth a closer look.
const OPENERS: [WordHash; 32] = WordHash::literals([
    "comment",
    "comments",
    "share",
    "tweet",
    "print",
    "email",
    "e-mail",
    "advertisement",
    "loading",
    "subscribe",
    "sign",
    "log",
    "read",
    "see",
    "watch",
    "related",
    "more",
    "recommended",
    "trending",
    "photo",
    "photos",
    "image",
    "picture",
    "video",
    "credit",
    "follow",
    "by",
    "reporting",
    "additional",
    "writing",
    "editing",
    "compiled",
]);

/// "MOSCOW:", "WASHINGTON (AP) —", "LOS ANGELES, Sept. 28 (UPI) —".
static DATELINE: Lazy<Regex> = Lazy::new(|| {
    let town = format!("{CAPITAL}{CAPITALS}+(?:[ /]{CAPITAL}{CAPITALS}*)*");
    let state_and_day = format!("(?:, {CAPITAL}{LETTERS}+)?(?:, [A-Z][a-z]+\\.? [0-9]{{1,2}})?");
    let agency = format!("(?: \\({CAPITAL}[^()]*\\))?");
    Regex::new(&format!("^{town}{state_and_day}{agency}(?: ?[—–―] ?| --? |: )"))
        .expect("the pattern is a constant that the tests use")
});

/// Whether a line, which begins with a word, is page furniture.
pub(super) fn is_furniture(line: &str, first: WordHash) -> bool {
    line.len() <= LONGEST_FURNITURE && OPENERS.contains(&first) && FURNITURE.is_match(line)
}

/// How many bytes of a line its dateline takes; 0 where it has none.
pub(super) fn dateline(line: &str) -> usize {
    DATELINE.find(line).map_or(0, |found| found.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        let ends = |line: &str| &line[dateline(line)..] == "The pier will be sold.";
        assert!(ends("MOSCOW: The pier will be sold."));
        assert!(ends("WASHINGTON (AP) — The pier will be sold."));
        assert!(ends("EASTMOOR, Ohio (Wire) — The pier will be sold."));
        assert!(ends("LOS ANGELES, Sept. 28 (UPI) — The pier will be sold."));
        assert!(ends("NEW YORK - The pier will be sold."));
        assert_eq!(dateline("Moscow: The pier will be sold."), 0);
        assert_eq!(dateline("NATO says that the pier will be sold."), 0);
        assert_eq!(dateline("A pier — the last one — will be sold."), 0);
    }

    fn is_furniture(line: &str) -> bool {
        let first = line.split([' ', ':', '.']).next().unwrap_or("");
        super::is_furniture(line, WordHash::of(first))
    }

    #[test]
    fn furniture() {
        for line in [
            "Comments",
            "Comment",
            "Comments are closed.",
            "Share this article",
            "Tweet",
            "Print",
            "E-mail",
            "Email",
            "Advertisement",
            "Loading...",
            "Subscribe",
            "Sign up",
            "Log in",
            "Read more: Ten piers",
            "See also: Ten piers",
            "Watch: Ten piers",
            "Related: Ten piers",
            "More on this: Ten piers",
            "Recommended: Ten piers",
            "Trending: Ten piers",
            "Photo: Neil Harker",
            "Photos: Neil Harker",
            "Image credit: Neil Harker",
            "Picture: Neil Harker",
            "Video: Ten piers",
            "Credit: Neil Harker",
            "Follow Neil Harker on Twitter",
            "By Neil Harker",
            "By Ann Dorsey and Neil Harker",
            "By Ann Dorsey, Staff Writer",
            "By ANN DORSEY | The Harbour Post",
            "By Ann Dorsey Special to The Harbour Post",
            "by: WKTL Staff",
            "Reporting by Neil Harker",
            "Additional reporting by Neil Harker",
            "Writing by Neil Harker",
            "Editing by Neil Harker",
            "Compiled by Neil Harker",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "Comments by Ann Dorsey drew laughter.",
            "By Friday the pier was sold.",
            "By Ann Dorsey, the last of the pilots, we were told to wait.",
            "By New Year, Mayor Carl Boyd told reporters:",
            "Share prices fell.",
            "Related charges were dropped.",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}

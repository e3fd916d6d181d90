//! What publishers put around their prose: datelines, bylines, links to other articles.

use once_cell::sync::Lazy;
use regex::{Regex, RegexSet};

/// Longer lines are prose, whatever they begin with.
const LONGEST_FURNITURE: usize = 160;

/// Lines that are no part of an article: what stands in them speaks for nobody.
static FURNITURE: Lazy<RegexSet> = Lazy::new(|| {
    let patterns = [
        // Buttons and counters.
        r"^(?i:comments?(?: are closed\.?)?|share(?: this)?(?: article)?|tweet|print|e-?mail|advertisement|loading\.*|subscribe|sign up|log in)\s*$",
        // Links to other articles, credits of pictures.
        r"^(?i:read more|read also|read next|related|related articles?|see also|more on this|also read|watch|recommended|trending)\s*:",
        r"^(?i:photos?|image|picture|video|photo credit|image credit|credit)\s*:",
        r"^(?i:follow) .{1,60} (?i:on) (?:Twitter|X|Facebook|Instagram)\b",
        // Bylines.
        r"^(?i:by) \p{Lu}[\w.'’-]*(?: \p{Lu}[\w.'’-]*){1,3}(?:,? (?i:and) \p{Lu}[\w.'’-]*(?: \p{Lu}[\w.'’-]*){1,3})?\s*$",
        r"^(?:Reporting|Additional reporting|Writing|Editing|Compiled) by ",
    ];
    RegexSet::new(patterns).expect("the patterns are constants that the tests use")
});

/// "MOSCOW:", "WASHINGTON (AP) —", "LOS ANGELES, Sept. 28 (UPI) —".
static DATELINE: Lazy<Regex> = Lazy::new(|| {
    Regex::new(
        r"^\p{Lu}[\p{Lu}.'’-]+(?:[ /]\p{Lu}[\p{Lu}.'’-]*)*(?:, \p{Lu}[\p{L}.]+)?(?:, \p{Lu}\p{Ll}+\.? \d{1,2})?(?: \(\p{Lu}[\p{L}/ ]*\))?(?: ?[—–―] ?| --? |: )",
    )
    .expect("the pattern is a constant that the tests use")
});

/// Whether a line is page furniture.
pub(super) fn is_furniture(line: &str) -> bool {
    line.len() <= LONGEST_FURNITURE && FURNITURE.is_match(line)
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

    #[test]
    fn furniture() {
        for line in [
            "Comments",
            "Comments are closed.",
            "Read more: Ten piers",
            "By Neil Harker",
            "By Ann Dorsey and Neil Harker",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "Comments by Ann Dorsey drew laughter.",
            "By Friday the pier was sold.",
            "Share prices fell.",
            "Related charges were dropped.",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}

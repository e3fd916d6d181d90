//! What holds for every result, whatever the text.

use quote_attribution::{Article, Span};

/// Panics where a result is not as its documentation promises.
pub fn check(article: &Article<'_>) {
    let text = article.text();
    let dashes = talks_with_dashes(article);
    let mut last_start = 0;
    let mut speakers_heard = 0;
    for quote in article.quotes() {
        assert!(!quote.parts().is_empty(), "a quotation has words");
        assert!(quote.span().start >= last_start, "quotations are in the order of the text");
        last_start = quote.span().start;

        let mut last_end = 0;
        for part in quote.parts() {
            let words = slice(text, part.span());
            assert!(!words.is_empty(), "an empty part at {}", part.start);
            assert!(part.start >= last_end, "parts are in order and do not overlap");
            last_end = part.end;
            if part.marked {
                assert!(words.trim() == words, "white space at an edge of {words:?}");
                if dashes {
                    assert!(!words.starts_with(DASHES), "a turn begins after its dash: {words:?}");
                } else {
                    check_marks(text, part.span());
                }
            }
        }

        assert!((0.0..=1.0).contains(&quote.confidence()), "confidence {}", quote.confidence());
        if let Some(cue) = quote.cue() {
            assert!(!slice(text, cue).is_empty(), "an empty cue");
        }
        assert_eq!(quote.speaker().is_some(), quote.mention().is_some());
        if let (Some(speaker), Some(mention)) = (quote.speaker(), quote.mention()) {
            check_mention(text, mention);
            assert!(speaker.id <= speakers_heard, "speakers are numbered as they first speak");
            speakers_heard = speakers_heard.max(speaker.id + 1);
        }
    }

    assert_eq!(speakers_heard, article.speakers().len(), "every speaker speaks");
    for (id, speaker) in article.speakers().iter().enumerate() {
        assert_eq!(speaker.id, id);
        assert!(!speaker.name.is_empty());
        speaker.mentions.iter().for_each(|&mention| check_mention(text, mention));
        assert!(speaker.mentions.is_sorted(), "mentions are in the order of the text");
    }
}

const MARKS: [char; 16] = ['"', '“', '”', '„', '‟', '＂', '«', '»', '‹', '›', '\'', '‘', '’', '‚', '‛', '`'];

const DASHES: [char; 4] = ['—', '–', '―', '-'];

/// Whether an article is talk that opens with dashes: at least two paragraphs do, and no marked part has a mark.
fn talks_with_dashes(article: &Article<'_>) -> bool {
    let text = article.text();
    let mut marked = article.quotes().flat_map(|quote| quote.parts()).filter(|part| part.marked);
    text.split(LINE_BREAKS).filter(|line| line.trim_start_matches(unseen).starts_with(DASHES)).count() > 1
        && marked.all(|part| !text[..part.start].trim_end_matches(unseen).ends_with(MARKS))
}

fn unseen(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_format(c)
}

/// The marks of a marked part stand right outside it, or before the label of a turn, “DORSEY: We go.” Nothing but the
/// end of a paragraph, or the mark of the next quotation, ends one that is never closed.
fn check_marks(text: &str, part: Span) {
    let before = text[..part.start].trim_end_matches(unseen);
    /// Words of a label and its marks.
    const LONGEST_LABEL: usize = 12;
    let labelled = || {
        let label = before.strip_suffix(':').and_then(|label| label.rfind(MARKS).map(|mark| &label[mark..]));
        label.is_some_and(|label| label.split_whitespace().count() <= LONGEST_LABEL)
    };
    assert!(before.ends_with(MARKS) || labelled(), "no mark before {:?}", slice(text, part));
    let rest = &text[part.end..];
    let after = rest.trim_start_matches(unseen);
    let between = &rest[..rest.len() - after.len()];
    assert!(
        after.is_empty() || after.starts_with(MARKS) || between.contains(LINE_BREAKS),
        "no mark after {:?}",
        slice(text, part)
    );
}

const LINE_BREAKS: [char; 7] = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// What is written and not seen: zero-width spaces and joiners, marks of direction, the byte order mark.
fn is_format(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

fn check_mention(text: &str, mention: Span) {
    let words = slice(text, mention);
    assert!(!words.is_empty(), "an empty mention");
    // A single line break may be that of a hard-wrapped text.
    assert!(!words.contains("\n\n"), "a mention in two paragraphs: {words:?}");
}

/// The text of a span that lies inside it, on character boundaries.
fn slice(text: &str, span: Span) -> &str {
    text.get(span.range()).unwrap_or_else(|| panic!("{span} is no stretch of a text of {} bytes", text.len()))
}

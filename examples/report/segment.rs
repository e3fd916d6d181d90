//! Cuts a text into stretches that belong to one quotation, or to none.

use std::ops::Range;

use quote_attribution::Article;

/// A stretch with the number of its quotation.
pub struct Segment {
    pub range: Range<usize>,
    pub quote: Option<usize>,
    /// Whether it stands between marks, or is paraphrase.
    pub marked: bool,
}

/// The segments of each line that is not blank. Where quotations overlap, the inner one has the stretch.
pub fn paragraphs(article: &Article<'_>) -> Vec<Vec<Segment>> {
    let segments = segments(article);
    let mut next = segments.as_slice();
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in article.text().split_inclusive('\n') {
        let (end, all) = (start + line.trim_end().len(), start + line.len());
        let mut inside = Vec::new();
        while let Some((segment, rest)) = next.split_first() {
            let range = segment.range.start.max(start)..segment.range.end.min(end);
            if !range.is_empty() {
                inside.push(Segment { range, ..*segment });
            }
            if segment.range.end > all {
                break;
            }
            next = rest;
        }
        if !inside.is_empty() {
            paragraphs.push(inside);
        }
        start = all;
    }
    paragraphs
}

/// The whole text in order.
fn segments(article: &Article<'_>) -> Vec<Segment> {
    let quotes = article.quotes().enumerate();
    let mut parts: Vec<_> =
        quotes.flat_map(|(n, quote)| quote.parts().iter().map(move |part| (*part, n))).collect();
    // An outer part comes before those inside it.
    parts.sort_by_key(|(part, number)| (part.start, std::cmp::Reverse(part.end), *number));
    let mut segments = Vec::new();
    let mut open: Vec<Segment> = vec![Segment { range: 0..article.text().len(), quote: None, marked: false }];
    let mut at = 0;
    let mut emit = |top: &Segment, until: usize| {
        if until > at {
            segments.push(Segment { range: at..until, ..*top });
            at = until;
        }
    };
    for (part, number) in parts {
        while let Some(top) = open.pop_if(|top| top.range.end <= part.start) {
            emit(&top, top.range.end);
        }
        if let Some(top) = open.last() {
            emit(top, part.start);
        }
        open.push(Segment { range: part.start..part.end, quote: Some(number), marked: part.marked });
    }
    while let Some(top) = open.pop() {
        emit(&top, top.range.end);
    }
    segments
}

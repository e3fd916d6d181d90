//! How far two stretches of a text agree.

use crate::gold::Stretch;

/// The bytes that both hold.
pub fn shared(a: Stretch, b: Stretch) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// Intersection over union.
pub fn iou(a: Stretch, b: Stretch) -> f64 {
    union_iou(&[a], &[b])
}

/// Intersection over union of two sets of stretches.
pub fn union_iou(a: &[Stretch], b: &[Stretch]) -> f64 {
    let both: usize = a.iter().flat_map(|&x| b.iter().map(move |&y| shared(x, y))).sum();
    let length = |spans: &[Stretch]| -> usize { spans.iter().map(|span| span.1 - span.0).sum() };
    // Pieces that overlap among themselves can share more than they hold.
    match (length(a) + length(b)).checked_sub(both) {
        Some(total) if total > 0 => both as f64 / total as f64,
        _ => 0.0,
    }
}

/// Without the marks, stops and spaces at its ends; the whole if nothing else is left.
///
/// It goes by bytes, as the published scorer does, so that both give the same figures.
pub fn trim(text: &[u8], (start, end): Stretch) -> Stretch {
    let edge =
        |byte: &u8| b" \t\n\r\x0c\x0b\"',.;:?!\xe2\x80\x9c\x9d\x98\x99\x9e\xc2\xab\xbb-".contains(byte);
    let bytes = &text[start..end];
    let Some(first) = bytes.iter().position(|byte| !edge(byte)) else { return (start, end) };
    let last = bytes.iter().rposition(|byte| !edge(byte)).unwrap_or(first);
    (start + first, start + last + 1)
}

/// How many words, parted by white space.
pub fn words(text: &[u8], (start, end): Stretch) -> usize {
    text[start..end].split(|byte| b" \t\n\r\x0c\x0b".contains(byte)).filter(|word| !word.is_empty()).count()
}

//! The stretches between quotation marks that are asked about: found by a rule of the corpus, not by the crate,
//! so that a mark which the crate misreads counts against it.

use crate::gold::Stretch;

/// In code points, the marks excluded: first those between double marks, then those between doubled apostrophes.
pub fn quoted(chars: &[char]) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, &c) in chars.iter().enumerate() {
        match open {
            Some((start, mark)) if closes(mark, c) || c == '\n' => {
                found.push((start, at));
                open = None;
            }
            // Opened again before it was closed.
            Some((start, '“')) if c == '“' => {
                found.push((start, at));
                open = Some((at + 1, c));
            }
            None if ['“', '"', '«'].contains(&c) => open = Some((at + 1, c)),
            _ => {}
        }
    }
    found.extend(open.map(|(start, _)| (start, chars.len())));
    let mut found: Vec<_> = found.into_iter().filter_map(|span| trimmed(span, chars)).collect();
    found.extend(doubled(chars));
    found
}

fn closes(mark: char, c: char) -> bool {
    matches!((mark, c), ('“', '”') | ('«', '»') | ('"', '"'))
}

fn trimmed((mut start, mut end): Stretch, chars: &[char]) -> Option<Stretch> {
    while start < end && chars[start].is_whitespace() {
        start += 1;
    }
    while end > start && chars[end - 1].is_whitespace() {
        end -= 1;
    }
    chars[start..end].iter().any(|c| c.is_alphanumeric()).then_some((start, end))
}

/// Stretches ''like this'' within a line.
fn doubled(chars: &[char]) -> Vec<Stretch> {
    let pair = |at: usize| chars.get(at) == Some(&'\'') && chars.get(at + 1) == Some(&'\'');
    let joins = |c: Option<&char>| c.is_some_and(|&c| c.is_alphanumeric() || c == '_' || c == '\'');
    let visible = |at: usize| chars.get(at).is_some_and(|c| !c.is_whitespace());
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let start = at + 2;
        if pair(at) && !(at > 0 && joins(chars.get(at - 1))) && visible(start) {
            let line = (start + 1..chars.len()).take_while(|&end| chars[end - 1] != '\n');
            let mut ends = line.filter(|&end| pair(end) && visible(end - 1) && !joins(chars.get(end + 2)));
            if let Some(end) = ends.next() {
                if chars[start..end].iter().any(|c| c.is_alphanumeric()) {
                    found.push((start, end));
                }
                at = end + 2;
                continue;
            }
        }
        at += 1;
    }
    found
}

//! Eight bytes of a text in one number: its letters are told from the rest, and folded, without a branch
//! (Mycroft 1987; Warren, "Hacker's Delight", 6-1, on zero bytes).

const EACH: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * EACH;
/// What a lower-case ASCII letter has and its capital lacks.
const LOWER: u64 = 0x20 * EACH;

/// The eight bytes from a place on, the first one lowest; zeros past the end.
#[inline(always)]
pub(super) fn at(bytes: &[u8], place: usize) -> u64 {
    let rest = &bytes[place.min(bytes.len())..];
    match rest.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => rest.iter().rev().fold(0, |eight, &byte| eight << 8 | u64::from(byte)),
    }
}

/// The high bit of each byte that is an ASCII letter.
#[inline(always)]
pub(super) fn letters(eight: u64) -> u64 {
    let low = lower(eight) & !HIGH;
    let from_a = low + (0x80 - b'a' as u64) * EACH;
    let past_z = low + (0x7f - b'z' as u64) * EACH;
    from_a & !past_z & !eight & HIGH
}

/// The bytes that come before the first one without its high bit: how many, and a mask of them.
#[inline(always)]
pub(super) fn leading(high: u64) -> (u32, u64) {
    let others = !high & HIGH;
    let first = others >> 7 & (others >> 7).wrapping_neg();
    (others.trailing_zeros() / 8, first.wrapping_sub(1))
}

/// The high bit of each byte that is a capital, if it is a letter at all.
#[inline(always)]
pub(super) fn capitals(eight: u64) -> u64 {
    !(eight << 2) & HIGH
}

/// The letters in lower case; other bytes are no more what they were.
#[inline(always)]
pub(super) fn lower(eight: u64) -> u64 {
    eight | LOWER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_ascii() {
        for byte in 0..=u8::MAX {
            let eight = u64::from_le_bytes([byte; 8]);
            let all = if byte.is_ascii_alphabetic() { (8, u64::MAX) } else { (0, 0) };
            assert_eq!(leading(letters(eight)), all, "{byte}");
            let all = if byte.is_ascii_uppercase() { HIGH } else { 0 };
            assert_eq!(letters(eight) & capitals(eight), all, "{byte}");
        }
    }

    #[test]
    fn a_run_of_letters_ends_at_the_first_other_byte() {
        let text = "McAdam’s";
        let eight = at(text.as_bytes(), 0);
        let (count, run) = leading(letters(eight));
        assert_eq!((count, capitals(eight) & run), (6, 0x0080_0080));
        assert_eq!(lower(eight) & run, at(b"mcadam", 0));
        assert_eq!(at(b"abc", 7), 0);
    }
}

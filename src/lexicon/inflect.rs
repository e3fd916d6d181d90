//! Regular English spelling of inflected forms; the lists give the irregular ones.

/// `official` → `officials`, `ministry` → `ministries`, `coach` → `coaches`.
pub(super) fn plural(noun: &str) -> String {
    add_s(noun)
}

/// `say` → `says`, `reply` → `replies`, `stress` → `stresses`.
pub(super) fn third(verb: &str) -> String {
    add_s(verb)
}

/// `add` → `added`, `note` → `noted`, `reply` → `replied`.
pub(super) fn past(verb: &str) -> String {
    match consonant_y(verb) {
        Some(stem) => format!("{stem}ied"),
        None if verb.ends_with('e') => format!("{verb}d"),
        None => format!("{verb}ed"),
    }
}

/// `add` → `adding`, `note` → `noting`, `agree` → `agreeing`.
pub(super) fn gerund(verb: &str) -> String {
    match verb.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) => format!("{stem}ing"),
        _ => format!("{verb}ing"),
    }
}

/// `dad` → `dad-of-one`, `dad-of-two` and so on: what papers call somebody by their children.
pub(super) fn with_children(parent: &str) -> impl Iterator<Item = String> {
    const NUMBERS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    NUMBERS.iter().map(move |number| format!("{parent}-of-{number}"))
}

fn add_s(word: &str) -> String {
    match consonant_y(word) {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
        None => format!("{word}s"),
    }
}

/// The word without its final y, where a consonant stands before that.
fn consonant_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms() {
        assert_eq!(plural("ministry"), "ministries");
        assert_eq!(plural("attorney"), "attorneys");
        assert_eq!(third("stress"), "stresses");
        assert_eq!(past("reply"), "replied");
        assert_eq!(past("note"), "noted");
        assert_eq!(gerund("agree"), "agreeing");
        assert_eq!(gerund("note"), "noting");
    }
}

//! The bundled English lists. The build script reads them; a program finds its tables ready.

use super::List;

macro_rules! bundled {
    ($($list:ident $file:literal;)*) => {
        &[$((List::$list, $file, include_str!(concat!("en/", $file))),)*]
    };
}

/// The bundled English lists: kind, file name, text.
pub(super) const ENGLISH: &[(List, &str, &str)] = bundled! {
    Verbs "verbs.txt";
    CueNouns "cue-nouns.txt";
    Titles "titles.txt";
    Roles "roles.txt";
    Groups "groups.txt";
    Organisations "organisations.txt";
    Documents "documents.txt";
    Places "places.txt";
    Demonyms "demonyms.txt";
    GivenNames "given-names.txt";
    Abbreviations "abbreviations.txt";
    Particles "particles.txt";
    Determiners "determiners.txt";
    Prepositions "prepositions.txt";
    Conjunctions "conjunctions.txt";
    Auxiliaries "auxiliaries.txt";
    Adverbs "adverbs.txt";
    Pronouns "pronouns.txt";
    Calendar "calendar.txt";
    Ordinary "ordinary.txt";
    PastForms "past-forms.txt";
};

#[cfg(test)]
mod tests {
    use super::ENGLISH;

    fn entries(text: &str) -> impl Iterator<Item = &str> {
        text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
    }

    #[test]
    fn lists_are_sorted_and_each_entry_is_there_once() {
        for (_, name, text) in ENGLISH {
            let lines: Vec<&str> = entries(text).collect();
            for pair in lines.windows(2) {
                let entry = |line: &str| line.split('|').next().unwrap_or("").trim().to_owned();
                assert!(pair[0] < pair[1], "{name}: {:?} stands before {:?}", pair[0], pair[1]);
                assert_ne!(entry(pair[0]), entry(pair[1]), "{name}");
            }
        }
    }

    #[test]
    fn lists_are_in_lower_case_and_say_what_they_are() {
        for (_, name, text) in ENGLISH {
            assert!(text.starts_with("# "), "{name} has no header");
            for line in entries(text) {
                assert_eq!(line, line.to_lowercase(), "{name}");
                assert_eq!(line, line.trim_end(), "{name}");
                assert!(!line.contains(['\t', '’']), "{name}: {line}");
            }
        }
    }
}

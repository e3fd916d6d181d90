//! Articles with the expected answer beside them, one phenomenon each: see `tests/cases`.

mod case_file;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use quote_attribution::Attributor;

macro_rules! test_files {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                check(stringify!($name));
            }
        )*

        const TESTED: &[&str] = &[$(stringify!($name)),*];
    };
}

test_files! {
    british
    continuation
    cues
    dialogue
    entities
    fragments
    marks
    mentions
    positions
    pronouns
    sentences_in_context
    statements_and_tweets
    subjects
    transcripts
    untidy
}

#[test]
fn every_file_is_tested() {
    let files: Vec<_> = case_file::all().into_iter().map(|(name, _)| name.replace('-', "_")).collect();
    assert_eq!(files, TESTED, "`test_files!` above must list the files of tests/cases");
}

#[test]
fn known_failures_are_cases() {
    let files = case_file::all();
    let cases: BTreeSet<_> =
        files.iter().flat_map(|(_, file)| case_file::parse(file)).map(|(name, ..)| name).collect();
    for name in known_failures() {
        assert!(cases.contains(name.as_str()), "known-failures.list has {name:?}, which is no case");
    }
}

#[test]
fn names_are_unique() {
    let mut seen = BTreeSet::new();
    for (file, content) in case_file::all() {
        for (name, ..) in case_file::parse(&content) {
            assert!(seen.insert(name.to_owned()), "{file}.txt: there was a case {name:?} before");
        }
    }
}

#[test]
fn harbour() {
    let read =
        |name| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data").join(name));
    let article = read("harbour.txt").unwrap();
    let answer = read("harbour.expected").unwrap();
    if let Err(report) = compare(&article, &answer) {
        panic!("{report}");
    }
}

/// The cases that are known to fail; what passes again must leave the list.
fn known_failures() -> BTreeSet<String> {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/known-failures.list");
    let list = fs::read_to_string(list).unwrap();
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

fn check(test: &str) {
    let (file, content) =
        case_file::all().into_iter().find(|(name, _)| name.replace('-', "_") == test).expect("the case file");
    let known = known_failures();
    let mut report = String::new();
    let (mut cases, mut failures) = (0, 0);
    for (name, article, answer) in case_file::parse(&content) {
        cases += 1;
        let complaint = match (compare(article, answer), known.contains(name)) {
            (Err(difference), false) => difference,
            (Ok(()), true) => "It passes now: take it off known-failures.list.\n".to_owned(),
            _ => continue,
        };
        failures += 1;
        write!(report, "\n=== {name}\n{complaint}").unwrap();
    }
    assert!(failures == 0, "{file}.txt: {failures} of {cases} cases are not as expected\n{report}");
}

/// Whether the crate answers as expected; if not, the article and what differs.
fn compare(article: &str, answer: &str) -> Result<(), String> {
    let expected: Vec<_> = answer.lines().filter(|line| !line.is_empty()).collect();
    let found = find(article);
    if found == expected {
        return Ok(());
    }
    let mut report = format!("{article}\n---\n");
    let missing = expected.iter().filter(|line| !found.iter().any(|found| found == *line));
    let surplus = found.iter().filter(|line| !expected.contains(&line.as_str()));
    let (missing, surplus): (Vec<_>, Vec<_>) = (missing.collect(), surplus.collect());
    if missing.is_empty() && surplus.is_empty() {
        writeln!(report, "expected, in this order:\n  {}", expected.join("\n  ")).unwrap();
        writeln!(report, "found, in this order:\n  {}", found.join("\n  ")).unwrap();
    }
    for line in missing {
        writeln!(report, "expected  {line}").unwrap();
    }
    for line in surplus {
        writeln!(report, "found     {line}").unwrap();
    }
    Err(report)
}

/// The marked parts of all quotations in the order of the text, as lines of an answer.
fn find(article: &str) -> Vec<String> {
    let result = Attributor::new().attribute(article);
    let mut lines: Vec<_> = result
        .quotes()
        .flat_map(|quote| {
            let speaker = quote.speaker_name().unwrap_or("nobody");
            let marked = quote.parts().iter().filter(|part| part.marked);
            marked.map(move |part| (part.start, format!("{speaker} <- {}", &article[part.start..part.end])))
        })
        .collect();
    lines.sort();
    lines.into_iter().map(|(_, line)| line).collect()
}

//! Reported speech with the expected answer beside it: see `tests/cases-indirect`.

#[allow(dead_code, reason = "shared with the other tests, which use all of it")]
mod case_file;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use quote_attribution::{Attributor, Quote, QuoteKind, Scope};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases-indirect")
}

#[test]
fn attributions() {
    check("attributions.txt");
}

#[test]
fn extents() {
    check("extents.txt");
}

#[test]
fn cues() {
    check("cues.txt");
}

#[test]
fn near_misses() {
    check("near-misses.txt");
}

/// `source | cue | content`, with "> " before what stands inside another quote.
fn line(text: &str, quote: Quote) -> String {
    let inner = if quote.parent().is_some() { "> " } else { "" };
    let source = quote.mention().map_or("nobody", |mention| &text[mention.range()]);
    let cue = quote.cue().map_or("none", |cue| &text[cue.range()]);
    let parts = quote.parts().iter().map(|part| {
        let words = &text[part.span().range()];
        if part.marked { format!("“{words}”") } else { words.to_owned() }
    });
    format!("{inner}{source} | {cue} | {}", parts.collect::<Vec<_>>().join(" + "))
}

fn check(file: &str) {
    let content = fs::read_to_string(folder().join(file)).unwrap();
    let list = fs::read_to_string(folder().join("known-failures.list")).unwrap();
    let known: BTreeSet<&str> =
        list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let attributor = Attributor::new();
    let mut report = String::new();
    for (name, article, answer) in case_file::parse(&content) {
        let result = attributor.attribute(article);
        let found: Vec<_> = result.quotes().map(|quote| line(article, quote)).collect();
        let expected: Vec<_> = answer.lines().filter(|line| !line.is_empty()).collect();
        match (found == expected, known.contains(name)) {
            (false, false) => {
                write!(report, "\n=== {name}\n{article}\nexpected {expected:#?}\nfound {found:#?}\n")
                    .unwrap();
            }
            (true, true) => {
                write!(report, "\n=== {name}\nIt passes now: take it off known-failures.list.\n").unwrap();
            }
            _ => {}
        }
    }
    assert!(report.is_empty(), "{file}{report}");
}

#[test]
fn quoted_scope_leaves_paraphrase_out() {
    let text = "Amory said the levee was “a disgrace.” Officials said that it would be closed.";
    let quoted = Attributor::builder().scope(Scope::Quoted).build();
    let article = quoted.attribute(text);
    assert_eq!(article.quotes().map(|quote| quote.text().into_owned()).collect::<Vec<_>>(), ["a disgrace."]);
    let all = Attributor::new();
    let article = all.attribute(text);
    assert!(article.quotes().any(|quote| quote.kind() == QuoteKind::Indirect));
}

#[test]
fn quoted_stretches_keep_their_speakers() {
    let quoted = Attributor::builder().scope(Scope::Quoted).build();
    let all = Attributor::new();
    for (_, file) in case_file::all() {
        for (name, article, _) in case_file::parse(&file) {
            let marked = |attributor: &Attributor| {
                let result = attributor.attribute(article);
                let mut stretches: Vec<_> = result
                    .quotes()
                    .flat_map(|quote| {
                        let speaker = quote.speaker_name().map(str::to_owned);
                        let marked = quote.parts().iter().filter(|part| part.marked);
                        marked.map(|part| (part.start, part.end, speaker.clone())).collect::<Vec<_>>()
                    })
                    .collect();
                stretches.sort();
                stretches
            };
            assert_eq!(marked(&quoted), marked(&all), "{name}");
        }
    }
}

#[test]
fn turns_are_direct_and_labels_of_headings_are_not() {
    let attributor = Attributor::new();
    let kinds =
        |text: &str| attributor.attribute(text).quotes().map(|quote| quote.kind()).collect::<Vec<_>>();
    let transcript = "MORLEY: Who pays for the pier?\n\nHOLT: The town does.\n\nMORLEY: And the ferry?";
    assert_eq!(kinds(transcript), [QuoteKind::Direct; 3]);
    let heading = "Harbour master: Ferry to stay in dock until May\n\nThe ferry needs a new engine.";
    assert_eq!(kinds(heading), [QuoteKind::Indirect]);
}

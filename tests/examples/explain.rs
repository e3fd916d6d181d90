//! Why an answer is what it is.

use super::{HARBOUR, run, text};

#[test]
fn quotations_are_listed_by_number() {
    let output = run("explain", &[HARBOUR], b"");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let listed = text(&output.stdout);
    assert!(listed.starts_with("  1  Erik Halvorsen: “routine”\n"), "{listed}");
    assert!(listed.contains(" 12  Marta Quill: “I came for the herring,”\n"), "{listed}");
}

#[test]
fn quotation_by_its_words() {
    let output = run("explain", &[HARBOUR, "--containing", "herring"], b"");
    let page = text(&output.stdout);
    assert!(page.starts_with("“I came for the herring,”\n"), "{page}");
    assert!(page.contains("Marta Quill, by …"), "{page}");
    assert!(page.contains("Marta Quill won over "), "{page}");
}

/// The weights that are shown add up to the score.
#[test]
fn evidence_adds_up() {
    let output = run("explain", &[HARBOUR, "--quote", "1", "--candidates", "1"], b"");
    let page = text(&output.stdout);
    let (table, _) = page.split_once(" won over ").unwrap();
    let number = |line: &str| line.split_whitespace().next().and_then(|word| word.parse::<f64>().ok());
    let (evidence, score) = table.split_once("------").unwrap();
    let sum: f64 = evidence.lines().filter(|line| line.contains('=')).filter_map(number).sum();
    let score = score.lines().find_map(number).unwrap();
    assert!((sum - score).abs() < 0.2, "{sum} is not {score}:\n{page}");
}

#[test]
fn quotation_that_is_not_there() {
    let output = run("explain", &[HARBOUR, "--quote", "99"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("there is no quotation 99: they are numbered 1 to "));
    let output = run("explain", &[HARBOUR, "--containing", "no such words"], b"");
    assert!(text(&output.stderr).contains("no quotation contains \"no such words\""));
}

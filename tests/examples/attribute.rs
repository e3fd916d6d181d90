//! Who said what, on the terminal.

use serde_json::Value;

use super::{HARBOUR, file, run, text};

#[test]
fn transcript() {
    let output = run("attribute", &[HARBOUR], b"");
    assert!(output.status.success());
    let transcript = text(&output.stdout);
    assert!(!transcript.contains('\u{1b}'), "colours are for terminals");
    for speaker in ["Erik Halvorsen", "Marta Quill", "Ines Aldous", "Norland"] {
        assert!(transcript.contains(speaker), "{speaker} is missing:\n{transcript}");
    }
    assert!(
        transcript
            .lines()
            .any(|line| line.starts_with("  1  Erik Halvorsen ") && line.ends_with("“routine”"))
    );
    let (_, unsaid) = transcript.split_once("No speaker:").unwrap();
    assert!(unsaid.contains("“open water”"), "{transcript}");
    assert!(transcript.lines().all(|line| line.chars().count() <= 80), "{transcript}");
}

#[test]
fn transcript_of_several_files() {
    let other = file("other.txt", "“We go,” said Ann Dorsey.".as_bytes());
    let output = run("attribute", &[HARBOUR, other.to_str().unwrap()], b"");
    let transcript = text(&output.stdout);
    assert!(transcript.starts_with(HARBOUR), "{transcript}");
    assert!(transcript.ends_with("other.txt\n  1  Ann Dorsey  “We go,”\n"), "{transcript}");
}

#[test]
fn transcript_of_standard_input() {
    let output = run("attribute", &[], "“We go,” said Ann Dorsey.".as_bytes());
    assert_eq!(text(&output.stdout), "  1  Ann Dorsey  “We go,”\n");
    let output = run("attribute", &["-"], b"It rained.");
    assert_eq!(text(&output.stdout), "No quotations.\n");
}

#[test]
fn only_one_kind() {
    let article = "“We go,” said Ann Dorsey. She called it “a farce” in May.".as_bytes();
    let output = run("attribute", &["--only", "direct"], article);
    assert!(text(&output.stdout).contains("We go") && !text(&output.stdout).contains("a farce"));
    let output = run("attribute", &["--only", "mixed"], article);
    assert!(text(&output.stdout).contains("a farce") && !text(&output.stdout).contains("We go"));
    assert!(!run("attribute", &["--only", "loud"], article).status.success());
}

#[test]
fn json_of_a_file() {
    let output = run("attribute", &["--json", HARBOUR], b"");
    let article: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(article["id"], HARBOUR);
    assert_eq!(article["quotes"][0]["speaker"]["name"], "Erik Halvorsen");
    assert_eq!(article["speakers"][0]["name"], "Erik Halvorsen");
}

#[test]
fn missing_file() {
    let output = run("attribute", &["no/such/article.txt", HARBOUR], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stderr), "attribute: no/such/article.txt: there is no such file\n");
    assert!(text(&output.stdout).contains("Erik Halvorsen"), "the other file is attributed all the same");
}

#[test]
fn file_that_is_not_utf_8() {
    let latin = file("latin.txt", b"Prime Minister Erik Sk\xE5r");
    let output = run("attribute", &[latin.to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("latin.txt: not UTF-8: byte 0xE5 at offset 22;"));
}

//! The accuracy on annotated texts.

use serde_json::Value;

use super::{file, run, text};

const GOLD: &str = "examples/data/gold.jsonl";
const STANDOFF: &str = "examples/data/standoff";

fn json(arguments: &[&str]) -> Value {
    let output = run("evaluate", &[&["--json"], arguments].concat(), b"");
    assert!(output.status.success(), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn names_of_the_bundled_article() {
    let scores = json(&[GOLD, "--errors", "99"]);
    assert_eq!(scores["entity"]["gold"], 15);
    let right = scores["entity"]["right"].as_u64().unwrap();
    assert!(right >= 12, "{scores}");
    // Each mistake is one, and the surest come first.
    let mistakes = scores["mistakes"].as_array().unwrap();
    assert!(mistakes.iter().all(|mistake| mistake["right"] != mistake["answer"]), "{scores}");
    assert!(mistakes.is_sorted_by(|a, b| a["confidence"].as_f64() >= b["confidence"].as_f64()), "{scores}");
    let bins = scores["calibration"]["bins"].as_array().unwrap();
    let answers: u64 = bins.iter().map(|bin| bin["answers"].as_u64().unwrap()).sum();
    assert_eq!(answers, 16, "every stretch is judged once");
}

#[test]
fn standoff_folder() {
    let scores = json(&[STANDOFF]);
    assert_eq!(scores["marked.right"]["gold"], 2);
    assert_eq!(scores["marked.right"]["right"], 2, "{scores}");
    // Source and cue, in code points in the file, in bytes here.
    assert_eq!(scores["cue.exact"]["right"], 2);
    assert_eq!(scores["source.overlap"]["right"], 2);
}

/// The head comes from the parse: without one it would be the last word, "herself".
#[test]
fn head_from_the_parse() {
    let answer = |name: &str| {
        let line = format!(
            r#"{{"id":"cafe","quotes":[{{"parts":[{{"start":3,"end":24,"marked":true}}],"speaker":{{"name":"{name}"}}}}]}}"#
        );
        let path = file(&format!("{name}.jsonl"), line.as_bytes());
        json(&["--predictions", path.to_str().unwrap(), STANDOFF])["marked.right"]["right"].clone()
    };
    assert_eq!(answer("Aldous"), 1);
    assert_eq!(answer("herself"), 0);
}

#[test]
fn answers_of_another_system() {
    let answers = file(
        "answers.jsonl",
        r#"{"id":"harbour","quotes":[{"parts":[{"start":126,"end":133,"marked":true}],"speaker":{"name":"Marta Quill"}}]}"#
            .as_bytes(),
    );
    let output = run("evaluate", &["--predictions", answers.to_str().unwrap(), "--errors", "1", GOLD], b"");
    let report = text(&output.stdout);
    assert!(report.contains("1 documents, 0 without an answer"), "{report}");
    assert!(!report.contains("calibration"), "it does not say how sure it is:\n{report}");
    assert!(
        report.ends_with("harbour: “routine”\n  right: Erik Halvorsen\n  answer: Marta Quill\n"),
        "{report}"
    );
}

#[test]
fn line_that_is_no_document() {
    let gold = file("bad-gold.jsonl", b"\n{\"id\": \"a\"}\n");
    let output = run("evaluate", &[gold.to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("bad-gold.jsonl, line 2: not a gold document"));
}

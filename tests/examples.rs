//! Runs the examples as a user would.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

const HARBOUR: &str = "examples/data/harbour.txt";

/// Runs an example, which `cargo test` has built beside this test, from the folder of the crate.
fn run(example: &str, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = command(example, arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // The example may end before it has read everything.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn command(example: &str, arguments: &[&str]) -> Command {
    let profile = std::env::current_exe().unwrap().ancestors().nth(2).unwrap().to_owned();
    let path = profile.join("examples").join(example).with_extension(std::env::consts::EXE_EXTENSION);
    assert!(path.exists(), "{} is not there: `cargo build --examples` makes it", path.display());
    let mut command = Command::new(path);
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).stderr(Stdio::piped());
    command
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// A file that goes with `cargo clean`.
fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).unwrap();
    path
}

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

#[test]
fn documents_in_order() {
    let input = "{\"id\": \"a\", \"text\": \"“We go,” said Ann Dorsey.\", \"year\": 1}\n\n{\"text\": \"\", \"id\": 1.50}";
    let output = run("jsonl", &[], input.as_bytes());
    assert!(output.status.success());
    assert_eq!(text(&output.stderr), "");
    let lines: Vec<_> = text(&output.stdout).lines().collect();
    let first: Value = serde_json::from_str(lines[0]).unwrap();
    assert_eq!(first["id"], "a");
    assert_eq!(first["quotes"][0]["parts"], json!([{"start": 3, "end": 9, "marked": true}]));
    assert_eq!(first["quotes"][0]["speaker"]["name"], "Ann Dorsey");
    assert_eq!(lines[1..], ["{\"id\":1.50,\"quotes\":[],\"speakers\":[]}"]);
}

#[test]
fn bad_lines() {
    let good = "{\"id\": 7, \"text\": \"It rained.\"}\n";
    let input = [
        "nonsense\n",
        good,
        "{\"id\": \"b\"}\n",
        "{\"id\": [], \"text\": \"\"}\n",
        "{\"text\": \"\"}\n",
        good,
    ];
    let output = run("jsonl", &[], [input.concat().as_bytes(), b"\xFF\n"].concat().as_slice());
    assert!(output.status.success());
    assert_eq!(
        text(&output.stderr),
        "jsonl: 5 of 7 lines could not be attributed; each says why under \"error\"\n"
    );
    let lines: Vec<Value> =
        text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let answers: Vec<_> =
        lines.iter().map(|line| (&line["id"], &line["line"], line["error"].is_string())).collect();
    assert_eq!(
        answers,
        [
            (&Value::Null, &json!(1), true),
            (&json!(7), &Value::Null, false),
            (&json!("b"), &Value::Null, true),
            (&Value::Null, &json!(4), true),
            (&Value::Null, &json!(5), true),
            (&json!(7), &Value::Null, false),
            (&Value::Null, &json!(7), true),
        ]
    );
    assert_eq!(lines[2]["error"], "missing field `text` at column 11");
}

/// Enough documents to fill every buffer on the way.
fn pile() -> Vec<u8> {
    "{\"id\": 1, \"text\": \"“We go,” said Ann Dorsey.\"}\n".repeat(10_000).into_bytes()
}

#[test]
fn reader_that_leaves_early() {
    for (example, input) in
        [("jsonl", pile()), ("attribute", "“We go,” said Ann Dorsey.\n".repeat(10_000).into())]
    {
        let mut child = command(example, &[]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        // It stops reading when nobody reads what it says.
        let _ = child.stdin.take().unwrap().write_all(&input);
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{example}");
        assert_eq!(text(&output.stderr), "", "{example}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn full_disk() {
    let full = fs::File::create("/dev/full").unwrap();
    let mut child = command("jsonl", &[]).stdin(Stdio::piped()).stdout(full).spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(&pile());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).starts_with("jsonl: cannot write to standard output: No space left"));
}

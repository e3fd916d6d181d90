//! Piles of documents.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::{command, run, text};

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
fn lines_that_are_nearly_documents() {
    let deep = format!("{{\"id\": 9, \"text\": \"\", \"deep\": {}}}", "[".repeat(100_000));
    let lines: [(&[u8], &str, &str); 9] = [
        (b"{\"id\": 1, \"text\": \"caf\xE9\"}", "1", "invalid unicode code point at column 23"),
        (b"{\"id\": 2, \"text\": \"\\ud800\"}", "2", "unexpected end of hex escape at column 26"),
        (b"{\"id\": 3, \"text\": \"a\0b\"}", "null", "control character (\\u0000-\\u001F) found"),
        (b"{\"id\": 4, \"text\": \"We go", "null", "EOF while parsing a string at column 24"),
        (b"{\"id\": 5, \"text\": null}", "5", "invalid type: null, expected a string"),
        (b"{\"id\": 6, \"text\": \"\", \"text\": \"\"}", "6", "duplicate field `text`"),
        (b"{\"id\": 7, \"text\": \"\"} {}", "null", "trailing characters"),
        (b"\xE2\x80\x9CWe go\xE2\x80\x9D", "null", "expected value at column 1"),
        (deep.as_bytes(), "null", "expected value at column 100031"),
    ];
    for (line, id, error) in lines {
        let output = run("jsonl", &[], &[line, b"\n"].concat());
        assert!(output.status.success());
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        let shown = String::from_utf8_lossy(&line[..line.len().min(80)]);
        assert_eq!(answer["id"].to_string(), id, "{shown}");
        assert!(answer["error"].as_str().unwrap().starts_with(error), "{shown}: {answer}");
    }
}

#[test]
fn what_editors_leave() {
    let input = "\u{feff}{\"id\": 1, \"text\": \"\"}\r\n \r\n{\"id\": 2, \"text\": \"\"}\r\n";
    let output = run("jsonl", &[], input.as_bytes());
    let answers = "{\"id\":1,\"quotes\":[],\"speakers\":[]}\n{\"id\":2,\"quotes\":[],\"speakers\":[]}\n";
    assert_eq!((text(&output.stdout), text(&output.stderr)), (answers, ""));
}

/// Longer than all that is read ahead, twice.
#[test]
fn huge_lines() {
    let text = "“We go,” said Ann Dorsey.".to_owned() + &" ".repeat(1 << 24);
    let line = json!({ "id": 1, "text": text }).to_string();
    let output = run("jsonl", &[], [&line, SMALL, &line, SMALL].join("\n").as_bytes());
    assert!(output.status.success());
    let answers: Vec<Value> =
        self::text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 4);
    assert_eq!(answers[0]["quotes"][0]["speaker"]["name"], "Ann Dorsey");
    assert_eq!(answers[..2], answers[2..]);
}

const SMALL: &str = "{\"id\":2,\"text\":\"\"}";

/// Too long is what has a byte more than is allowed; the lines after it are read all the same.
#[test]
fn lines_over_the_limit() {
    let line = json!({ "id": 1, "text": "It rained. ".repeat(1000) }).to_string();
    let input = [&line, SMALL, &line, SMALL].join("\n");
    for (limit, bad) in [(line.len(), false), (line.len() - 1, true)] {
        let output = run("jsonl", &["--max-bytes", &limit.to_string()], input.as_bytes());
        assert!(output.status.success());
        let lines: Vec<_> = text(&output.stdout).lines().collect();
        assert_eq!(lines.len(), 4);
        let error =
            format!("{{\"line\":3,\"error\":\"the line has more than {limit} bytes (see --max-bytes)\"}}");
        assert_eq!(lines[2] == error, bad);
        assert_eq!(lines[3], "{\"id\":2,\"quotes\":[],\"speakers\":[]}");
    }
    let skipped = run("jsonl", &["--max-bytes", "30", "--skip", "1"], input.as_bytes());
    assert_eq!(text(&skipped.stdout).lines().count(), 3);
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

/// The disk is full after so many blocks of 512 bytes; what was written before is what would have been written.
#[test]
#[cfg(target_os = "linux")]
fn disk_that_fills_up() {
    const BLOCKS: usize = 40;
    let pile = mixed_pile(500);
    let whole = run("jsonl", &[], &pile).stdout;
    let path = super::file("disk-that-fills-up.jsonl", b"");
    // Without the signal that would end it, writing past the limit is an error like any other.
    let script = format!("trap '' XFSZ; ulimit -f {BLOCKS}; exec \"$0\" > \"$1\"");
    let program = command("jsonl", &[]).get_program().to_owned();
    let mut child = Command::new("sh")
        .args(["-c", &script])
        .args([program.as_os_str(), path.as_os_str()])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(&pile);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).starts_with("jsonl: cannot write to standard output: File too large"));
    let written = fs::read(path).unwrap();
    assert_eq!(written.len(), BLOCKS * 512);
    assert!(whole.starts_with(&written));
}

/// Whoever stops reading has got every line before whole.
#[test]
fn reader_that_has_seen_enough() {
    use std::io::{BufRead, BufReader};
    let pile = mixed_pile(1000);
    let whole = run("jsonl", &[], &pile).stdout;
    let mut child = command("jsonl", &[]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let sender = std::thread::spawn(move || input.write_all(&pile));
    let lines: Vec<_> = BufReader::new(output).lines().take(300).map(Result::unwrap).collect();
    assert!(text(&whole).lines().take(300).eq(lines));
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(text(&output.stderr), "");
    // It may have ended while it was still sent to.
    let _ = sender.join().unwrap();
}

/// Documents of different lengths, so that threads end in another order than they began.
fn mixed_pile(count: usize) -> Vec<u8> {
    let document = |number: usize| {
        let text = "“We go,” said Ann Dorsey. ".repeat(1 + number * 7 % 40);
        format!("{{\"id\": {number}, \"text\": \"{text}\"}}\n")
    };
    (0..count).map(document).collect::<String>().into_bytes()
}

#[test]
fn order_is_kept_on_any_number_of_threads() {
    let pile = mixed_pile(1500);
    let one = run("jsonl", &["--threads", "1"], &pile).stdout;
    let four = run("jsonl", &["--threads", "4"], &pile).stdout;
    assert_eq!(one.iter().filter(|&&byte| byte == b'\n').count(), 1500);
    assert!(one == four);
    assert!(text(&one).lines().enumerate().all(|(n, line)| line.starts_with(&format!("{{\"id\":{n},"))));
}

/// Blank lines give no answer, so they do not count; the number in an error is that of the line.
#[test]
fn goes_on_where_it_was() {
    let input = b"{\"id\": 1, \"text\": \"\"}\n\nnonsense\n\n{\"id\": 3, \"text\": \"\"}\nnonsense\n";
    let whole = run("jsonl", &[], input).stdout;
    for skip in 0..=4 {
        let rest = run("jsonl", &["--skip", &skip.to_string()], input).stdout;
        let expected: String = text(&whole).split_inclusive('\n').skip(skip).collect();
        assert_eq!(text(&rest), expected);
    }
}

/// Whoever sends one document and waits gets its answer before the next is sent.
#[test]
fn answers_at_once() {
    use std::io::{BufRead, BufReader};
    let mut child = command("jsonl", &[]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in 0..3 {
        writeln!(input, "{{\"id\": {id}, \"text\": \"\"}}").unwrap();
        assert!(answers.next().unwrap().unwrap().starts_with(&format!("{{\"id\":{id},")));
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

/// What was answered before an error of reading is written all the same: here standard input is a folder.
#[test]
#[cfg(target_os = "linux")]
fn input_that_cannot_be_read() {
    let folder = fs::File::open("src").unwrap();
    let output = command("jsonl", &[]).stdin(folder).stdout(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).starts_with("jsonl: cannot read standard input: "));
}

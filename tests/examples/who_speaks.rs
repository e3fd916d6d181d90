//! Voices in a folder of articles.

use std::fs;
use std::path::PathBuf;

use super::{run, text};

/// A folder with two articles, one of them deeper.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(folder.join("deeper")).unwrap();
    let first = "“We go home now,” Mrs. Ann Dorsey said. She read “Ovens & <Order>” aloud in May.";
    let second = "“No,” said Ann Dorsey. “The gate stays shut,” the police said.";
    fs::write(folder.join("a.txt"), first).unwrap();
    fs::write(folder.join("deeper/b.txt"), second).unwrap();
    fs::write(folder.join("notes.md"), "“Not this,” said Carl Boyd.").unwrap();
    folder
}

#[test]
fn table_and_csv() {
    let folder = folder("voices-table");
    let csv = folder.join("voices.csv");
    let output = run("who_speaks", &[folder.to_str().unwrap(), "--csv", csv.to_str().unwrap()], b"");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let table = text(&output.stdout);
    assert!(table.contains("2 articles, 2 speakers, "), "{table}");
    assert!(table.contains("by gender: female 100.0 %"), "{table}");
    assert!(!table.contains("Carl Boyd"), "{table}");
    let csv = fs::read_to_string(csv).unwrap();
    let rows: Vec<_> = csv.lines().collect();
    assert_eq!(rows[0], "speaker,kind,gender,articles,quotes,words,share");
    assert!(rows[1].starts_with("Ann Dorsey,person,female,2,"), "{csv}");
}

#[test]
fn chart() {
    let folder = folder("voices-chart");
    let svg = folder.join("voices.svg");
    let arguments = [folder.to_str().unwrap(), "--svg", svg.to_str().unwrap(), "--top", "1"];
    assert!(run("who_speaks", &arguments, b"").status.success());
    let svg = fs::read_to_string(svg).unwrap();
    let chart = roxmltree::Document::parse(&svg).unwrap();
    let bars: Vec<_> = chart.descendants().filter(|node| node.has_tag_name("g")).collect();
    assert_eq!(bars.len(), 1, "{svg}");
    assert!(svg.contains("1 more not shown") && svg.contains("Ann Dorsey"), "{svg}");
}

#[test]
fn nothing_to_read() {
    let output = run("who_speaks", &["src/lexicon"], b"");
    assert!(output.status.success(), "lists are text, if dull");
    let output = run("who_speaks", &["no/such/folder"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("cannot read no/such/folder"));
    let output = run("who_speaks", &["benches"], b"");
    assert!(text(&output.stderr).contains("there is no .txt file in benches"));
}

//! The texts that speed and memory are measured on.

#[path = "../../tests/case_file/mod.rs"]
mod case_file;

use std::fs;
use std::path::Path;

/// A file to measure on instead of the crate's own articles.
const VARIABLE: &str = "QUOTE_ATTRIBUTION_BENCH_TEXT";

/// The documents of the file that the variable names: plain text, or JSON lines with a "text" when its name ends
/// in `.jsonl`. Without the variable the crate's own articles, over and over, as documents of about `bytes` in all.
pub fn documents(bytes: usize) -> Vec<String> {
    match std::env::var_os(VARIABLE) {
        Some(path) => documents_of(path.as_ref()),
        None => {
            let document = own_articles();
            let times = bytes.div_ceil(document.len());
            vec![document; times]
        }
    }
}

fn documents_of(path: &Path) -> Vec<String> {
    let content = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    if path.extension().is_some_and(|extension| extension == "jsonl") {
        let text = |line| {
            let document: serde_json::Value = serde_json::from_str(line).expect("a JSON document");
            document["text"].as_str().expect("a document with a \"text\"").to_owned()
        };
        content.lines().map(text).collect()
    } else {
        vec![content]
    }
}

/// An article of 2.5 KB.
pub fn short_article() -> String {
    let harbour = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/harbour.txt");
    fs::read_to_string(harbour).expect("a bundled article")
}

/// The articles of the examples and the tests, one after the other.
pub fn own_articles() -> String {
    let mut articles = short_article();
    for (_, file) in case_file::all() {
        for (_, article, _) in case_file::parse(&file) {
            articles.extend(["\n\n", article]);
        }
    }
    articles
}

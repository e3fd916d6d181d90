//! Reads the case files in `tests/cases`.
//!
//! ```text
//! # Only comments stand before the first case.
//! === name of the case
//! The article, of one paragraph or several.
//! ---
//! Ruth Amory <- the words between the marks
//! nobody <- a title
//! ```

use std::fs;
use std::path::Path;

/// The name of every case file, without `.txt`, and what it holds, sorted by name.
pub fn all() -> Vec<(String, String)> {
    all_in("tests/cases")
}

/// The same of another folder of this crate.
pub fn all_in(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let paths = fs::read_dir(folder).expect("the folder of the cases").map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// The cases of one file: name, article, and the answer in lines of `speaker <- stretch`.
pub fn parse(file: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    let (_, cases) = file.split_once("=== ").expect("a first case");
    cases.split("\n=== ").map(|case| {
        let parse = || {
            let (name, rest) = case.split_once('\n')?;
            let (article, answer) = rest.split_once("\n---\n")?;
            Some((name, article, answer))
        };
        parse().unwrap_or_else(|| {
            panic!("a name, an article, a line `---` and an answer were expected:\n{case}")
        })
    })
}

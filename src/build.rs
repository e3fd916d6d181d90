//! The build script: reads the bundled word lists and the weights of reported speech once, so that no program
//! has to when it starts.
//!
//! It shares the readers with the crate, and writes their tables as Rust source.

// The crate uses what the script does not.
#![allow(dead_code, unused_imports, unused_macros)]

mod fault;

mod lexicon {
    mod class;
    mod english;
    pub mod generate;
    mod hash;
    mod inflect;
    mod list;
    mod table;
    mod verb;
    mod word;

    use class::Classes;
    pub(crate) use hash::{Folding, HashIndex, WordHash};
    use list::List;
    use verb::Verb;
}

mod indirect {
    mod feature;
    pub mod generate;
    mod label;
    mod perfect;
    mod table;
    mod vocabulary;
}

use std::fmt::{Display, Write as _};
use std::path::Path;
use std::{env, fs};

fn main() {
    for input in ["build.rs", "fault.rs", "lexicon", "indirect"] {
        println!("cargo::rerun-if-changed=src/{input}");
    }
    write("lexicon.rs", &lexicon::generate::source());
    write("indirect.rs", &indirect::generate::source());
}

fn write(name: &str, source: &str) {
    let directory = env::var("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&directory).join(name), source).expect("cargo makes the directory");
}

/// Adds an array to a source.
fn write_array(source: &mut String, name: &str, kind: &str, items: impl ExactSizeIterator<Item: Display>) {
    let _ = writeln!(source, "static {name}: [{kind}; {}] = [", items.len());
    for item in items {
        let _ = writeln!(source, "{item},");
    }
    source.push_str("];\n");
}

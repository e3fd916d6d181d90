//! The build script: reads the bundled word lists once, so that no program has to when it starts.
//!
//! It shares the reader of lists with the crate, and writes its tables as Rust source.

// The crate uses what the script does not.
#![allow(dead_code)]

#[path = "class.rs"]
mod class;
#[path = "english.rs"]
mod english;
#[path = "hash.rs"]
mod hash;
#[path = "inflect.rs"]
mod inflect;
#[path = "list.rs"]
mod list;
#[path = "table.rs"]
mod table;
#[path = "verb.rs"]
mod verb;
#[path = "word.rs"]
mod word;

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use class::Classes;
use hash::{HashIndex, WordHash};
use list::List;
use table::Tables;
use verb::Verb;
use word::Words;

fn main() {
    println!("cargo::rerun-if-changed=src/lexicon");
    let mut tables = Tables::default();
    for (list, name, text) in english::ENGLISH {
        if let Err(fault) = tables.load(*list, text) {
            panic!("{name}, line {}: {:?} is not {}", fault.line, fault.found, fault.expected);
        }
    }
    let directory = env::var("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&directory).join("english.rs"), source(&tables)).expect("cargo makes the directory");
}

fn source(tables: &Tables) -> String {
    let mut source = String::from(
        "use std::borrow::Cow;\n\
         use super::table::Tables;\n\
         use super::verb::{Frames, Verb, VerbClass};\n\
         use super::word::{Word, Words};\n\
         use super::{Classes, WordHash};\n\
         const fn w(hash: u64, classes: u64, verb: u16) -> Word {\n\
         \x20   Word { hash: WordHash(hash), classes: Classes(classes), verb }\n\
         }\n",
    );
    write_words(&mut source, "WORDS", &tables.words);
    write_words(&mut source, "PHRASES", &tables.phrases);
    let verbs = tables.verbs.iter().map(|verb| {
        let particles: Vec<String> =
            verb.particles.iter().map(|particle| format!("WordHash({})", particle.get())).collect();
        format!(
            "Verb {{ lemma: Cow::Borrowed({:?}), class: VerbClass::{:?}, frames: Frames({}), \
             particles: Cow::Borrowed(&[{}]) }}",
            verb.lemma,
            verb.class,
            verb.frames.0,
            particles.join(", ")
        )
    });
    write_array(&mut source, "VERBS", "Verb", verbs);
    let mut pairs: Vec<_> = tables.spelled_out.iter().collect();
    pairs.sort_unstable_by_key(|(short, _)| **short);
    let pairs = pairs.into_iter().map(|(short, long)| format!("({short}, WordHash({}))", long.get()));
    write_array(&mut source, "SPELLED_OUT", "(u64, WordHash)", pairs);
    source.push_str(
        "pub(super) fn tables() -> Tables {\n\
         \x20   Tables {\n\
         \x20       words: Words { all: Cow::Borrowed(&WORDS), slots: Cow::Borrowed(&WORDS_SLOTS) },\n\
         \x20       phrases: Words { all: Cow::Borrowed(&PHRASES), slots: Cow::Borrowed(&PHRASES_SLOTS) },\n\
         \x20       verbs: Cow::Borrowed(&VERBS),\n\
         \x20       spelled_out: SPELLED_OUT.into_iter().collect(),\n\
         \x20   }\n\
         }\n",
    );
    source
}

fn write_words(source: &mut String, name: &str, words: &Words) {
    let all =
        words.all.iter().map(|word| format!("w({}, {}, {})", word.hash.get(), word.classes.0, word.verb));
    write_array(source, name, "Word", all);
    write_array(source, &format!("{name}_SLOTS"), "u32", words.slots.iter().map(u32::to_string));
}

fn write_array(source: &mut String, name: &str, kind: &str, items: impl ExactSizeIterator<Item = String>) {
    let _ = writeln!(source, "static {name}: [{kind}; {}] = [", items.len());
    for item in items {
        let _ = writeln!(source, "{item},");
    }
    source.push_str("];\n");
}

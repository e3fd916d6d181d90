//! Writes the tables of the bundled lists as Rust source; part of the build script only.

use crate::write_array;

use super::english::ENGLISH;
use super::table::Tables;
use super::word::Words;

/// The source of `bundled`.
pub fn source() -> String {
    let mut tables = Tables::default();
    for (list, name, text) in ENGLISH {
        tables.load(*list, text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    }
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
    write_array(source, &format!("{name}_SLOTS"), "u32", words.slots.iter());
}

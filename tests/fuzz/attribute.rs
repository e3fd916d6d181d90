//! Any bytes, read in each scope and genre, must give a result that keeps its promises, and the same one twice.
//!
//! It is a crate of its own, so that nothing else has to build libFuzzer. To run it for twenty minutes, starting from
//! the articles of the tests, from the folder of the repository:
//!
//! ```sh
//! cargo install cargo-fuzz
//! mkdir -p tests/fuzz/corpus
//! RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir tests/fuzz --sanitizer none attribute \
//!   tests/fuzz/corpus tests/cases tests/cases-indirect examples/data -- \
//!   -dict=tests/fuzz/pieces.dict -max_len=8192 -timeout=20 -max_total_time=1200
//! ```
//!
//! The variable lets a stable compiler count what is covered, as a nightly one does. There is no unsafe code for a
//! sanitizer to watch; debug assertions and checks of overflow are on. What it finds is left in `artifacts` and becomes
//! a case of `tests/hostile.rs`.

#![no_main]

#[path = "../invariants/mod.rs"]
mod invariants;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use quote_attribution::{Attributor, Genre, Offsets, Record, Scope};

/// Each scope with each genre, and with the genre that is recognised.
static ATTRIBUTORS: LazyLock<Vec<Attributor>> = LazyLock::new(|| {
    let attributor = |scope, genre: Option<Genre>| Attributor::builder().scope(scope).genre(genre).build();
    let genres = [None, Some(Genre::News), Some(Genre::Fiction)];
    [Scope::Quoted, Scope::All]
        .iter()
        .flat_map(|&scope| genres.map(|genre| attributor(scope, genre)))
        .collect()
});

// The first byte chooses the attributor, the others are the text.
fuzz_target!(|input: &[u8]| {
    let Some((&choice, bytes)) = input.split_first() else { return };
    let attributor = &ATTRIBUTORS[usize::from(choice) % ATTRIBUTORS.len()];
    // Most mutations break a character; they are read all the same, or few would get past this door.
    let text = String::from_utf8_lossy(bytes);
    let article = attributor.attribute(&text);
    invariants::check(&article);
    let fresh = attributor.session().attribute(&text);
    assert_eq!(article, fresh, "an attributor remembers what it read before");
    match attributor.attribute_bytes(bytes) {
        Ok(again) => assert_eq!(article, again, "the same text, another answer"),
        Err(error) => {
            let offset = error.offset().expect("no text here is too large");
            let valid = std::str::from_utf8(bytes).unwrap_err().valid_up_to();
            assert_eq!(offset, valid);
        }
    }

    let json = serde_json::to_string(&article).unwrap();
    let record: Record<'_> = serde_json::from_str(&json).unwrap();
    assert_eq!(record, article.record(), "JSON there and back");

    let offsets = Offsets::new(&text);
    for quote in article.quotes() {
        assert_eq!(offsets.from_utf16(offsets.utf16(quote.span())), Some(quote.span()));
        assert_eq!(offsets.from_code_points(offsets.code_points(quote.span())), Some(quote.span()));
    }
    attributor.explain(&text);
});

//! Writes the bundled table of weights as Rust source; part of the build script only.

use std::fmt::Write as _;

use crate::write_array;

use super::table::Table;

/// The source of `bundled`.
pub fn source() -> String {
    let table =
        Table::read(include_str!("weights.txt")).unwrap_or_else(|fault| panic!("weights.txt: {fault}"));
    let mut source = String::from(
        "use std::borrow::Cow;\n\
         use super::label::Value;\n\
         use super::perfect::{Place, Weights};\n\
         use super::table::Table;\n\
         use super::vocabulary::Vocabulary;\n\
         const fn v(rest: u32, number: u16) -> (u32, Value) {\n\
         \x20   (rest, Value::new(number))\n\
         }\n",
    );
    let places = table.weights.places.iter().map(|place| format!("Place({})", place.0));
    write_array(&mut source, "PLACES", "Place", places);
    write_array(&mut source, "PILOTS", "u8", table.weights.pilots.iter());
    let words = table.vocabulary.slots.iter().map(|(rest, value)| format!("v({rest}, {})", value.number()));
    write_array(&mut source, "WORDS", "(u32, Value)", words);
    let _ = write!(
        source,
        "pub(super) const fn table() -> Table {{\n\
         \x20   Table {{\n\
         \x20       weights: Weights {{ pilots: Cow::Borrowed(&PILOTS), places: Cow::Borrowed(&PLACES) }},\n\
         \x20       vocabulary: Vocabulary {{ slots: Cow::Borrowed(&WORDS), end: {} }},\n\
         \x20       floors: {:?},\n\
         \x20   }}\n\
         }}\n",
        table.vocabulary.end, table.floors,
    );
    source
}

//! The tables of the bundled lists, as the build script wrote them.

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

//! The bundled table of weights, as the build script wrote it.

include!(concat!(env!("OUT_DIR"), "/indirect.rs"));

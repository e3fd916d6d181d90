//! What speaks for and against a stretch being nobody's speech: a title, a nickname, a scare quote.

mod beside;
mod cue;
mod inside;

pub(super) use beside::RULES as BESIDE;
pub(super) use cue::RULES as BY_CUE;
pub(super) use inside::RULES as INSIDE;

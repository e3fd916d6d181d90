//! wip
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod assemble;
mod attribution;
mod attributor;
mod cue;
mod entity;
mod error;
mod explanation;
mod genre;
mod lexicon;
mod mention;
mod quotation;
mod result;
mod span;
mod text;

pub use attribution::{Evidence, Weights, fit};
pub use attributor::{Attributor, Builder};
pub use error::Error;
pub use explanation::{Considered, Explanation};
pub use genre::Genre;
pub use lexicon::{Lexicon, List};
pub use result::{
    Article, Gender, Part, Quote, QuoteKind, QuoteRecord, Record, Speaker, SpeakerKind, SpeakerRecord,
};
pub use span::Span;

//! Finds the quotations in a news article and says whose words they are.
//!
//! Text goes in; spans and speakers come out, each with a confidence and the evidence for it. There is no model
//! to download, no network, no parser.
//!
//! ```
//! use quote_attribution::Attributor;
//!
//! let article = Attributor::new().attribute(
//!     "“It is done,” said Ann Dorsey, the mayor of Norrey. She said the trial was “a farce”.",
//! );
//! for quote in article.quotes() {
//!     println!("{}: {}", quote.speaker_name().unwrap_or("unknown"), quote.text());
//! }
//! // Ann Dorsey: It is done,
//! // Ann Dorsey: the trial was a farce
//! # let names: Vec<_> = article.quotes().map(|quote| quote.speaker_name()).collect();
//! # assert_eq!(names, [Some("Ann Dorsey"); 2]);
//! ```
//!
//! # Overview
//!
//! - [`Attributor`] does the work. It is made once and used from any number of threads; [`Builder`] sets the
//!   word lists, the weights, the least confidence and the largest text.
//! - [`Article`] is the answer for one text: its [`Quote`]s and its [`Speaker`]s. Both borrow from the text.
//! - [`Record`] is the same as plain data, in the shape of the JSON format; [`Record::into_owned`] outlives the
//!   text.
//! - [`Scope`] says whether paraphrase is looked for too, [`Genre`] whether a text is news or fiction (recognised
//!   unless said); [`Article::at_least`] keeps only sure answers.
//! - [`Span`] is a place in bytes; [`Offsets`] turns it into code points for Python and UTF-16 for JavaScript.
//! - [`Attributor::attribute_bytes`] takes bytes that may not be UTF-8; [`Stage`] tells whoever watches how far a text
//!   has come.
//! - [`Explanation`] has all the candidates for a quotation, with what spoke for and against each.
//! - [`Lexicon`] holds the word lists; [`Lexicon::with`] adds verbs and titles of your own.
//! - [`Weights`] is the table that decides; [`fit`](mod@fit) makes one from annotated texts.
//!
//! # Examples
//!
//! Who spoke, and where:
//!
//! ```
//! use quote_attribution::{Attributor, Gender};
//!
//! let text = "“The bridge is safe,” Mrs. Tilda Onslow said. “Then walk over it,” Jory Vance replied.";
//! let article = Attributor::new().attribute(text);
//! let onslow = &article.speakers()[0];
//! assert_eq!(onslow.name, "Tilda Onslow");
//! assert_eq!(onslow.gender, Some(Gender::Female));
//!
//! let quote = article.quotes().next_back().unwrap();
//! assert_eq!(&text[quote.mention().unwrap().range()], "Jory Vance");
//! assert_eq!(&text[quote.cue().unwrap().range()], "replied");
//! ```
//!
//! Only what is sure; the other quotations are listed without a speaker:
//!
//! ```
//! use quote_attribution::Attributor;
//!
//! let attributor = Attributor::builder().minimum_confidence(0.9).build();
//! let article = attributor.attribute("“It is done,” said Ann Dorsey.");
//! assert!(article.quotes().all(|quote| quote.confidence() > 0.9));
//! ```
//!
//! # How it works
//!
//! **Rules find evidence, weights decide, and every answer can say why.**
//!
//! 1. *Text.* It is split into words, sentences and paragraphs.
//! 2. *Marks.* Each quotation mark is read as opening, closing, re-opening or an apostrophe.
//! 3. *Mentions.* Names, pronouns, roles and organisations that could speak are found; those of one person are
//!    joined into an entity, and the fullest name is kept.
//! 4. *Cues.* Words that report speech are found in all forms: "said", "has repeatedly denied", "according to".
//! 5. *Candidates.* For each quotation the mentions nearby are gathered; *nobody* is one of the candidates.
//! 6. *Evidence.* Each rule looks at a quotation and a candidate and makes one small observation, such as "the
//!    candidate is the subject of a reporting verb right after the closing mark".
//! 7. *Weights.* A plain table gives each piece of evidence a weight. The sums pick the speaker; the softmax over
//!    the candidates is the confidence.
//! 8. *Reported speech.* Outside the marks three fitted models say which words are cues, who their source is and
//!    where the content ends; paraphrase and quoted words of one statement become one quotation.
//! 9. *Result.* Quotations and speakers as spans and numbers; nothing is copied that can be borrowed.
//!
//! [`Attributor::explain`] shows steps 5 to 7 for each quotation of a text.
//!
//! # Accuracy and speed
//!
//! On the 84 articles of PolNeAR's development part the speaker of a stretch between quotation marks is right
//! with a precision of 90.7 % and a recall of 94.0 %, its name with 93.8 % and 92.7 %; of all attributions,
//! paraphrase included, 67.0 % are found at a precision of 73.2 %. On one core quotations alone are attributed at
//! 30 MiB/s, a third of the speed at which `unicode-segmentation` splits words, and everything at 18 MiB/s. In a
//! clone of the repository they are reproduced with
//!
//! ```text
//! cargo run --release --example evaluate -- CORPUS
//! cargo bench
//! ```
//!
//! where `CORPUS` is a folder in brat's standoff format, laid out as PolNeAR is, or a file of gold documents. Time
//! and memory grow linearly with the text, whatever the text. How other systems fare on the same articles, and
//! what they do better, is in `comparison` in these pages.
//!
//! # Limits
//!
//! - English only. A language is a folder of word lists and, where it must be, a few rules.
//! - It reads no meaning: a quotation that only its content gives away goes to whoever stands nearest.
//! - A pronoun is followed by gender, number and closeness. Two women in one paragraph can be mixed up.
//! - Dialogue of three or more people without "said" is guesswork, and the confidence says so.
//! - Quotations inside quotations are part of the outer one.
//! - A description ("the singer said") goes to whoever was named just before, who may be another.
//! - A story of fewer than 120 words is read as news, unless [`Builder::genre`] says what it is.
//! - A speaker whose name is in none of the lists and looks like no name is missed, except beside the verb of the
//!   quotation (“Not I,” said the dormouse).
//!
//! # Features
//!
//! - `serde` (on by default): `Serialize` for [`Article`], `Serialize` and `Deserialize` for [`Record`] and what
//!   it holds. Without it the crate needs three small dependencies.
//!
//! The library opens no file, starts no thread, asks no clock: it runs where WebAssembly does.

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
mod fault;
mod genre;
mod indirect;
mod lexicon;
mod memory;
mod mention;
mod offset;
mod quotation;
mod record;
mod result;
mod session;
mod span;
mod stage;
mod text;
mod words;

pub use attribution::{Evidence, Weights, fit};
pub use attributor::{Attributor, Builder, Scope};
pub use error::Error;
pub use explanation::{Considered, Explanation};
pub use genre::Genre;
pub use indirect::{IndirectWeights, fit as fit_indirect};
pub use lexicon::{Lexicon, List};
pub use offset::Offsets;
pub use record::{QuoteRecord, Record, SpeakerRecord};
pub use result::{Addressee, Article, Gender, Part, Quote, QuoteKind, Quotes, Speaker, SpeakerKind};
pub use session::Session;
pub use span::Span;
pub use stage::Stage;
pub use words::UnknownWord;

/// Beside other systems.
#[cfg(doc)]
#[doc = include_str!("comparison.md")]
pub mod comparison {}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

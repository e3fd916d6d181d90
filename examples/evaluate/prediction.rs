//! What a system answers: this crate, or another one through a file in the JSON format.

use std::collections::HashMap;

use quote_attribution::Attributor;
use rayon::prelude::*;
use serde::Deserialize;

use crate::gold::{Document, Stretch};

/// The answer for one document.
#[derive(Debug, Default, Deserialize)]
pub struct Prediction {
    #[serde(default)]
    pub id: String,
    pub quotes: Vec<Quote>,
}

/// One quotation.
#[derive(Debug, Deserialize)]
pub struct Quote {
    pub parts: Vec<Part>,
    pub speaker: Option<Speaker>,
    pub cue: Option<Span>,
    /// Other systems may not say how sure they are.
    pub confidence: Option<f64>,
}

#[derive(Debug, Deserialize)]
pub struct Part {
    pub start: usize,
    pub end: usize,
    pub marked: bool,
}

#[derive(Debug, Deserialize)]
pub struct Speaker {
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub mention: Option<Span>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn stretch(self) -> Stretch {
        (self.start, self.end)
    }
}

impl Quote {
    pub fn stretches(&self) -> Vec<Stretch> {
        self.parts.iter().map(|part| (part.start, part.end)).collect()
    }
}

/// The answers by document.
pub type Predictions = HashMap<String, Prediction>;

/// What this crate answers.
pub fn own(golds: &[Document], attributor: &Attributor) -> Predictions {
    golds.par_iter().map(|gold| (gold.id.clone(), attribute(gold, attributor))).collect()
}

fn attribute(gold: &Document, attributor: &Attributor) -> Prediction {
    let article = attributor.attribute(&gold.text);
    let span = |span: quote_attribution::Span| Span { start: span.start, end: span.end };
    let quotes = article.quotes().map(|quote| Quote {
        parts: quote
            .parts()
            .iter()
            .map(|part| Part { start: part.start, end: part.end, marked: part.marked })
            .collect(),
        speaker: quote
            .speaker_name()
            .map(|name| Speaker { name: Some(name.to_owned()), mention: quote.mention().map(span) }),
        cue: quote.cue().map(span),
        confidence: Some(f64::from(quote.confidence())),
    });
    Prediction { id: gold.id.clone(), quotes: quotes.collect() }
}

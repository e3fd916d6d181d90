//! What is counted, and how.
//!
//! | measure | what is right |
//! |---|---|
//! | `marked.found` | a stretch between marks that the annotators attributed is reported (IoU at least 0.7) |
//! | `marked.right` | it is found and its speaker is the source; precision is over stretches given a speaker |
//! | `marked.long` | the same for stretches of five words or more |
//! | `attribution` | any attribution: content IoU at least 0.5, and the speaker right |
//! | `cue`, `source`, `content` | the spans alone, exact or with any overlap |
//! | `entity` | the name is one of the right names; also by how the text names the speaker |

use std::cmp::Ordering;

use serde::Serialize;

use crate::calibration::Judged;
use crate::gold::{Document, Stretch};
use crate::overlap::{iou, trim, union_iou, words};
use crate::prediction::{Prediction, Predictions, Quote};
use crate::speaker::{is_named, is_source, slice};

/// A found stretch agrees with the annotated one this far.
const SAME_STRETCH: f64 = 0.7;
/// Contents agree this far; annotators differ on where a paraphrase ends.
const SAME_CONTENT: f64 = 0.5;
/// A stretch this long is seldom a title or a scare quote.
const LONG: usize = 5;

const MEASURES: [&str; 10] = [
    "marked.found",
    "marked.right",
    "marked.long",
    "attribution",
    "cue.exact",
    "cue.overlap",
    "source.overlap",
    "content.exact",
    "content.overlap",
    "entity",
];

/// How often a measure was right.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    pub right: usize,
    pub gold: usize,
    pub predicted: usize,
}

impl Count {
    fn share(part: usize, whole: usize) -> f64 {
        if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
    }

    pub fn precision(self) -> f64 {
        100.0 * Self::share(self.right, self.predicted)
    }

    pub fn recall(self) -> f64 {
        100.0 * Self::share(self.right, self.gold)
    }

    pub fn f1(self) -> f64 {
        let (p, r) = (Self::share(self.right, self.predicted), Self::share(self.right, self.gold));
        if p + r > 0.0 { 200.0 * p * r / (p + r) } else { 0.0 }
    }

    fn add(&mut self, gold: bool, predicted: bool, right: bool) {
        self.gold += usize::from(gold);
        self.predicted += usize::from(predicted);
        self.right += usize::from(right);
    }

    /// Two sets of spans, greedily matched one to one.
    fn add_spans(
        &mut self,
        gold: &[Vec<Stretch>],
        predicted: &[Vec<Stretch>],
        same: impl Fn(&[Stretch], &[Stretch]) -> bool,
    ) {
        self.gold += gold.len();
        self.predicted += predicted.len();
        let mut taken = vec![false; predicted.len()];
        for spans in gold {
            let free = (0..predicted.len()).find(|&number| !taken[number] && same(spans, &predicted[number]));
            if let Some(number) = free {
                taken[number] = true;
                self.right += 1;
            }
        }
    }
}

/// The counts of a whole corpus.
pub struct Scores {
    /// In the order in which they are printed.
    counts: Vec<(String, Count)>,
    /// Every stretch that the annotators decided, with the answer to it.
    pub judged: Vec<Judged>,
    pub mistakes: Vec<Mistake>,
    pub documents: usize,
    pub without_prediction: usize,
}

/// A stretch whose speaker is not the right one.
#[derive(Debug, Serialize)]
pub struct Mistake {
    pub document: String,
    pub stretch: String,
    pub right: String,
    /// `None` where the stretch was not found.
    pub answer: Option<String>,
    pub confidence: Option<f64>,
}

impl Scores {
    pub fn new(golds: &[Document], predictions: &Predictions) -> Self {
        let counts = MEASURES.map(|name| (name.to_owned(), Count::default())).into();
        let mut scores = Self {
            counts,
            judged: Vec::new(),
            mistakes: Vec::new(),
            documents: golds.len(),
            without_prediction: 0,
        };
        let empty = Prediction::default();
        for gold in golds {
            let prediction = predictions.get(&gold.id).unwrap_or_else(|| {
                scores.without_prediction += 1;
                &empty
            });
            scores.add_stretches(gold, &prediction.quotes);
            scores.add_attributions(gold, &prediction.quotes);
            scores.add_spans(gold, &prediction.quotes);
        }
        // The surest mistakes are the worst.
        let surest =
            |a: &Mistake, b: &Mistake| b.confidence.partial_cmp(&a.confidence).unwrap_or(Ordering::Equal);
        scores.mistakes.sort_by(surest);
        scores
    }

    /// The measures that the annotations can tell anything about.
    pub fn measures(&self) -> impl Iterator<Item = (&str, Count)> {
        self.counts.iter().filter(|(_, count)| count.gold > 0).map(|(name, count)| (name.as_str(), *count))
    }

    fn count(&mut self, measure: &str) -> &mut Count {
        let known = self.counts.iter().position(|(name, _)| name == measure);
        let number = known.unwrap_or_else(|| {
            self.counts.push((measure.to_owned(), Count::default()));
            self.counts.len() - 1
        });
        &mut self.counts[number].1
    }

    fn add_stretches(&mut self, gold: &Document, quotes: &[Quote]) {
        let text = gold.text.as_bytes();
        let parts: Vec<(Stretch, &Quote)> = quotes
            .iter()
            .flat_map(|quote| quote.parts.iter().map(move |part| (part, quote)))
            .filter(|(part, _)| part.marked)
            .map(|(part, quote)| (trim(text, (part.start, part.end)), quote))
            .collect();
        for &(span, quote) in &parts {
            let spoken = quote.speaker.is_some();
            self.count("marked.found").add(false, true, false);
            self.count("marked.right").add(false, spoken, false);
            self.count("marked.long").add(false, spoken && words(text, span) >= LONG, false);
        }
        let named = gold.quoted.iter().any(|row| !row.names().is_empty());
        let mut used = vec![false; parts.len()];
        for row in &gold.quoted {
            let span = trim(text, row.span);
            let attribution = row.attribution.map(|number| &gold.attributions[number]);
            let source = attribution.filter(|attribution| !attribution.source.is_empty());
            // Of equally good ones the last, as in the published scorer.
            let best = (0..parts.len())
                .filter(|&number| !used[number])
                .map(|number| (iou(span, parts[number].0), number))
                .reduce(|best, other| if other.0 >= best.0 { other } else { best })
                .filter(|&(agreement, _)| agreement >= SAME_STRETCH);
            if let Some((_, number)) = best {
                used[number] = true;
            }
            let quote = best.map(|(_, number)| parts[number].1);
            let speaker = quote.and_then(|quote| quote.speaker.as_ref());
            if attribution.is_some() {
                self.count("marked.found").add(true, false, quote.is_some());
            }
            let mut verdict = None;
            if let Some(source) = source {
                let right = is_source(&gold.text, source, speaker);
                self.count("marked.right").add(true, false, right);
                let long = words(text, span) >= LONG;
                self.count("marked.long").add(long, false, long && right);
                let pieces: Vec<_> = source.source.iter().map(|&piece| slice(&gold.text, piece)).collect();
                verdict = Some((right, pieces.join(" + ")));
            }
            if named && row.names().is_empty() && speaker.is_some() {
                self.count("entity").add(false, true, false);
            }
            if row.names().is_empty() {
                // Nobody's speech: right when it is given to nobody.
                if attribution.is_none() {
                    verdict = Some((speaker.is_none(), "nobody".to_owned()));
                }
            } else {
                let right = speaker.is_some_and(|speaker| is_named(row.names(), speaker));
                self.count("entity").add(true, speaker.is_some(), right);
                if let Some(kind) = row.kind.as_deref().filter(|kind| !kind.is_empty()) {
                    self.count(&format!("entity.{}", kind.to_lowercase())).add(
                        true,
                        speaker.is_some(),
                        right,
                    );
                }
                // Names are read by hand, heads by a parser.
                let source_right = verdict.is_some_and(|(right, _)| right);
                verdict = Some((right || source_right, row.names()[0].clone()));
            }
            let Some((right, expected)) = verdict else { continue };
            let confidence = quote.and_then(|quote| quote.confidence);
            if let (Some(_), Some(confidence)) = (quote, confidence) {
                self.judged.push(Judged { confidence, right, spoken: speaker.is_some() });
            }
            if !right {
                self.mistakes.push(Mistake {
                    document: gold.id.clone(),
                    stretch: slice(&gold.text, span),
                    right: expected,
                    answer: quote.map(|_| {
                        let name = speaker.map(|speaker| speaker.name.clone().unwrap_or_default());
                        name.unwrap_or_else(|| "nobody".to_owned())
                    }),
                    confidence,
                });
            }
        }
    }

    fn add_attributions(&mut self, gold: &Document, quotes: &[Quote]) {
        let spoken: Vec<_> = quotes.iter().filter(|quote| quote.speaker.is_some()).collect();
        let contents: Vec<_> = spoken.iter().map(|quote| quote.stretches()).collect();
        let mut taken = vec![false; spoken.len()];
        for attribution in gold.attributions.iter().filter(|attribution| !attribution.source.is_empty()) {
            let agrees = |&number: &usize| {
                !taken[number]
                    && union_iou(&attribution.content, &contents[number]) >= SAME_CONTENT
                    && is_source(&gold.text, attribution, spoken[number].speaker.as_ref())
            };
            let found = (0..spoken.len()).find(agrees);
            if let Some(number) = found {
                taken[number] = true;
            }
            self.count("attribution").add(true, false, found.is_some());
        }
        self.count("attribution").predicted += spoken.len();
    }

    fn add_spans(&mut self, gold: &Document, quotes: &[Quote]) {
        let text = gold.text.as_bytes();
        let exact = |a: &[Stretch], b: &[Stretch]| a == b;
        let overlap = |a: &[Stretch], b: &[Stretch]| union_iou(a, b) > 0.0;
        let filled = |spans: &Vec<Stretch>| !spans.is_empty();
        let trimmed = |spans: &[Vec<Stretch>]| -> Vec<Vec<Stretch>> {
            spans.iter().map(|spans| spans.iter().map(|&span| trim(text, span)).collect()).collect()
        };
        let golds = &gold.attributions;
        let cues: Vec<_> = golds.iter().map(|a| a.cue.clone()).filter(filled).collect();
        let sources: Vec<_> = golds.iter().map(|a| a.source.clone()).filter(filled).collect();
        let contents: Vec<_> = golds.iter().map(|a| a.content.clone()).collect();
        let found_cues: Vec<_> = quotes.iter().filter_map(|q| q.cue).map(|cue| vec![cue.stretch()]).collect();
        let mentions = quotes.iter().filter_map(|q| q.speaker.as_ref()?.mention);
        let mentions: Vec<_> = mentions.map(|mention| vec![mention.stretch()]).collect();
        let found: Vec<_> = quotes.iter().map(Quote::stretches).collect();
        self.count("cue.exact").add_spans(&cues, &found_cues, exact);
        self.count("cue.overlap").add_spans(&cues, &found_cues, overlap);
        self.count("source.overlap").add_spans(&sources, &mentions, overlap);
        self.count("content.exact").add_spans(&trimmed(&contents), &trimmed(&found), exact);
        self.count("content.overlap").add_spans(&contents, &found, overlap);
    }
}

//! Reads annotations in brat's standoff format, laid out as in the PolNeAR corpus:
//!
//! ```text
//! text/NAME.txt  attributions/NAME_*.ann  corenlp/NAME.txt.xml (optional, for the heads of sources)
//! ```
//!
//! The files count in code points.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::gold::{Attribution, Document, Quoted, Stretch};
use crate::heads::{Parse, plain_head};
use crate::marks;

/// Reads every text that has annotations, sorted by name. Of several annotators the first is read.
pub fn read(folder: &Path) -> anyhow::Result<Vec<Document>> {
    let texts = listed(&folder.join("text"))?;
    let annotations = listed(&folder.join("attributions"))?;
    let mut documents = Vec::new();
    for path in &texts {
        let Some(name) = file_name(path).strip_suffix(".txt") else { continue };
        let belongs = |path: &&PathBuf| {
            file_name(path)
                .strip_prefix(name)
                .is_some_and(|rest| rest.starts_with('_') && rest.ends_with(".ann"))
        };
        let Some(annotation) = annotations.iter().find(belongs) else { continue };
        let parse = folder.join("corenlp").join(format!("{name}.txt.xml"));
        let parse = if parse.exists() { Parse::read(&parse)? } else { Parse::default() };
        documents.push(document(name, read_text(path)?, &read_text(annotation)?, &parse));
    }
    Ok(documents)
}

fn listed(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read the folder {}", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn file_name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

fn read_text(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// The document, counted in bytes.
fn document(name: &str, text: String, annotation: &str, parse: &Parse) -> Document {
    let chars: Vec<char> = text.chars().collect();
    let mut attributions = attributions(annotation);
    for attribution in &mut attributions {
        swap_if_slipped(attribution, &chars);
        attribution.head = (!attribution.source.is_empty()).then(|| {
            parse.head(&attribution.source).unwrap_or_else(|| plain_head(attribution.source[0], &chars))
        });
    }
    let mut quoted: Vec<_> = marks::quoted(&chars).into_iter().map(|span| tie(span, &attributions)).collect();
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let at = |point: usize| bytes[point.min(bytes.len() - 1)];
    let convert = |span: &mut Stretch| *span = (at(span.0), at(span.1));
    for attribution in &mut attributions {
        let Attribution { source, head, cue, content } = attribution;
        source.iter_mut().chain(head).chain(cue).chain(content).for_each(convert);
    }
    quoted.iter_mut().for_each(|quoted| convert(&mut quoted.span));
    Document { id: name.to_owned(), text, attributions, quoted }
}

/// `T1<TAB>Source 0 5;8 9<TAB>text` is a stretch, `E1<TAB>Attribution:T3 Source:T1 Cue:T2 Content:T4` ties some.
fn attributions(annotation: &str) -> Vec<Attribution> {
    let mut stretches: HashMap<&str, Vec<Stretch>> = HashMap::new();
    let mut frames = Vec::new();
    for line in annotation.lines() {
        let mut columns = line.split('\t');
        let (Some(label), Some(body)) = (columns.next(), columns.next()) else { continue };
        match label.as_bytes().first() {
            Some(b'T') => {
                let pieces = body.split_once(' ').map_or("", |(_, pieces)| pieces).split(';');
                let piece = |piece: &str| {
                    let (start, end) = piece.split_once(' ')?;
                    Some((start.trim().parse().ok()?, end.trim().parse().ok()?))
                };
                stretches.insert(label, pieces.filter_map(piece).collect());
            }
            Some(b'E') => frames.push(body),
            _ => {}
        }
    }
    let attribution = |frame: &str| {
        let mut attribution = Attribution::default();
        for (role, label) in frame.split_whitespace().skip(1).filter_map(|field| field.split_once(':')) {
            let Some(found) = stretches.get(label) else { continue };
            // brat numbers a role that comes twice: `Content2`.
            match role.trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase().as_str() {
                "source" => attribution.source.extend(found),
                "cue" => attribution.cue.extend(found),
                "content" => attribution.content.extend(found),
                _ => {}
            }
        }
        attribution
    };
    frames.into_iter().map(attribution).filter(|attribution| !attribution.content.is_empty()).collect()
}

/// Some annotators have marked "said" as the source and the name as the cue.
fn swap_if_slipped(attribution: &mut Attribution, chars: &[char]) {
    let said = |spans: &[Stretch]| -> String {
        match spans {
            [(start, end)] => chars.get(*start..*end).unwrap_or_default().iter().collect(),
            _ => String::new(),
        }
    };
    let verb = ["said", "says", "say", "told", "tells"].contains(&said(&attribution.source).as_str());
    if verb && said(&attribution.cue).starts_with(char::is_uppercase) {
        std::mem::swap(&mut attribution.source, &mut attribution.cue);
    }
}

/// A stretch belongs to the attribution that covers most of it, and at least half.
fn tie(span: Stretch, attributions: &[Attribution]) -> Quoted {
    let (mut best, mut attribution) = (0, None);
    for (number, candidate) in attributions.iter().enumerate() {
        let shared = |content: &Stretch| content.1.min(span.1).saturating_sub(content.0.max(span.0));
        let covered = candidate.content.iter().map(shared).sum();
        if covered > best && 2 * covered >= span.1 - span.0 {
            (best, attribution) = (covered, Some(number));
        }
    }
    Quoted { span, attribution, speaker: None, kind: None }
}

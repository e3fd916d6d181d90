//! The head word of a source: "Page" in "Carter Page, an adviser to Donald Trump".

use std::collections::HashMap;
use std::path::Path;

use anyhow::Context;
use regex::Regex;
use roxmltree::Node;

use crate::gold::Stretch;

/// The words of a text with the words that govern them, as Stanford CoreNLP writes them.
#[derive(Default)]
pub struct Parse {
    words: Vec<Word>,
}

struct Word {
    span: Stretch,
    /// Where the governing word begins; none at the root.
    governor: Option<usize>,
}

impl Parse {
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let place = || format!("cannot read {}", path.display());
        let xml = std::fs::read_to_string(path).with_context(place)?;
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let document = roxmltree::Document::parse_with_options(&xml, options).with_context(place)?;
        let sentences = document.descendants().filter(|node| node.has_tag_name("sentence"));
        let words = sentences.flat_map(sentence).collect();
        Ok(Self { words })
    }

    /// The first word of the source that is governed from outside it.
    pub fn head(&self, source: &[Stretch]) -> Option<Stretch> {
        let inside = |word: &&Word| source.iter().any(|s| s.0 <= word.span.0 && word.span.1 <= s.1);
        let from_inside = |at: usize| source.iter().any(|s| s.0 <= at && at < s.1);
        let mut words = self.words.iter().filter(inside);
        words.find(|word| !word.governor.is_some_and(from_inside)).map(|word| word.span)
    }
}

fn sentence(sentence: Node<'_, '_>) -> Vec<Word> {
    let child = |node: Node<'_, '_>, name: &str| -> Option<usize> {
        node.children().find(|child| child.has_tag_name(name))?.text()?.trim().parse().ok()
    };
    let Some(tokens) = sentence.children().find(|node| node.has_tag_name("tokens")) else {
        return Vec::new();
    };
    let tokens = tokens.descendants().filter(|node| node.has_tag_name("token"));
    let spans: Vec<(&str, Stretch)> = tokens
        .filter_map(|token| {
            let span = (child(token, "CharacterOffsetBegin")?, child(token, "CharacterOffsetEnd")?);
            Some((token.attribute("id")?, span))
        })
        .collect();
    let start_of: HashMap<&str, usize> = spans.iter().map(|&(id, span)| (id, span.0)).collect();
    let number = |dependency: Node<'_, '_>, name: &str| {
        dependency.children().find(|child| child.has_tag_name(name))?.attribute("idx").map(str::to_owned)
    };
    let governors: HashMap<String, String> = sentence
        .descendants()
        .filter(|node| node.attribute("type") == Some("basic-dependencies"))
        .flat_map(|block| block.children().filter(|node| node.has_tag_name("dep")))
        .filter_map(|dep| Some((number(dep, "dependent")?, number(dep, "governor")?)))
        .collect();
    let governor = |id: &str| start_of.get(governors.get(id)?.as_str()).copied();
    spans.iter().map(|&(id, span)| Word { span, governor: governor(id) }).collect()
}

/// Without a parse: the last word before the first comma, "of", "who" or the like.
pub fn plain_head((start, end): Stretch, chars: &[char]) -> Stretch {
    let source: String = chars.get(start..end).unwrap_or_default().iter().collect();
    let cut = Regex::new(r",|\s+(?:of|who|which|that|from|for|in|at|with|and|von|der|des|aus)\s").unwrap();
    let phrase = cut.split(&source).next().unwrap_or("").trim_end();
    match Regex::new(r"[\w.’'-]+$").unwrap().find(phrase) {
        Some(word) => {
            let at = |byte: usize| start + phrase[..byte].chars().count();
            (at(word.start()), at(word.end()))
        }
        None => (start, end),
    }
}

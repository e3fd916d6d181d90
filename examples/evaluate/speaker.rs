//! Whether a speaker is the right one.

use crate::gold::{Attribution, Stretch};
use crate::overlap::shared;
use crate::prediction::Speaker;

/// No name is right for containing one of these.
const PRONOUNS: [&str; 25] = [
    "he", "she", "they", "it", "him", "her", "them", "his", "who", "i", "we", "you", "me", "us", "er", "sie",
    "es", "ihm", "ihr", "ihn", "wir", "ich", "that", "this", "one",
];

/// Whether the mention covers the head word of the source, or the name contains it.
pub fn is_source(text: &str, gold: &Attribution, speaker: Option<&Speaker>) -> bool {
    let (Some(speaker), Some(head)) = (speaker, gold.head) else { return false };
    if speaker.mention.is_some_and(|mention| shared(mention.stretch(), head) > 0) {
        return true;
    }
    let word = slice(text, head).to_lowercase();
    let word = without_possessive(&word);
    let name = speaker.name.as_deref().unwrap_or("");
    !PRONOUNS.contains(&word) && words(name).iter().any(|part| without_possessive(part) == word)
}

/// Whether the name is one of those that are right, articles and punctuation aside.
pub fn is_named(names: &[String], speaker: &Speaker) -> bool {
    let said = words(speaker.name.as_deref().unwrap_or(""));
    names.iter().any(|name| words(name) == said)
}

/// In lower case; a leading article does not count.
fn words(name: &str) -> Vec<String> {
    const ARTICLES: [&str; 8] = ["the", "a", "an", "der", "die", "das", "ein", "eine"];
    let name = name.to_lowercase();
    let inside = |c: char| c.is_alphanumeric() || ['_', '’', '\'', '-'].contains(&c);
    let mut words: Vec<_> =
        name.split(|c| !inside(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    if words.len() > 1 && ARTICLES.contains(&words[0].as_str()) {
        words.remove(0);
    }
    words
}

fn without_possessive(word: &str) -> &str {
    word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word)
}

/// A stretch of the text, also where somebody's offsets cut a character.
pub fn slice(text: &str, (start, end): Stretch) -> String {
    String::from_utf8_lossy(&text.as_bytes()[start..end]).into_owned()
}

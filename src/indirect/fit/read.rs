//! The words that are learnt.

use crate::attribution::Scene;
use crate::lexicon::{HashIndex, Lexicon, WordHash};

use super::super::label::{LABELS, Value, spelled};
use super::super::view::Reader;
use super::super::vocabulary::{Numbering, Vocabulary};

/// Numbers the words that are frequent enough to be learnt; returns the names of all values too.
pub(super) fn read(scenes: &[Scene], lexicon: &Lexicon, least: u32) -> (Reader, Vec<String>) {
    let mut counts: HashIndex<(u32, String)> = HashIndex::default();
    let mut order = Vec::new();
    let mut count = |hash: WordHash, word: &str| {
        let (count, _) = counts.entry(hash.get()).or_insert_with(|| {
            order.push(hash);
            (0, word.to_lowercase())
        });
        *count += 1;
    };
    for scene in scenes {
        for token in (0..scene.text.len()).filter(|&token| scene.text.tokens[token].is_word()) {
            count(scene.text.tokens[token].hash, scene.text.str(token));
            if let Some(verb) = scene.text.verb(token) {
                count(WordHash::of(&verb.lemma), &verb.lemma);
            }
        }
    }
    let mut numbering = Numbering::new();
    let mut names = vec![String::new()];
    names.extend(LABELS.iter().map(|label| spelled(label)));
    for word in order {
        let (count, name) = &counts[&word.get()];
        if *count >= least && !name.contains(char::is_whitespace) && numbering.number(word) != Value::UNKNOWN
        {
            names.push(name.clone());
        }
    }
    (Reader::new(Vocabulary::new(&numbering.numbers), lexicon), names)
}

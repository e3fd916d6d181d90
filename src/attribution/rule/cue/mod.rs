//! What the reporting verbs around the quotation are to the candidate: above all, whether it is the
//! subject of one.

mod others;
mod own;

use crate::attribution::rule::View;
use crate::cue::Cue;
use crate::lexicon::{Classes, VerbClass, WordHash};

pub(super) use others::{AROUND, BETWEEN, INVERTED};
pub(super) use own::RULES as OF_SUBJECTS;

const WHAT: WordHash = WordHash::literal("what");
const THAT: WordHash = WordHash::literal("that");
const AS: WordHash = WordHash::literal("as");

/// "as X put it", "as X said" right after the quotation: the verb has no other object.
fn puts_it(view: &View, cue: usize, subject: usize) -> bool {
    let text = &view.scene.text;
    let cue = &view.scene.cues[cue];
    let start = view.scene.mentions.get(subject).tokens.start;
    let end = cue.tokens.end;
    let as_before =
        start > view.quotation.close && start <= view.quotation.close + 3 && text.is(start - 1, AS);
    let put_it = text.has(end, Classes::PRONOUN) && text.has(end, Classes::OBJECT);
    let object = text.tokens.get(end).is_some_and(|next| next.is_word())
        && !text.has(end, Classes::PREPOSITION | Classes::CALENDAR | Classes::TIME);
    let alone = cue.is_strong() && !object;
    as_before && (put_it || alone)
}

fn class_number(cue: &Cue) -> usize {
    match cue.class {
        Some(class) => VerbClass::NAMES.iter().position(|(_, known)| *known == class).unwrap_or(9),
        None => 9,
    }
}

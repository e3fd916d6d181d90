//! The single reporting verbs: some attribute more often than their class does.
//!
//! The values are the lemmas of the bundled list, so that a new verb needs no new rule; one that a user
//! adds is known by its class alone.

use crate::attribution::candidate::Relation;
use crate::cue::Cue;
use crate::lexicon::Lexicon;

use super::View;

/// The rules: the verb of which the candidate is the subject, before the quotation or after it; and the
/// verb before a quotation that may be nobody's.
pub(super) const NAMES: [&str; 3] = ["introducing-verb", "following-verb", "nobodys-verb"];

/// The evidence of the verb at hand, counted from the first of [`NAMES`].
pub(super) fn find(view: &View) -> Option<usize> {
    let count = Lexicon::bundled_english().verbs().len();
    let verb = |cue: &Cue| {
        view.scene
            .text
            .lexicon
            .verb_number(view.scene.text.tokens[cue.verb].word)
            .filter(|&verb| verb < count)
    };
    let cue = |number: usize| &view.scene.cues[number];
    if view.candidate.mention.is_none() {
        return Some(2 * count + verb(cue(view.quotation.cue_before?))?);
    }
    match (view.candidate.cue, view.candidate.after_cue) {
        (_, Some((number, Relation::Follows))) => Some(count + verb(cue(number))?),
        (Some((number, Relation::Introduces, _)), _) => verb(cue(number)),
        (Some((number, Relation::Follows, _)), _) => Some(count + verb(cue(number))?),
        _ => None,
    }
}

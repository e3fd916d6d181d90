//! To whom words are said, where the text tells: “…,” she told Boyd; she said to Boyd; “Emma, my dear, …”.

use crate::lexicon::{Verb, WordHash};
use crate::mention::Form;
use crate::result::SpeakerKind;
use crate::text::TokenKind;

use super::candidate::{Candidate, Relation};
use super::scene::{Quotation, Scene};
use super::talk::{SEARCHED, Talk};

/// The mention and the entity of the listener.
pub(super) fn of(
    scene: &Scene,
    quotation: &Quotation,
    talk: &Talk,
    candidate: &Candidate,
) -> Option<(usize, usize)> {
    let speaker = candidate.entity?;
    let found = told(scene, candidate).or_else(|| called(scene, quotation, talk));
    found.filter(|&(_, entity)| entity != speaker)
}

/// The object of a verb of telling whose subject the speaker is, or the one after "to".
fn told(scene: &Scene, candidate: &Candidate) -> Option<(usize, usize)> {
    const TO: WordHash = WordHash::literal("to");
    let text = &scene.text;
    let own = candidate.cue.filter(|(_, relation, _)| *relation != Relation::Elsewhere).map(|(cue, ..)| cue);
    let inverted = candidate
        .after_cue
        .filter(|(_, relation)| matches!(relation, Relation::Follows | Relation::Introduces))
        .map(|(cue, _)| cue);
    let cue = &scene.cues[own.or(inverted)?];
    let telling = || text.verb(cue.verb).is_some_and(Verb::takes_listener);
    let object = cue.after.filter(|&object| Some(object) != candidate.mention && telling());
    // “…,” said Clara to Edmund; she said to him.
    let end = candidate
        .mention
        .map(|mention| scene.mentions.get(mention).tokens.end)
        .filter(|&end| end > cue.verb)
        .unwrap_or(cue.verb + 1);
    let addressed = || scene.mentions.starting_at(end + 1).filter(|_| text.is(end, TO));
    let mention = object.or_else(addressed)?;
    let entity = scene.mentions.get(mention).entity;
    let listens = matches!(
        scene.entities.get(entity).kind,
        SpeakerKind::Person | SpeakerKind::Group | SpeakerKind::Organisation
    );
    listens.then_some((mention, entity))
}

/// The one whom the words call by name. Of several, one may be spoken of.
fn called(scene: &Scene, quotation: &Quotation, talk: &Talk) -> Option<(usize, usize)> {
    let [entity] = talk.addressed[..] else { return None };
    let tokens = scene.quoted[quotation.number].tokens();
    let begins = tokens.start..tokens.end.min(tokens.start + SEARCHED);
    let ends = tokens.end.saturating_sub(SEARCHED).max(tokens.start)..tokens.end;
    let mut near = scene.mentions.within(begins).chain(scene.mentions.within(ends));
    let number = near.find(|&number| scene.mentions.get(number).entity == entity)?;
    // “Jane, Emma and Lydia came” lists them.
    let end = scene.mentions.get(number).tokens.end;
    let listed = scene.text.kind(end) == Some(TokenKind::Comma)
        && scene
            .mentions
            .starting_at(end + 1)
            .is_some_and(|next| matches!(scene.mentions.get(next).form, Form::Name | Form::Coordination));
    (!listed).then_some((number, entity))
}

//! Who is named at last: "the stranger" of a scene is the one who is named when it ends.
//!
//! A writer may show somebody by a description for pages, "the old gentleman", and give the name then. Whoever the
//! name belongs to was not named while the description lasted, and the description is not needed for a while.

use crate::lexicon::Classes;
use crate::mention::{Form, Mentions};
use crate::result::SpeakerKind;

use super::{Joiner, anybody};

/// Somebody who has only a description.
#[derive(Default)]
struct Shown {
    /// Mentions by a word that says who they are: "the Grandmother".
    known: usize,
    /// The tokens of the descriptions.
    at: Vec<usize>,
    /// Their mentions.
    mentions: Vec<usize>,
    /// The token of the latest mention of any form.
    latest: usize,
}

/// Described fewer times, somebody may never be named.
const FEWEST: usize = 3;
/// Tokens after the latest mention of who is described in which the name comes.
const REACH: usize = 200;
/// Tokens in which whom the name belongs to was not named, before it and before the first description.
const ABSENT: usize = 600;
/// Tokens after the name without a description: there would be two.
const QUIET: usize = 200;
/// Persons who are looked at when somebody is named, and their latest descriptions; keeps hostile lists linear.
const MOST: usize = 32;

/// Gives those who have only a description the name that follows.
pub(super) fn resolve(joiner: &mut Joiner, mentions: &mut Mentions) {
    let text = joiner.text;
    let mut shown: Vec<Option<Shown>> = Vec::new();
    shown.resize_with(joiner.all.len(), || None);
    for (number, mention) in mentions.iter().enumerate().filter(|(_, mention)| !mention.quoted) {
        let known = &joiner.all[mention.entity];
        if mention.form != Form::Noun || known.form != Form::Noun {
            continue;
        }
        if !anybody::is_anybody(text, mention) {
            shown[mention.entity].get_or_insert_default().known += 1;
        } else if text.has(mention.tokens.start, Classes::DEFINITE) {
            let shown = shown[mention.entity].get_or_insert_default();
            shown.at.push(mention.head);
            shown.mentions.push(number);
        }
    }
    let mut becomes: Vec<Option<usize>> = vec![None; joiner.all.len()];
    let mut latest: Vec<Option<usize>> = vec![None; joiner.all.len()];
    let mut active: Vec<usize> = Vec::new();
    for mention in mentions.iter().filter(|mention| !mention.quoted) {
        let entity = mention.entity;
        if let Some(shown) = &mut shown[entity] {
            shown.latest = mention.head;
            active.retain(|other| *other != entity);
            active.push(entity);
            if active.len() > MOST {
                active.remove(0);
            }
        }
        if !mention.is_name() {
            continue;
        }
        let before = latest[entity].replace(mention.head);
        let other = &joiner.all[entity];
        if other.kind != SpeakerKind::Person
            || other.form != Form::Name
            || before.is_some_and(|before| before + ABSENT > mention.head)
        {
            continue;
        }
        active.retain(|&number| {
            shown[number].as_ref().is_some_and(|shown| shown.latest + REACH > mention.head)
        });
        for &number in &active {
            let Some(shown) = &shown[number] else { continue };
            let known = &joiner.all[number];
            let count = shown.at.partition_point(|at| *at < mention.head);
            let fits = becomes[number].is_none()
                && count >= FEWEST
                && shown.known < shown.at.len()
                && before.is_none_or(|before| before + ABSENT < shown.at[0])
                && other.gender.is_some()
                && (known.gender.is_none() || other.gender == known.gender)
                && shown.at.get(count).is_none_or(|next| *next > mention.head + QUIET)
                && !shown.mentions[..count]
                    .iter()
                    .rev()
                    .take(MOST)
                    .any(|&mention| joiner.apart.holds(mention, entity));
            if fits {
                becomes[number] = Some(entity);
            }
        }
    }
    for number in 0..mentions.len() {
        if let Some(entity) = becomes[mentions.get(number).entity] {
            joiner.all[mentions.get(number).entity].mentions -= 1;
            joiner.all[entity].mentions += 1;
            *mentions.entity_mut(number) = entity;
        }
    }
}

//! What a conversation shows beside the single quotation: who is named next to it, who is spoken to in it,
//! who is about. Read for fiction only; in news people give statements.

use crate::genre::Genre;
use crate::lexicon::{Classes, WordHash};
use crate::mention::{Form, subject_like};
use crate::result::SpeakerKind;
use crate::text::TokenKind;

use super::History;
use super::scene::{Quotation, Scene};

/// The conversation around one quotation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Talk {
    /// The mention that does something next to the quotation, in its paragraph, and how.
    pub beside: Option<(usize, Beside)>,
    /// The entities that the quotation speaks to by name, and those it only names.
    pub addressed: Vec<usize>,
    pub named: Vec<usize>,
    /// The same for the quotation before.
    pub addressed_before: Vec<usize>,
    pub named_before: Vec<usize>,
    /// A mention of each of those whom the quotation before addresses: they may answer.
    pub called_before: Vec<(usize, usize)>,
    /// The entities that were named lately, those named most first.
    pub about: Vec<Present>,
    /// Where a pronoun of a gender stands next to the quotation: those present whom it can mean, the one named
    /// last first, and again the one first who did something last.
    pub agreeing_named: Vec<usize>,
    pub agreeing_acted: Vec<usize>,
    /// The mentions next to the quotations of the next two paragraphs, where they follow directly.
    pub next: Option<usize>,
    pub after_next: Option<usize>,
}

/// Somebody who was named lately.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Present {
    pub entity: usize,
    /// The latest mention, the latest by name if there is one.
    pub mention: usize,
    /// The latest of any form.
    pub latest: usize,
    /// The latest by name, and the latest subject of a clause.
    named: Option<usize>,
    acted: Option<usize>,
    count: u32,
}

/// How a mention stands next to a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// Subject of the reporting verb next to it.
    Cue,
    /// First subject of the sentence that it is part of.
    Sentence,
    /// First subject of the sentence before, or after.
    Before,
    After,
}

/// Tokens of a quotation that are searched for names. Those who are spoken to are named at its ends.
pub(super) const SEARCHED: usize = 120;

impl Talk {
    /// Reads on to a quotation of fiction; in news there is nothing to read.
    pub fn read_on(&mut self, scene: &Scene, quotation: &Quotation, history: &History) {
        if scene.genre == Genre::Fiction {
            *self = Self::new(scene, quotation, history);
        }
    }

    fn new(scene: &Scene, quotation: &Quotation, history: &History) -> Self {
        let mut talk = Self { beside: beside(scene, quotation), ..Self::default() };
        names(scene, quotation.number, &mut talk.addressed, &mut talk.named);
        if let Some(previous) = quotation.previous {
            names(scene, previous, &mut talk.addressed_before, &mut talk.named_before);
            let tokens = scene.quoted[previous].tokens();
            let all = scene.mentions.within(tokens.start..tokens.end.min(tokens.start + SEARCHED));
            let entity = |number: usize| scene.mentions.get(number).entity;
            talk.called_before = talk
                .addressed_before
                .iter()
                .filter_map(|&called| Some((called, all.clone().find(|&number| entity(number) == called)?)))
                .collect();
        }
        talk.about = about(scene, quotation, history);
        talk.read_pronoun(scene);
        talk.next = scene.anchor_in(quotation.paragraph + 1);
        talk.after_next = talk.next.and_then(|_| scene.anchor_in(quotation.paragraph + 2));
        talk
    }
}

impl Talk {
    /// Whom the pronoun next to the quotation can mean.
    fn read_pronoun(&mut self, scene: &Scene) {
        let beside = self.beside.map(|(number, _)| scene.mentions.get(number));
        let Some(gender) = beside.filter(|mention| mention.is_pronoun()).and_then(|mention| mention.gender)
        else {
            return;
        };
        let agrees = |entity: usize| scene.entities.get(entity).gender == Some(gender);
        let ordered = |of: fn(&Present) -> Option<usize>| {
            let mut all: Vec<(usize, usize)> = self
                .about
                .iter()
                .filter(|known| agrees(known.entity))
                .filter_map(|known| Some((of(known)?, known.entity)))
                .collect();
            all.sort_unstable_by(|a, b| b.cmp(a));
            all.into_iter().map(|(_, entity)| entity).collect()
        };
        (self.agreeing_named, self.agreeing_acted) =
            (ordered(|known| known.named), ordered(|known| known.acted));
    }
}

/// The mention that most directly shows who speaks.
pub(super) fn beside(scene: &Scene, quotation: &Quotation) -> Option<(usize, Beside)> {
    let text = &scene.text;
    let outside = |number: usize| {
        let mention = scene.mentions.get(number);
        !mention.quoted && text.tokens[mention.head].depth == 0
    };
    let first_subject = |tokens: std::ops::Range<usize>| {
        /// Mentions of a sentence before its subject: "In the hall, beside the old clock, Edmund …".
        const MOST: usize = 8;
        scene.mentions.within(tokens).take(MOST).find(|&number| {
            outside(number)
                && subject_like(text, scene.mentions.get(number))
                && !text.has(scene.mentions.get(number).head, Classes::RELATIVE)
        })
    };
    if let Some(cue) = quotation.cue_after.map(|cue| &scene.cues[cue])
        && cue.tokens.start <= quotation.close + 6
    {
        let inverted =
            cue.after.filter(|_| cue.tokens.start <= quotation.close + 2).filter(|&number| outside(number));
        let subject = cue.subject.map(|(subject, _)| subject).filter(|&subject| {
            outside(subject) && scene.mentions.get(subject).tokens.start > quotation.close
        });
        if let Some(number) = subject.or(inverted) {
            return Some((number, Beside::Cue));
        }
    }
    if let Some(number) = first_subject(quotation.after.clone()) {
        return Some((number, Beside::Sentence));
    }
    if let Some(cue) = quotation.cue_before.map(|cue| &scene.cues[cue])
        && let Some((subject, _)) = cue.subject
        && outside(subject)
    {
        return Some((subject, Beside::Cue));
    }
    if let Some(number) = first_subject(quotation.before.clone()) {
        return Some((number, Beside::Sentence));
    }
    let paragraph = text.paragraphs[quotation.paragraph].tokens();
    let start = quotation.before.start;
    if start > paragraph.start {
        let sentence = text.sentence(text.sentence_of(start - 1));
        if let Some(number) = first_subject(sentence) {
            return Some((number, Beside::Before));
        }
    }
    if quotation.after.end < paragraph.end {
        let sentence = text.sentence(text.sentence_of(quotation.after.end));
        if let Some(number) = first_subject(sentence) {
            return Some((number, Beside::After));
        }
    }
    None
}

/// The entities that a quotation addresses and names.
fn names(scene: &Scene, number: usize, addressed: &mut Vec<usize>, named: &mut Vec<usize>) {
    let text = &scene.text;
    let quoted = &scene.quoted[number];
    let tokens = quoted.tokens();
    let parts = if tokens.len() <= 2 * SEARCHED {
        [tokens.clone(), tokens.end..tokens.end]
    } else {
        [tokens.start..tokens.start + SEARCHED, tokens.end - SEARCHED..tokens.end]
    };
    for mention in parts.into_iter().flat_map(|part| scene.mentions.within(part)) {
        let mention = scene.mentions.get(mention);
        if mention.form != Form::Name || mention.embedded {
            continue;
        }
        let list =
            if is_vocative(text, mention.tokens.clone(), &tokens) { &mut *addressed } else { &mut *named };
        if !list.contains(&mention.entity) {
            list.push(mention.entity);
        }
    }
}

/// Whether a name stands alone between commas, stops or marks: "Emma, my dear", "Good night, Mr. Pell."
fn is_vocative(
    text: &crate::text::Text,
    name: std::ops::Range<usize>,
    quoted: &std::ops::Range<usize>,
) -> bool {
    /// Words of fondness before the name.
    const FOND: [WordHash; 9] =
        WordHash::literals(["dear", "dearest", "my", "poor", "oh", "o", "no", "yes", "well"]);
    let mut start = name.start;
    while start > quoted.start && text.is_any(start - 1, &FOND) {
        start -= 1;
    }
    let breaks = |kind: TokenKind| {
        matches!(
            kind,
            TokenKind::Comma | TokenKind::Stop | TokenKind::Dash | TokenKind::Semicolon | TokenKind::Mark
        )
    };
    let before = start == quoted.start || breaks(text.tokens[start - 1].kind);
    let after = name.end >= quoted.end || breaks(text.tokens[name.end].kind);
    before && after
}

/// Who was named in the narration before the quotation.
fn about(scene: &Scene, quotation: &Quotation, history: &History) -> Vec<Present> {
    /// Mentions that are counted, going back: about a page.
    const LATELY: usize = 60;
    /// Entities that are kept. More than six seldom talk at once.
    const MOST: usize = 6;
    let end = scene.mentions.within(quotation.before.start..quotation.before.start + 1).start;
    let mut counts: Vec<Present> = Vec::new();
    for number in (end.saturating_sub(LATELY)..end).rev() {
        let mention = scene.mentions.get(number);
        if mention.quoted || mention.plural {
            continue;
        }
        let entity = history.entity(scene, number);
        match counts.iter_mut().find(|known| known.entity == entity) {
            Some(known) => {
                known.count += 1;
                // The name is a better candidate than a pronoun.
                if scene.mentions.get(known.mention).form != Form::Name && mention.form == Form::Name {
                    known.mention = number;
                }
            }
            None => {
                counts.push(Present {
                    entity,
                    mention: number,
                    latest: number,
                    named: None,
                    acted: None,
                    count: 1,
                });
            }
        }
        let known = counts.iter_mut().find(|known| known.entity == entity);
        let Some(known) = known else { continue };
        if mention.form == Form::Name {
            known.named.get_or_insert(number);
        }
        if subject_like(&scene.text, mention) {
            known.acted.get_or_insert(number);
        }
    }
    counts.retain(|known| scene.entities.get(known.entity).kind == SpeakerKind::Person);
    counts.sort_by_key(|known| std::cmp::Reverse(known.count));
    counts.truncate(MOST);
    counts
}

//! Who could have said it.

use crate::cue::{CueForm, Link};
use crate::genre::Genre;
use crate::lexicon::Classes;
use crate::mention::Form;
use crate::result::{Gender, SpeakerKind};
use crate::text::Token;

use super::scene::{Quotation, Scene};
use super::{History, Talk};

/// Where a candidate stands, seen from the quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// In its sentence after it, before the next quotation mark.
    After,
    /// In its sentence after it, past another quotation.
    AfterFar,
    /// In its sentence before it, after the last quotation mark.
    Before,
    /// In its sentence before it, past another quotation.
    BeforeFar,
    /// In the sentence before, in its paragraph.
    SentenceBefore,
    /// Further back in its paragraph.
    ParagraphBack,
    /// In the sentence after, in its paragraph.
    SentenceAfter,
    /// In the paragraph before.
    ParagraphBefore,
    /// Further back.
    Back,
    /// Inside the marks, before a colon: the label of a turn.
    Label,
}

/// What a cue is to a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Relation {
    /// The last cue before it in its sentence.
    Introduces,
    /// The first cue after it in its sentence.
    Follows,
    /// Another cue of its sentence.
    SameSentence,
    /// A cue of another sentence.
    Elsewhere,
}

/// A mention that could be the speaker, or nobody.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// The mention; none for the candidate *nobody*.
    pub mention: Option<usize>,
    /// Whom the mention is taken to name: its own entity or, for a pronoun of fiction, another that agrees.
    pub entity: Option<usize>,
    pub place: Place,
    /// Tokens between it and the quotation.
    pub gap: usize,
    /// Mentions between it and the quotation, those that are parts of others not counted.
    pub rank: usize,
    /// The cue whose subject it is.
    pub cue: Option<(usize, Relation, Link)>,
    /// The cue that it stands right after: “…,” said X; told X.
    pub after_cue: Option<(usize, Relation)>,
}

// More candidates cost time and bring mistakes; these numbers hold the right answer for all but about one
// stretch in a hundred of news.
const MOST_IN_SENTENCE: usize = 10;
const MOST_IN_PARAGRAPH: usize = 8;
const MOST_IN_PARAGRAPH_BEFORE: usize = 6;
const MOST_IN_SENTENCE_AFTER: usize = 2;
const PARAGRAPHS_BACK: usize = 2;

/// The candidates of a quotation, in the memory of those of another; nobody is the first.
pub(crate) fn find(
    scene: &Scene,
    quotation: &Quotation,
    history: &History,
    talk: &Talk,
    mut found: Vec<Candidate>,
) -> Vec<Candidate> {
    found.clear();
    let nobody = Candidate {
        mention: None,
        entity: None,
        place: Place::Back,
        gap: 0,
        rank: 0,
        cue: None,
        after_cue: None,
    };
    found.push(nobody);
    /// Mentions that are looked at on each side, those inside quotation marks with them.
    const REACH: usize = 64;
    let text = &scene.text;
    let outside = |number: &usize| {
        let mention = scene.mentions.get(*number);
        !mention.quoted && text.tokens[mention.head].depth == 0
    };
    let mut gather = Gather { scene, quotation, history, found };
    if let Some(label) = quotation.label {
        gather.add(std::iter::once(label), Side::Label);
    }

    let after = scene.mentions.within(quotation.after.clone()).take(REACH).filter(outside);
    gather.add(after.take(MOST_IN_SENTENCE), Side::After);
    let before = scene.mentions.within(quotation.before.clone()).rev().take(REACH).filter(outside);
    gather.add(before.take(MOST_IN_SENTENCE), Side::Before);

    let paragraph = text.paragraphs[quotation.paragraph].tokens();
    let earlier =
        scene.mentions.within(paragraph.start..quotation.before.start).rev().take(REACH).filter(outside);
    gather.add(earlier.take(MOST_IN_PARAGRAPH), Side::Earlier);
    let next = quotation.after.end;
    if next < paragraph.end {
        let sentence = text.sentence(text.sentence_of(next));
        let later = scene.mentions.within(sentence).take(REACH).filter(outside);
        gather.add(later.take(MOST_IN_SENTENCE_AFTER), Side::Later);
    }
    if quotation.paragraph > 0 {
        let from = text.paragraphs[quotation.paragraph.saturating_sub(PARAGRAPHS_BACK)].tokens().start;
        let back = scene
            .mentions
            .within(from..paragraph.start.min(quotation.before.start))
            .rev()
            .take(REACH)
            .filter(outside);
        gather.add(back.take(MOST_IN_PARAGRAPH_BEFORE), Side::Earlier);
    }
    for number in history.recent_speakers() {
        if !gather.found.iter().any(|candidate| candidate.mention == Some(number)) {
            gather.add(std::iter::once(number), Side::Earlier);
        }
    }
    if scene.genre == Genre::Fiction {
        let turns = history.turns().map(|turn| (turn.entity, turn.mention));
        let present: Vec<(usize, usize)> =
            turns.chain(talk.about.iter().map(|known| (known.entity, known.mention))).collect();
        for &(entity, number) in present.iter().chain(&talk.called_before) {
            if !gather.found.iter().any(|candidate| candidate.entity == Some(entity)) {
                gather.add(std::iter::once(number), Side::Earlier);
                if let Some(candidate) = gather.found.last_mut() {
                    candidate.entity = Some(entity);
                }
            }
        }
        if let Some((number, _)) = talk.beside {
            gather.readings(number, &present);
        }
    }
    gather.found
}

enum Side {
    /// At the beginning of the quotation itself.
    Label,
    After,
    Before,
    Earlier,
    Later,
}

struct Gather<'s> {
    scene: &'s Scene<'s>,
    quotation: &'s Quotation,
    history: &'s History,
    found: Vec<Candidate>,
}

impl Gather<'_> {
    fn add(&mut self, numbers: impl Iterator<Item = usize>, side: Side) {
        let mut rank = 0;
        for number in numbers {
            let mention = self.scene.mentions.get(number);
            let place = self.place(number, &side);
            let gap = match side {
                Side::After | Side::Later => mention.tokens.start.saturating_sub(self.quotation.close + 1),
                _ => self.quotation.open.saturating_sub(mention.tokens.end),
            };
            let cue = self.cue(number);
            let after_cue = self.after_cue(number);
            let entity = Some(self.history.entity(self.scene, number));
            self.found.push(Candidate { mention: Some(number), entity, place, gap, rank, cue, after_cue });
            rank += usize::from(!mention.embedded);
        }
    }

    /// "he" next to the quotation may be any man who is about, not only the likeliest antecedent.
    fn readings(&mut self, number: usize, present: &[(usize, usize)]) {
        let scene = self.scene;
        let mention = scene.mentions.get(number);
        let owned = mention.form == Form::Noun && scene.text.has(mention.tokens.start, Classes::POSSESSIVE);
        let definite = owned || scene.text.has(mention.tokens.start, Classes::DEFINITE);
        let open = match mention.form {
            Form::Pronoun => mention.gender.is_some(),
            Form::Noun => mention.kind == SpeakerKind::Person && !mention.plural && definite,
            _ => false,
        };
        let found = self.found.iter().find(|candidate| candidate.mention == Some(number)).cloned();
        let Some(candidate) = found.filter(|_| open) else { return };
        let first = self.found.len();
        for &(entity, latest) in present {
            // Who tells the story is "I" there.
            if scene.text.has(scene.mentions.get(latest).head, Classes::FIRST) {
                continue;
            }
            // "her father" is not "the stranger".
            let known = scene.entities.get(entity);
            if owned && known.form != Form::Name {
                continue;
            }
            let agrees = Gender::agree(known.gender, mention.gender);
            let found = candidate.entity == Some(entity)
                || self.found[first..].iter().any(|other| other.entity == Some(entity));
            if agrees && !found {
                self.found.push(Candidate { entity: Some(entity), ..candidate.clone() });
            }
        }
    }

    fn place(&self, number: usize, side: &Side) -> Place {
        let text = &self.scene.text;
        let tokens = &self.scene.mentions.get(number).tokens;
        let quotation = self.quotation;
        let quoted = |token: &Token| token.depth > 0;
        match side {
            Side::Label => Place::Label,
            // Both look from the quotation, and no further than to the next: many of them may share a long sentence.
            Side::After if text.tokens[quotation.close + 1..tokens.start].iter().any(quoted) => {
                Place::AfterFar
            }
            Side::After => Place::After,
            Side::Before
                if text.tokens[tokens.end.min(quotation.open)..quotation.open].iter().rev().any(quoted) =>
            {
                Place::BeforeFar
            }
            Side::Before => Place::Before,
            Side::Later => Place::SentenceAfter,
            Side::Earlier => {
                let paragraph = text.paragraphs[quotation.paragraph].tokens().start;
                if tokens.start >= paragraph {
                    let distance =
                        text.sentence_of(quotation.open).saturating_sub(text.sentence_of(tokens.start));
                    if distance <= 1 { Place::SentenceBefore } else { Place::ParagraphBack }
                } else if quotation.paragraph > 0
                    && tokens.start >= text.paragraphs[quotation.paragraph - 1].tokens().start
                {
                    Place::ParagraphBefore
                } else {
                    Place::Back
                }
            }
        }
    }

    /// Of the cues whose subject the mention is, the one that is most to the quotation.
    fn cue(&self, number: usize) -> Option<(usize, Relation, Link)> {
        let (first, last) = self.scene.cues_of(number)?;
        let quotation = self.quotation;
        let link = |cue: usize| {
            self.scene.cues[cue].subject.filter(|(subject, _)| *subject == number).map(|(_, link)| link)
        };
        for (cue, relation) in
            [(quotation.cue_before, Relation::Introduces), (quotation.cue_after, Relation::Follows)]
        {
            if let Some(cue) = cue.filter(|cue| (first..=last).contains(cue))
                && let Some(link) = link(cue)
            {
                return Some((cue, relation, link));
            }
        }
        let cue = if self.scene.cues[last].verb < quotation.open { last } else { first };
        let verb = self.scene.cues[cue].verb;
        let same = quotation.before.contains(&verb) || quotation.after.contains(&verb);
        Some((cue, if same { Relation::SameSentence } else { Relation::Elsewhere }, link(cue)?))
    }

    fn after_cue(&self, number: usize) -> Option<(usize, Relation)> {
        let start = self.scene.mentions.get(number).tokens.start;
        /// Adverbs may stand between.
        const REACH: usize = 4;
        let cues = self.scene.cues_within(start.saturating_sub(REACH)..start);
        let cue = cues.rev().find(|&cue| {
            self.scene.cues[cue].after == Some(number) && self.scene.cues[cue].form != CueForm::Preposition
        })?;
        let relation = match () {
            () if self.quotation.cue_before == Some(cue) => Relation::Introduces,
            () if self.quotation.cue_after == Some(cue) => Relation::Follows,
            () if self.quotation.before.contains(&start) || self.quotation.after.contains(&start) => {
                Relation::SameSentence
            }
            () => Relation::Elsewhere,
        };
        Some((cue, relation))
    }
}

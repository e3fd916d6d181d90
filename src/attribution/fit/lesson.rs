//! Annotated texts, and which candidates their annotations call right.

use crate::attribution::candidate::Candidate;
use crate::attribution::scene::Scene;
use crate::span::Span;

/// An annotated text.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The text.
    pub text: String,
    /// What its quoted stretches are.
    pub answers: Vec<Answer>,
    /// How much each of them counts; 1 for an ordinary text.
    pub weight: f32,
}

/// The right answer for one stretch between quotation marks.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The stretch, marks excluded.
    pub span: Span,
    /// Whose words they are.
    pub right: Right,
}

/// Whose words a stretch holds.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Right {
    /// Nobody's: a title, a nickname, a scare quote.
    Nobody,
    /// Those of the source whose head word stands here.
    Source(Span),
    /// Those of somebody who has these names.
    Named(Vec<String>),
}

/// The answer whose stretch is about the same.
pub(super) fn answer(lesson: &Lesson, span: Span) -> Option<&Right> {
    let shared = |other: Span| span.end.min(other.end).saturating_sub(span.start.max(other.start));
    let near = lesson.answers.partition_point(|answer| answer.span.end <= span.start);
    let after = lesson.answers[near..].iter().take_while(|answer| answer.span.start < span.end);
    let alike = after.filter(|answer| 10 * shared(answer.span) >= 7 * span.len().max(answer.span.len()));
    alike.map(|answer| &answer.right).next()
}

/// A name without case, stops and article: "The Jew" is "Jew", "Mrs Beaver" is "Mrs. Beaver".
fn plain(name: &str) -> String {
    let name = name.to_lowercase().replace('.', "");
    name.strip_prefix("the ").map(str::to_owned).unwrap_or(name)
}

pub(super) fn is_right(scene: &Scene, answer: Option<&Right>, candidate: &Candidate) -> bool {
    let text = &scene.text;
    match (answer, candidate.mention) {
        (Some(Right::Nobody), mention) => mention.is_none(),
        (Some(Right::Source(head)), Some(mention)) => {
            let mention = scene.mentions.get(mention);
            let span = text.span(mention.tokens.clone());
            if span.start < head.end && head.start < span.end {
                return true;
            }
            // Another mention of the same name is as good, a pronoun is not.
            let word = &text.source[head.range()];
            let capital = word.starts_with(char::is_uppercase);
            capital
                && scene.entities.name(text.source, text, mention.entity).split(' ').any(|part| part == word)
        }
        (Some(Right::Named(names)), Some(_)) => {
            let Some(entity) = candidate.entity else { return false };
            let name = scene.entities.name(text.source, text, entity);
            names.iter().any(|known| plain(known) == plain(&name))
        }
        _ => false,
    }
}

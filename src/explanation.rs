//! Why an answer is what it is: every candidate with what spoke for and against it.

use std::fmt;

use crate::attribution::{Evidence, Quotation, Scene, Shape, Weighed};
use crate::span::Span;

/// How the speaker of one stretch between quotation marks was chosen.
///
/// ```
/// use quote_attribution::Attributor;
///
/// let explanations = Attributor::new().explain("“It is done,” Ann Dorsey said.");
/// assert_eq!(explanations[0].shape, "start-clause");
/// assert!(explanations[0].to_string().contains("subject=follows-adjacent"));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Explanation {
    /// The stretch, marks excluded.
    pub span: Span,
    /// What stands on both sides of it, as the weights table names it: "start-clause".
    pub shape: String,
    /// The candidates, the most likely first.
    pub candidates: Vec<Considered>,
}

/// One candidate.
///
/// ```
/// use quote_attribution::Attributor;
///
/// let explanations = Attributor::new().explain("“It is done,” Ann Dorsey said.");
/// let nobody = explanations[0].candidates.iter().find(|candidate| candidate.name.is_none()).unwrap();
/// assert!(nobody.probability < 0.1);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Considered {
    /// Its fullest name; `None` for *nobody*.
    pub name: Option<String>,
    /// The mention at hand.
    pub mention: Option<Span>,
    /// Its share of the softmax over the candidates.
    pub probability: f32,
    /// The sum of the weights.
    pub score: f32,
    /// What was observed.
    pub evidence: Vec<Evidence>,
}

pub(crate) fn explanation(scene: &Scene, quotation: &Quotation, weighed: Vec<Weighed>) -> Explanation {
    let most = weighed.iter().map(|weighed| weighed.score).fold(f32::MIN, f32::max);
    let all: f32 = weighed.iter().map(|weighed| (weighed.score - most).exp()).sum();
    let considered = |weighed: Weighed| {
        let mention = weighed.candidate.mention.map(|number| scene.mentions.get(number));
        Considered {
            name: weighed
                .candidate
                .entity
                .map(|entity| scene.entities.name(scene.text.source, &scene.text, entity).into_owned()),
            mention: mention.map(|mention| scene.text.span(mention.tokens.clone())),
            probability: (weighed.score - most).exp() / all,
            score: weighed.score,
            evidence: weighed.evidence.into_iter().map(Evidence::from).collect(),
        }
    };
    let mut candidates: Vec<_> = weighed.into_iter().map(considered).collect();
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    Explanation {
        span: scene.quoted[quotation.number].span,
        shape: Shape::name(quotation.shape.number()),
        candidates,
    }
}

/// A table: each candidate with its probability, score and evidence.
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} ({})", self.span, self.shape)?;
        for candidate in &self.candidates {
            let name = candidate.name.as_deref().unwrap_or("nobody");
            write!(f, "{:6.1} % {:+7.2}  {name}", 100.0 * candidate.probability, candidate.score)?;
            if let Some(mention) = candidate.mention {
                write!(f, " at {mention}")?;
            }
            for evidence in &candidate.evidence {
                write!(f, "\n{:>18.2}  {evidence}", evidence.weight)?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

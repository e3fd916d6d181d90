//! Who said it: candidates, evidence, weights.

mod candidate;
mod decide;
pub mod fit;
mod history;
mod listener;
mod outlook;
mod rule;
mod scene;
mod talk;
mod weights;

pub(crate) use candidate::Relation;
pub(crate) use decide::{Decision, Memory, Weighed, decide};
pub(crate) use history::History;
pub(crate) use outlook::Outlook;
pub(crate) use scene::{Quotation, Scene, Shape};
use talk::Talk;
pub use weights::Weights;

use std::fmt;

use rule::Rules;

/// One observation that spoke for or against an answer: a rule and what it found, written `rule=value`.
///
/// ```
/// use quote_attribution::Attributor;
///
/// let article = Attributor::new().attribute("“It is done,” Ann Dorsey said.");
/// let evidence = article.quotes().next().unwrap().evidence().next().unwrap();
/// assert_eq!(evidence.to_string(), format!("{}={}", evidence.rule, evidence.value));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// The name of the rule: "subject".
    pub rule: &'static str,
    /// What it found: "follows-adjacent".
    pub value: &'static str,
    /// How much it counts for a quotation of this shape.
    pub weight: f32,
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.rule, self.value)
    }
}

/// A piece of evidence as an article keeps it: a fifth as large as with the names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Observation {
    /// Its number among all rules and values.
    pub column: u16,
    pub weight: f32,
}

impl From<Observation> for Evidence {
    fn from(observation: Observation) -> Self {
        let (rule, value) = Rules::all().names()[usize::from(observation.column)];
        Self { rule, value, weight: observation.weight }
    }
}

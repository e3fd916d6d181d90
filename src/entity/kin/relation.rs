//! What relatives have in common, and what they are called.

use crate::lexicon::Classes;
use crate::text::Text;

use super::super::Entity;

/// Points for a surname that families share.
const SURNAME: f32 = 20.0;

/// How somebody is related to another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// "father", "mother".
    Parent,
    /// "wife", "husband".
    Spouse,
    /// "son", "daughter".
    Child,
    /// "sister", "brother".
    Sibling,
    /// "aunt", "uncle", "grandfather": older as a rule.
    Elder,
    /// "cousin", "sister-in-law".
    Distant,
}

/// The honorific of somebody's usual name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Mister,
    Married,
    Unmarried,
    None,
}

impl Style {
    pub fn of(text: &Text, entity: &Entity) -> Self {
        match text.str(entity.name.start).trim_end_matches('.') {
            "Mr" | "Sir" | "Lord" => Self::Mister,
            "Mrs" | "Lady" | "Madame" => Self::Married,
            "Miss" | "Mlle" => Self::Unmarried,
            _ => Self::None,
        }
    }
}

impl Relation {
    /// Which relation the head of a phrase names.
    pub fn of(text: &Text, head: usize) -> Option<Self> {
        const RELATIONS: [(Classes, Relation); 6] = [
            (Classes::PARENT, Relation::Parent),
            (Classes::SPOUSE, Relation::Spouse),
            (Classes::CHILD, Relation::Child),
            (Classes::SIBLING, Relation::Sibling),
            (Classes::ELDER, Relation::Elder),
            (Classes::COUSIN, Relation::Distant),
        ];
        RELATIONS.iter().find(|(class, _)| text.has(head, *class)).map(|(_, relation)| *relation)
    }

    /// Points for the honorific of a relative.
    pub fn suits(self, style: Style) -> f32 {
        match (self, style) {
            (Self::Parent | Self::Spouse | Self::Elder, Style::Mister | Style::Married) => 15.0,
            (Self::Parent | Self::Spouse, Style::Unmarried) => -40.0,
            (Self::Child, Style::Married) => -15.0,
            _ => 0.0,
        }
    }

    /// Points for a surname that two people share, by their honorifics: hers may be her husband's.
    pub fn same_surname(self, owner: Style, style: Style) -> f32 {
        let couple =
            matches!((owner, style), (Style::Mister, Style::Married) | (Style::Married, Style::Mister));
        match self {
            Self::Spouse => 2.0 * SURNAME,
            Self::Parent | Self::Child | Self::Sibling if couple => -SURNAME,
            Self::Parent | Self::Child | Self::Sibling => SURNAME,
            Self::Elder | Self::Distant => 0.0,
        }
    }
}

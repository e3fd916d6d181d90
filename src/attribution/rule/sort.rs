//! Of what sorts a candidate is, as far as they decide which rules look at it.

use std::ops::BitOr;

use crate::attribution::candidate::Place;
use crate::genre::Genre;

use super::View;

/// A set of sorts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sorts(u16);

impl Sorts {
    pub const NOBODY: Self = Self(1);
    pub const MENTION: Self = Self(1 << 1);
    /// A mention of a story.
    pub const IN_FICTION: Self = Self(1 << 2);
    /// After the quotation in its sentence.
    pub const AFTER: Self = Self(1 << 3);
    /// Before it in its sentence.
    pub const BEFORE: Self = Self(1 << 4);
    /// Before its sentence.
    pub const EARLIER: Self = Self(1 << 5);
    /// The subject of a cue.
    pub const SUBJECT: Self = Self(1 << 6);
    /// Right after a cue.
    pub const NEXT_TO_CUE: Self = Self(1 << 7);
    pub const IN_SENTENCE: Self = Self(Self::AFTER.0 | Self::BEFORE.0);
    const NONE: Self = Self(0);

    pub fn of(view: &View) -> Self {
        let candidate = view.candidate;
        if candidate.mention.is_none() {
            return Self::NOBODY;
        }
        let place = match candidate.place {
            Place::After | Place::AfterFar => Self::AFTER,
            Place::Before | Place::BeforeFar => Self::BEFORE,
            Place::SentenceBefore | Place::ParagraphBack | Place::ParagraphBefore | Place::Back => {
                Self::EARLIER
            }
            Place::SentenceAfter | Place::Label => Self::NONE,
        };
        let also = |holds: bool, sort: Self| if holds { sort } else { Self::NONE };
        Self::MENTION
            | place
            | also(view.scene.genre == Genre::Fiction, Self::IN_FICTION)
            | also(candidate.cue.is_some(), Self::SUBJECT)
            | also(candidate.after_cue.is_some(), Self::NEXT_TO_CUE)
    }

    /// Whether any sort of `other` is in the set.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Sorts {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

//! Between which tags contents begin and end at all: a look at two tags spares the weighing of most places.

use super::feature::Template;
use super::label::Value;
use super::weights::IndirectWeights;

pub(super) const BEGINS: Template = Template::new("content-begins");
pub(super) const ENDS: Template = Template::new("content-ends");

/// Pairs of tags, a bit each.
#[derive(Clone, Debug)]
pub(super) struct Gate {
    begins: [u64; TAGS],
    ends: [u64; TAGS],
}

/// What stands at a boundary is one of the first labels.
const TAGS: usize = 64;

impl Gate {
    pub fn new(weights: &IndirectWeights) -> Self {
        let pairs = |template: &Template| {
            let listed = |before: usize, tag: usize| {
                let [before, tag] = [before, tag].map(|number| Value::new(number as u16));
                weights.weight(template.feature(&[before, tag])) > 0
            };
            std::array::from_fn(|before| {
                (0..TAGS).filter(|&tag| listed(before, tag)).fold(0, |tags, tag| tags | 1 << tag)
            })
        };
        Self { begins: pairs(&BEGINS), ends: pairs(&ENDS) }
    }

    /// Whether content may begin between two tags.
    #[inline]
    pub fn may_begin(&self, before: Value, tag: Value) -> bool {
        self.begins[before.number() % TAGS] >> (tag.number() % TAGS) & 1 != 0
    }

    /// Whether content may end between two tags.
    #[inline]
    pub fn may_end(&self, before: Value, tag: Value) -> bool {
        self.ends[before.number() % TAGS] >> (tag.number() % TAGS) & 1 != 0
    }
}

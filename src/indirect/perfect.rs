//! Weights by the number of their feature, each at a place of its own: one number for each group of features
//! moves all of them to free places. Numbers of features are hashes already.
//!
//! (Belazzougui, Botelho and Dietzfelbinger 2009, "Hash, displace, and compress".)

use std::borrow::Cow;

/// Two weights cannot share a place, and most look-ups are of features that have none.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Weights {
    /// For each group of features, how far they are moved. A power of two.
    pub pilots: Cow<'static, [u8]>,
    /// A power of two, at most half of them taken.
    pub places: Cow<'static, [Place]>,
}

/// A tag, which is what of the feature's number its place does not tell, and a weight in hundredths, 16 bits each.
/// 4 bytes, so that all places fit into the second-level cache; as one number, so that a look-up has the weight
/// before it knows whether the tag is right, and takes no branch. A free place weighs nothing, whatever its tag.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Place(pub u32);

impl Place {
    fn new(feature: u64, weight: i16) -> Self {
        Self(tag(feature) << 16 | u32::from(weight as u16))
    }

    #[inline]
    fn weight(self, feature: u64) -> i32 {
        if self.0 >> 16 == tag(feature) { i32::from(self.0 as i16) } else { 0 }
    }
}

/// Features of a group, on average; more would take longer to find a pilot for.
const GROUP: usize = 4;

impl Weights {
    /// Of several weights of one feature the last one counts.
    pub fn new(features: &[(u64, i16)]) -> Self {
        let mut places = (2 * features.len()).next_power_of_two().max(2 * GROUP);
        loop {
            match Self::with_places(features, places) {
                Some(weights) => return weights,
                // Not yet seen to happen; more room helps.
                None => places *= 2,
            }
        }
    }

    fn with_places(features: &[(u64, i16)], len: usize) -> Option<Self> {
        let mut pilots = vec![0; len / (2 * GROUP)];
        let mut places = vec![Place::default(); len];
        let mut taken = vec![false; len];
        let mut groups = vec![Vec::new(); pilots.len()];
        for &(feature, weight) in features {
            let group: &mut Vec<(u64, i16)> = &mut groups[group(feature, pilots.len())];
            match group.iter_mut().find(|(other, _)| seen(*other) == seen(feature)) {
                Some(known) => known.1 = weight,
                None => group.push((feature, weight)),
            }
        }
        // Large groups first, while there is room.
        let mut order: Vec<usize> = (0..groups.len()).collect();
        order.sort_by_key(|&number| std::cmp::Reverse(groups[number].len()));
        let mut found = Vec::new();
        for number in order {
            let group = &groups[number];
            let pilot = (0..=u8::MAX).find(|&pilot| {
                found.clear();
                group.iter().all(|(feature, _)| {
                    let place = place(*feature, pilot, len);
                    let free = !taken[place] && !found.contains(&place);
                    found.push(place);
                    free
                })
            })?;
            pilots[number] = pilot;
            for (&place, &(feature, weight)) in found.iter().zip(group) {
                taken[place] = true;
                places[place] = Place::new(feature, weight);
            }
        }
        Some(Self { pilots: pilots.into(), places: places.into() })
    }

    /// The weights for many look-ups.
    #[inline]
    pub fn open(&self) -> Open<'_> {
        Open { pilots: &self.pilots, places: &self.places }
    }
}

/// Weights that are looked up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Open<'w> {
    pilots: &'w [u8],
    places: &'w [Place],
}

impl Open<'_> {
    /// What a feature weighs; 0 unless it is there. One in some hundred thousand of those that are not is taken
    /// for another.
    #[inline]
    pub fn get(self, feature: u64) -> i32 {
        let pilot = self.pilots[group(feature, self.pilots.len())];
        self.places[place(feature, pilot, self.places.len())].weight(feature)
    }
}

/// What a look-up sees of a feature besides its group.
fn seen(feature: u64) -> u64 {
    feature & ((1 << 48) - 1)
}

#[inline]
fn group(feature: u64, groups: usize) -> usize {
    (feature >> 48) as usize & (groups - 1)
}

#[inline]
fn place(feature: u64, pilot: u8, places: usize) -> usize {
    let step = feature as u32 | 1;
    ((feature >> 16) as u32).wrapping_add(step.wrapping_mul(u32::from(pilot))) as usize & (places - 1)
}

#[inline]
fn tag(feature: u64) -> u32 {
    (feature >> 32) as u32 & 0xffff
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers without a pattern.
    fn features(from: u64, len: u64) -> Vec<(u64, i16)> {
        let number = |n: u64| (from + n + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
        (0..len).map(|n| (number(n).wrapping_mul(0xbf58_476d_1ce4_e5b9), n as i16 % 300 + 1)).collect()
    }

    #[test]
    fn each_feature_weighs_what_it_was_given() {
        for len in [0, 1, 7, 20_000] {
            let features = features(0, len);
            let weights = Weights::new(&features);
            for (feature, weight) in features {
                assert_eq!(weights.open().get(feature), i32::from(weight));
            }
        }
    }

    #[test]
    fn hardly_any_other_weighs_anything() {
        let weights = Weights::new(&features(0, 20_000));
        let wrong =
            features(20_000, 100_000).iter().filter(|(other, _)| weights.open().get(*other) != 0).count();
        assert!(wrong < 10, "{wrong}");
    }

    #[test]
    fn the_last_of_two_weights_counts() {
        let feature = features(0, 1)[0].0;
        assert_eq!(Weights::new(&[(feature, 1), (feature, 3)]).open().get(feature), 3);
    }
}

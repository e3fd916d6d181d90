//! The features of units that are asked of every one of them, in tables that are addressed and not searched:
//! whether content may begin or end there at all, and the plainest of what speaks for a unit in it.

use super::cue::{FORMS, templates};
use super::feature::{Question, Sink, Template};
use super::label::{STEPS_LEN, Value, steps};
use super::surroundings::{Surroundings, Survey, zone};
use super::weights::IndirectWeights;

templates! {
    BEGIN = "begin-sieve-zones";
    BEGIN_TAGS = "begin-sieve-tags";
    BEGIN_BEFORE = "begin-sieve-before";
    BEGIN_WORD = "begin-sieve-word";
    END = "end-sieve-zones";
    END_TAGS = "end-sieve-tags";
    END_BEFORE = "end-sieve-before";
    END_WORD = "end-sieve-word";
    IN_WORD = "in-word";
    IN_TAG = "in-zone-tag";
    IN_DISTANCE = "in-zone-distance";
    IN_COMMAS = "in-zone-commas";
}

/// What is looked at; of two, the first is that of the unit before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub zones: [u8; 2],
    /// Units to the cue.
    pub steps: [u8; 2],
    /// Commas to the cue.
    pub commas: u8,
    pub tags: [Value; 2],
    pub words: [Value; 2],
}

impl Place {
    /// Of a unit and the one before, with the word and the tag of each.
    #[inline]
    pub fn new(seen: [&Surroundings; 2], values: [(Value, Value); 2]) -> Self {
        Self {
            zones: seen.map(|seen| seen.zone),
            steps: seen.map(|seen| seen.distance),
            commas: seen[1].commas,
            tags: values.map(|(_, tag)| tag),
            words: values.map(|(word, _)| word),
        }
    }
}

/// The features of a beginning.
pub(super) fn describe_begin(place: Place, sink: &mut impl Sink) {
    sink.add(&BEGIN, [zone(place.zones[0]), zone(place.zones[1]), steps(place.steps[1])]);
    sink.add(&BEGIN_TAGS, place.tags);
    sink.add(&BEGIN_BEFORE, [place.words[0]]);
    sink.add(&BEGIN_WORD, [place.words[1]]);
}

/// The features of an end.
pub(super) fn describe_end(place: Place, sink: &mut impl Sink) {
    sink.add(&END, [zone(place.zones[0]), zone(place.zones[1]), steps(place.steps[0])]);
    sink.add(&END_TAGS, place.tags);
    sink.add(&END_BEFORE, [place.words[0]]);
    sink.add(&END_WORD, [place.words[1]]);
}

/// Features of a unit in the content of a cue of a form.
pub(super) fn describe_inside(place: Place, form: Value, sink: &mut impl Sink) {
    let zone = zone(place.zones[1]);
    sink.add(&IN_WORD, [place.words[1]]);
    sink.add(&IN_TAG, [zone, place.tags[1]]);
    sink.add(&IN_DISTANCE, [zone, steps(place.steps[1])]);
    sink.add(&IN_COMMAS, [zone, steps(place.commas), form]);
}

/// More than there are tags, zones and forms; powers of two are quick to address.
const TAGS: usize = 64;
const ZONES: usize = 16;
const STEPS: usize = 16;
const FORMS_LEN: usize = 8;

/// The weights of these features, in hundredths.
#[derive(Clone, Debug)]
pub(super) struct Dense {
    /// Of each word: begun after, begun with, ended after, ended with, inside.
    words: Vec<[i16; 5]>,
    /// By the zone before, the zone and the distance.
    begin: Vec<i16>,
    end: Vec<i16>,
    begin_tags: Vec<i16>,
    end_tags: Vec<i16>,
    /// By zone and tag; by zone and distance; by zone, commas and form.
    in_tag: Vec<i16>,
    in_distance: Vec<i16>,
    in_commas: Vec<i16>,
    floors: [i32; 2],
}

impl Dense {
    pub fn new(weights: &IndirectWeights) -> Self {
        let weight = |template: &Template, values: &[Value]| weights.weight(template.feature(values)) as i16;
        let word = |number| {
            let values = [Value::new(number)];
            [BEGIN_BEFORE, BEGIN_WORD, END_BEFORE, END_WORD, IN_WORD]
                .map(|template| weight(&template, &values))
        };
        let zones = |template: &Template| {
            table(ZONES * ZONES * STEPS, |index| {
                let [before, at] = [zone_of(index / STEPS / ZONES)?, zone_of(index / STEPS % ZONES)?];
                Some(weight(template, &[before, at, step_of(index % STEPS)?]))
            })
        };
        let tag = |number: usize| Value::new(number as u16);
        let tags = |template: &Template| {
            table(TAGS * TAGS, |index| Some(weight(template, &[tag(index / TAGS), tag(index % TAGS)])))
        };
        Self {
            words: (0..weights.vocabulary().end).map(word).collect(),
            begin: zones(&BEGIN),
            end: zones(&END),
            begin_tags: tags(&BEGIN_TAGS),
            end_tags: tags(&END_TAGS),
            in_tag: table(ZONES * TAGS, |index| {
                Some(weight(&IN_TAG, &[zone_of(index / TAGS)?, tag(index % TAGS)]))
            }),
            in_distance: table(ZONES * STEPS, |index| {
                Some(weight(&IN_DISTANCE, &[zone_of(index / STEPS)?, step_of(index % STEPS)?]))
            }),
            in_commas: table(ZONES * STEPS * FORMS_LEN, |index| {
                let [zone, commas] =
                    [zone_of(index / FORMS_LEN / STEPS)?, step_of(index / FORMS_LEN % STEPS)?];
                Some(weight(&IN_COMMAS, &[zone, commas, *FORMS.values().get(index % FORMS_LEN)?]))
            }),
            floors: [weights.floor(Question::Begin), weights.floor(Question::End)],
        }
    }

    /// Whether content may begin at a place.
    #[inline]
    pub fn may_begin(&self, place: &Place) -> bool {
        let zones = zones(place) * STEPS + usize::from(place.steps[1]);
        let sum = i32::from(self.begin[zones])
            + i32::from(self.begin_tags[tags(place)])
            + i32::from(self.word(place.words[0])[0])
            + i32::from(self.word(place.words[1])[1]);
        sum >= self.floors[0]
    }

    /// Whether content may end before a place.
    #[inline]
    pub fn may_end(&self, place: &Place) -> bool {
        let zones = zones(place) * STEPS + usize::from(place.steps[0]);
        let sum = i32::from(self.end[zones])
            + i32::from(self.end_tags[tags(place)])
            + i32::from(self.word(place.words[0])[2])
            + i32::from(self.word(place.words[1])[3]);
        sum >= self.floors[1]
    }

    /// What speaks for a unit in the content.
    #[inline]
    pub fn inside(&self, place: &Place, form: usize) -> i32 {
        let zone = usize::from(place.zones[1]);
        i32::from(self.word(place.words[1])[4])
            + i32::from(self.in_tag[zone * TAGS + place.tags[1].number() % TAGS])
            + i32::from(self.in_distance[zone * STEPS + usize::from(place.steps[1])])
            + i32::from(self.in_commas[(zone * STEPS + usize::from(place.commas)) * FORMS_LEN + form])
    }

    /// The number of a form in the tables.
    pub fn form(&self, form: Value) -> usize {
        FORMS.values().iter().position(|other| *other == form).unwrap_or(FORMS_LEN - 1)
    }

    #[inline]
    fn word(&self, word: Value) -> &[i16; 5] {
        &self.words[word.number()]
    }
}

fn zones(place: &Place) -> usize {
    usize::from(place.zones[0]) * ZONES + usize::from(place.zones[1])
}

fn tags(place: &Place) -> usize {
    place.tags[0].number() % TAGS * TAGS + place.tags[1].number() % TAGS
}

fn zone_of(number: usize) -> Option<Value> {
    (number < Survey::ZONES).then(|| zone(number as u8))
}

fn step_of(number: usize) -> Option<Value> {
    (number < STEPS_LEN).then(|| steps(number as u8))
}

fn table(len: usize, weight: impl Fn(usize) -> Option<i16>) -> Vec<i16> {
    (0..len).map(|index| weight(index).unwrap_or(0)).collect()
}

//! The weights of the evidence: a plain table.
//!
//! A line is a piece of evidence, its weight, and what it weighs more or less for quotations of some
//! shape: `place=after 0.31 start-clause:+0.84 word-word:-0.20`. What is not listed weighs nothing.
//! A line `temperature 1.2` makes all answers less sure, or surer where it is below 1.

use std::fmt::Write as _;
use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::error::Error;
use crate::fault::Fault;
use crate::genre::Genre;

use super::rule::Rules;
use super::scene::Shape;

/// How much each piece of evidence counts.
///
/// A table is bundled for each [`Genre`]; the `fit` example writes one from other annotated texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// One row a shape of quotation, one column a piece of evidence that weighs differently in each.
    shaped: Arc<[f32]>,
    /// The other pieces of evidence.
    plain: Arc<[f32]>,
    /// By what scores are divided before they become probabilities (Guo, Pleiss, Sun and Weinberger 2017, "On
    /// calibration of modern neural networks").
    temperature: f32,
}

/// The weights for quotations of one shape.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'w> {
    shaped: &'w [f32],
    plain: &'w [f32],
}

impl Row<'_> {
    /// What a piece of evidence weighs.
    pub fn weight(self, column: u16) -> f32 {
        let column = usize::from(column);
        self.shaped.get(column).copied().unwrap_or_else(|| self.plain[column - self.shaped.len()])
    }
}

const TEMPERATURE: &str = "temperature";

static BUNDLED: Lazy<Weights> = Lazy::new(|| {
    Weights::parse("weights.txt", include_str!("weights.txt"))
        .expect("the bundled table is checked by the tests")
});

static BUNDLED_FICTION: Lazy<Weights> = Lazy::new(|| {
    Weights::parse("weights-fiction.txt", include_str!("weights-fiction.txt"))
        .expect("the bundled table is checked by the tests")
});

impl Default for Weights {
    fn default() -> Self {
        BUNDLED.clone()
    }
}

/// Finds one thing after another in a list where they mostly come in its order.
struct InOrder {
    next: usize,
    count: usize,
}

impl InOrder {
    fn new(count: usize) -> Self {
        Self { next: 0, count }
    }

    /// The place of what is looked for; the search goes round from the place after what was found last.
    fn find(&mut self, matches: impl Fn(usize) -> bool) -> Option<usize> {
        let found = (self.next..self.count).chain(0..self.next).find(|&place| matches(place))?;
        self.next = found + 1;
        Some(found)
    }
}

impl Weights {
    /// The bundled weights for texts of a genre.
    pub fn bundled(genre: Genre) -> Self {
        Self::of(genre).clone()
    }

    /// [`Weights::bundled`], shared by all texts of the genre.
    pub(crate) fn of(genre: Genre) -> &'static Self {
        match genre {
            Genre::News => &BUNDLED,
            Genre::Fiction => &BUNDLED_FICTION,
        }
    }

    /// Reads a table; `origin` names it in an error.
    ///
    /// # Errors
    ///
    /// When a line does not name a rule and value that exist, or a weight is no number: the error says
    /// which line and what was expected.
    ///
    /// ```
    /// use quote_attribution::Weights;
    ///
    /// let error = Weights::parse("mine.txt", "place=after 1.5\nplace=behind 2\n").unwrap_err();
    /// assert_eq!(error.line(), Some(2));
    /// ```
    pub fn parse(origin: &str, text: &str) -> Result<Self, Error> {
        let (names, count) = (Rules::all().names(), Rules::all().shaped());
        let mut known = InOrder::new(names.len());
        let mut rows = InOrder::new(Shape::COUNT);
        let shapes: Vec<String> = (0..Shape::COUNT).map(Shape::name).collect();
        let mut shaped = vec![0.0; Shape::COUNT * count];
        let mut plain = vec![0.0; names.len() - count];
        let mut temperature = 1.0;
        for (number, line) in text.lines().enumerate() {
            let mut fields = line.split('#').next().unwrap_or("").split_whitespace();
            let Some(evidence) = fields.next() else { continue };
            let fail = |found: &str, expected: &str| {
                let (found, expected) = (found.to_owned(), expected.to_owned());
                Err(Error::at(origin, Fault { line: number + 1, found, expected }))
            };
            if evidence == TEMPERATURE {
                let found = fields.next().unwrap_or("");
                match found.parse::<f32>().ok().filter(|value| value.is_finite() && *value > 0.0) {
                    Some(value) => temperature = value,
                    None => return fail(found, "a temperature, a number above 0"),
                };
                continue;
            }
            let name = evidence.split_once('=');
            let Some(column) = name.and_then(|name| known.find(|column| names[column] == name)) else {
                return fail(evidence, "a rule and one of its values (rule=value)");
            };
            for field in fields {
                let (shape, weight) =
                    field.split_once(':').map_or((None, field), |(shape, weight)| (Some(shape), weight));
                let Some(weight) = weight.parse::<f32>().ok().filter(|weight| weight.is_finite()) else {
                    return fail(weight, "a weight, a finite number");
                };
                let rows = match shape {
                    None if column >= count => {
                        plain[column - count] += weight;
                        continue;
                    }
                    None => 0..Shape::COUNT,
                    Some(_) if column >= count => {
                        return fail(field, "a weight alone: a verb weighs the same in each shape");
                    }
                    Some(shape) => match rows.find(|row| shapes[row] == shape) {
                        Some(row) => row..row + 1,
                        None => return fail(shape, "a shape of quotation such as \"start-clause\""),
                    },
                };
                for row in rows {
                    shaped[row * count + column] += weight;
                }
            }
        }
        Ok(Self { shaped: shaped.into(), plain: plain.into(), temperature })
    }

    /// By what scores are divided before they become probabilities.
    pub(crate) fn temperature(&self) -> f32 {
        self.temperature
    }

    /// The weights for quotations of one shape.
    pub(crate) fn row(&self, shape: Shape) -> Row<'_> {
        let columns = Rules::all().shaped();
        let shaped = &self.shaped[shape.number() * columns..(shape.number() + 1) * columns];
        Row { shaped, plain: &self.plain }
    }

    /// The table as text, for [`Weights::parse`]: `general` has a weight for each piece of evidence,
    /// `special` what each shape of quotation adds.
    pub(crate) fn write(header: &str, temperature: f32, general: &[f32], special: &[f32]) -> String {
        let shaped = Rules::all().shaped();
        let mut text: String = header.lines().map(|line| format!("# {line}\n")).collect();
        let _ = writeln!(text, "{TEMPERATURE} {temperature:.2}");
        for (column, (rule, value)) in Rules::all().names().iter().enumerate() {
            let mut line = format!("{rule}={value} {:.2}", general[column]);
            let mut any = general[column].abs() >= 0.005;
            for row in (0..Shape::COUNT).filter(|_| column < shaped) {
                let weight = special[row * shaped + column];
                if weight.abs() >= 0.05 {
                    any = true;
                    let _ = write!(line, " {}:{weight:+.2}", Shape::name(row));
                }
            }
            if any {
                text.push_str(&line);
                text.push('\n');
            }
        }
        text
    }
}

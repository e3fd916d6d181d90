//! Which stretches of a text stand between quotation marks.

mod dash;
mod mark;
mod pair;

use crate::span::Span;
use crate::text::Text;

/// A stretch between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// Token of the opening mark.
    pub open: usize,
    /// Token of the closing mark, or the first token of the next paragraph where none closes it.
    pub close: usize,
    /// The text between the marks, without space at its edges.
    pub span: Span,
    pub closed: bool,
    /// Quotation marks around it: 0 for a stretch that is no part of another.
    pub depth: u8,
    /// Goes on with the stretch before it, which was left open at the end of the paragraph before.
    pub continues: bool,
    pub paragraph: usize,
}

impl Quoted {
    /// The tokens between the marks.
    pub fn tokens(&self) -> std::ops::Range<usize> {
        self.open + 1..self.close
    }
}

/// Finds the stretches between quotation marks in the order in which they open, and counts in each
/// token the marks around it.
pub(crate) fn find(text: &mut Text) -> Vec<Quoted> {
    let mut found = Vec::new();
    for number in 0..text.paragraphs.len() {
        let first = found.len();
        pair::paragraph(text, number, &mut found);
        count(text, &found[first..]);
    }
    if found.is_empty() {
        found = dash::find(text);
        count(text, &found);
    }
    found
}

/// Counts in each token the stretches around it.
fn count(text: &mut Text, found: &[Quoted]) {
    for quoted in found {
        for token in &mut text.tokens[quoted.tokens()] {
            token.depth = token.depth.saturating_add(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn stretches(source: &str) -> Vec<&str> {
        let lexicon = Lexicon::english();
        let mut text = Text::new(source, &lexicon);
        let found = find(&mut text);
        found.iter().filter(|quoted| quoted.depth == 0).map(|quoted| &source[quoted.span.range()]).collect()
    }

    #[test]
    fn each_kind_of_mark() {
        for text in [
            "He said “so it is” twice.",
            "He said \"so it is\" twice.",
            "He said ''so it is'' twice.",
            "He said ``so it is'' twice.",
            "He said ‘so it is’ twice.",
            "He said 'so it is' twice.",
            "He said «so it is» twice.",
            "He said « so it is » twice.",
            "He said „so it is“ twice.",
            "He said ”so it is” twice.",
            "He said ”so it is“ twice.",
        ] {
            assert_eq!(stretches(text), ["so it is"], "{text}");
        }
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert_eq!(stretches("'Tis the workers' union of the '90s, ‘em and ’em, rock ’n’ roll."), [""; 0]);
        assert_eq!(
            stretches("‘The workers’ union won’t move,’ she said."),
            ["The workers’ union won’t move,"]
        );
    }

    #[test]
    fn nested_marks_belong_to_the_outer_stretch() {
        assert_eq!(stretches("“He said ‘no’ to me,” she said."), ["He said ‘no’ to me,"]);
        assert_eq!(stretches("‘He said “no” to me,’ she said."), ["He said “no” to me,"]);
    }

    #[test]
    fn a_lost_mark_costs_its_paragraph_at_most() {
        assert_eq!(stretches("“We go, he said.\nShe “stays” here."), ["We go, he said.", "stays"]);
        assert_eq!(stretches("We go,” he said.\nShe “stays” here."), ["stays"]);
        assert_eq!(stretches("\"We go, he said.\nShe \"stays\" here."), ["We go, he said.", "stays"]);
    }

    #[test]
    fn inches_and_feet() {
        assert_eq!(stretches("A 6'2\" guard with a 5\" pipe said \"hello\" twice."), ["hello"]);
    }
}

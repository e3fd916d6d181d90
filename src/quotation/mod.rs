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
    let mut pairing = pair::Pairing::default();
    for number in 0..text.paragraphs.len() {
        let first = found.len();
        pairing.paragraph(text, number, &mut found);
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
    fn talk_opens_with_a_dash() {
        let talk = "— You are late, said the man. Sit down.\n\n— The boat was late.\n\nHe sat.";
        assert_eq!(stretches(talk), ["You are late,", "Sit down.", "The boat was late."]);
        let talk = "—Sit down—said the man, taking her coat—. You are wet.\n\n—It rains! she cried. She sat.";
        assert_eq!(stretches(talk), ["Sit down", "You are wet.", "It rains!"]);
        let talk = "-- He asked me to come, said Clara.\n\n-- Did he say why? Hugh asked, laughing.";
        assert_eq!(stretches(talk), ["He asked me to come,", "Did he say why?"]);
    }

    #[test]
    fn dashes_without_talk() {
        for text in [
            "The plan:\n\n— Two boats by May.\n\n— A harbour of stone.",
            "— Two boats\n\n— A harbour, said the minister",
            "- Two boats, said the minister.\n\n- A harbour, she said.",
            "— The boat was late, said the man.\n\nHe sat down — wet, as ever — and slept.",
            "BRISTOW — The boat was late, the harbour said.\n\nIt sank.\n\n— Ann Dorsey, Bristow Post",
            "— The boat, he said, was “late”.\n\n— It sank, he said.",
        ] {
            assert!(stretches(text).iter().all(|stretch| *stretch == "late"), "{text}");
        }
    }

    #[test]
    fn inches_and_feet() {
        assert_eq!(stretches("A 6'2\" guard with a 5\" pipe said \"hello\" twice."), ["hello"]);
    }
}

//! Lays an article's quotations out in columns: line, speaker, quotation.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};
use quote_attribution::{Article, Part, Quote};
use textwrap::core::display_width;

const NAME: Style = AnsiColor::Cyan.on_default().bold();
const FAINT: Style = Style::new().dimmed();
const HEADING: Style = Style::new().bold().underline();

/// Longer lines than this are hard to read, however wide the terminal.
const MAX_WIDTH: usize = 100;
/// Narrower columns than this break most words.
const MIN_COLUMN: usize = 12;
const GAP: &str = "  ";

/// A line to tell the files apart.
pub fn heading(title: &str) -> String {
    format!("{HEADING}{title}{HEADING:#}\n")
}

/// What was said first, in the order of the text; then the quotations without a speaker.
pub fn render<'a>(article: &Article<'_>, quotes: impl Iterator<Item = Quote<'a>>) -> String {
    let (said, unsaid): (Vec<_>, Vec<_>) = quotes.partition(|quote| quote.speaker().is_some());
    if said.is_empty() && unsaid.is_empty() {
        return format!("{FAINT}No quotations.{FAINT:#}\n");
    }
    let page = Page::new(article.text(), &said);
    let mut out = String::new();
    for quote in &said {
        page.write(&mut out, quote);
    }
    if !unsaid.is_empty() {
        let gap = if said.is_empty() { "" } else { "\n" };
        out += &format!("{gap}{FAINT}No speaker:{FAINT:#}\n");
    }
    for quote in &unsaid {
        page.write(&mut out, quote);
    }
    out
}

/// A text and how wide its columns are.
struct Page<'t> {
    text: &'t str,
    line_ends: Vec<usize>,
    number_width: usize,
    name_width: usize,
    words_width: usize,
}

impl<'t> Page<'t> {
    fn new(text: &'t str, said: &[Quote<'_>]) -> Self {
        let line_ends: Vec<_> = text.match_indices('\n').map(|(at, _)| at).collect();
        let number_width = (line_ends.len() + 1).to_string().len().max(3);
        let width = textwrap::termwidth().min(MAX_WIDTH);
        let names = said.iter().filter_map(|quote| quote.speaker_name());
        let longest = names.map(display_width).max().unwrap_or(0);
        let name_width = longest.min((width / 4).max(MIN_COLUMN));
        let words_width = width.saturating_sub(number_width + name_width + 2 * GAP.len()).max(MIN_COLUMN);
        Self { text, line_ends, number_width, name_width, words_width }
    }

    /// The speaker stands beside the first row, a line number wherever the quotation comes to a new line.
    fn write(&self, out: &mut String, quote: &Quote<'_>) {
        let mut name = quote.speaker_name();
        let same_line = |a: &Part, b: &Part| self.line(a.start) == self.line(b.start);
        for parts in quote.parts().chunk_by(same_line) {
            let mut number = self.line(parts[0].start).to_string();
            let names = column(name.take().unwrap_or(""), self.name_width);
            let words = column(&self.words(parts), self.words_width);
            for row in 0..names.len().max(words.len()) {
                let cell = |column: &[String]| column.get(row).cloned().unwrap_or_default();
                self.write_row(out, &std::mem::take(&mut number), &cell(&names), &cell(&words));
            }
        }
    }

    fn write_row(&self, out: &mut String, number: &str, name: &str, words: &str) {
        let number_width = self.number_width;
        // `format!` pads by characters, but some are two columns wide and some none.
        let padding = " ".repeat(self.name_width.saturating_sub(display_width(name)));
        *out += &format!("{FAINT}{number:>number_width$}{FAINT:#}{GAP}{NAME}{name}{NAME:#}");
        if !words.is_empty() {
            out.extend([&padding, GAP, words]);
        }
        out.push('\n');
    }

    /// The number of the line at a byte, counted from 1.
    fn line(&self, at: usize) -> usize {
        self.line_ends.partition_point(|&end| end < at) + 1
    }

    /// Stretches as one string; “...” stands where the writer cuts in.
    fn words(&self, parts: &[Part]) -> String {
        let mut words = String::new();
        let mut end = None;
        for part in parts {
            if let Some(end) = end.replace(part.end) {
                let between = &self.text[end..part.start];
                words += if between.contains(char::is_alphanumeric) { " ... " } else { " " };
            }
            let stretch = &self.text[part.start..part.end];
            if part.marked {
                words.extend(["“", stretch, "”"]);
            } else {
                words += stretch;
            }
        }
        words
    }
}

/// A text wrapped to a width, at least one row; free of control characters, which might drive a terminal.
fn column(text: &str, width: usize) -> Vec<String> {
    let text: Vec<_> = text.split_whitespace().collect();
    let text = text.join(" ").replace(char::is_control, "");
    textwrap::wrap(&text, width).into_iter().map(Cow::into_owned).collect()
}

//! Prints why a quotation was given to its speaker: the candidates, their evidence, its weights.
//!
//! ```text
//! cargo run --release --example explain -- examples/data/harbour.txt --containing herring
//! ```

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Parser;
use quote_attribution::{Attributor, Considered, Explanation, Genre, Span};

/// Print why a quotation was given to its speaker. Without a choice the quotations are listed.
#[derive(Parser)]
struct Arguments {
    /// Plain text in UTF-8.
    file: PathBuf,
    /// The number of the quotation, as listed.
    #[arg(long, value_name = "N", conflicts_with = "containing")]
    quote: Option<usize>,
    /// Words of the quotation.
    #[arg(long, value_name = "TEXT")]
    containing: Option<String>,
    /// Read the text as news or as a story; recognised unless set.
    #[arg(long, value_name = "news|fiction")]
    genre: Option<Genre>,
    /// How many candidates to show.
    #[arg(long, value_name = "N", default_value_t = 3)]
    candidates: usize,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let text = std::fs::read_to_string(&arguments.file)
        .with_context(|| format!("cannot read {}", arguments.file.display()))?;
    let attributor = Attributor::builder().genre(arguments.genre).build();
    let explanations = attributor.explain(&text);
    let contains = |explanation: &&Explanation, words: &str| text[explanation.span.range()].contains(words);
    let page = match (arguments.quote, &arguments.containing) {
        (Some(number), _) => {
            let explanation = number.checked_sub(1).and_then(|index| explanations.get(index));
            let count = explanations.len();
            let explanation = explanation
                .with_context(|| format!("there is no quotation {number}: they are numbered 1 to {count}"))?;
            explained(&text, explanation, arguments.candidates)
        }
        (None, Some(words)) => match explanations.iter().find(|explanation| contains(explanation, words)) {
            Some(explanation) => explained(&text, explanation, arguments.candidates),
            None => bail!("no quotation contains {words:?}"),
        },
        (None, None) => listed(&text, &explanations),
    };
    match io::stdout().lock().write_all(page.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

fn listed(text: &str, explanations: &[Explanation]) -> String {
    let mut page = String::new();
    for (number, explanation) in explanations.iter().enumerate() {
        let name = explanation.candidates.first().map_or("nobody", name);
        let words = one_line(&text[explanation.span.range()]);
        let _ = writeln!(page, "{:>3}  {name}: “{words}”", number + 1);
    }
    page
}

fn explained(text: &str, explanation: &Explanation, most: usize) -> String {
    let mut page = format!(
        "“{}”\n\nat {}, of the shape {}: what stands before its opening mark, how it ends\n",
        one_line(&text[explanation.span.range()]),
        explanation.span,
        explanation.shape,
    );
    for candidate in explanation.candidates.iter().take(most) {
        page += &considered(text, candidate);
    }
    let hidden = explanation.candidates.len().saturating_sub(most);
    if hidden > 0 {
        let _ = writeln!(page, "\n{hidden} more candidates: --candidates {}", explanation.candidates.len());
    }
    page + "\n" + &verdict(explanation)
}

/// One candidate, its evidence in the order of what it counts.
fn considered(text: &str, candidate: &Considered) -> String {
    let mut page =
        format!("\n{:5.1} %  {}{}\n", 100.0 * candidate.probability, name(candidate), place(text, candidate));
    let mut evidence = candidate.evidence.clone();
    evidence.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    for evidence in &evidence {
        let _ = writeln!(page, "{:>+15.2}  {evidence}", evidence.weight);
    }
    let _ = writeln!(page, "{:>15}\n{:>+15.2}  in all", "------", candidate.score);
    page
}

/// Where the mention stands that would be the speaker, with the words around it.
fn place(text: &str, candidate: &Considered) -> String {
    const AROUND: usize = 24;
    let Some(Span { start, end }) = candidate.mention else { return String::new() };
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let before = &text[text.ceil_char_boundary(start.saturating_sub(AROUND).max(line_start))..start];
    let after = &text[end..text.floor_char_boundary((end + AROUND).min(line_end))];
    format!(", by …{before}[{}]{after}… at {start}", &text[start..end])
}

/// What set the first candidate apart from the next one of another name.
fn verdict(explanation: &Explanation) -> String {
    const REASONS: usize = 4;
    let Some((first, rest)) = explanation.candidates.split_first() else { return String::new() };
    let Some(second) = rest.iter().find(|other| other.name != first.name) else {
        return format!("{} is the only candidate.\n", name(first));
    };
    // What only one of them shows counts whole, what both show by its difference, which is nothing.
    let has = |candidate: &Considered, rule: &str, value: &str| {
        candidate.evidence.iter().any(|evidence| evidence.rule == rule && evidence.value == value)
    };
    let own = first.evidence.iter().filter(|e| !has(second, e.rule, e.value)).map(|e| (e.weight, e, ""));
    let other = second.evidence.iter().filter(|e| !has(first, e.rule, e.value));
    let other = other.map(|e| (-e.weight, e, " of the other"));
    let mut reasons: Vec<_> = own.chain(other).filter(|(gain, ..)| *gain > 0.0).collect();
    reasons.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut page = format!(
        "{} won over {} by {:.2}. What counted most for it:\n",
        name(first),
        name(second),
        first.score - second.score
    );
    for (gain, evidence, whose) in reasons.into_iter().take(REASONS) {
        let _ = writeln!(page, "{gain:>+15.2}  {evidence}{whose}");
    }
    page
}

fn name(candidate: &Considered) -> &str {
    candidate.name.as_deref().unwrap_or("nobody")
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

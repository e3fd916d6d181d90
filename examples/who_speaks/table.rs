//! The voices as a table on the terminal, and as CSV.

use std::fmt::Write as _;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

use crate::tally::{Tally, Voice};

pub fn terminal(tally: &Tally, voices: &[Voice], top: usize) -> String {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_FULL_CONDENSED)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(textwrap::termwidth().min(usize::from(u16::MAX)) as u16)
        .set_header(["speaker", "kind", "gender", "articles", "quotes", "words", "share"]);
    for voice in voices.iter().take(top) {
        let share = format!("{:.1} %", 100.0 * voice.share);
        let [articles, quotes, words] = [voice.articles, voice.quotes, voice.words].map(|n| n.to_string());
        // A name might hold characters that drive a terminal.
        let name = voice.name.replace(char::is_control, " ");
        table.add_row([&name, voice.kind, voice.gender, &articles, &quotes, &words, &share]);
    }
    for number in 3..7 {
        if let Some(column) = table.column_mut(number) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let mut page = format!("{table}\n");
    if voices.len() > top {
        let _ = writeln!(page, "and {} more; all with --top {} or --csv", voices.len() - top, voices.len());
    }
    let words: usize = voices.iter().map(|voice| voice.words).sum();
    let _ = writeln!(
        page,
        "{} articles, {} speakers, {words} words quoted, {} more between marks without a speaker",
        tally.articles,
        voices.len(),
        tally.unsaid
    );
    let _ =
        writeln!(page, "by gender: {}", shares(voices, &["female", "male", "unknown"], |voice| voice.gender));
    let kinds = ["person", "organisation", "place", "group", "document", "unknown"];
    let _ = writeln!(page, "by kind: {}", shares(voices, &kinds, |voice| voice.kind));
    page
}

/// The shares of the words of those voices that are of one of these groups.
fn shares(voices: &[Voice], groups: &[&str], group: impl Fn(&Voice) -> &'static str) -> String {
    let words = |name: &str| -> usize {
        voices.iter().filter(|voice| group(voice) == name).map(|voice| voice.words).sum()
    };
    let all: usize = groups.iter().map(|name| words(name)).sum();
    let shown = groups.iter().filter(|name| words(name) > 0);
    let shares: Vec<_> =
        shown.map(|name| format!("{name} {:.1} %", 100.0 * words(name) as f64 / all as f64)).collect();
    if shares.is_empty() { "nobody".to_owned() } else { shares.join(", ") }
}

pub fn csv(voices: &[Voice]) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["speaker", "kind", "gender", "articles", "quotes", "words", "share"])?;
    for voice in voices {
        let share = format!("{:.4}", voice.share);
        let [articles, quotes, words] = [voice.articles, voice.quotes, voice.words].map(|n| n.to_string());
        writer.write_record([&voice.name, voice.kind, voice.gender, &articles, &quotes, &words, &share])?;
    }
    Ok(writer.into_inner()?)
}

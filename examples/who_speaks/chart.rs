//! The voices as a bar chart.

use minijinja::{Environment, context};

use crate::tally::Voice;

const WIDTH: usize = 760;
/// Names are written in this much of it.
const NAMES: usize = 230;
/// Room for the number behind the longest bar.
const NUMBERS: usize = 110;
const ROW: usize = 30;
/// Heading and legend.
const TOP: usize = 86;
/// Longer names are cut; they stand whole in the bar's title.
const NAME_CHARS: usize = 26;

pub fn svg(voices: &[Voice], top: usize) -> anyhow::Result<String> {
    let shown = &voices[..top.min(voices.len())];
    let longest = shown.iter().map(|voice| voice.words).max().unwrap_or(0).max(1);
    let bars: Vec<_> = shown
        .iter()
        .enumerate()
        .map(|(row, voice)| {
            let mut label: String = voice.name.chars().take(NAME_CHARS).collect();
            if label.len() < voice.name.len() {
                label.push('…');
            }
            context! {
                name => voice.name.as_str(),
                label,
                class => if voice.gender.is_empty() { "other" } else { voice.gender },
                kind => voice.kind,
                words => voice.words,
                share => format!("{:.1}", 100.0 * voice.share),
                y => TOP + row * ROW,
                width => (WIDTH - NAMES - NUMBERS) * voice.words / longest,
            }
        })
        .collect();
    let height = TOP + bars.len() * ROW + 14;
    let mut environment = Environment::new();
    // The name decides how values are escaped.
    environment.add_template("chart.xml", include_str!("chart.svg"))?;
    let template = environment.get_template("chart.xml")?;
    Ok(template.render(
        context! { width => WIDTH, height, names => NAMES, bars, more => voices.len() - shown.len() },
    )?)
}

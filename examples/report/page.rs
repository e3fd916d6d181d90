//! Fills the page.

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, Value, context};
use quote_attribution::{Article, Quote, Span, Speaker};

use crate::segment::{Segment, paragraphs};

/// Hues this far apart, in degrees, stay apart however many there are: the golden angle.
const HUE_STEP: f64 = 137.508;
/// Evidence that is shown; the `explain` example shows all.
const MOST_EVIDENCE: usize = 5;

pub fn render(title: &str, article: &Article<'_>) -> anyhow::Result<String> {
    let mut environment = Environment::new();
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.add_template("page.html", include_str!("page.html"))?;
    let quotes: Vec<_> = article.quotes().collect();
    let card = |quote: &Quote<'_>| card(article, quote);
    let segment = |segment: &Segment| {
        context! {
            text => &article.text()[segment.range.clone()],
            quote => segment.quote,
            speaker => segment.quote.and_then(|number| quotes[number].speaker()).map(|speaker| speaker.id),
            marked => segment.marked,
        }
    };
    let context = context! {
        title,
        paragraphs => paragraphs(article).iter().map(|line| line.iter().map(segment).collect()).collect::<Vec<Vec<_>>>(),
        cards => quotes.iter().map(card).collect::<Vec<_>>(),
        speakers => article.speakers().iter().map(|speaker| legend(speaker, &quotes)).collect::<Vec<_>>(),
        unsaid => quotes.iter().filter(|quote| quote.speaker().is_none()).count(),
    };
    Ok(environment.get_template("page.html")?.render(context)?)
}

fn legend(speaker: &Speaker<'_>, quotes: &[Quote<'_>]) -> Value {
    let own = || quotes.iter().filter(|quote| quote.speaker().is_some_and(|other| other.id == speaker.id));
    context! {
        name => speaker.name.as_ref(),
        about => about(speaker),
        hue => (HUE_STEP * speaker.id as f64 + 210.0).rem_euclid(360.0).round() as u32,
        quotes => own().count(),
        words => own().map(|quote| quote.text().split_whitespace().count()).sum::<usize>(),
    }
}

/// "person, female"
fn about(speaker: &Speaker<'_>) -> String {
    match speaker.gender {
        Some(gender) => format!("{}, {gender}", speaker.kind),
        None => speaker.kind.to_string(),
    }
}

fn card(article: &Article<'_>, quote: &Quote<'_>) -> Value {
    let words = |span: Span| &article.text()[span.range()];
    let mut evidence = quote.evidence().collect::<Vec<_>>();
    evidence.retain(|evidence| evidence.weight > 0.0);
    evidence.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    context! {
        name => quote.speaker_name(),
        speaker => quote.speaker().map(|speaker| speaker.id),
        mention => quote.mention().map(words),
        cue => quote.cue().map(words),
        percent => (100.0 * quote.confidence()).floor() as u32,
        evidence => evidence.iter().take(MOST_EVIDENCE).map(ToString::to_string).collect::<Vec<_>>(),
    }
}

//! The page that shows who said what.

use std::collections::BTreeMap;

use quote_attribution::{Attributor, Part};
use roxmltree::{Document, ParsingOptions};

use super::{HARBOUR, file, run, text};

fn report(arguments: &[&str]) -> String {
    let output = run("report", arguments, b"");
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout).to_owned()
}

/// The page is written so that it is XML, too, which is simple to check.
fn parse(html: &str) -> Document<'_> {
    Document::parse_with_options(html, ParsingOptions { allow_dtd: true, ..Default::default() }).unwrap()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_quotation_is_marked_up() {
    let html = report(&[HARBOUR]);
    let page = parse(&html);
    let mut shown: BTreeMap<usize, String> = BTreeMap::new();
    for node in page.descendants() {
        if let Some(number) = node.attribute("data-quote") {
            *shown.entry(number.parse().unwrap()).or_default() += node.text().unwrap();
            assert_eq!(node.attribute("tabindex"), Some("0"), "it can be reached with the keyboard");
            let card = node.attribute("aria-describedby").unwrap();
            assert!(page.descendants().any(|other| other.attribute("id") == Some(card)), "{card}");
        }
    }
    let article = std::fs::read_to_string(HARBOUR).unwrap();
    let article = Attributor::new().attribute(&article);
    assert_eq!(shown.len(), article.quotes().len());
    for (number, quote) in article.quotes().enumerate() {
        // What stands inside another is shown as its own.
        let inside =
            |other: Part| quote.parts().iter().any(|part| part.start <= other.start && other.end <= part.end);
        let others = article.quotes().enumerate().filter(|(other, _)| *other != number);
        if others.flat_map(|(_, other)| other.parts().to_vec()).any(inside) {
            continue;
        }
        assert_eq!(squeezed(&shown[&number]), squeezed(&quote.text()));
    }
}

#[test]
fn text_of_the_article_is_whole() {
    let html = report(&[HARBOUR]);
    let page = parse(&html);
    let main = page.descendants().find(|node| node.has_tag_name("main")).unwrap();
    let shown = main.descendants().filter(|node| node.is_text());
    let shown: String = shown
        .filter(|node| !node.parent().unwrap().has_tag_name("sup"))
        .filter_map(|node| node.text())
        .collect();
    assert_eq!(squeezed(&shown), squeezed(&std::fs::read_to_string(HARBOUR).unwrap()));
}

#[test]
fn legend_counts() {
    let html = report(&[HARBOUR]);
    let page = parse(&html);
    let legend = page.descendants().find(|node| node.has_tag_name("ol")).unwrap();
    let items: Vec<_> = legend.children().filter(|node| node.has_tag_name("li")).collect();
    let article = std::fs::read_to_string(HARBOUR).unwrap();
    let article = Attributor::new().attribute(&article);
    assert_eq!(items.len(), article.speakers().len());
    for (item, speaker) in items.iter().zip(article.speakers()) {
        let words: String =
            item.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
        let quotes =
            article.quotes().filter(|quote| quote.speaker_name() == Some(speaker.name.as_ref())).count();
        assert!(words.contains(speaker.name.as_ref()) && words.contains(&format!("{quotes} ×")), "{words}");
    }
}

#[test]
fn markup_in_the_text_stays_text() {
    let article =
        "“<script>alert(1)</script> & \"more\",” said Ann <b>Dorsey</b> & Sons.\n\n“We go,” said Ann Dorsey.";
    let path = file("markup.txt", article.as_bytes());
    let html = report(&[path.to_str().unwrap(), "--title", "A <title> & more"]);
    let page = parse(&html);
    assert!(!page.descendants().any(|node| node.has_tag_name("script") || node.has_tag_name("b")));
    let heading = page.descendants().find(|node| node.has_tag_name("h1")).unwrap();
    assert_eq!(heading.text(), Some("A <title> & more"));
}

#[test]
fn nothing_comes_from_the_network() {
    let html = report(&[HARBOUR]);
    for reference in ["http", "src=", "href=", "url(", "@import"] {
        assert!(!html.contains(reference), "{reference}");
    }
}

#[test]
fn article_without_quotations() {
    let path = file("silent.txt", b"It rained.\n");
    let html = report(&[path.to_str().unwrap()]);
    parse(&html);
    assert!(html.contains("No quotations."));
}

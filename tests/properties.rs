//! What holds for every text that anyone can think of, tried on random ones.

mod case_file;
mod invariants;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use quote_attribution::{Attributor, Record};

/// What quotations are made of, and what looks like it.
const PIECES: &[&str] = &[
    "“",
    "”",
    "„",
    "‘",
    "’",
    "\"",
    "'",
    "''",
    "``",
    "«",
    "»",
    "‹",
    "›",
    "(",
    ")",
    "[",
    "]",
    ",",
    ".",
    "...",
    "…",
    "?",
    "!",
    ":",
    ";",
    "—",
    "-",
    " ",
    " ",
    " ",
    "\u{a0}",
    "\u{200b}",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "6'2\"",
    "’90s",
    "3.5",
    "U.S.",
    "Mr.",
    "Ann Dorsey",
    "Ferris",
    "O’Malley",
    "Élodie",
    "the minister",
    "She",
    "he",
    "who",
    "they",
    "said",
    "says that",
    "told",
    "denied",
    "according to",
    "called",
    "We go",
    "it’s",
    "workers’",
    "the",
    "Q.",
    "A.",
    "DORSEY:",
    "https://a.example/b",
    "日本",
    "🙂",
];

const MARKS: &[char] = &['“', '”', '„', '‘', '’', '"', '\'', '`', '«', '»'];

/// What a careless hand does to a quotation mark.
#[derive(Clone, Copy, Debug)]
enum Slip {
    None,
    Drop,
    Double,
    Swap(char),
}

fn slip() -> impl Strategy<Value = Slip> {
    prop_oneof![
        4 => Just(Slip::None),
        1 => Just(Slip::Drop),
        1 => Just(Slip::Double),
        2 => select(MARKS).prop_map(Slip::Swap),
    ]
}

/// An article of the cases with slips at its marks.
fn careless_article() -> impl Strategy<Value = String> {
    let mut articles = Vec::new();
    for (_, file) in case_file::all() {
        articles.extend(case_file::parse(&file).map(|(_, article, _)| article.to_owned()));
    }
    (select(articles), vec(slip(), 1..16)).prop_map(|(article, slips)| {
        let mut slips = slips.iter().cycle();
        let mut careless = String::new();
        for c in article.chars() {
            match MARKS.contains(&c).then(|| slips.next()).flatten() {
                None | Some(Slip::None) => careless.push(c),
                Some(Slip::Drop) => {}
                Some(Slip::Double) => careless.extend([c, c]),
                Some(Slip::Swap(other)) => careless.push(*other),
            }
        }
        careless
    })
}

fn check(text: &str) {
    let attributor = Attributor::new();
    let article = attributor.attribute(text);
    invariants::check(&article);
    assert_eq!(article, attributor.attribute(text), "the same text, another answer");

    let json = serde_json::to_string(&article).unwrap();
    let record: Record<'_> = serde_json::from_str(&json).unwrap();
    assert_eq!(record, article.record(), "JSON there and back");
}

proptest! {
    #[test]
    fn any_characters(characters in vec(any::<char>(), 0..200)) {
        check(&String::from_iter(characters));
    }

    #[test]
    fn shuffled_pieces(pieces in vec(select(PIECES), 0..120)) {
        check(&pieces.concat());
    }

    #[test]
    fn spaced_pieces(pieces in vec(select(PIECES), 0..120)) {
        check(&pieces.join(" "));
    }

    #[test]
    fn careless_articles(article in careless_article()) {
        check(&article);
    }
}

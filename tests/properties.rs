//! What holds for every text that anyone can think of, tried on random ones.

mod case_file;
mod invariants;

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use quote_attribution::{Attributor, Genre, Offsets, Record, Scope};

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
    "Carl",
    "Boyd Jr.",
    ", Jr.",
    "III",
    "Edward M. Kennedy",
    "the deputy mayor",
    "Vice President",
    "spokesman for",
    "familiar",
    "in ten",
    "six",
    "al-Farsi",
    "al‑",
    "easyJet",
    "the WHO",
    "voice of",
    "’s voice",
    "named",
    "called Hugh",
    "54,",
    "a farmer",
    "first",
    "Bureau of",
    "that he said",
    "and that",
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

/// The articles of the cases, of quotations and of reported speech.
fn articles() -> Vec<String> {
    let mut articles = Vec::new();
    for (_, file) in case_file::all().into_iter().chain(case_file::all_in("tests/cases-indirect")) {
        articles.extend(case_file::parse(&file).map(|(_, article, _)| article.to_owned()));
    }
    articles
}

/// An article of the cases whose words stay where they are, while whatever stands between them, marks, stops, spaces
/// and line breaks, is shuffled.
fn shuffled_article() -> impl Strategy<Value = String> {
    let gap = |c: char| !c.is_alphanumeric();
    let shuffled = |article: String| {
        let gaps: Vec<String> =
            article.split(char::is_alphanumeric).filter(|gap| !gap.is_empty()).map(str::to_owned).collect();
        (Just(article), Just(gaps).prop_shuffle())
    };
    select(articles()).prop_flat_map(shuffled).prop_map(move |(article, gaps)| {
        let mut gaps = gaps.into_iter();
        let mut shuffled = String::new();
        let mut in_gap = false;
        for c in article.chars() {
            if !gap(c) {
                shuffled.push(c);
            } else if !in_gap {
                shuffled.extend(gaps.next());
            }
            in_gap = gap(c);
        }
        shuffled
    })
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
    (select(articles()), vec(slip(), 1..16)).prop_map(|(article, slips)| {
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

/// Each scope with each genre, and with the genre that is recognised.
static ATTRIBUTORS: LazyLock<Vec<Attributor>> = LazyLock::new(|| {
    let attributor = |scope, genre: Option<Genre>| Attributor::builder().scope(scope).genre(genre).build();
    let genres = [None, Some(Genre::News), Some(Genre::Fiction)];
    [Scope::Quoted, Scope::All]
        .iter()
        .flat_map(|&scope| genres.map(|genre| attributor(scope, genre)))
        .collect()
});

fn check(text: &str) {
    for attributor in ATTRIBUTORS.iter() {
        let article = attributor.attribute(text);
        invariants::check(&article);
        assert_eq!(article, attributor.attribute(text), "the same text, another answer");
        let fresh = attributor.session().attribute(text);
        assert_eq!(article, fresh, "an attributor remembers what it read before");
        assert_eq!(article, attributor.attribute_bytes(text.as_bytes()).unwrap(), "text and bytes differ");

        let json = serde_json::to_string(&article).unwrap();
        let record: Record<'_> = serde_json::from_str(&json).unwrap();
        assert_eq!(record, article.record(), "JSON there and back");

        let offsets = Offsets::new(text);
        for part in article.quotes().flat_map(|quote| quote.parts().to_vec()) {
            let span = part.span();
            assert_eq!(offsets.from_utf16(offsets.utf16(span)), Some(span));
            assert_eq!(offsets.from_code_points(offsets.code_points(span)), Some(span));
        }
    }
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
    fn shuffled_articles(article in shuffled_article()) {
        check(&article);
    }

    /// Articles that begin and end anywhere.
    #[test]
    fn cut_articles(article in select(articles()), from in any::<Index>(), length in 0usize..400) {
        let start = article.floor_char_boundary(from.index(article.len()));
        let end = article.floor_char_boundary((start + length).min(article.len()));
        check(&article[start..end]);
    }

    #[test]
    fn careless_articles(article in careless_article()) {
        check(&article);
    }

    /// Whatever bytes come, either they are text or the error says where they stop being it.
    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..200), pieces in vec(select(PIECES), 0..20)) {
        let bytes = [pieces.concat().into_bytes(), bytes].concat();
        let valid = std::str::from_utf8(&bytes).map_err(|error| error.valid_up_to());
        let article = ATTRIBUTORS[0].attribute_bytes(&bytes);
        match (&article, valid) {
            (Ok(article), Ok(text)) => assert_eq!(article.text(), text),
            (Err(error), Err(offset)) => assert_eq!(error.offset(), Some(offset)),
            _ => panic!("{article:?} for {bytes:?}"),
        }
    }
}

//! Texts made to hurt keep all promises, in every scope and genre. Each is tried in two lengths, of which the
//! larger is eight times the smaller: memory may not grow by more, and what takes time by the square of the text
//! would hang here for all to see. The example `cost` shows the times.

#[macro_use]
#[allow(dead_code, reason = "shared with the examples, which use the rest of it")]
mod hostile_texts;
mod invariants;

use allocation_counter::measure;
use quote_attribution::{Article, Attributor, Genre, Scope};

use hostile_texts::*;

/// Without optimisation the texts are short: overflows show in them as well, the square of the time does not.
const SHORTER: usize = if cfg!(debug_assertions) { 100 } else { 1 };

/// Every scope with every genre, and with the genre that is recognised; the last one is the default.
fn attributors() -> impl Iterator<Item = Attributor> {
    [Scope::Quoted, Scope::All].into_iter().flat_map(|scope| {
        [Some(Genre::News), Some(Genre::Fiction), None]
            .map(|genre| Attributor::builder().scope(scope).genre(genre).build())
    })
}

fn check(times: usize, make: &dyn Fn(usize) -> String) {
    let times = (times / SHORTER).max(8);
    let (short, long) = (make(times / 8), make(times));
    for attributor in attributors() {
        invariants::check(&attributor.attribute(&short));
    }
    let attributor = Attributor::new();
    let memory = |text: &str| {
        let mut article = None;
        let allocated = measure(|| article = Some(attributor.attribute(text)));
        let article: Article<'_> = article.expect("it was just made");
        invariants::check(&article);
        allocated.bytes_total
    };
    let (few, many) = (memory(&short), memory(&long));
    // Lists double when they are full, which one may have done just now and the other just not.
    assert!(many <= 16 * few + 100_000, "{many} bytes are allocated for eight times what {few} are for");
}

macro_rules! tests {
    ($($name:ident: $times:expr => $make:expr;)*) => {
        $(
            #[test]
            fn $name() {
                check($times, &$make);
            }
        )*
    };
}

for_each_hostile_text!(tests);

#[test]
fn bytes_that_are_no_text() {
    let attributor = Attributor::new();
    let good = "“We go,” said Ann Dorsey. ".repeat(100);
    for (bad, offset) in [
        (&b"\xFF"[..], 0),
        (b"\xC0\x80", 0),
        (b"a\xED\xA0\x80", 1),
        (b"\xE2\x80", 0),
        (b"\xF5\x80\x80\x80", 0),
        (b"\x80\x80", 0),
    ] {
        let bytes = [good.as_bytes(), bad, good.as_bytes()].concat();
        let error = attributor.attribute_bytes(&bytes).unwrap_err();
        assert_eq!((error.offset(), error.line()), (Some(good.len() + offset), None), "{error}");
        assert!(error.to_string().contains(&format!("byte {} (0x", good.len() + offset)), "{error}");
    }
    assert_eq!(attributor.attribute_bytes(good.as_bytes()).unwrap(), attributor.attribute(&good));
}

#[test]
fn byte_order_mark_at_the_start() {
    let text = "\u{feff}“We go,” said Ann Dorsey.";
    let article = Attributor::new().attribute_bytes(text.as_bytes()).unwrap();
    invariants::check(&article);
    assert_eq!(article.text(), text, "spans count the bytes as given");
    let quote = article.quotes().next().unwrap();
    assert_eq!((&*quote.text(), quote.speaker_name()), ("We go,", Some("Ann Dorsey")));
}

#[test]
fn carriage_returns_change_nothing() {
    let text = "“We go,” said Ann Dorsey. “We go now.\n\n“We go on foot.”\n\nIt rained.\n";
    let words = |text: &str| -> Vec<_> {
        let article = Attributor::new().attribute(text);
        let words = |quote: quote_attribution::Quote<'_>| {
            (quote.text().into_owned(), quote.speaker_name().map(str::to_owned))
        };
        article.quotes().map(words).collect()
    };
    assert_eq!(words(text), words(&text.replace('\n', "\r\n")));
}

/// Nothing may look past what is there.
#[test]
fn texts_that_break_off() {
    let text = "“We go, Ann,” said Carl Boyd to Ann Dorsey, the mayor of Norrey. She denied that. “I cried,” she said, “to \
                Boyd,” according to the report of John Kasich (R-Ohio), who told “her” that he’d. Speaking in Norrey on \
                Tuesday before a crowd ed, Ann Dorsey said, “I am tired.”";
    for attributor in attributors() {
        for (end, _) in text.char_indices() {
            invariants::check(&attributor.attribute(&text[..end]));
            invariants::check(&attributor.attribute(&text[end..]));
        }
    }
}

#[test]
fn texts_that_fuzzing_found() {
    for text in [
        // The first cue stands in what the next one reports, and is taken for none.
        "\u{4}Mrs.gether. \u{202c}W\0s was painted,” she said.",
        // A name begins another whose head comes after that of the next.
        "C's C U",
        // The first word is a title, and no word comes before it.
        "Marshals. PREP “We go.”",
        "Mayor “We go,” said",
    ] {
        attributors().for_each(|attributor| invariants::check(&attributor.attribute(text)));
    }
}

#[test]
fn nothing() {
    invariants::check(&Attributor::new().attribute(""));
}

#[test]
fn more_than_the_limit() {
    let attributor = Attributor::builder().max_bytes(10).build();
    assert!(attributor.try_attribute("ten bytes.").is_ok());
    let error = attributor.try_attribute("eleven byte").unwrap_err();
    assert_eq!((error.line(), error.offset()), (None, None));
    assert_eq!(attributor.attribute_bytes(&[0xFF; 11]).unwrap_err(), error, "the size comes first");
    assert_eq!(attributor.attribute("eleven byte").quotes().len(), 0);
    assert!(attributor.explain("eleven byte").is_empty());
    assert!(error.to_string().starts_with("the text has 11 bytes, the limit is 10"), "{error}");
}

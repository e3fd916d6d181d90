//! Texts made to hurt. Each is tried in two sizes, of which the larger is eight times the smaller; what takes
//! time by the square of the text would hang here for all to see. `--nocapture` shows the times.

mod invariants;

use std::time::Instant;

use quote_attribution::Attributor;

/// The larger of the two sizes, in repetitions of a pattern.
const MANY: usize = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };

/// Attributes what `text` makes of a size, at that size and at an eighth.
fn check(name: &str, size: usize, text: impl Fn(usize) -> String) {
    let attributor = Attributor::new();
    for size in [size / 8, size] {
        let text = text(size);
        let start = Instant::now();
        let article = attributor.attribute(&text);
        println!("{name}: {} bytes in {:.1?}", text.len(), start.elapsed());
        invariants::check(&article);
    }
}

/// Tests of one pattern each, repeated.
macro_rules! repeat {
    ($($name:ident: $pattern:expr, $times:expr;)*) => {
        $(
            #[test]
            fn $name() {
                check(stringify!($name), $times, |size| $pattern.repeat(size));
            }
        )*
    };
}

repeat! {
    opening_marks: "“", MANY;
    closing_marks: "”", MANY;
    straight_marks: "\"", MANY;
    apostrophes: "'", MANY;
    curly_apostrophes: "’", MANY;
    doubled_apostrophes: "''", MANY;
    grave_accents: "`", MANY;
    inch_marks: "6'2\" ", MANY;
    unclosed_paragraphs: "“We go on.\n\n", MANY / 4;
    unclosed_sentences: "“We go on. ", MANY / 4;
    unclosed_single_marks: " ‘We go on", MANY / 4;
    plural_possessives: "the workers’ ", MANY / 4;
    empty_quotations: "“”", MANY;
    tiny_quotations: "“A” ", MANY / 4;
    quotations_of_one_paragraph: "“We go,” he said. ", MANY / 8;
    newlines: "\n", 8 * MANY;
    carriage_returns: "\r\n", 4 * MANY;
    spaces: " ", 8 * MANY;
    one_word: "a", 8 * MANY;
    one_line: "The pier is shut and the boats are late. ", MANY / 4;
    one_sentence: "the pier is shut and ", MANY / 2;
    full_stops: ".", MANY;
    initials: "J. ", MANY;
    dashes: "—", MANY;
    colons: "Ann: ", MANY / 4;
    brackets: "(", MANY;
    cues: "said ", MANY / 4;
    according_to: "according to ", MANY / 4;
    that_clauses: "he said that ", MANY / 4;
    pronouns: "he ", MANY / 4;
    speaking_pronouns: "“Yes,” she said.\n", MANY / 10;
    commas_and_names: "Ann, ", MANY / 4;
    joined_names: "Ann and ", MANY / 4;
    titles: "Sen. ", MANY / 4;
    particles: "van der ", MANY / 4;
    possessives: "Ann’s ", MANY / 4;
    right_to_left_marks: "\u{200f}“\u{202e}a\u{202c}”", MANY / 8;
    zero_width_marks: "\u{200b}\u{200d}\u{2060}", MANY;
    byte_order_marks: "\u{feff}", MANY;
    nul: "\0", MANY;
    combining_marks: "“e\u{301}\u{301}\u{301}”\u{301}", MANY / 8;
    only_combining_marks: "\u{301}", MANY;
    emoji: "👩‍👩‍👧‍👦", MANY / 8;
    no_spaces: "「行く」と彼は言った。", MANY / 8;
}

/// Different names, so that none joins another: “Abaca Dabaca”.
fn name(number: usize) -> String {
    let letter = |digit: usize| char::from(b'a' + (digit % 26) as u8);
    let tail: String = [number, number / 26, number / 676, number / 17_576].map(letter).iter().collect();
    format!("A{tail} D{tail}")
}

#[test]
fn names() {
    check("names", MANY / 10, |size| (0..size).map(|number| name(number) + " was there. ").collect());
}

#[test]
fn names_of_one_surname() {
    check("names of one surname", MANY / 10, |size| {
        (0..size).map(|number| format!("A{} Smith met Smith. ", &name(number)[1..5])).collect()
    });
}

#[test]
fn speakers() {
    check("speakers", MANY / 10, |size| {
        (0..size).map(|number| format!("“Yes,” said {}.\n", name(number))).collect()
    });
}

#[test]
fn names_of_many_words() {
    let long_name = vec!["Anastasia"; 10_000].join(" ");
    check("names of 10,000 words", MANY / 12_500, |size| {
        format!("“We go,” said {long_name}. {long_name} left. ").repeat(size)
    });
}

#[test]
fn nested_marks() {
    check("nested marks", 10_000, |depth| {
        let (open, close) = ("“a ‘b ".repeat(depth / 2), " c’ d”".repeat(depth / 2));
        format!("{open}we go{close} he said. ")
    });
}

#[test]
fn nested_guillemets() {
    check("nested guillemets", MANY, |depth| "«a ".repeat(depth) + &"»".repeat(depth));
}

#[test]
fn one_quotation_over_many_paragraphs() {
    check("one quotation over many paragraphs", MANY / 10, |size| {
        format!("“We go,” Ann Dorsey said. {}", "“And we go on.\n\n".repeat(size))
    });
}

#[test]
fn speaker_far_from_the_quotations() {
    check("speaker far from the quotations", MANY / 10, |size| {
        format!("Ann Dorsey spoke.{}", "\n\n“And we go on.”\n\nIt rained.".repeat(size))
    });
}

#[test]
fn byte_order_mark_at_the_start() {
    let text = "\u{feff}“We go,” said Ann Dorsey.";
    let article = Attributor::new().attribute(text);
    invariants::check(&article);
    assert_eq!(article.quotes().next().and_then(|quote| quote.speaker_name()), Some("Ann Dorsey"));
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

#[test]
fn nothing() {
    invariants::check(&Attributor::new().attribute(""));
}

#[test]
fn more_than_the_limit() {
    let attributor = Attributor::builder().max_bytes(10).build();
    assert!(attributor.try_attribute("ten bytes.").is_ok());
    let error = attributor.try_attribute("eleven byte").unwrap_err();
    assert_eq!(error.line(), None);
    assert!(error.to_string().starts_with("the text has 11 bytes, the limit is 10"), "{error}");
}

//! Counts what attribution allocates.
//!
//! ```text
//! cargo run --release --example memory
//! QUOTE_ATTRIBUTION_BENCH_TEXT=articles.jsonl cargo run --release --example memory
//! ```
//!
//! A list that grows counts with each of its lengths, as if it had been moved each time.

#[path = "../tests/hostile_texts/mod.rs"]
mod hostile_texts;
#[path = "../benches/texts/mod.rs"]
mod texts;

use allocation_counter::{AllocationInfo, measure};
use quote_attribution::{Attributor, Scope};

/// Bytes of the crate's own articles that are read, unless a file is given.
const BYTES: usize = 1 << 20;

fn main() {
    let documents = texts::documents(BYTES);
    let short = [texts::short_article()];
    println!(
        "| text | scope | bytes | bytes allocated / byte | most at a time / byte | allocations / text \
         | in a session: bytes / byte | allocations / text |"
    );
    println!("|---|---|--:|--:|--:|--:|--:|--:|");
    let (name, worst) = worst();
    let (name, worst) = (format!("worst: {name}"), [worst]);
    for (name, texts) in [("documents", &documents[..]), ("short article", &short), (&name, &worst)] {
        for scope in [Scope::Quoted, Scope::All] {
            row(name, scope, texts);
        }
    }
}

/// The text made to hurt that asks for most memory at a time.
fn worst() -> (String, String) {
    const BYTES: usize = 100_000;
    let attributor = Attributor::new();
    let texts = hostile_texts::by_bytes().into_iter().map(|(name, make)| (name, make(BYTES)));
    let most = |text: &str| measure(|| drop(attributor.attribute(text))).bytes_max / text.len() as u64;
    texts.max_by_key(|(_, text)| most(text)).expect("there are some")
}

fn row(name: &str, scope: Scope, texts: &[String]) {
    let attributor = Attributor::builder().scope(scope).build();
    // What is made once for the process does not count.
    attributor.attribute("“It is done,” said Ann Dorsey. Carl Boyd said that it was not.");
    let bytes: usize = texts.iter().map(String::len).sum();
    let each: Vec<AllocationInfo> =
        texts.iter().map(|text| measure(|| drop(attributor.attribute(text)))).collect();
    let mut session = attributor.session();
    let mut read = |text: &String| measure(|| drop(session.attribute(text)));
    // Once to make room.
    texts.iter().for_each(|text| _ = read(text));
    let again: Vec<AllocationInfo> = texts.iter().map(read).collect();
    let sum = |infos: &[AllocationInfo], count: fn(&AllocationInfo) -> u64| {
        infos.iter().map(count).sum::<u64>() as f64
    };
    println!(
        "| {name} | {scope:?} | {bytes} | {:.1} | {:.1} | {:.0} | {:.1} | {:.0} |",
        sum(&each, |info| info.bytes_total) / bytes as f64,
        sum(&each, |info| info.bytes_max) / bytes as f64,
        sum(&each, |info| info.count_total) / texts.len() as f64,
        sum(&again, |info| info.bytes_total) / bytes as f64,
        sum(&again, |info| info.count_total) / texts.len() as f64,
    );
}

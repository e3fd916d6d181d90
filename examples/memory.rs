//! Counts what attribution allocates.
//!
//! ```text
//! cargo run --release --example memory
//! QUOTE_ATTRIBUTION_BENCH_TEXT=articles.jsonl cargo run --release --example memory
//! ```
//!
//! A list that grows counts with each of its lengths, as if it had been moved each time. "First" is the first text of
//! an attributor, "later" one that it reads in the memory of others.

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
        "| text | scope | bytes | first: bytes allocated / byte | most at a time / byte | allocations / text \
         | later: bytes allocated / byte | allocations / text |"
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
    let texts = hostile_texts::by_bytes().into_iter().map(|(name, make)| (name, make(BYTES)));
    let most = |text: &str| measure(|| drop(Attributor::new().attribute(text))).bytes_max / text.len() as u64;
    texts.max_by_key(|(_, text)| most(text)).expect("there are some")
}

fn row(name: &str, scope: Scope, texts: &[String]) {
    let new = || Attributor::builder().scope(scope).build();
    let count = |attributor: &Attributor, text: &String| measure(|| drop(attributor.attribute(text)));
    // What is made once for the process does not count.
    new().attribute("“It is done,” said Ann Dorsey. Carl Boyd said that it was not.");
    let bytes: usize = texts.iter().map(String::len).sum();
    let first: Vec<AllocationInfo> = texts.iter().map(|text| count(&new(), text)).collect();
    let attributor = new();
    // Once to make room.
    texts.iter().for_each(|text| _ = count(&attributor, text));
    let again: Vec<AllocationInfo> = texts.iter().map(|text| count(&attributor, text)).collect();
    let sum = |infos: &[AllocationInfo], count: fn(&AllocationInfo) -> u64| {
        infos.iter().map(count).sum::<u64>() as f64
    };
    println!(
        "| {name} | {scope:?} | {bytes} | {:.1} | {:.1} | {:.0} | {:.1} | {:.0} |",
        sum(&first, |info| info.bytes_total) / bytes as f64,
        sum(&first, |info| info.bytes_max) / bytes as f64,
        sum(&first, |info| info.count_total) / texts.len() as f64,
        sum(&again, |info| info.bytes_total) / bytes as f64,
        sum(&again, |info| info.count_total) / texts.len() as f64,
    );
}

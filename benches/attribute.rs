//! Attribution beside two things that people do with every text: splitting words and splitting sentences.
//!
//! ```text
//! cargo bench
//! QUOTE_ATTRIBUTION_BENCH_TEXT=articles.jsonl cargo bench
//! ```
//!
//! The file is plain text, or JSON lines of documents with a "text" when its name ends in `.jsonl`.

#[path = "../tests/case_file/mod.rs"]
mod case_file;

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use quote_attribution::{Attributor, Scope};
use unicode_segmentation::UnicodeSegmentation;

/// About a megabyte: too large for the caches, small enough for a hundred samples in seconds.
const OWN_BYTES: usize = 1 << 20;

fn documents() -> Vec<String> {
    match std::env::var_os("QUOTE_ATTRIBUTION_BENCH_TEXT") {
        Some(path) => documents_of(path.as_ref()),
        None => own_documents(),
    }
}

fn documents_of(path: &Path) -> Vec<String> {
    let content = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    if path.extension().is_some_and(|extension| extension == "jsonl") {
        let text = |line| {
            let document: serde_json::Value = serde_json::from_str(line).expect("a JSON document");
            document["text"].as_str().expect("a document with a \"text\"").to_owned()
        };
        content.lines().map(text).collect()
    } else {
        vec![content]
    }
}

/// The articles of the examples and the tests, one after the other as one document, over and over.
fn own_documents() -> Vec<String> {
    let harbour = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/harbour.txt");
    let mut document = fs::read_to_string(harbour).unwrap();
    for (_, file) in case_file::all() {
        for (_, article, _) in case_file::parse(&file) {
            document.extend(["\n\n", article]);
        }
    }
    vec![document.clone(); OWN_BYTES / document.len() + 1]
}

fn bench(criterion: &mut Criterion) {
    let documents = documents();
    let bytes = documents.iter().map(String::len).sum::<usize>();
    let mut group = criterion.benchmark_group("text");
    group.throughput(Throughput::Bytes(bytes as u64));

    for (name, scope) in [("attribute (quoted only)", Scope::Quoted), ("attribute (everything)", Scope::All)]
    {
        let attributor = Attributor::builder().scope(scope).build();
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                for text in &documents {
                    black_box(attributor.attribute(text));
                }
            });
        });
    }
    group.bench_function("unicode_words", |bencher| {
        bencher.iter(|| documents.iter().map(|text| text.unicode_words().count()).sum::<usize>());
    });
    group.bench_function("sentencex", |bencher| {
        bencher.iter(|| {
            for text in &documents {
                black_box(sentencex::segment("en", text));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);

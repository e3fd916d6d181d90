//! Attribution beside two things that people do with every text: splitting words and splitting sentences.
//!
//! ```text
//! cargo bench
//! QUOTE_ATTRIBUTION_BENCH_TEXT=articles.jsonl cargo bench
//! ```
//!
//! The file is plain text, or JSON lines of documents with a "text" when its name ends in `.jsonl`.

mod texts;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use quote_attribution::{Attributor, Scope};
use unicode_segmentation::UnicodeSegmentation;

/// About a megabyte: too large for the caches, small enough for a hundred samples in seconds.
const OWN_BYTES: usize = 1 << 20;

const SCOPES: [(&str, Scope); 2] =
    [("attribute (quoted only)", Scope::Quoted), ("attribute (everything)", Scope::All)];

fn text(criterion: &mut Criterion) {
    let documents = texts::documents(OWN_BYTES);
    let bytes = documents.iter().map(String::len).sum::<usize>();
    let mut group = criterion.benchmark_group("text");
    group.throughput(Throughput::Bytes(bytes as u64));

    for (name, scope) in SCOPES {
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

/// What one article costs whoever has no pile of them.
fn short_article(criterion: &mut Criterion) {
    let article = texts::short_article();
    let mut group = criterion.benchmark_group("short article");
    group.throughput(Throughput::Bytes(article.len() as u64));
    for (name, scope) in SCOPES {
        let attributor = Attributor::builder().scope(scope).build();
        group.bench_function(name, |bencher| bencher.iter(|| attributor.attribute(black_box(&article))));
    }
    group.finish();
}

/// The first text of a process reads the weights; the example `cost` measures that.
fn attributor(criterion: &mut Criterion) {
    let attributor = Attributor::new();
    let mut group = criterion.benchmark_group("attributor");
    group.bench_function("new", |bencher| bencher.iter(Attributor::new));
    group.bench_function("clone", |bencher| bencher.iter(|| attributor.clone()));
    group.finish();
}

criterion_group!(benches, text, short_article, attributor);
criterion_main!(benches);

//! How the time grows with the text.

#[path = "../../tests/hostile_texts/mod.rs"]
mod hostile_texts;

use std::hint::black_box;

use quote_attribution::{Attributor, Genre, Scope};

use crate::texts;
use crate::time;
use hostile_texts::Make;

#[derive(clap::Args)]
pub struct Arguments {
    /// The bytes of the longest text; the others have an eighth and a sixty-fourth.
    #[arg(long, value_name = "N", default_value_t = 10_000_000)]
    bytes: usize,
    /// Read all texts as news or as fiction; recognised in each unless set.
    #[arg(long, value_name = "news|fiction")]
    genre: Option<Genre>,
    /// Only the texts in whose name this stands.
    #[arg(long, value_name = "PART", default_value = "", hide_default_value = true)]
    named: String,
}

/// The longest text is so many times the shortest.
const LENGTHS: [usize; 3] = [1, 8, 64];

pub fn print(arguments: &Arguments) {
    let attributor = |scope| Attributor::builder().scope(scope).genre(arguments.genre).build();
    let attributors = [Scope::Quoted, Scope::All].map(attributor);

    println!(
        "Milliseconds for each megabyte of a text of {} bytes, of 8 times and of 64 times as many.\n",
        arguments.bytes / LENGTHS[2]
    );
    println!("| text | quoted only | 8x | 64x | everything | 8x | 64x |");
    println!("|---|--:|--:|--:|--:|--:|--:|");
    for (name, make) in texts() {
        if !name.contains(&arguments.named) {
            continue;
        }
        print!("| {name} ");
        for attributor in &attributors {
            for length in LENGTHS {
                let text = make(arguments.bytes * length / LENGTHS[2]);
                let time = time::least(|| drop(black_box(attributor.attribute(&text))));
                print!("| {:.0} ", time.as_secs_f64() * 1e3 / (text.len() as f64 / 1e6));
            }
        }
        println!("|");
    }
}

/// Each text by its name, and how it is made of about so many bytes.
fn texts() -> Vec<(String, Make)> {
    let own = texts::own_articles();
    let usual = move |bytes: usize| {
        let mut text = own.repeat(bytes.div_ceil(own.len()));
        text.truncate(text.floor_char_boundary(bytes));
        text
    };
    let mut texts: Vec<(String, Make)> = vec![("the crate's own articles".to_owned(), Box::new(usual))];
    texts.extend(hostile_texts::by_bytes());
    texts
}

//! What attribution costs: how its time grows, where it goes, what a start takes, what JSON adds.
//!
//! ```text
//! cargo run --release --example cost -- growth
//! QUOTE_ATTRIBUTION_BENCH_TEXT=articles.jsonl cargo run --release --example cost -- stages
//! ```
//!
//! `cargo bench` sets the speed beside that of other crates; the example `memory` counts bytes.

mod growth;
mod json;
mod stages;
mod start;
#[path = "../../benches/texts/mod.rs"]
mod texts;
mod time;

use clap::{Parser, Subcommand};

/// Measure the time of attribution, on one core, in processor time.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    measure: Measure,
}

#[derive(Subcommand)]
enum Measure {
    /// Time for each megabyte of texts of three lengths, usual ones and those made to hurt.
    Growth(growth::Arguments),
    /// Time of each stage, beside that of looking at every byte once.
    Stages,
    /// The `jsonl` example as a whole process beside the library alone.
    Json,
    /// Time until the first attributor is there, and the time of the next and of a clone.
    Start,
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().measure {
        Measure::Growth(arguments) => growth::print(&arguments),
        Measure::Stages => stages::print(),
        Measure::Json => json::print()?,
        Measure::Start => start::print(),
    }
    Ok(())
}

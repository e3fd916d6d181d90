//! What the JSON of the `jsonl` example adds to the attribution.

use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use quote_attribution::Attributor;

use crate::texts;

/// Bytes of the crate's own articles that are read, unless a file is given: so many that starting a process
/// is nothing beside them.
const BYTES: usize = 1 << 23;
const ROUNDS: usize = 3;

pub fn print() -> anyhow::Result<()> {
    let documents = texts::documents(BYTES);
    let bytes: usize = documents.iter().map(String::len).sum();
    let mut lines = Vec::new();
    for (id, text) in documents.iter().enumerate() {
        serde_json::to_writer(&mut lines, &serde_json::json!({ "id": id, "text": text }))?;
        lines.push(b'\n');
    }
    let attributor = Attributor::new();
    let (mut library, mut process) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        for text in &documents {
            std::hint::black_box(attributor.attribute(text));
        }
        library = library.min(start.elapsed());
        process = process.min(run(&lines)?);
    }
    let speed = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    println!("library, one thread        {:>6.1} MB/s", speed(library));
    println!("jsonl --threads 1          {:>6.1} MB/s", speed(process));
    println!("ratio                      {:>6.2}", speed(process) / speed(library));
    Ok(())
}

/// The time of a whole process, which lies beside this one.
fn run(lines: &[u8]) -> anyhow::Result<Duration> {
    let jsonl =
        std::env::current_exe()?.with_file_name("jsonl").with_extension(std::env::consts::EXE_EXTENSION);
    let start = Instant::now();
    let mut child = Command::new(&jsonl)
        .args(["--threads", "1"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("{}: `cargo build --release --example jsonl` makes it", jsonl.display()))?;
    let (mut input, mut output) =
        (child.stdin.take().context("a pipe")?, child.stdout.take().context("a pipe")?);
    thread::scope(|scope| {
        let sender = scope.spawn(move || input.write_all(lines));
        io::copy(&mut output, &mut io::sink())?;
        sender.join().expect("it only writes").map_err(anyhow::Error::from)
    })?;
    ensure!(child.wait()?.success(), "jsonl failed");
    Ok(start.elapsed())
}

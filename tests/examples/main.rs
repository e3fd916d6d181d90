//! Runs the examples as a user would.

mod attribute;
mod custom_lexicon;
mod evaluate;
mod explain;
mod jsonl;
mod report;
mod who_speaks;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const HARBOUR: &str = "examples/data/harbour.txt";

/// Runs an example, which `cargo test` has built beside this test, from the folder of the crate.
pub fn run(example: &str, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = command(example, arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.to_vec());
    // From a thread, for the pipe back may be full before all is sent; and the example may end before that.
    let sender = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = sender.join().unwrap();
    output
}

fn command(example: &str, arguments: &[&str]) -> Command {
    let profile = std::env::current_exe().unwrap().ancestors().nth(2).unwrap().to_owned();
    let path = profile.join("examples").join(example).with_extension(std::env::consts::EXE_EXTENSION);
    assert!(path.exists(), "{} is not there: `cargo build --examples` makes it", path.display());
    let mut command = Command::new(path);
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).stderr(Stdio::piped());
    command
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// A file that goes with `cargo clean`.
fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).unwrap();
    path
}

//! How far it has come, for whoever watches.

use std::fs;
use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar on standard error where that is a terminal and the answers go elsewhere; otherwise nothing.
pub fn bar() -> ProgressBar {
    if io::stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, template) = match input_size() {
        Some(size) => {
            (ProgressBar::new(size), "{bar:30} {percent:>3} %  {binary_bytes_per_sec}  {eta} left  {msg}")
        }
        None => (ProgressBar::no_length(), "{spinner} {binary_bytes}  {binary_bytes_per_sec}  {msg}"),
    };
    bar.set_draw_target(ProgressDrawTarget::stderr());
    bar.set_style(ProgressStyle::with_template(template).expect("the templates are checked by eye"));
    bar
}

/// The size of standard input, where it is a file.
fn input_size() -> Option<u64> {
    let input = fs::metadata("/dev/stdin").ok()?;
    input.is_file().then_some(input.len())
}

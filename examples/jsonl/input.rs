//! Reads standard input ahead of the work, but no further than a bounded queue allows.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// So large that the system calls cost nothing beside the work.
const BUFFER: usize = 1 << 16;
/// Lines read ahead: a megabyte or two of news, some hundred of novels.
const AHEAD: usize = 256;
/// Lines attributed together: enough to keep many cores busy, few enough to be written soon.
const BATCH_LINES: usize = 512;
/// A pile of novels makes smaller batches.
const BATCH_BYTES: usize = 1 << 23;

/// A line that is not blank.
pub struct Line {
    pub bytes: Vec<u8>,
    /// Counted from 1, blank lines included.
    pub number: usize,
}

/// Lines of the input, in batches.
pub struct Batches {
    lines: Receiver<io::Result<Line>>,
    error: Option<io::Error>,
}

impl Batches {
    /// Leaves out the first `skip` lines that are not blank.
    pub fn of(input: impl Read + Send + 'static, skip: usize) -> Self {
        let (sender, lines) = sync_channel(AHEAD);
        // It is never joined: whoever stops early does not wait for more input.
        thread::spawn(move || read(input, skip, &sender));
        Self { lines, error: None }
    }

    /// Waits for one line and takes those that are there already. So whoever sends one document and waits
    /// gets the answer at once, and a pile fills its batches. An error comes after all the lines before it.
    pub fn next(&mut self) -> io::Result<Vec<Line>> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        let mut next = self.lines.recv().ok();
        while let Some(line) = next {
            match line {
                Ok(line) => {
                    bytes += line.bytes.len();
                    batch.push(line);
                }
                Err(error) if batch.is_empty() => return Err(error),
                Err(error) => {
                    self.error = Some(error);
                    break;
                }
            }
            let full = batch.len() >= BATCH_LINES || bytes >= BATCH_BYTES;
            next = if full { None } else { self.lines.try_recv().ok() };
        }
        Ok(batch)
    }
}

/// Ends with the input, at its first error, or when nobody takes the lines.
fn read(input: impl Read, mut skip: usize, sender: &SyncSender<io::Result<Line>>) {
    let mut input = BufReader::with_capacity(BUFFER, input);
    for number in 1.. {
        let mut bytes = Vec::new();
        let message = match input.read_until(b'\n', &mut bytes) {
            Ok(0) => return,
            Ok(_) if bytes.trim_ascii().is_empty() => continue,
            Ok(_) if skip > 0 => {
                skip -= 1;
                continue;
            }
            Ok(_) => Ok(Line { bytes, number }),
            Err(error) => Err(error),
        };
        let last = message.is_err();
        if sender.send(message).is_err() || last {
            return;
        }
    }
}

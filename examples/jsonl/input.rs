//! Reads standard input ahead of the work, but no further than a bounded queue allows.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

/// So large that the system calls cost nothing beside the work.
const BUFFER: usize = 1 << 16;
/// Lines read ahead: a megabyte or two of news.
const AHEAD: usize = 256;
/// However few the lines, no more bytes than these are read ahead; a line that is longer is read alone.
const AHEAD_BYTES: usize = 1 << 24;
/// Lines attributed together: enough to keep many cores busy, few enough to be written soon.
const BATCH_LINES: usize = 512;
/// A pile of novels makes smaller batches.
const BATCH_BYTES: usize = 1 << 23;
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A line that is not blank.
pub struct Line {
    pub content: Content,
    /// Counted from 1, blank lines included.
    pub number: usize,
}

pub enum Content {
    Bytes(Vec<u8>),
    /// More bytes than are allowed, which were read and forgotten.
    TooLong,
}

impl Line {
    pub fn len(&self) -> usize {
        match &self.content {
            Content::Bytes(bytes) => bytes.len(),
            Content::TooLong => 0,
        }
    }
}

/// What part of the input is read.
pub struct Limits {
    /// So many lines that are not blank are left out at the beginning.
    pub skip: usize,
    /// The bytes of the longest line.
    pub longest: usize,
}

/// Lines of the input, in batches.
pub struct Batches {
    lines: Receiver<io::Result<Line>>,
    ahead: Arc<Ahead>,
    error: Option<io::Error>,
}

impl Batches {
    pub fn of(input: impl Read + Send + 'static, limits: Limits) -> Self {
        let (sender, lines) = sync_channel(AHEAD);
        let ahead = Arc::new(Ahead::default());
        let shared = Arc::clone(&ahead);
        // It is never joined: whoever stops early does not wait for more input.
        thread::spawn(move || read(input, &limits, &sender, &shared));
        Self { lines, ahead, error: None }
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
                    bytes += line.len();
                    self.ahead.take(line.len());
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

/// How many bytes have been read that nobody has taken.
#[derive(Default)]
struct Ahead {
    bytes: Mutex<usize>,
    taken: Condvar,
}

impl Ahead {
    /// Waits until there is room.
    fn put(&self, bytes: usize) {
        let held = self.bytes.lock().expect("nobody panics who holds it");
        let full = |held: &mut usize| *held > 0 && *held + bytes > AHEAD_BYTES;
        *self.taken.wait_while(held, full).expect("nobody panics who holds it") += bytes;
    }

    fn take(&self, bytes: usize) {
        *self.bytes.lock().expect("nobody panics who holds it") -= bytes;
        self.taken.notify_one();
    }
}

/// Ends with the input, at its first error, or when nobody takes the lines.
fn read(input: impl Read, limits: &Limits, sender: &SyncSender<io::Result<Line>>, ahead: &Ahead) {
    let mut input = BufReader::with_capacity(BUFFER, input);
    let mut skip = limits.skip;
    for number in 1.. {
        let message = match line(&mut input, limits.longest) {
            Ok(None) => return,
            Ok(Some(Content::Bytes(mut bytes))) => {
                if number == 1 && bytes.starts_with(BYTE_ORDER_MARK) {
                    bytes.drain(..BYTE_ORDER_MARK.len());
                }
                if bytes.trim_ascii().is_empty() {
                    continue;
                }
                Ok(Line { content: Content::Bytes(bytes), number })
            }
            Ok(Some(content)) => Ok(Line { content, number }),
            Err(error) => Err(error),
        };
        if message.is_ok() && skip > 0 {
            skip -= 1;
            continue;
        }
        let last = message.is_err();
        ahead.put(message.as_ref().map_or(0, Line::len));
        if sender.send(message).is_err() || last {
            return;
        }
    }
}

/// The next line; `None` at the end of the input.
fn line(input: &mut impl BufRead, longest: usize) -> io::Result<Option<Content>> {
    let mut bytes = Vec::new();
    // One byte more tells a line that is too long from one that is just not.
    let most = longest as u64 + 1;
    if input.by_ref().take(most).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    if bytes.len() <= longest || bytes.ends_with(b"\n") {
        return Ok(Some(Content::Bytes(bytes)));
    }
    input.skip_until(b'\n')?;
    Ok(Some(Content::TooLong))
}

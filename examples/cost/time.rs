//! Processor time, which does not grow when other programs want the processor too.

use std::time::Duration;

use cpu_time::ThreadTime;

/// The processor time of one call.
pub fn once(work: impl FnOnce()) -> Duration {
    let start = ThreadTime::now();
    work();
    start.elapsed()
}

/// The least of several calls: what the work itself takes. A call that takes long is measured once.
pub fn least(mut work: impl FnMut()) -> Duration {
    const CALLS: usize = 5;
    const LONG: Duration = Duration::from_millis(200);
    let mut least = once(&mut work);
    for _ in 1..CALLS {
        if least > LONG {
            break;
        }
        least = least.min(once(&mut work));
    }
    least
}

//! The threads that share the work of one command.

use std::error::Error as _;
use std::thread;

use rayon::{ThreadPoolBuildError, ThreadPoolBuilder, Yield};

/// What two threads do together before others were ready: how many bytes a desk may have for it.
const SMALL: u64 = 1 << 16;

/// How often a thread without work looks for some before it sleeps: for about as long as a small desk takes.
const PATIENCE: usize = 3_000;

/// Makes this thread one of those that work on a desk of so many bytes is shared among: it begins at once, and nobody
/// has to be woken for what is small. Not for those who only wait for news of a desk.
///
/// # Errors
///
/// The system gives no thread.
pub(super) fn join(bytes: u64) -> Result<(), ThreadPoolBuildError> {
    let pool = ThreadPoolBuilder::new().use_current_thread();
    // As many as the machine gives, but to ask for that takes a while itself.
    let pool = if bytes <= SMALL { pool.num_threads(2) } else { pool };
    match pool.build_global() {
        Ok(()) => rayon::spawn(stay_awake),
        Err(error) if error.source().is_some() => return Err(error),
        // The pool is there already: a desk was read before.
        Err(_) => {}
    }
    Ok(())
}

/// Looks for work until there has been none for a while. rayon lets its threads sleep after some microseconds, and on
/// a virtual machine whoever is woken often waits behind the thread that wakes.
fn stay_awake() {
    // The thread of the command has its own way.
    if rayon::current_thread_index() == Some(0) {
        return;
    }
    let mut idle = 0;
    while idle < PATIENCE {
        match rayon::yield_now() {
            Some(Yield::Executed) => idle = 0,
            Some(Yield::Idle) => {
                idle += 1;
                thread::yield_now();
            }
            None => return,
        }
    }
}

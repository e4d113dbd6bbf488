//! Progress on long work: one line on a terminal, past half a second, gone when the work ends.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::cli::args::Global;

/// How long nothing is said.
const PATIENCE: Duration = Duration::from_millis(500);

/// How long a line stands before it is drawn anew.
const PAUSE: Duration = Duration::from_millis(120);

/// What is drawn in front of the line, one after the other.
const SIGNS: [char; 4] = ['|', '/', '-', '\\'];

/// The line, while it may be drawn. It is taken away when this is dropped.
#[derive(Debug)]
pub struct Progress {
    /// The stages, to the thread that draws them; none where nothing is to be drawn.
    drawing: Option<(Sender<String>, JoinHandle<()>)>,
}

/// Whether somebody sees the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// On a terminal that can move its cursor, where the flags allow it.
    Yes,
    /// In a pipe, a file, an editor.
    No,
}

impl Seen {
    /// Looks at the flags, the environment and standard error.
    pub fn by(global: &Global) -> Self {
        let seen = io::stderr().is_terminal() && is_wanted(global, &terminal());
        if seen { Self::Yes } else { Self::No }
    }
}

impl Progress {
    /// Starts on work whose length is not known. Where nobody sees the line, nothing is drawn and no thread started.
    pub fn start(seen: Seen) -> Self {
        let drawing = (seen == Seen::Yes).then(|| {
            let (stages, received) = channel::<String>();
            (stages, std::thread::spawn(move || draw(&received)))
        });
        Self { drawing }
    }

    /// Says what is being done now; `stage` is asked only where somebody sees it.
    pub fn stage(&self, stage: impl FnOnce() -> String) {
        if let Some((stages, _)) = &self.drawing {
            // The thread ends only with this value.
            drop(stages.send(stage()));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stages, thread)) = self.drawing.take() {
            drop(stages);
            drop(thread.join());
        }
    }
}

fn is_wanted(global: &Global, terminal: &str) -> bool {
    !global.no_progress && !global.quiet && terminal != "dumb"
}

#[expect(clippy::disallowed_methods, reason = "only cli reads the environment")]
fn terminal() -> String {
    std::env::var("TERM").unwrap_or_default()
}

/// Draws the last stage it was told, until the stages end.
fn draw(stages: &std::sync::mpsc::Receiver<String>) {
    let mut stage = String::new();
    let mut wait = PATIENCE;
    let mut turn = 0;
    #[expect(clippy::disallowed_methods, reason = "only cli reads the clock, and no output depends on it")]
    let begun = std::time::Instant::now();
    loop {
        match stages.recv_timeout(wait) {
            Ok(next) => {
                stage = next;
                let left = PATIENCE.saturating_sub(begun.elapsed());
                wait = if turn == 0 { left } else { Duration::ZERO };
            }
            Err(RecvTimeoutError::Timeout) => {
                show(&line(&stage, turn));
                turn += 1;
                wait = PAUSE;
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    if turn > 0 {
        show(ERASED);
    }
}

/// The cursor at the margin of a line that is empty.
const ERASED: &str = "\r\u{1b}[2K";

fn line(stage: &str, turn: usize) -> String {
    let sign = SIGNS.get(turn % SIGNS.len()).copied().unwrap_or('|');
    format!("{ERASED}{sign} {stage} …")
}

fn show(text: &str) {
    let mut stderr = io::stderr().lock();
    // A terminal that went away is no reason to stop the work.
    drop(stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush()));
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::cli::args::ColorWhen;

    fn global() -> Global {
        Global {
            desk: Some(PathBuf::from(".")),
            config: None,
            color: ColorWhen::Auto,
            no_progress: false,
            quiet: false,
            verbose: false,
        }
    }

    #[test]
    fn quiet_and_no_progress_and_a_dumb_terminal_get_none() {
        assert!(is_wanted(&global(), "xterm-256color"));
        assert!(!is_wanted(&Global { no_progress: true, ..global() }, "xterm"));
        assert!(!is_wanted(&Global { quiet: true, ..global() }, "xterm"));
        assert!(!is_wanted(&global(), "dumb"));
    }

    #[test]
    fn a_line_takes_the_place_of_the_one_before() {
        assert_eq!(line("reading 3 files", 1), "\r\u{1b}[2K/ reading 3 files …");
        assert_eq!(line("checking", 4), "\r\u{1b}[2K| checking …");
    }
}

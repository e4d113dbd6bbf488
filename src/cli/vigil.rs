//! A desk that is read again whenever it changes, until the user stops.

use std::path::PathBuf;

use crate::cli::args::Global;
use crate::cli::terminal::Terminal;
use crate::cli::work::{Desk, Trouble, root};
use crate::galley::Galley;
use crate::load::gather::Options;
use crate::load::places::places;
use crate::load::{self, Loaded};
use crate::watch::{News, Touched, Watch, WatchError};

/// A watch over a desk.
pub struct Vigil {
    root: PathBuf,
    options: Options,
    watch: Watch,
    galley: Galley,
    touched: Touched,
    terminal: Terminal,
    /// What was said of what cannot be watched.
    told: String,
}

impl Vigil {
    /// Finds the desk and begins to watch it; Ctrl-C, or being asked to end, stops the waiting from now on.
    ///
    /// # Errors
    ///
    /// There is no desk, or it cannot be watched.
    pub fn begin(global: &Global, terminal: Terminal) -> Result<Self, Trouble> {
        let root = load::find_desk(&root(global)?)?;
        let options = Options { config: global.config.clone(), unsaved: Vec::new() };
        let mut watch = Watch::new()?;
        watch.follow(places(&root, &options, None))?;
        // Without the handler Ctrl-C ends the process all the same, only less politely.
        drop(ctrlc::set_handler(watch.stopper()));
        let (galley, touched) = (Galley::new(), Touched::default());
        Ok(Self { root, options, watch, galley, touched, terminal, told: String::new() })
    }

    /// Reads the desk as it is now; only what may have changed is read again.
    ///
    /// # Errors
    ///
    /// There is no desk at present, or it holds no claim file.
    pub fn read(&mut self) -> Result<Desk, Trouble> {
        self.galley.tidy(&std::mem::take(&mut self.touched));
        Desk::read_from(&self.root, &self.options, &self.galley)
    }

    /// Waits until the desk may have changed; false when the user wants to stop. `loaded` is what was read last.
    pub fn wait(&mut self, loaded: Option<&Loaded>) -> bool {
        let places = places(&self.root, &self.options, loaded);
        match self.watch.follow(places) {
            // What changed before it was watched was not heard.
            Ok(true) => {
                self.touched = Touched::all();
                return true;
            }
            Ok(false) => {}
            Err(error) => self.warn(&error),
        }
        match self.watch.wait() {
            News::Stopped => false,
            News::Changed(touched) => {
                self.touched = touched;
                true
            }
        }
    }

    /// Says what is not watched, once.
    fn warn(&mut self, error: &WatchError) {
        let text = error.to_string();
        if text != self.told {
            self.terminal.fail(&text, Some(error.help()));
            self.told = text;
        }
    }
}

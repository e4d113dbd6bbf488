//! A page in the user's browser.

use std::ffi::OsStr;

use crate::cli::terminal::Terminal;
use crate::text::cause;

/// Opens an address or a file with what the user's system opens it with; says so where that cannot be done.
pub fn open(target: impl AsRef<OsStr>, terminal: Terminal) {
    if let Err(error) = ::open::that_detached(target) {
        terminal.say(&format!("the browser could not be opened: {}", cause(&error)));
    }
}

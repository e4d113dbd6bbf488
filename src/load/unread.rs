//! One file to its bytes, or the reason why not.

use std::fs::{self, File, FileType, Metadata};
use std::io::{self, Read as _};
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::text::{self, Span};

/// The largest file byline reads, in bytes.
pub const LIMIT: u64 = 64 * 1024 * 1024;

/// Why a file that the desk holds or names was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// There is no such file.
    Missing,
    /// The path is absolute, where one relative to the naming file is asked for.
    Absolute,
    /// The path leads out of the desk and of the capture folders.
    Outside,
    /// The path goes through a hidden file or folder, where keys and histories lie.
    Hidden,
    /// A folder, pipe, socket or device stands there; the word for it.
    NotFile(&'static str),
    /// A symbolic link leads nowhere or in a circle; what the system says.
    DeadLink(String),
    /// A symbolic link leads out of the desk.
    LinkOut,
    /// A symbolic link leads to what is read anyway; its path.
    Twice(String),
    /// The file has more bytes than are read.
    TooLarge {
        /// How many it has.
        size: u64,
        /// How many are read.
        limit: u64,
    },
    /// The file and those before it have more bytes together than are read; how many are.
    TooMuch(u64),
    /// The system refused; what it says.
    Failed(String),
}

impl Unread {
    /// The finding, at the place that names the file or at the head of the file itself.
    pub fn finding(&self, span: Span) -> Diagnostic {
        let rule = if matches!(self, Self::TooLarge { .. } | Self::TooMuch(_)) {
            "too-large"
        } else {
            "unreadable-file"
        };
        Diagnostic::error(rule, span, self.message()).help(self.help())
    }

    fn message(&self) -> String {
        match self {
            Self::Missing => "this file does not exist".to_owned(),
            Self::Absolute => "this path is absolute".to_owned(),
            Self::Outside => "this path leads out of the desk".to_owned(),
            Self::Hidden => "this path goes through a hidden file or folder".to_owned(),
            Self::NotFile(kind) => format!("this is {kind}, not a file"),
            Self::DeadLink(cause) => format!("this link cannot be followed: {cause}"),
            Self::LinkOut => "this link leads out of the desk".to_owned(),
            Self::Twice(path) => format!("this link leads to what is read already: `{path}`"),
            Self::TooLarge { size, limit } => {
                format!("this file has {size} bytes, more than the {limit} that byline reads")
            }
            Self::TooMuch(limit) => {
                format!("this file and those before it have more than the {limit} bytes that byline reads")
            }
            Self::Failed(cause) => format!("this cannot be read: {cause}"),
        }
    }

    fn help(&self) -> &'static str {
        match self {
            Self::Missing => "check the spelling; the path is relative to the file that names it",
            Self::Absolute => "write the path relative to the file that names it, with forward slashes",
            Self::Outside => {
                "copy the file into the desk, or list its folder under `captures` in byline.toml"
            }
            Self::Hidden => "move the file to a place where no name begins with a dot",
            Self::NotFile(_) => "put a regular file in its place, or take it out of the desk",
            Self::DeadLink(_) => "mend or remove the link",
            Self::LinkOut => "copy what it leads to into the desk, and remove the link",
            Self::Twice(_) => "remove the link; the whole desk shares its records anyway",
            Self::TooLarge { .. } => "split the file, or move it out of the desk if it is no text",
            Self::TooMuch(_) => "move what is not needed out of the desk, or split it into several desks",
            Self::Failed(_) => "see that you may read the file and its folder, or name it in .gitignore",
        }
    }
}

/// Reads a file of at most `limit` bytes, following links. What is not a regular file is never opened: a pipe would
/// wait forever.
pub(super) fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Unread> {
    let seen = seen(path)?;
    if let Some(kind) = kind(seen.file_type()) {
        return Err(Unread::NotFile(kind));
    }
    if seen.len() > limit {
        return Err(Unread::TooLarge { size: seen.len(), limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(seen.len()).unwrap_or_default());
    let file = File::open(path).map_err(|error| failed(&error))?;
    // A file may grow while it is read, and some files of the system say they are empty.
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
    let size = bytes.len() as u64;
    if size > limit { Err(Unread::TooLarge { size, limit }) } else { Ok(bytes) }
}

/// What the system says of a file, links followed.
pub(super) fn seen(path: &Path) -> Result<Metadata, Unread> {
    fs::metadata(path).map_err(|error| failed(&error))
}

/// How many bytes reading a file will take: none for one that is refused.
pub(super) fn size(path: &Path) -> u64 {
    fs::metadata(path).ok().filter(|seen| seen.is_file() && seen.len() <= LIMIT).map_or(0, |seen| seen.len())
}

/// The reason that a system error amounts to.
pub(super) fn failed(error: &io::Error) -> Unread {
    match error.kind() {
        io::ErrorKind::NotFound => Unread::Missing,
        _ => Unread::Failed(text::cause(error)),
    }
}

/// The word for what is not a regular file; none for a regular file.
pub(super) fn kind(file: FileType) -> Option<&'static str> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if file.is_fifo() {
            return Some("a named pipe");
        }
        if file.is_socket() {
            return Some("a socket");
        }
        if file.is_block_device() || file.is_char_device() {
            return Some("a device");
        }
    }
    match () {
        () if file.is_file() => None,
        () if file.is_dir() => Some("a folder"),
        () => Some("a special file"),
    }
}

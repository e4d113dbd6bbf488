//! Why a desk could not be read at all.

use std::io;
use std::path::PathBuf;

use crate::text::{cause, shown};

/// Why a desk could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// No folder on the way up holds `briefs/`.
    #[error("there is no desk here: neither `{}` nor a folder above it holds `briefs/`", shown(.0))]
    NoDesk(PathBuf),
    /// The desk holds nothing to read.
    #[error("there is no claim file below `{}`", shown(.0))]
    NoClaims(PathBuf),
    /// Something else stands where `briefs/` should.
    #[error("`{}` is not a folder", shown(.0))]
    NotFolder(PathBuf),
    /// A file or folder that was asked for cannot be reached or read.
    #[error("cannot read `{}`: {}", shown(path), cause(source))]
    Missing {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The folder `briefs/` is a link that leads out of the desk.
    #[error("`{}` is a link that leads out of the desk", shown(.0))]
    LinkOut(PathBuf),
    /// A path that was asked for is no part of the desk.
    #[error("`{}` is no part of the desk", shown(.0))]
    Elsewhere(PathBuf),
}

impl LoadError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::NoDesk(_) => "go to a desk, name one with `-C DIR`, or make one with `byline init`",
            Self::NoClaims(_) => {
                "add one with `byline new brief ID`; hidden files and what .gitignore names are not read"
            }
            Self::NotFolder(_) => "move the file away and make a folder of that name",
            Self::Missing { .. } => "check the path, and that you may read it",
            Self::LinkOut(_) => "go to the desk it leads to, or name that with `-C DIR`",
            Self::Elsewhere(_) => {
                "name a path in the desk: claim files end in .yaml or .yml and lie below `briefs/`"
            }
        }
    }
}

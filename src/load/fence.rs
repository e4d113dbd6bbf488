//! The second door in: the files that records name.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::decode::{self, Blemish, hash};
use super::error::LoadError;
use super::paths::{flatten, hidden, relative, resolve};
use super::shelf::Shelf;
use super::unread::{self, Unread};
use crate::diagnostic::Diagnostic;
use crate::text::{FileId, Text, shown};

/// The folders that a file named by a record may lie in: the desk, and what byline.toml lists under `captures`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fence {
    /// The desk, resolved.
    root: PathBuf,
    /// The folders outside it, as written and resolved.
    folders: Vec<(PathBuf, PathBuf)>,
    shelf: Shelf,
}

/// A file that a record named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// Its path relative to the desk, and its text.
    pub text: Text,
    /// The SHA-256 of its bytes on disk, in hexadecimal.
    pub sha256: String,
    /// What of its bytes was no text.
    blemishes: Vec<Blemish>,
}

impl Capture {
    /// The findings about its bytes, once it has a number.
    pub fn findings(&self, file: FileId) -> Vec<Diagnostic> {
        self.blemishes.iter().map(|blemish| blemish.finding(file)).collect()
    }
}

impl Fence {
    /// Fences in a desk.
    ///
    /// # Errors
    ///
    /// [`LoadError::Missing`] where the folder cannot be reached.
    pub fn new(root: &Path) -> Result<Self, LoadError> {
        Ok(Self { root: resolve(root)?, folders: Vec::new(), shelf: Shelf::default() })
    }

    /// The desk, resolved.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Reads what a shelf knows not from the disk.
    pub(super) fn with(self, known: &Shelf) -> Self {
        Self { shelf: known.clone(), ..self }
    }

    /// Opens a folder, relative to the desk, for captures. Says whether there is such a folder; what records name
    /// in one that is not there is missing, not outside.
    pub fn allow(&mut self, folder: &str) -> bool {
        let written = flatten(&self.root.join(folder));
        let real = fs::canonicalize(&written).ok().filter(|real| real.is_dir());
        let is_there = real.is_some();
        self.folders.push((written.clone(), real.unwrap_or(written)));
        is_there
    }

    /// Where the file lies that a record calls `name`; the record stands in the file `from`, relative to the desk.
    /// `..` in a name goes up in the path as written, whatever is a link. The disk is not asked.
    ///
    /// # Errors
    ///
    /// The place lies outside of what is open for captures.
    pub fn place(&self, from: &Path, name: &str) -> Result<PathBuf, Unread> {
        let name = Path::new(name);
        if name.components().any(|part| matches!(part, Component::Prefix(_) | Component::RootDir)) {
            return Err(Unread::Absolute);
        }
        let path = flatten(&self.root.join(from).parent().unwrap_or(&self.root).join(name));
        let bases = self.folders.iter().map(|(written, _)| written);
        visible(&path, bases.chain([&self.root]))?;
        Ok(path)
    }

    /// Reads the file that a record calls `name`; the record stands in the file `from`, relative to the desk.
    ///
    /// The path is judged before the disk is asked anything, and what it resolves to once more, so that no name
    /// can probe for files elsewhere, reach another machine, or wake a device.
    ///
    /// # Errors
    ///
    /// The reason why the file was not read; [`Unread::finding`] makes it a finding.
    pub fn read(&self, from: &Path, name: &str) -> Result<Capture, Unread> {
        let path = self.place(from, name)?;
        let real = fs::canonicalize(&path).map_err(|error| unread::failed(&error))?;
        visible(&real, self.folders.iter().map(|(_, real)| real).chain([&self.root]))?;
        let bytes = self.shelf.bytes(&real, unread::LIMIT)?;
        let sha256 = hash(&bytes);
        let decoded = decode::decode(bytes);
        Ok(Capture {
            text: Text::new(shown(&relative(&self.root, &path)), decoded.text),
            sha256,
            blemishes: decoded.blemishes,
        })
    }
}

/// Whether a path lies below one of the folders, with no hidden name between.
fn visible<'a>(path: &Path, mut bases: impl Iterator<Item = &'a PathBuf>) -> Result<(), Unread> {
    let inner = bases.find_map(|base| path.strip_prefix(base).ok()).ok_or(Unread::Outside)?;
    let hidden = inner.components().any(|part| hidden(part.as_ref()));
    if hidden { Err(Unread::Hidden) } else { Ok(()) }
}

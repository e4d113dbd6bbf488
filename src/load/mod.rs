//! The door in: disk to texts.
#![expect(clippy::disallowed_methods, reason = "this is the door")]

mod body;
mod capture;
mod decode;
pub mod error;
pub mod fence;
pub mod gather;
mod paths;
pub mod places;
pub mod shelf;
pub mod unread;
mod walk;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::text::{FileId, Span, Text, Texts, shown};
use decode::{Blemish, hash};
use error::LoadError;
use gather::{Found, Kind, Options, Origin};
use paths::{key, locate, relative, resolve};
use shelf::Shelf;
use unread::Unread;

/// How many bytes a desk may have in all: enough for more than a million claims, and not for a machine to choke on.
const DESK_LIMIT: u64 = 512 * 1024 * 1024;

/// A desk as it was read. Files are numbered in the order of the bytes of their paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The desk's folder, resolved.
    pub root: PathBuf,
    /// Every file, those that could not be read as empty texts.
    pub texts: Texts,
    /// The claim files that could be read.
    pub claims: Vec<FileId>,
    /// The configuration, where there is one.
    pub config: Option<FileId>,
    /// The desk's own templates; their names are [`Loaded::template_name`].
    pub templates: Vec<FileId>,
    /// What was wrong with files and bytes.
    pub faults: Vec<Diagnostic>,
    files: Vec<OnDisk>,
    /// Where the files lie that records name, whether they are there or not.
    named: BTreeSet<PathBuf>,
    shelf: Shelf,
}

/// What the disk says of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct OnDisk {
    /// As reached, relative to the desk.
    path: PathBuf,
    /// Links resolved; the same as the path for a file that could not be resolved.
    real: PathBuf,
    bytes: Bytes,
}

/// How a file's bytes and its text go together.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Bytes {
    /// The text is just the bytes.
    Same,
    /// The bytes were decoded; their hash.
    Decoded(String),
    /// The file was not read.
    Unread,
}

impl Loaded {
    /// The path of a file on disk, relative to the desk. Only to reach it; people see [`Text::path`].
    pub fn path(&self, file: FileId) -> Option<&Path> {
        self.files.get(file.0 as usize).map(|file| file.path.as_path())
    }

    /// The name a template goes by: its path below `templates/`.
    pub fn template_name(&self, file: FileId) -> Option<&str> {
        self.texts.file(file)?.path.strip_prefix("templates/")
    }

    /// The SHA-256 of the bytes that were read, as `sha256sum` prints it; none for a file that was not read.
    pub fn sha256(&self, file: FileId) -> Option<String> {
        match &self.files.get(file.0 as usize)?.bytes {
            Bytes::Same => Some(hash(self.texts.file(file)?.text.as_bytes())),
            Bytes::Decoded(hash) => Some(hash.clone()),
            Bytes::Unread => None,
        }
    }

    /// The claim file that a path on the command line means, relative to the desk, and its number where it is there.
    ///
    /// # Errors
    ///
    /// [`LoadError::Elsewhere`] where the path can be no claim file of this desk.
    pub fn claim_file(&self, path: &Path) -> Result<(PathBuf, Option<FileId>), LoadError> {
        let real = locate(path)?;
        let files = (0..).map(FileId).zip(&self.files);
        let mut own = files.filter(|(id, _)| self.claims.contains(id));
        if let Some((id, file)) = own.find(|(_, file)| file.real == real) {
            return Ok((relative(&self.root, &file.real), Some(id)));
        }
        let inside = real.strip_prefix(&self.root).ok().filter(|inside| gather::is_claims(inside));
        inside.map(|inside| (inside.to_owned(), None)).ok_or_else(|| LoadError::Elsewhere(path.to_owned()))
    }

    /// The files that a path on the command line means: itself, or all below it.
    ///
    /// # Errors
    ///
    /// [`LoadError::Missing`] where there is nothing, [`LoadError::Elsewhere`] where it holds no file of the desk.
    pub fn below(&self, path: &Path) -> Result<Vec<FileId>, LoadError> {
        let real = locate(path)?;
        let files = (0..).map(FileId).zip(&self.files);
        let below: Vec<_> =
            files.filter(|(_, file)| file.real.starts_with(&real)).map(|(id, _)| id).collect();
        match below.is_empty() {
            true if fs::symlink_metadata(path).is_err() => resolve(path).map(|_| below),
            true => Err(LoadError::Elsewhere(path.to_owned())),
            false => Ok(below),
        }
    }
}

/// Whether a desk holds anything to read.
///
/// # Errors
///
/// The desk cannot be reached.
pub fn holds_claims(root: &Path) -> Result<bool, LoadError> {
    match desk(root, &Options::default()) {
        Err(LoadError::NoClaims(_)) => Ok(false),
        read => read.map(|_| true),
    }
}

impl Loaded {
    /// The path of a file below the desk's folder, where the file lies there itself and no link leads to it.
    pub fn own(&self, file: FileId) -> Option<&Path> {
        let file = self.files.get(file.0 as usize)?;
        (file.real == self.root.join(&file.path)).then_some(file.path.as_path())
    }

    /// Whether a path, of a file that need not exist, is that of a file that was read, or one that would be.
    ///
    /// # Errors
    ///
    /// The working directory cannot be reached.
    pub fn reads(&self, path: &Path) -> Result<bool, LoadError> {
        let real = locate(path)?;
        let inside =
            ["briefs", "templates", "byline.toml"].iter().any(|own| real.starts_with(self.root.join(own)));
        Ok(inside || self.files.iter().any(|file| file.real == real))
    }
}

/// Whether a path lies in a folder; neither need exist.
///
/// # Errors
///
/// The working directory cannot be reached.
pub fn lies_in(path: &Path, folder: &Path) -> Result<bool, LoadError> {
    Ok(locate(path)?.starts_with(locate(folder)?))
}

/// A resolved folder as seen from the repository that it lies in, with a slash at its end; empty where it is the
/// repository's own folder, or lies in none.
pub fn folder_in_repository(folder: &Path) -> String {
    let repository = folder.ancestors().find(|above| above.join(".git").exists());
    let below = repository.and_then(|above| folder.strip_prefix(above).ok());
    below.filter(|below| !below.as_os_str().is_empty()).map(|below| shown(below) + "/").unwrap_or_default()
}

/// Whether a folder holds nothing yet, or does not exist.
///
/// # Errors
///
/// It cannot be read, or is no folder.
pub fn is_free(folder: &Path) -> Result<bool, std::io::Error> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// Finds the desk that a folder lies in: the nearest one on the way up that holds `briefs/`.
///
/// # Errors
///
/// [`LoadError::NoDesk`], or [`LoadError::Missing`] where the folder itself cannot be reached.
pub fn find_desk(start: &Path) -> Result<PathBuf, LoadError> {
    let start = resolve(start)?;
    let desk = start.ancestors().find(|folder| folder.join("briefs").is_dir()).map(Path::to_owned);
    desk.ok_or(LoadError::NoDesk(start))
}

/// Reads a desk: every claim file, byline.toml, and the desk's templates.
///
/// A file that cannot be read, or whose bytes are no text, is a finding among [`Loaded::faults`], and the others
/// are read all the same.
///
/// # Errors
///
/// The desk cannot be reached, holds no claim file at all, or an option names what cannot be read.
pub fn desk(root: &Path, options: &Options) -> Result<Loaded, LoadError> {
    desk_from(root, options, &Shelf::default())
}

/// Reads a desk as [`desk`] does, but what a shelf knows not from the disk.
///
/// # Errors
///
/// Those of [`desk`].
pub fn desk_from(root: &Path, options: &Options, shelf: &Shelf) -> Result<Loaded, LoadError> {
    list(root, options)?.read(shelf)
}

/// A desk of which the files are known, and not read yet.
pub struct Listed {
    root: PathBuf,
    found: Vec<(PathBuf, Found)>,
    /// How many bytes they have on the disk, in all.
    pub bytes: u64,
}

/// Lists the files of a desk.
///
/// # Errors
///
/// The desk cannot be reached, or an option names what cannot be.
pub fn list(root: &Path, options: &Options) -> Result<Listed, LoadError> {
    let root = resolve(root)?;
    let mut found: Vec<(PathBuf, Found)> = gather::gather(&root, options)?.into_iter().collect();
    found.sort_by_cached_key(|(path, _)| key(path));
    let bytes = ration(&mut found, DESK_LIMIT);
    Ok(Listed { root, found, bytes })
}

impl Listed {
    /// Reads the files, but what a shelf knows not from the disk.
    ///
    /// # Errors
    ///
    /// There is no claim file at all.
    pub fn read(self, kept: &Shelf) -> Result<Loaded, LoadError> {
        let Self { root, found, .. } = self;
        let read: Vec<Read> = found.into_par_iter().map(|file| read(kept, &root, file)).collect();
        let mut loaded = Loaded { root, shelf: kept.clone(), ..Loaded::default() };
        for file in read {
            loaded.add(file);
        }
        if loaded.claims.is_empty() && loaded.faults.is_empty() {
            return Err(LoadError::NoClaims(loaded.root.join("briefs")));
        }
        Ok(loaded)
    }
}

/// A file after it was read.
struct Read {
    kind: Kind,
    file: OnDisk,
    text: Text,
    outcome: Result<Vec<Blemish>, Unread>,
}

impl Loaded {
    fn add(&mut self, read: Read) {
        let id = self.texts.add(read.text);
        self.files.push(read.file);
        match read.outcome {
            Ok(blemishes) => self.faults.extend(blemishes.iter().map(|blemish| blemish.finding(id))),
            Err(why) => {
                self.faults.push(why.finding(Span::head(id)));
                return;
            }
        }
        match read.kind {
            Kind::Claims => self.claims.push(id),
            Kind::Config => self.config = Some(id),
            Kind::Template => self.templates.push(id),
        }
    }
}

/// Refuses the files, in order, that would take a desk over a limit; returns how many bytes the others have.
fn ration(found: &mut [(PathBuf, Found)], limit: u64) -> u64 {
    let mut sum = 0;
    for (_, file) in found {
        if let Origin::Disk(real) = &file.origin {
            let size = unread::size(real);
            if sum + size > limit {
                file.origin = Origin::Nowhere(Unread::TooMuch(limit));
            } else {
                sum += size;
            }
        }
    }
    sum
}

fn read(shelf: &Shelf, root: &Path, (path, found): (PathBuf, Found)) -> Read {
    let (real, bytes) = match found.origin {
        Origin::Disk(real) => {
            let bytes = shelf.bytes(&real, unread::LIMIT);
            (real, bytes)
        }
        Origin::Given(real, bytes) => (real, Ok(bytes)),
        Origin::Nowhere(why) => (root.join(&path), Err(why)),
    };
    let shown = shown(&path);
    match bytes.map(decode::decode) {
        Ok(decoded) => {
            let bytes = decoded.original.map_or(Bytes::Same, |original| Bytes::Decoded(hash(&original)));
            let text = Text::new(shown, decoded.text);
            Read {
                kind: found.kind,
                file: OnDisk { path, real, bytes },
                text,
                outcome: Ok(decoded.blemishes),
            }
        }
        Err(why) => {
            let file = OnDisk { path, real, bytes: Bytes::Unread };
            Read { kind: found.kind, file, text: Text::new(shown, ""), outcome: Err(why) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_desk_is_read_up_to_a_limit_in_all() {
        let folder = tempfile::tempdir().unwrap();
        let mut found = Vec::new();
        for (name, size) in [("a", 6), ("b", 5), ("c", 4), ("d", 1)] {
            let path = folder.path().join(name);
            fs::write(&path, "x".repeat(size)).unwrap();
            found.push((PathBuf::from(name), Found { kind: Kind::Claims, origin: Origin::Disk(path) }));
        }
        assert_eq!(ration(&mut found, 10), 10);
        let left_out =
            found.iter().filter(|(_, file)| matches!(file.origin, Origin::Nowhere(Unread::TooMuch(10))));
        assert_eq!(left_out.map(|(name, _)| name.to_str().unwrap()).collect::<Vec<_>>(), ["b", "d"]);
    }
}

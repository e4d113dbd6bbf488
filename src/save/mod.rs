//! The door out: pages to disk, each whole or not at all.
//!
//! A page is written to a hidden file beside its goal, forced to the disk, and renamed. A reader of the goal sees
//! the old bytes or the new ones, never half of them, whatever ends the process: a full disk, a size limit
//! (`ulimit -f` ends a process by a signal that safe Rust cannot catch), or a lost machine.
#![expect(clippy::disallowed_methods, reason = "this is the door")]

mod disk;

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::{self, File, Metadata, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::Duration;

use tempfile::{Builder, NamedTempFile, TempPath};

use crate::save::disk::{Disk, Way};
use crate::text::{cause, shown};

/// How a page not yet in its place is named: hidden, and by what no one else names a file.
const PREFIX: &str = ".byline-";
const SUFFIX: &str = ".part";

/// How often, and how long each time, a build waits for another one in the same folder: half a minute in all.
const TRIES: usize = 600;
const PAUSE: Duration = Duration::from_millis(50);

/// The most that is read back, in bytes; no page comes near.
const READ_LIMIT: u64 = 1 << 30;

/// How many bytes of a page are read at a time when it is compared.
const BLOCK: usize = 1 << 16;

/// A page to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<'a> {
    /// The file's name in its folder.
    pub name: String,
    /// All of its content.
    pub bytes: Cow<'a, [u8]>,
}

/// What a saving did, by name, in the order given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Saved {
    /// The files that are new or have new content.
    pub written: Vec<String>,
    /// The files that had the same bytes already, and were left alone.
    pub unchanged: Vec<String>,
}

/// Why a page could not be saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The path is absolute or goes up.
    #[error("`{}` does not stay in the output folder", shown(.0))]
    Outside(PathBuf),
    /// A symbolic link stands where a page or its folder goes.
    #[error("`{}` is a link, and links are not followed out", shown(.0))]
    Link(PathBuf),
    /// Something else stands where a page goes.
    #[error("`{}` is a folder or special file, where a page is to be written", shown(.0))]
    NotFile(PathBuf),
    /// Something else stands where a folder is needed.
    #[error("`{}` is not a folder", shown(.0))]
    NotFolder(PathBuf),
    /// Another build has been writing here for half a minute.
    #[error("another build is writing to `{}`", shown(.0))]
    Busy(PathBuf),
    /// The system refused.
    #[error("cannot {action} `{}`: {}", shown(path), cause(source))]
    Failed {
        /// What was tried, as a verb: write, replace, remove, open, create.
        action: &'static str,
        /// With what.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl SaveError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Outside(_) => "give a path below the output folder",
            Self::Link(_) => "remove the link, or name its goal with `--out`",
            Self::NotFile(_) => "move it away, or build to another folder with `--out`",
            Self::NotFolder(_) => "move the file away, or name another folder with `--out`",
            Self::Busy(_) => "wait for it, or end it; its lock ends with it",
            Self::Failed { source, .. } => match source.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                    "make room on the disk; the old pages are still in place"
                }
                io::ErrorKind::FileTooLarge => {
                    "raise the limit on file sizes; the old pages are still in place"
                }
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                    "make the folder writable, or build to another one with `--out`"
                }
                io::ErrorKind::InvalidFilename => "give the brief a shorter id",
                _ => "see that the folder is there and writable, or build to another one with `--out`",
            },
        }
    }

    fn failed(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Failed { action, path: path.to_owned(), source }
    }
}

/// A page that stands beside its goal, and is on its way to the disk, before anybody knows whether it is wanted. It is
/// removed again unless it is put in its place.
#[derive(Debug)]
pub struct Early {
    name: String,
    goal: PathBuf,
    /// None where the goal has its bytes already.
    part: Option<(TempPath, Way)>,
    /// Whether nothing stood at the goal.
    is_new: bool,
}

/// A folder that pages are saved to, locked against other builds until it is dropped. The lock lies on the folder
/// itself, so nothing is left in it, and it ends with the process; where a file system has no such locks, two
/// builds at once still write each page whole, but may mix theirs.
#[derive(Debug)]
pub struct Out {
    folder: PathBuf,
    /// Kept open for its lock, and to force renames to the disk. None where folders cannot be opened (Windows).
    lock: Option<File>,
    disk: Disk,
    /// The folders that were not there before, innermost first.
    new: Vec<PathBuf>,
}

/// A folder that was made for pages and got none is gone again.
impl Drop for Out {
    fn drop(&mut self) {
        // Only an empty folder can be removed; one that stays does no harm.
        let _ = self.new.iter().try_for_each(fs::remove_dir);
    }
}

impl Out {
    /// Opens a folder below `root`, creates what is missing, and removes what a killed build left half done.
    ///
    /// `root` is a folder that the user answers for, and may be a link: the desk, or what `--out` names, and then
    /// `folder` is empty. No part of `folder` may be a link, because a desk may come from a stranger.
    ///
    /// # Errors
    ///
    /// The folder leads elsewhere, cannot be made, or stays locked.
    pub fn open(root: &Path, folder: &Path) -> Result<Self, SaveError> {
        let goal = root.join(folder);
        let is_new = |path: &&Path| !path.as_os_str().is_empty() && fs::symlink_metadata(path).is_err();
        let new = goal.ancestors().take_while(is_new).map(Path::to_owned).collect();
        fs::create_dir_all(root).map_err(SaveError::failed("create", root))?;
        let mut path = root.to_owned();
        for part in folder.components() {
            match part {
                Component::Normal(name) => path.push(name),
                Component::CurDir => continue,
                _ => return Err(SaveError::Outside(folder.to_owned())),
            }
            enter(&path)?;
        }
        let mut out = Self { folder: path, lock: None, disk: Disk::default(), new };
        if out.lock()? {
            out.sweep();
        }
        Ok(out)
    }

    /// Writes pages. One whose bytes are on disk already is left alone.
    ///
    /// # Errors
    ///
    /// Until every page is on the disk nothing old is touched.
    pub fn write(&self, pages: &[Page<'_>]) -> Result<Saved, SaveError> {
        let made: Result<_, _> = pages.iter().map(|page| self.begin(page)).collect();
        self.place(made?)
    }

    /// Writes a page beside its goal, and lets it go on its way to the disk while others are still made.
    ///
    /// # Errors
    ///
    /// The page cannot be written.
    pub fn begin(&self, page: &Page<'_>) -> Result<Early, SaveError> {
        let goal = self.goal(&page.name)?;
        let old = standing(&goal)?;
        let is_new = old.is_none();
        let part = match &old {
            Some(old) if same(&goal, old, &page.bytes) => None,
            _ => {
                let part = self.part(&page.bytes, old).map_err(SaveError::failed("write", &goal))?;
                let (file, path) = part.into_parts();
                Some((path, self.disk.force(file)))
            }
        };
        Ok(Early { name: page.name.clone(), goal, part, is_new })
    }

    /// Writes pages that belong together: all of them beside their goals first, then each into its place in the
    /// order given, and then the manifest, which vouches for the others. It begins to go to the disk while they are on
    /// their way there. Pages of which `early` has the bytes stand there already.
    ///
    /// # Errors
    ///
    /// Until every page is on the disk nothing old is touched.
    pub fn write_vouched(
        &self,
        pages: &[Page<'_>],
        mut early: Vec<Early>,
        manifest: impl FnOnce() -> Result<Early, SaveError>,
    ) -> Result<Saved, SaveError> {
        let mut made = Vec::with_capacity(pages.len() + 1);
        for page in pages {
            let begun = early.iter().position(|early| early.name == page.name);
            made.push(begun.map_or_else(|| self.begin(page), |begun| Ok(early.swap_remove(begun)))?);
        }
        made.push(manifest()?);
        self.place(made)
    }

    /// Puts what was made into its places, once all of it is on the disk. New pages that go with a lost machine can be
    /// built again; old ones must not come back.
    fn place(&self, made: Vec<Early>) -> Result<Saved, SaveError> {
        for Early { goal, part, .. } in &made {
            let forced = part.as_ref().map_or(Ok(()), |(_, way)| self.disk.arrive(way));
            forced.map_err(SaveError::failed("write", goal))?;
        }
        let mut saved = Saved::default();
        let replaces = made.iter().any(|made| made.part.is_some() && !made.is_new);
        for Early { name, goal, part, .. } in made {
            let Some((part, _)) = part else {
                saved.unchanged.push(name);
                continue;
            };
            part.persist(&goal).map_err(|error| SaveError::failed("replace", &goal)(error.error))?;
            saved.written.push(name);
        }
        if replaces {
            self.settle()?;
        }
        Ok(saved)
    }

    /// Removes files that an earlier build wrote and this one no longer does; returns those that were there.
    /// What is not a regular file is refused, and then nothing is removed.
    ///
    /// # Errors
    ///
    /// A name leads elsewhere, is not that of a regular file, or the system refuses.
    pub fn remove(&self, names: &[String]) -> Result<Vec<String>, SaveError> {
        let mut stale = Vec::new();
        for name in names {
            let path = self.goal(name)?;
            if standing(&path)?.is_some() {
                stale.push((name, path));
            }
        }
        if stale.is_empty() {
            return Ok(Vec::new());
        }
        for (_, path) in &stale {
            match fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(SaveError::failed("remove", path)(error));
                }
                _ => {}
            }
        }
        self.settle()?;
        Ok(stale.into_iter().map(|(name, _)| name.clone()).collect())
    }

    /// Where a page goes. Its name is one part of a path, and not one that a sweep would take.
    fn goal(&self, name: &str) -> Result<PathBuf, SaveError> {
        let path = Path::new(name);
        let plain = path.file_name() == Some(path.as_os_str()) && !is_part(path.as_os_str());
        if plain { Ok(self.folder.join(path)) } else { Err(SaveError::Outside(path.to_owned())) }
    }

    /// Writes bytes to a hidden file that is removed again unless it is put in its place. It may be read by whom
    /// the old page may be read by, or else by whom new files may.
    fn part(&self, bytes: &[u8], old: Option<Metadata>) -> io::Result<NamedTempFile> {
        let mut builder = Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut part = builder.tempfile_in(&self.folder)?;
        part.write_all(bytes)?;
        if let Some(old) = old {
            part.as_file().set_permissions(old.permissions())?;
        }
        Ok(part)
    }

    /// Takes the lock; false where there are no locks on folders.
    fn lock(&mut self) -> Result<bool, SaveError> {
        let Ok(folder) = File::open(&self.folder) else { return Ok(false) };
        for _ in 0..TRIES {
            match folder.try_lock() {
                Ok(()) => {
                    self.lock = Some(folder);
                    return Ok(true);
                }
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                Err(TryLockError::Error(_)) => {
                    self.lock = Some(folder);
                    return Ok(false);
                }
            }
        }
        Err(SaveError::Busy(self.folder.clone()))
    }

    /// Removes the parts that killed builds left. Only under the lock: without it they may be another build's.
    fn sweep(&self) {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for entry in entries {
            if is_part(&entry.file_name()) && entry.file_type().is_ok_and(|kind| kind.is_file()) {
                // One that stays does no harm, and the next build tries again.
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Forces renames and removals to the disk.
    fn settle(&self) -> Result<(), SaveError> {
        match self.lock.as_ref().map(File::sync_all) {
            Some(Err(error))
                if !matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) =>
            {
                Err(SaveError::failed("write", &self.folder)(error))
            }
            _ => Ok(()),
        }
    }
}

/// Whether something of that name is there.
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Reads a page back, to compare it; none where there is no such file. What is not a regular file is an error, and
/// is never opened.
///
/// # Errors
///
/// What the system says, or that it is no regular file of a sensible size.
pub fn read_back(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let seen = match fs::symlink_metadata(path) {
        Ok(seen) => seen,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    if !seen.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "this is not a regular file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(READ_LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > READ_LIMIT {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "this file is too large for a page"));
    }
    Ok(Some(bytes))
}

/// Sees that a folder is one, and makes it where there is nothing.
fn enter(path: &Path) -> Result<(), SaveError> {
    match fs::symlink_metadata(path) {
        Ok(seen) if seen.is_symlink() => Err(SaveError::Link(path.to_owned())),
        Ok(seen) if seen.is_dir() => Ok(()),
        Ok(_) => Err(SaveError::NotFolder(path.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::create_dir(path) {
            // Another build may have been faster.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => enter(path),
            made => made.map_err(SaveError::failed("create", path)),
        },
        Err(error) => Err(SaveError::failed("open", path)(error)),
    }
}

/// What stands at a page's goal: nothing or a regular file, or else it is refused.
fn standing(goal: &Path) -> Result<Option<Metadata>, SaveError> {
    match fs::symlink_metadata(goal) {
        Ok(seen) if seen.is_symlink() => Err(SaveError::Link(goal.to_owned())),
        Ok(seen) if seen.is_file() => Ok(Some(seen)),
        Ok(_) => Err(SaveError::NotFile(goal.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(SaveError::failed("write", goal)(error)),
    }
}

/// Whether a file holds these bytes. One that cannot be read is simply replaced.
fn same(goal: &Path, old: &Metadata, bytes: &[u8]) -> bool {
    old.len() == bytes.len() as u64 && holds(goal, bytes).unwrap_or(false)
}

/// Compares a file with bytes, block by block: it is never held as a whole.
fn holds(path: &Path, mut bytes: &[u8]) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let mut block = vec![0; BLOCK];
    loop {
        let length = file.read(&mut block)?;
        let (here, rest) = bytes.split_at_checked(length).unwrap_or_default();
        if length == 0 || block.get(..length) != Some(here) {
            return Ok(length == 0 && bytes.is_empty());
        }
        bytes = rest;
    }
}

fn is_part(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(PREFIX.as_bytes()) && name.ends_with(SUFFIX.as_bytes())
}

//! What was read before, so that only what changed is read again.
//!
//! A file counts as unchanged when neither the system told of a change nor its stamp differs: its size, its times,
//! and on Unix its number on the disk, which a file renamed over another does not share. Stamps alone would not
//! do: two saves within one tick of the clock leave the same times.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use super::unread::{self, Unread};
use crate::watch::Touched;

/// The bytes of files, by their real paths. A default one keeps nothing; a copy is the same shelf.
#[derive(Debug, Clone, Default)]
pub struct Shelf(Option<Arc<Mutex<Books>>>);

#[derive(Debug, Default)]
struct Books {
    kept: BTreeMap<PathBuf, Kept>,
    /// How many files were read from the disk so far.
    read: usize,
}

#[derive(Debug)]
struct Kept {
    stamp: Stamp,
    bytes: Arc<[u8]>,
    /// Whether it was asked for since the last tidying.
    used: bool,
}

/// A shelf is no part of what was read.
impl PartialEq for Shelf {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Shelf {}

impl Shelf {
    /// A shelf that keeps what is read.
    pub fn new() -> Self {
        Self(Some(Arc::default()))
    }

    /// Forgets what may have changed, and what nobody asked for since this was last called.
    pub fn tidy(&self, touched: &Touched) {
        let Some(mut books) = self.books() else { return };
        books.kept.retain(|path, kept| std::mem::take(&mut kept.used) && !touched.holds(path));
    }

    /// How many files were read from the disk so far.
    pub fn read(&self) -> usize {
        self.books().map_or(0, |books| books.read)
    }

    /// The bytes of a file of at most `limit` bytes, from the disk where they are not known.
    pub(super) fn bytes(&self, real: &Path, limit: u64) -> Result<Vec<u8>, Unread> {
        let Some(stamp) = self.0.as_ref().and_then(|_| unread::seen(real).ok()).map(|seen| Stamp::of(&seen))
        else {
            return unread::bytes(real, limit);
        };
        if let Some(known) = self.known(real, &stamp) {
            return Ok(known.to_vec());
        }
        let bytes = unread::bytes(real, limit)?;
        if let Some(mut books) = self.books() {
            books.read += 1;
            let kept = Kept { stamp, bytes: Arc::from(bytes.as_slice()), used: true };
            books.kept.insert(real.to_owned(), kept);
        }
        Ok(bytes)
    }

    fn known(&self, real: &Path, stamp: &Stamp) -> Option<Arc<[u8]>> {
        let mut books = self.books()?;
        let kept = books.kept.get_mut(real).filter(|kept| kept.stamp == *stamp)?;
        kept.used = true;
        Some(Arc::clone(&kept.bytes))
    }

    fn books(&self) -> Option<MutexGuard<'_, Books>> {
        // Whoever panicked while it held the shelf left whole entries: each is put in at once.
        self.0.as_ref().map(|books| books.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What the system says of a file without opening it.
#[derive(Debug, PartialEq, Eq)]
struct Stamp {
    size: u64,
    modified: Option<Duration>,
    /// When its entry changed, and which one it is.
    entry: [i64; 4],
}

impl Stamp {
    fn of(seen: &Metadata) -> Self {
        #[cfg(unix)]
        let entry = {
            use std::os::unix::fs::MetadataExt as _;
            [seen.ctime(), seen.ctime_nsec(), seen.dev().cast_signed(), seen.ino().cast_signed()]
        };
        #[cfg(not(unix))]
        let entry = [0; 4];
        let modified = seen.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Self { size: seen.len(), modified, entry }
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test changes the disk")]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn what_did_not_change_is_read_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        fs::write(&file, "one").unwrap();
        let shelf = Shelf::new();
        let bytes = || shelf.bytes(&file, 9).unwrap();
        assert_eq!((bytes(), bytes(), shelf.read()), (b"one".to_vec(), b"one".to_vec(), 1));
        fs::write(&file, "longer").unwrap();
        assert_eq!((bytes(), shelf.read()), (b"longer".to_vec(), 2));
    }

    #[test]
    fn what_the_system_told_of_is_read_again_whatever_its_stamp() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        fs::write(&file, "one").unwrap();
        let shelf = Shelf::new();
        shelf.bytes(&file, 9).unwrap();
        shelf.tidy(&Touched::these([folder.path().join("b")]));
        shelf.bytes(&file, 9).unwrap();
        assert_eq!(shelf.read(), 1);
        shelf.tidy(&Touched::these([folder.path().to_owned()]));
        shelf.bytes(&file, 9).unwrap();
        assert_eq!(shelf.read(), 2);
    }

    #[test]
    fn what_nobody_asks_for_any_more_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        fs::write(&file, "one").unwrap();
        let shelf = Shelf::new();
        shelf.bytes(&file, 9).unwrap();
        shelf.tidy(&Touched::default());
        shelf.tidy(&Touched::default());
        shelf.bytes(&file, 9).unwrap();
        assert_eq!(shelf.read(), 2);
    }

    #[test]
    fn a_file_past_the_limit_or_gone_is_refused_as_without_a_shelf() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        let shelf = Shelf::new();
        assert_eq!(shelf.bytes(&file, 9), unread::bytes(&file, 9));
        fs::write(&file, "0123456789").unwrap();
        assert_eq!(shelf.bytes(&file, 9), Err(Unread::TooLarge { size: 10, limit: 9 }));
    }
}

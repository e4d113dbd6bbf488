//! The ear at the door: what the system tells of changes on the disk, and the wish to stop.
//!
//! Nothing is polled: a thread of the system's own facility (inotify, `FSEvents`, `ReadDirectoryChangesW`) wakes this
//! one, which otherwise sleeps. Folders on a network often tell nothing; there a save is seen with the next local
//! one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::text::shown;

/// How long it must be quiet after a change: an editor empties a file and fills it, or renames one over another,
/// in far less.
const BEAT: Duration = Duration::from_millis(10);

/// How many beats a storm of changes is waited for.
const BEATS: usize = 20;

/// Where changes matter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A file or folder itself, which need not exist.
    At(PathBuf),
    /// A folder and all that lies below it and is not hidden.
    Below(PathBuf),
}

/// What a waiting ended with.
#[derive(Debug, PartialEq, Eq)]
pub enum News {
    /// Something changed.
    Changed(Touched),
    /// The user wants to stop.
    Stopped,
}

/// What may have changed since it was last read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Files and folders; a folder stands for all below it.
    paths: BTreeSet<PathBuf>,
    /// Whether the system lost count of changes.
    all: bool,
}

impl Touched {
    /// Everything.
    pub fn all() -> Self {
        Self { paths: BTreeSet::new(), all: true }
    }

    /// These files and folders.
    pub fn these(paths: impl IntoIterator<Item = PathBuf>) -> Self {
        Self { paths: paths.into_iter().collect(), all: false }
    }

    /// Whether a file may have changed.
    pub fn holds(&self, file: &Path) -> bool {
        self.all || file.ancestors().any(|path| self.paths.contains(path))
    }

    fn is_empty(&self) -> bool {
        !self.all && self.paths.is_empty()
    }
}

/// Why changes cannot be watched.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    /// The system has no means, or none left.
    #[error("changes on the disk cannot be watched: {0}")]
    None(String),
    /// One folder cannot be watched.
    #[error("`{}` cannot be watched for changes: {cause}", shown(.path))]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        cause: String,
    },
}

impl WatchError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        "see that the folder may be read; on Linux, `sysctl fs.inotify.max_user_watches` sets how many folders can \
         be watched"
    }
}

enum Word {
    Event(notify::Result<Event>),
    Stop,
}

/// A watch over places on the disk.
pub struct Watch {
    watcher: RecommendedWatcher,
    words: Receiver<Word>,
    mouth: Sender<Word>,
    places: BTreeSet<Place>,
    /// The folders that the system watches for us.
    folders: BTreeMap<PathBuf, RecursiveMode>,
    /// Watched folders that went away or came back.
    moved: BTreeSet<PathBuf>,
}

impl Watch {
    /// Begins to watch nothing yet.
    ///
    /// # Errors
    ///
    /// The system has no means to watch with.
    pub fn new() -> Result<Self, WatchError> {
        let (mouth, words) = channel();
        let tell = mouth.clone();
        // Links are followed by the places that are named, not by the system: a link may lead anywhere.
        let config = Config::default().with_follow_symlinks(false);
        let heard = move |event| drop(tell.send(Word::Event(event)));
        let watcher =
            RecommendedWatcher::new(heard, config).map_err(|error| WatchError::None(cause(&error)))?;
        Ok(Self {
            watcher,
            words,
            mouth,
            places: BTreeSet::new(),
            folders: BTreeMap::new(),
            moved: BTreeSet::new(),
        })
    }

    /// What ends the waiting, from any thread.
    pub fn stopper(&self) -> impl Fn() + Send + 'static {
        let mouth = self.mouth.clone();
        move || drop(mouth.send(Word::Stop))
    }

    /// Watches these places from now on, and no others. Says whether a folder is watched that was not before: what
    /// changed in it until now was not heard.
    ///
    /// # Errors
    ///
    /// A folder cannot be watched; the others are.
    pub fn follow(&mut self, places: BTreeSet<Place>) -> Result<bool, WatchError> {
        self.places = places;
        let wanted = wanted(&self.places);
        let moved = std::mem::take(&mut self.moved);
        let ends = |(folder, mode): &(&PathBuf, &RecursiveMode)| {
            moved.contains(*folder) || wanted.get(*folder) != Some(*mode)
        };
        let old: Vec<PathBuf> = self.folders.iter().filter(ends).map(|(folder, _)| folder.clone()).collect();
        for folder in old {
            // What is gone from the disk is gone from the watch already.
            drop(self.watcher.unwatch(&folder));
            self.folders.remove(&folder);
        }
        let mut outcome = Ok(false);
        for (folder, mode) in wanted {
            if self.folders.contains_key(&folder) {
                continue;
            }
            match self.watcher.watch(&folder, mode) {
                Ok(()) => {
                    outcome = outcome.map(|_| true);
                    self.folders.insert(folder, mode);
                }
                // It went away this very moment; its parent tells when it comes back.
                Err(_) if !folder.is_dir() => {}
                Err(error) => outcome = Err(WatchError::Folder { path: folder, cause: cause(&error) }),
            }
        }
        outcome
    }

    /// Waits for a change and until it is quiet again, or for the wish to stop.
    pub fn wait(&mut self) -> News {
        let mut touched = Touched::default();
        while touched.is_empty() {
            let Ok(word) = self.words.recv() else { return News::Stopped };
            if self.hear(word, &mut touched) || self.drain(&mut touched).is_none() {
                return News::Stopped;
            }
        }
        for _ in 0..BEATS {
            std::thread::sleep(BEAT);
            match self.drain(&mut touched) {
                None => return News::Stopped,
                Some(0) => break,
                Some(_) => {}
            }
        }
        News::Changed(touched)
    }

    /// Hears what was said so far; how many words told of a change, or none where one was to stop.
    fn drain(&mut self, touched: &mut Touched) -> Option<usize> {
        let mut count = 0;
        while let Ok(word) = self.words.try_recv() {
            let mut more = Touched::default();
            if self.hear(word, &mut more) {
                return None;
            }
            count += usize::from(!more.is_empty());
            touched.all |= more.all;
            touched.paths.append(&mut more.paths);
        }
        Some(count)
    }

    /// Hears one word; says whether it is to stop.
    fn hear(&mut self, word: Word, touched: &mut Touched) -> bool {
        let event = match word {
            Word::Stop => return true,
            Word::Event(Ok(event)) => event,
            Word::Event(Err(_)) => {
                touched.all = true;
                return false;
            }
        };
        if event.need_rescan() {
            touched.all = true;
        }
        if !is_change(event.kind) {
            return false;
        }
        for path in event.paths {
            if !matches!(event.kind, EventKind::Access(_)) && self.folders.contains_key(&path) {
                self.moved.insert(path.clone());
            }
            if self.concerns(&path) {
                touched.paths.insert(path);
            }
        }
        false
    }

    fn concerns(&self, path: &Path) -> bool {
        self.places.iter().any(|place| match place {
            Place::At(at) => at.starts_with(path),
            Place::Below(folder) => path.strip_prefix(folder).is_ok_and(is_visible),
        })
    }
}

/// Whether no name on the way is hidden; the lists of what to leave out are hidden, but matter.
fn is_visible(below: &Path) -> bool {
    let hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
    below.iter().all(|name| !hidden(name) || name == ".gitignore")
}

/// Whether an event tells of something else than that a file was looked at: we look at files ourselves.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

/// The folders to watch for some places: the nearest ones that exist.
fn wanted(places: &BTreeSet<Place>) -> BTreeMap<PathBuf, RecursiveMode> {
    let mut wanted = BTreeMap::new();
    for place in places {
        match place {
            Place::At(path) => {
                let parent = path.ancestors().skip(1).find(|above| above.is_dir());
                if let Some(parent) = parent {
                    wanted.entry(parent.to_owned()).or_insert(RecursiveMode::NonRecursive);
                }
            }
            Place::Below(folder) if folder.is_dir() => {
                wanted.insert(folder.clone(), RecursiveMode::Recursive);
            }
            Place::Below(_) => {}
        }
    }
    let deep: Vec<PathBuf> = (wanted.iter())
        .filter(|(_, mode)| **mode == RecursiveMode::Recursive)
        .map(|(folder, _)| folder.clone())
        .collect();
    wanted.retain(|folder, _| !deep.iter().any(|above| folder != above && folder.starts_with(above)));
    wanted
}

/// What the system says went wrong, as the end of a message.
fn cause(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::Io(error) => crate::text::cause(error),
        notify::ErrorKind::MaxFilesWatch => "no more folders can be watched".to_owned(),
        notify::ErrorKind::PathNotFound => "it is not there".to_owned(),
        other => format!("{other:?}").to_lowercase(),
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test changes the disk, to be told of it")]
mod tests {
    use super::*;
    use std::fs;

    /// A desk-like folder, watched.
    fn watched() -> (tempfile::TempDir, PathBuf, Watch) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir(root.join("briefs")).unwrap();
        let mut watch = Watch::new().unwrap();
        watch.follow(places(&root)).unwrap();
        (folder, root, watch)
    }

    fn places(root: &Path) -> BTreeSet<Place> {
        let briefs = root.join("briefs");
        BTreeSet::from([Place::At(briefs.clone()), Place::Below(briefs), Place::At(root.join("byline.toml"))])
    }

    fn touched(watch: &mut Watch) -> Touched {
        match watch.wait() {
            News::Changed(touched) => touched,
            News::Stopped => panic!("nobody stopped"),
        }
    }

    #[test]
    fn a_save_in_a_folder_below_and_one_by_renaming_are_heard() {
        let (_folder, root, mut watch) = watched();
        let file = root.join("briefs/a.yaml");
        fs::write(&file, "x").unwrap();
        assert!(touched(&mut watch).holds(&file));
        fs::write(root.join("briefs/.a.swp"), "y").unwrap();
        fs::rename(root.join("briefs/.a.swp"), &file).unwrap();
        assert!(touched(&mut watch).holds(&file));
        fs::remove_file(&file).unwrap();
        assert!(touched(&mut watch).holds(&file));
    }

    #[test]
    fn what_lies_beside_the_places_and_what_is_hidden_is_not_heard() {
        let (_folder, root, mut watch) = watched();
        fs::write(root.join("README.md"), "x").unwrap();
        fs::write(root.join("briefs/.hidden.yaml"), "x").unwrap();
        fs::write(root.join("byline.toml"), "x").unwrap();
        let touched = touched(&mut watch);
        assert_eq!(touched, Touched::these([root.join("byline.toml")]));
    }

    #[test]
    fn a_folder_that_went_away_and_came_back_is_watched_again() {
        let (_folder, root, mut watch) = watched();
        fs::remove_dir(root.join("briefs")).unwrap();
        touched(&mut watch);
        watch.follow(places(&root)).unwrap();
        fs::create_dir(root.join("briefs")).unwrap();
        touched(&mut watch);
        assert!(watch.follow(places(&root)).unwrap());
        fs::write(root.join("briefs/a.yaml"), "x").unwrap();
        assert!(touched(&mut watch).holds(&root.join("briefs/a.yaml")));
    }

    #[test]
    fn a_wish_to_stop_ends_the_waiting() {
        let (_folder, _, mut watch) = watched();
        let stop = watch.stopper();
        std::thread::spawn(stop);
        assert_eq!(watch.wait(), News::Stopped);
    }
}

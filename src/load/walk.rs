//! A folder of the desk to the files below it that are wanted.
//!
//! The rules of `.gitignore` come from the crate `ignore`; its own walk is not used, because it would open a pipe
//! that is named `.gitignore`, and would read the ignore files of the machine, which differ from host to host.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, FileType};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::paths::hidden;
use super::unread::{self, Unread};
use crate::text;

/// How many bytes of `.gitignore` are obeyed in one walk: a pattern takes some five hundred times its size in memory.
const RULES_LIMIT: u64 = 128 * 1024;

/// What lies below a folder: paths as they were reached, each with its real path or the reason why not.
pub(super) type Found = BTreeMap<PathBuf, Result<PathBuf, Unread>>;

/// The folder to start from: as reached from the desk, and resolved. It lies in the desk.
pub(super) struct Top {
    pub(super) path: PathBuf,
    pub(super) real: PathBuf,
}

/// Finds the files below `top` that are wanted. `root` is resolved.
///
/// Hidden files and what `.gitignore` names are left out. Links are followed last, in path order, only to places
/// inside the desk, and only to what was not read before; so a circle of links ends, and so do folders that link
/// to each other many times over.
pub(super) fn walk(root: &Path, top: &Top, wanted: fn(&Path) -> bool) -> Found {
    let mut walk = Walk {
        root,
        top: &top.real,
        wanted,
        found: Found::new(),
        rules: 0,
        files: BTreeSet::new(),
        folders: BTreeSet::new(),
        links: BTreeMap::new(),
    };
    let rules = walk.rules_above(&top.path);
    walk.folders_below(&top.path, &top.real, rules);
    while let Some((path, link)) = walk.links.pop_first() {
        walk.follow(&path, link);
    }
    walk.found
}

/// The `.gitignore` of one folder, and those above it.
struct Rules {
    here: Gitignore,
    above: Option<Rc<Self>>,
}

impl Rules {
    /// Whether the nearest rule about a path says to leave it out.
    fn leave_out(&self, path: &Path, kind: FileType) -> bool {
        match self.here.matched(path, kind.is_dir()) {
            Match::Ignore(_) => true,
            Match::Whitelist(_) => false,
            Match::None => self.above.as_ref().is_some_and(|above| above.leave_out(path, kind)),
        }
    }
}

struct Walk<'a> {
    root: &'a Path,
    /// Where it started, resolved.
    top: &'a Path,
    wanted: fn(&Path) -> bool,
    found: Found,
    /// How many bytes of `.gitignore` were read.
    rules: u64,
    /// The real paths of all files found.
    files: BTreeSet<PathBuf>,
    /// The real paths of all folders walked.
    folders: BTreeSet<PathBuf>,
    /// Links still to follow, by the path they were reached by.
    links: BTreeMap<PathBuf, Link>,
}

/// A link still to follow.
struct Link {
    /// Where it lies: the links that led here resolved, because systems give up after some forty in one path.
    real: PathBuf,
    rules: Rc<Rules>,
}

/// A folder still to walk.
struct Folder {
    path: PathBuf,
    real: PathBuf,
    rules: Rc<Rules>,
}

impl Walk<'_> {
    /// The rules of the folders above, up to the one that holds the repository.
    fn rules_above(&mut self, top: &Path) -> Rc<Rules> {
        let above: Vec<&Path> = top.ancestors().skip(1).collect();
        let repository = above.iter().position(|folder| fs::symlink_metadata(folder.join(".git")).is_ok());
        let root = above.iter().position(|&folder| folder == self.root);
        let last = repository.or(root).unwrap_or_default();
        let mut rules = Rc::new(Rules { here: Gitignore::empty(), above: None });
        for folder in above.iter().take(last + 1).rev() {
            rules = self.rules(folder, folder, &rules);
        }
        rules
    }

    /// The rules that hold in a folder. A `.gitignore` that cannot be read is a fault, as if it were not there.
    fn rules(&mut self, folder: &Path, real: &Path, above: &Rc<Rules>) -> Rc<Rules> {
        let path = real.join(".gitignore");
        let bytes = match fs::symlink_metadata(&path) {
            Err(_) => return Rc::clone(above),
            // git does not follow a link here either.
            Ok(seen) if seen.is_symlink() => Err(Unread::NotFile("a link")),
            Ok(_) => unread::bytes(&path, RULES_LIMIT),
        };
        let fits = |bytes: &Vec<u8>| self.rules + bytes.len() as u64 <= RULES_LIMIT;
        let bytes = match bytes {
            Ok(bytes) if fits(&bytes) => bytes,
            other => {
                let why = other.err().unwrap_or(Unread::TooMuch(RULES_LIMIT));
                self.found.insert(folder.join(".gitignore"), Err(why));
                return Rc::clone(above);
            }
        };
        self.rules += bytes.len() as u64;
        let mut builder = GitignoreBuilder::new(folder);
        let rules = String::from_utf8_lossy(&bytes);
        for line in rules.trim_start_matches('\u{FEFF}').lines() {
            // A pattern that is none matches nothing, as in git.
            let _ = builder.add_line(None, line);
        }
        let here = builder.build().unwrap_or_else(|_| Gitignore::empty());
        Rc::new(Rules { here, above: Some(Rc::clone(above)) })
    }

    /// Walks a folder and all below it; a list of what is left rather than a call within a call, because a
    /// hostile desk can be deep.
    fn folders_below(&mut self, path: &Path, real: &Path, rules: Rc<Rules>) {
        let mut open = vec![Folder { path: path.to_owned(), real: real.to_owned(), rules }];
        while let Some(folder) = open.pop() {
            if self.folders.insert(folder.real.clone())
                && let Err(error) = self.enter(&folder, &mut open)
            {
                self.found.insert(folder.path, Err(Unread::Failed(text::cause(&error))));
            }
        }
    }

    fn enter(&mut self, folder: &Folder, open: &mut Vec<Folder>) -> std::io::Result<()> {
        let rules = self.rules(&folder.path, &folder.real, &folder.rules);
        let mut entries = fs::read_dir(&folder.real)?.collect::<Result<Vec<_>, _>>()?;
        // Which files come first decides which ones a limit leaves out.
        entries.sort_by_cached_key(|entry| Reverse(entry.file_name()));
        for entry in entries {
            let path = folder.path.join(entry.file_name());
            let kind = entry.file_type()?;
            if hidden(Path::new(&entry.file_name())) || rules.leave_out(&path, kind) {
                continue;
            }
            if kind.is_dir() {
                open.push(Folder { path, real: entry.path(), rules: Rc::clone(&rules) });
            } else if kind.is_symlink() {
                self.links.insert(path, Link { real: entry.path(), rules: Rc::clone(&rules) });
            } else if (self.wanted)(&path) && self.files.insert(entry.path()) {
                let outcome = unread::kind(kind).map_or(Ok(entry.path()), |kind| Err(Unread::NotFile(kind)));
                self.found.insert(path, outcome);
            }
        }
        Ok(())
    }

    fn follow(&mut self, path: &Path, link: Link) {
        let wanted = (self.wanted)(path);
        let real = match fs::canonicalize(&link.real) {
            Ok(real) => real,
            // A link without an ending may have been meant for a folder of claims.
            Err(error) if wanted || path.extension().is_none() => {
                self.found.insert(path.to_owned(), Err(Unread::DeadLink(text::cause(&error))));
                return;
            }
            Err(_) => return,
        };
        let folder = real.is_dir();
        if !folder && !wanted {
            return;
        }
        let known = if folder {
            self.folders.contains(&real) || self.top.starts_with(&real)
        } else {
            self.files.contains(&real)
        };
        let outcome = match real.strip_prefix(self.root) {
            Err(_) => Err(Unread::LinkOut),
            Ok(inner) if inner.components().any(|part| hidden(part.as_ref())) => Err(Unread::Hidden),
            Ok(_) if real == self.root => Err(Unread::Twice(".".to_owned())),
            Ok(inner) if known => Err(Unread::Twice(text::shown(inner))),
            Ok(_) => Ok(real),
        };
        match outcome {
            Ok(real) if folder => self.folders_below(path, &real, link.rules),
            Ok(real) => {
                self.files.insert(real.clone());
                self.found.insert(path.to_owned(), Ok(real));
            }
            Err(why) => {
                self.found.insert(path.to_owned(), Err(why));
            }
        }
    }
}

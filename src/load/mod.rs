//! The door in: disk to texts.
#![expect(clippy::disallowed_methods, reason = "this is the door")]

mod decode;
mod fence;
mod unread;
mod walk;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

pub use decode::Blemish;
pub use fence::{Capture, Fence};
pub use unread::{LIMIT, Unread};

use crate::diagnostic::Diagnostic;
use crate::text::{FileId, Span, Text, Texts, cause, shown};

/// The endings of the files that count as templates.
const TEMPLATES: [&str; 8] = ["css", "htm", "html", "json", "md", "svg", "txt", "xml"];

/// Why a desk could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// No folder on the way up holds `briefs/`.
    #[error("there is no desk here: neither `{}` nor a folder above it holds `briefs/`", shown(.0))]
    NoDesk(PathBuf),
    /// The desk holds nothing to read.
    #[error("there is no claim file below `{}`", shown(.0))]
    NoClaims(PathBuf),
    /// A file or folder that was asked for cannot be reached or read.
    #[error("cannot read `{}`: {}", shown(path), cause(source))]
    Missing {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file that was asked for is not what can be read.
    #[error("cannot read `{}`: {why}", shown(path))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        why: String,
    },
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
                "add one with `byline new`; hidden files and what .gitignore names are not read"
            }
            Self::Missing { .. } => "check the path, and that you may read it",
            Self::Unreadable { .. } => "put a readable text file in its place",
            Self::Elsewhere(_) => {
                "name a path in the desk: claim files end in .yaml or .yml and lie below `briefs/`"
            }
        }
    }
}

/// What else to read, or to read instead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The configuration to read instead of the desk's byline.toml, wherever it lies.
    pub config: Option<PathBuf>,
    /// Files whose content stands elsewhere than on disk.
    pub unsaved: Vec<Unsaved>,
}

/// A file of the desk whose content comes from standard input or an editor; it need not exist on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// Its path, absolute or relative to the working directory.
    pub path: PathBuf,
    /// Its content.
    pub bytes: Vec<u8>,
}

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
}

/// What the disk says of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct OnDisk {
    /// As reached, relative to the desk.
    path: PathBuf,
    /// Links resolved; the same as the path for a file that could not be resolved.
    real: PathBuf,
    /// The hash of its bytes, where its text is not just these.
    sha256: Option<String>,
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

    /// The SHA-256 of a file's bytes on disk, as `sha256sum` prints it.
    pub fn sha256(&self, file: FileId) -> Option<String> {
        let kept = self.files.get(file.0 as usize)?.sha256.clone();
        kept.or_else(|| Some(hash(self.texts.file(file)?.text.as_bytes())))
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
    let root = resolve(root)?;
    let mut found = gather(&root, options)?;
    for unsaved in &options.unsaved {
        substitute(&mut found, &root, unsaved)?;
    }
    let mut found: Vec<(PathBuf, Found)> = found.into_iter().collect();
    found.sort_by_cached_key(|(path, _)| key(path));
    let read: Vec<Read> = found.into_par_iter().map(|(path, found)| read(&root, path, found)).collect();
    let mut loaded = Loaded { root, ..Loaded::default() };
    for file in read {
        loaded.add(file);
    }
    if loaded.claims.is_empty() && loaded.faults.is_empty() {
        return Err(LoadError::NoClaims(loaded.root.join("briefs")));
    }
    Ok(loaded)
}

/// What a file is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Claims,
    Config,
    Template,
}

/// A file before it is read.
struct Found {
    kind: Kind,
    origin: Origin,
}

/// Where a file's bytes come from.
enum Origin {
    /// A path with all links resolved.
    Disk(PathBuf),
    /// Standard input or an editor, for a file of this resolved path.
    Given(PathBuf, Vec<u8>),
    /// Nowhere.
    Nowhere(Unread),
}

/// A file after it was read.
struct Read {
    kind: Kind,
    file: OnDisk,
    text: Text,
    blemishes: Vec<Blemish>,
    unread: Option<Unread>,
}

impl Loaded {
    fn add(&mut self, read: Read) {
        let id = self.texts.add(read.text);
        self.files.push(read.file);
        self.faults.extend(read.blemishes.iter().map(|blemish| blemish.finding(id)));
        if let Some(why) = read.unread {
            self.faults.push(why.finding(Span::head(id)));
            return;
        }
        match read.kind {
            Kind::Claims => self.claims.push(id),
            Kind::Config => self.config = Some(id),
            Kind::Template => self.templates.push(id),
        }
    }
}

/// Lists what is to be read, by the path relative to the desk.
fn gather(root: &Path, options: &Options) -> Result<BTreeMap<PathBuf, Found>, LoadError> {
    let mut found = BTreeMap::new();
    let briefs = root.join("briefs");
    let real = resolve(&briefs)?;
    if !real.starts_with(root) || real == root {
        return Err(LoadError::Unreadable {
            path: briefs,
            why: "this link leads out of the desk".to_owned(),
        });
    }
    collect(&mut found, root, (Kind::Claims, walk::walk(root, &walk::Top { path: briefs, real }, claims)));
    let templates = root.join("templates");
    if let Ok(real) = fs::canonicalize(&templates) {
        let inside = real.starts_with(root) && real != root;
        let top = walk::Top { path: templates, real };
        let below = match inside {
            true if top.real.is_dir() => walk::walk(root, &top, template),
            true => walk::Found::new(),
            false => walk::Found::from([(top.path, Err(Unread::LinkOut))]),
        };
        collect(&mut found, root, (Kind::Template, below));
    }
    match &options.config {
        Some(path) => {
            let origin = Origin::Disk(resolve(path)?);
            found.insert(
                path.strip_prefix(root).unwrap_or(path).to_owned(),
                Found { kind: Kind::Config, origin },
            );
        }
        None if fs::symlink_metadata(root.join("byline.toml")).is_ok() => {
            let origin = match fs::canonicalize(root.join("byline.toml")) {
                Ok(real) if real.starts_with(root) => Origin::Disk(real),
                Ok(_) => Origin::Nowhere(Unread::LinkOut),
                Err(error) => Origin::Nowhere(Unread::DeadLink(cause(&error))),
            };
            found.insert(PathBuf::from("byline.toml"), Found { kind: Kind::Config, origin });
        }
        None => {}
    }
    Ok(found)
}

fn collect(into: &mut BTreeMap<PathBuf, Found>, root: &Path, (kind, below): (Kind, walk::Found)) {
    for (path, outcome) in below {
        let relative = path.strip_prefix(root).unwrap_or(&path).to_owned();
        let origin = outcome.map_or_else(Origin::Nowhere, Origin::Disk);
        into.insert(relative, Found { kind, origin });
    }
}

/// Puts a given content in the place of a file, which need not exist.
fn substitute(found: &mut BTreeMap<PathBuf, Found>, root: &Path, unsaved: &Unsaved) -> Result<(), LoadError> {
    let real = locate(&unsaved.path)?;
    let bytes = unsaved.bytes.clone();
    let is_it = |found: &Found| match &found.origin {
        Origin::Disk(path) | Origin::Given(path, _) => *path == real,
        Origin::Nowhere(_) => false,
    };
    if let Some(file) = found.values_mut().find(|file| is_it(file)) {
        file.origin = Origin::Given(real, bytes);
        return Ok(());
    }
    let elsewhere = || LoadError::Elsewhere(unsaved.path.clone());
    let relative = real.strip_prefix(root).map_err(|_| elsewhere())?.to_owned();
    let kind = match relative.components().next().and_then(|first| first.as_os_str().to_str()) {
        Some("briefs") if claims(&relative) => Kind::Claims,
        Some("templates") if template(&relative) => Kind::Template,
        Some("byline.toml") if relative.as_os_str() == "byline.toml" => Kind::Config,
        _ => return Err(elsewhere()),
    };
    found.insert(relative, Found { kind, origin: Origin::Given(real, bytes) });
    Ok(())
}

fn read(root: &Path, path: PathBuf, found: Found) -> Read {
    let (real, bytes) = match found.origin {
        Origin::Disk(real) => {
            let bytes = unread::bytes(&real, LIMIT);
            (real, bytes)
        }
        Origin::Given(real, bytes) => (real, Ok(bytes)),
        Origin::Nowhere(why) => (root.join(&path), Err(why)),
    };
    let shown = shown(&path);
    match bytes {
        Ok(bytes) => {
            let decoded = decode::decode(bytes);
            Read {
                kind: found.kind,
                file: OnDisk { path, real, sha256: decoded.original.as_deref().map(hash) },
                text: Text::new(shown, decoded.text),
                blemishes: decoded.blemishes,
                unread: None,
            }
        }
        Err(why) => Read {
            kind: found.kind,
            file: OnDisk { path, real, sha256: None },
            text: Text::new(shown, ""),
            blemishes: Vec::new(),
            unread: Some(why),
        },
    }
}

fn claims(path: &Path) -> bool {
    ends(path, &["yaml", "yml"])
}

fn template(path: &Path) -> bool {
    ends(path, &TEMPLATES)
}

fn ends(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().unwrap_or_default();
    endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// What files are ordered by: the bytes of the path, with the same separator everywhere.
fn key(path: &Path) -> Vec<u8> {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().as_encoded_bytes()).collect();
    parts.join(&b'/')
}

/// A path with all links resolved.
fn resolve(path: &Path) -> Result<PathBuf, LoadError> {
    fs::canonicalize(path).map_err(|source| LoadError::Missing { path: path.to_owned(), source })
}

/// A path with all links resolved, of a file that need not exist; its folder need not either.
fn locate(path: &Path) -> Result<PathBuf, LoadError> {
    let path =
        std::path::absolute(path).map_err(|source| LoadError::Missing { path: path.to_owned(), source })?;
    let path = fence::flatten(&path);
    let there = path.ancestors().find_map(|above| Some((above, fs::canonicalize(above).ok()?)));
    Ok(there.map_or_else(
        || path.clone(),
        |(above, real)| match path.strip_prefix(above) {
            Ok(rest) if !rest.as_os_str().is_empty() => real.join(rest),
            _ => real,
        },
    ))
}

/// The SHA-256 of bytes, in hexadecimal.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

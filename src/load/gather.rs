//! What a desk is read from: its files on disk, and what stands in for them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::LoadError;
use super::paths::{hidden, locate, relative, resolve};
use super::unread::Unread;
use super::walk;
use crate::text::cause;

/// The endings of the files that count as templates.
const TEMPLATES: [&str; 8] = ["css", "htm", "html", "json", "md", "svg", "txt", "xml"];

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

/// What a file is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Claims,
    Config,
    Template,
}

/// A file before it is read.
pub(super) struct Found {
    pub(super) kind: Kind,
    pub(super) origin: Origin,
}

/// Where a file's bytes come from.
pub(super) enum Origin {
    /// A path with all links resolved.
    Disk(PathBuf),
    /// Standard input or an editor, for a file of this resolved path.
    Given(PathBuf, Vec<u8>),
    /// Nowhere.
    Nowhere(Unread),
}

/// What is to be read, by the path relative to the desk.
pub(super) type Files = BTreeMap<PathBuf, Found>;

/// Lists what is to be read, by the path relative to the desk.
pub(super) fn gather(root: &Path, options: &Options) -> Result<Files, LoadError> {
    let mut found = Files::new();
    let briefs = root.join("briefs");
    let real = resolve(&briefs)?;
    if !real.starts_with(root) || real == root {
        return Err(LoadError::LinkOut(briefs));
    }
    if !real.is_dir() {
        return Err(LoadError::NotFolder(briefs));
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
    configuration(&mut found, root, options)?;
    for unsaved in &options.unsaved {
        substitute(&mut found, root, unsaved)?;
    }
    Ok(found)
}

/// Adds the configuration: what the command line names, wherever it lies, or byline.toml inside the desk.
fn configuration(found: &mut Files, root: &Path, options: &Options) -> Result<(), LoadError> {
    let path = root.join("byline.toml");
    let origin = match &options.config {
        Some(path) => Origin::Disk(resolve(path)?),
        None if fs::symlink_metadata(&path).is_err() => return Ok(()),
        None => match fs::canonicalize(&path) {
            Ok(real) if real.starts_with(root) => Origin::Disk(real),
            Ok(_) => Origin::Nowhere(Unread::LinkOut),
            Err(error) => Origin::Nowhere(Unread::DeadLink(cause(&error))),
        },
    };
    let path = match (&options.config, &origin) {
        (Some(_), Origin::Disk(real)) => relative(root, real),
        _ => PathBuf::from("byline.toml"),
    };
    found.insert(path, Found { kind: Kind::Config, origin });
    Ok(())
}

fn collect(into: &mut Files, root: &Path, (kind, below): (Kind, walk::Found)) {
    for (path, outcome) in below {
        let origin = outcome.map_or_else(Origin::Nowhere, Origin::Disk);
        into.insert(relative(root, &path), Found { kind, origin });
    }
}

/// Puts a given content in the place of a file, which need not exist.
fn substitute(found: &mut Files, root: &Path, unsaved: &Unsaved) -> Result<(), LoadError> {
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

/// Whether a path below the desk can be that of a claim file.
pub(super) fn is_claims(path: &Path) -> bool {
    let hidden = path.components().any(|part| hidden(Path::new(part.as_os_str())));
    path.starts_with("briefs") && claims(path) && !hidden
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

//! Which file a new record belongs to.

use std::path::{Path, PathBuf};

use crate::append::outline::Outline;
use crate::cli::work::Trouble;
use crate::diagnostic::closest;
use crate::load::Loaded;
use crate::text::{FileId, shown};

/// What is known of the place when it is looked for.
#[derive(Debug)]
pub(super) struct Wanted<'a> {
    /// The key of the list.
    pub(super) key: &'static str,
    /// The brief that was named.
    pub(super) brief: Option<&'a str>,
    /// The file that was named.
    pub(super) file: Option<&'a Path>,
    /// What becomes of the record.
    pub(super) end: End,
}

/// What becomes of a new record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// It is added to the file.
    Written,
    /// It is only printed, and needs no file.
    Printed,
}

/// The most briefs that are named where one must be chosen.
const NAMED: usize = 5;

impl Wanted<'_> {
    /// Whether such records belong to the whole desk, and not to a brief.
    fn is_shared(&self) -> bool {
        matches!(self.key, "documents" | "sources")
    }
}

/// A claim file, there or to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    /// Its folder, relative to the desk.
    pub(super) folder: PathBuf,
    /// Its name.
    pub(super) name: String,
    /// Its number, where it is there.
    pub(super) file: Option<FileId>,
}

/// A claim file of the desk and what it holds.
struct Sheet<'a> {
    file: FileId,
    path: &'a str,
    outline: &'a Outline,
    /// Which of the files with a brief owns it.
    owner: Option<usize>,
}

impl Sheet<'_> {
    fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    fn name(&self) -> &str {
        self.path.rsplit_once('/').map_or(self.path, |(_, name)| name)
    }

    /// Whether its brief owns the files of its folder as well.
    fn leads(&self) -> bool {
        self.outline.brief.is_some() && matches!(self.name(), "brief.yaml" | "brief.yml")
    }

    fn holds(&self, key: &str) -> bool {
        self.outline.keys.iter().any(|held| held == key)
    }
}

impl Target {
    /// The file that was named; or else the brief's file that holds such records, named like them first, and the
    /// nearest one; for documents and sources also one that belongs to no brief; or a new file.
    pub(super) fn find(
        wanted: &Wanted<'_>,
        loaded: &Loaded,
        outlines: &[(FileId, Outline)],
    ) -> Result<Self, Trouble> {
        if let Some(file) = wanted.file {
            return Self::named(file, loaded);
        }
        let sheets = sheets(loaded, outlines);
        let here = loaded.below(Path::new(".")).unwrap_or_default();
        let Some(brief) = brief(wanted, &sheets, &here)? else {
            let free = sheets.iter().find(|sheet| sheet.owner.is_none() && sheet.holds(wanted.key));
            return Ok(free.map_or_else(|| Self::at("briefs", wanted.key, &sheets), Self::there));
        };
        let mut own: Vec<&Sheet> =
            sheets.iter().filter(|sheet| sheet.owner == Some(brief) && sheet.holds(wanted.key)).collect();
        let like = |sheet: &Sheet| sheet.name().split('.').next() == Some(wanted.key);
        own.sort_by_key(|sheet| (!here.contains(&sheet.file), !like(sheet)));
        let free = || {
            sheets.iter().find(|sheet| wanted.is_shared() && sheet.owner.is_none() && sheet.holds(wanted.key))
        };
        if let Some(sheet) = own.first().copied().or_else(free) {
            return Ok(Self::there(sheet));
        }
        Ok(match sheets.get(brief) {
            Some(sheet) if sheet.leads() => Self::at(sheet.folder(), wanted.key, &sheets),
            Some(sheet) => Self::there(sheet),
            None => Self::at("briefs", wanted.key, &sheets),
        })
    }

    /// Its path as people see it.
    pub(super) fn shown(&self) -> String {
        shown(&self.folder.join(&self.name))
    }

    /// The fields that the defaults of the file fill.
    pub(super) fn defaults<'a>(&self, outlines: &'a [(FileId, Outline)]) -> &'a [String] {
        let own = outlines.iter().find(|(file, _)| Some(*file) == self.file);
        own.map_or(&[], |(_, outline)| &outline.defaults)
    }

    fn named(path: &Path, loaded: &Loaded) -> Result<Self, Trouble> {
        let (relative, file) = loaded.claim_file(path)?;
        let name = relative.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        Ok(Self { folder: relative.parent().map(Path::to_owned).unwrap_or_default(), name, file })
    }

    fn there(sheet: &Sheet<'_>) -> Self {
        let (folder, name) = (sheet.folder().into(), sheet.name().to_owned());
        Self { folder, name, file: Some(sheet.file) }
    }

    /// The file of a folder that is named like a list.
    fn at(folder: &str, key: &str, sheets: &[Sheet<'_>]) -> Self {
        let name = format!("{key}.yaml");
        let path = format!("{folder}/{name}");
        let file = sheets.iter().find(|sheet| sheet.path == path).map(|sheet| sheet.file);
        Self { folder: folder.into(), name, file }
    }
}

fn sheets<'a>(loaded: &'a Loaded, outlines: &'a [(FileId, Outline)]) -> Vec<Sheet<'a>> {
    let read = |(file, outline): &'a (FileId, Outline)| {
        let path = loaded.texts.file(*file)?.path.as_str();
        Some(Sheet { file: *file, path, outline, owner: None })
    };
    let mut sheets: Vec<Sheet> = outlines.iter().filter_map(read).collect();
    for at in 0..sheets.len() {
        let owner = sheets.get(at).and_then(|sheet| match sheet.outline.brief {
            Some(_) => Some(at),
            None => leader(&sheets, sheet.folder()),
        });
        if let Some(sheet) = sheets.get_mut(at) {
            sheet.owner = owner;
        }
    }
    sheets
}

/// The nearest `brief.yaml` at or above a folder.
fn leader(sheets: &[Sheet<'_>], folder: &str) -> Option<usize> {
    let above = |sheet: &Sheet| {
        folder.strip_prefix(sheet.folder()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let leaders = sheets.iter().enumerate().filter(|(_, sheet)| sheet.leads() && above(sheet));
    leaders.max_by_key(|(_, sheet)| sheet.folder().len()).map(|(at, _)| at)
}

/// The brief that was named, or that the files of this folder belong to, or the only one of the desk.
fn brief(wanted: &Wanted<'_>, sheets: &[Sheet<'_>], here: &[FileId]) -> Result<Option<usize>, Trouble> {
    let briefs: Vec<usize> = (0..sheets.len()).filter(|&at| sheets.get(at).is_some_and(is_brief)).collect();
    let id =
        |at: &usize| sheets.get(*at).and_then(|sheet| sheet.outline.brief.as_deref()).unwrap_or_default();
    if let Some(name) = wanted.brief {
        return match briefs.iter().find(|at| id(at) == name) {
            Some(&brief) => Ok(Some(brief)),
            None => Err(Trouble::argument(
                format!("there is no brief `{name}`"),
                match closest(name, briefs.iter().map(id)) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("make it with `byline new brief {name}`"),
                },
            )),
        };
    }
    let near: Vec<usize> =
        sheets.iter().filter(|sheet| here.contains(&sheet.file)).filter_map(|sheet| sheet.owner).collect();
    match (&briefs[..], near.first()) {
        ([], _) if !wanted.is_shared() => Err(Trouble::argument(
            format!("the desk has no brief that {} could belong to", wanted.key),
            "make one with `byline new brief ID`",
        )),
        ([], _) => Ok(None),
        ([only], _) => Ok(Some(*only)),
        (_, Some(first)) if near.iter().all(|brief| brief == first) => Ok(Some(*first)),
        _ if wanted.end == End::Printed => Ok(None),
        _ => Err(several(&briefs.iter().map(id).collect::<Vec<_>>())),
    }
}

/// Asks which of several briefs was meant.
fn several(ids: &[&str]) -> Trouble {
    let named: Vec<String> = ids.iter().take(NAMED).map(|id| format!("`--brief {id}`")).collect();
    let which = match named.as_slice() {
        [all @ .., last] if ids.len() <= NAMED => format!("{} or {last}", all.join(", ")),
        _ => format!("{} or another of them", named.join(", ")),
    };
    let message = format!("the desk has {} briefs, and nothing says which one this is for", ids.len());
    Trouble::argument(message, format!("say {which}, or go to its folder"))
}

fn is_brief(sheet: &Sheet<'_>) -> bool {
    sheet.outline.brief.is_some()
}

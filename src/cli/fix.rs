//! `byline check --fix`: changes that can only be what the author meant, made on the desk's own files.
//!
//! A pass makes every change that overlaps no other and reads the desk again as it would then be; passes go on until
//! one finds nothing to change. Nothing is written before the last pass is through.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::assemble::{Briefs, Request};
use crate::cli::work::{Desk, Trouble};
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::load::gather::Unsaved;
use crate::mend;
use crate::report::input::counted;
use crate::save::{Out, Page, read_back};
use crate::text::{FileId, shown};

/// How often a desk is read again: fixes that wait for others seldom wait twice.
const PASSES: usize = 10;

/// A byte order mark, which belongs to the file and not to its text.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The files of a desk that change.
#[derive(Debug, Default)]
pub struct Mending {
    root: PathBuf,
    /// By the path below the desk.
    files: BTreeMap<PathBuf, File>,
    /// The files that would change but are reached over a link, or lie elsewhere.
    foreign: BTreeSet<String>,
}

/// One file that changes.
#[derive(Debug)]
struct File {
    before: String,
    after: String,
    made: usize,
    /// Whether a change made things worse: the file then stays as it was.
    spoilt: bool,
}

/// Makes all safe changes in memory. `open` reads the desk with some files edited, `wanted` says which files the run is
/// about.
///
/// # Errors
///
/// The desk cannot be read.
pub fn mend(
    open: impl Fn(&[Unsaved]) -> Result<Desk, Trouble>,
    wanted: impl Fn(&Desk) -> Result<Option<Vec<FileId>>, Trouble>,
) -> Result<Mending, Trouble> {
    let mut mending = Mending::default();
    let mut broken = BTreeMap::new();
    for _ in 0..PASSES {
        let mut desk = open(&mending.edits())?;
        let wanted = wanted(&desk)?;
        let request = Request { render: Briefs::None, ..Request::default() };
        let findings = desk.assemble(&request)?.settled.findings;
        mending.root.clone_from(&desk.loaded.root);
        let now = faults(&findings, &desk);
        let went_back = mending.put_back(&broken, &now);
        broken = now;
        let is_wanted = |file: FileId| wanted.as_ref().is_none_or(|files| files.contains(&file));
        let fixes = findings.iter().filter(|finding| is_wanted(finding.at.span.file)).filter_map(safe);
        if !mending.pass(&desk, fixes) && !went_back {
            break;
        }
    }
    Ok(mending)
}

fn safe(finding: &Diagnostic) -> Option<&Fix> {
    finding.fix.as_ref().filter(|fix| fix.safety == Safety::Safe)
}

/// How many findings each file has that say it cannot be read as it stands.
fn faults(findings: &[Diagnostic], desk: &Desk) -> BTreeMap<PathBuf, usize> {
    let mut faults = BTreeMap::new();
    for finding in findings.iter().filter(|finding| matches!(finding.rule, "syntax" | "duplicate-key")) {
        if let Some(path) = desk.loaded.path(finding.at.span.file) {
            *faults.entry(path.to_owned()).or_insert(0) += 1;
        }
    }
    faults
}

impl Mending {
    /// The files as they are after the changes so far.
    fn edits(&self) -> Vec<Unsaved> {
        let changed = self.changed();
        changed
            .map(|(path, file)| Unsaved {
                path: self.root.join(path),
                bytes: file.after.clone().into_bytes(),
            })
            .collect()
    }

    fn changed(&self) -> impl Iterator<Item = (&PathBuf, &File)> {
        self.files.iter().filter(|(_, file)| !file.spoilt && file.before != file.after)
    }

    /// Puts files back in which the last pass brought up more faults than there were; whether there was one.
    fn put_back(&mut self, before: &BTreeMap<PathBuf, usize>, now: &BTreeMap<PathBuf, usize>) -> bool {
        let mut any = false;
        let count = |faults: &BTreeMap<PathBuf, usize>, path| faults.get(path).copied().unwrap_or_default();
        for (path, file) in self.files.iter_mut().filter(|(_, file)| !file.spoilt) {
            file.spoilt = count(now, path) > count(before, path);
            any |= file.spoilt;
        }
        any
    }

    /// Makes the changes of one pass; whether there was one.
    fn pass<'a>(&mut self, desk: &Desk, fixes: impl Iterator<Item = &'a Fix>) -> bool {
        let mut by_file: BTreeMap<FileId, Vec<&Fix>> = BTreeMap::new();
        fixes.for_each(|fix| by_file.entry(fix.span.file).or_default().push(fix));
        let mut any = false;
        for (id, fixes) in by_file {
            let loaded = &desk.loaded;
            let is_read = loaded.claims.contains(&id) || loaded.config == Some(id);
            let Some(text) = loaded.texts.file(id).filter(|_| is_read) else { continue };
            let Some(path) = loaded.own(id) else {
                self.foreign.insert(text.path.clone());
                continue;
            };
            let Some(mended) = mend::mend(&text.text, fixes) else { continue };
            let fresh = || File { before: text.text.clone(), after: String::new(), made: 0, spoilt: false };
            let file = self.files.entry(path.to_owned()).or_insert_with(fresh);
            if !file.spoilt {
                (file.after, file.made, any) = (mended.text, file.made + mended.made, true);
            }
        }
        any
    }

    /// How much is changed, in a line; `mended` says what becomes of it.
    pub fn count(&self, mended: &str) -> String {
        let (files, made) =
            self.changed().fold((0, 0), |(files, made), (_, file)| (files + 1, made + file.made));
        match made {
            0 => "nothing to mend that is safe".to_owned(),
            _ => format!("{} {mended} in {}", counted(made, "finding"), counted(files, "file")),
        }
    }

    /// The changes as a unified diff.
    pub fn diff(&self) -> String {
        let mut out = String::new();
        for (path, file) in self.changed() {
            let path = shown(path);
            let diff = similar::TextDiff::from_lines(file.before.as_str(), file.after.as_str());
            let names = (format!("a/{path}"), format!("b/{path}"));
            out.push_str(&diff.unified_diff().context_radius(3).header(&names.0, &names.1).to_string());
        }
        out
    }

    /// Writes the changed files, each whole or not at all; returns what is to be said of those that were left alone.
    ///
    /// # Errors
    ///
    /// A file cannot be written.
    pub fn write(&mut self) -> Result<Vec<String>, Trouble> {
        let mut said: Vec<String> = self
            .foreign
            .iter()
            .map(|path| format!("`{path}` was left as it is: it lies behind a link or outside the desk"))
            .collect();
        for (path, file) in self.files.iter_mut().filter(|(_, file)| file.spoilt) {
            said.push(format!("`{}` was left as it is: its changes would not go together", shown(path)));
            file.after.clone_from(&file.before);
        }
        for (path, file) in self.files.iter_mut().filter(|(_, file)| file.before != file.after) {
            let disk = read_back(&self.root.join(path))?.unwrap_or_default();
            let (mark, text) = match disk.strip_prefix(MARK) {
                Some(text) => (MARK, text),
                None => (&[][..], disk.as_slice()),
            };
            if text == file.before.as_bytes() {
                put(&self.root, path, [mark, file.after.as_bytes()].concat())?;
            } else {
                said.push(format!(
                    "`{}` was left as it is: it is not UTF-8, or was just changed",
                    shown(path)
                ));
                file.after.clone_from(&file.before);
            }
        }
        Ok(said)
    }
}

/// Replaces a file of the desk.
fn put(root: &Path, path: &Path, bytes: Vec<u8>) -> Result<(), Trouble> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let out = Out::open(root, path.parent().unwrap_or(Path::new("")))?;
    out.write(&[Page { name, bytes: bytes.into() }])?;
    Ok(())
}

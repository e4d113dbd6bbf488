//! The findings of a run as they are told: to a stream, and to files.

use std::path::{Path, PathBuf};

use crate::assemble::Assembled;
use crate::check::settle::Settled;
use crate::cli::findings::{Findings, Level, OutputFormat};
use crate::cli::work::{Desk, Trouble};
use crate::diagnostic::{Diagnostic, Severity};
use crate::load;
use crate::model::id::BriefId;
use crate::report::baseline::{Baseline, Parted};
use crate::report::input::{Color, Input, Standing, Subject, fails};
use crate::save::{Out, Page};
use crate::text::{FileId, shown};

/// What a report is made of, beside the findings.
pub struct Scene<'a> {
    /// The flags.
    pub flags: &'a Findings,
    /// The desk.
    pub desk: &'a Desk,
    /// What came of it.
    pub assembled: &'a Assembled,
    /// The briefs that the run is about.
    pub briefs: Vec<BriefId>,
    /// The files that it is about; none for all.
    pub files: Option<&'a [FileId]>,
    /// The folder of outputs, where no report may lie.
    pub out: PathBuf,
    /// The least severity shown where the flags do not say.
    pub level: Level,
    /// What the baseline knows.
    pub known: Vec<Diagnostic>,
    /// How many errors in other files keep these from being checked in full.
    pub elsewhere: usize,
}

/// What the formats that say more than findings need.
pub struct Extras<'a> {
    claims: Vec<Subject<'a>>,
    briefs: Vec<Standing<'a>>,
    folder: String,
}

impl<'a> Scene<'a> {
    /// Gathers what the formats asked for say beside the findings.
    pub fn extras(&self, settled: &Settled) -> Extras<'a> {
        Extras {
            claims: if self.flags.asks_for(OutputFormat::Junit) { self.claims() } else { Vec::new() },
            briefs: if self.flags.asks_for(OutputFormat::Markdown) {
                self.briefs.iter().map(|&brief| self.standing(brief, settled)).collect()
            } else {
                Vec::new()
            },
            folder: load::folder_in_repository(&self.desk.loaded.root),
        }
    }

    /// What the reports are written from.
    pub fn input<'b>(&'b self, settled: &'b Settled, extras: &'b Extras<'a>) -> Input<'b> {
        Input {
            texts: &self.desk.loaded.texts,
            findings: &settled.findings,
            accepted: &settled.accepted,
            known: &self.known,
            elsewhere: self.elsewhere,
            level: self.flags.shown(self.level),
            fail_on: self.desk.config.settings.fail_on,
            color: Color::Plain,
            claims: &extras.claims,
            briefs: &extras.briefs,
            folder: &extras.folder,
        }
    }

    fn claims(&self) -> Vec<Subject<'a>> {
        let is_asked = |file| self.files.is_none_or(|files| files.contains(&file));
        let claims = self.assembled.corpus.claims.iter().map(|claim| &claim.common.id);
        let asked = claims.filter(|id| is_asked(id.span.file));
        asked.map(|id| Subject { id: id.value.as_str(), span: id.span }).collect()
    }

    fn standing(&self, brief: BriefId, settled: &Settled) -> Standing<'a> {
        let fail_on = self.desk.config.settings.fail_on;
        let mut counts = [0; 3];
        let mut ready = true;
        let reach = self.assembled.reach(&self.desk.loaded, brief);
        for finding in settled.findings.iter().filter(|finding| reach.concerns(finding)) {
            ready &= !fails(finding.severity, fail_on);
            let [errors, warnings, notes] = &mut counts;
            *match finding.severity {
                Severity::Error => errors,
                Severity::Warning => warnings,
                Severity::Info => notes,
            } += 1;
        }
        let brief = self.assembled.corpus.brief(brief);
        Standing { id: brief.common.id.value.as_str(), title: &brief.title.value, counts, ready }
    }

    /// Writes the reports that go to files.
    ///
    /// # Errors
    ///
    /// A file lies where no report may, two reports go to one file, or a file cannot be written.
    pub fn save(&self, input: &Input<'_>) -> Result<(), Trouble> {
        let reports = &self.flags.reports;
        for (at, report) in reports.iter().enumerate() {
            if reports.iter().take(at).any(|other| other.path == report.path) {
                return Err(Trouble::argument(
                    format!("two reports go to `{}`", shown(&report.path)),
                    "give each a file of its own",
                ));
            }
            refuse(self.desk, &self.out, &report.path)?;
        }
        for report in reports {
            write(&report.path, &report.format.write(input))?;
        }
        Ok(())
    }
}

/// Refuses a file that byline reads, or that lies among the outputs, which are published.
///
/// # Errors
///
/// The file is such a one.
pub fn refuse(desk: &Desk, out: &Path, path: &Path) -> Result<(), Trouble> {
    if desk.loaded.reads(path)? {
        return Err(Trouble::argument(
            format!("`{}` is a file of the desk itself", shown(path)),
            "name a file outside `briefs/` and `templates/`",
        ));
    }
    if load::lies_in(path, out)? {
        return Err(Trouble::argument(
            format!("`{}` lies among the outputs, and a report is not published with them", shown(path)),
            "name a file elsewhere",
        ));
    }
    Ok(())
}

/// Takes the findings that a baseline knows out of those to be mended.
pub fn part(settled: &mut Settled, baseline: Option<&Baseline>, desk: &Desk) -> Parted {
    let Some(baseline) = baseline else { return Parted::default() };
    let findings = std::mem::take(&mut settled.findings);
    let mut parted = baseline.part(findings, &settled.accepted, &desk.loaded.texts);
    settled.findings = std::mem::take(&mut parted.new);
    parted
}

/// Writes a file that the user named, whole or not at all.
///
/// # Errors
///
/// It is no regular file, or the system refuses.
pub fn write(path: &Path, text: &str) -> Result<(), Trouble> {
    let no_file = || {
        Trouble::argument(format!("`{}` names no file", shown(path)), "write a file's name behind the folder")
    };
    let name = path.file_name().and_then(|name| name.to_str()).ok_or_else(no_file)?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let page = Page { name: name.to_owned(), bytes: text.as_bytes().into() };
    let saved = Out::open(folder, Path::new("")).and_then(|out| out.write(&[page]));
    saved.map(drop).map_err(|error| {
        Trouble::argument(error.to_string(), "name a regular file in a folder that can be written to")
    })
}

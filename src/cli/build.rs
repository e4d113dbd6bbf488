//! `byline build`: check, render, write.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::assemble::{Assembled, Briefs, Reach, Request};
use crate::cli::ahead::{self, Ahead};
use crate::cli::args::{Global, Outcome};
use crate::cli::findings::{Findings, Level};
use crate::cli::length::length;
use crate::cli::open::open;
use crate::cli::terminal::Terminal;
use crate::cli::told::{self, Scene};
use crate::cli::vigil::Vigil;
use crate::cli::work::{Desk, Ended, Trouble, inventory, named_briefs};
use crate::diagnostic::Diagnostic;
use crate::manifest::{Manifest, hashes};
use crate::model::brief::Format;
use crate::model::date::PartialDate;
use crate::model::id::BriefId;
use crate::parse::dates;
use crate::release::Policy;
use crate::report::input::{Input, fails};
use crate::save::{Out, Page, is_there, read_back};
use crate::select::Selection;

/// What the verb does, as its help says it.
pub const ABOUT: &str = "Check, render and write briefs";

/// The examples in its help.
pub const EXAMPLES: &str = "Examples:
  byline build                                   every brief, to out/
  byline build port-closure --format md --out -  one brief, to standard output
  byline build --check                           compare with what is on disk, write nothing
  byline build --watch                           again with every save, until Ctrl-C
  byline build --draft                           write it in spite of findings, marked DRAFT
  byline build --retract kessia-gazette --out what-if
                                                 what if this document falls?";

/// Arguments of `build`.
#[derive(Debug, Args)]
#[command(about = ABOUT)]
pub struct Build {
    /// The briefs to build, by id (default: all)
    #[arg(value_name = "BRIEF")]
    briefs: Vec<String>,
    #[command(flatten)]
    findings: Findings,
    /// What to write, separated by commas (default: what each brief asks for)
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    format: Vec<FormatFlag>,
    /// The folder to write to, or `-` for standard output (default: `out` in the desk)
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write briefs in spite of findings, with DRAFT at head and foot
    #[arg(long)]
    draft: bool,
    /// Write nothing; compare with what is on disk and show what differs
    #[arg(long, conflicts_with_all = ["draft", "retract"])]
    check: bool,
    /// Another as-of date than the briefs' own
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    as_of: Option<PartialDate>,
    /// What if this document, source or claim fell? Needs `--out` (repeatable)
    #[arg(long, value_name = "ID", requires = "out")]
    retract: Vec<String>,
    #[command(flatten)]
    live: Live,
}

/// What follows a build.
#[derive(Debug, Args)]
struct Live {
    /// Build again whenever the desk changes, until Ctrl-C
    #[arg(long, conflicts_with = "check")]
    watch: bool,
    /// Open the first page written in the browser
    #[arg(long, conflicts_with = "check")]
    open: bool,
}

/// A format, as a flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatFlag {
    /// A page for browsers and paper.
    Html,
    /// Markdown.
    Md,
    /// The brief's view as JSON.
    Json,
    /// The brief's view as YAML.
    Yaml,
}

fn parse_date(text: &str) -> Result<PartialDate, String> {
    PartialDate::parse(text).ok_or_else(|| dates::advice(text))
}

impl Build {
    /// Standard output carries one thing.
    fn refuse_two_outputs(&self) -> Result<(), Trouble> {
        if !self.writes() && !self.findings.output_format.is_for_terminals() {
            return Err(Trouble::argument(
                "standard output carries the pages already",
                "write the report to a file: `--report FORMAT=FILE`",
            ));
        }
        Ok(())
    }

    /// Whether pages go to a folder.
    fn writes(&self) -> bool {
        !self.check && self.out.as_deref() != Some(Path::new("-"))
    }

    fn request(&self) -> Request {
        let format = |format: &FormatFlag| match format {
            FormatFlag::Html => Format::Html,
            FormatFlag::Md => Format::Md,
            FormatFlag::Json => Format::Json,
            FormatFlag::Yaml => Format::Yaml,
        };
        Request {
            policy: Policy { retract: self.retract.iter().cloned().collect() },
            render: if self.briefs.is_empty() { Briefs::All } else { Briefs::Named(self.briefs.clone()) },
            formats: self.format.iter().map(format).collect(),
            draft: self.draft,
            as_of: self.as_of,
            ..Request::default()
        }
    }
}

/// Builds the briefs asked for.
///
/// # Errors
///
/// The desk cannot be read, outputs cannot be written, or an argument names nothing.
pub fn run(args: &Build, global: &Global, terminal: Terminal) -> Ended {
    args.refuse_two_outputs()?;
    let streams = args.out.as_ref().is_some_and(|out| out.as_os_str() == "-");
    if streams && (args.live.watch || args.live.open) {
        return Err(Trouble::argument(
            "`--watch` and `--open` need files, but `--out -` writes to standard output",
            "name a folder with `--out`",
        ));
    }
    if args.live.watch {
        return keep_up(args, global, terminal);
    }
    let mut desk = Desk::open(global, Vec::new())?;
    let (built, assembled) = build(args, &mut desk, terminal)?;
    built.open(args, terminal);
    // The process ends here; taking a large desk apart piece by piece would only cost time.
    std::mem::forget((desk, assembled));
    Ok(built.outcome)
}

/// Builds now, and again whenever the desk changes.
fn keep_up(args: &Build, global: &Global, terminal: Terminal) -> Ended {
    let mut vigil = Vigil::begin(global, terminal)?;
    let mut desk = vigil.read()?;
    build(args, &mut desk, terminal)?.0.open(args, terminal);
    let mut failed = false;
    while vigil.wait(Some(&desk.loaded)) {
        let built = vigil.read().and_then(|mut now| {
            if failed || !now.is_as(&desk)? {
                build(args, &mut now, terminal)?;
            }
            Ok(now)
        });
        failed = built.is_err();
        match built {
            Ok(now) => desk = now,
            Err(trouble) => terminal.fail(&trouble.to_string(), trouble.help().as_deref()),
        }
    }
    terminal.say("stopped");
    Ok(Outcome::Done)
}

/// What came of one build.
struct Built {
    outcome: Outcome,
    /// The first page that people look at.
    first: Option<PathBuf>,
}

impl Built {
    /// Opens the first page in the browser, where that was asked for.
    fn open(&self, args: &Build, terminal: Terminal) {
        if let Some(first) = self.first.as_ref().filter(|_| args.live.open) {
            open(first, terminal);
        }
    }
}

fn build(args: &Build, desk: &mut Desk, terminal: Terminal) -> Result<(Built, Assembled), Trouble> {
    args.findings.apply(desk)?;
    let ahead = Ahead::open(args.writes().then(|| folder(args, desk)));
    let assembled = desk.assemble_with(&args.request(), &|proof| ahead.write(proof))?;
    terminal.detail(&inventory(desk, &assembled.corpus));
    let briefs = named_briefs(&assembled.corpus, &args.briefs)?;
    refuse_unknown(&args.retract, &assembled)?;
    let run = Run { args, desk, assembled: &assembled, terminal };
    let blocked = run.report(&briefs)?;
    let (held, ready): (Vec<_>, Vec<_>) =
        briefs.into_iter().partition(|id| blocked.contains(id) && !args.draft);
    for &brief in &held {
        let kept = if run.has_earlier(brief) { "; an earlier output stays as it is" } else { "" };
        let id = run.id(brief);
        terminal.say(&format!("{id} was not written{kept} (`--draft` writes it, marked as a draft)"));
    }
    let outcome = run.finish(&ready, ahead)?;
    let first = run.first(&ready);
    Ok((Built { outcome: if held.is_empty() { outcome } else { Outcome::No }, first }, assembled))
}

/// The desk forgets what is retracted before it is resolved, so an id that it never had shows nowhere else.
fn refuse_unknown(retract: &[String], assembled: &Assembled) -> Result<(), Trouble> {
    match retract.iter().find(|id| !assembled.declared.contains(*id)) {
        None => Ok(()),
        Some(id) => Err(Trouble::argument(
            format!("there is no document, source or claim `{id}`"),
            "`byline list documents`, `list sources` and `list claims` name them",
        )),
    }
}

/// The folder of outputs, as its root and the part below it in which no link is followed.
fn folder<'a>(args: &'a Build, desk: &'a Desk) -> (&'a Path, &'a Path) {
    match (&args.out, &desk.config.out) {
        (Some(out), _) => (out, Path::new("")),
        (None, Some(out)) => (&desk.loaded.root, Path::new(&out.value)),
        (None, None) => (&desk.loaded.root, Path::new("out")),
    }
}

/// One build.
struct Run<'a> {
    args: &'a Build,
    desk: &'a Desk,
    assembled: &'a Assembled,
    terminal: Terminal,
}

impl Run<'_> {
    fn id(&self, brief: BriefId) -> &str {
        self.assembled.corpus.brief(brief).common.id.value.as_str()
    }

    /// Whether an earlier build wrote something of a brief.
    fn has_earlier(&self, brief: BriefId) -> bool {
        let (root, folder) = self.folder();
        let folder = root.join(folder);
        let id = self.id(brief);
        self.args.writes()
            && ["html", "md", "manifest.json"].iter().any(|end| is_there(&folder.join(format!("{id}.{end}"))))
    }

    /// Tells the findings that concern these briefs; returns those that may not be written.
    fn report(&self, briefs: &[BriefId]) -> Result<Vec<BriefId>, Trouble> {
        let reach = |&brief: &BriefId| self.assembled.reach(&self.desk.loaded, brief);
        let reaches: Vec<Reach<'_>> = briefs.iter().map(reach).collect();
        let concerns = |finding: &Diagnostic| reaches.iter().any(|reach| reach.concerns(finding));
        let mut settled = self.assembled.settled.clone();
        let baseline = self.args.findings.baseline()?;
        let mut known = told::part(&mut settled, baseline.as_ref(), self.desk).known;
        settled.findings.retain(concerns);
        known.retain(concerns);
        let (root, folder) = self.folder();
        let scene = Scene {
            flags: &self.args.findings,
            desk: self.desk,
            assembled: self.assembled,
            briefs: briefs.to_vec(),
            files: None,
            out: root.join(folder),
            level: Level::Warning,
            known,
            elsewhere: 0,
        };
        let extras = scene.extras(&settled);
        let input = scene.input(&settled, &extras);
        scene.save(&input)?;
        self.tell(&input)?;
        let failing: Vec<_> =
            settled.findings.iter().filter(|finding| fails(finding.severity, input.fail_on)).collect();
        let is_blocked = |reach: &&Reach<'_>| failing.iter().any(|finding| reach.concerns(finding));
        Ok(reaches.iter().filter(is_blocked).map(|reach| reach.brief).collect())
    }

    /// Writes the report: for people beside the output, for programs to standard output, where nothing else is.
    fn tell(&self, input: &Input<'_>) -> Result<(), Trouble> {
        let format = self.args.findings.output_format;
        if format.is_for_terminals() {
            self.terminal.tell(&format.write(&Input { color: self.terminal.errors, ..*input }));
        } else {
            self.terminal.print(&format.write(input))?;
        }
        self.terminal.say(&input.summary());
        Ok(())
    }

    fn finish(&self, briefs: &[BriefId], ahead: Ahead) -> Ended {
        match &self.args.out {
            _ if self.args.writes() => self.write(briefs, ahead),
            Some(out) if out.as_os_str() == "-" => self.print(briefs),
            _ => self.compare(briefs),
        }
    }

    fn print(&self, briefs: &[BriefId]) -> Ended {
        let pages: Vec<_> =
            briefs.iter().filter_map(|brief| self.assembled.pages.get(brief)).flatten().collect();
        match pages[..] {
            [] => Ok(Outcome::Done),
            [page] => {
                self.terminal.print(&page.text)?;
                Ok(Outcome::Done)
            }
            _ => Err(Trouble::argument(
                format!("standard output takes one page, but there are {}", pages.len()),
                "name one brief and one `--format`",
            )),
        }
    }

    /// Every page of a brief.
    fn pages(&self, brief: BriefId) -> Vec<Page<'_>> {
        let rendered = self.assembled.pages.get(&brief).into_iter().flatten();
        rendered.map(|page| Page { name: page.name.clone(), bytes: page.text.as_bytes().into() }).collect()
    }

    /// The manifest of a brief's pages.
    fn manifest(&self, selection: &Selection) -> Page<'static> {
        let rendered = self.assembled.pages.get(&selection.brief).map(Vec::as_slice).unwrap_or_default();
        ahead::listed(&Manifest::new(
            (&self.desk.loaded, &self.assembled.corpus),
            selection,
            hashes(rendered),
        ))
    }

    fn folder(&self) -> (&Path, &Path) {
        folder(self.args, self.desk)
    }

    /// Where the first HTML page of these briefs, or else the first page, was written.
    fn first(&self, briefs: &[BriefId]) -> Option<PathBuf> {
        let pages = || briefs.iter().filter_map(|brief| self.assembled.pages.get(brief)).flatten();
        let page = pages().find(|page| page.format == Format::Html).or_else(|| pages().next())?;
        let (root, folder) = self.folder();
        Some(root.join(folder).join(&page.name))
    }

    fn write(&self, briefs: &[BriefId], ahead: Ahead) -> Ended {
        if briefs.is_empty() {
            return Ok(Outcome::Done);
        }
        let (root, folder) = self.folder();
        let (out, mut begun) = ahead.into_parts();
        let out = out.map_or_else(|| Out::open(root, folder), Ok)?;
        for selection in briefs.iter().filter_map(|brief| self.assembled.selections.get(brief.index())) {
            let pages = self.pages(selection.brief);
            let stale = self.stale(&root.join(folder), selection.brief, &pages);
            let early = pages.iter().filter_map(|page| begun.page(&page.name)).collect();
            let manifest = begun.manifest(selection.brief);
            let manifest = || manifest.map_or_else(|| out.begin(&self.manifest(selection)), Ok);
            let saved = out.write_vouched(&pages, early, manifest)?;
            let removed = out.remove(&stale)?;
            if self.terminal.is_heard() {
                let written = self.measured(selection.brief, saved.written);
                let unchanged = saved.unchanged.len();
                self.terminal.say(&line(self.id(selection.brief), &written, unchanged, &removed));
            }
        }
        Ok(Outcome::Done)
    }

    /// The names of files written; behind that of the Markdown page, or else the HTML page, its length.
    fn measured(&self, brief: BriefId, written: Vec<String>) -> Vec<String> {
        let pages = || self.assembled.pages.get(&brief).into_iter().flatten();
        let markdown = pages().find(|page| page.format == Format::Md);
        let Some(page) = markdown.or_else(|| pages().find(|page| page.format == Format::Html)) else {
            return written;
        };
        let measured = written.into_iter().map(|name| match length(page.format, &page.text) {
            Some(length) if name == page.name => format!("{name} ({length})"),
            _ => name,
        });
        measured.collect()
    }

    /// What the last build of this brief wrote and this one does not. Only names that begin with the brief's
    /// id are believed, because a manifest is a file that anybody can edit.
    fn stale(&self, folder: &Path, brief: BriefId, pages: &[Page<'_>]) -> Vec<String> {
        let id = self.id(brief);
        let manifest = read_back(&folder.join(Manifest::name(id))).ok().flatten();
        let old = manifest.and_then(|bytes| Manifest::read(&bytes)).filter(|manifest| manifest.brief == id);
        let names = old.into_iter().flat_map(|manifest| manifest.outputs.into_keys());
        let is_own = |name: &String| Format::own(name, id);
        names.filter(is_own).filter(|name| pages.iter().all(|page| page.name != *name)).collect()
    }

    /// Shows how the pages on disk differ from what would be written.
    fn compare(&self, briefs: &[BriefId]) -> Ended {
        let (root, folder) = self.folder();
        let folder = root.join(folder);
        let mut drift = String::new();
        for selection in briefs.iter().filter_map(|brief| self.assembled.selections.get(brief.index())) {
            let mut pages = self.pages(selection.brief);
            for name in self.stale(&folder, selection.brief, &pages) {
                let _ = writeln!(drift, "{name} is on disk, but would no longer be written");
            }
            pages.push(self.manifest(selection));
            for page in &pages {
                let there = read_back(&folder.join(&page.name))?;
                drift.push_str(&difference(page, there.as_deref()));
            }
        }
        if drift.is_empty() {
            self.terminal.say("what is on disk is what would be written");
            return Ok(Outcome::Done);
        }
        self.terminal.print(&drift)?;
        self.terminal.say("what is on disk is not what would be written; run `byline build`");
        Ok(Outcome::No)
    }
}

/// A unified diff from the page on disk to the one that would be written; empty where they agree.
fn difference(page: &Page<'_>, there: Option<&[u8]>) -> String {
    let Some(there) = there else { return format!("{} is missing on disk\n", page.name) };
    if page.bytes == there {
        return String::new();
    }
    let (old, new) = (String::from_utf8_lossy(there), String::from_utf8_lossy(&page.bytes));
    let names = (format!("on disk/{}", page.name), format!("rendered/{}", page.name));
    let diff = similar::TextDiff::from_lines(old.as_ref(), new.as_ref());
    diff.unified_diff().context_radius(2).header(&names.0, &names.1).to_string()
}

fn line(brief: &str, written: &[String], unchanged: usize, removed: &[String]) -> String {
    let mut line = format!("{brief}: ");
    match written {
        [] => line.push_str("nothing to write"),
        written => {
            let _ = write!(line, "wrote {}", written.join(", "));
        }
    }
    if unchanged > 0 {
        let _ = write!(line, "; {unchanged} unchanged");
    }
    if !removed.is_empty() {
        let _ = write!(line, "; removed {}", removed.join(", "));
    }
    line
}

//! `byline check`: everything that can be wrong, nothing written.

use std::io::Read as _;
use std::path::PathBuf;

use clap::Args;

use crate::assemble::{Briefs, Request};
use crate::check;
use crate::check::rule::RuleKind;
use crate::check::settle::Settled;
use crate::cli::args::{Global, Outcome};
use crate::cli::findings::{Findings, Level};
use crate::cli::fix;
use crate::cli::terminal::Terminal;
use crate::cli::told::{self, Scene};
use crate::cli::work::{Desk, Ended, Trouble, inventory};
use crate::diagnostic::{Diagnostic, Severity};
use crate::load::gather::Unsaved;
use crate::report::baseline::{self, Baseline, Parted};
use crate::report::input::{Input, clean_lines, counted, fails};
use crate::resolve::corpus::Corpus;
use crate::text::{FileId, shown};

/// What the verb does, as its help says it.
pub const ABOUT: &str = "Find everything that is wrong; write nothing";

/// The examples in its help.
pub const EXAMPLES: &str = "Examples:
  byline check                                   the whole desk
  byline check briefs/port-closure/claims.yaml   report on one file
  byline check --output-format json > report.json
  byline check --report sarif=byline.sarif --report markdown=summary.md
  byline check --select missing-source --fail-on warning
  byline check --write-baseline known.json       live with what is found now
  byline check --baseline known.json             report what is new
  byline check --diff                            show what --fix would change
  byline check --fix                             mend what is safe, then report the rest
  cat draft.yaml | byline check - --stdin-filename briefs/draft.yaml";

/// Arguments of `check`.
#[derive(Debug, Args)]
#[command(about = ABOUT)]
pub struct Check {
    /// Files or folders to report on (the whole desk is read all the same), or `-` for standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    findings: Findings,
    /// Check the input only; render nothing
    #[arg(long)]
    no_render: bool,
    /// Mend what is safe (misspelled fields and values, date forms, quotation marks, final periods), then check
    #[arg(long)]
    fix: bool,
    /// Show what `--fix` would change instead of the findings; write nothing
    #[arg(long)]
    diff: bool,
    /// Write what is found now to a file that `--baseline` takes: from then on these findings are known
    #[arg(long, value_name = "FILE", conflicts_with_all = ["select", "ignore", "baseline", "diff"])]
    write_baseline: Option<PathBuf>,
    /// The path that standard input stands for, when PATH is `-`
    #[arg(long, value_name = "PATH")]
    stdin_filename: Option<PathBuf>,
}

/// Checks the desk and reports on the paths asked for.
///
/// # Errors
///
/// The desk cannot be read, or an argument names nothing.
pub fn run(args: &Check, global: &Global, terminal: Terminal) -> Ended {
    let unsaved = standard_input(args)?;
    if args.fix || args.diff {
        mend(args, global, terminal, &unsaved)?;
    }
    let mut desk = Desk::open(global, unsaved)?;
    args.findings.apply(&mut desk)?;
    let wanted = wanted(args, &desk)?;
    let render = if args.no_render { Briefs::None } else { Briefs::All };
    let mut assembled = desk.assemble(&Request { render, ..Request::default() })?;
    terminal.detail(&inventory(&desk, &assembled.corpus));
    let mut settled = std::mem::take(&mut assembled.settled);
    let baseline = args.baseline(&desk, &settled, terminal)?;
    let Parted { mut known, gone, .. } = told::part(&mut settled, baseline.as_ref(), &desk);
    if gone > 0 && !args.findings.is_narrowed() && !args.no_render {
        terminal.say(&format!(
            "{} of the baseline found no more; `--write-baseline` writes it anew",
            counted(gone, "finding")
        ));
    }
    let concerns =
        |finding: &Diagnostic| wanted.as_ref().is_none_or(|files| files.contains(&finding.at.span.file));
    let found = settled.findings.iter().chain(&known);
    let corpus = &assembled.corpus;
    let elsewhere = found.filter(|&finding| keeps_checks(corpus, finding) && !concerns(finding)).count();
    settled.findings.retain(concerns);
    settled.accepted.retain(|accepted| concerns(&accepted.finding));
    known.retain(concerns);
    let scene = Scene {
        flags: &args.findings,
        desk: &desk,
        assembled: &assembled,
        briefs: assembled.corpus.numbered_briefs().map(|(id, _)| id).collect(),
        files: wanted.as_deref(),
        out: desk.out(),
        level: Level::Info,
        known,
        elsewhere,
    };
    let extras = scene.extras(&settled);
    let input = scene.input(&settled, &extras);
    scene.save(&input)?;
    let color = terminal.output;
    if !args.diff {
        terminal.print(&args.findings.output_format.write(&Input { color, ..input }))?;
    }
    terminal.say(&input.summary());
    let keeps = |finding: &Diagnostic| keeps_checks(corpus, finding);
    if elsewhere > 0 || corpus.has_faults() || settled.findings.iter().any(keeps) {
        terminal.say(UNSOUND);
    }
    let failed = settled.findings.iter().any(|finding| fails(finding.severity, input.fail_on));
    // The process ends here; taking a large desk apart piece by piece would only cost time.
    std::mem::forget((desk, assembled));
    Ok(if failed { Outcome::No } else { Outcome::Done })
}

/// What a run says where records have faults that keep other checks from them.
const UNSOUND: &str = "the texts are checked in full once these records are sound";

/// Whether a finding is an error that keeps a record from further checks. One about a record that could be used all the same
/// does not.
fn keeps_checks(corpus: &Corpus, finding: &Diagnostic) -> bool {
    let is_structural = check::rule(finding.rule).is_some_and(|rule| rule.kind == RuleKind::Structural);
    let record = finding.record.as_ref().and_then(|id| corpus.find(id));
    let is_unsound = record.and_then(|handle| corpus.common(handle)).is_none_or(|common| common.faulty);
    finding.severity == Severity::Error && is_structural && is_unsound
}

impl Check {
    /// The baseline: the one that is to be written, or the one that is given.
    fn baseline(
        &self,
        desk: &Desk,
        settled: &Settled,
        terminal: Terminal,
    ) -> Result<Option<Baseline>, Trouble> {
        let Some(path) = &self.write_baseline else { return self.findings.baseline() };
        let (findings, accepted, texts) = (&settled.findings, &settled.accepted, &desk.loaded.texts);
        told::refuse(desk, &desk.out(), path)?;
        told::write(path, &baseline::write(findings, accepted, texts))?;
        let written = Baseline::of(findings, accepted, texts);
        terminal.say(&format!("{} written to `{}`", counted(written.len(), "finding"), shown(path)));
        Ok(Some(written))
    }
}

/// Mends what is safe, or shows how.
fn mend(args: &Check, global: &Global, terminal: Terminal, unsaved: &[Unsaved]) -> Result<(), Trouble> {
    if !args.diff && !unsaved.is_empty() {
        return Err(Trouble::argument(
            "`--fix` cannot write to standard input",
            "show the changes with `--diff`, or name the file on disk",
        ));
    }
    let open = |edits: &[Unsaved]| {
        let mut desk = Desk::open(global, [unsaved, edits].concat())?;
        args.findings.apply(&mut desk)?;
        Ok(desk)
    };
    let mut mended = fix::mend(open, |desk| wanted(args, desk))?;
    if args.diff {
        let diff = mended.diff();
        // Nothing in a file may steer a terminal; a program gets the bytes that it can apply.
        terminal.print(&if terminal.is_seen { clean_lines(&diff) } else { diff })?;
        terminal.say(&mended.count("would be mended"));
    } else {
        for line in mended.write()? {
            terminal.say(&line);
        }
        terminal.say(&mended.count("mended"));
    }
    Ok(())
}

/// The text of standard input, where `-` asks for it, in place of the file it stands for.
fn standard_input(args: &Check) -> Result<Vec<Unsaved>, Trouble> {
    let asked = args.paths.iter().any(|path| path.as_os_str() == "-");
    match (&args.stdin_filename, asked) {
        (None, false) => Ok(Vec::new()),
        (Some(path), true) => {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes)?;
            Ok(vec![Unsaved { path: path.clone(), bytes }])
        }
        (None, true) => Err(Trouble::argument(
            "`-` needs a file that standard input stands for",
            "add `--stdin-filename briefs/NAME.yaml`",
        )),
        (Some(_), false) => {
            Err(Trouble::argument("`--stdin-filename` is given, but PATH is not `-`", "add `-` as the path"))
        }
    }
}

/// The files to report on; `None` for all.
fn wanted(args: &Check, desk: &Desk) -> Result<Option<Vec<FileId>>, Trouble> {
    if args.paths.is_empty() {
        return Ok(None);
    }
    let mut files = Vec::new();
    for path in &args.paths {
        let path = match &args.stdin_filename {
            Some(named) if path.as_os_str() == "-" => named,
            _ => path,
        };
        files.extend(desk.loaded.below(path)?);
    }
    Ok(Some(files))
}

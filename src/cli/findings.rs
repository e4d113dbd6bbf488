//! Flags about findings: which are reported, how, and what fails a run.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::work::{Desk, Trouble, check_rules};
use crate::diagnostic::{Severity, closest};
use crate::model::settings::FailOn;
use crate::report::baseline::Baseline;
use crate::report::input::Input;
use crate::report::{concise, full, github, gitlab, json, json_lines, junit, markdown, sarif};
use crate::save::read_back;
use crate::text::{cause, shown};

/// Flags about findings, shared by `check` and `build`.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Options about findings")]
pub struct Findings {
    /// Report only this editorial rule (repeatable)
    #[arg(long, value_name = "RULE")]
    select: Vec<String>,
    /// Leave this editorial rule out (repeatable)
    #[arg(long, value_name = "RULE")]
    ignore: Vec<String>,
    /// The least severity that is shown
    #[arg(long, value_name = "SEVERITY")]
    level: Option<Level>,
    /// The least severity that fails the run (default: what byline.toml says, else error)
    #[arg(long, value_name = "SEVERITY")]
    fail_on: Option<Fail>,
    /// How the report is written
    #[arg(long, value_name = "FORMAT", default_value = "full")]
    pub output_format: OutputFormat,
    /// Leave out the findings that this file knows; they are counted, and suppressed in SARIF
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write a report to a file as well, in any format (repeatable)
    #[arg(long = "report", value_name = "FORMAT=FILE", value_parser = report_file)]
    pub reports: Vec<ReportFile>,
}

/// A severity, as a flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// All.
    Info,
    /// Warnings and errors.
    Warning,
    /// Errors.
    Error,
}

/// What fails a run, as a flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Fail {
    /// Errors.
    Error,
    /// Warnings and errors.
    Warning,
    /// Any finding.
    Info,
    /// Nothing.
    Never,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// With the lines concerned, for people.
    Full,
    /// One line a finding.
    Concise,
    /// For programs; versioned.
    Json,
    /// For programs, one finding a line.
    JsonLines,
    /// Annotations of GitHub Actions.
    Github,
    /// GitLab's Code Quality.
    Gitlab,
    /// SARIF 2.1.0, for code hosts and editors.
    Sarif,
    /// A test case for each claim.
    Junit,
    /// A page for the summary of a job.
    Markdown,
}

/// A report to write to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportFile {
    /// How.
    pub format: OutputFormat,
    /// Where.
    pub path: PathBuf,
}

impl OutputFormat {
    /// Writes findings in this format.
    pub fn write(self, input: &Input<'_>) -> String {
        match self {
            Self::Full => full::write(input),
            Self::Concise => concise::write(input),
            Self::Json => json::write(input),
            Self::JsonLines => json_lines::write(input),
            Self::Github => github::write(input),
            Self::Gitlab => gitlab::write(input),
            Self::Sarif => sarif::write(input),
            Self::Junit => junit::write(input),
            Self::Markdown => markdown::write(input),
        }
    }

    /// Whether people read it in a terminal.
    pub fn is_for_terminals(self) -> bool {
        matches!(self, Self::Full | Self::Concise)
    }
}

impl Findings {
    /// Puts the flags on top of the desk's own settings.
    ///
    /// # Errors
    ///
    /// A flag names a rule that there is not.
    pub fn apply(&self, desk: &mut Desk) -> Result<(), Trouble> {
        check_rules(&self.select)?;
        check_rules(&self.ignore)?;
        let settings = &mut desk.config.settings;
        settings.select.clone_from(&self.select);
        settings.ignore.clone_from(&self.ignore);
        if let Some(fail) = self.fail_on {
            settings.fail_on = match fail {
                Fail::Error => FailOn::Error,
                Fail::Warning => FailOn::Warning,
                Fail::Info => FailOn::Info,
                Fail::Never => FailOn::Never,
            };
        }
        Ok(())
    }

    /// The baseline, where the flags name one.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or is no baseline.
    pub fn baseline(&self) -> Result<Option<Baseline>, Trouble> {
        let Some(path) = &self.baseline else { return Ok(None) };
        let help = format!("write one with `byline check --write-baseline {}`", shown(path));
        let bytes = read_back(path)
            .map_err(|error| {
                Trouble::argument(format!("cannot read `{}`: {}", shown(path), cause(&error)), &help)
            })?
            .ok_or_else(|| Trouble::argument(format!("there is no file `{}`", shown(path)), &help))?;
        let baseline = Baseline::read(&bytes);
        let none = || Trouble::argument(format!("`{}` is no baseline of this version", shown(path)), &help);
        baseline.ok_or_else(none).map(Some)
    }

    /// Whether only some rules are asked for.
    pub fn is_narrowed(&self) -> bool {
        !self.select.is_empty() || !self.ignore.is_empty()
    }

    /// Whether some report is in a format.
    pub fn asks_for(&self, format: OutputFormat) -> bool {
        self.output_format == format || self.reports.iter().any(|report| report.format == format)
    }

    /// The least severity shown, `default` where the flag is not given.
    pub fn shown(&self, default: Level) -> Severity {
        match self.level.unwrap_or(default) {
            Level::Info => Severity::Info,
            Level::Warning => Severity::Warning,
            Level::Error => Severity::Error,
        }
    }
}

/// Reads `FORMAT=FILE`.
fn report_file(text: &str) -> Result<ReportFile, String> {
    let Some((name, path)) = text.split_once('=').filter(|(_, path)| !path.is_empty()) else {
        return Err("write a format and a file: `sarif=byline.sarif`".to_owned());
    };
    let formats = OutputFormat::value_variants().iter().filter_map(|format| {
        let value = format.to_possible_value()?;
        Some((value.get_name().to_owned(), *format))
    });
    let formats: Vec<_> = formats.collect();
    if let Some((_, format)) = formats.iter().find(|(known, _)| known == name) {
        return Ok(ReportFile { format: *format, path: PathBuf::from(path) });
    }
    let known: Vec<_> = formats.iter().map(|(known, _)| known.as_str()).collect();
    Err(match closest(name, known.iter().copied()) {
        Some(near) => format!("there is no format `{name}`; did you mean `{near}`?"),
        None => format!("there is no format `{name}`; the formats are {}", known.join(", ")),
    })
}

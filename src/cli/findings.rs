//! Flags about findings: which are reported, how, and what fails a run.

use clap::{Args, ValueEnum};

use crate::cli::work::{Desk, Trouble, check_rules};
use crate::diagnostic::Severity;
use crate::model::settings::FailOn;
use crate::report::input::Input;
use crate::report::{concise, full, json};

/// Flags about findings, shared by `check` and `build`.
#[derive(Debug, Clone, Args)]
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

    /// Writes findings in the format asked for.
    pub fn report(&self, input: &Input<'_>) -> String {
        match self.output_format {
            OutputFormat::Full => full::write(input),
            OutputFormat::Concise => concise::write(input),
            OutputFormat::Json => json::write(input),
        }
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

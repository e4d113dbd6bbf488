//! The arguments that every verb shares.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Flags accepted before and after the verb.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Options of every verb")]
pub struct Global {
    /// The desk: the folder that holds `briefs/` (default: the nearest one upward)
    #[arg(short = 'C', long, value_name = "DIR", global = true)]
    pub desk: Option<PathBuf>,
    /// Another configuration than the desk's byline.toml
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    /// When to use color
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub color: ColorWhen,
    /// Never show what is being done; without it, work that takes long says so on a terminal
    #[arg(long, global = true)]
    pub no_progress: bool,
    /// Say nothing but what was asked for
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say what was read
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
}

/// When to use color.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// Where it is a terminal and the environment does not object.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How a run ended. The exit code is the same in every output mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done (0).
    Done,
    /// The answer is no: findings, drift, a mismatch (1).
    No,
    /// byline could not do its work (2).
    Failed,
}

impl Outcome {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::No => 1,
            Self::Failed => 2,
        }
    }
}

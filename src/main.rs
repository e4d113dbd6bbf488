//! The `byline` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    byline::cli::run()
}

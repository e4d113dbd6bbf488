//! The terminal: standard output is the thing asked for, standard error all that is said beside it.

use std::io::{self, ErrorKind, Write as _};

use crate::cli::args::{ColorWhen, Global};
use crate::report::input::{Color, clean};

/// The two streams, and whether they carry color.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    /// Whether standard output carries color.
    pub output: Color,
    /// Whether standard error carries color.
    pub errors: Color,
    /// Whether people see standard output as it comes.
    pub is_seen: bool,
    quiet: bool,
    verbose: bool,
}

impl Terminal {
    /// Looks at the flags, the environment and the streams. Precedence: `--color`, then a non-empty `NO_COLOR`,
    /// `FORCE_COLOR` or `CLICOLOR_FORCE`, `CLICOLOR=0`, then whether the stream is a terminal.
    pub fn new(global: &Global) -> Self {
        let when = global.color;
        Self {
            output: color(when, stream(&io::stdout()), environment),
            errors: color(when, stream(&io::stderr()), environment),
            is_seen: stream(&io::stdout()) == Stream::Terminal,
            quiet: global.quiet,
            verbose: global.verbose,
        }
    }

    /// Writes what was asked for. A reader that went away is no fault.
    ///
    /// # Errors
    ///
    /// Standard output cannot be written for another reason.
    pub fn print(self, text: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            written => written,
        }
    }

    /// Says something beside the output; silent under `--quiet`.
    pub fn say(self, line: &str) {
        if !self.quiet {
            write_error(&format!("{line}\n"));
        }
    }

    /// Whether what is said beside the output is heard.
    pub fn is_heard(self) -> bool {
        !self.quiet
    }

    /// Says something that only `--verbose` asks for.
    pub fn detail(self, line: &str) {
        if self.verbose {
            self.say(line);
        }
    }

    /// Writes a report beside the output, whatever `--quiet` says.
    pub fn tell(self, report: &str) {
        write_error(report);
    }

    /// Says why byline could not do its work, and what to do.
    pub fn fail(self, message: &str, help: Option<&str>) {
        let (red, cyan, reset) = match self.errors {
            Color::Ansi => ("\u{1b}[1;31m", "\u{1b}[1;36m", "\u{1b}[0m"),
            Color::Plain => ("", "", ""),
        };
        let mut text = format!("{red}error{reset}: {}\n", clean(message));
        if let Some(help) = help {
            text = format!("{text}  {cyan}help{reset}: {}\n", clean(help));
        }
        write_error(&text);
    }
}

fn write_error(text: &str) {
    // Nobody is left to be told when standard error itself cannot be written.
    drop(io::stderr().lock().write_all(text.as_bytes()));
}

#[expect(clippy::disallowed_methods, reason = "only cli reads the environment")]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Where a stream leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stream {
    Terminal,
    Elsewhere,
}

fn stream(stream: &impl io::IsTerminal) -> Stream {
    if stream.is_terminal() { Stream::Terminal } else { Stream::Elsewhere }
}

fn color(when: ColorWhen, stream: Stream, environment: impl Fn(&str) -> Option<String>) -> Color {
    let forced = |name| environment(name).is_some_and(|value| value != "0");
    let colored = match when {
        ColorWhen::Always => true,
        ColorWhen::Never => false,
        ColorWhen::Auto if environment("NO_COLOR").is_some() => false,
        ColorWhen::Auto if forced("FORCE_COLOR") || forced("CLICOLOR_FORCE") => true,
        ColorWhen::Auto if environment("CLICOLOR").as_deref() == Some("0") => false,
        ColorWhen::Auto => stream == Stream::Terminal && environment("TERM").as_deref() != Some("dumb"),
    };
    if colored { Color::Ansi } else { Color::Plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn color_follows_the_flag_then_the_environment_then_the_terminal() {
        let with = |set: &'static [(&str, &str)]| {
            move |name: &str| set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        };
        let auto = |stream, set| color(ColorWhen::Auto, stream, with(set));
        assert_eq!(color(ColorWhen::Always, Stream::Elsewhere, with(&[("NO_COLOR", "1")])), Color::Ansi);
        assert_eq!(color(ColorWhen::Never, Stream::Terminal, with(&[("FORCE_COLOR", "1")])), Color::Plain);
        assert_eq!(auto(Stream::Terminal, &[("NO_COLOR", "1"), ("FORCE_COLOR", "1")]), Color::Plain);
        assert_eq!(auto(Stream::Elsewhere, &[("CLICOLOR_FORCE", "1"), ("CLICOLOR", "0")]), Color::Ansi);
        assert_eq!(auto(Stream::Terminal, &[("CLICOLOR", "0")]), Color::Plain);
        assert_eq!(auto(Stream::Terminal, &[]), Color::Ansi);
        assert_eq!(auto(Stream::Elsewhere, &[]), Color::Plain);
    }
}

//! `byline completions` and `byline man`: for shells and for `man`.

use std::path::PathBuf;

use clap::{Args, Command};
use clap_complete::Shell;

use crate::cli::args::Outcome;
use crate::cli::terminal::Terminal;
use crate::cli::work::Ended;
use crate::save::{Out, Page};

/// What `completions` does, as its help says it.
pub const COMPLETIONS_ABOUT: &str = "Print the completions of a shell";

/// Examples of `completions`.
pub const COMPLETIONS: &str = "Examples:
  byline completions bash > ~/.local/share/bash-completion/completions/byline
  byline completions zsh > ~/.zfunc/_byline";

/// What `man` does, as its help says it.
pub const MAN_ABOUT: &str = "Print or write the man pages";

/// Examples of `man`.
pub const MAN: &str = "Examples:
  byline man | man -l -
  byline man ~/.local/share/man/man1";

/// Arguments of `completions`.
#[derive(Debug, Args)]
#[command(about = COMPLETIONS_ABOUT)]
pub struct Completions {
    /// The shell
    shell: Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
#[command(about = MAN_ABOUT)]
pub struct Man {
    /// The folder for one page a verb (default: the main page, to standard output)
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// Prints the completions of a shell.
///
/// # Errors
///
/// Standard output cannot be written.
pub fn completions(args: &Completions, mut command: Command, terminal: Terminal) -> Ended {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "byline", &mut script);
    terminal.print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Done)
}

/// Prints the main page, or writes all pages to a folder.
///
/// # Errors
///
/// Standard output or the folder cannot be written.
pub fn man(args: &Man, mut command: Command, terminal: Terminal) -> Ended {
    command.build();
    let Some(folder) = &args.folder else {
        terminal.print(&String::from_utf8_lossy(&page(&command)?.bytes))?;
        return Ok(Outcome::Done);
    };
    let verbs = command.get_subcommands().filter(|verb| verb.get_name() != "help");
    let pages = std::iter::once(&command).chain(verbs).map(page).collect::<Result<Vec<_>, _>>()?;
    let saved = Out::open(folder, std::path::Path::new(""))?.write(&pages)?;
    terminal.say(&format!("wrote {} pages", saved.written.len() + saved.unchanged.len()));
    Ok(Outcome::Done)
}

fn page(command: &Command) -> Result<Page<'static>, std::io::Error> {
    let man = clap_mangen::Man::new(command.clone());
    let mut bytes = Vec::new();
    man.render(&mut bytes)?;
    Ok(Page { name: man.get_filename(), bytes: bytes.into() })
}

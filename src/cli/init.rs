//! `byline init`: a working desk with one small, invented example.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::args::{Global, Outcome};
use crate::cli::terminal::Terminal;
use crate::cli::work::{Ended, Trouble};
use crate::load;
use crate::save::{Out, Page};

/// Examples of the verb.
pub const EXAMPLES: &str = "Examples:
  byline init                in this folder, if it is empty
  byline init my-desk        in a new folder";

/// The files of a new desk: folder, name, content.
const FILES: &[(&str, &str, &str)] = &[
    ("", "byline.toml", include_str!("init/byline.toml")),
    ("", ".gitignore", include_str!("init/gitignore")),
    ("briefs/port-closure", "brief.yaml", include_str!("init/brief.yaml")),
    ("briefs/port-closure", "documents.yaml", include_str!("init/documents.yaml")),
    ("briefs/port-closure", "sources.yaml", include_str!("init/sources.yaml")),
    ("briefs/port-closure", "claims.yaml", include_str!("init/claims.yaml")),
];

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct Init {
    /// The folder; made where there is none
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

/// Writes the files of a new desk into an empty folder.
///
/// # Errors
///
/// The folder is not empty, or cannot be written.
pub fn run(args: &Init, global: &Global, terminal: Terminal) -> Ended {
    let folder = global.desk.as_deref().map_or_else(|| args.folder.clone(), |desk| desk.join(&args.folder));
    if !load::is_free(&folder)? {
        let message = format!("`{}` is not empty", crate::text::shown(&folder));
        return Err(Trouble::argument(message, "name a new or empty folder: `byline init my-desk`"));
    }
    for (below, name, content) in FILES {
        let out = Out::open(&folder, Path::new(below))?;
        out.write(&[Page { name: (*name).to_owned(), bytes: content.as_bytes().to_vec() }])?;
        let path = if below.is_empty() { (*name).to_owned() } else { format!("{below}/{name}") };
        terminal.say(&format!("wrote {path}"));
    }
    let inside = if args.folder == Path::new(".") {
        String::new()
    } else {
        format!("cd {} && ", crate::text::shown(&args.folder))
    };
    terminal.say(&format!("next: {inside}byline build, then open out/port-closure.html"));
    Ok(Outcome::Done)
}

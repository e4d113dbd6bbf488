//! `byline verify`: a rendered brief against its manifest and the desk.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::args::{Global, Outcome};
use crate::cli::terminal::Terminal;
use crate::cli::work::{Desk, Ended, Trouble};
use crate::load::Loaded;
use crate::manifest::{Manifest, sha256};
use crate::save::read_back;

/// What the verb does, as its help says it.
pub const ABOUT: &str = "Compare a rendered brief with its manifest and the desk";

/// The examples in its help.
pub const EXAMPLES: &str = "Examples:
  byline verify out/port-closure.html";

/// Arguments of `verify`.
#[derive(Debug, Args)]
#[command(about = ABOUT)]
pub struct Verify {
    /// A page that byline wrote; its manifest is looked for beside it
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Compares a page with its manifest, and the manifest with the desk as it is now.
///
/// # Errors
///
/// The page, its manifest or the desk cannot be read.
pub fn run(args: &Verify, global: &Global, terminal: Terminal) -> Ended {
    let page = read_back(&args.file)?.ok_or_else(|| missing(&args.file))?;
    let (manifest, name) = manifest(&args.file)?;
    let mut wrong = Vec::new();
    match manifest.outputs.get(&name) {
        Some(hash) if *hash == sha256(&page) => {}
        Some(_) => wrong.push(format!("{name} was changed after it was written")),
        None => wrong.push(format!("{name} is not in the manifest of {}", manifest.brief)),
    }
    let desk = Desk::open(global, Vec::new())?;
    wrong.extend(changes(&manifest, &desk.loaded));
    if manifest.byline != env!("CARGO_PKG_VERSION") {
        terminal.say(&format!(
            "written by byline {}, this is {}",
            manifest.byline,
            env!("CARGO_PKG_VERSION")
        ));
    }
    if wrong.is_empty() {
        terminal.print(&format!(
            "{name} is what byline wrote from the desk as it stands, as of {}\n",
            manifest.as_of
        ))?;
        return Ok(Outcome::Done);
    }
    terminal.print(&(wrong.join("\n") + "\n"))?;
    Ok(Outcome::No)
}

fn missing(file: &Path) -> Trouble {
    Trouble::argument(
        format!("there is no file `{}`", crate::text::shown(file)),
        "name a page that `byline build` wrote",
    )
}

/// The manifest beside a page: that of the longest brief id that the page's name begins with.
fn manifest(file: &Path) -> Result<(Manifest, String), Trouble> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = file.parent().unwrap_or(Path::new(""));
    let ends = name.char_indices().filter(|(_, c)| *c == '.').map(|(at, _)| at).rev();
    for stem in ends.filter_map(|end| name.get(..end)) {
        if let Some(bytes) = read_back(&folder.join(Manifest::name(stem)))? {
            let unreadable = || {
                Trouble::argument(
                    format!("{} is not a manifest", Manifest::name(stem)),
                    "write it anew with `byline build`",
                )
            };
            return Ok((Manifest::read(&bytes).ok_or_else(unreadable)?, name));
        }
    }
    Err(Trouble::argument(
        format!("there is no manifest beside `{}`", crate::text::shown(file)),
        "verify a page where `byline build` wrote it",
    ))
}

/// What changed in the desk since the manifest was written, a line each.
fn changes(manifest: &Manifest, loaded: &Loaded) -> Vec<String> {
    let now = |path: &str| {
        let file = loaded.texts.iter().find(|(_, text)| text.path == path).map(|(id, _)| id)?;
        loaded.sha256(file)
    };
    let recorded = manifest.inputs.iter().chain(&manifest.templates);
    let change = |(path, hash): (&String, &String)| match now(path) {
        Some(current) if current == *hash => None,
        Some(_) => Some(format!("{path} has changed since")),
        None => Some(format!("{path} is gone")),
    };
    recorded.filter_map(change).collect()
}

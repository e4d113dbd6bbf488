//! `byline init`: a working desk with an invented example, and what an editor and a forge need to work with it.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::cli::args::{Global, Outcome};
use crate::cli::schema::claims_of_desk;
use crate::cli::terminal::Terminal;
use crate::cli::work::{Ended, Trouble};
use crate::load;
use crate::save::{Out, Page, read_back};

/// What the verb does, as its help says it.
pub const ABOUT: &str = "Make a working desk with one small example";

/// Examples of the verb.
pub const EXAMPLES: &str = "Examples:
  byline init                          in this folder, if it is empty
  byline init my-desk                  in a new folder
  byline init my-desk --ci github --editor vscode
  byline init --editor vscode          in a desk: adds the editor's files that are not there yet

Nothing is ever overwritten.";

/// A file to write: folder, name, content.
type Sheet = (&'static str, &'static str, &'static str);

/// The files of a new desk.
const DESK: &[Sheet] = &[
    ("", "byline.toml", include_str!("init/byline.toml")),
    ("", ".gitignore", include_str!("init/gitignore")),
    ("", ".gitattributes", include_str!("init/gitattributes")),
    ("briefs/port-closure", "brief.yaml", include_str!("init/brief.yaml")),
    ("briefs/port-closure", "documents.yaml", include_str!("init/documents.yaml")),
    ("briefs/port-closure", "sources.yaml", include_str!("init/sources.yaml")),
    ("briefs/port-closure", "claims.yaml", include_str!("init/claims.yaml")),
    ("briefs/port-closure/captures", "gazette-port.txt", include_str!("init/captures/gazette-port.txt")),
];

const GITHUB: Sheet = (".github/workflows", "briefs.yml", include_str!("../../docs/ci/github.yml"));
const GITLAB: Sheet = ("", ".gitlab-ci.yml", include_str!("../../docs/ci/gitlab.yml"));
const SETTINGS: Sheet = (".vscode", "settings.json", include_str!("init/vscode/settings.json"));
const VSCODE: &[Sheet] = &[
    SETTINGS,
    (".vscode", "extensions.json", include_str!("init/vscode/extensions.json")),
    (".vscode", "tasks.json", include_str!("init/vscode/tasks.json")),
];

/// Arguments of `init`.
#[derive(Debug, Args)]
#[command(about = ABOUT)]
pub struct Init {
    /// The folder; made where there is none
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// Write the workflow of a forge as well
    #[arg(long, value_name = "FORGE")]
    ci: Option<Forge>,
    /// Write the settings of an editor as well, with completion of fields and of this desk's ids
    #[arg(long, value_name = "EDITOR")]
    editor: Option<Editor>,
}

/// A forge that checks and builds briefs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Forge {
    /// GitHub Actions: .github/workflows/briefs.yml.
    Github,
    /// GitLab CI: .gitlab-ci.yml.
    Gitlab,
}

/// An editor that completes and explains fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Editor {
    /// Visual Studio Code, with Red Hat's YAML extension: .vscode/.
    Vscode,
}

/// Writes the files of a new desk into an empty folder, or adds those of an editor or forge to a desk.
///
/// # Errors
///
/// The folder holds something else than a desk, or cannot be written.
pub fn run(args: &Init, global: &Global, terminal: Terminal) -> Ended {
    let folder = global.desk.as_deref().map_or_else(|| args.folder.clone(), |desk| desk.join(&args.folder));
    let is_new = load::is_free(&folder)?;
    if !is_new {
        see_that_it_is_a_desk(args, &folder)?;
    }
    let desk = Place { folder: &folder, terminal };
    for sheet in DESK.iter().filter(|_| is_new) {
        desk.add(sheet)?;
    }
    match args.ci {
        Some(Forge::Github) => desk.add(&GITHUB)?,
        Some(Forge::Gitlab) => desk.add(&GITLAB)?,
        None => {}
    }
    if args.editor == Some(Editor::Vscode) {
        for sheet in VSCODE {
            desk.add(sheet)?;
        }
        let own = Global { desk: Some(folder.clone()), ..global.clone() };
        desk.write(".vscode", "byline-claims.schema.json", claims_of_desk(&own)?.into())?;
    }
    if is_new {
        let inside = if args.folder == Path::new(".") {
            String::new()
        } else {
            format!("cd {} && ", crate::text::shown(&args.folder))
        };
        terminal.say(&format!("next: {inside}byline build, then open out/port-closure.html"));
        terminal.say("your own: byline new brief ID");
    }
    Ok(Outcome::Done)
}

/// Files can be added to a desk, and to nothing else that is there already.
fn see_that_it_is_a_desk(args: &Init, folder: &Path) -> Result<(), Trouble> {
    let is_desk = load::holds_claims(folder).unwrap_or(false);
    let asked = args.ci.is_some() || args.editor.is_some();
    if is_desk && asked {
        return Ok(());
    }
    let message = format!("`{}` is not empty", crate::text::shown(folder));
    let help = if is_desk {
        "it is a desk already: add a brief with `byline new brief ID`, or files with `--ci` and `--editor`"
    } else {
        "name a new or empty folder: `byline init my-desk`"
    };
    Err(Trouble::argument(message, help))
}

/// The folder that files are written to.
struct Place<'a> {
    folder: &'a Path,
    terminal: Terminal,
}

impl Place<'_> {
    fn add(&self, (below, name, content): &Sheet) -> Result<(), Trouble> {
        let is_new = self.write(below, name, (*content).into())?;
        if !is_new && *name == SETTINGS.1 {
            self.terminal.say(&format!("add to it by hand:\n{}", content.trim_end()));
        }
        Ok(())
    }

    /// Writes a file that is not there, and says so; false where one of its name is.
    fn write(&self, below: &str, name: &str, content: Cow<'static, str>) -> Result<bool, Trouble> {
        let path = Path::new(below).join(name);
        let shown = crate::text::shown(&path);
        let out = Out::open(self.folder, Path::new(below))?;
        if read_back(&self.folder.join(&path))?.is_some() {
            self.terminal.say(&format!("kept {shown}, which was there already"));
            return Ok(false);
        }
        let bytes = match content {
            Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
            Cow::Owned(text) => Cow::Owned(text.into_bytes()),
        };
        out.write(&[Page { name: name.to_owned(), bytes }])?;
        self.terminal.say(&format!("wrote {shown}"));
        Ok(true)
    }
}

//! `byline schema`: what files may hold, and what templates see.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::Value;

use crate::assemble::parse;
use crate::cli::args::{Global, Outcome};
use crate::cli::terminal::Terminal;
use crate::cli::work::{Desk, Ended, Trouble};
use crate::render::view::shape::shapes;
use crate::save::{Out, Page};
use crate::text::shown;
use crate::{report, schema};

/// What the verb does, as its help says it.
pub const ABOUT: &str = "Print the JSON Schemas, the field reference, or the view of templates";

/// Examples of the verb.
pub const EXAMPLES: &str = "Examples:
  byline schema claims > claims.schema.json     for editors that complete and check YAML
  byline schema claims --ids --out .vscode/byline-claims.schema.json
                                                with the ids of this desk as suggestions
  byline schema config > byline.schema.json
  byline schema report > report.schema.json     for programs that read findings as JSON
  byline schema template                        every variable that a template sees";

/// Arguments of `schema`.
#[derive(Debug, Args)]
#[command(about = ABOUT)]
pub struct Schema {
    /// What to describe
    #[arg(default_value = "claims")]
    what: What,
    /// Add the ids and topics of this desk as suggestions; any other one is as good (claims only)
    #[arg(long)]
    ids: bool,
    /// Write to a file instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What can be described.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// Claim files, as JSON Schema (draft 7).
    Claims,
    /// byline.toml, as JSON Schema (draft 7).
    Config,
    /// Reports of `--output-format json` and `json-lines`, as JSON Schema (draft 7).
    Report,
    /// The fields of every record, as Markdown.
    Fields,
    /// The view of templates, as Markdown.
    Template,
}

/// Prints a description.
///
/// # Errors
///
/// Standard output cannot be written, or ids are asked for and there is no desk to take them from.
pub fn run(args: &Schema, global: &Global, terminal: Terminal) -> Ended {
    if args.ids && args.what != What::Claims {
        return Err(Trouble::argument("only claim files have ids", "write `byline schema claims --ids`"));
    }
    let text = match args.what {
        What::Claims if args.ids => claims_of_desk(global)?,
        What::Claims => json(&schema::claims()),
        What::Config => config(),
        What::Report => json(&report::schema::schema()),
        What::Fields => schema::reference(),
        What::Template => template(),
    };
    match &args.out {
        Some(path) => write(path, &text)?,
        None => terminal.print(&text)?,
    }
    Ok(Outcome::Done)
}

fn write(path: &Path, text: &str) -> Result<(), Trouble> {
    let name = path.file_name().and_then(|name| name.to_str());
    let Some(name) = name else {
        return Err(Trouble::argument(format!("`{}` names no file", shown(path)), "give the path of a file"));
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let out = Out::open(folder, Path::new(""))?;
    out.write(&[Page { name: name.to_owned(), bytes: text.as_bytes().into() }])?;
    Ok(())
}

/// The schema of claim files, with what this desk declares as suggestions.
///
/// # Errors
///
/// There is no desk.
pub fn claims_of_desk(global: &Global) -> Result<String, Trouble> {
    let desk = Desk::open(global, Vec::new())?;
    Ok(json(&schema::ids::claims_of(&parse(&desk.loaded, Vec::new()).records)))
}

/// The schema of byline.toml.
pub fn config() -> String {
    json(&schema::config())
}

fn json(value: &Value) -> String {
    serde_json::to_string_pretty(value).map(|text| text + "\n").unwrap_or_default()
}

fn template() -> String {
    let mut page = String::from(
        "# What a template sees\n\n\
         The fields of `View` are a template's variables. Nothing else of a desk can be reached.\n\n\
         This page is written by `byline schema template`.\n",
    );
    for shape in shapes() {
        let _ = write!(
            page,
            "\n## {}\n\n{}\n\n| field | type | meaning |\n| --- | --- | --- |\n",
            shape.name,
            shape.about.trim()
        );
        for field in shape.fields {
            let kind = field.kind.replace(' ', "").replace('|', "\\|");
            let _ = writeln!(
                page,
                "| `{}` | `{kind}` | {} |",
                field.name,
                field.about.trim().replace('|', "\\|")
            );
        }
    }
    page
}

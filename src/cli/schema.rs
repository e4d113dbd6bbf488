//! `byline schema`: what files may hold, and what templates see.

use std::fmt::Write as _;

use clap::{Args, ValueEnum};

use crate::cli::args::Outcome;
use crate::cli::terminal::Terminal;
use crate::cli::work::Ended;
use crate::render::view::shape::SHAPES;
use crate::{report, schema};

/// Examples of the verb.
pub const EXAMPLES: &str = "Examples:
  byline schema claims > claims.schema.json     for editors that complete and check YAML
  byline schema config > byline.schema.json
  byline schema report > report.schema.json     for programs that read findings as JSON
  byline schema template                        every variable that a template sees";

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// What to describe
    #[arg(default_value = "claims")]
    what: What,
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
/// Standard output cannot be written.
pub fn run(args: &Schema, terminal: Terminal) -> Ended {
    let json = |value| serde_json::to_string_pretty(&value).map(|text| text + "\n").unwrap_or_default();
    terminal.print(&match args.what {
        What::Claims => json(schema::claims()),
        What::Config => json(schema::config()),
        What::Report => json(report::schema::schema()),
        What::Fields => schema::reference(),
        What::Template => template(),
    })?;
    Ok(Outcome::Done)
}

fn template() -> String {
    let mut page = String::from(
        "# What a template sees\n\n\
         The fields of `View` are a template's variables. Nothing else of a desk can be reached.\n\n\
         This page is written by `byline schema template`.\n",
    );
    for shape in SHAPES {
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

//! `byline show`: one record in full.

use clap::{Args, ValueEnum};

use crate::assemble::{Briefs, Request, Tracers};
use crate::cli::args::{Global, Outcome};
use crate::cli::printed::printed;
use crate::cli::sheet::{Sheet, sheet};
use crate::cli::terminal::Terminal;
use crate::cli::work::{Desk, Ended, Trouble};
use crate::diagnostic::closest;
use crate::report::input::clean;
use crate::resolve::corpus::Handle;

/// What the verb does, as its help says it.
pub const ABOUT: &str = "Show one record in full";

/// Examples of the verb.
pub const EXAMPLES: &str = "Examples:
  byline show kessia-port-closes          a claim: its sentence, its chain, where it is used
  byline show lena-hart --format yaml     a source and the claims it stands behind
  byline show kessia-gazette              a document and what rests on it";

/// Arguments of `show`.
#[derive(Debug, Args)]
#[command(about = ABOUT)]
pub struct Show {
    /// The id of any record
    #[arg(value_name = "ID")]
    id: String,
    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: SheetFormat,
}

/// How a record is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SheetFormat {
    /// For people.
    Text,
    /// One object: `version`, `kind`, `id`, `place`, and what is known, by name.
    Json,
    /// The same as YAML.
    Yaml,
}

/// Shows a record.
///
/// # Errors
///
/// The desk cannot be read, or has no such record.
pub fn run(args: &Show, global: &Global, terminal: Terminal) -> Ended {
    let mut desk = Desk::open(global, Vec::new())?;
    let request = Request { render: Briefs::All, tracers: Tracers::Kept, ..Request::default() };
    let assembled = desk.assemble(&request)?;
    let mut shown = sheet(&assembled, &desk.loaded.texts, &args.id);
    if let (Some(sheet), Some(Handle::Claim(claim))) = (&mut shown, assembled.corpus.find(&args.id)) {
        let folder = desk.config.out.as_ref().map_or("out", |out| &out.value);
        let places = printed(&assembled, folder, claim);
        if !places.is_empty() {
            sheet.facts.insert("printed_in", places);
        }
    }
    let Some(sheet) = shown else {
        let known = assembled.corpus.ids.keys().map(crate::model::id::Id::as_str);
        let help = match closest(&args.id, known) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "`byline list claims`, `sources`, `documents`, `responses`, `judgments`, `gaps` and `briefs` name them".to_owned(),
        };
        let message = match assembled.corpus.find(&args.id) {
            None => format!("there is no record `{}`", args.id),
            Some(_) => format!("`{}` cannot be shown: mend what `byline check` finds in it", args.id),
        };
        return Err(Trouble::argument(message, help));
    };
    terminal.print(&match args.format {
        SheetFormat::Text => text(&sheet),
        SheetFormat::Json => serde_json::to_string_pretty(&sheet).map(|text| text + "\n").unwrap_or_default(),
        SheetFormat::Yaml => serde_yaml::to_string(&sheet).unwrap_or_default(),
    })?;
    Ok(Outcome::Done)
}

fn text(sheet: &Sheet) -> String {
    let mut lines =
        vec![format!("{} {}  ({})", sheet.kind, clean(&sheet.id), clean(&sheet.place)), String::new()];
    for (name, entries) in &sheet.facts {
        let name = name.replace('_', " ");
        match &entries[..] {
            [one] => lines.push(format!("{name}: {}", clean(one))),
            several => {
                lines.push(format!("{name}:"));
                lines.extend(several.iter().map(|entry| format!("  - {}", clean(entry))));
            }
        }
    }
    lines.join("\n") + "\n"
}

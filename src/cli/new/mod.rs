//! `byline new`: a record with the fields to fill in, in the file where it belongs.

mod passage;
mod target;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::append::blank::{self, Given, Who};
use crate::append::outline::{Outline, outline};
use crate::append::{Refusal, alone, append};
use crate::cli::args::{Global, Outcome};
use crate::cli::terminal::Terminal;
use crate::cli::work::{Desk, Ended, Trouble, root};
use crate::load::{self, Loaded};
use crate::model::id::{Id, OUTLET, slugify};
use crate::save::{Out, Page, read_back};
use crate::text::FileId;
use target::{End, Target, Wanted};

/// What the verb does, as its help says it.
pub const ABOUT: &str =
    "Add a claim, source, document, response, judgment, gap or brief, with the fields to fill in";

/// Examples of the verb.
pub const EXAMPLES: &str = "Examples:
  byline new brief harbor-fees                     briefs/harbor-fees/brief.yaml
  cd briefs/harbor-fees                            here, `new` knows which brief is meant
  byline new document fees-article
  byline new source hart --name \"Lena Hart\"
  byline new source clerk --anonymous \"a person who has seen the tariff\"
  byline new claim fees-rise --from fees-article --at 4
  byline new response board-silent --from fees-article --at 5
  byline new judgment fees-stay
  byline new gap fees-legal
  byline new claim fees-due --print                to standard output, nothing written

Fields to fill in are left empty, and `byline check` names each of them.";

/// Arguments of `new`.
#[derive(Debug, Args)]
#[command(about = ABOUT)]
pub struct New {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Something asserted, and the chain that leads to it
    Claim(Drawn),
    /// Somebody who speaks: a person, a body, unnamed people
    Source(NewSource),
    /// Something published: an article, a statement, a transcript
    Document(Plain),
    /// What an accused or affected party answered, or that it did not
    Response(Drawn),
    /// Your own assessment, resting on claims
    Judgment(Plain),
    /// Something that is not known
    Gap(Plain),
    /// A briefing note, in a folder of its own
    Brief(NewBrief),
}

/// Where a record goes.
#[derive(Debug, Args)]
struct Place {
    /// The id: words of a to z and digits, joined by `-`
    #[arg(value_name = "ID")]
    id: String,
    /// The brief it is for (default: the one of this folder, or the only one)
    #[arg(long, value_name = "ID")]
    brief: Option<String>,
    /// The claim file it goes to; made where there is none
    #[arg(long = "in", value_name = "FILE")]
    file: Option<PathBuf>,
    /// Print the record and write nothing
    #[arg(long)]
    print: bool,
}

#[derive(Debug, Args)]
struct Drawn {
    #[command(flatten)]
    place: Place,
    /// The document in which it stands
    #[arg(long, value_name = "DOCUMENT")]
    from: Option<String>,
    /// Where in it: 4 (a paragraph), "p. 12", "table 7", 00:14:05
    #[arg(long, value_name = "PLACE", requires = "from")]
    at: Option<String>,
}

#[derive(Debug, Args)]
struct NewSource {
    #[command(flatten)]
    place: Place,
    /// A person's full name
    #[arg(long, conflicts_with_all = ["organization", "anonymous"])]
    name: Option<String>,
    /// A body's name as it stands in mid-sentence: "the Ministry of the Sea"
    #[arg(long, value_name = "NAME", conflicts_with = "anonymous")]
    organization: Option<String>,
    /// What a reader may know of unnamed people: "a person familiar with the talks"
    #[arg(long, value_name = "DESCRIPTOR")]
    anonymous: Option<String>,
}

#[derive(Debug, Args)]
struct Plain {
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Args)]
struct NewBrief {
    /// The id: words of a to z and digits, joined by `-`
    #[arg(value_name = "ID")]
    id: String,
    /// Print the brief and write nothing
    #[arg(long)]
    print: bool,
}

/// Writes a new record.
///
/// # Errors
///
/// The id is none or is taken, nobody can tell where the record belongs, or the file cannot be added to.
pub fn run(args: &New, global: &Global, terminal: Terminal) -> Ended {
    match &args.what {
        What::Claim(args) => drawn(args, ("claims", blank::claim), global, terminal),
        What::Response(args) => drawn(args, ("responses", blank::response), global, terminal),
        What::Document(args) => plain(args, ("documents", blank::document), global, terminal),
        What::Judgment(args) => plain(args, ("judgments", blank::judgment), global, terminal),
        What::Gap(args) => plain(args, ("gaps", blank::gap), global, terminal),
        What::Source(args) => {
            let who = match (&args.name, &args.organization, &args.anonymous) {
                (Some(name), ..) => Who::Person(name.clone()),
                (_, Some(name), _) => Who::Organization(name.clone()),
                (.., Some(descriptor)) => Who::Anonymous(descriptor.clone()),
                _ => Who::Unsaid,
            };
            let new = Addition::open(&args.place, "sources", global)?;
            new.write(&blank::source(&args.place.id, &who), terminal)
        }
        What::Brief(args) => brief(args, global, terminal),
    }
}

/// Writes a record that knows nothing of others.
fn plain(
    args: &Plain,
    (key, lines): (&'static str, fn(&str) -> Vec<String>),
    global: &Global,
    terminal: Terminal,
) -> Ended {
    Addition::open(&args.place, key, global)?.write(&lines(&args.place.id), terminal)
}

/// The lines of a record, by its id and what is known of it.
type Lines = fn(&str, &Given) -> Vec<String>;

/// Writes a record that may be drawn from a place in a document.
fn drawn(args: &Drawn, (key, lines): (&'static str, Lines), global: &Global, terminal: Terminal) -> Ended {
    let mut new = Addition::open(&args.place, key, global)?;
    let mut given = Given::default();
    if let Some(document) = &args.from {
        let read = passage::read(&mut new.desk, document, args.at.as_deref())?;
        if let Some(why) = read.without {
            terminal.say(&why);
        }
        given = read.given;
    }
    given.defaults = new.target.defaults(&new.outlines).to_vec();
    new.write(&lines(&args.place.id, &given), terminal)
}

fn brief(args: &NewBrief, global: &Global, terminal: Terminal) -> Ended {
    check_id(&args.id)?;
    check_name(&args.id)?;
    let text = blank::brief(&args.id);
    if args.print {
        terminal.print(&text)?;
        return Ok(Outcome::Done);
    }
    let root = root(global)?;
    if load::holds_claims(&root)? {
        let desk = Desk::open(global, Vec::new())?;
        check_free(&args.id, &outlines(&desk.loaded), &desk.loaded)?;
    }
    let folder = PathBuf::from("briefs").join(&args.id);
    let target = Target { folder, name: "brief.yaml".to_owned(), file: None };
    save(&root, &target, None, &text)?;
    terminal.say(&format!("wrote {}", target.shown()));
    terminal.say(&format!(
        "next: write its `title` and `as_of`, then `byline new document ID --brief {}`",
        args.id
    ));
    Ok(Outcome::Done)
}

/// A record on its way into a desk.
struct Addition<'a> {
    place: &'a Place,
    key: &'static str,
    desk: Desk,
    outlines: Vec<(FileId, Outline)>,
    target: Target,
}

impl<'a> Addition<'a> {
    fn open(place: &'a Place, key: &'static str, global: &Global) -> Result<Self, Trouble> {
        check_id(&place.id)?;
        let desk = Desk::open(global, Vec::new())?;
        let outlines = outlines(&desk.loaded);
        check_free(&place.id, &outlines, &desk.loaded)?;
        let end = if place.print { End::Printed } else { End::Written };
        let wanted = Wanted { key, brief: place.brief.as_deref(), file: place.file.as_deref(), end };
        let target = Target::find(&wanted, &desk.loaded, &outlines)?;
        Ok(Self { place, key, desk, outlines, target })
    }

    fn write(&self, record: &[String], terminal: Terminal) -> Ended {
        if self.place.print {
            let text = alone(blank::heading(self.key), self.key, record);
            terminal.print(&text)?;
            return Ok(Outcome::Done);
        }
        let shown = self.target.shown();
        let old = self.target.file.and_then(|file| self.desk.loaded.texts.file(file));
        let (text, line) = match old {
            Some(old) => {
                let appended = append(&old.text, self.key, record).map_err(|why| refused(&why, &shown))?;
                (appended.text, appended.line)
            }
            None => (alone(blank::heading(self.key), self.key, record), 3),
        };
        save(&self.desk.loaded.root, &self.target, old.map(|old| old.text.as_str()), &text)?;
        terminal.say(&format!("added `{}` at {shown}:{line}", self.place.id));
        if record.iter().any(|line| line.contains(": #") && !line.starts_with('#')) {
            terminal.say("next: fill in the empty fields; `byline check` names them");
        }
        Ok(Outcome::Done)
    }
}

fn refused(why: &Refusal, path: &str) -> Trouble {
    Trouble::argument(format!("cannot add to `{path}`: {why}"), why.help())
}

fn outlines(loaded: &Loaded) -> Vec<(FileId, Outline)> {
    let read = |&file: &FileId| {
        let text = loaded.texts.file(file)?;
        Some((file, outline(file, &text.path, &text.text)))
    };
    loaded.claims.iter().filter_map(read).collect()
}

fn check_id(id: &str) -> Result<(), Trouble> {
    if id == OUTLET {
        let message = "the id `outlet` is reserved for a document's own voice";
        return Err(Trouble::argument(message, "give the record another id"));
    }
    if Id::new(id).is_some() {
        return Ok(());
    }
    let form = "an id is made of the letters a to z and digits, in words joined by `-`";
    let help = match slugify(id).as_str() {
        "" => form.to_owned(),
        slug => format!("{form}: `{slug}`"),
    };
    Err(Trouble::argument(format!("`{id}` is not an id"), help))
}

/// Refuses an id that no file can have everywhere.
fn check_name(id: &str) -> Result<(), Trouble> {
    match Id::new(id).filter(Id::names_a_device) {
        Some(_) => Err(Trouble::argument(
            format!("no file can be named `{id}` on Windows, and a brief's pages have its id"),
            format!("choose another one: `{id}-brief`"),
        )),
        None => Ok(()),
    }
}

fn check_free(id: &str, outlines: &[(FileId, Outline)], loaded: &Loaded) -> Result<(), Trouble> {
    let mut ids = outlines.iter().flat_map(|(_, outline)| &outline.ids);
    let briefs = || outlines.iter().find(|(_, outline)| outline.brief.as_deref() == Some(id));
    let span = ids.find(|taken| taken.value == id).map(|taken| taken.span);
    let place = match (span, briefs()) {
        (Some(span), _) => loaded.texts.file(span.file).map(|text| (text, text.line(span.start))),
        (None, Some((file, _))) => loaded.texts.file(*file).map(|text| (text, 1)),
        (None, None) => None,
    };
    let is_free = |id: &String| {
        !outlines.iter().any(|(_, outline)| {
            outline.brief.as_ref() == Some(id) || outline.ids.iter().any(|taken| taken.value == *id)
        })
    };
    match place {
        None => Ok(()),
        Some((text, line)) => Err(Trouble::argument(
            format!("the id `{id}` is taken, at {}:{line}", text.path),
            match (2..100).map(|number| format!("{id}-{number}")).find(is_free) {
                Some(free) => {
                    format!("ids are unique across the desk, whatever the kind of record: `{free}` is free")
                }
                None => "ids are unique across the desk, whatever the kind of record: choose another one"
                    .to_owned(),
            },
        )),
    }
}

/// Writes a claim file, if it still is what was read: `old` or, where that is none, not there at all.
fn save(root: &Path, target: &Target, old: Option<&str>, new: &str) -> Result<(), Trouble> {
    const MARK: &[u8] = "\u{feff}".as_bytes();
    let out = Out::open(root, &target.folder)?;
    let there = read_back(&root.join(&target.folder).join(&target.name))?;
    let bytes = match (&there, old) {
        (None, None) => new.as_bytes().to_vec(),
        (Some(there), Some(old)) if there == old.as_bytes() => new.as_bytes().to_vec(),
        (Some(there), Some(old)) if there.strip_prefix(MARK) == Some(old.as_bytes()) => {
            [MARK, new.as_bytes()].concat()
        }
        (Some(_), None) => {
            let message = format!("`{}` is there already", target.shown());
            return Err(Trouble::argument(message, "choose another id, or name another file with `--in`"));
        }
        _ => {
            let message = format!("cannot add to `{}`: it is not plain UTF-8 text", target.shown());
            return Err(Trouble::argument(
                message,
                "save it as UTF-8, without unprintable characters, and try again",
            ));
        }
    };
    out.write(&[Page { name: target.name.clone(), bytes: bytes.into() }])?;
    Ok(())
}

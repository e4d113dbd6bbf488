//! A desk that is read again after edits comes out as if it were read for the first time.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use byline::assemble::Request;
use byline::cli::work::Desk;
use byline::galley::Galley;
use byline::load::gather::Options;
use byline::manifest::{Manifest, hashes};
use byline::watch::Touched;
use proptest::prelude::*;
use tempfile::TempDir;

const BRIEF: &str = "brief: {id: port, title: The port, as_of: 2031-05, bottom_line: 'It closes [@shut].'}\n\
    sources:\n  - {id: ruiz, name: Ana Ruiz, role: Valdorian Foreign Minister}\n";
const WIRE: &str = "documents:\n  - {id: wire, title: Talks end, publisher: Meridian Wire, published: 2031-05-06, \
    url: 'https://example.org/talks', text: wire.txt}\n";
const SHUT: &str =
    "claims:\n  - {id: shut, assertion: The port is shut, source: ruiz, document: wire, topics: [ports]}\n";
const OPEN: &str = "claims:\n  - id: open\n    assertion: The strait stays open\n    source: ruiz\n    document: wire\n    \
    quote: The strait stays open\n    topics: [ports]\n";
const OTHER: &str =
    "brief: {id: strait, title: The strait, as_of: 2031-06, include: [open], template: own}\n";

/// Where files may lie, and what may stand in each, the first as the desk begins.
const FILES: &[(&str, &[&str])] = &[
    ("briefs/a/brief.yaml", &[BRIEF, "", "brief: {id: port, title: Another title, as_of: 2031-07}\n"]),
    ("briefs/a/claims.yaml", &[SHUT, OPEN, "claims:\n  - {id: shut, asertion: x}\n", "claims: [\n"]),
    ("briefs/wire.txt", &["The strait stays open, she said.\n", "The strait is closed.\n", "\u{0}\n"]),
    (
        "briefs/b/claims.yaml",
        &[OPEN, SHUT, "claims:\n  - {id: open, assertion: 'a: b'\n", "\u{feff}claims: []\n"],
    ),
    ("briefs/b/strait.yaml", &[OTHER, "brief: {id: strait}\n"]),
    ("briefs/documents.yaml", &[WIRE, "documents: []\n"]),
    ("templates/own.md", &["# {{ brief.title }}\n", "{{ brief.titel }}\n", "{% if %}\n"]),
    ("templates/own.html", &["<p>{{ brief.title }}</p>\n", "<p>{{ nothing.here }}</p>\n"]),
    (
        "byline.toml",
        &["format = 1\n", "profile = \"strict\"\n", "[rules]\nsingle-document = \"off\"\n", "format =\n"],
    ),
    ("briefs/a/wire.txt", &["The strait stays open.\n", "Nothing of the kind.\n"]),
];

/// How many of the files the desk begins with.
const FIRST: usize = 9;

/// One thing that an author does to the desk.
#[derive(Debug, Clone)]
enum Edit {
    /// Writes one of the contents of a file, in place or by renaming over it.
    Write { file: usize, content: usize, over: bool },
    /// Leaves only the beginning of a file.
    Cut { file: usize, percent: usize },
    /// Changes one letter of a file, its length kept.
    Swap { file: usize, percent: usize },
    /// Deletes a file.
    Delete { file: usize },
    /// Renames a file to the name of another.
    Rename { from: usize, to: usize },
    /// Renames one folder, and then another back.
    Move,
}

fn edit() -> impl Strategy<Value = Edit> {
    let file = 0..FILES.len();
    prop_oneof![
        4 => (file.clone(), 0..4_usize, any::<bool>()).prop_map(|(file, content, over)| Edit::Write { file, content, over }),
        2 => (file.clone(), 0..100_usize).prop_map(|(file, percent)| Edit::Cut { file, percent }),
        2 => (file.clone(), 0..100_usize).prop_map(|(file, percent)| Edit::Swap { file, percent }),
        1 => file.clone().prop_map(|file| Edit::Delete { file }),
        1 => (file.clone(), file).prop_map(|(from, to)| Edit::Rename { from, to }),
        1 => Just(Edit::Move),
    ]
}

/// A desk on the disk, and what was kept of it.
struct Author {
    desk: TempDir,
    galley: Galley,
    touched: Vec<PathBuf>,
}

impl Author {
    fn new() -> Self {
        let desk = tempfile::tempdir().unwrap();
        for folder in ["briefs/a", "briefs/b", "templates"] {
            fs::create_dir_all(desk.path().join(folder)).unwrap();
        }
        let author = Self { desk, galley: Galley::new(), touched: Vec::new() };
        for (path, contents) in &FILES[..FIRST] {
            fs::write(author.path(path), contents[0]).unwrap();
        }
        author
    }

    /// Where a path lies, as the system tells of it.
    fn path(&self, path: &str) -> PathBuf {
        self.desk.path().canonicalize().unwrap().join(path)
    }

    fn edit(&mut self, edit: &Edit) {
        let path = |file: usize| self.path(FILES[file].0);
        let touched = match *edit {
            Edit::Write { file, content, over } => {
                let (path, contents) = (path(file), FILES[file].1);
                let text = contents[content % contents.len()];
                if over {
                    let beside = self.path(".beside.swp");
                    fs::write(&beside, text).unwrap();
                    drop(fs::rename(&beside, &path));
                } else {
                    drop(fs::write(&path, text));
                }
                vec![path]
            }
            Edit::Cut { file, percent } => {
                let bytes = fs::read(path(file)).unwrap_or_default();
                drop(fs::write(path(file), bytes.split_at(bytes.len() * percent / 100).0));
                vec![path(file)]
            }
            Edit::Swap { file, percent } => {
                let mut bytes = fs::read(path(file)).unwrap_or_default();
                if let Some(byte) = bytes.len().checked_mul(percent).and_then(|at| bytes.get_mut(at / 100)) {
                    *byte = if *byte == b'x' { b'y' } else { b'x' };
                }
                drop(fs::write(path(file), bytes));
                vec![path(file)]
            }
            Edit::Delete { file } => {
                drop(fs::remove_file(path(file)));
                vec![path(file)]
            }
            Edit::Rename { from, to } => {
                drop(fs::rename(path(from), path(to)));
                vec![path(from), path(to)]
            }
            Edit::Move => {
                let (here, there) = (self.path("briefs/b"), self.path("briefs/c"));
                let moved = fs::rename(&here, &there).is_err();
                if moved {
                    drop(fs::rename(&there, &here));
                }
                vec![here, there]
            }
        };
        self.touched.extend(touched);
    }

    /// The desk as read again, and as read anew.
    fn both(&mut self) -> (String, String) {
        let touched = std::mem::take(&mut self.touched);
        self.galley.tidy(&Touched::these(touched));
        (outcome(self.desk.path(), &self.galley), outcome(self.desk.path(), &Galley::default()))
    }
}

/// All that comes out of a desk: findings, pages and manifests, or why there is nothing.
fn outcome(root: &Path, galley: &Galley) -> String {
    let read = Desk::read_from(root, &Options::default(), galley);
    let assembled = read.and_then(|mut desk| {
        let assembled = desk.assemble(&Request::default())?;
        Ok((desk, assembled))
    });
    let (desk, assembled) = match assembled {
        Ok(both) => both,
        Err(trouble) => return trouble.to_string(),
    };
    let mut out = format!("{:#?}\n{:#?}\n", assembled.settled, desk.loaded.texts);
    for selection in &assembled.selections {
        for page in assembled.pages.get(&selection.brief).into_iter().flatten() {
            let _ = writeln!(out, "--- {}\n{}", page.name, page.text);
        }
        let pages = assembled.pages.get(&selection.brief).map_or(&[][..], Vec::as_slice);
        out.push_str(&Manifest::new((&desk.loaded, &assembled.corpus), selection, hashes(pages)).write());
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    #[test]
    fn what_is_read_again_is_as_if_it_were_read_for_the_first_time(
        rounds in prop::collection::vec(prop::collection::vec(edit(), 1..4), 1..6)
    ) {
        let mut author = Author::new();
        let (again, anew) = author.both();
        prop_assert_eq!(again, anew);
        for edits in rounds {
            for edit in &edits {
                author.edit(edit);
            }
            let (again, anew) = author.both();
            prop_assert_eq!(again, anew);
        }
    }
}

#[test]
fn the_desk_of_the_property_shows_pages_and_findings() {
    let (out, _) = Author::new().both();
    for shown in ["--- port.html", "--- port.md", "The port is shut", "# The strait", "--- strait.html"] {
        assert!(out.contains(shown), "{shown}: {out}");
    }
}

#[test]
fn only_what_changed_is_read_and_parsed_again() {
    let mut author = Author::new();
    author.both();
    let counts = |author: &Author| (author.galley.shelf().read(), author.galley.parsed());
    assert_eq!(counts(&author), (FIRST, 5));
    author.both();
    assert_eq!(counts(&author), (FIRST, 5));
    author.edit(&Edit::Write { file: 1, content: 1, over: false });
    author.both();
    assert_eq!(counts(&author), (FIRST + 1, 6));
    author.edit(&Edit::Write { file: 1, content: 1, over: true });
    author.both();
    assert_eq!(counts(&author), (FIRST + 2, 6), "the same bytes are not parsed again");
    author.edit(&Edit::Write { file: 2, content: 1, over: false });
    author.both();
    assert_eq!(counts(&author), (FIRST + 3, 6), "a capture is no claim file");
}

#[test]
fn a_desk_in_which_nothing_changed_is_known_as_the_same() {
    let mut author = Author::new();
    let root = author.desk.path().to_owned();
    let read = |galley: &Galley| Desk::read_from(&root, &Options::default(), galley).unwrap();
    let mut first = read(&author.galley);
    first.assemble(&Request::default()).unwrap();
    author.edit(&Edit::Write { file: 1, content: 0, over: true });
    author.galley.tidy(&Touched::all());
    assert!(read(&author.galley).is_as(&first).unwrap());
    for (file, content) in [(1, 1), (2, 1), (6, 1), (8, 1)] {
        author.edit(&Edit::Write { file, content, over: false });
        author.galley.tidy(&Touched::all());
        assert!(!read(&author.galley).is_as(&first).unwrap(), "{}", FILES[file].0);
        author.edit(&Edit::Write { file, content: 0, over: false });
    }
    author.galley.tidy(&Touched::all());
    assert!(read(&author.galley).is_as(&first).unwrap());
    author.edit(&Edit::Delete { file: 2 });
    author.galley.tidy(&Touched::all());
    assert!(!read(&author.galley).is_as(&first).unwrap(), "a capture that went away");
}

//! A record put at the end of its list in a claim file, with every byte around it kept.
//!
//! The text is cut at one place and the record put in between. What came of it is read again: every old record must
//! be as it was, and the new one must stand behind them; anything else is refused.

pub mod blank;
pub mod outline;
mod spot;

use std::fmt::Write as _;

use crate::parse::yaml::{self, Node, NodeKind, Tree};
use crate::text::{FileId, Text};
use spot::Spot;

/// A claim file with its new record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// All of the new text.
    pub text: String,
    /// The line, from 1, on which the record begins.
    pub line: usize,
}

/// Why a record cannot be put into a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The file has syntax errors, so nobody can tell where its records end.
    #[error("line {0} of it has a syntax error")]
    Syntax(usize),
    /// The list, or the whole file, is written in brackets.
    #[error("`{0}` is written in brackets")]
    Brackets(String),
    /// Something else than a list stands under the key.
    #[error("`{0}` holds something that is not a list of records")]
    NotList(String),
    /// The record would not be read as one more of its kind.
    #[error("`{0}` is written in a form that a record cannot be added to safely")]
    Unfit(String),
}

impl Refusal {
    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            Self::Syntax(_) => "run `byline check`, mend it, and try again".to_owned(),
            Self::Brackets(key) => format!(
                "write the records below `{key}:`, each beginning with `- `, or name another file with `--in`"
            ),
            Self::NotList(key) => {
                format!("take out what stands behind `{key}:`, or name another file with `--in`")
            }
            Self::Unfit(_) => {
                "add it by hand (`--print` shows it), or name another file with `--in`".to_owned()
            }
        }
    }
}

/// Puts a record behind the last one of the list under `key`, indented as those are; where the file has no such
/// list, a new one begins at its end. The lines of the record have no indentation and no line end of their own.
///
/// # Errors
///
/// The file is written in a way that leaves no safe place; nothing of it is changed then.
pub fn append(text: &str, key: &str, record: &[String]) -> Result<Appended, Refusal> {
    let old = read(text)?;
    let spot = Spot::find(&old.tree, text, key)?;
    let (before, behind) = text.split_at_checked(spot.at).ok_or_else(|| Refusal::Unfit(key.to_owned()))?;
    let added = spot.lines(before, key, record);
    let whole = format!("{before}{}{behind}", added.text);
    let new = read(&whole).map_err(|_| Refusal::Unfit(key.to_owned()))?;
    if new.faults != old.faults || !follows(&old.tree, &new.tree, key) {
        return Err(Refusal::Unfit(key.to_owned()));
    }
    let first = u32::try_from(before.len() + added.skip).unwrap_or(u32::MAX);
    Ok(Appended { line: Text::new("", whole.as_str()).line(first), text: whole })
}

/// A file of its own for a record, with a heading that says what such files hold.
pub fn alone(heading: &str, key: &str, record: &[String]) -> String {
    let spot = Spot::end_of_nothing();
    format!("# {heading}\n{}", spot.lines("", key, record).text)
}

/// A file as it was read, and how much was wrong with it.
struct Readable {
    tree: Tree,
    faults: usize,
}

fn read(text: &str) -> Result<Readable, Refusal> {
    let mut faults = Vec::new();
    let tree = yaml::read(FileId(0), text, &mut faults);
    let stop = faults.iter().find(|fault| matches!(fault.rule, "syntax" | "too-large"));
    match stop {
        Some(fault) => Err(Refusal::Syntax(Text::new("", text).line(fault.at.span.start))),
        None => Ok(Readable { tree, faults: faults.len() }),
    }
}

/// Whether one file holds all that another one does, and one record more at the end of the list under a key.
fn follows(old: &Tree, new: &Tree, key: &str) -> bool {
    let Some(at) = old.roots.iter().rposition(|root| list(root, key).is_some()) else {
        return begins(old, new, key);
    };
    let grown = |(number, (old, new)): (usize, (&Node, &Node))| {
        if number == at { grew(old, new, key) } else { alike(old, new) }
    };
    old.roots.len() == new.roots.len() && old.roots.iter().zip(&new.roots).enumerate().all(grown)
}

/// The value under a key of a root.
fn list<'a>(root: &'a Node, key: &str) -> Option<&'a Node> {
    let NodeKind::Map(entries) = &root.kind else { return None };
    entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
}

fn grew(old: &Node, new: &Node, key: &str) -> bool {
    let (NodeKind::Map(old), NodeKind::Map(new)) = (&old.kind, &new.kind) else { return false };
    old.len() == new.len()
        && old.iter().zip(new).all(|(old, new)| match &new.value.kind {
            NodeKind::List(items) if new.key == key => {
                let before: &[Node] = match &old.value.kind {
                    NodeKind::List(items) => items,
                    _ => &[],
                };
                old.key == new.key && items.len() == before.len() + 1 && all_alike(before, items)
            }
            _ => old.key == new.key && alike(&old.value, &new.value),
        })
}

/// Whether a file holds all that another one does, and a new list at its end.
fn begins(old: &Tree, new: &Tree, key: &str) -> bool {
    let one = |node: Option<&Node>| matches!(node.map(|node| &node.kind), Some(NodeKind::List(items)) if items.len() == 1);
    let Some((last, others)) = new.roots.split_last() else { return false };
    if !one(list(last, key)) || !all_alike(others, &old.roots) || old.roots.len() > new.roots.len() {
        return false;
    }
    match (old.roots.get(others.len()).map(|root| &root.kind), &last.kind) {
        (None | Some(NodeKind::Empty), NodeKind::Map(entries)) => entries.len() == 1,
        (Some(NodeKind::Map(before)), NodeKind::Map(entries)) => {
            let same = |(old, new): (&yaml::Entry, &yaml::Entry)| {
                old.key == new.key && alike(&old.value, &new.value)
            };
            entries.len() == before.len() + 1 && before.iter().zip(entries).all(same)
        }
        _ => false,
    }
}

/// Whether two values say the same, wherever they stand.
fn alike(old: &Node, new: &Node) -> bool {
    match (&old.kind, &new.kind) {
        (NodeKind::Empty, NodeKind::Empty) => true,
        (NodeKind::Text { text: old, .. }, NodeKind::Text { text: new, .. }) => {
            old.trim_end() == new.trim_end()
        }
        (NodeKind::List(old), NodeKind::List(new)) => old.len() == new.len() && all_alike(old, new),
        (NodeKind::Map(old), NodeKind::Map(new)) => {
            old.len() == new.len()
                && old.iter().zip(new).all(|(old, new)| old.key == new.key && alike(&old.value, &new.value))
        }
        _ => false,
    }
}

/// Whether values say the same as far as both go.
fn all_alike(old: &[Node], new: &[Node]) -> bool {
    old.iter().zip(new).all(|(old, new)| alike(old, new))
}

/// The lines that are put in, and how many bytes of them come before the record itself.
struct Added {
    text: String,
    skip: usize,
}

impl Spot {
    fn lines(&self, before: &str, key: &str, record: &[String]) -> Added {
        let end = self.end;
        let mut text = String::new();
        if !before.is_empty() && !before.ends_with(['\n', '\r']) {
            text.push_str(end);
        }
        if self.apart {
            text.push_str(end);
        }
        if let Some(column) = self.key {
            let _ = write!(text, "{:column$}{key}:{end}", "");
        }
        let skip = text.len();
        let (dash, gap) = (self.dash, self.gap);
        let field = dash + 1 + gap;
        for (number, line) in record.iter().enumerate() {
            let _ = match number {
                0 => write!(text, "{:dash$}-{:gap$}{line}{end}", "", ""),
                _ => write!(text, "{:field$}{line}{end}", ""),
            };
        }
        Added { text, skip }
    }
}

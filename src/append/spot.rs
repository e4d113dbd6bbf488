//! Where in a claim file the next record of a list goes.

use super::Refusal;
use crate::parse::yaml::{Entry, Node, NodeKind, Tree};

/// A place for a record, and how it is set there. Columns count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    /// The byte before which it goes: the beginning of a line, or the end of the text.
    pub(super) at: usize,
    /// The column of the new key, where the list itself is new.
    pub(super) key: Option<usize>,
    /// The column of the record's dash.
    pub(super) dash: usize,
    /// How many blanks stand between the dash and the first field.
    pub(super) gap: usize,
    /// Whether a blank line goes before it.
    pub(super) apart: bool,
    /// How the file ends its lines.
    pub(super) end: &'static str,
}

impl Spot {
    /// The place behind the last record of the last list under a key, or at the end of the file.
    pub(super) fn find(tree: &Tree, text: &str, key: &str) -> Result<Self, Refusal> {
        let maps = tree.roots.iter().rev().filter_map(|root| match &root.kind {
            NodeKind::Map(entries) => Some((root, entries)),
            _ => None,
        });
        let mut roots = maps.clone();
        if roots
            .any(|(root, _)| text.get(root.span.start as usize..).is_some_and(|from| from.starts_with('{')))
        {
            return Err(Refusal::Brackets("the whole file".to_owned()));
        }
        let mut entries = maps.flat_map(|(_, entries)| entries);
        match entries.find(|entry| entry.key == key) {
            Some(entry) => behind(entry, text, key),
            None => Ok(Self::at_the_end(tree, text)),
        }
    }

    /// The place in a file that holds nothing yet.
    pub(super) fn end_of_nothing() -> Self {
        Self { at: 0, key: Some(0), dash: 2, gap: 1, apart: false, end: "\n" }
    }

    /// A new list at the end of the file, set as its other lists are.
    fn at_the_end(tree: &Tree, text: &str) -> Self {
        let entries: &[Entry] = match tree.roots.last().map(|root| &root.kind) {
            Some(NodeKind::Map(entries)) => entries,
            _ => &[],
        };
        let column = entries.first().map_or(0, |entry| column(text, entry.key_span.start as usize));
        let model = entries.iter().rev().find_map(|entry| match &entry.value.kind {
            NodeKind::List(items) => hyphen(text, items.last()?, entry),
            _ => None,
        });
        let (dash, gap) = model.map_or((column + 2, 1), |model| (model.column, model.gap));
        let apart = !text.is_empty() && !ends_blank(text);
        Self { at: text.len(), key: Some(column), dash: dash.max(column), gap, apart, end: line_end(text) }
    }
}

/// The place behind the last record under an entry.
fn behind(entry: &Entry, text: &str, key: &str) -> Result<Spot, Refusal> {
    let end = line_end(text);
    let slice = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let (start, stop) = (entry.value.span.start as usize, entry.value.span.end as usize);
    match &entry.value.kind {
        NodeKind::Empty => {
            let key_end = entry.key_span.end as usize;
            let line = slice(key_end, next_line(text, key_end));
            let rest = line.trim_start().strip_prefix(':').map(str::trim);
            if !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('#')) {
                return Err(Refusal::NotList(key.to_owned()));
            }
            let column = column(text, entry.key_span.start as usize);
            let at = past_comments(text, next_line(text, key_end), column);
            Ok(Spot { at, key: None, dash: column + 2, gap: 1, apart: false, end })
        }
        NodeKind::List(items) => {
            let whole = slice(start, stop);
            let Some(last) = items.last().filter(|_| !whole.starts_with('*')) else {
                return Err(Refusal::Brackets(key.to_owned()));
            };
            if whole.starts_with('[') && whole.ends_with(']') {
                return Err(Refusal::Brackets(key.to_owned()));
            }
            let model = hyphen(text, last, entry).ok_or_else(|| Refusal::Unfit(key.to_owned()))?;
            let at = past_comments(text, next_line(text, stop.max(model.at)), model.column);
            let apart = match items.len() {
                1 => slice(model.at, at).trim_end().contains(['\n', '\r']),
                _ => is_blank(previous_line(text, model.at)),
            };
            Ok(Spot { at, key: None, dash: model.column, gap: model.gap, apart, end })
        }
        _ => Err(Refusal::NotList(key.to_owned())),
    }
}

/// The dash before an item: the byte of its line's beginning, its column, the blanks behind it.
struct Hyphen {
    at: usize,
    column: usize,
    gap: usize,
}

/// Looks for the dash on the item's own line and, where a comment or a line end stands between, above it.
fn hyphen(text: &str, item: &Node, entry: &Entry) -> Option<Hyphen> {
    let mut at = line_start(text, item.span.start as usize);
    while at > entry.key_span.start as usize {
        let line = text.get(at..next_line(text, at)).unwrap_or_default();
        let blank = line.trim_start_matches(' ');
        if let Some(rest) =
            blank.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
        {
            let field = rest.trim_start_matches(' ');
            let plain = field.starts_with(|c: char| !c.is_whitespace() && c != '#');
            let gap = if plain { rest.len() - field.len() } else { 1 };
            return Some(Hyphen { at, column: line.len() - blank.len(), gap });
        }
        at = line_start(text, at.checked_sub(1)?);
    }
    None
}

/// Goes on past comments that are indented deeper than a column, and belong to the record above them.
fn past_comments(text: &str, from: usize, column: usize) -> usize {
    let (mut end, mut at) = (from, from);
    while at < text.len() {
        let next = next_line(text, at);
        let line = text.get(at..next).unwrap_or_default();
        let words = line.trim_start_matches(' ');
        if words.starts_with('#') && line.len() - words.len() > column {
            end = next;
        } else if !is_blank(line) {
            break;
        }
        at = next;
    }
    end
}

/// The line end that the file uses first.
fn line_end(text: &str) -> &'static str {
    match text.find(['\n', '\r']).and_then(|at| text.get(at..)) {
        Some(from) if from.starts_with("\r\n") => "\r\n",
        Some(from) if from.starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// The beginning of the line that a byte lies in. A line end belongs to the line that it ends.
fn line_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let inside = before.ends_with('\r') && text.get(at..).is_some_and(|from| from.starts_with('\n'));
    let before = if inside { before.strip_suffix('\r').unwrap_or(before) } else { before };
    before.rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// The beginning of the line after the one that a byte lies in, or the end of the text.
fn next_line(text: &str, at: usize) -> usize {
    let from = text.get(at..).unwrap_or_default();
    match from.find(['\n', '\r']) {
        Some(end) if from.get(end..).is_some_and(|end| end.starts_with("\r\n")) => at + end + 2,
        Some(end) => at + end + 1,
        None => text.len(),
    }
}

fn previous_line(text: &str, at: usize) -> &str {
    let start = line_start(text, at.saturating_sub(1));
    text.get(start..at).unwrap_or_default()
}

fn column(text: &str, at: usize) -> usize {
    at - line_start(text, at)
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// Whether the last line of a text is blank, and not only ended.
fn ends_blank(text: &str) -> bool {
    text.ends_with(['\n', '\r']) && is_blank(previous_line(text, text.len()))
}

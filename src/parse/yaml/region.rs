//! The part of a text that is left out because of an error in it: the smallest list item or top-level entry.

use super::places::{line_end, line_start};
use std::ops::Range;

/// A line that says something.
#[derive(Debug, Clone, Copy)]
struct Line {
    start: usize,
    indent: usize,
    /// Whether it begins a list item.
    dash: bool,
}

/// The smallest list item that holds a place, unless it is the only one of its list: then the next larger one, or
/// else the entry that the list belongs to. Without a list item it is the top-level entry. Whole lines.
pub(super) fn of(text: &str, at: usize) -> Range<usize> {
    let start = line_start(text, at.min(text.len()));
    let Some(culprit) = line(text, start).or_else(|| above(text, start)) else {
        return start..line_end(text, start);
    };
    let around = Around::new(text, culprit);
    let found = around.items.iter().find(|item| !item.alone).or(around.items.last());
    let first = match (found, around.stray) {
        (Some(item), _) if item.alone => item.owner.unwrap_or(item.line),
        (Some(item), _) => item.line,
        (None, Some(stray)) => stray,
        (None, None) => around.top,
    };
    first.start..end_of(text, first).max(end_of(text, culprit))
}

struct Item {
    line: Line,
    alone: bool,
    /// The line of the key whose list it is in.
    owner: Option<Line>,
}

/// What a line lies in.
struct Around {
    /// The list items, from the innermost outward.
    items: Vec<Item>,
    /// The list item before it, where it is in none because its indentation is wrong.
    stray: Option<Line>,
    top: Line,
}

impl Around {
    fn new(text: &str, culprit: Line) -> Self {
        let mut found = Self { items: Vec::new(), stray: None, top: culprit };
        let mut inner = culprit;
        if culprit.dash {
            found.enter(text, culprit);
        }
        let mut at = culprit;
        while inner.indent > 0 || inner.dash {
            let Some(line) = above(text, at.start) else { break };
            at = line;
            if is_mark(text, line) {
                break;
            }
            if line.dash && line.indent == inner.indent && inner.dash {
                if let Some(item) = found.items.last_mut() {
                    item.alone = false;
                }
                continue;
            }
            let encloses = line.indent < inner.indent || (line.indent == inner.indent && inner.dash);
            if !encloses {
                if found.stray.is_none() && found.items.is_empty() && line.dash {
                    found.stray = Some(line);
                }
                continue;
            }
            inner = line;
            found.top = line;
            if line.dash {
                found.enter(text, line);
            } else if let Some(item) = found.items.last_mut().filter(|item| item.owner.is_none()) {
                item.owner = Some(line);
            }
        }
        found
    }

    fn enter(&mut self, text: &str, line: Line) {
        let next = self::line(text, end_of(text, line)).or_else(|| below(text, end_of(text, line)));
        let alone = !next.is_some_and(|next| next.dash && next.indent == line.indent);
        self.items.push(Item { line, alone, owner: None });
    }
}

/// The ids of records in a text that cannot be read.
pub(super) fn ids(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("id") {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_')) {
            continue;
        }
        let after = text.get(at + 2..).unwrap_or_default().trim_start_matches(['"', '\'', ' ']);
        let Some(value) = after.strip_prefix(':') else { continue };
        let value = value.trim_start_matches(['"', '\'', ' ', '\t']);
        let length = value
            .find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '.'))
            .unwrap_or(value.len());
        let id = value.get(..length).unwrap_or_default();
        if !id.is_empty() {
            found.push(id.to_owned());
        }
    }
    found
}

/// Whether a text holds anything but blank lines and comments.
pub(super) fn says_something(text: &str) -> bool {
    below(text, 0).is_some()
}

/// The line at a line start; none where it is blank or a comment.
fn line(text: &str, start: usize) -> Option<Line> {
    let words = text.get(start..line_end(text, start))?;
    let content = words.trim_start_matches([' ', '\t']);
    if content.trim().is_empty() || content.starts_with('#') {
        return None;
    }
    let dash = content == "-" || content.starts_with("- ");
    Some(Line { start, indent: words.len() - content.len(), dash })
}

fn above(text: &str, start: usize) -> Option<Line> {
    let mut at = start;
    while at > 0 {
        at = line_start(text, at - 1);
        if let Some(line) = line(text, at) {
            return Some(line);
        }
    }
    None
}

/// The first line at or after a line start that says something.
fn below(text: &str, start: usize) -> Option<Line> {
    let mut at = start;
    while at < text.len() {
        if let Some(line) = line(text, at) {
            return Some(line);
        }
        at = next(text, at);
    }
    None
}

fn next(text: &str, start: usize) -> usize {
    (line_end(text, start) + 1).min(text.len())
}

/// Whether a line is one of the marks between documents.
fn is_mark(text: &str, line: Line) -> bool {
    line.indent == 0
        && text.get(line.start..line.start + 3).is_some_and(|mark| mark == "---" || mark == "...")
}

/// Where the item or entry that begins at a line ends: at the next line that is not indented deeper.
fn end_of(text: &str, first: Line) -> usize {
    let mut at = next(text, first.start);
    while at < text.len() {
        if let Some(line) = line(text, at) {
            let inside =
                line.indent > first.indent || (line.indent == first.indent && line.dash && !first.dash);
            if !inside || is_mark(text, line) {
                break;
            }
        }
        at = next(text, at);
    }
    at
}

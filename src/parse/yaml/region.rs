//! The part of a text that is left out because of an error in it: the smallest list item or top-level entry.

use super::places::{line_end, line_start};
use super::rows::Row;
use std::ops::Range;

/// A line that says something.
#[derive(Debug, Clone, Copy)]
struct Line {
    start: usize,
    indent: usize,
    /// Whether it begins a list item.
    dash: bool,
    /// Whether a tab is in its indentation, which then tells nothing.
    tabbed: bool,
}

impl Line {
    /// How deep it lies. What is indented by a tab and is no list item belongs to what stands above it.
    fn depth(self) -> usize {
        if self.tabbed && !self.dash { usize::MAX } else { self.indent }
    }
}

/// The smallest list item that holds a place, unless it is the only one of its list: then the next larger one, or
/// else the entry that the list belongs to. Without a list item it is the top-level entry. Whole lines.
pub(super) fn of(text: &str, at: usize) -> Range<usize> {
    let start = line_start(text, at.min(text.len()));
    let Some(culprit) = line(text, start).or_else(|| above(text, start)) else {
        return start..line_end(text, start);
    };
    if is_braced(text, culprit) {
        return culprit.start..next(text, culprit.start);
    }
    if let Some((above, _)) = Row::of(text, culprit.start).sunk(text) {
        return of(&without(text, culprit), above.start);
    }
    let around = Around::new(text, culprit);
    let found = around.items.iter().find(|item| !item.alone).or(around.items.last());
    let first = match (found, around.stray) {
        (Some(item), _) if item.alone => item.owner.unwrap_or(item.line),
        (Some(item), _) => item.line,
        (None, Some(stray)) => owner(text, stray, end_of(text, culprit)).unwrap_or(stray),
        (None, None) => around.top,
    };
    first.start..end_of(text, first).max(end_of(text, culprit))
}

/// The line of the key whose list has one item only, which begins at a line and ends at a byte.
fn owner(text: &str, item: Line, end: usize) -> Option<Line> {
    let has_next = below(text, end).is_some_and(|next| next.dash && next.indent == item.indent);
    above(text, item.start).filter(|&above| !has_next && !above.dash && owns_list(text, above))
}

/// A text of the same length in which a line says nothing.
fn without(text: &str, line: Line) -> String {
    let at = line.start + line.indent;
    let first = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let mut text = text.to_owned();
    text.replace_range(at..at + first, &"#".repeat(first));
    text
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
    /// The outermost line that it lies in so far.
    top: Line,
}

impl Around {
    fn new(text: &str, culprit: Line) -> Self {
        let mut found = Self { items: Vec::new(), stray: None, top: culprit };
        if culprit.dash {
            found.enter(text, culprit);
        }
        let mut at = culprit.start;
        while found.top.depth() > 0 || found.top.dash {
            let Some(line) = above(text, at).filter(|&line| !is_mark(text, line)) else { break };
            found.pass(text, line);
            at = line.start;
        }
        found
    }

    /// Takes the next line upward.
    fn pass(&mut self, text: &str, line: Line) {
        let inner = self.top;
        let encloses =
            line.depth() < inner.depth() || (line.depth() == inner.depth() && inner.dash && !line.dash);
        match self.items.last_mut() {
            Some(item) if inner.dash && !encloses => item.alone &= !line.dash,
            Some(item) if inner.dash && owns_list(text, line) => {
                item.owner = Some(line).filter(|line| !line.dash);
            }
            // Its indentation is wrong: it is in no list that would be empty without it.
            Some(item) if inner.dash => item.alone = false,
            None if !encloses && line.dash => self.stray = self.stray.or(Some(line)),
            _ => {}
        }
        if encloses {
            self.top = line;
            if line.dash {
                self.enter(text, line);
            }
        }
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
        let before = text.get(..at).unwrap_or_default();
        let word = before.strip_suffix('-').unwrap_or(before);
        if word.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let after = text.get(at + 2..).unwrap_or_default().trim_start_matches(['"', '\'', ' ']);
        let Some(value) = after.strip_prefix([':', '\u{FF1A}']) else { continue };
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
    // A dash that lacks its space means an item as well.
    let glued = content.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let dash = content == "-" || content.starts_with("- ") || glued;
    let indent = words.len() - content.len();
    let tabbed = words.get(..indent).is_some_and(|blanks| blanks.contains('\t'));
    Some(Line { start, indent, dash, tabbed })
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
    let has_list = !first.dash && owns_list(text, first);
    let mut at = next(text, first.start);
    while at < text.len() {
        if let Some(line) = line(text, at) {
            let goes_on = (line.dash && has_list) || closes(text, line);
            let inside = line.depth() > first.depth() || (line.depth() == first.depth() && goes_on);
            // An item behind a tab is not told by its indentation from the next one without.
            let is_next = first.tabbed && first.dash && line.dash && !line.tabbed;
            if !inside || is_next || is_mark(text, line) {
                break;
            }
        }
        at = next(text, at);
    }
    at
}

/// Whether a line leaves its value to a list on the lines below.
fn owns_list(text: &str, line: Line) -> bool {
    let (_, value) = Row::of(text, line.start).value();
    matches!(value.bytes().next(), None | Some(b'&' | b'!' | b'#')) || value == "-"
}

/// Whether a line begins with a closing bracket or brace, which belongs to what stands above.
fn closes(text: &str, line: Line) -> bool {
    matches!(text.as_bytes().get(line.start + line.indent), Some(b']' | b'}'))
}

/// Whether a line is an item of a list in brackets, in braces of its own.
fn is_braced(text: &str, line: Line) -> bool {
    let words = text.get(line.start + line.indent..line_end(text, line.start)).unwrap_or_default().trim_end();
    let words = words.strip_suffix(',').unwrap_or(words);
    line.indent > 0 && words.starts_with('{') && words.ends_with('}')
}

//! Lines of a file as an analyst sees them: indentation, dashes, field name, value.

use super::places::{line_end, line_start};
use std::borrow::Cow;

/// The longest that a field name may be in bytes: what is longer is a sentence with a colon in it.
const LONGEST_NAME: usize = 80;

/// A line, without its line break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row<'t> {
    /// The byte it starts at.
    pub(super) start: usize,
    /// What stands in it.
    pub(super) text: &'t str,
}

impl<'t> Row<'t> {
    /// The line that a place is in.
    pub(super) fn of(text: &'t str, at: usize) -> Self {
        let start = line_start(text, at);
        Self { start, text: text.get(start..line_end(text, start)).unwrap_or_default() }
    }

    /// The nearest line above that holds more than blanks and a comment.
    pub(super) fn above(self, text: &'t str) -> Option<Self> {
        let mut row = self;
        while row.start > 0 {
            row = Self::of(text, row.start - 1);
            if row.says_something() {
                return Some(row);
            }
        }
        None
    }

    /// The lines below, from the next one on.
    pub(super) fn below(self, text: &'t str) -> impl Iterator<Item = Self> {
        let after = |row: Self| {
            let end = row.end();
            let bytes =
                text.as_bytes().get(end..end + 2).unwrap_or(text.as_bytes().get(end..).unwrap_or_default());
            let next = end + if bytes == b"\r\n" { 2 } else { 1 };
            (next <= text.len())
                .then(|| Row { start: next, text: text.get(next..line_end(text, next)).unwrap_or_default() })
        };
        std::iter::successors(after(self), move |&row| after(row))
    }

    /// The byte after its last.
    pub(super) fn end(self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it holds more than blanks and a comment.
    pub(super) fn says_something(self) -> bool {
        let content = self.text.trim_start();
        !content.is_empty() && !content.starts_with('#')
    }

    /// How many spaces and tabs it begins with.
    pub(super) fn indent(self) -> usize {
        self.text.len() - self.text.trim_start_matches([' ', '\t']).len()
    }

    /// What stands after the indentation.
    pub(super) fn content(self) -> &'t str {
        self.text.trim_start_matches([' ', '\t'])
    }

    /// The fields above and below a field with a value, where those are in line with each other and it is farther left:
    /// it is a field of the same record.
    pub(super) fn sunk(self, text: &'t str) -> Option<(Self, Self)> {
        let (_, value) = self.value();
        let is_field = |row: &Self| row.word().is_some();
        let has_value = is_field(&self) && !value.is_empty() && !value.starts_with(['|', '>', '&', '!', '#']);
        let above = self.above(text).filter(|row| has_value && is_field(row))?;
        let below = self.below(text).find(|row| row.says_something()).filter(is_field)?;
        let in_line = above.body() == below.indent() && !self.is_item() && !below.is_item();
        (in_line && self.indent() < below.indent()).then_some((above, below))
    }

    /// Whether it begins a list item.
    pub(super) fn is_item(self) -> bool {
        self.content() == "-" || self.content().starts_with("- ")
    }

    /// The byte in the line at which the text after indentation and dashes begins.
    pub(super) fn body(self) -> usize {
        let mut rest = self.content();
        while let Some(inner) = rest.strip_prefix("- ") {
            rest = inner.trim_start_matches([' ', '\t']);
        }
        self.text.len() - rest.len()
    }

    /// The field name with which the text after dashes begins, and the byte in the line of its colon.
    pub(super) fn field(self) -> Option<(&'t str, usize)> {
        let body = self.body();
        let rest = self.text.get(body..)?;
        let colon = colons(rest).next()?;
        let name = rest.get(..colon)?.trim();
        let bare = name.trim_matches(['"', '\'']);
        let is_name = !bare.is_empty() && bare.len() <= LONGEST_NAME && !bare.contains(['"', '{', '[']);
        is_name.then_some((bare, body + colon))
    }

    /// A field name of one word, as the fields of a record have.
    pub(super) fn word(self) -> Option<&'t str> {
        self.field().map(|(name, _)| name).filter(|name| !name.contains(char::is_whitespace))
    }

    /// The field's value, and the byte in the line at which it begins; the whole body without a field.
    pub(super) fn value(self) -> (usize, &'t str) {
        let from = self.field().map_or(self.body(), |(_, colon)| colon + 1);
        let rest = self.text.get(from..).unwrap_or_default();
        let value = rest.trim_start();
        (self.text.len() - value.len(), value.trim_end())
    }
}

/// The colons of a line that YAML reads as such: those before a blank or the line's end.
pub(super) fn colons(text: &str) -> impl Iterator<Item = usize> {
    let is_sign = |at: usize| text.as_bytes().get(at + 1).is_none_or(u8::is_ascii_whitespace);
    text.match_indices(':').map(|(at, _)| at).filter(move |&at| is_sign(at))
}

/// A text in the quotation marks that suit it.
pub(super) fn quote(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// A line as an example in a help text: cut after some words where it is long.
pub(super) fn example(line: &str) -> String {
    const LONGEST: usize = 90;
    if line.chars().nth(LONGEST).is_none() {
        return line.to_owned();
    }
    let (mut short, close) = match line.chars().next_back() {
        Some(last @ ('"' | '\'' | ']' | '}')) => {
            (line.chars().take(LONGEST - 2).collect::<String>(), Some(last))
        }
        _ => (line.chars().take(LONGEST - 1).collect(), None),
    };
    short.truncate(short.trim_end().rfind(' ').unwrap_or(short.len()));
    short.push_str(" …");
    short.extend(close);
    short
}

/// A field name as messages show it: cut where it is long.
pub(super) fn short(name: &str) -> Cow<'_, str> {
    const LONGEST: usize = 40;
    match name.char_indices().nth(LONGEST) {
        Some((at, _)) => Cow::Owned(format!("{}…", name.get(..at).unwrap_or_default())),
        None => Cow::Borrowed(name),
    }
}

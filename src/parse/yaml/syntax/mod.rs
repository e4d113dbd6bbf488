//! Syntax errors in the analyst's words: what the parser noticed, told by its cause.

mod brackets;
mod fields;
pub(super) mod lines;
mod quotes;
mod signs;

use super::limits::DEPTH;
use super::places::gap;
use super::rows::{Row, colons, example, quote};
use super::tree::Break;
use crate::diagnostic::Diagnostic;
use crate::text::{FileId, Span};

/// The finding for a syntax error.
pub(super) fn explain(file: FileId, text: &str, error: &Break) -> Diagnostic {
    let scene = Scene { file, text, at: error.at, read: error.read, open: &error.open };
    if error.is_deep() {
        return too_deep(scene.span(scene.at, scene.at));
    }
    scene.by_words(&error.words).unwrap_or_else(|| {
        scene
            .finding(scene.at, scene.at, "this line cannot be read")
            .help("write one `name: value` per line, and put a text with signs in it in quotation marks")
    })
}

/// The finding for lists and mappings that lie in each other too deep, told once a file.
pub(super) fn too_deep(at: Span) -> Diagnostic {
    let message = format!("lists and mappings lie in each other more than {DEPTH} levels deep");
    Diagnostic::error("too-large", at, message)
        .help("write it flatter, here and wherever else this file does so")
}

/// Whether a finding says so.
pub(super) fn is_too_deep(fault: &Diagnostic) -> bool {
    *fault == too_deep(fault.at.span)
}

/// An error and what lies around it.
struct Scene<'t> {
    file: FileId,
    text: &'t str,
    /// The byte where the parser noticed the error.
    at: usize,
    /// The byte after the last value that was read before it.
    read: usize,
    /// The opening brackets and braces of what was being read.
    open: &'t [usize],
}

impl<'t> Scene<'t> {
    /// Sorts an error by what the parser says of it, then by what stands there.
    fn by_words(&self, words: &str) -> Option<Diagnostic> {
        if let Some(finding) = self.blanks(words) {
            return Some(finding);
        }
        match words {
            _ if words.contains("escape") || words.contains("hexadecimal") => self.escape(),
            _ if words.contains("quoted scalar") && !words.contains("trailing") => {
                self.unclosed_quote(self.at)
            }
            _ if words.contains("trailing content after") => self.after_quote(),
            _ if words.contains("unknown anchor") => self.alias(),
            _ if words.contains("anchor or alias") => self.sign(),
            _ if words.starts_with("unexpected character") => self.sign(),
            _ if words.contains("block scalar") => self.block(words),
            _ if words.contains("tag") || words.contains("handle") => self.sign(),
            _ if words.contains("irective") => self.sign(),
            _ if words.contains("byte order mark") => Some(self.byte_order_mark()),
            _ if words.contains("comment") => Some(self.comment(words)),
            _ if words.contains("misplaced bracket") => Some(self.never_opened()),
            _ if words.contains("document end") => Some(self.after_end()),
            _ if words.contains("document start") => self.directive().or_else(|| self.by_line(words)),
            _ => self.bracket().or_else(|| self.by_line(words)),
        }
    }

    /// Errors of lines: colons, dashes, indentation.
    fn by_line(&self, words: &str) -> Option<Diagnostic> {
        match words {
            _ if words.starts_with("simple key") => self.no_colon(),
            "mapping values are not allowed in this context" => self.colon(),
            _ if words.contains("entries are not allowed") => self.dash_after_colon(),
            _ if words.contains("keys are not allowed") => self.sign(),
            _ if self.text.as_bytes().get(self.at) == Some(&b',') => self.sign(),
            _ => self.misplaced(),
        }
    }

    /// A finding at some bytes; an empty range is widened to the character that stands there.
    fn finding(&self, start: usize, end: usize, message: impl Into<String>) -> Diagnostic {
        let next = || {
            self.text.get(start..).and_then(|rest| rest.chars().next()).filter(|c| !matches!(c, '\n' | '\r'))
        };
        let end = if end > start { end } else { start + next().map_or(0, char::len_utf8) };
        Diagnostic::error("syntax", self.span(start, end), message)
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start, end)
    }

    fn row(&self, at: usize) -> Row<'t> {
        Row::of(self.text, at)
    }

    /// The line an error belongs to: its own, or the last one above where it was noticed at the end of the file.
    fn own_row(&self) -> Row<'t> {
        let row = self.row(self.at);
        if row.says_something() { row } else { row.above(self.text).unwrap_or(row) }
    }

    /// Where what could not be read begins: the first sign after the last value that was read.
    fn unread(&self) -> usize {
        gap(self.text, self.read)
    }

    /// The line of a place with the value in quotation marks, as the help shows it.
    fn in_quotes(&self, at: usize) -> String {
        let row = self.row(at);
        let (start, value) = row.value();
        let before = row.text.get(row.indent()..start).unwrap_or_default();
        format!("put the whole text in quotation marks: `{}`", example(&format!("{before}{}", quote(value))))
    }

    /// A finding that quotation marks mend: said as help and, where the value is one text on one line, as a change.
    fn quoted(&self, finding: Diagnostic, at: usize) -> Diagnostic {
        let finding = finding.help(self.in_quotes(at));
        let row = self.row(at);
        let (start, value) = row.value();
        let from = row.start + start;
        let goes_on = row.below(self.text).find(|below| !below.content().is_empty());
        if !is_sentence(value)
            || self.in_brackets(from)
            || goes_on.is_some_and(|below| below.indent() > row.body())
        {
            return finding;
        }
        let span = self.span(from, from + value.len());
        finding.safe_fix(span, quote(value), "put the text in quotation marks")
    }
}

/// Whether a value can only be a text: several words, nothing that looks like a comment, and before each colon more
/// than the name of a field.
fn is_sentence(value: &str) -> bool {
    let words = |text: &str| text.split_whitespace().count();
    let is_named = |at: usize| words(value.get(..at).unwrap_or_default()) < 3;
    words(value) >= 3
        && !value.starts_with(['"', '\'', '#'])
        && !value.contains(" #")
        && !value.contains("\t#")
        && !colons(value).any(is_named)
}

/// The names that `&name` gives to values in a text.
pub(super) fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('&').skip(1).map(name)
}

/// The name that an alias at the head of a text repeats.
pub(super) fn alias_name(text: &str) -> Option<&str> {
    text.strip_prefix('*').map(name)
}

/// The name at the head of a text, as YAML delimits it.
fn name(text: &str) -> &str {
    let length = text.find([' ', '\t', '\n', '\r', ',', '[', ']', '{', '}']).unwrap_or(text.len());
    text.get(..length).unwrap_or_default()
}

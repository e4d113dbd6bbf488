//! What else is wrong in a record that one syntax error takes out: its fields are read on without the faulty one.

use super::rows::Row;
use super::syntax;
use super::tree::{Break, Stop, build};
use crate::diagnostic::Diagnostic;
use crate::text::{FileId, Span};
use std::ops::Range;

/// The longest record that is read on, in bytes, and how many errors are looked for in one.
const LONGEST: usize = 1 << 16;
const MOST: usize = 8;

/// The findings in a record beside the error at a place, whose field is blanked in the text, as is that of each further
/// error. Told are only errors in fields that are in line with that one, each on a line of its own: whatever else stops
/// the reading may be no mistake but what the first one left.
pub(super) fn find(file: FileId, text: &mut String, record: Range<usize>, at: usize) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let (mut at, start) = (at, record.start);
    while record.len() <= LONGEST && found.len() < MOST {
        let Some(column) = blank(text, at) else { break };
        let pass = build(file, text.get(record.clone()).unwrap_or_default());
        let Some(stop) = pass.stop else {
            let faults = pass.faults.into_iter().filter(|fault| fault.rule != "too-large");
            found.extend(faults.map(|fault| moved(fault, start)));
            break;
        };
        let Stop::Syntax(error) = stop else { break };
        if error.is_deep() || error.words.contains("unknown anchor") {
            break;
        }
        let Break { at: noticed, read, open, words } = error;
        let open = open.into_iter().map(|open| open + start).collect();
        let error = Break { at: noticed + start, read: read + start, open, words };
        let finding = syntax::explain(file, text.get(..record.end).unwrap_or_default(), &error);
        let culprit = finding.at.span.start as usize;
        let row = Row::of(text, culprit);
        let is_next = row.start > at && row.body() == column && culprit > row.start + column && has_name(row);
        if !is_next || error.open.iter().any(|&open| open < row.start) {
            break;
        }
        at = culprit;
        found.push(finding);
    }
    found
}

/// Blanks the field on the line of a place, where the line holds all of it and the place is not where it begins: then
/// the line would be at the wrong depth. The byte in the line at which it began.
fn blank(text: &mut String, at: usize) -> Option<usize> {
    let row = Row::of(text, at);
    if at <= row.start + row.body() {
        return None;
    }
    let column = row.body();
    let below = row.below(text).find(|below| below.says_something());
    let is_tabbed = row.text.get(..row.indent()).is_some_and(|blanks| blanks.contains('\t'));
    if is_tabbed || !has_name(row) || below.is_some_and(|below| below.indent() > column) {
        return None;
    }
    // What begins a list item keeps its dash, and with it its name.
    let from = if row.is_item() { row.word().map(|_| row.value().0)? } else { column };
    let (from, end) = (row.start + from, row.end());
    let mut blanks = " ".repeat(end - from);
    if !row.is_item() {
        blanks.replace_range(..1, "#");
    }
    text.replace_range(from..end, &blanks);
    Some(column)
}

/// Whether a line begins with the name of a field and its colon.
fn has_name(row: Row<'_>) -> bool {
    let rest = row.text.get(row.body()..).unwrap_or_default();
    let name = rest.split(':').next().filter(|name| name.len() < rest.len()).unwrap_or_default();
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// A finding in a part of the text as one in the whole.
fn moved(mut finding: Diagnostic, by: usize) -> Diagnostic {
    let moved = |span: Span| Span::new(span.file, span.start as usize + by, span.end as usize + by);
    for label in std::iter::once(&mut finding.at).chain(&mut finding.related) {
        label.span = moved(label.span);
    }
    if let Some(fix) = &mut finding.fix {
        fix.span = moved(fix.span);
    }
    finding
}

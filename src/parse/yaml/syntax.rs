//! Syntax errors in the analyst's words: what the parser noticed, told by its cause.

use super::tree::Break;
use crate::diagnostic::Diagnostic;
use crate::text::{FileId, Span};

/// The finding for a syntax error.
pub(super) fn explain(file: FileId, text: &str, error: Break) -> Diagnostic {
    let end = text
        .get(error.at..)
        .and_then(|rest| rest.chars().next())
        .map_or(error.at, |c| error.at + c.len_utf8());
    let _ = error.read;
    Diagnostic::error("syntax", Span::new(file, error.at, end), error.words)
}

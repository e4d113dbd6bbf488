//! One run of the parser over a text: what it brought, and what stopped it.

use super::builder::Builder;
use super::places::Cursor;
use super::{Node, traps};
use crate::diagnostic::Diagnostic;
use crate::text::FileId;
use saphyr_parser::Parser;

/// What one run of the parser over a text brought.
pub(super) struct Pass {
    /// The tops of the documents, as far as they were read.
    pub(super) roots: Vec<Node>,
    /// Faults that did not stop the reading.
    pub(super) faults: Vec<Diagnostic>,
    /// Faults only if the whole text was read: texts with a name that no alias repeats.
    pub(super) unused: Vec<Diagnostic>,
    /// What stopped it.
    pub(super) stop: Option<Stop>,
}

/// Where the reading of a text stopped.
pub(super) enum Stop {
    /// The text is not well formed here.
    Syntax(Break),
    /// A bound was passed at this byte; the finding is among the faults.
    Limit(usize),
}

/// A syntax error as the parser sees it.
pub(super) struct Break {
    /// The byte where the parser noticed it.
    pub(super) at: usize,
    /// The byte after the last value that was read before it.
    pub(super) read: usize,
    /// The opening brackets and braces of what was being read, outermost first.
    pub(super) open: Vec<usize>,
    /// The parser's own words.
    pub(super) words: String,
}

impl Break {
    /// Whether the parser stopped because lists and mappings lie in each other too deep.
    pub(super) fn is_deep(&self) -> bool {
        self.words.contains("recursion limit")
    }
}

/// Reads a text as far as it goes.
pub(super) fn build(file: FileId, text: &str) -> Pass {
    let mut builder = Builder::new(file, text);
    let mut cursor = Cursor::new(text);
    let mut stop = None;
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => {
                let start = cursor.byte(span.start.index());
                let place = (start, cursor.byte(span.end.index()));
                if builder.take(event, place).is_err() {
                    stop = Some(Stop::Limit(start));
                    break;
                }
            }
            Err(error) => {
                let at = cursor.byte(error.marker().index());
                let open =
                    builder.frames.iter().filter(|frame| frame.brackets).map(|frame| frame.start).collect();
                stop = Some(Stop::Syntax(Break {
                    at,
                    read: builder.read,
                    open,
                    words: error.info().to_owned(),
                }));
                break;
            }
        }
    }
    builder.close_all();
    let unused = builder.named.into_values().map(|(at, span)| traps::unused_name(text, at, span)).collect();
    Pass { roots: builder.roots, faults: builder.faults, unused, stop }
}

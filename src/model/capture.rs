//! Captures: the plain-text copies of documents that quotes are verified against.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::model::document::Document;
use crate::text::{FileId, Span};

/// The text of a document, as the desk keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// Its number among the texts of the run.
    pub file: FileId,
    /// What stands in it.
    pub text: Arc<str>,
    /// The SHA-256 of its bytes on disk, in lower-case hexadecimal.
    pub sha256: String,
}

/// The captures of a desk, by the place of the field that names each. Empty where none were asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Captures {
    held: BTreeMap<Span, Capture>,
    absent: BTreeMap<Span, String>,
}

impl Captures {
    /// Adds the capture that the field at a place names.
    pub fn hold(&mut self, named: Span, capture: Capture) {
        self.held.insert(named, capture);
    }

    /// Notes that there is no such file as the field at a place names, and where it was looked for: a path relative
    /// to the desk.
    pub fn miss(&mut self, named: Span, path: String) {
        self.absent.insert(named, path);
    }

    /// The capture of a document, where it names one that could be read.
    pub fn of(&self, document: &Document) -> Option<&Capture> {
        self.held.get(&document.text.as_ref()?.span)
    }

    /// Whether a path relative to the desk leads to a folder outside it, which not every machine has.
    pub fn is_kept_elsewhere(path: &str) -> bool {
        path.starts_with("..") || Path::new(path).is_absolute()
    }

    /// Where the capture that a document names was looked for and is not: a path relative to the desk.
    pub fn absent(&self, document: &Document) -> Option<&str> {
        self.absent.get(&document.text.as_ref()?.span).map(String::as_str)
    }
}

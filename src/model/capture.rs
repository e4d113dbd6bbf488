//! Captures: the plain-text copies of documents that quotes are verified against.

use std::collections::{BTreeMap, BTreeSet};
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
    absent: BTreeSet<Span>,
}

impl Captures {
    /// Adds the capture that the field at a place names.
    pub fn hold(&mut self, named: Span, capture: Capture) {
        self.held.insert(named, capture);
    }

    /// Notes that there is no such file as the field at a place names.
    pub fn miss(&mut self, named: Span) {
        self.absent.insert(named);
    }

    /// The capture of a document, where it names one that could be read.
    pub fn of(&self, document: &Document) -> Option<&Capture> {
        self.held.get(&document.text.as_ref()?.span)
    }

    /// Whether a document names a capture that is not there.
    pub fn is_absent(&self, document: &Document) -> bool {
        document.text.as_ref().is_some_and(|text| self.absent.contains(&text.span))
    }
}

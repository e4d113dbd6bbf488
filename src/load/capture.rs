//! The captures that the documents of a desk name.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::Loaded;
use super::error::LoadError;
use super::fence::{self, Fence};
use super::paths::relative;
use super::unread::Unread;
use crate::diagnostic::Diagnostic;
use crate::model::capture::{Capture, Captures};
use crate::text::{Span, Spanned, shown};

/// How many bytes the captures of a desk may have in all.
const LIMIT: u64 = 1024 * 1024 * 1024;

/// How many captures are read at a time.
const BATCH: usize = 64;

impl Loaded {
    /// Reads the captures that fields name, and adds their texts to the others. `folders` are those outside the desk
    /// that captures may lie in. A capture that is not there is noted as absent: captures may lie outside version
    /// control, and so may their folders. Whatever else keeps one from being read is a finding.
    ///
    /// # Errors
    ///
    /// [`LoadError::Missing`] where the desk itself is gone.
    pub fn capture(
        &mut self,
        named: &[Spanned<String>],
        folders: &[Spanned<String>],
    ) -> Result<(Captures, Vec<Diagnostic>), LoadError> {
        let mut fence = Fence::new(&self.root)?.with(&self.shelf);
        for folder in folders {
            fence.allow(&folder.value);
        }
        let places: Vec<_> = named.iter().filter_map(|name| self.place(&fence, name).ok()).collect();
        self.named.extend(places);
        let mut captured = Shelf::default();
        let mut size = 0;
        for batch in named.chunks(BATCH) {
            let read: Vec<_> = batch.par_iter().map(|name| (name, self.open(&fence, name))).collect();
            for (name, outcome) in read {
                size += outcome.as_ref().map_or(0, |capture| capture.text.text.len() as u64);
                let outcome = if size > LIMIT { Err(Unread::TooMuch(LIMIT)) } else { outcome };
                if let (Err(Unread::Missing), Ok(place)) = (&outcome, self.place(&fence, name)) {
                    captured.captures.miss(name.span, shown(&relative(fence.root(), &place)));
                }
                captured.put(self, name.span, outcome);
            }
        }
        Ok((captured.captures, captured.findings))
    }

    fn place(&self, fence: &Fence, name: &Spanned<String>) -> Result<PathBuf, Unread> {
        fence.place(self.path(name.span.file).unwrap_or(Path::new("")), &name.value)
    }

    fn open(&self, fence: &Fence, name: &Spanned<String>) -> Result<fence::Capture, Unread> {
        let from = self.path(name.span.file).unwrap_or(Path::new(""));
        fence.read(from, &name.value)
    }
}

/// The captures read so far.
#[derive(Default)]
struct Shelf {
    captures: Captures,
    /// By path, for documents that share one.
    known: BTreeMap<String, Capture>,
    findings: Vec<Diagnostic>,
}

impl Shelf {
    fn put(&mut self, loaded: &mut Loaded, named: Span, outcome: Result<fence::Capture, Unread>) {
        match outcome {
            Ok(read) => {
                let capture = match self.known.get(&read.text.path) {
                    Some(known) => known.clone(),
                    None => self.add(loaded, read),
                };
                self.captures.hold(named, capture);
            }
            Err(Unread::Missing) => {}
            Err(unread) => self.findings.push(unread.finding(named)),
        }
    }

    fn add(&mut self, loaded: &mut Loaded, read: fence::Capture) -> Capture {
        let (path, text) = (read.text.path.clone(), Arc::from(read.text.text.as_str()));
        let file = loaded.texts.add(read.text.clone());
        self.findings.extend(read.findings(file));
        let capture = Capture { file, text, sha256: read.sha256 };
        self.known.insert(path, capture.clone());
        capture
    }
}

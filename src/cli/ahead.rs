//! Pages that go on their way to the disk while others are still made, before it is known whether they will be wanted.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::render;
use crate::save::{Early, Out, Page};

/// The folder of outputs, and the pages that stand in it beside their goals.
pub(super) struct Ahead {
    pages: Mutex<BTreeMap<String, Early>>,
    /// None where nothing is written to a folder, or the folder cannot be used: whoever writes then says so.
    out: Option<Out>,
}

impl Ahead {
    /// Opens a folder below `root`, if there is anything to write to one.
    pub(super) fn open(place: Option<(&Path, &Path)>) -> Self {
        let out = place.and_then(|(root, folder)| Out::open(root, folder).ok());
        Self { out, pages: Mutex::default() }
    }

    /// Writes a page beside its goal. One that cannot be written is left for the end, when findings are told.
    pub(super) fn write(&self, page: &render::Page) {
        let Some(out) = &self.out else { return };
        let begun = out.begin(&Page { name: page.name.clone(), bytes: page.text.as_bytes().into() });
        if let Ok(early) = begun {
            self.pages.lock().unwrap_or_else(PoisonError::into_inner).insert(page.name.clone(), early);
        }
    }

    /// What was written already: the folder, and the pages by name.
    pub(super) fn into_parts(self) -> (Option<Out>, BTreeMap<String, Early>) {
        (self.out, self.pages.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}

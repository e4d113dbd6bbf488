//! What was read and parsed before, so that a save costs only what it changed.
//!
//! A galley is the tray in which set type waits to be printed again. What comes from it is what would come of
//! reading everything anew: a file's records depend on its path, its number and its bytes alone, and these are
//! what they are kept by.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::load::Loaded;
use crate::load::shelf::Shelf;
use crate::parse::file::{self, FileRecords};
use crate::text::FileId;
use crate::watch::Touched;

/// What a file declares, and what was wrong with it.
pub type Set = (FileRecords, Vec<Diagnostic>);

/// What is kept of one desk. A default one keeps nothing; a copy is the same galley.
#[derive(Debug, Clone, Default)]
pub struct Galley {
    shelf: Shelf,
    sets: Option<Arc<Mutex<Sets>>>,
}

/// By path: what was parsed, and of what.
#[derive(Debug, Default)]
struct Sets {
    kept: BTreeMap<String, (FileId, String, Set)>,
    /// How many files were parsed so far.
    parsed: usize,
}

impl Galley {
    /// A galley that keeps what is read and parsed.
    pub fn new() -> Self {
        Self { shelf: Shelf::new(), sets: Some(Arc::default()) }
    }

    /// Whether it keeps anything at all.
    pub fn keeps(&self) -> bool {
        self.sets.is_some()
    }

    /// The bytes of files.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Forgets what may have changed.
    pub fn tidy(&self, touched: &Touched) {
        self.shelf.tidy(touched);
    }

    /// How many files were parsed so far.
    pub fn parsed(&self) -> usize {
        self.sets.as_ref().map_or(0, |sets| sets.lock().unwrap_or_else(PoisonError::into_inner).parsed)
    }

    /// The records of every claim file, in the order of the files, and what was wrong with each.
    pub fn records(&self, loaded: &Loaded) -> Vec<Set> {
        let Some(sets) = &self.sets else {
            // One by one: files differ, and no thread shall wait for another one's share.
            return loaded.claims.par_iter().with_max_len(1).filter_map(|&id| read(id, loaded)).collect();
        };
        let mut sets = sets.lock().unwrap_or_else(PoisonError::into_inner);
        let known = std::mem::take(&mut sets.kept);
        let set = |&id: &FileId| {
            let (text, hash) = (loaded.texts.file(id)?, loaded.sha256(id)?);
            let same = known.get(&text.path).filter(|(was, of, _)| *was == id && *of == hash);
            let set = same.map_or_else(|| read(id, loaded), |(_, _, set)| Some(set.clone()))?;
            Some((text.path.clone(), usize::from(same.is_none()), (id, hash, set)))
        };
        let all: Vec<_> = loaded.claims.par_iter().filter_map(set).collect();
        let mut records = Vec::with_capacity(all.len());
        for (path, parsed, (id, hash, set)) in all {
            sets.parsed += parsed;
            records.push(set.clone());
            sets.kept.insert(path, (id, hash, set));
        }
        records
    }
}

fn read(id: FileId, loaded: &Loaded) -> Option<Set> {
    let text = loaded.texts.file(id)?;
    let mut found = Vec::new();
    let records = file::read(id, &text.path, &text.text, &mut found);
    Some((records, found))
}

//! Pages that go on their way to the disk while others are still made, before it is known whether they will be wanted.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::assemble::Proof;
use crate::manifest::{Manifest, sha256};
use crate::model::id::BriefId;
use crate::save::{Early, Out, Page};

/// A manifest as it is saved.
pub(super) fn listed(manifest: &Manifest) -> Page<'static> {
    Page { name: Manifest::name(&manifest.brief), bytes: manifest.write().into_bytes().into() }
}

/// The folder of outputs, and what stands in it beside its goals.
pub(super) struct Ahead {
    begun: Mutex<Begun>,
    /// None where nothing is written to a folder, or the folder cannot be used: whoever writes then says so.
    out: Option<Out>,
}

/// What stands beside its goal.
#[derive(Default)]
pub(super) struct Begun {
    pages: BTreeMap<String, Early>,
    /// The hashes of the pages of each brief.
    hashes: BTreeMap<BriefId, BTreeMap<String, String>>,
    /// The manifest of each brief of which all pages were made, and the hashes in it.
    manifests: BTreeMap<BriefId, (BTreeMap<String, String>, Early)>,
}

impl Begun {
    /// The page of this name, if its bytes stand there.
    pub(super) fn page(&mut self, name: &str) -> Option<Early> {
        self.pages.remove(name)
    }

    /// The manifest of a brief, if it stands there and vouches for the last pages that were made.
    pub(super) fn manifest(&mut self, brief: BriefId) -> Option<Early> {
        let (hashes, early) = self.manifests.remove(&brief)?;
        (self.hashes.get(&brief) == Some(&hashes)).then_some(early)
    }
}

impl Ahead {
    /// Opens a folder below `root`, if there is anything to write to one.
    pub(super) fn open(place: Option<(&Path, &Path)>) -> Self {
        let out = place.and_then(|(root, folder)| Out::open(root, folder).ok());
        Self { out, begun: Mutex::default() }
    }

    /// Writes a page beside its goal, and with the last one of a brief its manifest. What cannot be written is left
    /// for the end, when findings are told.
    pub(super) fn write(&self, proof: Proof<'_>) {
        let Some(out) = &self.out else { return };
        let (page, brief) = (proof.page, proof.selection.brief);
        let begun = out.begin(&Page { name: page.name.clone(), bytes: page.text.as_bytes().into() });
        let Ok(early) = begun else { return };
        let hash = sha256(page.text.as_bytes());
        let hashes = {
            let mut begun = self.begun();
            begun.pages.insert(page.name.clone(), early);
            let hashes = begun.hashes.entry(brief).or_default();
            hashes.insert(page.name.clone(), hash);
            if hashes.len() < proof.of {
                return;
            }
            hashes.clone()
        };
        // Not under the lock: whoever waits for hashes of files may meanwhile write another page.
        let manifest = Manifest::new((proof.loaded, proof.corpus), proof.selection, hashes.clone());
        if let Ok(early) = out.begin(&listed(&manifest)) {
            self.begun().manifests.insert(brief, (hashes, early));
        }
    }

    fn begun(&self) -> MutexGuard<'_, Begun> {
        self.begun.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The folder, and what stands in it.
    pub(super) fn into_parts(self) -> (Option<Out>, Begun) {
        (self.out, self.begun.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}

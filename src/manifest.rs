//! What was made from what: the manifest of a brief.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::load::Loaded;
use crate::render::Page;
use crate::resolve::corpus::Corpus;
use crate::select::Selection;
use crate::text::FileId;

/// The manifest of a brief: `BRIEF-ID.manifest.json`. Every table is sorted by path, every hash is a SHA-256 in
/// lower-case hexadecimal digits, as `sha256sum` prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of byline that wrote it.
    pub byline: String,
    /// The brief's id.
    pub brief: String,
    /// The brief's as-of date.
    pub as_of: String,
    /// The desk's files that it rests on, by path relative to the desk.
    pub inputs: BTreeMap<String, String>,
    /// The desk's own templates, by path relative to the desk.
    pub templates: BTreeMap<String, String>,
    /// The pages, by file name.
    pub outputs: BTreeMap<String, String>,
}

impl Manifest {
    /// The manifest of rendered pages; `outputs` are their hashes, by file name.
    pub fn new(
        (loaded, corpus): (&Loaded, &Corpus),
        selection: &Selection,
        outputs: BTreeMap<String, String>,
    ) -> Self {
        let brief = corpus.brief(selection.brief);
        let hashed = |files: Vec<FileId>| {
            let hash = |file| Some((loaded.texts.file(file)?.path.clone(), loaded.sha256(file)?));
            files.into_par_iter().filter_map(hash).collect()
        };
        Self {
            byline: env!("CARGO_PKG_VERSION").to_owned(),
            brief: brief.common.id.value.to_string(),
            as_of: brief.as_of.value.to_string(),
            inputs: hashed(inputs(loaded, corpus, selection).into_iter().collect()),
            templates: hashed(loaded.templates.clone()),
            outputs,
        }
    }

    /// The file name of a brief's manifest.
    pub fn name(brief: &str) -> String {
        format!("{brief}.manifest.json")
    }

    /// Reads a manifest; `None` for what is none.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// The manifest as it is written.
    pub fn write(&self) -> String {
        serde_json::to_string_pretty(self).map(|text| text + "\n").unwrap_or_default()
    }
}

/// The hashes of pages, by file name.
pub fn hashes(pages: &[Page]) -> BTreeMap<String, String> {
    pages.par_iter().map(|page| (page.name.clone(), sha256(page.text.as_bytes()))).collect()
}

/// The SHA-256 of bytes in lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// The files that hold the brief, the records it shows and the records it owns, and byline.toml.
fn inputs(loaded: &Loaded, corpus: &Corpus, selection: &Selection) -> BTreeSet<FileId> {
    let brief = Some(selection.brief);
    let owned = corpus.claims.iter().filter(|claim| claim.brief == brief).map(|claim| &claim.common);
    let commons = owned
        .chain(selection.claims.iter().map(|&id| &corpus.claim(id).common))
        .chain(selection.documents.iter().map(|&id| &corpus.document(id).common))
        .chain(selection.sources.iter().map(|&id| &corpus.source(id).common))
        .chain(selection.responses.iter().map(|&id| &corpus.response(id).common))
        .chain(selection.judgments.iter().map(|&id| &corpus.judgment(id).common))
        .chain(selection.gaps.iter().map(|&id| &corpus.gap(id).common))
        .chain(std::iter::once(&corpus.brief(selection.brief).common));
    let body = corpus.brief(selection.brief).body.as_ref().map(|body| body.template.span.file);
    commons.map(|common| common.span.file).chain(body).chain(loaded.config).collect()
}

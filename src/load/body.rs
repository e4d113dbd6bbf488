//! The narratives that the briefs of a desk name.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::LoadError;
use super::fence::Fence;
use super::{Bytes, Loaded, OnDisk};
use crate::diagnostic::Diagnostic;
use crate::text::{FileId, Span, Spanned};

impl Loaded {
    /// Reads the narratives that fields name, and adds them to the other files: a file once, whoever names it. They
    /// lie within the desk. Gives each file by the place that names it; whatever keeps one from being read is a
    /// finding. Call it before captures are read, so that the files keep their numbers.
    ///
    /// # Errors
    ///
    /// [`LoadError::Missing`] where the desk itself is gone.
    pub fn bodies(
        &mut self,
        named: &[Spanned<String>],
    ) -> Result<(BTreeMap<Span, FileId>, Vec<Diagnostic>), LoadError> {
        let (mut opened, mut findings) = (BTreeMap::new(), Vec::new());
        if named.is_empty() {
            return Ok((opened, findings));
        }
        let fence = Fence::new(&self.root)?.with(&self.shelf);
        let mut known: BTreeMap<String, FileId> = BTreeMap::new();
        for name in named {
            let from = self.path(name.span.file).unwrap_or(Path::new("")).to_owned();
            self.named.extend(fence.place(&from, &name.value).ok());
            let read = match fence.read(&from, &name.value) {
                Ok(read) => read,
                Err(unread) => {
                    findings.push(unread.finding(name.span));
                    continue;
                }
            };
            let path = read.text.path.clone();
            let file = known.get(&path).copied().unwrap_or_else(|| {
                let file = self.texts.add(read.text.clone());
                findings.extend(read.findings(file));
                self.files.push(self.on_disk(&path, read.sha256));
                file
            });
            known.insert(path, file);
            opened.insert(name.span, file);
        }
        Ok((opened, findings))
    }

    fn on_disk(&self, path: &str, sha256: String) -> OnDisk {
        let path = PathBuf::from(path);
        let written = self.root.join(&path);
        OnDisk { real: fs::canonicalize(&written).unwrap_or(written), path, bytes: Bytes::Decoded(sha256) }
    }
}

//! The briefs as they can be looked at: the newest good pages of each, and why they are not newer.

use std::collections::BTreeMap;

use crate::model::brief::Format;
use crate::render::Page;
use crate::serve::notice::Notice;

/// Every brief that was seen since the preview began, by id.
#[derive(Debug, Clone, Default)]
pub struct Site {
    pub(super) briefs: BTreeMap<String, Preview>,
}

/// One brief.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    pub(super) title: String,
    pub(super) findings: String,
    /// Its newest good pages, by file name.
    pub(super) pages: BTreeMap<String, (Format, String)>,
    /// Why they are not newer.
    pub(super) notice: Option<Notice>,
}

/// What a brief is called, and how it stands.
#[derive(Debug, Clone, Copy)]
pub struct Caption<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// How many findings there are about it, in words.
    pub findings: &'a str,
}

impl Site {
    /// Shows new pages of a brief.
    pub fn show(&mut self, brief: &Caption<'_>, pages: &[Page]) {
        let pages = pages.iter().map(|page| (page.name.clone(), (page.format, page.text.clone())));
        let shown = Preview {
            title: brief.title.to_owned(),
            findings: brief.findings.to_owned(),
            pages: pages.collect(),
            notice: None,
        };
        self.briefs.insert(brief.id.to_owned(), shown);
    }

    /// Keeps the last good pages of a brief, with a notice over them.
    pub fn hold(&mut self, brief: &Caption<'_>, notice: Notice) {
        let held = self.briefs.entry(brief.id.to_owned()).or_default();
        brief.title.clone_into(&mut held.title);
        brief.findings.clone_into(&mut held.findings);
        held.notice = Some(notice);
    }

    /// Keeps the last good pages of the briefs that the desk no longer has.
    pub fn keep(&mut self, there: &[&str]) {
        for (id, preview) in self.briefs.iter_mut().filter(|(id, _)| !there.contains(&id.as_str())) {
            "no longer in the desk".clone_into(&mut preview.findings);
            preview.notice =
                Some(Notice { headline: format!("the desk has no brief `{id}` any more"), findings: vec![] });
        }
    }

    /// Keeps the last good pages of all briefs: the desk could not be read.
    pub fn fail(&mut self, notice: &Notice) {
        for preview in self.briefs.values_mut() {
            preview.notice = Some(notice.clone());
        }
    }
}

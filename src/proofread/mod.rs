//! Pages to findings: what any template's output must still say. Takes the tracers out.

mod fault;
mod faults;
mod html;
mod key;
mod markdown;
mod pieces;
mod scope;
mod sheet;
mod voice;

use crate::diagnostic::Diagnostic;
use crate::model::brief::Format;
use crate::proofread::faults::Faults;
use crate::proofread::sheet::Sheet;
use crate::proofread::voice::Desk;
use crate::render::{Edition, Page, tracers};
use crate::resolve::corpus::Corpus;
use crate::select::Selection;

/// Reads the pages of a brief as a reader does: finds what is wrong with them and takes the tracers out.
pub struct Proofreader<'a> {
    desk: Desk<'a>,
    faults: Faults<'a>,
}

impl<'a> Proofreader<'a> {
    /// Gathers what is needed, once for all pages of a brief.
    pub fn new(corpus: &'a Corpus, selection: &'a Selection, edition: &'a Edition<'a>) -> Self {
        Self { desk: Desk::new(corpus, selection), faults: Faults { corpus, selection, edition } }
    }

    /// Reads one page, which must bear this marking; gives it back without tracers. A page in which something of a
    /// tracer is left is not handed on.
    pub fn read(&self, mut page: Page, marking: Option<&str>) -> (Option<Page>, Vec<Diagnostic>) {
        let mut sheet = Sheet::new(&self.desk, marking);
        match page.format {
            Format::Html => html::read(&page.text, &mut sheet),
            Format::Md => markdown::read(&page.text, &mut sheet),
            Format::Json | Format::Yaml => return (Some(page), Vec::new()),
        }
        let mut findings = self.faults.findings(&page, sheet.finish());
        page.text = tracers::strip(std::mem::take(&mut page.text));
        if let Some(left) = tracers::left(&page.text) {
            findings.push(self.faults.left(&page, left));
            return (None, findings);
        }
        (Some(page), findings)
    }
}

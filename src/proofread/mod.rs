//! Pages to findings: what any template's output must still say. Takes the tracers out.

mod fault;
mod faults;
mod html;
mod key;
mod markdown;
mod sheet;
mod voice;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::brief::Format;
use crate::proofread::fault::Fault;
use crate::proofread::faults::Faults;
use crate::proofread::sheet::Sheet;
use crate::proofread::voice::Desk;
use crate::render::{Edition, Page, Rendered, tracers};
use crate::resolve::corpus::Corpus;
use crate::select::Selection;

/// Reads the pages of a brief as a reader does, adds what is wrong with them to the findings, and takes the
/// tracers out. A page in which something of a tracer is left is not handed on.
pub fn proofread(corpus: &Corpus, selection: &Selection, edition: &Edition<'_>, rendered: &mut Rendered) {
    let desk = Desk::new(corpus, selection, rendered.marking);
    let faults = Faults { corpus, selection, edition };
    let pages = std::mem::take(&mut rendered.pages);
    let read: Vec<_> = pages.into_par_iter().map(|page| self::page(page, &desk, &faults)).collect();
    for (page, findings) in read {
        rendered.findings.extend(findings);
        rendered.pages.extend(page);
    }
}

/// Reads one page; gives it back without tracers.
fn page(mut page: Page, desk: &Desk<'_>, faults: &Faults<'_>) -> (Option<Page>, Vec<Diagnostic>) {
    let found = read(&page, desk);
    let mut findings = faults.findings(&page, found);
    page.text = tracers::strip(std::mem::take(&mut page.text));
    if matches!(page.format, Format::Html | Format::Md)
        && let Some(left) = tracers::left(&page.text)
    {
        findings.push(faults.left(&page, left));
        return (None, findings);
    }
    (Some(page), findings)
}

fn read(page: &Page, desk: &Desk<'_>) -> Vec<Fault> {
    let mut sheet = Sheet::new(desk);
    match page.format {
        Format::Html => html::read(&page.text, &mut sheet),
        Format::Md => markdown::read(&page.text, &mut sheet),
        Format::Json | Format::Yaml => return Vec::new(),
    }
    sheet.finish()
}

//! Where the pages of the briefs print a claim.

use crate::assemble::Assembled;
use crate::model::id::ClaimId;
use crate::render::Page;
use crate::render::tracers::{self, Tracer};

/// Every page that prints a claim, with its anchor and lines: `out/note.html#claim-open, line 40`. The pages carry
/// their tracers still; `folder` is that of the outputs. Its own place, which has the anchor, stands first.
pub fn printed(assembled: &Assembled, folder: &str, claim: ClaimId) -> Vec<String> {
    let id = &assembled.corpus.claim(claim).common.id.value;
    let anchor = format!("claim-{id}");
    let pages = assembled.pages.values().flatten();
    pages.filter_map(|page| place(page, folder, (claim, &anchor))).collect()
}

fn place(page: &Page, folder: &str, (claim, anchor): (ClaimId, &str)) -> Option<String> {
    let mut lines = lines(&page.text, claim);
    let own = page.text.find(&format!("id=\"{anchor}\"")).map(|at| line(&page.text, at));
    let first = own.or(lines.first().copied())?;
    lines.retain(|&line| line != first);
    let anchor = if own.is_some() { format!("#{anchor}") } else { String::new() };
    let also: Vec<String> = lines.iter().map(ToString::to_string).collect();
    let also = if also.is_empty() { String::new() } else { format!(", again in {}", also.join(", ")) };
    Some(format!("{folder}/{}{anchor}, line {first}{also}", page.name))
}

/// The lines, each once, in which an assertion of the claim begins.
fn lines(text: &str, claim: ClaimId) -> Vec<usize> {
    let mut lines = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(tracers::find).map(|at| from + at) {
        let (tracer, length) = tracers::read(text.get(at..).unwrap_or_default());
        if tracer == Tracer::Assertion(claim.0) {
            lines.push(line(text, at));
        }
        from = at + length.max(1);
        while !text.is_char_boundary(from) {
            from += 1;
        }
    }
    lines.dedup();
    lines
}

fn line(text: &str, at: usize) -> usize {
    text.get(..at).map_or(0, |before| before.matches('\n').count()) + 1
}

//! A hand-written narrative: the author's template over the view, to Markdown with citations.

use tera::Context;

use crate::diagnostic::Diagnostic;
use crate::model::brief::Body;
use crate::render::escape;
use crate::render::fields;
use crate::render::marks::{Mark, Piece, pieces};
use crate::render::page::Language;
use crate::render::templates::{BODY, Set, Template};
use crate::render::view::wanted::Wanted;
use crate::resolve::corpus::Corpus;

/// A narrative as its template wrote it, the same for every language of output.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrative {
    /// Markdown with citations.
    pub markdown: String,
    /// Citations that stand for one place alone: where in the Markdown, the document's id, the locator.
    pub places: Vec<(usize, String, String)>,
}

/// A narrative and what it may see.
pub(super) struct Story<'a> {
    /// The narrative.
    pub body: &'a Body,
    /// The desk's own templates, whose components it may call.
    pub templates: &'a [Template<'a>],
    /// The view with what is wanted of it.
    pub context: &'a dyn Fn(&Wanted) -> Context,
}

impl Story<'_> {
    /// Runs the narrative over the view, built with what it names; in whole where it shows more than that.
    pub(super) fn write(&self, corpus: &Corpus) -> Result<Narrative, Vec<Diagnostic>> {
        let written = &self.body.template;
        let own = Template { file: written.span.file, name: BODY, text: written.value.as_str() };
        let templates: Vec<Template<'_>> = self.templates.iter().copied().chain([own]).collect();
        let name = BODY.trim_end_matches(".md");
        let (set, mut faults) = Set::load(name, Language::Md, &templates, written.span)?;
        let wanted = if set.fields.whole { Wanted::all() } else { Wanted::named(&set.fields.names) };
        let mut written = set.unsettled(&(self.context)(&wanted), corpus);
        if !wanted.is_all() && written.page.as_deref().is_none_or(fields::shows_record) {
            written = set.unsettled(&(self.context)(&Wanted::all()), corpus);
        }
        faults.extend(written.faults);
        match written.page {
            Some(page) if faults.is_empty() => Ok(settle(&page)),
            _ => Err(faults),
        }
    }
}

/// Settles the marks that filters left: a reference becomes the citation of its record.
fn settle(page: &str) -> Narrative {
    let mut narrative = Narrative::default();
    for piece in pieces(page) {
        let out = &mut narrative.markdown;
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Mark(Mark::Escape) if escape::begins_line(out) => out.push('\\'),
            Piece::Mark(Mark::Cite { record, document, locator }) => {
                narrative.places.push((out.len(), document.to_owned(), locator.to_owned()));
                out.extend(["[@", record, "]"]);
            }
            Piece::Mark(_) => {}
        }
    }
    narrative
}

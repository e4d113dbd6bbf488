//! What stands at a place of a document, for a claim that is to be drawn from it.

use crate::append::blank::Given;
use crate::assemble::{Briefs, Request};
use crate::cli::work::{Desk, Trouble};
use crate::diagnostic::closest;
use crate::model::document::Document;
use crate::model::locator::Locator;
use crate::parse::noun;
use crate::passage::reading::Reading;
use crate::resolve::corpus::{Corpus, Handle};

/// What was found for a claim.
pub(super) struct Found {
    /// The fields.
    pub(super) given: Given,
    /// Why there is no passage, where one was asked for.
    pub(super) without: Option<String>,
}

/// Reads the document, the place in it, and the paragraphs of its capture that the place names.
pub(super) fn read(desk: &mut Desk, id: &str, at: Option<&str>) -> Result<Found, Trouble> {
    let assembled = desk.assemble(&Request { render: Briefs::None, ..Request::default() })?;
    let document = document(&assembled.corpus, id)?;
    let at = at.map(|at| at.split_whitespace().collect::<Vec<_>>().join(" "));
    let locator = at.as_deref().map(locator).transpose()?;
    let medium = document.map(|document| document.kind);
    let mut given = Given { document: Some(id.to_owned()), medium, at, ..Given::default() };
    let without = match (locator, document.and_then(|document| assembled.captures.of(document))) {
        (None, _) => None,
        (Some(Locator::Paragraph(from, to)), Some(capture)) => {
            given.passages = paragraphs(&capture.text, from as usize, to.unwrap_or(from) as usize, id)?;
            None
        }
        (Some(Locator::Paragraph(..)), None) if document.is_none() => Some(format!(
            "`{id}` is not filled in yet, so the passage is not shown; with its `text:` it comes along"
        )),
        (Some(Locator::Paragraph(..)), None) => Some(format!(
            "`{id}` has no plain-text copy that could be read (`text:`), so the passage is not shown"
        )),
        (Some(_), _) => Some("only paragraphs can be looked up, so the passage is not shown".to_owned()),
    };
    Ok(Found { given, without })
}

fn locator(at: &str) -> Result<Locator, Trouble> {
    let wrong = || Trouble::argument(format!("`{at}` is not a place in a document"), noun::place_advice(at));
    Locator::parse(at).ok_or_else(wrong)
}

/// The document of an id; none for one that is declared but not complete.
fn document<'a>(corpus: &'a Corpus, id: &str) -> Result<Option<&'a Document>, Trouble> {
    match corpus.find(id) {
        Some(Handle::Document(document)) => Ok(Some(corpus.document(document))),
        Some(Handle::Broken) => Ok(None),
        _ => {
            let is_document = |handle: &Handle| matches!(handle, Handle::Document(_) | Handle::Broken);
            let known =
                corpus.ids.iter().filter(|(_, handle)| is_document(handle)).map(|(id, _)| id.as_str());
            let help = match closest(id, known) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("add it with `byline new document {id}`; `byline list documents` names all"),
            };
            Err(Trouble::argument(format!("there is no document `{id}`"), help))
        }
    }
}

fn paragraphs(text: &str, from: usize, to: usize, id: &str) -> Result<Vec<(String, String)>, Trouble> {
    let reading = Reading::new(text);
    let all: Vec<&str> = reading.paragraphs().collect();
    let Some(wanted) = all.get(from - 1..to) else {
        let message = format!("the copy of `{id}` has {} paragraphs, and none of number {to}", all.len());
        return Err(Trouble::argument(message, format!("`byline show {id}` lists them")));
    };
    let heading = |number: usize| format!("paragraph {number} of {id} reads:");
    Ok((from..).zip(wanted).map(|(number, words)| (heading(number), (*words).to_owned())).collect())
}

//! A document that a reader could not find again.

use std::collections::BTreeSet;

use chrono::Datelike;

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::document::{Document, DocumentType};
use crate::model::id::DocumentId;
use crate::model::locator::Locator;
use crate::model::settings::{RuleSet, Settings};

pub(in crate::check) const RULE: Rule = Rule {
    name: "incomplete-citation",
    page: Page {
        summary: "A document lacks what a reader needs to find it: title, publisher or address.",
        why: "A source that cannot be looked up cannot be checked. `unknown` is an honest value and is \
              printed as such (but for the title of a letter, which has none, and where `called` says what the document is), but it stays a finding until somebody has looked. A document without an \
              address on the web needs an archived copy or a local capture, unless it was printed before there was a web and claims cite it by page \
              (one printed since is only noted, as is what its `called` says is handed out or spoken: an open letter, a leaflet, a press release, a speech); an interview and a letter need none of \
              them, nor a letter a title, or a publisher beside its author, nor what has a `called` beside its publisher (\"a press release\") a title. Notes of your own, a document with \
              `publisher: unknown`, `called: our own notes` and `type: other`, need nothing but their date. Under ICD 206, an address also \
              needs the date on which it was read, because pages change.",
        example: "\
documents:
  - id: gazette
    title: unknown
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
",
        corrected: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
",
        standard: "ICD 206: originator, title, date and locator; ICS 206-01: original address and access \
                   date.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let read = desk.documents().filter(|(_, document)| document.seen);
    let paged = paged(desk);
    read.filter_map(|(id, document)| {
        let missing = lacking(document, desk.settings);
        let is_printed = missing == ["address"] && document.published.is_some() && paged.contains(&id);
        let is_noted = is_printed || missing == ["address"] && is_handed_out(document);
        if is_printed && is_old(document) {
            return None;
        }
        let (last, rest) = missing.split_last()?;
        let parts =
            if rest.is_empty() { (*last).to_owned() } else { format!("{} or {last}", rest.join(", ")) };
        let message = format!("the document has no {parts}");
        let look = if *last == "address" || rest.contains(&"address") {
            "look it up, or keep a copy of it and name it in `text:`"
        } else {
            "look it up"
        };
        let is_known_from_others = document.called.is_some() && document.publisher.value.is_none() && *last == "address";
        let look = if is_known_from_others {
            format!("write `seen: false` if you know it only from another document; or {look}")
        } else {
            look.to_owned()
        };
        let help = format!(
            "{look}; where it cannot be found, say so on the document: `allow: [{{rule: {}, reason: no {parts} could be found}}]`",
            RULE.name
        );
        let finding = RULE.finding(&document.common, document.common.id.span, message).help(help);
        Some(if is_noted { finding.severity(Severity::Info) } else { finding })
    })
    .collect()
}

/// The documents that a claim cites by their pages.
fn paged(desk: &Desk<'_>) -> BTreeSet<DocumentId> {
    let evidence = desk.claims().flat_map(|(_, claim)| &claim.evidence);
    let cited =
        evidence.filter(|chain| matches!(&chain.at, Some(at) if matches!(at.value, Locator::Page(..))));
    cited.filter_map(|chain| Some(chain.document.as_ref()?.value)).collect()
}

/// What is handed out or spoken, and may never have had an address.
const HANDED_OUT: &[&str] =
    &["flier", "flyer", "leaflet", "open letter", "pamphlet", "press release", "speech"];

/// Whether a document is called something that may never have had an address, and has a publisher.
fn is_handed_out(document: &Document) -> bool {
    let called = document.called.as_ref().map(|called| called.to_lowercase());
    let is_one = called.is_some_and(|called| HANDED_OUT.iter().any(|noun| called.contains(noun)));
    is_one && document.publisher.value.is_some()
}

/// Before this year nothing was published on the web.
const WEB: i32 = 1995;

fn is_old(document: &Document) -> bool {
    document.published.as_ref().is_some_and(|date| date.value.latest().year() < WEB)
}

fn lacking(document: &Document, settings: &Settings) -> Vec<&'static str> {
    let dated = settings.follows(RuleSet::Icd203);
    if document.is_called_ours() {
        return Vec::new();
    }
    let found = document.url.is_some() || document.archived.is_some() || document.text.is_some();
    let is_letter = document.kind == DocumentType::Letter;
    let private = is_letter || document.kind == DocumentType::Interview;
    let is_called = document.called.is_some() && document.publisher.value.is_some();
    let is_signed = is_letter && document.author.is_some();
    [
        (document.title.value.is_none() && !is_letter && !is_called, "title"),
        (document.publisher.value.is_none() && !is_signed, "publisher"),
        (!found && !private, "address"),
        (dated && document.url.is_some() && document.accessed.is_none(), "date of access"),
    ]
    .into_iter()
    .filter_map(|(lacks, name)| lacks.then_some(name))
    .collect()
}

//! A document that a reader could not find again.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::document::{Document, DocumentType};
use crate::model::settings::{RuleSet, Settings};

pub(in crate::check) const RULE: Rule = Rule {
    name: "incomplete-citation",
    page: Page {
        summary: "A document lacks what a reader needs to find it: title, publisher or address.",
        why: "A source that cannot be looked up cannot be checked. `unknown` is an honest value and is \
              printed as such (but for the title of an `other`, `interview` or `letter` that has nothing but a `called`), but it stays a finding until somebody has looked. A document without an \
              address on the web needs an archived copy or a local capture; an interview needs none of \
              them, for it may have been held for the brief. Notes of your own are a document with \
              `publisher: unknown`, `called: our own notes` and `type: other`, and an `allow` that says where they are kept. Under ICD 206, an address also \
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
    read.filter_map(|(_, document)| {
        let missing = lacking(document, desk.settings);
        let (last, rest) = missing.split_last()?;
        let parts =
            if rest.is_empty() { (*last).to_owned() } else { format!("{} or {last}", rest.join(", ")) };
        let message = format!("the document has no {parts}");
        let look = if *last == "address" || rest.contains(&"address") {
            "look it up, or keep a copy of it and name it in `text:`"
        } else {
            "look it up"
        };
        let is_other = document.kind == DocumentType::Other && document.called.is_some();
        if is_other && document.publisher.value.is_none() {
            let help = format!(
                "{look}; of notes of your own, say where they are kept: `allow: [{{rule: {}, reason: kept in the files of …}}]`",
                RULE.name
            );
            return Some(RULE.finding(&document.common, document.common.id.span, message).help(help));
        }
        let help = format!(
            "{look}; where it cannot be found, say so on the document: `allow: [{{rule: {}, reason: no {parts} could be found}}]`",
            RULE.name
        );
        Some(RULE.finding(&document.common, document.common.id.span, message).help(help))
    })
    .collect()
}

fn lacking(document: &Document, settings: &Settings) -> Vec<&'static str> {
    let dated = settings.follows(RuleSet::Icd203);
    let found = document.url.is_some() || document.archived.is_some() || document.text.is_some();
    let private = matches!(document.kind, DocumentType::Interview | DocumentType::Letter);
    [
        (document.title.value.is_none(), "title"),
        (document.publisher.value.is_none(), "publisher"),
        (!found && !private, "address"),
        (dated && document.url.is_some() && document.accessed.is_none(), "date of access"),
    ]
    .into_iter()
    .filter_map(|(lacks, name)| lacks.then_some(name))
    .collect()
}

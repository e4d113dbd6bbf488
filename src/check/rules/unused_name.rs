//! A name for an article that no sentence says.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::document::{Document, DocumentType};
use crate::model::words::Words as _;

pub(in crate::check) const RULE: Rule = Rule {
    name: "unused-name",
    page: Page {
        summary: "A document has `called`, and sentences name it by its publisher.",
        why: "\"The Harbor Gazette reported\": an article or a broadcast that was read and whose publisher is known is named by that, \
              whatever it is `called`. `called` names a thing (\"said in an open letter to the minister\"), and mostly stands there \
              because the document is one and lacks its `type`: without one, it is news.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    called: a letter to the port
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
        standard: "byline's own: what a desk writes is used, or said not to be.",
    },
    severity: Severity::Info,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

const HELP: &str = "give the `type` that it is (`statement`, `letter`, `report`, `transcript` and so on), or take `called` out";

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let is_news = |document: &Document| matches!(document.kind, DocumentType::News | DocumentType::Broadcast);
    let unused = desk.documents().map(|(_, document)| document).filter(|document| {
        let is_named = document.publisher.value.is_some() && document.title.value.is_some();
        is_news(document) && document.seen && document.called.is_some() && is_named
    });
    unused
        .map(|document| {
            let kind = document.kind.as_str();
            let message = format!(
                "`called` is not used: sentences name a document of the type `{kind}` by its publisher"
            );
            RULE.finding(&document.common, document.common.id.span, message).help(HELP)
        })
        .collect()
}

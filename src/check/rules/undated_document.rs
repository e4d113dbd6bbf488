//! A document without a date.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    name: "undated-document",
    page: Page {
        summary: "A document that the brief draws on has no date of publication.",
        why: "Without a date a reader cannot tell whether a report came before or after what it is set \
              beside, or whether it still holds. If only the month or the year is known, write that; if the \
              page shows no date, the date of its archived copy bounds it.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
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
    published: 2031-05
    url: https://gazette.example/port
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
",
        standard: "ICD 206: a source reference citation gives the date of publication.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let undated = desk.documents().filter(|(_, document)| document.seen && document.published.is_none());
    undated
        .map(|(_, document)| {
            RULE.finding(&document.common, document.common.id.span, "the document has no date of publication")
                .help("add `published:` with what is known of the date: `2031`, `2031-05` or `2031-05-06`")
        })
        .collect()
}

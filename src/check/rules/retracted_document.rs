//! A document that its publisher took back.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "retracted-document",
    page: Page {
        summary: "A brief uses a claim that stands in a retracted document.",
        why: "The publisher no longer stands by it, so nobody does. What it said may be told as what it \
              said before it was taken back, in a brief about the retraction; it supports nothing.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
    retracted: {date: 2031-05-07, note: The editors could not confirm the report}
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
",
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
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
        standard: "Committee on Publication Ethics: retracted work is not cited as evidence.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let chains = desk
        .selected(selection)
        .flat_map(|(_, claim)| claim.evidence.iter().map(move |chain| (claim, chain)));
    chains
        .filter_map(|(claim, chain)| {
            let document = chain.document.as_ref()?;
            let notice = desk.corpus.document(document.value).retracted.as_ref()?;
            let name = &desk.corpus.document(document.value).common.id.value;
            let finding = RULE.finding(&claim.common, document.span, format!("`{name}` was retracted"));
            let finding = finding.related(notice.span, "by this notice");
            Some(finding.help("find the claim in a document that stands, or give it `status: retracted`"))
        })
        .collect()
}

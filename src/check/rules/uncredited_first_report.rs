//! Another outlet's report used without credit.

use std::collections::BTreeSet;

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::{Claim, Via};
use crate::model::id::DocumentId;

pub(in crate::check) const RULE: Rule = Rule {
    name: "uncredited-first-report",
    page: Page {
        summary: "A document relays another one, and no claim taken from it credits that one.",
        why: "Who had it first took the risk and knows the sources. When the document at hand draws on \
              another report, the claims that come from there name it: in `via` where it stands in the \
              chain, in `first_reported_by` where it only had the story first.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
    derived_from: [ledger]
  - id: ledger
    title: Port sale
    publisher: the Morning Ledger
    published: 2031-05-05
    url: https://ledger.example/sale
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
    derived_from: [ledger]
  - id: ledger
    title: Port sale
    publisher: the Morning Ledger
    published: 2031-05-05
    url: https://ledger.example/sale
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
    first_reported_by: ledger
",
        standard: "AP: facts that another organization reported first are credited to it.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let used: BTreeSet<DocumentId> = desk.claims().flat_map(|(_, claim)| evidence(claim)).collect();
    let credited: BTreeSet<DocumentId> = desk.claims().flat_map(|(_, claim)| credits(claim)).collect();
    let relays = desk.documents().filter(|(id, _)| used.contains(id));
    let relays =
        relays.flat_map(|(_, document)| document.derived_from.iter().map(move |origin| (document, origin)));
    relays
        .filter(|(_, origin)| !used.contains(&origin.value) && !credited.contains(&origin.value))
        .map(|(document, origin)| {
            let name = &desk.corpus.document(origin.value).common.id.value;
            RULE.finding(&document.common, origin.span, format!("no claim credits `{name}`")).help(format!(
                "add `first_reported_by: {name}` or `via: {name}` to the claims that come from there"
            ))
        })
        .collect()
}

fn evidence(claim: &Claim) -> impl Iterator<Item = DocumentId> {
    claim.evidence.iter().filter_map(|chain| chain.document.as_ref()).map(|document| document.value)
}

/// The documents that a claim names on the way or as the first to report.
fn credits(claim: &Claim) -> impl Iterator<Item = DocumentId> {
    let between = claim.evidence.iter().flat_map(|chain| &chain.via).filter_map(|via| match via.value {
        Via::Document(document) => Some(document),
        Via::Source(_) => None,
    });
    between.chain(claim.credit.as_ref().map(|credit| credit.value.document))
}

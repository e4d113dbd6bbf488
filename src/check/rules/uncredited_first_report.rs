//! Another outlet's report used without credit.

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
    let relays = desk
        .documents()
        .flat_map(|(id, document)| document.derived_from.iter().map(move |origin| (id, document, origin)));
    relays
        .filter(|(id, _, _)| desk.claims().any(|(_, claim)| rests_on(claim, *id)))
        .filter(|(_, _, origin)| !desk.claims().any(|(_, claim)| credits(claim, origin.value)))
        .map(|(_, document, origin)| {
            let name = &desk.corpus.document(origin.value).common.id.value;
            RULE.finding(&document.common, origin.span, format!("no claim credits `{name}`")).help(format!(
                "add `first_reported_by: {name}` or `via: {name}` to the claims that come from there"
            ))
        })
        .collect()
}

fn rests_on(claim: &Claim, document: DocumentId) -> bool {
    claim.evidence.iter().filter_map(|chain| chain.document.as_ref()).any(|cited| cited.value == document)
}

/// Whether a claim names a document anywhere: as evidence, on the way, or as the first to report.
fn credits(claim: &Claim, document: DocumentId) -> bool {
    let between = |via: &Via| *via == Via::Document(document);
    rests_on(claim, document)
        || claim.credit.as_ref().is_some_and(|credit| credit.value.document == document)
        || claim.evidence.iter().flat_map(|chain| &chain.via).any(|via| between(&via.value))
}

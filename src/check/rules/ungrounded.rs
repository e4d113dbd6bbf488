//! Claims whose chains lead nowhere.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    name: "ungrounded",
    page: Page {
        summary: "No chain of a claim reaches anybody who could know: the documents relay each other.",
        why: "The Gazette has it from the Ledger, and the Ledger has it from the Gazette. Each citation looks like support; \
              together they support nothing. Somebody must have it first.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
  - id: ledger
    title: Port sale
    publisher: the Morning Ledger
    published: 2031-05-05
    url: https://ledger.example/sale
claims:
  - id: port-closes
    assertion: The port will close in June
    evidence:
      - {source: outlet, via: [ledger], document: gazette}
      - {source: outlet, via: [gazette], document: ledger}
",
        corrected: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
  - id: ledger
    title: Port sale
    publisher: the Morning Ledger
    published: 2031-05-05
    url: https://ledger.example/sale
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port will close in June
    evidence:
      - {source: outlet, via: [ledger], document: gazette}
      - {source: ruiz, document: ledger}
",
        standard: "ICD 206: a source reference leads to where the information originated.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let relayed = desk.claims().filter(|(_, claim)| claim.evidence.iter().any(|chain| !chain.via.is_empty()));
    relayed
        .filter(|&(id, claim)| {
            let is_read = |document| desk.corpus.document(document).seen;
            let documents = claim.evidence.iter().filter_map(|chain| chain.document.as_ref());
            let mut documents = documents.map(|document| document.value);
            documents.any(is_read) && desk.scales.is_asserted(id) && desk.scales.weigh(id).sources.most == 0
        })
        .map(|(_, claim)| {
            let relay = claim.evidence.iter().find_map(|chain| chain.via.first());
            let span = relay.map_or(claim.common.id.span, |via| via.span);
            RULE.finding(&claim.common, span, "the documents have this from each other, and from nobody else")
                .help("find who had it first, and record that chain")
        })
        .collect()
}

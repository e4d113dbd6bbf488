//! Evidence that nobody here has read.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    name: "unseen-evidence",
    page: Page {
        summary: "A claim rests on a document that the authors have not read.",
        why: "A report that another report mentions may say something else, or nothing of the kind. It can \
              be credited; it can stand in the chain as what the document at hand relays. It is no evidence \
              until somebody has read it.",
        example: "\
documents:
  - id: ledger
    title: Port sale
    publisher: the Morning Ledger
    published: 2031-05-05
    url: https://ledger.example/sale
    seen: false
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: ledger
",
        corrected: "\
documents:
  - id: ledger
    title: Port sale
    publisher: the Morning Ledger
    published: 2031-05-05
    url: https://ledger.example/sale
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: ledger
",
        standard: "ICD 206: what is cited was consulted.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let chains = desk.claims().flat_map(|(_, claim)| claim.evidence.iter().map(move |chain| (claim, chain)));
    chains
        .filter_map(|(claim, chain)| Some((claim, chain.document.as_ref()?)))
        .filter(|(_, document)| !desk.corpus.document(document.value).seen)
        .map(|(claim, document)| {
            let unread = &desk.corpus.document(document.value).common;
            RULE.finding(&claim.common, document.span, format!("`{}` was not read", unread.id.value))
                .related(unread.id.span, "recorded with `seen: false`")
                .help("write in `document:` what you read that quotes it; once you have read it, take `seen: false` out")
        })
        .collect()
}

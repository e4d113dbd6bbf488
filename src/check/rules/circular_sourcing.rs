//! Documents, bodies or claims that lead back to themselves.

use crate::check::rule::{Page, Rule, RuleKind, Run};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    name: "circular-sourcing",
    page: Page {
        summary: "Documents derive from each other, bodies belong to each other, or claims supersede each other, in a circle.",
        why: "When the Gazette quotes the Ledger and the Ledger quotes the Gazette, neither is evidence for \
              the other, and what looked like two reports may be none. A circle has no origin; byline \
              counts nothing in it. Of claims that supersede each other none is the later one.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
    derived_from: [ledger]
  - id: ledger
    title: Harbor in doubt
    publisher: the Morning Ledger
    published: 2031-05-06
    url: https://ledger.example/harbor
    derived_from: [gazette]
claims:
  - id: port-closes
    assertion: The port will close
    source: outlet
    via: ledger
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
    title: Harbor in doubt
    publisher: the Morning Ledger
    published: 2031-05-06
    url: https://ledger.example/harbor
claims:
  - id: port-closes
    assertion: The port will close
    source: outlet
    via: ledger
    document: gazette
",
        standard: "ICD 206: circular reporting is no corroboration.",
    },
    severity: Severity::Error,
    kind: RuleKind::Structural,
    run: Run::Emitted,
    raised_by: &[],
    words: &[],
};

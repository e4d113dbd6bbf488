//! A label that the Traffic Light Protocol does not have.

use crate::check::rule::{Page, Rule, RuleKind, Run};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    name: "invalid-marking",
    page: Page {
        summary: "A marking is not a label of TLP 2.0.",
        why: "A label that nobody can look up protects nothing. The five are TLP:CLEAR, TLP:GREEN, \
              TLP:AMBER, TLP:AMBER+STRICT and TLP:RED: capitals, no spaces, never translated. TLP:WHITE was \
              replaced by TLP:CLEAR in 2022.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    marking: TLP:WHITE
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
    marking: TLP:CLEAR
    source: outlet
    document: gazette
",
        standard: "FIRST, Traffic Light Protocol 2.0 (2022).",
    },
    severity: Severity::Error,
    kind: RuleKind::Structural,
    run: Run::Emitted,
    raised_by: &[],
    words: &[],
};

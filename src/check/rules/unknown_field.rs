//! A key that its record does not have.

use crate::check::rule::{Page, Rule, RuleKind, Run};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    name: "unknown-field",
    page: Page {
        summary: "A record, or byline.toml, has a key that byline does not know.",
        why: "A misspelled field is a field that is missing, and nobody notices: `speakr: ruiz` would print \
              the claim without its speaker. So every key is checked against the list of its record, and \
              the nearest one is named.",
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
    source: outlet
    topic: [ports]
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
    topics: [ports]
    document: gazette
",
        standard: "byline's own file format; see the manual, \"The file format\".",
    },
    severity: Severity::Error,
    kind: RuleKind::Structural,
    run: Run::Emitted,
    raised_by: &[],
    words: &[],
};

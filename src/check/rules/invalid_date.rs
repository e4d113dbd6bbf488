//! A date in a form that byline does not take.

use crate::check::rule::{Page, Rule, RuleKind, Run};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    name: "invalid-date",
    page: Page {
        summary: "A date is not a day, month or year as ISO 8601 writes them.",
        why: "06-04-2031 is a day in April in one country and in June in another. byline takes `2031`, \
              `2031-04` and `2031-04-06`, each with `~` (about) or `?` (uncertain) behind it, and a range \
              as `2031-01/2031-02`. Write only what is known: `2031-04` is better than an invented day.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 06-05-2031
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
        standard: "ISO 8601-2 (EDTF), level 0, with the qualifiers `~` and `?` of level 1.",
    },
    severity: Severity::Error,
    kind: RuleKind::Structural,
    run: Run::Emitted,
    raised_by: &[],
    words: &[],
};

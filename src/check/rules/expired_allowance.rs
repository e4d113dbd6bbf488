//! An exception past its date.

use crate::check::rule::{Page, Rule, RuleKind, Run};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    name: "expired-allowance",
    page: Page {
        summary: "An allowance has an end, and its brief has passed it.",
        why: "An exception is a promise to come back. Its end is compared with the `as_of` of the brief that \
              the record belongs to (for documents and sources, which the desk shares, with the latest of \
              all briefs), never with the clock. Once it has passed, the finding that it excepted is back, and so \
              is this one.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-06-01
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    allow:
      - rule: undated-document
        reason: the archive is closed until the end of May
        until: 2031-05-31
    url: https://gazette.example/port
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
  as_of: 2031-06-01
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    allow:
      - rule: undated-document
        reason: the archive is closed until the end of June
        until: 2031-06-30
    url: https://gazette.example/port
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
",
        standard: "byline's own: an exception has a reason and, best, an end.",
    },
    severity: Severity::Error,
    kind: RuleKind::Structural,
    run: Run::Emitted,
    raised_by: &[],
    words: &[],
};

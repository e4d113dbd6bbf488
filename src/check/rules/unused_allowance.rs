//! An exception that excepts nothing.

use crate::check::rule::{Page, Rule, RuleKind, Run};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    name: "unused-allowance",
    page: Page {
        summary: "A record allows a rule that finds nothing there.",
        why: "The fault was mended, or the exception stands on the wrong record. Left in place, it would \
              hide the next finding of that rule, which nobody has judged yet.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    allow:
      - rule: undated-document
        reason: the archive is closed
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
        standard: "byline's own: an exception has a reason and, best, an end.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Structural,
    run: Run::Emitted,
    raised_by: &[],
    words: &[],
};

//! A file that cannot be read.

use crate::check::rule::{Page, Rule, RuleKind, Run};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    name: "unreadable-file",
    page: Page {
        summary: "A file of the desk, or one that a record names, cannot be read or is not UTF-8 text.",
        why: "The file is not there, may not be opened, is no regular file, lies outside the desk, or holds \
              bytes that are not UTF-8. The rest of the desk is checked all the same.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: ../../secrets/port.txt
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
        standard: "byline's own file format; see the manual, \"The file format\".",
    },
    severity: Severity::Error,
    kind: RuleKind::Structural,
    run: Run::Emitted,
    raised_by: &[],
    words: &[],
};

//! A character that byline keeps for itself.

use crate::check::rule::{Page, Rule, RuleKind, Run};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    name: "reserved-character",
    page: Page {
        summary: "A text holds a noncharacter between U+FDD0 and U+FDEF.",
        why: "byline marks every assertion and attribution with such characters while it renders, to prove \
              on the finished page that none was torn apart, and strips them afterwards. Unicode reserves \
              them for use inside programs: no text has them by right, and one that does could forge the \
              proof.",
        example: r#"documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: terminal-empty
    assertion: "The terminal stands \uFDD0empty"
    source: outlet
    document: gazette
"#,
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
        standard: "Unicode Standard, section 23.7: noncharacters.",
    },
    severity: Severity::Error,
    kind: RuleKind::Structural,
    run: Run::Emitted,
    raised_by: &[],
    words: &[],
};

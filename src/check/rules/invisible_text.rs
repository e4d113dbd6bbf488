//! Characters that a reader does not see.

use crate::check::rule::{Page, Rule, RuleKind, Run};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    name: "invisible-text",
    page: Page {
        summary: "A text holds characters that show nothing, or that change the order in which text is \
                  shown.",
        why: "With a few invisible characters, a sentence can read one way in an editor and another way on \
              the page, or two ids can look alike. Zero-width spaces and direction overrides have no place \
              in a claim. Joiners that a script needs are left alone.",
        example: r#"documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: terminal-empty
    assertion: "The terminal stands\u200B empty"
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
        standard: "Unicode Technical Report 36, Unicode Security Considerations.",
    },
    severity: Severity::Error,
    kind: RuleKind::Structural,
    run: Run::Emitted,
    raised_by: &[],
    words: &[],
};

//! Text that is not YAML.

use crate::check::rule::{Page, Rule, RuleKind, Run};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    name: "syntax",
    page: Page {
        summary: "A file, or one record of it, is not YAML.",
        why: "byline reads what it can: one broken record never hides the others, and a reference to it is \
              not reported a second time. What stands in it is left out until the fault is mended. Three \
              causes are frequent: an assertion that begins with a quotation mark and goes on after the \
              closing one; a colon and a space in the middle of an unquoted sentence; a comma inside `{…}` \
              that cuts a sentence in two, which is read whole and told as a warning where what follows can be no \
              field. In each case, put the whole sentence in single quotes.",
        example: r#"documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: terminal-empty
    assertion: "The terminal" stands empty
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
    assertion: 'The terminal stands empty'
    source: outlet
    document: gazette
",
        standard: "YAML 1.2.2, the language that claim files are written in.",
    },
    severity: Severity::Error,
    kind: RuleKind::Structural,
    run: Run::Emitted,
    raised_by: &[],
    words: &[],
};

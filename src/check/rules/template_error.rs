//! A template that cannot be rendered.

use crate::check::rule::{Page, Rule, RuleKind, Run};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    name: "template-error",
    page: Page {
        summary: "A template of the desk does not load, or fails on a brief.",
        why: "A template is the desk's own program. Where it fails, no page is written, and the old one \
              stays. The message gives the line and column in the template and, where there is one, the \
              record that was being rendered.",
        example: "\
# file: briefs/port.yaml
brief:
  id: port
  title: The port
  as_of: 2031-05-07
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
# file: templates/memo.md
{{ brief.title
",
        corrected: "\
# file: briefs/port.yaml
brief:
  id: port
  title: The port
  as_of: 2031-05-07
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
        standard: "Tera 2, the language that templates are written in.",
    },
    severity: Severity::Error,
    kind: RuleKind::Structural,
    run: Run::Emitted,
    raised_by: &[],
    words: &[],
};

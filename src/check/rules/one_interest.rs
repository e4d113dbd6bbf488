//! Words of several voices beside a claim behind which one interest stands.

use crate::check::rule::{Page, Rule, RuleKind, Run};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    name: "one-interest",
    page: Page {
        summary: "A template calls a claim confirmed, independent or told by several, and one interest stands behind it.",
        why: "Two officials of one ministry are one voice. \"Confirmed\", \"independent\" and \"multiple\" promise that whoever \
              doubts the first would still have the second; where all who speak serve one interest, that is not so. \
              `claim.independence.words` says what is so.",
        example: "\
# file: briefs/port.yaml
brief: {id: port, title: The port, as_of: 2031-05-07, template: note, formats: [md], sections: [{title: The port, claims: [port-closes]}]}
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port will close in June for repairs
    source: ruiz
    document: gazette
# file: templates/note.md
# {{ brief.title }}

{% for section in sections %}{% for claim in section.claims %}
- Confirmed: {{ claim.sentence }}{{ claim | refs }}
{% endfor %}{% endfor %}
{{ notes() }}
",
        corrected: "\
# file: briefs/port.yaml
brief: {id: port, title: The port, as_of: 2031-05-07, template: note, formats: [md], sections: [{title: The port, claims: [port-closes]}]}
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port will close in June for repairs
    source: ruiz
    document: gazette
# file: templates/note.md
# {{ brief.title }}

{% for section in sections %}{% for claim in section.claims %}
- {{ claim.sentence }}{{ claim | refs }}
{% endfor %}{% endfor %}
{{ notes() }}
",
        standard: "ICD 206; the Admiralty code: confirmation comes from independent sources.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Page,
    raised_by: &[],
    words: &[],
};

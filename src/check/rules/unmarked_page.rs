//! A page that does not bear its marking at head and foot.

use crate::check::rule::{Page, Rule, RuleKind, Run};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    name: "unmarked-page",
    page: Page {
        summary: "A page does not bear its marking at the head and at the foot.",
        why: "Whoever gets one sheet of it must see on that sheet how far it may go. The marking of a brief is the most \
              restrictive one of everything in it; a template prints `brief.marking.label`, or calls the component \
              `banner`, before everything else and again at the very end.",
        example: "\
# file: briefs/port.yaml
brief: {id: port, title: The port, as_of: 2031-05-07, marking: TLP:AMBER, template: note, formats: [md], sections: [{title: The port, claims: [port-closes]}]}
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
{{ brief.marking.label }}

# {{ brief.title }}

{% for section in sections %}{% for claim in section.claims %}
- {{ claim.sentence }}{{ claim | refs }}
{% endfor %}{% endfor %}
{{ notes() }}
",
        corrected: "\
# file: briefs/port.yaml
brief: {id: port, title: The port, as_of: 2031-05-07, marking: TLP:AMBER, template: note, formats: [md], sections: [{title: The port, claims: [port-closes]}]}
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
{{ brief.marking.label }}

# {{ brief.title }}

{% for section in sections %}{% for claim in section.claims %}
- {{ claim.sentence }}{{ claim | refs }}
{% endfor %}{% endfor %}
{{ notes() }}

{{ brief.marking.label }}
",
        standard: "FIRST, TLP 2.0: the label stands in the header and the footer of each page.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Page,
    raised_by: &[],
    words: &[],
};

//! A page that states a claim and never cites it.

use crate::check::rule::{Page, Rule, RuleKind, Run};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    name: "uncited-claim",
    page: Page {
        summary: "A page states a claim and has no note behind it anywhere.",
        why: "A reader who doubts must find the document and the place in it. The filter `refs` puts the note behind a \
              sentence: `{{ claim | refs }}`. It counts in the same paragraph, list item or table row; a claim that \
              a page states several times needs it once.",
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
- {{ claim.sentence }}
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
        standard: "ICD 206: sources are cited where their information stands.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Page,
    raised_by: &[],
    words: &[],
};

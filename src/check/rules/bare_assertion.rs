//! A page that states a claim without its attribution.

use crate::check::rule::{Page, Rule, RuleKind, Run};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    name: "bare-assertion",
    page: Page {
        summary: "A page states a claim without the whole of its attribution in the same sentence, list or table \
                  row.",
        why: "Whatever a template does, a reader must see in the sentence itself whose word a claim is. byline \
              reads every page that it renders as a reader would: an attribution in the next sentence, in an \
              attribute, in a comment or in something hidden does not count, nor does another claim's. Print \
              `claim.sentence`; or `claim.assertion` with `claim.attribution` in one sentence or table row; or \
              a list of `claim.item` right under its `claim.lead_in`. A template that names everybody in the \
              chain by itself will do as well.",
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
- {{ claim.assertion }}.{{ claim | refs }} {{ claim.attribution }}.
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
        standard: "AP: attribution stands in the sentence that needs it.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Page,
    raised_by: &[],
    words: &[],
};

//! A page that uses a term of likelihood and does not say what it means.

use crate::check::rule::{Page, Rule, RuleKind, Run};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    name: "missing-key",
    page: Page {
        summary: "A page prints a judgment with a term of likelihood and nowhere says what percentages the term stands for.",
        why: "Asked what \"likely\" means, readers answer with anything between 30 and 90 percent. The scales exist so that \
              the word means one thing; the page must say which. The built-in templates do it by themselves; your own calls \
              `{{ <terms key={key} brief={brief} /> }}`, or prints the terms of `key.terms_used` with their bands.",
        example: "\
# file: briefs/port.yaml
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  template: note
  formats: [md]
  sections:
    - {title: The port, claims: [port-closes]}
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
judgments:
  - id: port-reopens
    judgment: The port is likely to reopen before the summer
    likelihood: likely
    confidence: moderate
    because: it rests on one named official
    based_on: [port-closes]
    alternatives:
      - text: The berths are sold and rebuilt first
        why_less_likely: no buyer is known
    indicators:
      - Dredgers return to the basin
gaps:
  - gap: What the owner of the berths intends
# file: templates/note.md
# {{ brief.title }}

{% for judgment in judgments %}
- {{ judgment.text }}{{ judgment | refs }} {{ judgment.confidence.sentence }} {{ judgment.because }}
{% endfor %}

{% for section in sections %}{% for claim in section.claims %}
- {{ claim.sentence }}{{ claim | refs }}
{% endfor %}{% endfor %}
{{ notes() }}
",
        corrected: "\
# file: briefs/port.yaml
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  template: note
  formats: [md]
  sections:
    - {title: The port, claims: [port-closes]}
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
judgments:
  - id: port-reopens
    judgment: The port is likely to reopen before the summer
    likelihood: likely
    confidence: moderate
    because: it rests on one named official
    based_on: [port-closes]
    alternatives:
      - text: The berths are sold and rebuilt first
        why_less_likely: no buyer is known
    indicators:
      - Dredgers return to the basin
gaps:
  - gap: What the owner of the berths intends
# file: templates/note.md
# {{ brief.title }}

{% for judgment in judgments %}
- {{ judgment.text }}{{ judgment | refs }} {{ judgment.confidence.sentence }} {{ judgment.because }}
{% endfor %}

{% for section in sections %}{% for claim in section.claims %}
- {{ claim.sentence }}{{ claim | refs }}
{% endfor %}{% endfor %}

{% for term in key.terms_used %}
- {{ term.term | capitalize }} means {{ term.band }} percent.
{% endfor %}

{{ notes() }}
",
        standard: "ICD 203: the terms of likelihood and what they stand for; US State Department: a memo explains its terms.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Page,
    raised_by: &[],
    words: &[],
};

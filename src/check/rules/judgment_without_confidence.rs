//! A judgment without a level of confidence.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::settings::RuleSet;

pub(in crate::check) const RULE: Rule = Rule {
    name: "judgment-without-confidence",
    page: Page {
        summary: "A judgment does not say how well founded it is.",
        why: "Likelihood says how often such a forecast should come true; confidence says how much the \
              evidence behind it can bear. A reader who is told \"likely\" and not told that it rests on \
              one article will take a guess for knowledge.",
        example: "\
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
    judgment: It is likely that the port reopens before the summer
    likelihood: likely
    based_on: [port-closes]
    alternatives:
      - text: The berths are sold and rebuilt first
        why_less_likely: no buyer is known
    indicators:
      - Dredgers return to the basin
gaps:
  - gap: What the owner of the berths intends
",
        corrected: "\
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
    judgment: It is likely that the port reopens before the summer
    likelihood: likely
    confidence: low
    because: it rests on one named official
    based_on: [port-closes]
    alternatives:
      - text: The berths are sold and rebuilt first
        why_less_likely: no buyer is known
    indicators:
      - Dredgers return to the basin
gaps:
  - gap: What the owner of the berths intends
",
        standard: "ICD 203: judgments state confidence, apart from likelihood.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[(RuleSet::Icd203, Severity::Error)],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let unsure = desk.judgments().filter(|judgment| judgment.confidence.is_none());
    let unsure = unsure.map(|judgment| {
        RULE.finding(&judgment.common, judgment.text.span, "the judgment does not say how well founded it is")
            .help("add `confidence: high`, `moderate` or `low`, and `because:` with what it rests on")
    });
    let bare = desk.judgments().filter(|judgment| judgment.because.is_none());
    let bare = bare.filter_map(|judgment| {
        let confidence = judgment.confidence.as_ref()?;
        let message = "nothing says what this confidence rests on";
        let finding = RULE.finding(&judgment.common, confidence.span, message).severity(Severity::Info);
        Some(finding.help("add `because:` with the reason"))
    });
    unsure.chain(bare).collect()
}

//! A judgment that changed without a reason.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::judgment::Change;
use crate::model::settings::RuleSet;
use crate::model::words::Words;

pub(in crate::check) const RULE: Rule = Rule {
    name: "unexplained-change",
    page: Page {
        summary: "A judgment is held more or less firmly than before, or dropped, and nothing says why.",
        why: "A reader of the last brief wants to know what is new: better information, or a change of \
              mind? Analysts who say why they changed are believed the next time.",
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
    confidence: low
    because: it rests on one named official
    based_on: [port-closes]
    alternatives:
      - text: The berths are sold and rebuilt first
        why_less_likely: no buyer is known
    indicators:
      - Dredgers return to the basin
    change: weakened
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
    change: weakened
    change_reason: The official has since left office
gaps:
  - gap: What the owner of the berths intends
",
        standard: "ICD 203: consistency over time; changes of judgment are explained.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[(RuleSet::Icd203, Severity::Error)],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let changed = desk.judgments().filter_map(|judgment| Some((judgment, judgment.change.as_ref()?)));
    changed
        .filter(|(judgment, change)| {
            judgment.change_reason.is_none()
                && matches!(change.value, Change::Strengthened | Change::Weakened | Change::Dropped)
        })
        .map(|(judgment, change)| {
            let message = format!("the judgment was {}, and nothing says why", change.value.as_str());
            RULE.finding(&judgment.common, change.span, message)
                .help("add `change_reason:` with what is new since the last brief")
        })
        .collect()
}

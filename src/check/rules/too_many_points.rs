//! More talking points than anybody makes.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "too-many-points",
    page: Page {
        summary: "A brief has more than six talking points.",
        why: "Talking points are for somebody who speaks without looking down. Six is what fits on a card.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  talking_points:
    - point: The port will close in June, Ruiz said.
      claims: [port-closes]
    - point: Repairs begin in June, Ruiz said.
      claims: [port-closes]
    - point: Ships will be sent south, Ruiz said.
      claims: [port-closes]
    - point: The quay is worn, Ruiz said.
      claims: [port-closes]
    - point: Dredging waits, Ruiz said.
      claims: [port-closes]
    - point: The fleet moves, Ruiz said.
      claims: [port-closes]
    - point: The board agrees, Ruiz said.
      claims: [port-closes]
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
",
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  talking_points:
    - point: The port will close in June, Ruiz said.
      claims: [port-closes]
    - point: Repairs begin in June, Ruiz said.
      claims: [port-closes]
    - point: Ships will be sent south, Ruiz said.
      claims: [port-closes]
    - point: The quay is worn, Ruiz said.
      claims: [port-closes]
    - point: Dredging waits, Ruiz said.
      claims: [port-closes]
    - point: The fleet moves, Ruiz said.
      claims: [port-closes]
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
",
        standard: "US State Department: talking points fit on one page.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

/// How many points a brief may have.
const MOST: usize = 6;

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    let count = brief.talking_points.len();
    let Some(first) = brief.talking_points.get(MOST) else { return Vec::new() };
    let finding =
        RULE.finding(&brief.common, first.point.span, format!("the brief has {count} talking points"));
    vec![finding.help(format!("keep the {MOST} that must be said"))]
}

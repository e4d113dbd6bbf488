//! A page of talking points without any.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::select::Selection;
use crate::select::card::TEMPLATE;

pub(in crate::check) const RULE: Rule = Rule {
    name: "missing-points",
    page: Page {
        summary: "A brief is set as talking points and has none.",
        why: "The template `talking-points` prints the brief's own `talking_points` and what to say if asked; without \
              them the card is empty. `include` takes the claims of another brief, not its points: what is said aloud \
              is chosen for each occasion.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  template: talking-points
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
  template: talking-points
  talking_points:
    - point: The port will close in June, Ruiz said.
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
        standard: "US State Department: talking points are what the principal says, in the words in which it is said.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    if brief.template.value != TEMPLATE || !brief.talking_points.is_empty() {
        return Vec::new();
    }
    let write = "write `talking_points`, each with its `point` and the `claims` that it rests on";
    let help = if brief.include.is_empty() {
        write.to_owned()
    } else {
        format!("{write}: `include` takes another brief's claims, not its points")
    };
    vec![RULE.finding(&brief.common, brief.template.span, "the brief has no talking points").help(help)]
}

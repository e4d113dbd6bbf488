//! A brief whose marking is lower than that of a brief whose claims it shows.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::words::Words as _;
use crate::select::{Selection, inherited_marking};

pub(in crate::check) const RULE: Rule = Rule {
    name: "low-banner",
    page: Page {
        summary: "A brief shows claims of another brief and bears a lower marking than that one.",
        why: "What stands in a marked brief and has no marking of its own bears the brief's. A card with claims of that \
              brief may go no further than the brief itself: without a `marking` it takes the brief's over, and with a \
              lower one it hands on what was not meant to go there. A claim that may go further says so itself, with its \
              own `marking`. To go lower as a whole is a decision, and has a reason.",
        example: "\
# file: briefs/port/brief.yaml
brief:
  id: port
  title: Closure of the port
  as_of: 2031-05-07
  marking: TLP:AMBER
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
    assertion: The port will close in June
    source: ruiz
    document: gazette
# file: briefs/card.yaml
brief:
  id: card
  title: What to say of the port
  as_of: 2031-05-07
  marking: TLP:GREEN
  template: talking-points
  include: [port]
  talking_points:
    - point: The port will close in June, Valdorian Foreign Minister Ana Ruiz said.
      claims: [port-closes]
",
        corrected: "\
# file: briefs/port/brief.yaml
brief:
  id: port
  title: Closure of the port
  as_of: 2031-05-07
  marking: TLP:AMBER
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
    assertion: The port will close in June
    source: ruiz
    document: gazette
# file: briefs/card.yaml
brief:
  id: card
  title: What to say of the port
  as_of: 2031-05-07
  marking: TLP:AMBER
  template: talking-points
  include: [port]
  talking_points:
    - point: The port will close in June, Valdorian Foreign Minister Ana Ruiz said.
      claims: [port-closes]
",
        standard: "FIRST, TLP 2.0: a recipient shares no further than the label allows, and only its source may lift it.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    let inherited = inherited_marking(desk.corpus, selection);
    let (Some(own), Some((marking, origin))) = (&brief.common.marking, inherited) else { return Vec::new() };
    if own.value >= marking {
        return Vec::new();
    }
    let origin = &desk.corpus.brief(origin).common;
    let (own_label, label, name) = (own.value.as_str(), marking.as_str(), &origin.id.value);
    let message = format!("the brief is {own_label} and shows claims of `{name}`, which is {label}");
    let help = format!(
        "write `marking: {label}`; claims that may go further say so (`marking: {own_label}` on each), or the brief says why \
         all of them may: `allow: [{{rule: low-banner, reason: the points quote public statements only}}]`"
    );
    let finding = RULE.finding(&brief.common, own.span, message).help(help);
    vec![match &origin.marking {
        Some(theirs) => finding.related(theirs.span, format!("the marking of `{name}`")),
        None => finding,
    }]
}

//! Judgments, and nothing that is not known.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "missing-gaps",
    page: Page {
        summary: "A brief makes judgments and names nothing that is not known.",
        why: "Every judgment was made without something. Saying what is missing, and how it could be found, \
              tells the reader where the judgment could break and the desk what to look for next.",
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
        standard: "ICD 203: gaps in information are stated; a memo ends with what is not known.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    // A gap that cannot be read yet is one all the same.
    if selection.judgments.is_empty() || !selection.gaps.is_empty() || desk.has_broken() {
        return Vec::new();
    }
    let brief = desk.corpus.brief(selection.brief);
    let finding =
        RULE.finding(&brief.common, brief.title.span, "the brief judges and names nothing that is not known");
    vec![
        finding
            .help("say what is not known, and what knowing it would change: `byline new gap ID` begins one"),
    ]
}

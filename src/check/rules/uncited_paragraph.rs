//! A paragraph or a talking point that rests on nothing.

use crate::check::prose::Prose;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::written::{self, Passage};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::brief::TalkingPoint;
use crate::parse::citation;
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "uncited-paragraph",
    page: Page {
        summary: "A paragraph of a brief's own text, or a talking point, cites no claim and no response.",
        why: "Background that everybody knows is where errors live longest. A paragraph that cites nothing \
              is the authors' word; either it is a judgment, which has a place of its own, or it has a \
              source, which the reader wants to see. A talking point names under `claims` what it rests on.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  sections:
    - title: The port
      claims: [port-closes]
      text: The board has neglected the harbor for years.
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
  sections:
    - title: The port
      claims: [port-closes]
      text: The port will close for repairs, Ruiz said [@port-closes].
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
        standard: "ICD 206: every paragraph of analysis that rests on reporting cites it.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

/// Fewer words than this are a heading or a bridge.
const LEAST: usize = 5;

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    let paragraphs = brief.texts().flat_map(|text| written::paragraphs(desk.corpus, text));
    let paragraphs = paragraphs.filter(rests_on_nothing).map(|paragraph| {
        let message = format!("the paragraph {} cites nothing", paragraph.opening());
        RULE.finding(&brief.common, paragraph.span(), message)
            .help("cite what it rests on with `[@claim-id]`, or record it as a judgment")
    });
    let points = brief.talking_points.iter().filter(|point| is_bare(point)).map(|point| {
        RULE.finding(&brief.common, point.point.span, "this talking point rests on no claim")
            .help("list what it rests on: `claims: [claim-id]` below its `point`")
    });
    paragraphs.chain(points).collect()
}

/// Whether a talking point neither lists a claim nor cites anything.
fn is_bare(point: &TalkingPoint) -> bool {
    point.claims.is_empty() && citation::scan(&point.point.value).is_empty()
}

/// Whether a paragraph cites nothing. A line that leads in what follows ("The board said:") need not.
fn rests_on_nothing(paragraph: &Passage<'_>) -> bool {
    let typed = paragraph.typed();
    let cites = paragraph.is_open() || !citation::scan(typed).is_empty();
    !cites && !typed.ends_with(':') && Prose::read(typed).len() >= LEAST
}

//! A bottom line that is no line.

use crate::check::prose::Prose;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::written;
use crate::diagnostic::{Diagnostic, Severity};
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "long-bottom-line",
    page: Page {
        summary: "The bottom line has more than 60 words.",
        why: "It is the one part that everybody reads, and for many the only one. Four lines are enough to \
              say what happened, who says so, and what follows.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  bottom_line: >-
    The port will close in June, Ruiz said [@port-closes]. She gave the worn quay, the silted
    basin, the two berths that have decayed, the dredgers that never came, the ships that no
    longer call, the crews that have left, the cranes that stand idle, the sheds that leak and
    the debts that the board has run up since the last flood as reasons why nothing less would
    do now.
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
  bottom_line: The port will close in June, Ruiz said [@port-closes].
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
        standard: "US State Department: a bottom line up front, of four lines.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

/// How many words a bottom line may have.
const MOST: usize = 60;

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    let Some(text) = &brief.bottom_line else { return Vec::new() };
    let paragraphs = written::paragraphs(desk.corpus, text);
    let count: usize = paragraphs.iter().map(|paragraph| Prose::read(&paragraph.words()).len()).sum();
    if count <= MOST {
        return Vec::new();
    }
    let finding = RULE.finding(&brief.common, text.span, format!("the bottom line has {count} words"));
    vec![finding.help(format!("say it in {MOST} words; what is left out has its place below"))]
}

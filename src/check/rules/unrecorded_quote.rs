//! Quotation marks without a quote.

use crate::check::compare::unrecorded;
use crate::check::prose::within;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    name: "unrecorded-quote",
    page: Page {
        summary: "An assertion has words in quotation marks that no `quote` of the claim holds.",
        why: "Quotation marks promise that somebody used exactly these words. `quote` says who, and lets \
              byline compare them with the document. Words that are only meant to sound doubtful are better \
              said plainly.",
        example: r#"# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/port.txt
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port is "a shared inheritance"
    source: ruiz
    document: gazette
# file: briefs/captures/port.txt
The port is "a shared inheritance", Valdorian Foreign Minister Ana Ruiz told reporters on Monday.
"#,
        corrected: r#"# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/port.txt
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port is "a shared inheritance"
    source: ruiz
    document: gazette
    quote: a shared inheritance
# file: briefs/captures/port.txt
The port is "a shared inheritance", Valdorian Foreign Minister Ana Ruiz told reporters on Monday.
"#,
        standard: "AP: quotation marks hold the exact words of a speaker.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let quoting = desk.claims().filter(|(_, claim)| !claim.evidence.is_empty());
    quoting
        .filter_map(|(_, claim)| {
            let (start, end) = unrecorded(claim).into_iter().next()?;
            let span = within(&claim.assertion, start, end);
            let finding = RULE.finding(&claim.common, span, "no `quote` of the claim holds these words");
            Some(finding.help("add `quote:` with the exact words, or take the quotation marks out"))
        })
        .collect()
}

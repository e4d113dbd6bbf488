//! Quotation marks without a quote.

use crate::check::prose::{Prose, quotations, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::Claim;

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
            let marks = quotations(&claim.assertion.value);
            let (start, end) = marks.into_iter().find(|&(start, end)| !is_recorded(claim, start, end))?;
            let span = within(&claim.assertion, start, end);
            let finding = RULE.finding(&claim.common, span, "no `quote` of the claim holds these words");
            Some(finding.help("add `quote:` with the exact words, or take the quotation marks out"))
        })
        .collect()
}

/// Whether a quote of the claim holds the words of a stretch of its assertion, whatever their marks and case.
fn is_recorded(claim: &Claim, start: usize, end: usize) -> bool {
    let words = folded(claim.assertion.value.get(start..end).unwrap_or_default());
    let quotes = claim.evidence.iter().filter_map(|chain| chain.quote.as_ref());
    quotes.map(|quote| folded(&quote.value.exact)).any(|exact| exact.contains(&words))
}

fn folded(text: &str) -> String {
    Prose::read(text).words().collect::<Vec<_>>().join(" ")
}

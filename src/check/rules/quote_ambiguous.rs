//! Quotes that stand in several places of their document.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::passage::verdict::Verdict;

pub(in crate::check) const RULE: Rule = Rule {
    name: "quote-ambiguous",
    page: Page {
        summary: "The words of a quote stand in several places, and nothing decides which is meant.",
        why: "Two words can be said twice in one article, by two people. Which place is meant decides who said \
              them and about what. A place in the paragraph that `at` names, in quotation marks, and beside \
              the speaker's name goes before others; where several remain, `prefix` or `suffix` decides: \
              the words right before or right behind the quote.",
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
    assertion: The port is "open"
    source: ruiz
    document: gazette
    quote: open
# file: briefs/captures/port.txt
The port is "open", Valdorian Foreign Minister Ana Ruiz said on Monday.

On Tuesday Ruiz said that talks were "open" as well.
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
    assertion: The port is "open"
    source: ruiz
    document: gazette
    quote: {exact: open, prefix: The port is}
# file: briefs/captures/port.txt
The port is "open", Valdorian Foreign Minister Ana Ruiz said on Monday.

On Tuesday Ruiz said that talks were "open" as well.
"#,
        standard: "W3C Web Annotation: text quote selector.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

/// How many of the places are shown.
const SHOWN: usize = 3;

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let quotes = desk.compared.quotes.iter();
    quotes
        .filter_map(|quote| {
            let Verdict::Ambiguous(places) = &quote.verdict else { return None };
            let common = &desk.corpus.claim(quote.claim).common;
            let message = format!("these words stand in {} places of the document", places.len());
            let finding = RULE
                .finding(common, quote.span, message)
                .help("add `prefix` or `suffix` with the words right before or right behind the quote");
            let shown = places.iter().take(SHOWN).filter_map(|place| desk.place(quote.document, place));
            Some(shown.fold(finding, |finding, place| finding.related(place, "here")))
        })
        .collect()
}

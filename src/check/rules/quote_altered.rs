//! A quote with brackets or an ellipsis.

use memchr::{memchr2, memchr2_iter};

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    name: "quote-altered",
    page: Page {
        summary: "A quote was altered with brackets or an ellipsis.",
        why: "What stands in quotation marks is what was said. Brackets put the writer's words into the \
              speaker's mouth; an ellipsis hides what was taken out. Quote a shorter stretch that needs \
              neither, or paraphrase.",
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
    assertion: The port is "a [shared] inheritance"
    source: ruiz
    document: gazette
    quote: a [shared] inheritance
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
        standard: "AP: do not alter quotations; avoid parentheses and ellipses in them.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let chains = desk.claims().flat_map(|(_, claim)| claim.evidence.iter().map(move |chain| (claim, chain)));
    chains
        .filter_map(|(claim, chain)| Some((claim, chain.quote.as_ref()?)))
        .filter(|(_, quote)| is_altered(&quote.value.exact))
        .map(|(claim, quote)| {
            RULE.finding(&claim.common, quote.span, "the quote was altered")
                .help("quote a shorter stretch as it was said, or paraphrase")
        })
        .collect()
}

/// Whether something shows that words were put in or left out: brackets, an ellipsis.
fn is_altered(quote: &str) -> bool {
    let bytes = quote.as_bytes();
    let leaves_out =
        |at: usize| quote.get(at..).is_some_and(|rest| rest.starts_with("...") || rest.starts_with('…'));
    // An ellipsis of one sign begins with the byte E2.
    memchr2(b'[', b']', bytes).is_some() || memchr2_iter(b'.', 0xE2, bytes).any(leaves_out)
}

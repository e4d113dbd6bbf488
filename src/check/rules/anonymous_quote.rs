//! The words of an unnamed source, without leave.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    name: "anonymous-quote",
    page: Page {
        summary: "The exact words of an unnamed source stand in quotation marks, and it did not agree to be \
                  quoted.",
        why: "Words can be recognized. Speaking on background allows content and a description; a direct \
              quote needs leave, which `may_quote: true` records. Without it, paraphrase.",
        example: r#"# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/port.txt
    url: https://gazette.example/port
sources:
  - id: attendee
    anonymous: an official who attended the meeting
    count: 1
    basis: attended the meeting
    access: direct
    reason: feared dismissal
claims:
  - id: port-closes
    assertion: The port is "finished"
    source: attendee
    document: gazette
    quote: finished
# file: briefs/captures/port.txt
The port is "finished," said an official who attended the meeting.
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
  - id: attendee
    anonymous: an official who attended the meeting
    count: 1
    basis: attended the meeting
    access: direct
    reason: feared dismissal
    may_quote: true
claims:
  - id: port-closes
    assertion: The port is "finished"
    source: attendee
    document: gazette
    quote: finished
# file: briefs/captures/port.txt
The port is "finished," said an official who attended the meeting.
"#,
        standard: "New York Times: direct quotes from unnamed sources need approval; AP: background allows \
                   no quotes unless agreed.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let chains = desk.claims().flat_map(|(_, claim)| claim.evidence.iter().map(move |chain| (claim, chain)));
    chains
        .filter_map(|(claim, chain)| {
            let quote = chain.quote.as_ref()?;
            let silent = |source| {
                desk.corpus
                    .source(source)
                    .anonymous()
                    .filter(|unnamed| !unnamed.official && !unnamed.may_quote)
            };
            let unnamed = chain.voices().into_iter().find_map(silent)?;
            let finding =
                RULE.finding(&claim.common, quote.span, "an unnamed source is quoted without its leave");
            let finding = finding.related(unnamed.descriptor.span, "this source has no `may_quote: true`");
            Some(
                finding.help("say it in your own words, or record the source's leave with `may_quote: true`"),
            )
        })
        .collect()
}

//! An unnamed source without the document that vouches for it.

use crate::check::chain;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    name: "undocumented-anonymous",
    page: Page {
        summary: "An unnamed source speaks in a claim that names no document.",
        why: "Somebody knows who the unnamed source is: the outlet that spoke with it. The authors of a \
              brief do not. Without the document the sentence would read as if the brief itself vouched for \
              a person whom it never met.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: attendee
    anonymous: an official who attended the meeting
    count: 1
    basis: attended the meeting
    access: direct
    reason: feared dismissal
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
  - id: port-closes
    assertion: The port will close in June
    source: attendee
",
        corrected: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: attendee
    anonymous: an official who attended the meeting
    count: 1
    basis: attended the meeting
    access: direct
    reason: feared dismissal
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
  - id: port-closes
    assertion: The port will close in June
    source: attendee
    document: gazette
",
        standard: "AP: other outlets' unnamed sources are attributed to the outlet.",
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
        .filter(|(_, chain)| chain.document.is_none())
        .filter(|(_, chain)| {
            chain::everybody(chain).any(|source| chain::is_unnamed(desk.corpus.source(source)))
        })
        .map(|(claim, chain)| {
            let span = chain.source.as_ref().map_or(claim.common.id.span, |source| source.span);
            RULE.finding(&claim.common, span, "no document vouches for this unnamed source")
                .help("add `document:` with the id of the document that cites it")
        })
        .collect()
}

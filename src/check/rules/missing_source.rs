//! A claim that says neither who is cited nor that the outlet speaks for itself.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    name: "missing-source",
    page: Page {
        summary: "A claim names neither a source nor the outlet's own voice.",
        why: "A reader who cannot tell whose word a sentence is will take it for the authors'. Every claim says \
              whom its document quotes or cites; where the document cites nobody, that is a finding about the \
              document, and `source: outlet` says so.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
    accessed: 2031-05-07
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    document: gazette
    at: 3
",
        corrected: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
    accessed: 2031-05-07
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
    at: 3
",
        standard: "AP: the source of a fact stands in the story unless the reporter saw it; Reuters: every statement \
                   is sourced to a named person, an unnamed one, or the agency's own witness.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let lacking = |claim| {
        let claim: &crate::model::claim::Claim = claim;
        claim.evidence.iter().filter(|evidence| evidence.source.is_none())
    };
    desk.claims()
        .flat_map(|(_, claim)| lacking(claim).map(move |evidence| (claim, evidence)))
        .map(|(claim, evidence)| {
            RULE.finding(&claim.common, evidence.span, "the claim does not say whose word it is")
                .help("add `source:` with the id of whom the document cites, or `source: outlet` for the document's own voice")
        })
        .collect()
}

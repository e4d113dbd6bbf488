//! A claim that says neither who is cited nor that the outlet speaks for itself.

use crate::check::chain;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    name: "missing-source",
    page: Page {
        summary: "A claim names neither a source nor the outlet's own voice.",
        why: "A reader who cannot tell whose word a sentence is will take it for the authors'. Every claim \
              says whom its document quotes or cites. Where the document cites nobody, that is worth knowing \
              about the document, and `source: outlet` says so.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    document: gazette
",
        corrected: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
",
        standard: "AP: the source of a fact stands in the story unless the reporter saw it; Reuters: every \
                   statement is sourced to a named person, an unnamed one, or the agency's own witness.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    // Another fault of the claim does not excuse it: who says something is asked at once.
    let claims = desk.corpus.claims.iter();
    let chains = claims.flat_map(|claim| claim.evidence.iter().map(move |chain| (claim, chain)));
    chains
        .filter(|(claim, chain)| if claim.common.faulty { chain.unsaid } else { chain.source.is_none() })
        .map(|(claim, chain)| {
            RULE.finding(&claim.common, chain::place(claim, chain), "the claim does not say whose word it is").help(
                "add `source:` with the id of whom the document cites, or `source: outlet` for its own voice",
            )
        })
        .collect()
}

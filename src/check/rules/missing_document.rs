//! A claim that does not say where it stands.

use crate::check::chain;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    name: "missing-document",
    page: Page {
        summary: "A claim names no document in which it stands.",
        why: "Without a document there is no note behind the sentence, and nobody can look the claim up. The document \
              is what you have read, also where it quotes another one. A file whose claims all stand in one document \
              can say so once: `defaults: {document: gazette}`.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: port-closes
    assertion: The port will close in June
    source: outlet
    document: gazette
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
",
        corrected: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: port-closes
    assertion: The port will close in June
    source: outlet
    document: gazette
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
",
        standard: "ICD 206: every claim has a citation that leads to the document.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let chains = desk.claims().flat_map(|(_, claim)| claim.evidence.iter().map(move |chain| (claim, chain)));
    // That nobody vouches for somebody unnamed is a finding of its own.
    let is_unnamed = |source| chain::is_unnamed(desk.corpus.source(source));
    chains
        .filter(|(_, chain)| chain.document.is_none() && !chain::everybody(chain).any(is_unnamed))
        .map(|(claim, chain)| {
            RULE.finding(&claim.common, chain::place(claim, chain), "the claim does not say in which document it stands")
                .help("add `document:` with the id of what you read it in; or, for a whole file, `defaults: {document: ID}`")
        })
        .collect()
}

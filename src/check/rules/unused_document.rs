//! A document that nobody cites.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::id::DocumentId;

pub(in crate::check) const RULE: Rule = Rule {
    name: "unused-document",
    page: Page {
        summary: "No claim or response cites a document of the desk.",
        why: "Either something was read and not used, which may be worth a second look, or a reference was \
              lost on the way. A desk that shares a library of documents between briefs turns the rule off \
              in byline.toml.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
  - id: ledger
    title: Port sale
    publisher: the Morning Ledger
    published: 2031-05-05
    url: https://ledger.example/sale
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
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
        standard: "byline's own: every record of a desk has a use.",
    },
    severity: Severity::Info,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let corpus = desk.corpus;
    if corpus.claims.is_empty() || desk.has_faults {
        return Vec::new();
    }
    let mut used = vec![false; corpus.documents.len()];
    let mut mark = |id: DocumentId| used.get_mut(id.index()).into_iter().for_each(|used| *used = true);
    for (id, claim) in corpus.numbered_claims() {
        corpus.documents_of(id).into_iter().for_each(&mut mark);
        claim.credit.iter().map(|credit| credit.value.document).for_each(&mut mark);
    }
    corpus.responses.iter().filter_map(|response| response.document.as_ref()).for_each(|id| mark(id.value));
    corpus.documents.iter().flat_map(|document| &document.derived_from).for_each(|id| mark(id.value));
    let unused = desk.documents().filter(|(id, _)| used.get(id.index()) == Some(&false));
    unused
        .map(|(_, document)| {
            RULE.finding(
                &document.common,
                document.common.id.span,
                "no claim or response cites this document",
            )
            .help("cite it where something rests on it, or take it out")
        })
        .collect()
}

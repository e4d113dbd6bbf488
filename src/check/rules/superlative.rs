//! A "record" or "first" that nobody checked.

use crate::check::chain;
use crate::check::prose::{Phrases, Prose, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::Claim;
use crate::model::document::{Document, DocumentType};

pub(in crate::check) const RULE: Rule = Rule {
    name: "superlative",
    page: Page {
        summary: "A superlative stands in a report's own voice, with nobody who compared.",
        why: "\"The first\", \"the largest\", \"a record\": each says that somebody looked at all the \
              others. In reports they are often copied, and often wrong. Find the series it stands in, or \
              leave the superlative out. A dataset (`type: dataset`) is itself the comparison.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: landings-record
    assertion: Landings reached a record in 2030
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
  - id: landings-rose
    assertion: Landings rose in 2030
    source: outlet
    document: gazette
",
        standard: "Reuters: superlatives and firsts are checked and sourced.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[SUPERLATIVES],
};

const SUPERLATIVES: WordList = WordList {
    name: "superlatives",
    words: &[
        "a record",
        "an all-time high",
        "an all-time low",
        "record high",
        "record low",
        "record-breaking",
        "record-high",
        "record-low",
        "the best",
        "the biggest",
        "the deadliest",
        "the fastest",
        "the first ever",
        "the first time",
        "the first-ever",
        "the greatest",
        "the highest",
        "the largest",
        "the longest",
        "the lowest",
        "the only",
        "the sole",
        "the smallest",
        "the strongest",
        "the worst",
        "unprecedented",
        "unparalleled",
        "in history",
    ],
};

/// Words behind "a record" that make it a list or a document.
const NO_SUPERLATIVE: &[&str] = &["of", "that", "which", "kept", "showing"];

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let superlatives = Phrases::new(desk.words(&SUPERLATIVES));
    let outlets = desk
        .claims()
        .filter(|(_, claim)| chain::is_outlet_only(desk.corpus, claim) && !is_compared(desk, claim));
    outlets
        .filter(|(_, claim)| superlatives.may_stand_in(&claim.assertion.value))
        .filter_map(|(_, claim)| {
            let prose = Prose::read(&claim.assertion.value);
            let stands = |phrase: &str, next: Option<&str>| {
                phrase != "a record" || !next.is_some_and(|next| NO_SUPERLATIVE.contains(&next))
            };
            let hit = prose
                .find(&superlatives)
                .into_iter()
                .find(|hit| !prose.negated(hit) && stands(hit.phrase, prose.after(hit).next()))?;
            let message = format!("\"{}\" stands in the outlet's own voice", prose.typed(&hit));
            let finding = RULE.finding(&claim.common, within(&claim.assertion, hit.start, hit.end), message);
            Some(finding.help(help(desk, claim)))
        })
        .collect()
}

/// Whether a claim comes from figures that are themselves the comparison.
fn is_compared(desk: &Desk<'_>, claim: &Claim) -> bool {
    documents(desk, claim).any(|document| document.kind == DocumentType::Dataset)
}

fn documents<'a>(desk: &Desk<'a>, claim: &'a Claim) -> impl Iterator<Item = &'a Document> {
    let corpus = desk.corpus;
    claim.evidence.iter().filter_map(|chain| Some(corpus.document(chain.document.as_ref()?.value)))
}

/// What to do: find who compared, who may be the body that published a report of its own.
fn help(desk: &Desk<'_>, claim: &Claim) -> String {
    use DocumentType::{Report, Statement};
    let own = documents(desk, claim).find(|document| matches!(document.kind, Report | Statement));
    match own.and_then(|document| document.publisher.value.as_ref()) {
        Some(publisher) => format!(
            "find who compared and with what, and name {publisher} as the `source` where it did; or leave the superlative out"
        ),
        None => "find who compared and with what, or leave the superlative out".to_owned(),
    }
}

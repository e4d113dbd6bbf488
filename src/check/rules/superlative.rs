//! A "record" or "first" that nobody checked.

use crate::check::chain;
use crate::check::prose::{Phrases, Prose, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    name: "superlative",
    page: Page {
        summary: "A superlative stands in a report's own voice, with nobody who compared.",
        why: "\"The first\", \"the largest\", \"a record\": each says that somebody looked at all the \
              others. In reports they are often copied, and often wrong. Find the series it stands in, or \
              leave the superlative out.",
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
    let outlets = desk.claims().filter(|(_, claim)| chain::is_outlet_only(claim));
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
            Some(finding.help("find who compared and with what, or leave the superlative out"))
        })
        .collect()
}

//! Something said not to be there, with no date until which that is known.

use crate::check::prose::{Phrases, Prose, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::{Claim, Kind, Status};
use crate::text::Span;

pub(in crate::check) const RULE: Rule = Rule {
    name: "absence-without-as-of",
    page: Page {
        summary: "A claim says that something has not happened, or is not there, without the date up to \
                  which that was so.",
        why: "An absence is true only up to the moment somebody looked. \"There was no sign of shipments\" \
              may be false on the day after, and the sentence will not show it. The date in `as_of` stands \
              before the sentence on the page: \"As of 6 May 2031, there was no sign of …\".",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: terminal-empty
    assertion: There was no sign of new shipments
    kind: absence
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
    assertion: There was no sign of new shipments
    kind: absence
    as_of: 2031-05-06
    source: outlet
    document: gazette
",
        standard: "ICD 206: the date of information is given where it differs from the date of publication.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[ABSENT],
};

const ABSENT: WordList = WordList {
    name: "absence-words",
    words: &[
        "has not",
        "has never",
        "has yet to",
        "has shown no",
        "hasn't",
        "have not",
        "have never",
        "have yet to",
        "haven't",
        "is yet to",
        "are yet to",
        "is no sign",
        "no sign",
        "no signs",
        "not yet",
        "remains to be",
        "still no",
        "still not",
    ],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let absent = Phrases::new(desk.words(&ABSENT));
    let open =
        desk.claims().filter(|(_, claim)| claim.as_of.is_none() && claim.status.value == Status::Active);
    open.filter_map(|(_, claim)| Some((claim, place(claim, &absent)?)))
        .map(|(claim, span)| {
            RULE.finding(&claim.common, span, "nothing says until when this is known not to be so")
                .help("add `as_of:` with the date of the document or of the last look")
        })
        .collect()
}

/// The words that tell of an absence, in a claim that no other date bounds.
fn place(claim: &Claim, absent: &Phrases<'_>) -> Option<Span> {
    let is_dated = claim.when.as_ref().is_some_and(|when| when.value.date.is_some());
    if is_dated && claim.kind.value != Kind::Absence {
        return None;
    }
    let prose = Prose::read(&claim.assertion.value);
    // "has not only" tells of no absence.
    let telling =
        prose.find(absent).into_iter().find(|hit| !matches!(prose.after(hit).next(), Some("only" | "just")));
    let hit = telling.map(|hit| within(&claim.assertion, hit.start, hit.end));
    match claim.kind.value {
        Kind::Absence => Some(hit.unwrap_or(claim.assertion.span)),
        _ => hit,
    }
}

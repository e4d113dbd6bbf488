//! A good mark for a source that nobody can judge.

use crate::check::chain;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::rating::Reliability;
use crate::model::words::Words;

pub(in crate::check) const RULE: Rule = Rule {
    name: "unbased-reliability",
    page: Page {
        summary: "An unnamed source is rated A or B, and nothing says how it knows.",
        why: "A and B stand for a record of being right. A source whose name the desk does not hold has no \
              record that the desk could know of, unless what it was in a position to know speaks for it. \
              F, \"cannot be judged\", is no insult.",
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
    access: direct
    reason: feared dismissal
    reliability: B
    allow:
      - rule: no-basis
        reason: the outlet keeps it back
claims:
  - id: port-closes
    assertion: The port will close in June
    source: attendee
    document: gazette
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
    reliability: F
claims:
  - id: port-closes
    assertion: The port will close in June
    source: attendee
    document: gazette
",
        standard: "STANAG 2511: a source without history is rated F.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let unnamed = desk.sources().filter(|(_, source)| chain::is_unnamed(source));
    unnamed
        .filter(|(_, source)| source.anonymous().is_some_and(|anonymous| anonymous.basis.is_none()))
        .filter_map(|(_, source)| Some((source, source.reliability.as_ref()?)))
        .filter(|(_, rating)| matches!(rating.value, Reliability::A | Reliability::B))
        .map(|(source, rating)| {
            let message =
                format!("`{}` for a source of which nothing says how it knows", rating.value.as_str());
            RULE.finding(&source.common, rating.span, message)
                .help("add `basis:`, or rate it `F`: cannot be judged")
        })
        .collect()
}

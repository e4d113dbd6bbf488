//! An unnamed source without how it knows.

use crate::check::chain;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    name: "no-basis",
    page: Page {
        summary: "An unnamed source has no `basis`: nothing says how it knows.",
        why: "A reader can judge a named source by its name. Of an unnamed one only this is left: was it in \
              the room, did it read the paper, or did somebody tell it? A desk that cannot say how its \
              source knows does not know whether it does.",
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
claims:
  - id: port-closes
    assertion: The port will close in June
    source: attendee
    document: gazette
",
        standard: "AP: an unnamed source must be in a position to know; ICD 206: a source descriptor gives \
                   access.",
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
        .filter_map(|(_, source)| Some((source, source.anonymous()?)))
        .filter(|(_, anonymous)| anonymous.basis.is_none())
        .map(|(source, anonymous)| {
            RULE.finding(
                &source.common,
                anonymous.descriptor.span,
                "nothing says how this unnamed source knows",
            )
            .help(
                "add `basis:`, in words such as `attended the meeting` or `was told by an aide`; where the article that \
                 cites the source does not say, take `basis` out (`unknown` tells nothing) and say that: `allow: [{rule: no-basis, reason: the \
                 article does not say}]`",
            )
        })
        .collect()
}

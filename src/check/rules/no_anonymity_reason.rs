//! An unnamed source without why it is not named.

use crate::check::chain;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    name: "no-anonymity-reason",
    page: Page {
        summary: "An unnamed source has no `reason`: nothing says why it is not named.",
        why: "Not naming a source is a favor that readers pay for. They are owed the reason, and writing it \
              down is the moment to ask whether there is one.",
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
        standard: "AP and the New York Times: the reader is told why a source is not named.",
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
        .filter(|(_, anonymous)| anonymous.reason.is_none())
        .map(|(source, anonymous)| {
            RULE.finding(
                &source.common,
                anonymous.descriptor.span,
                "nothing says why this source is not named",
            )
            .help(
                "add `reason:`, in words such as `feared dismissal`; where the article that cites the source does not say, \
                 take `reason` out (`unknown` tells nothing) and say that: `allow: [{rule: no-anonymity-reason, reason: the article does not say}]`",
            )
        })
        .collect()
}

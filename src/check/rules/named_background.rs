//! A name for somebody who spoke on background.

use crate::check::chain;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::source::{GroundRule, Source};

pub(in crate::check) const RULE: Rule = Rule {
    name: "named-background",
    page: Page {
        summary: "A claim names somebody who spoke on background.",
        why: "On background the content may be used, and the source is described as was agreed, but not \
              named. The page would print the name. Record the source as unnamed, with the descriptor that \
              was agreed.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
    ground_rule: background
claims:
  - id: port-closes
    assertion: The port will close in June
    source: ruiz
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
    ground_rule: background
claims:
  - id: port-closes
    assertion: The port will close in June
    source: attendee
    document: gazette
",
        standard: "AP: background: the information can be published, but only under conditions negotiated \
                   with the source.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let is_bound =
        |source: &Source| source.ground_rule.value == GroundRule::Background && chain::is_person(source);
    let mut named = desk.sources().filter(|(_, source)| is_bound(source)).peekable();
    if named.peek().is_none() {
        return Vec::new();
    }
    let speaking = desk.claims().flat_map(|(_, claim)| &claim.evidence).flat_map(chain::everybody);
    let speaking: std::collections::BTreeSet<_> = speaking.collect();
    named
        .filter(|(id, _)| speaking.contains(id))
        .map(|(_, source)| {
            let message = "somebody who spoke on background is named";
            RULE.finding(&source.common, source.common.id.span, message)
                .related(source.ground_rule.span, "the terms on which the source spoke")
                .help("record the source as `anonymous` with the descriptor agreed, or mend `ground_rule`")
        })
        .collect()
}

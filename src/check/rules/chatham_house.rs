//! A name, or an affiliation, under the Chatham House Rule.

use crate::check::chain;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::Claim;
use crate::model::source::{GroundRule, Source};

pub(in crate::check) const RULE: Rule = Rule {
    name: "chatham-house",
    page: Page {
        summary: "A claim names somebody who spoke under the Chatham House Rule, or whom that person \
                  belongs to.",
        why: "Under the Rule, what was said may be used, but neither the identity nor the affiliation of \
              any participant may be revealed, the speaker's own or another's. Record the speaker as \
              unnamed, with a descriptor that says no more than that it took part.",
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
    ground_rule: chatham-house
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
    anonymous: a participant in the meeting
    count: 1
    basis: attended the meeting
    access: direct
    reason: feared dismissal
    ground_rule: chatham-house
claims:
  - id: port-closes
    assertion: The port will close in June
    source: attendee
    document: gazette
",
        standard: "The Chatham House Rule (1927, revised 2002).",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let bound = |source: &Source| source.ground_rule.value == GroundRule::ChathamHouse;
    let speaking = |claim: &Claim| claim.evidence.iter().flat_map(chain::everybody).collect::<Vec<_>>();
    let mut exposed = desk.sources().filter(|(_, source)| bound(source)).peekable();
    if exposed.peek().is_none() {
        return Vec::new();
    }
    let named: std::collections::BTreeSet<_> = desk.claims().flat_map(|(_, claim)| speaking(claim)).collect();
    let exposed = exposed.filter(|(id, _)| named.contains(id));
    exposed
        .filter_map(|(_, source)| {
            let (message, help) = match source.anonymous() {
                None => ("a name stands under the Chatham House Rule", "record the speaker as `anonymous`"),
                Some(unnamed) if unnamed.affiliation.is_some() => {
                    ("an affiliation stands under the Chatham House Rule", "take `affiliation` out")
                }
                Some(_) => return None,
            };
            let finding = RULE.finding(&source.common, source.common.id.span, message);
            Some(finding.related(source.ground_rule.span, "the terms on which it spoke").help(help))
        })
        .collect()
}

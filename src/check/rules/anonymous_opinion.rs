//! An unnamed source's opinion or guess at intentions.

use crate::check::chain;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::Kind;
use crate::model::id::SourceId;

pub(in crate::check) const RULE: Rule = Rule {
    name: "anonymous-opinion",
    page: Page {
        summary: "An assessment, or an intention of their own, is known only from unnamed people.",
        why: "Anonymity is granted for facts that cannot be had otherwise. An opinion costs its speaker \
              nothing, and one that nobody signs may be a trial balloon, a grudge or a campaign. Find a \
              named voice for it, or leave it out. What unnamed people tell of somebody else's plan is a fact that they report, and is \
              left alone: `actor` says whose plan it is.",
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
    reason: feared dismissal
claims:
  - id: talks-hopeless
    assertion: The talks were hopeless
    kind: assessment
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
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: talks-hopeless
    assertion: The talks were hopeless
    kind: assessment
    source: ruiz
    document: gazette
",
        standard: "AP: material from unnamed sources is information, not opinion or speculation.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[],
};

const OF_AN_ASSESSMENT: &str = "find somebody who says it by name, or leave it out; where it is information rather than a view, \
     leave `kind` out; where it has to stand, say why: `allow: [{rule: anonymous-opinion, reason: …}]`";

const OF_AN_INTENTION: &str = "where they tell what others plan, name those under `actor`; otherwise find somebody who says it by \
     name, or leave it out; where it has to stand, say why: `allow: [{rule: anonymous-opinion, reason: …}]`";

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, claim) in desk.claims() {
        let (noun, help) = match claim.kind.value {
            Kind::Assessment => ("assessment", OF_AN_ASSESSMENT),
            Kind::Intention => ("intention", OF_AN_INTENTION),
            _ => continue,
        };
        let chains = desk.corpus.firsthand(claim.evidence.iter());
        let voices: Vec<Vec<SourceId>> = chains.iter().map(|chain| chain.voices()).collect();
        if voices.is_empty() || !voices.iter().all(|voices| chain::are_unnamed(desk.corpus, voices)) {
            continue;
        }
        // Whoever tells what others plan reports a fact.
        let of_others = !claim.actors.is_empty()
            && !claim.actors.iter().any(|actor| voices.iter().any(|voices| voices.contains(&actor.value)));
        if claim.kind.value == Kind::Intention && of_others {
            continue;
        }
        let message = format!("this {noun} is known only from unnamed people");
        found.push(RULE.finding(&claim.common, claim.kind.span, message).help(help));
    }
    found
}

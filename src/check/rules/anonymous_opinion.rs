//! An unnamed source's opinion or guess at intentions.

use crate::check::chain;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::{Claim, Kind};

pub(in crate::check) const RULE: Rule = Rule {
    name: "anonymous-opinion",
    page: Page {
        summary: "An assessment or an intention is known only from unnamed people.",
        why: "Anonymity is granted for facts that cannot be had otherwise. An opinion costs its speaker \
              nothing, and one that nobody signs may be a trial balloon, a grudge or a campaign. Find a \
              named voice for it, or leave it out.",
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

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let unnamed = |claim: &Claim| {
        let chains = desk.corpus.firsthand(claim.evidence.iter());
        !chains.is_empty() && chains.iter().all(|chain| chain::are_unnamed(desk.corpus, &chain.voices()))
    };
    let of_mind =
        desk.claims().filter(|(_, claim)| matches!(claim.kind.value, Kind::Assessment | Kind::Intention));
    of_mind
        .filter(|(_, claim)| unnamed(claim))
        .map(|(_, claim)| {
            let noun = if claim.kind.value == Kind::Intention { "intention" } else { "assessment" };
            RULE.finding(
                &claim.common,
                claim.kind.span,
                format!("this {noun} is known only from unnamed people"),
            )
            .help("find somebody who says it by name, or leave it out")
        })
        .collect()
}

//! Credibility 1 without independent confirmation.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::rating::Credibility;
use crate::weigh::Standing;

pub(in crate::check) const RULE: Rule = Rule {
    name: "credibility-unconfirmed",
    page: Page {
        summary: "A claim is rated 1, confirmed by other independent sources, and is not.",
        why: "The rating tells the reader that somebody else, with another interest, says the same. byline counts the \
              lines: two newspapers that cite one person, or two ministers of one government, are one line. Unnamed \
              people count as different only where that is known.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
  - id: ledger
    title: Port sale
    publisher: the Morning Ledger
    published: 2031-05-05
    url: https://ledger.example/sale
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port will close in June
    evidence:
      - {source: ruiz, document: gazette, credibility: 1}
      - {source: ruiz, document: ledger}
",
        corrected: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
  - id: ledger
    title: Port sale
    publisher: the Morning Ledger
    published: 2031-05-05
    url: https://ledger.example/sale
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
  - id: bell
    name: Tomas Bell
    role: Kessian Trade Minister
claims:
  - id: port-closes
    assertion: The port will close in June
    evidence:
      - {source: ruiz, document: gazette, credibility: 1}
      - {source: bell, document: ledger}
",
        standard: "STANAG 2511: credibility 1 is information confirmed by other independent sources.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, claim) in desk.claims() {
        let ratings = claim.evidence.iter().filter_map(|chain| chain.credibility.as_ref());
        let confirmed = ratings.into_iter().find(|rating| rating.value == Credibility::Confirmed);
        let Some(rating) = confirmed else { continue };
        let what = match desk.scales.weigh(id).standing() {
            Standing::Corroborated => continue,
            Standing::OneInterest => "its sources may all speak for one interest",
            Standing::Uncorroborated | Standing::Ungrounded => "one source may be all that stands behind it",
        };
        let message = format!("`1` says independently confirmed, but {what}");
        let help = "rate it `2` or lower, or add the evidence of an independent source";
        found.push(RULE.finding(&claim.common, rating.span, message).help(help));
    }
    found
}

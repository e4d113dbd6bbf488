//! High confidence on thin ground.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::id::ClaimId;
use crate::model::scale::Confidence;
use crate::weigh::Standing;

pub(in crate::check) const RULE: Rule = Rule {
    name: "thin-high-confidence",
    page: Page {
        summary: "A judgment is held with high confidence, and everything it rests on hangs on one source or one interest.",
        why: "High confidence says that the ground is broad. Here one person who errs, or one government that wants to be \
              believed, would take all of it away. byline counts the lines behind the claims in `based_on` \
              together, unnamed people as one unless they are known to differ, and as one with everybody else whose interest they \
              may have: their `interest` or `affiliation` says whose it is.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
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
  - id: port-closes
    assertion: The port will close in June
    source: ruiz
    document: gazette
judgments:
  - id: fleet-leaves
    judgment: The fleet is likely to leave the port by autumn
    likelihood: likely
    confidence: high
    because: the minister has said so plainly
    based_on: [port-closes]
    alternatives: [{text: the closure is put off, why_less_likely: the minister named the month}]
    indicators: [berths are given up]
gaps:
  - gap: where the fleet would go
",
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
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
    source: ruiz
    document: gazette
  - id: berths-booked
    assertion: Kessia has set aside berths for the fleet
    source: bell
    document: ledger
judgments:
  - id: fleet-leaves
    judgment: The fleet is likely to leave the port by autumn
    likelihood: likely
    confidence: high
    because: two governments have said so, each for itself
    based_on: [port-closes, berths-booked]
    alternatives: [{text: the closure is put off, why_less_likely: the minister named the month}]
    indicators: [berths are given up]
gaps:
  - gap: where the fleet would go
",
        standard: "ICD 203: confidence reflects the quality and the independence of the sources.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

const OTHERS: &str = "say `moderate` or `low`, or rest it on claims of independent sources";

/// What to do where one source may speak in the interest of the other.
const KNOWN: &str = "say `moderate` or `low`, or rest it on claims of independent sources; of unnamed people that you know to have \
                     another interest, write it in their `interest` or `affiliation`";

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for judgment in desk.judgments().filter(|judgment| !judgment.based_on.is_empty()) {
        let confidence = judgment.confidence.as_ref().filter(|one| one.value == Confidence::High);
        let Some(confidence) = confidence else { continue };
        let claims: Vec<ClaimId> = judgment.based_on.iter().map(|claim| claim.value).collect();
        if claims.iter().any(|&claim| desk.corpus.claim(claim).common.faulty) {
            // What stands behind it is known once that is mended.
            continue;
        }
        let (what, help) = match desk.scales.together(&claims).standing() {
            Standing::Corroborated => continue,
            Standing::OneInterest => ("one interest", KNOWN),
            Standing::Uncorroborated => ("one source", OTHERS),
            Standing::Ungrounded => ("no source at all", OTHERS),
        };
        let message = format!("high confidence, but what this rests on may hang on {what}");
        found.push(RULE.finding(&judgment.common, confidence.span, message).help(help));
    }
    found
}

//! High confidence on thin ground.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::id::ClaimId;
use crate::model::scale::Confidence;
use crate::resolve::corpus::Corpus;
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

/// What to do where one source may speak in the interest of the other: unnamed people speak for whom they belong to, as far as
/// the desk knows.
fn known(corpus: &Corpus, claims: &[ClaimId]) -> String {
    let mut sources = claims.iter().flat_map(|&claim| corpus.sources_of(claim)).map(|id| corpus.source(id));
    let own = sources.find_map(|source| {
        let interest = source.interest.filter(|_| source.anonymous().is_some_and(|one| !one.official))?;
        Some((source.common.id.value.as_str(), corpus.source(interest).common.id.value.as_str()))
    });
    match own {
        Some((people, body)) => format!(
            "{OTHERS}; the unnamed people in `{people}` count as voices of `{body}`: if they speak for themselves, write \
             `interest: {people}` on that source"
        ),
        None => format!(
            "{OTHERS}; of unnamed people that you know to have another interest, write it in their `interest` or `affiliation`"
        ),
    }
}

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
            Standing::OneInterest => ("one interest", known(desk.corpus, &claims)),
            Standing::Uncorroborated => ("one source", OTHERS.to_owned()),
            Standing::Ungrounded => ("no source at all", OTHERS.to_owned()),
        };
        let message = format!("high confidence, but what this rests on may hang on {what}");
        found.push(RULE.finding(&judgment.common, confidence.span, message).help(help));
    }
    found
}

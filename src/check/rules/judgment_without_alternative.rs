//! A judgment without another explanation.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::judgment::Judgment;

pub(in crate::check) const RULE: Rule = Rule {
    name: "judgment-without-alternative",
    page: Page {
        summary: "A judgment names no other explanation of the same claims.",
        why: "Analysts see what they expect. Writing down what else could explain the claims, and why it is \
              held to be less likely, is the best known cure; it also tells the reader what the judgment \
              was tested against. A judgment of an even chance (\"roughly even chance\") holds the other outcome for \
              as likely itself and is left alone.",
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
    assertion: The port will close in June for repairs
    source: ruiz
    document: gazette
judgments:
  - id: port-reopens
    judgment: It is likely that the port reopens before the summer
    likelihood: likely
    confidence: low
    because: it rests on one named official
    based_on: [port-closes]
    indicators:
      - Dredgers return to the basin
gaps:
  - gap: What the owner of the berths intends
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
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port will close in June for repairs
    source: ruiz
    document: gazette
judgments:
  - id: port-reopens
    judgment: It is likely that the port reopens before the summer
    likelihood: likely
    confidence: low
    because: it rests on one named official
    based_on: [port-closes]
    alternatives:
      - text: The berths are sold and rebuilt first
        why_less_likely: no buyer is known
    indicators:
      - Dredgers return to the basin
gaps:
  - gap: What the owner of the berths intends
",
        standard: "ICD 203: analysis of alternatives.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

/// Terms for a chance of about one half, by which the other outcome is as likely.
const EVEN: &[&str] = &["roughly even chance", "roughly even odds", "about as likely as not"];

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let untested = desk.judgments().filter(|judgment| judgment.alternatives.is_empty() && !is_even(judgment));
    untested
        .map(|judgment| {
            RULE.finding(&judgment.common, judgment.text.span, "no other explanation was weighed")
                .help("add `alternatives:`, each with `text` and `why_less_likely`")
        })
        .collect()
}

fn is_even(judgment: &Judgment) -> bool {
    let likelihood = judgment.likelihood.as_ref().map(|likelihood| likelihood.value.as_str());
    likelihood.is_some_and(|term| EVEN.iter().any(|even| even.eq_ignore_ascii_case(term.trim())))
}

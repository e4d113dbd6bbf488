//! A one-pager that shows a judgment and nothing that it rests on.

use std::collections::BTreeSet;

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::id::ClaimId;
use crate::parse::citation;
use crate::resolve::corpus::Handle;
use crate::select::{Selection, opposing};

pub(in crate::check) const RULE: Rule = Rule {
    name: "unshown-basis",
    page: Page {
        summary: "A one-pager shows a judgment and none of the claims that it rests on.",
        why: "One page holds the judgments, and of the claims only those that are `key: true`, that the bottom line \
              cites, or that answer an accusation. A judgment whose claims all fall away stands there as if it rested on \
              nothing but a note.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  template: one-pager
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
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  template: one-pager
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
    key: true
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
        standard: "ICD 203: judgments are told apart from the information that they rest on, and both are shown.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    if brief.template.value != "one-pager" {
        return Vec::new();
    }
    let cited = brief.bottom_line.iter().flat_map(|text| citation::scan(&text.value));
    let cited =
        cited.flat_map(|citation| citation.ids).filter_map(|cited| match desk.corpus.find(cited.id) {
            Some(Handle::Claim(claim)) => Some(claim),
            _ => None,
        });
    let answers = selection.responses.iter().flat_map(|&id| &desk.corpus.response(id).claims);
    let key = selection.claims.iter().copied().filter(|&claim| desk.corpus.claim(claim).key);
    let key = key.flat_map(|claim| {
        let beside = opposing(desk.corpus, selection, claim, |other| selection.shows(other));
        [claim].into_iter().chain(beside)
    });
    let shown: BTreeSet<ClaimId> = key.chain(cited).chain(answers.map(|claim| claim.value)).collect();
    let judgments = selection.judgments.iter().map(|&id| desk.corpus.judgment(id));
    let judgments = judgments.filter(|judgment| !judgment.common.faulty && !judgment.based_on.is_empty());
    judgments
        .filter(|judgment| judgment.based_on.iter().all(|claim| !shown.contains(&claim.value)))
        .map(|judgment| {
            let basis = judgment.based_on.iter().find(|claim| desk.corpus.is_quotable(claim.value));
            let span = judgment.based_on.first().map_or(judgment.text.span, |claim| claim.span);
            let message = "the one-pager shows this judgment, and no claim that it rests on";
            let key = basis.map_or_else(String::new, |claim| {
                format!(
                    "set `key: true` on one of them, such as `{}`, or ",
                    desk.corpus.claim(claim.value).common.id.value
                )
            });
            RULE.finding(&judgment.common, span, message).help(format!("{key}cite one in the bottom line"))
        })
        .collect()
}

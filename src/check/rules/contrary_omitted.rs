//! A claim in use, and one against it left out.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::id::ClaimId;
use crate::select::Selection;
use std::collections::BTreeSet;

pub(in crate::check) const RULE: Rule = Rule {
    name: "contrary-omitted",
    page: Page {
        summary: "A brief uses a claim and leaves out an active one that contradicts or qualifies it.",
        why: "Leaving out what does not fit is the oldest way to mislead without a false word. When the \
              desk holds a claim against one that a brief uses, the reader sees both. If the contrary claim \
              no longer stands, say so on the claim itself with `status`; if it truly has no place in this \
              brief, allow the rule on it and say why.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  sections:
    - title: The terminal
      select: {topics: [port]}
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
  - id: ledger
    title: Ships still land
    publisher: the Morning Ledger
    published: 2031-05-06
    url: https://ledger.example/ships
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
    topics: [port]
  - id: ships-landed
    assertion: Three ships landed at the terminal
    source: outlet
    document: ledger
    contradicts: [terminal-empty]
    topics: [traffic]
",
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  sections:
    - title: The terminal
      select: {topics: [port, traffic]}
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
  - id: ledger
    title: Ships still land
    publisher: the Morning Ledger
    published: 2031-05-06
    url: https://ledger.example/ships
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
    topics: [port]
  - id: ships-landed
    assertion: Three ships landed at the terminal
    source: outlet
    document: ledger
    contradicts: [terminal-empty]
    topics: [traffic]
",
        standard: "ICD 203, analytic standard: alternatives and contrary information are presented, not \
                   withheld.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let used: BTreeSet<ClaimId> = selection.claims.iter().copied().collect();
    let is_left_out = |claim: &ClaimId| !used.contains(claim) && desk.corpus.is_active(*claim);
    let mut found = Vec::new();
    for (id, claim) in desk.selected(selection) {
        let against = desk.corpus.against.get(id.index()).into_iter().flatten().copied();
        found.extend(against.filter(is_left_out).filter_map(|other| omitted(desk, selection, (other, id))));
        let contradicted = claim.contradicts.iter().map(|other| other.value);
        found.extend(
            contradicted.filter(is_left_out).filter_map(|other| omitted(desk, selection, (other, id))),
        );
    }
    found
}

/// The finding about the first of two claims, left out of a brief that uses the second.
fn omitted(desk: &Desk<'_>, selection: &Selection, pair: (ClaimId, ClaimId)) -> Option<Diagnostic> {
    let (left_out, used) = (desk.corpus.claim(pair.0), desk.corpus.claim(pair.1));
    let brief = desk.corpus.brief(selection.brief);
    if left_out.common.faulty {
        return None;
    }
    let qualifies = left_out.qualifies.iter().any(|other| other.value == pair.1);
    let verb = if qualifies { "qualifies" } else { "contradicts" };
    let excluded = brief.exclude.iter().find(|claim| claim.value == pair.0);
    let (name, other) = (&left_out.common.id.value, &used.common.id.value);
    let message = format!("`{name}` {verb} `{other}`, and `{}` leaves it out", brief.common.id.value);
    let span = excluded.map_or(left_out.common.id.span, |claim| claim.span);
    Some(
        RULE.finding(&left_out.common, span, message)
            .related(used.common.id.span, "the brief uses this claim")
            .help(format!("take `{name}` into the brief, or give it a `status` if it no longer stands")),
    )
}

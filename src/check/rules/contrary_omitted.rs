//! A claim in use, and one against it left out.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::id::ClaimId;
use crate::select::Selection;
use std::collections::BTreeMap;

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
    let mut left_out: BTreeMap<ClaimId, Vec<ClaimId>> = BTreeMap::new();
    for (id, claim) in desk.selected(selection) {
        let against = desk.corpus.against.get(id.index()).into_iter().flatten().copied();
        let contradicted = claim.contradicts.iter().map(|other| other.value);
        for other in against.chain(contradicted).filter(|&other| !selection.shows(other)) {
            left_out.entry(other).or_default().push(id);
        }
    }
    left_out.retain(|&claim, _| desk.corpus.is_active(claim) && !desk.corpus.claim(claim).common.faulty);
    left_out.iter().filter_map(|(&claim, used)| omitted(desk, selection, (claim, used))).collect()
}

/// The finding about a claim that a brief leaves out, and those it uses against which that one stands.
fn omitted(
    desk: &Desk<'_>,
    selection: &Selection,
    (left_out, used): (ClaimId, &[ClaimId]),
) -> Option<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    let claim = desk.corpus.claim(left_out);
    let first = *used.first()?;
    let qualifies = claim.qualifies.iter().any(|other| other.value == first);
    let verb = if qualifies { "qualifies" } else { "contradicts" };
    let (name, other) = (&claim.common.id.value, &desk.corpus.claim(first).common.id);
    let more = match used.len() - 1 {
        0 => String::new(),
        1 => " and another claim".to_owned(),
        many => format!(" and {many} other claims"),
    };
    let message =
        format!("`{name}` {verb} `{}`{more}, and `{}` leaves it out", other.value, brief.common.id.value);
    let excluded = brief.exclude.iter().find(|claim| claim.value == left_out);
    let taken = brief.include.first().map(|included| included.span);
    let span = excluded.map(|claim| claim.span).or(taken).unwrap_or(brief.common.id.span);
    Some(
        RULE.finding(&claim.common, span, message)
            .related(claim.common.id.span, "the claim left out")
            .related(other.span, "the brief uses this claim")
            .help(format!("take `{name}` into the brief, or give it a `status` if it no longer stands")),
    )
}

//! A key claim that only the outlet vouches for.

use crate::check::chain;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::written;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::id::ClaimId;
use crate::resolve::corpus::Handle;
use crate::select::Selection;
use std::collections::BTreeSet;

pub(in crate::check) const RULE: Rule = Rule {
    name: "outlet-only-key-claim",
    page: Page {
        summary: "A key claim, or one that the bottom line cites, rests on an outlet's own voice alone.",
        why: "What a brief hinges on should have a witness. An outlet's own voice may be good reporting or \
              a line written from memory; the reader cannot tell. Find whom the outlet has it from, or a \
              second account.",
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
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    key: true
    document: gazette
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
    assertion: The port will close in June
    source: ruiz
    key: true
    document: gazette
",
        standard: "AP: facts in dispute or at the heart of a story are sourced; BBC: the story's weight \
                   decides how much sourcing it needs.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    let bottom = brief.bottom_line.iter().flat_map(|text| written::paragraphs(desk.corpus, text));
    let cited: BTreeSet<ClaimId> = bottom.flat_map(|passage| passage.cites).filter_map(claim_of).collect();
    let weighty = desk.selected(selection).filter(|(id, claim)| claim.key || cited.contains(id));
    weighty
        .filter(|(_, claim)| chain::is_outlet_only(claim))
        .map(|(_, claim)| {
            let what = if claim.key { "this key claim" } else { "what the bottom line cites" };
            let source = claim.evidence.iter().find_map(|chain| chain.source.as_ref());
            let span = source.map_or(claim.common.id.span, |source| source.span);
            RULE.finding(&claim.common, span, format!("{what} rests on the outlet's own voice alone"))
                .help("find whom the outlet has it from, or a second account")
        })
        .collect()
}

fn claim_of(handle: Handle) -> Option<ClaimId> {
    match handle {
        Handle::Claim(claim) => Some(claim),
        _ => None,
    }
}

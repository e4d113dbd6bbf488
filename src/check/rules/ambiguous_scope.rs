//! A claim whose attribution may not reach it.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::Scope;
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "ambiguous-scope",
    page: Page {
        summary: "A brief shows a claim of which nobody knows whether the attribution reaches it.",
        why: "A sentence that ends in \"according to officials\" does not say whether its first half is \
              theirs. The claim was recorded as ambiguous, and the page gives it to the outlet. If it \
              matters, look at the document again, or ask the outlet.",
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
    scope: ambiguous
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
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
",
        standard: "Penn Discourse Treebank: an attribution has a scope, and it can be unclear.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let chains = desk
        .selected(selection)
        .flat_map(|(_, claim)| claim.evidence.iter().map(move |chain| (claim, chain)));
    chains
        .filter(|(_, chain)| chain.scope.value == Scope::Ambiguous)
        .map(|(claim, chain)| {
            RULE.finding(&claim.common, chain.scope.span, "the attribution may not reach this claim").help(
                "look at the document again; where it stays unclear, leave the claim out or allow the rule",
            )
        })
        .collect()
}

//! A claim that no longer stands.

use std::collections::BTreeSet;

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::{Claim, Status};
use crate::model::id::ClaimId;
use crate::model::words::Words;
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "superseded-claim",
    page: Page {
        summary: "A brief uses a claim that was superseded or retracted, or two of which one supersedes the other.",
        why: "Filters leave such claims out by themselves. This one was asked for by name, in a section, a \
              citation, a talking point or under a judgment, and would be printed as if it still stood. `supersedes` on the later claim does not take the earlier one out: its own \
              `status` does.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  sections:
    - title: The terminal
      claims: [terminal-empty]
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
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    status: superseded
    document: gazette
  - id: port-closes
    assertion: The port will close in June
    source: ruiz
    supersedes: terminal-empty
    document: gazette
",
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  sections:
    - title: The terminal
      claims: [port-closes]
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
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    status: superseded
    document: gazette
  - id: port-closes
    assertion: The port will close in June
    source: ruiz
    supersedes: terminal-empty
    document: gazette
",
        standard: "ICD 203: analysis rests on the best information available.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = &desk.corpus.brief(selection.brief).common.id;
    let mut found = outdated(desk, selection);
    let fallen = desk.selected(selection).filter(|(_, claim)| claim.status.value != Status::Active);
    let fallen = fallen.map(|(id, claim)| {
        let message = format!("`{}` uses this claim, which is {}", brief.value, claim.status.value.as_str());
        let finding = RULE.finding(&claim.common, claim.status.span, message);
        let later = desk.claims().find(|(_, other)| other.supersedes.iter().any(|target| target.value == id));
        match later {
            Some((_, later)) => finding
                .related(later.common.id.span, "this claim took its place")
                .help(format!("use `{}` instead", later.common.id.value)),
            None => finding.help("take it out of the brief, or set `status: active` if it stands again"),
        }
    });
    found.extend(fallen);
    found
}

/// Claims that stand although another claim in use supersedes them. Where they supersede each other, neither is the
/// later one, and `circular-sourcing` tells it.
fn outdated(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = &desk.corpus.brief(selection.brief).common.id.value;
    let standing = |claim: &Claim| claim.status.value == Status::Active;
    let mut found = Vec::new();
    for (id, later) in desk.selected(selection).filter(|(_, claim)| standing(claim)) {
        for earlier in later.supersedes.iter().filter(|earlier| selection.shows(earlier.value)) {
            let claim = desk.corpus.claim(earlier.value);
            if claim.common.faulty || !standing(claim) || reaches(desk, earlier.value, id) {
                continue;
            }
            let message =
                format!("`{}` supersedes this claim, and `{brief}` uses both", later.common.id.value);
            found.push(
                RULE.finding(&claim.common, claim.common.id.span, message)
                    .related(earlier.span, "it takes its place here")
                    .help("give this one `status: superseded`, or take the `supersedes` out"),
            );
        }
    }
    found
}

/// Whether a claim supersedes another, directly or by way of others.
fn reaches(desk: &Desk<'_>, from: ClaimId, to: ClaimId) -> bool {
    let mut open = vec![from];
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if id == to {
            return true;
        }
        if seen.insert(id) {
            open.extend(desk.corpus.claim(id).supersedes.iter().map(|claim| claim.value));
        }
    }
    false
}

//! A key claim that only the outlet vouches for.

use crate::check::called;
use crate::check::chain;
use crate::check::prose::folded;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::written;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::Claim;
use crate::model::document::DocumentType;
use crate::model::id::{ClaimId, SourceId};
use crate::resolve::corpus::Handle;
use crate::select::Selection;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

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
    let known = OnceCell::new();
    let weighty = desk.selected(selection).filter(|(id, claim)| claim.key || cited.contains(id));
    weighty
        .filter(|(_, claim)| chain::is_outlet_only(desk.corpus, claim))
        .map(|(_, claim)| {
            let what = if claim.key { "this key claim" } else { "what the bottom line cites" };
            let source = claim.evidence.iter().find_map(|chain| chain.source.as_ref());
            let span = source.map_or(claim.common.id.span, |source| source.span);
            RULE.finding(&claim.common, span, format!("{what} rests on the outlet's own voice alone"))
                .help(help(desk, claim, &known))
        })
        .collect()
}

/// Sources by what they are called.
type Known = BTreeMap<String, SourceId>;

/// What the desk calls those who have a name, without their articles and in lower case; the first of those who share one.
fn named(desk: &Desk<'_>) -> Known {
    let mut found = Known::new();
    for (id, source) in desk.corpus.numbered_sources().filter(|(_, source)| source.anonymous().is_none()) {
        for name in called::names_of_source(source) {
            found.entry(folded(&name)).or_insert(id);
        }
    }
    found
}

/// What to do: find a witness; or name the body that has published a paper of its own.
fn help(desk: &Desk<'_>, claim: &Claim, known: &OnceCell<Known>) -> String {
    use DocumentType::{Dataset, Legal, Other, Report, Social, Statement};
    let mut documents = claim.evidence.iter().filter_map(|chain| chain.document.as_ref());
    let own = documents.find_map(|document| {
        let document = desk.corpus.document(document.value);
        let is_own = matches!(document.kind, Dataset | Legal | Other | Report | Social | Statement);
        document.publisher.value.as_deref().filter(|_| is_own)
    });
    let Some(publisher) = own else {
        return "find whom the outlet has it from, or a second account".to_owned();
    };
    match known.get_or_init(|| named(desk)).get(&folded(called::bare(publisher))) {
        Some(&source) => {
            let id = &desk.corpus.source(source).common.id.value;
            format!("name the publisher whose own words or figures they are: `source: {id}`")
        }
        None => format!(
            "record {publisher} as a source (`organization: {publisher}`), and name it as the `source`, if these are its own \
             words or figures"
        ),
    }
}

fn claim_of(handle: Handle) -> Option<ClaimId> {
    match handle {
        Handle::Claim(claim) => Some(claim),
        _ => None,
    }
}

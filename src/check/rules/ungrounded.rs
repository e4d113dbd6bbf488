//! Claims whose chains lead nowhere.

use crate::check::called::{bare, names_of_source};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::{Claim, Via};
use crate::model::document::Document;
use crate::model::id::ClaimId;
use crate::model::source::Source;

pub(in crate::check) const RULE: Rule = Rule {
    name: "ungrounded",
    page: Page {
        summary: "No chain of a claim reaches anybody who could know: the documents relay each other.",
        why: "The Gazette has it from the Ledger, and the Ledger has it from the Gazette. Each citation looks like support; \
              together they support nothing. Somebody must have it first. A paper that an article has seen is no word of \
              the body whose paper it is, either: a `source` that has its own unread paper under `via` is told as a warning.",
        example: "\
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
claims:
  - id: port-closes
    assertion: The port will close in June
    evidence:
      - {source: outlet, via: [ledger], document: gazette}
      - {source: outlet, via: [gazette], document: ledger}
",
        corrected: "\
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
claims:
  - id: port-closes
    assertion: The port will close in June
    evidence:
      - {source: outlet, via: [ledger], document: gazette}
      - {source: ruiz, document: ledger}
",
        standard: "ICD 206: a source reference leads to where the information originated.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let relayed = desk.claims().filter(|(_, claim)| claim.evidence.iter().any(|chain| !chain.via.is_empty()));
    relayed.filter_map(|(id, claim)| own_paper(desk, claim).or_else(|| circle(desk, id, claim))).collect()
}

/// A chain that leads from a source through a paper of its own that only the document has seen: it told nobody.
fn own_paper(desk: &Desk<'_>, claim: &Claim) -> Option<Diagnostic> {
    claim.evidence.iter().find_map(|chain| {
        let [only] = chain.via.as_slice() else { return None };
        let Via::Document(id) = only.value else { return None };
        let paper = Some(desk.corpus.document(id)).filter(|paper| !paper.seen)?;
        let sources = chain.source.as_ref()?.value.sources().iter();
        let owner = sources.map(|&id| desk.corpus.source(id)).find(|source| is_of(source, paper))?;
        let message =
            format!("`{}` is a paper of {}, which did not hand it on itself", id_of(paper), owner.name());
        let help = format!(
            "of a paper that the document has seen, write `source: outlet` and `via: [{}]`",
            id_of(paper)
        );
        Some(RULE.finding(&claim.common, only.span, message).severity(Severity::Warning).help(help))
    })
}

/// Whether a paper is of a body: published by it, or called one of its papers.
fn is_of(source: &Source, paper: &Document) -> bool {
    let names = names_of_source(source);
    let is_its = |name: &String| {
        let published = paper.publisher.value.as_deref().map(bare);
        let called = paper.called.as_deref().filter(|_| published.is_none()).unwrap_or_default();
        published == Some(name.as_str())
            || [" of ", " of the "].iter().any(|of| called.contains(&format!("{of}{name}")))
    };
    source.is_body() && names.iter().any(is_its)
}

fn id_of(document: &Document) -> &str {
    document.common.id.value.as_str()
}

/// Documents that have it from each other.
fn circle(desk: &Desk<'_>, id: ClaimId, claim: &Claim) -> Option<Diagnostic> {
    let is_read = |document| desk.corpus.document(document).seen;
    let documents = claim.evidence.iter().filter_map(|chain| chain.document.as_ref());
    let mut documents = documents.map(|document| document.value);
    if !documents.any(is_read) || !desk.scales.is_asserted(id) || desk.scales.weigh(id).sources.most > 0 {
        return None;
    }
    let relay = claim.evidence.iter().find_map(|chain| chain.via.first());
    let span = relay.map_or(claim.common.id.span, |via| via.span);
    let teller = claim.evidence.iter().find_map(|chain| {
        let [source] = chain.source.as_ref()?.value.sources() else { return None };
        let Via::Document(report) = chain.via.first()?.value else { return None };
        Some((&desk.corpus.source(*source).common.id.value, id_of(desk.corpus.document(report))))
    });
    let Some((source, report)) = teller else {
        let message = "the documents have this from each other, and from nobody else";
        let help = "find who had it first, and record that chain";
        return Some(RULE.finding(&claim.common, span, message).help(help));
    };
    // Whom a report cites that another one hands on told it to the first: the chain names the reports, and him as the speaker.
    let message = format!("`{source}` would have this from `{report}`, and nobody told it to that");
    let help = format!(
        "where `{report}` has it from `{source}`, write `source: outlet`, `speaker: {source}` and `via: [{report}]`"
    );
    Some(RULE.finding(&claim.common, span, message).help(help))
}

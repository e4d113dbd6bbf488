//! Another outlet's report used without credit.

use std::collections::BTreeSet;

use crate::check::attributed::{Attributed, Ears};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::{meant, mouths};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::{Claim, Evidence, Teller, Via};
use crate::model::id::DocumentId;
use crate::resolve::corpus::Corpus;
use crate::text::{Span, Spanned};

pub(in crate::check) const RULE: Rule = Rule {
    name: "uncredited-first-report",
    page: Page {
        summary: "A document relays another one, and a claim in its own voice does not credit that one, or none does.",
        why: "Who had it first took the risk and knows the sources. When the document at hand draws on \
              another report, the claims that come from there name it: in `via` where it stands in the \
              chain, in `first_reported_by` where it only had the story first; or the claim cites that report as well. \
              Where the paragraph has it from people or a body (\"three drivers said\"), the finding names those: it is their word. \
              A claim that a document had itself names that document in `first_reported_by`: it then hangs on nothing from which \
              the document otherwise derives.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
    derived_from: [ledger]
  - id: ledger
    title: Port sale
    publisher: the Morning Ledger
    published: 2031-05-05
    url: https://ledger.example/sale
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
",
        corrected: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
    derived_from: [ledger]
  - id: ledger
    title: Port sale
    publisher: the Morning Ledger
    published: 2031-05-05
    url: https://ledger.example/sale
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
    first_reported_by: ledger
",
        standard: "AP: facts that another organization reported first are credited to it.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    if desk.corpus.documents.iter().all(|document| document.derived_from.is_empty()) {
        return Vec::new();
    }
    let (mut used, mut relaying, mut credited) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (_, claim) in desk.claims() {
        used.extend(documents(claim.evidence.iter()));
        relaying.extend(documents(claim.evidence.iter().filter(|chain| !chain.is_own)));
        credited.extend(credits(claim));
    }
    let is_unknown = |origin: DocumentId| !used.contains(&origin) && !credited.contains(&origin);
    let relays = desk.documents().filter(|(id, _)| relaying.contains(id));
    let relays =
        relays.flat_map(|(_, document)| document.derived_from.iter().map(move |origin| (document, origin)));
    let nowhere = relays.filter(|(_, origin)| is_unknown(origin.value)).map(|(document, origin)| {
        let name = &desk.corpus.document(origin.value).common.id.value;
        RULE.finding(&document.common, origin.span, format!("no claim credits `{name}`")).help(format!(
            "add `first_reported_by: {name}` or `via: {name}` to the claims that come from there"
        ))
    });
    let own_words =
        desk.claims().flat_map(|(_, claim)| claim.evidence.iter().map(move |chain| (claim, chain)));
    let own_words: Vec<_> = own_words
        .filter_map(|(claim, chain)| {
            let origins = &desk.corpus.document(in_own_voice(chain)?).derived_from;
            // Where nothing at all credits an origin, the document is told.
            let told = origins.iter().any(|origin| is_unknown(origin.value));
            (!told && !credits_origin(desk.corpus, claim, chain)).then_some(())?;
            Some((claim, chain, origins.first()?))
        })
        .collect();
    nowhere.chain(told(desk, &own_words)).collect()
}

/// What is told of claims in the own voice of documents that draw on others.
fn told(desk: &Desk<'_>, claims: &[(&Claim, &Evidence, &Spanned<DocumentId>)]) -> Vec<Diagnostic> {
    if claims.is_empty() {
        return Vec::new();
    }
    let (people, bodies) = (mouths::names(desk.corpus), meant::names(desk.corpus));
    let ears = Ears::new(&people, &bodies);
    let told = claims.iter().filter_map(|(claim, chain, origin)| match ears.sayer(desk, claim, chain) {
        Some(sayer) => attributed(desk, claim, chain, &sayer),
        None => Some(uncredited(desk.corpus, claim, chain, origin)),
    });
    told.collect()
}

/// A claim given as a document's own word that its paragraph has from somebody. Whoever says it is neither of the reports.
fn attributed(
    desk: &Desk<'_>,
    claim: &Claim,
    chain: &Evidence,
    sayer: &Attributed<'_>,
) -> Option<Diagnostic> {
    let (document, place) = &sayer.place;
    let id = &desk.corpus.document(*document).common.id.value;
    let message = format!("`{id}` does not say this itself: it has it from {}", sayer.who);
    let help = match sayer.source.map(|source| &desk.corpus.source(source).common.id.value) {
        Some(source) => format!("name whose word it is: `source: {source}`"),
        None => format!("name whose word it is: a source with `anonymous: {}`, as the `source`", sayer.who),
    };
    let finding = RULE.finding(&claim.common, span(claim, chain), message);
    Some(finding.related(desk.place(*document, place)?, "they say it here").help(help))
}

/// Where a claim says whose word it is.
fn span(claim: &Claim, chain: &Evidence) -> Span {
    chain.source.as_ref().map_or(claim.common.id.span, |source| source.span)
}

/// A claim in the own voice of a document that draws on another one, which nothing in the claim credits.
fn uncredited(corpus: &Corpus, claim: &Claim, chain: &Evidence, origin: &Spanned<DocumentId>) -> Diagnostic {
    let name = &corpus.document(origin.value).common.id.value;
    let message = format!("this document rests on `{name}`, and the claim does not credit that one");
    let own = chain.document.as_ref().map(|document| &corpus.document(document.value).common.id.value);
    let own = own.map_or_else(|| "name it there".to_owned(), |own| format!("`first_reported_by: {own}`"));
    RULE.finding(&claim.common, span(claim, chain), message).related(origin.span, "it rests on it").help(format!(
        "add `first_reported_by: {name}`, or what `{name}` says as an entry of `evidence`; where the document had this \
         itself, {own}"
    ))
}

/// The document that tells in its own voice, and names nobody from whom it has it.
fn in_own_voice(chain: &Evidence) -> Option<DocumentId> {
    let teller = chain.source.as_ref().map(|source| &source.value);
    let is_own = matches!(teller, Some(Teller::Outlet)) && chain.speakers.is_empty() && chain.via.is_empty();
    chain.document.as_ref().filter(|_| is_own).map(|document| document.value)
}

/// Whether a claim names who had it first, or rests on that document as well, itself or by a claim that it supports.
fn credits_origin(corpus: &Corpus, claim: &Claim, chain: &Evidence) -> bool {
    let Some(document) = &chain.document else { return true };
    let origins = corpus.origins_of(document.value);
    let is_origin = |other: DocumentId| origins.contains(&other);
    let supported = claim.supports.iter().map(|other| corpus.claim(other.value));
    chain.is_own
        || claim.credit.is_some()
        || credits(claim).any(is_origin)
        || [claim]
            .into_iter()
            .chain(supported)
            .flat_map(|claim| documents(claim.evidence.iter()))
            .any(is_origin)
}

fn documents<'c>(chains: impl Iterator<Item = &'c Evidence>) -> impl Iterator<Item = DocumentId> {
    chains.filter_map(|chain| chain.document.as_ref()).map(|document| document.value)
}

/// The documents that a claim names on the way or as the first to report.
fn credits(claim: &Claim) -> impl Iterator<Item = DocumentId> {
    let between = claim.evidence.iter().flat_map(|chain| &chain.via).filter_map(|via| match via.value {
        Via::Document(document) => Some(document),
        Via::Source(_) => None,
    });
    between.chain(claim.credit.as_ref().map(|credit| credit.value.document))
}

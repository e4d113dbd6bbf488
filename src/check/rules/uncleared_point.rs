//! A talking point that says aloud what nobody said on the record.

use std::collections::BTreeSet;

use crate::check::aloud;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::brief::TalkingPoint;
use crate::model::id::{ClaimId, DocumentId};
use crate::model::record::Common;
use crate::model::response::Response;
use crate::select::Selection;
use crate::text::Span;

pub(in crate::check) const RULE: Rule = Rule {
    name: "uncleared-point",
    page: Page {
        summary: "A talking point rests on something that nobody said on the record.",
        why: "A memo is read by those it is for; a talking point is said aloud to others. What was given on background \
              or under the Chatham House Rule was not given for that. A claim counts as on the record where one of its \
              pieces of evidence is: the document's own voice, or people who all spoke on the record. A letter is on \
              the record for whoever has it, and for nobody else, unless it is `called: an open letter`. The same holds for \
              the answers that a point names under `responses`, and for what a point tells in the words of a claim without \
              naming it, whatever else it names; only what a judgment tells again is the authors' own. Where the source cleared it for use aloud, say so on the claim or the response: `allow: [{rule: \
              uncleared-point, reason: …}]`.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  talking_points:
    - point: A manager at the port and a bidder for the berths say that they will be sold.
      claims: [berths-sold]
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
  - id: manager
    anonymous: a manager at the port
    count: 1
    basis: keeps the book of berths
    access: direct
    reason: feared dismissal
  - id: bidder
    anonymous: a bidder for the berths
    count: 1
    basis: took part in the bidding
    access: direct
    reason: bound by the terms of the bidding
    distinct_from: [manager]
claims:
  - id: berths-sold
    assertion: The berths will be sold
    evidence:
      - {source: manager, document: gazette}
      - {source: bidder, document: ledger}
",
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  talking_points:
    - point: The port will close in June, Ruiz said.
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
  - id: port-closes
    assertion: The port will close in June for repairs
    source: ruiz
    document: gazette
",
        standard: "AP: ground rules are agreed with the source before the words are used; on the record is what may be \
                   quoted by name.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let points = &desk.corpus.brief(selection.brief).talking_points;
    if points.is_empty() {
        return Vec::new();
    }
    let closed = aloud::closed(desk.corpus, selection);
    let found = points.iter().map(|point| {
        let mut found = of_point(desk, point);
        let unnamed = aloud::unnamed(desk.corpus, selection, &closed, point);
        found.extend(unnamed.and_then(|id| claim(desk, id, point.point.span)));
        found
    });
    found.flatten().collect()
}

/// What of a point nobody said on the record: a claim that it names, an answer, or the words of an answer.
fn of_point(desk: &Desk<'_>, point: &TalkingPoint) -> Vec<Diagnostic> {
    let named = point.claims.iter().map(|named| (named.value, named.span));
    let answers: Vec<(&Response, Span)> = point
        .responses
        .iter()
        .map(|named| (desk.corpus.response(named.value), named.span))
        .filter(|(response, _)| !response.common.faulty)
        .collect();
    let words = answers
        .iter()
        .flat_map(|&(response, span)| response.claims.iter().map(move |words| (words.value, span)));
    let mut told = BTreeSet::new();
    let claims = named.chain(words).filter(|&(id, _)| told.insert(id));
    let mut found: Vec<Diagnostic> = claims.filter_map(|(id, span)| claim(desk, id, span)).collect();
    // Where its words are claims, they tell of them.
    let bare = answers.iter().filter(|(response, _)| response.claims.is_empty());
    found.extend(bare.filter_map(|&(response, span)| answer(desk, response, span)));
    found
}

fn claim(desk: &Desk<'_>, id: ClaimId, span: Span) -> Option<Diagnostic> {
    let claim = desk.corpus.claim(id);
    if claim.common.faulty || aloud::is_cleared(desk.corpus, claim) {
        return None;
    }
    let documents = claim.evidence.iter().filter_map(|chain| chain.document.as_ref());
    let help = help(desk, documents.map(|document| document.value), "claim");
    Some(finding(&claim.common, span, help).related(claim.common.id.span, "the claim"))
}

fn answer(desk: &Desk<'_>, response: &Response, span: Span) -> Option<Diagnostic> {
    if aloud::is_answer_cleared(desk.corpus, response) {
        return None;
    }
    let help = help(desk, response.document.iter().map(|document| document.value), "response");
    Some(finding(&response.common, span, help).related(response.common.id.span, "the response"))
}

fn finding(record: &Common, span: Span, help: String) -> Diagnostic {
    let message =
        format!("a talking point says `{}` aloud, and nobody said it on the record", record.id.value);
    RULE.finding(record, span, message).help(help)
}

/// What to do, also where something stands in a letter, which may be an open one.
fn help(desk: &Desk<'_>, mut documents: impl Iterator<Item = DocumentId>, record: &str) -> String {
    let is_letter = documents.any(|id| desk.corpus.document(id).is_private_letter());
    let open = if is_letter { "a letter that was published has `called: an open letter`; else " } else { "" };
    format!(
        "{open}rest the point on what was said on the record, or say under `allow` on the {record} who cleared it"
    )
}

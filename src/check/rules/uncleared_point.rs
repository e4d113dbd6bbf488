//! A talking point that says aloud what nobody said on the record.

use crate::check::chain;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::{Claim, Evidence};
use crate::model::document::Document;
use crate::model::source::{GroundRule, Source};
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "uncleared-point",
    page: Page {
        summary: "A talking point rests on something that nobody said on the record.",
        why: "A memo is read by those it is for; a talking point is said aloud to others. What was given on background \
              or under the Chatham House Rule was not given for that. A claim counts as on the record where one of its \
              pieces of evidence is: the document's own voice, or people who all spoke on the record. A letter is on \
              the record for whoever has it, and for nobody else, unless it is `called: an open letter`. Where the source \
              cleared it for use aloud, say so on the claim: `allow: [{rule: uncleared-point, reason: …}]`.",
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

const HELP: &str =
    "rest the point on what was said on the record, or say under `allow` on the claim who cleared it";
const OPEN_LETTER: &str = "a letter that was published has `called: an open letter`; else rest the point on what was said on the \
                           record, or say under `allow` on the claim who cleared it";

/// What to do, also where the claim stands in a letter, which may be an open one.
fn help(desk: &Desk<'_>, claim: &Claim) -> &'static str {
    let documents = claim.evidence.iter().filter_map(|chain| chain.document.as_ref());
    let mut documents = documents.map(|document| desk.corpus.document(document.value));
    if documents.any(Document::is_private_letter) { OPEN_LETTER } else { HELP }
}

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for point in &desk.corpus.brief(selection.brief).talking_points {
        for named in &point.claims {
            let claim = desk.corpus.claim(named.value);
            let open = claim.evidence.iter().filter(|chain| desk.corpus.is_open(chain));
            let open = desk.corpus.firsthand(open);
            if claim.common.faulty || open.is_empty() || open.iter().any(|chain| is_on_record(desk, chain)) {
                continue;
            }
            let message = format!(
                "a talking point says `{}` aloud, and nobody said it on the record",
                claim.common.id.value
            );
            found.push(
                RULE.finding(&claim.common, named.span, message)
                    .related(claim.common.id.span, "the claim")
                    .help(help(desk, claim)),
            );
        }
    }
    found
}

/// Whether everybody in a chain spoke on the record. Who wrote a letter did so where the desk says it.
fn is_on_record(desk: &Desk<'_>, chain: &Evidence) -> bool {
    let document = chain.document.as_ref().map(|document| desk.corpus.document(document.value));
    let is_letter = document.is_some_and(Document::is_private_letter);
    let is_free = |source: &Source| !is_letter || source.has_terms;
    let mut people = chain::everybody(chain).map(|source| desk.corpus.source(source)).peekable();
    (!is_letter || people.peek().is_some()) && people.all(|source| spoke_openly(source) && is_free(source))
}

fn spoke_openly(source: &Source) -> bool {
    source.ground_rule.value == GroundRule::OnRecord
        || source.anonymous().is_some_and(|unnamed| unnamed.official)
}

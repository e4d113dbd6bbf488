//! A memo that is longer than a memo, a one-pager that is longer than a page.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::id::ClaimId;
use crate::model::response::Outcome;
use crate::select::{Selection, opposing};

pub(in crate::check) const RULE: Rule = Rule {
    name: "long-brief",
    page: Page {
        summary: "A memo reports more than 30 claims, or a one-pager holds more than its page.",
        why: "A memo has two pages, and some 30 claims fill them; the annex of its sources comes on top. Who is \
              handed more reads the first page and trusts that the rest is less important, which is then decided \
              by where a claim happens to stand. Select what the reader must know; a `dossier` may hold everything. A one-pager has one page, A4 or \
              Letter, and some 20 items fill it: judgments, key claims, what those concerned answered, gaps.",
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
  - {id: north-berth, assertion: The north berth is worn, source: ruiz, document: ledger}
  - {id: south-berth, assertion: The south berth is worn, source: ruiz, document: gazette}
  - {id: east-berth, assertion: The east berth is worn, source: ruiz, document: ledger}
  - {id: west-berth, assertion: The west berth is worn, source: ruiz, document: gazette}
  - {id: old-berth, assertion: The old berth is worn, source: ruiz, document: ledger}
  - {id: new-berth, assertion: The new berth is worn, source: ruiz, document: gazette}
  - {id: upper-berth, assertion: The upper berth is worn, source: ruiz, document: ledger}
  - {id: lower-berth, assertion: The lower berth is worn, source: ruiz, document: gazette}
  - {id: long-berth, assertion: The long berth is worn, source: ruiz, document: ledger}
  - {id: short-berth, assertion: The short berth is worn, source: ruiz, document: gazette}
  - {id: deep-berth, assertion: The deep berth is worn, source: ruiz, document: ledger}
  - {id: shallow-berth, assertion: The shallow berth is worn, source: ruiz, document: gazette}
  - {id: stone-berth, assertion: The stone berth is worn, source: ruiz, document: ledger}
  - {id: timber-berth, assertion: The timber berth is worn, source: ruiz, document: gazette}
  - {id: grain-berth, assertion: The grain berth is worn, source: ruiz, document: ledger}
  - {id: coal-berth, assertion: The coal berth is worn, source: ruiz, document: gazette}
  - {id: ferry-berth, assertion: The ferry berth is worn, source: ruiz, document: ledger}
  - {id: fish-berth, assertion: The fish berth is worn, source: ruiz, document: gazette}
  - {id: salt-berth, assertion: The salt berth is worn, source: ruiz, document: ledger}
  - {id: iron-berth, assertion: The iron berth is worn, source: ruiz, document: gazette}
  - {id: chalk-berth, assertion: The chalk berth is worn, source: ruiz, document: ledger}
  - {id: sand-berth, assertion: The sand berth is worn, source: ruiz, document: gazette}
  - {id: reed-berth, assertion: The reed berth is worn, source: ruiz, document: ledger}
  - {id: mill-berth, assertion: The mill berth is worn, source: ruiz, document: gazette}
  - {id: guard-berth, assertion: The guard berth is worn, source: ruiz, document: ledger}
  - {id: pilot-berth, assertion: The pilot berth is worn, source: ruiz, document: gazette}
  - {id: tug-berth, assertion: The tug berth is worn, source: ruiz, document: ledger}
  - {id: lock-berth, assertion: The lock berth is worn, source: ruiz, document: gazette}
  - {id: quay-berth, assertion: The quay berth is worn, source: ruiz, document: ledger}
  - {id: sea-berth, assertion: The sea berth is worn, source: ruiz, document: gazette}
  - {id: swan-berth, assertion: The swan berth is worn, source: ruiz, document: ledger}
",
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  template: dossier
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
  - {id: north-berth, assertion: The north berth is worn, source: ruiz, document: ledger}
  - {id: south-berth, assertion: The south berth is worn, source: ruiz, document: gazette}
  - {id: east-berth, assertion: The east berth is worn, source: ruiz, document: ledger}
  - {id: west-berth, assertion: The west berth is worn, source: ruiz, document: gazette}
  - {id: old-berth, assertion: The old berth is worn, source: ruiz, document: ledger}
  - {id: new-berth, assertion: The new berth is worn, source: ruiz, document: gazette}
  - {id: upper-berth, assertion: The upper berth is worn, source: ruiz, document: ledger}
  - {id: lower-berth, assertion: The lower berth is worn, source: ruiz, document: gazette}
  - {id: long-berth, assertion: The long berth is worn, source: ruiz, document: ledger}
  - {id: short-berth, assertion: The short berth is worn, source: ruiz, document: gazette}
  - {id: deep-berth, assertion: The deep berth is worn, source: ruiz, document: ledger}
  - {id: shallow-berth, assertion: The shallow berth is worn, source: ruiz, document: gazette}
  - {id: stone-berth, assertion: The stone berth is worn, source: ruiz, document: ledger}
  - {id: timber-berth, assertion: The timber berth is worn, source: ruiz, document: gazette}
  - {id: grain-berth, assertion: The grain berth is worn, source: ruiz, document: ledger}
  - {id: coal-berth, assertion: The coal berth is worn, source: ruiz, document: gazette}
  - {id: ferry-berth, assertion: The ferry berth is worn, source: ruiz, document: ledger}
  - {id: fish-berth, assertion: The fish berth is worn, source: ruiz, document: gazette}
  - {id: salt-berth, assertion: The salt berth is worn, source: ruiz, document: ledger}
  - {id: iron-berth, assertion: The iron berth is worn, source: ruiz, document: gazette}
  - {id: chalk-berth, assertion: The chalk berth is worn, source: ruiz, document: ledger}
  - {id: sand-berth, assertion: The sand berth is worn, source: ruiz, document: gazette}
  - {id: reed-berth, assertion: The reed berth is worn, source: ruiz, document: ledger}
  - {id: mill-berth, assertion: The mill berth is worn, source: ruiz, document: gazette}
  - {id: guard-berth, assertion: The guard berth is worn, source: ruiz, document: ledger}
  - {id: pilot-berth, assertion: The pilot berth is worn, source: ruiz, document: gazette}
  - {id: tug-berth, assertion: The tug berth is worn, source: ruiz, document: ledger}
  - {id: lock-berth, assertion: The lock berth is worn, source: ruiz, document: gazette}
  - {id: quay-berth, assertion: The quay berth is worn, source: ruiz, document: ledger}
  - {id: sea-berth, assertion: The sea berth is worn, source: ruiz, document: gazette}
  - {id: swan-berth, assertion: The swan berth is worn, source: ruiz, document: ledger}
",
        standard: "US State Department: a memo of two pages, firmly.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

/// How many claims the sections of a memo may report.
const MOST: usize = 30;

/// How many items may stand on a one-pager.
const MOST_ITEMS: usize = 20;

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    let (message, help) = match brief.template.value.as_str() {
        "memo" => {
            let count: usize = selection.sections.iter().map(|section| section.claims.len()).sum();
            if count <= MOST {
                return Vec::new();
            }
            let message = format!("the memo reports {count} claims, and two pages hold some {MOST}");
            (message, "select what the reader must know (`sections`, `exclude`), or write a `dossier`")
        }
        "one-pager" => {
            let count = items(desk, selection);
            if count <= MOST_ITEMS {
                return Vec::new();
            }
            let message = format!("the one-pager has {count} items, and one page holds some {MOST_ITEMS}");
            (message, "keep the `key` claims, judgments and gaps that decide, or write a `memo`")
        }
        _ => return Vec::new(),
    };
    vec![RULE.finding(&brief.common, brief.title.span, message).help(help)]
}

/// What a one-pager lists: judgments, key claims and what contradicts them, answers, gaps.
fn items(desk: &Desk<'_>, selection: &Selection) -> usize {
    let key = selection.claims.iter().filter(|&&claim| desk.corpus.claim(claim).key);
    let beside =
        |&claim: &ClaimId| opposing(desk.corpus, selection, claim, |other| selection.shows(other)).len();
    let key: usize = key.map(|claim| 1 + beside(claim)).sum();
    let responses = selection.responses.iter().map(|&id| desk.corpus.response(id));
    let known = responses.filter(|response| response.outcome.value != Outcome::Unknown);
    let answers: usize = known.map(|response| response.claims.len().max(1)).sum();
    selection.judgments.len() + key + answers + selection.gaps.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_one_claim_too_long() {
        assert_eq!(RULE.page.example.matches("assertion:").count(), MOST + 1);
    }
}

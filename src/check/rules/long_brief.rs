//! A memo that is longer than a memo.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "long-brief",
    page: Page {
        summary: "A memo reports more than 30 claims.",
        why: "A memo has two pages, and some 30 claims fill them. Who is handed more reads the first page and \
              trusts that the rest is less important, which is then decided by where a claim happens to stand. \
              Select what the reader must know; a `dossier` may hold everything.",
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

/// The template whose measure this is.
const MEMO: &str = "memo";

/// How many claims its sections may report.
const MOST: usize = 30;

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    let count: usize = selection.sections.iter().map(|section| section.claims.len()).sum();
    if brief.template.value != MEMO || count <= MOST {
        return Vec::new();
    }
    let message = format!("the memo reports {count} claims, and two pages hold some {MOST}");
    let help = "select what the reader must know (`sections`, `exclude`), or write a `dossier`";
    vec![RULE.finding(&brief.common, brief.title.span, message).help(help)]
}

//! A brief that rests on one document.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::select::Selection;
use std::collections::BTreeSet;

pub(in crate::check) const RULE: Rule = Rule {
    name: "single-document",
    page: Page {
        summary: "Everything that a brief reports stands in one document.",
        why: "One reporter, one editor, one day. However many people the document cites, the brief has them \
              all from one hand, and falls with it. Sometimes there is no second account; then the brief \
              should say so.",
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
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port will close in June for repairs
    source: ruiz
    document: gazette
  - id: quay-worn
    assertion: The quay is worn
    source: ruiz
    document: gazette
  - id: fleet-moves
    assertion: The fleet will move south
    source: ruiz
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
    assertion: The port will close in June for repairs
    source: ruiz
    document: gazette
  - id: quay-worn
    assertion: The quay is worn
    source: ruiz
    document: gazette
  - id: fleet-moves
    assertion: The fleet will move south
    source: ruiz
    document: ledger
",
        standard: "ICD 206: the source summary tells how broad the base is.",
    },
    severity: Severity::Info,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

/// With fewer claims than this, one document is what a brief can have.
const LEAST: usize = 3;

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    if desk.has_faults {
        // What cannot be read yet may stand in another document.
        return Vec::new();
    }
    let brief = desk.corpus.brief(selection.brief);
    let chains = desk.selected(selection).flat_map(|(_, claim)| &claim.evidence);
    let documents: BTreeSet<_> =
        chains.filter_map(|chain| chain.document.as_ref()).map(|id| id.value).collect();
    let mut documents = documents.into_iter();
    let (Some(only), None) = (documents.next(), documents.next()) else { return Vec::new() };
    if selection.claims.len() < LEAST {
        return Vec::new();
    }
    let only = &desk.corpus.document(only).common.id;
    let message = format!("everything in the brief stands in one document, `{}`", only.value);
    let finding = RULE.finding(&brief.common, brief.title.span, message).related(only.span, "this one");
    let help = "look for a second account, or say on the brief why there is none: `allow: [{rule: single-document, reason: no second account exists}]`";
    vec![finding.help(help)]
}

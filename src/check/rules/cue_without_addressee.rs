//! "Told" without anybody who was told.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::cue::{self, Object};

pub(in crate::check) const RULE: Rule = Rule {
    name: "cue-without-addressee",
    page: Page {
        summary: "A claim says that somebody was told, and not who.",
        why: "To whom something was said decides what it is worth. A minister who told parliament has put \
              himself on record; one who told a guest over dinner has not. \"Told\", \"assured\" and their \
              like need an object, and the sentence limps without it.",
        example: "\
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
    document: gazette
    cue: told
",
        corrected: "\
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
    document: gazette
    cue: told
    addressee: {text: the harbor council}
",
        standard: "AP: told takes an object; said does not.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let chains = desk.claims().flat_map(|(_, claim)| claim.evidence.iter().map(move |chain| (claim, chain)));
    chains
        .filter(|(_, chain)| chain.addressee.is_none())
        .filter_map(|(claim, chain)| {
            let word = chain.cue.as_ref()?;
            cue::find(&word.value).filter(|cue| cue.object == Object::Required)?;
            let finding =
                RULE.finding(&claim.common, word.span, format!("`{}` does not say whom", word.value));
            Some(finding.help("add `addressee:` with an id or `{text: …}`, or write `said`"))
        })
        .collect()
}

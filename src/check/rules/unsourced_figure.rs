//! A number that nobody counted.

use crate::check::chain;
use crate::check::prose::{Phrases, Prose};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::{Evidence, Kind};

pub(in crate::check) const RULE: Rule = Rule {
    name: "unsourced-figure",
    page: Page {
        summary: "A figure stands in a report's own voice, with nobody who counted.",
        why: "Numbers travel. The next brief will quote this one, and the one after that will find it \
              confirmed twice. Who counted, what and until when? Name the office, the data or the study; if \
              the report does not say, look for where it has the number from. A limit that is laid down is counted by nobody.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: landings-fell
    assertion: Landings fell by 14% in 2030
    kind: figure
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
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: landings-fell
    assertion: Landings fell by 14% in 2030
    kind: figure
    source: ruiz
    document: gazette
",
        standard: "Reuters: figures are sourced.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[],
};

/// What an assertion says that tells what is laid down rather than counted: "The limit is 10 micrograms a litre".
const LAID_DOWN: [&str; 5] = ["by law", "the law allows", "legal limit", "the limit is", "the limit was"];

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let laid_down = Phrases::new(LAID_DOWN);
    let figures = desk
        .claims()
        .filter(|(_, claim)| claim.kind.value == Kind::Figure && chain::is_outlet_only(desk.corpus, claim));
    figures
        .filter(|(_, claim)| claim.evidence.iter().all(|chain| is_second_hand(desk, chain)))
        .filter(|(_, claim)| Prose::read(&claim.assertion.value).find(&laid_down).is_empty())
        .map(|(_, claim)| {
            let source = claim.evidence.iter().find_map(|chain| chain.source.as_ref());
            let span = source.map_or(claim.kind.span, |source| source.span);
            RULE.finding(&claim.common, span, "nobody is named who counted")
                .related(claim.assertion.span, "this figure")
                .help("name whose figure it is, or find the data that the report has it from")
        })
        .collect()
}

/// Whether a chain ends in a report, which has its numbers from elsewhere, and not in data or a study.
fn is_second_hand(desk: &Desk<'_>, chain: &Evidence) -> bool {
    let document = chain.document.as_ref().map(|document| desk.corpus.document(document.value));
    // What the authors note themselves they counted.
    document.is_none_or(|document| document.is_about_others() && !document.is_called_ours())
}

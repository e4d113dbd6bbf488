//! A sentence with a month or a year that no claim it cites has.

use crate::check::dates::{Dated, Months, dates};
use crate::check::prose::quotations;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::timed::Timed;
use crate::check::written::{self, Passage};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::brief::Brief;
use crate::model::id::ClaimId;
use crate::resolve::corpus::Handle;
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "differing-date",
    page: Page {
        summary: "A hand-written sentence gives a month or a year that none of the claims it cites has.",
        why: "A month is mistyped as easily as a figure, and a reader who counts from it is a year off. Months and years of \
              the bottom line, the narrative, the sections and the talking points are compared with all that the claims \
              and responses cited have of dates: assertion, quotes, `when`, `said_on`, `as_of`, and the dates of their \
              documents and of the brief. Days are not compared. Nothing is told where the claims have no date, or tell a time from which the authors may have \
              worked it out (\"next month\", \"within two years\", \"in spring\"); a date that another claim has, or that \
              stands beside one of the claim's own, is noted.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  sections:
    - title: The port
      claims: [port-closes]
  talking_points:
    - point: The port closes in June 2032, Ruiz said.
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
    assertion: The port will close in June 2031
    source: ruiz
    document: gazette
",
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  sections:
    - title: The port
      claims: [port-closes]
  talking_points:
    - point: The port closes in June 2031, Ruiz said.
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
    assertion: The port will close in June 2031
    source: ruiz
    document: gazette
",
        standard: "Reuters: dates and figures are checked against the source before they go out.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    if desk.has_faults {
        // The record that could not be read may have the date.
        return Vec::new();
    }
    let brief = desk.corpus.brief(selection.brief);
    let is_record = |cited: &Handle| matches!(cited, Handle::Claim(_) | Handle::Response(_));
    let written = written::sentences(desk.corpus, brief).into_iter();
    let written =
        written.filter(|one| !one.cites.is_empty() && one.cites.iter().all(is_record) && !one.is_open());
    written.flat_map(|sentence| strays(desk, selection, brief, &sentence)).collect()
}

fn strays(desk: &Desk<'_>, selection: &Selection, brief: &Brief, sentence: &Passage<'_>) -> Vec<Diagnostic> {
    let words = sentence.blanked();
    let mut stated = dates(&words);
    let quoted = quotations(&words);
    let is_quoted =
        |date: &Dated| quoted.iter().any(|&(start, end)| start <= date.place.start && date.place.end <= end);
    stated.retain(|date| date.is_plain && !is_quoted(date));
    if stated.is_empty() {
        return Vec::new();
    }
    let timed = Timed::of(desk.corpus, sentence);
    if !timed.tells() {
        return Vec::new();
    }
    let today = Months::of(brief.as_of.value);
    let is_today = |date: &Dated| {
        date.months()
            .map_or_else(|| date.month.is_some_and(|month| today.have(month)), |months| months.meet(today))
    };
    // Beside the date of the claim another one tells of something else.
    let is_told = stated.iter().any(|date| timed.may_tell(date));
    let strays = stated.iter().filter(|date| !timed.may_have(date) && !is_today(date));
    strays
        .map(|date| {
            let typed = words.get(date.place.clone()).unwrap_or_default();
            let found =
                finding(desk, (brief, sentence), (date, typed), (&timed, holder(desk, selection, date)));
            if is_told { found.severity(Severity::Info) } else { found }
        })
        .collect()
}

/// Another claim of the brief that has a date.
fn holder(desk: &Desk<'_>, selection: &Selection, date: &Dated) -> Option<ClaimId> {
    selection.claims.iter().copied().find(|&claim| Timed::of_claim(desk.corpus, claim).has(date))
}

fn finding(
    desk: &Desk<'_>,
    (brief, sentence): (&Brief, &Passage<'_>),
    (date, typed): (&Dated, &str),
    (timed, holder): (&Timed, Option<ClaimId>),
) -> Diagnostic {
    let id = |claim: ClaimId| &desk.corpus.claim(claim).common.id.value;
    let finding = |message: String| RULE.finding(&brief.common, sentence.spot(date.place.clone()), message);
    if let Some(holder) = holder {
        return finding(format!("no claim that this cites has the date \"{typed}\""))
            .severity(Severity::Info)
            .help(format!("`{}` has it: cite that as well", id(holder)));
    }
    match timed.only() {
        Some((claim, rival)) => finding(format!(
            "`{}`, which this cites, says \"{rival}\", not \"{typed}\"",
            id(claim)
        ))
        .related(desk.corpus.claim(claim).assertion.span, "the claim")
        .help(
            "see which of the two the document has, and mend the other; or cite the claim that has this one",
        ),
        None => finding(format!("no claim that this cites has the date \"{typed}\""))
            .help("cite the claim that has it, or mend it"),
    }
}

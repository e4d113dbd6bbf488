//! "This week" without a week.

use crate::check::prose::{Phrases, Prose, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::Claim;
use crate::text::Span;

pub(in crate::check) const RULE: Rule = Rule {
    name: "unresolved-relative-date",
    page: Page {
        summary: "A claim says when in words that only make sense on the day of the report.",
        why: "\"This week\" was true for the article's first readers. In a brief read a month later it is \
              wrong. Give the date that the words meant, beside them: `when: {text: this week, date: \
              2031-05}`. Where the document has no date of its own, leave `date` out and let the finding \
              stand.",
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
    when: {text: next month}
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
    when: {text: next month, date: 2031-06}
",
        standard: "ICD 206: the date of information is given.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[RELATIVE],
};

const RELATIVE: WordList = WordList {
    name: "relative-dates",
    words: &[
        "earlier this month",
        "earlier this week",
        "earlier this year",
        "in recent days",
        "in recent months",
        "in recent weeks",
        "last month",
        "last week",
        "last year",
        "later this month",
        "later this week",
        "later this year",
        "next month",
        "next week",
        "next year",
        "this month",
        "this week",
        "this year",
        "today",
        "tomorrow",
        "yesterday",
    ],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let relative = Phrases::new(desk.words(&RELATIVE));
    desk.claims()
        .filter(|(_, claim)| claim.when.as_ref().is_none_or(|when| when.value.date.is_none()))
        .filter_map(|(_, claim)| Some((claim, place(claim, &relative)?)))
        .map(|(claim, (span, words))| {
            RULE.finding(&claim.common, span, format!("\"{words}\" has no date"))
                .help("give the date that the words meant: `when: {text: this week, date: 2031-05}`")
        })
        .collect()
}

/// The words that tell a time relative to another: of `when`, or in the assertion itself.
fn place(claim: &Claim, relative: &Phrases<'_>) -> Option<(Span, String)> {
    if let Some(when) = &claim.when {
        return when.value.text.clone().map(|text| (when.span, text));
    }
    let prose = Prose::read(&claim.assertion.value);
    let hit = *prose.find(relative).first()?;
    Some((within(&claim.assertion, hit.start, hit.end), prose.typed(&hit).to_owned()))
}

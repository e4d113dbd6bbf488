//! Places beyond the last paragraph of a capture.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::check::compare::Comparison;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::id::DocumentId;
use crate::model::locator::Locator;
use crate::model::record::Common;
use crate::passage::paragraph;
use crate::text::Spanned;

pub(in crate::check) const RULE: Rule = Rule {
    name: "passage-not-found",
    page: Page {
        summary: "A claim or response stands in a paragraph that the capture of its document does not have, or that does \
                  not hold its quote.",
        why: "A reader who follows a note must find the passage. Paragraphs are counted from 1 in the plain-text copy of \
              the document, as `byline show DOCUMENT` lists them: blocks between blank lines, the headline too, if \
              the copy has it. Pages and times are not looked up.",
        example: "\
# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/port.txt
    url: https://gazette.example/port
claims:
  - id: port-closes
    assertion: The port will close in June
    source: outlet
    document: gazette
    at: 9
# file: briefs/captures/port.txt
Nothing moves in the port.

It is to close next month.
",
        corrected: "\
# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/port.txt
    url: https://gazette.example/port
claims:
  - id: port-closes
    assertion: The port will close in June
    source: outlet
    document: gazette
    at: 2
# file: briefs/captures/port.txt
Nothing moves in the port.

It is to close next month.
",
        standard: "ICS 206-01: a citation leads to the page or paragraph.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<DocumentId, Option<usize>> = BTreeMap::new();
    let mut find =
        |common: &Common, document: Option<&Spanned<DocumentId>>, at: Option<&Spanned<Locator>>| {
            let (document, at) = (document?.value, at?);
            let Locator::Paragraph(first, last) = at.value else { return None };
            let count = *counts.entry(document).or_insert_with(|| count(desk, document));
            let (count, named) = (count?, last.unwrap_or(first) as usize);
            let id = desk.corpus.document(document).common.id.value.as_str();
            (named > count).then(|| {
                let are =
                    if count == 1 { "is 1 paragraph".to_owned() } else { format!("are {count} paragraphs") };
                let message = format!("there {are} in the copy of `{id}`, and none of number {named}");
                RULE.finding(common, at.span, message)
                    .help(format!("`byline show {id}` lists them with their numbers"))
            })
        };
    let mut found = Vec::new();
    for (_, claim) in desk.claims() {
        for chain in &claim.evidence {
            found.extend(find(&claim.common, chain.document.as_ref(), chain.at.as_ref()));
        }
    }
    for response in desk.responses() {
        found.extend(find(&response.common, response.document.as_ref(), response.at.as_ref()));
    }
    found.extend(desk.compared.quotes.iter().filter_map(|quote| elsewhere(desk, quote)));
    found
}

/// How many paragraphs a message offers.
const OFFERED: usize = 3;

/// A quote that stands in other paragraphs than its claim says.
fn elsewhere(desk: &Desk<'_>, quote: &Comparison) -> Option<Diagnostic> {
    let claim = desk.corpus.claim(quote.claim);
    let at = claim.evidence.get(quote.chain)?.at.as_ref()?;
    let typed = |numbers: &RangeInclusive<usize>| match (numbers.start(), numbers.end()) {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first}-{last}"),
    };
    let places: Vec<String> = quote.elsewhere.iter().take(OFFERED).map(typed).collect();
    let more = quote.elsewhere.len() - places.len();
    let right = places.first()?;
    let noun = if places.len() + more == 1 && !right.contains('-') { "paragraph" } else { "paragraphs" };
    let last = if more == 0 { None } else { Some(format!("{more} more")) };
    let id = desk.corpus.document(quote.document).common.id.value.as_str();
    let all: Vec<String> = places.iter().cloned().chain(last).collect();
    let message =
        format!("the quote stands in {noun} {} of the copy of `{id}`, not here", joined(&all, "and"));
    let fields: Vec<String> = places.iter().map(|place| format!("`at: {place}`")).collect();
    let help = format!(
        "write {}; `byline show {id}` lists the paragraphs with their numbers, the headline too where the copy has it",
        joined(&fields, "or")
    );
    let finding = RULE.finding(&claim.common, at.span, message).help(help).related(quote.span, "this quote");
    Some(match places.len() {
        1 => finding.fix(at.span, right.clone(), format!("write `{right}`")),
        _ => finding,
    })
}

/// Words with commas between them, and a conjunction before the last.
fn joined(words: &[String], conjunction: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {conjunction} {last}", first.join(", ")),
    }
}

/// How many paragraphs the capture of a document has, where it has one.
fn count(desk: &Desk<'_>, document: DocumentId) -> Option<usize> {
    let document = desk.corpus.document(document);
    let capture = desk.captures.of(document).filter(|_| !document.common.faulty)?;
    Some(paragraph::count(&capture.text))
}

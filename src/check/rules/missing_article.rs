//! A body whose name lacks its article.

use crate::check::prose::Prose;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::source::SourceKind;
use crate::text::Span;

pub(in crate::check) const RULE: Rule = Rule {
    name: "missing-article",
    page: Page {
        summary: "The name of a body is not written as it stands in mid-sentence: it lacks \"the\".",
        why: "byline puts `organization` into its sentences as it is typed: \"…, Ministry of the Sea said\". Written as \
              `the Ministry of the Sea` it reads as English, and tables and notes drop the article by themselves. Only \
              names whose kind always takes one are told.",
        example: "\
documents:
  - id: works
    title: Works in the port
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/works
sources:
  - id: ministry
    organization: Ministry of the Sea
claims:
  - id: port-closes
    assertion: The port will close in June
    source: ministry
    document: works
",
        corrected: "\
documents:
  - id: works
    title: Works in the port
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/works
sources:
  - id: ministry
    organization: the Ministry of the Sea
claims:
  - id: port-closes
    assertion: The port will close in June
    source: ministry
    document: works
",
        standard: "byline: a body's name stands in the sentence as typed.",
    },
    severity: Severity::Info,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[KINDS],
};

/// What a body is, where its name takes an article.
const KINDS: WordList = WordList {
    name: "bodies-with-article",
    words: &[
        "administration",
        "agency",
        "authority",
        "bureau",
        "commission",
        "committee",
        "department",
        "directorate",
        "government",
        "inspectorate",
        "ministry",
        "secretariat",
    ],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let kinds = desk.words(&KINDS);
    let bodies = desk.sources().filter_map(|(_, source)| match &source.kind {
        SourceKind::Organization(body) => Some((source, &body.name)),
        _ => None,
    });
    bodies
        .filter(|(_, name)| lacks_article(&name.value, &kinds))
        .map(|(source, name)| {
            let message = format!("in a sentence this reads \"{} said\"", name.value);
            let start = Span { end: name.span.start, ..name.span };
            let finding = RULE.finding(&source.common, name.span, message);
            let finding = finding.help(format!("write `organization: the {}`", name.value));
            let is_plain = (name.span.end - name.span.start) as usize == name.value.len();
            if is_plain { finding.fix(start, "the ", "write \"the\" in front".to_owned()) } else { finding }
        })
        .collect()
}

/// Whether a name begins without an article or a possessive and its head is of a kind that takes one.
fn lacks_article(name: &str, kinds: &[&str]) -> bool {
    let head =
        [" of ", " for ", " on "].iter().filter_map(|mark| name.find(mark)).min().unwrap_or(name.len());
    let prose = Prose::read(name.get(..head).unwrap_or(name));
    let words: Vec<&str> = prose.words().collect();
    let is_determined =
        matches!(words.first(), Some(&("the" | "a" | "an" | "his" | "her" | "its" | "their")))
            || words.iter().any(|word| word.ends_with("'s") || word.ends_with("s'"));
    !is_determined && words.last().is_some_and(|last| kinds.contains(last))
}

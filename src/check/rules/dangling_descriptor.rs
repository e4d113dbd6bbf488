//! "One of" or "another" of nobody.

use crate::check::prose::Prose;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::anonymous::Anonymous;

pub(in crate::check) const RULE: Rule = Rule {
    name: "dangling-descriptor",
    page: Page {
        summary: "A descriptor says \"one of the\" or \"another\", and the record does not say of whom.",
        why: "\"Another official\" tells the reader that this is not the one mentioned before; \"one of the \
              people\" that he belongs to a group mentioned before. Both are claims about who the source \
              is. `among` and `distinct_from` record them, and byline counts sources by them.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: attendee
    anonymous: another official who attended the meeting
    count: 1
    basis: attended the meeting
    access: direct
    reason: feared dismissal
claims:
  - id: port-closes
    assertion: The port will close in June
    source: attendee
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
  - id: attendee
    anonymous: an official who attended the meeting
    count: 1
    basis: attended the meeting
    access: direct
    reason: feared dismissal
  - id: note-taker
    anonymous: another official who attended the meeting
    count: 1
    basis: attended the meeting
    access: direct
    reason: feared dismissal
    distinct_from: attendee
claims:
  - id: port-closes
    assertion: The port will close in June
    source: attendee
    document: gazette
  - id: two-berths-close
    assertion: Two berths will close before that
    source: note-taker
    document: gazette
",
        standard: "AP and Reuters: how many sources there are, and whether they are distinct, is told \
                   truly.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let unnamed = desk.sources().filter_map(|(_, source)| Some((source, source.anonymous()?)));
    unnamed
        .filter_map(|(source, anonymous)| {
            let (words, help) = dangling(anonymous)?;
            let message = format!("\"{words}\" refers to nobody on record");
            Some(RULE.finding(&source.common, anonymous.descriptor.span, message).help(help))
        })
        .collect()
}

/// The words of a descriptor that refer to somebody else, and what to do where nobody else is recorded.
fn dangling(anonymous: &Anonymous) -> Option<(&'static str, &'static str)> {
    let prose = Prose::read(&anonymous.descriptor.value);
    let words: Vec<&str> = prose.words().take(3).collect();
    let member = "add `among:` with the id of the group, or describe this source for itself";
    let other = "add `distinct_from:` with the id of the other source, or describe this source for itself";
    match words[..] {
        ["one" | "two" | "some" | "several", "of", "the" | "these" | "those"]
            if anonymous.among.is_none() =>
        {
            Some(("of the", member))
        }
        ["another", ..] if anonymous.distinct_from.is_empty() => Some(("another", other)),
        ["a", "second" | "third", _] if anonymous.distinct_from.is_empty() => Some(("a second", other)),
        ["the", "other" | "others", _] if anonymous.distinct_from.is_empty() => Some(("the other", other)),
        _ => None,
    }
}

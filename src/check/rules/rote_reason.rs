//! A reason for anonymity that is no reason.

use crate::check::prose::{Phrases, Prose, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    name: "rote-reason",
    page: Page {
        summary: "The reason why a source is not named is one that fits every source.",
        why: "Nobody is authorized to leak, and every leak is sensitive. Such words say that the source \
              wished not to be named, which the reader knew. What would happen to the source if it were \
              named?",
        example: "\
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
    reason: was not authorized to speak
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
claims:
  - id: port-closes
    assertion: The port will close in June
    source: attendee
    document: gazette
",
        standard: "New York Times: no rote reasons, such as \"not authorized to speak\" or \"the \
                   sensitivity of the matter\".",
    },
    severity: Severity::Info,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[ROTE],
};

const ROTE: WordList = WordList {
    name: "rote-reasons",
    words: &[
        "not authorized",
        "not authorised",
        "not allowed to speak",
        "not permitted to speak",
        "unauthorized to speak",
        "sensitivity",
        "sensitive",
        "private matters",
        "private matter",
        "private discussions",
        "private conversations",
        "private deliberations",
        "private meeting",
        "private meetings",
        "internal deliberations",
        "internal discussions",
        "internal matters",
        "confidential matters",
        "confidential discussions",
        "speak candidly",
        "speak freely",
        "speak frankly",
        "talk candidly",
        "discuss the matter",
        "discuss the issue",
    ],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let rote = Phrases::new(desk.words(&ROTE));
    let reasons =
        desk.sources().filter_map(|(_, source)| Some((source, source.anonymous()?.reason.as_ref()?)));
    reasons
        .filter_map(|(source, reason)| {
            let hit = *Prose::read(&reason.value).find(&rote).first()?;
            let message = format!("\"{}\" fits every unnamed source", hit.phrase);
            let finding = RULE.finding(&source.common, within(reason, hit.start, hit.end), message);
            Some(finding.help(
                "say what the source risks if it is named, as closely as was agreed with it; where these are the \
                 words of the article that cites it, say that: `allow: [{rule: rote-reason, reason: the article \
                 gives no other}]`",
            ))
        })
        .collect()
}

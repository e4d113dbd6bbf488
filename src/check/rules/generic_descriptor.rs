//! A descriptor that says nothing about the source.

use crate::check::prose::Prose;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    name: "generic-descriptor",
    page: Page {
        summary: "An unnamed source is described by a word that fits anybody.",
        why: "A descriptor is all that a reader has to judge an unnamed source by. \"A source\" or \
              \"officials\" could be anyone; \"an official who attended the meeting\" was in a position to \
              know. Say how the source knows, or where it stands, as closely as the agreement with it \
              allows.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: insider
    anonymous: a senior official
    count: 1
    basis: attended the meeting
    access: direct
    reason: feared dismissal
claims:
  - id: port-closes
    assertion: The port will close in June
    source: insider
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
  - id: insider
    anonymous: a senior official who attended the meeting
    count: 1
    basis: attended the meeting
    access: direct
    reason: feared dismissal
claims:
  - id: port-closes
    assertion: The port will close in June
    source: insider
    document: gazette
",
        standard: "AP: a descriptor carries credibility; \"a source\" is not one.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[DESCRIPTORS],
};

const DESCRIPTORS: WordList = WordList {
    name: "generic-descriptors",
    words: &[
        "analyst",
        "analysts",
        "expert",
        "experts",
        "individual",
        "individuals",
        "insider",
        "insiders",
        "observer",
        "observers",
        "official",
        "officials",
        "people",
        "person",
        "somebody",
        "someone",
        "source",
        "sources",
    ],
};

/// Words before the noun that tell a reader no more about the source.
const EMPTY: &[&str] = &[
    "a",
    "an",
    "the",
    "one",
    "two",
    "three",
    "four",
    "five",
    "of",
    "another",
    "other",
    "some",
    "several",
    "multiple",
    "many",
    "various",
    "certain",
    "unnamed",
    "anonymous",
    "unidentified",
    "senior",
    "top",
    "high-ranking",
    "reliable",
    "credible",
    "trusted",
    "informed",
    "well-informed",
    "well-placed",
    "knowledgeable",
];

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let generic = desk.words(&DESCRIPTORS);
    let unnamed = desk.sources().filter_map(|(_, source)| Some((source, source.anonymous()?)));
    unnamed
        .filter(|(_, anonymous)| is_generic(&anonymous.descriptor.value, &generic))
        .map(|(source, anonymous)| {
            let descriptor = &anonymous.descriptor;
            RULE.finding(
                &source.common,
                descriptor.span,
                format!("\"{}\" could be anybody", descriptor.value),
            )
            .help("say how the source knows, or where it stands, as closely as was agreed with it")
        })
        .collect()
}

/// Whether a descriptor is one generic noun, whatever empty words stand before it.
fn is_generic(descriptor: &str, generic: &[&str]) -> bool {
    let prose = Prose::read(descriptor);
    let telling: Vec<&str> = prose.words().skip_while(|word| EMPTY.contains(word)).collect();
    generic.contains(&telling.join(" ").as_str())
}

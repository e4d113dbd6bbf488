//! A title that stands in a name.

use crate::check::prose::within;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::source::{Person, SourceKind};

pub(in crate::check) const RULE: Rule = Rule {
    name: "title-in-name",
    page: Page {
        summary: "The `name` of a person begins with a title.",
        why: "A name is printed in tables and notes and at every mention where two people share a last name; a title in \
              it is printed there too, and a second one where `role` has it as well. `role` stands before the name at the \
              first mention only, and running text may then name somebody by the role.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Minister Ana Ruiz
claims:
  - id: port-closes
    assertion: The port will close in June
    source: ruiz
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
    role: Minister
claims:
  - id: port-closes
    assertion: The port will close in June
    source: ruiz
    document: gazette
",
        standard: "AP: titles stand before the full name on first reference.",
    },
    severity: Severity::Info,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[TITLES],
};

/// Titles that are hardly ever given names; "King", "Justice" and "Major" may be.
const TITLES: WordList = WordList {
    name: "titles",
    words: &[
        "ambassador",
        "captain",
        "chancellor",
        "col.",
        "colonel",
        "deputy minister",
        "deputy prime minister",
        "dr",
        "dr.",
        "finance minister",
        "foreign minister",
        "foreign secretary",
        "gen.",
        "general",
        "gov.",
        "governor",
        "minister",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "president",
        "prime minister",
        "prof",
        "prof.",
        "professor",
        "secretary",
        "sen.",
        "senator",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "vice president",
    ],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let titles = desk.words(&TITLES);
    let people = desk.sources().filter_map(|(_, source)| match &source.kind {
        SourceKind::Person(person) => Some((source, person)),
        _ => None,
    });
    people
        .filter_map(|(source, person)| {
            let length = title(person, &titles)?;
            let (title, name) = person.name.value.split_at_checked(length)?;
            let name = name.trim_start();
            let message = format!("the name begins with a title, \"{title}\"");
            let role = match &person.role {
                Some(role) => format!("the role is `{}` already", role.value),
                None => format!("with `role: {title}`, if readers need it"),
            };
            let finding = RULE.finding(&source.common, within(&person.name, 0, length), message);
            Some(finding.help(format!("write `name: {name}`; {role}")))
        })
        .collect()
}

/// The length of the longest title that a name begins with and that leaves a name behind it.
fn title(person: &Person, titles: &[&str]) -> Option<usize> {
    let name = &person.name.value;
    let mut ends = name.rmatch_indices(' ').map(|(at, _)| at);
    let begins = |&end: &usize| {
        let head = name.get(..end).map(str::to_lowercase);
        head.is_some_and(|head| titles.contains(&head.as_str()))
    };
    ends.find(begins)
}

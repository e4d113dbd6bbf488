//! Several people in words, one in fact.

use std::collections::BTreeSet;

use crate::check::headcount::{self, AFTER_NOUN};
use crate::check::names;
use crate::check::prose::Prose;
use crate::check::recount::{self, Recount};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::anonymous::{Anonymous, Count};
use crate::model::id::SourceId;
use crate::model::source::Source;

pub(in crate::check) const RULE: Rule = Rule {
    name: "plural-for-one",
    page: Page {
        summary: "A descriptor speaks of several people, and the record counts one or another number of them; or of one, and it counts several.",
        why: "Two sources are more than one, and a reader weighs them so. Turning one person into \
              \"officials\" invents a witness. \"One of the officials\" is fine: it says one. A number that opens the descriptor (\"two officials \
              briefed on the plan\") is that of the `count`, and \"an official\" is one. Where the copy of a document that cites the source speaks of another \
              number of them (\"three grain traders\"), that is a warning.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: attendee
    anonymous: officials who attended the meeting
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
claims:
  - id: port-closes
    assertion: The port will close in June
    source: attendee
    document: gazette
",
        standard: "Reuters: never the plural when there is one source.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let unnamed = desk.sources().filter_map(|(id, source)| Some((id, source, source.anonymous()?)));
    let mut found = Vec::new();
    let mut told: BTreeSet<SourceId> = BTreeSet::new();
    for (id, source, anonymous) in unnamed {
        if let Some(finding) = finding(source, anonymous) {
            told.insert(id);
            found.push(finding);
        }
    }
    let recounts = recount::recounts(desk).into_iter();
    found.extend(recounts.filter(|one| told.insert(one.source)).filter_map(|one| recounted(desk, &one)));
    found
}

/// A source that counts other people than the copy of a document.
fn recounted(desk: &Desk<'_>, one: &Recount) -> Option<Diagnostic> {
    let source = desk.corpus.source(one.source);
    let count = source.anonymous()?.count.as_ref()?;
    let document = &desk.corpus.document(one.document).common.id.value;
    let people = desk.passage(one.document, &one.place);
    let message = format!("`{document}` speaks of \"{people}\", and the `count` is another");
    let finding = RULE.finding(&source.common, count.span, message).severity(Severity::Warning);
    let finding = finding.related(desk.place(one.document, &one.place)?, "they stand here");
    Some(finding.help(
        "see how many they are, and mend `count` and the descriptor; where these are others of them, allow this with the reason",
    ))
}

fn finding(source: &Source, anonymous: &Anonymous) -> Option<Diagnostic> {
    let descriptor = &anonymous.descriptor;
    let (message, help) = if is_one(anonymous) && is_plural(&descriptor.value) {
        let message = format!("\"{}\" stands for one person", descriptor.value);
        (message, "write it in the singular, or give the true `count`")
    } else {
        let number = headcount::miscounted(anonymous).or_else(|| only(anonymous))?;
        let people = if number > 1.0 { format!("{number} people") } else { "one person".to_owned() };
        let message = format!("\"{}\" speaks of {people}, and the `count` is another", descriptor.value);
        (message, "see how many they are, and mend one of the two")
    };
    let finding = RULE.finding(&source.common, descriptor.span, message);
    let finding = match anonymous.count.as_ref() {
        Some(count) => finding.related(count.span, "counted here"),
        None => finding,
    };
    Some(finding.help(help))
}

fn is_one(anonymous: &Anonymous) -> bool {
    anonymous.count.as_ref().is_some_and(|count| count.value.is_one())
}

/// The one person of whom a descriptor speaks where several are counted: "an official briefed on the plan".
fn only(anonymous: &Anonymous) -> Option<f64> {
    let counted = anonymous.count.as_ref()?.value;
    let are_several = matches!(counted, Count::Exactly(number) | Count::AtLeast(number) if number > 1);
    let prose = Prose::read(&anonymous.descriptor.value);
    let mut words = prose.words();
    let is_led = words.next().is_some_and(|first| matches!(first, "a" | "an"));
    // "a diplomat or two", "an official each" speak of more.
    let adds = |word: &str| matches!(word, "and" | "or" | "plus" | "each" | "including");
    let noun = words.take_while(|word| !AFTER_NOUN.contains(word)).last()?;
    let is_singular = names::is_people(noun) && !noun.ends_with('s') && !matches!(noun, "people" | "staff");
    (are_several && is_led && is_singular && !prose.words().any(adds)).then_some(1.0)
}

/// Whether a descriptor speaks of several: "people close to the talks", not "one of the people" or "an
/// official".
fn is_plural(descriptor: &str) -> bool {
    let prose = Prose::read(descriptor);
    let words: Vec<&str> = prose.words().collect();
    if words.first().is_some_and(|first| matches!(*first, "a" | "an" | "one" | "another")) {
        return false;
    }
    let noun = words.iter().take_while(|word| !AFTER_NOUN.contains(word)).last();
    noun.is_some_and(|noun| *noun == "people" || (noun.ends_with('s') && !noun.ends_with("ss")))
}

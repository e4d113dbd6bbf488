//! A descriptor that gives the source away.

use crate::check::chain;
use crate::check::names;
use crate::check::prose::{Hit, Phrases, Prose, folded, has, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::anonymous::Anonymous;
use crate::model::office::{self, Mark};
use crate::model::source::Source;

pub(in crate::check) const RULE: Rule = Rule {
    name: "narrow-descriptor",
    page: Page {
        summary: "An unnamed source is described so closely that few people fit, or by what looks like a name.",
        why: "A descriptor is chosen for the reader, but the source's superiors read it too. \"The only \
              Kessian delegate at the talks\" is a name, and so is an office or a role that one person holds: \"the ambassador of \
              Kessia\", \"the manager of the terminal\". Where fewer than five people fit, or the words \
              single one out, the desk has promised something that its page does not keep.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: attendee
    anonymous: the only Kessian delegate at the talks
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
    anonymous: a delegate at the talks
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
        standard: "AP: a descriptor must not break the agreement with the source; disclosure control: a \
                   group below five is not published.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[NARROW],
};

const NARROW: WordList = WordList {
    name: "narrow-words",
    words: &[
        "the chief",
        "the current",
        "the director",
        "the first",
        "the former",
        "the head",
        "the last",
        "the lone",
        "the only",
        "the outgoing",
        "the senior-most",
        "the sole",
        "the top",
        "the most senior",
    ],
};

/// Last letters of words with a capital that say of what country or faith somebody is: "the Kessian owner".
const ADJECTIVES: &[&str] = &["an", "ch", "eek", "ese", "i", "ic", "sh"];

/// How many letters the shortest name has, where all of them are capitals: "US", "IT" and "HR" name no one place.
const SHORTEST: usize = 4;

/// Words behind which a descriptor says of what somebody holds an office.
const OF_WHAT: &[&str] = &["at", "for", "from", "in", "of", "on", "to", "who", "whose", "with"];

/// The least number of people whom a descriptor may fit.
const LEAST: u32 = 5;

const HELP: &str = "describe the source more widely, as far as it still says how the source knows";

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let narrow = Phrases::new(desk.words(&NARROW));
    let persons = persons(desk);
    let persons = Phrases::new(persons.iter().map(String::as_str));
    let unnamed = desk.sources().filter(|(_, source)| chain::is_unnamed(source));
    unnamed
        .filter_map(|(_, source)| Some((source, source.anonymous()?)))
        .flat_map(|(source, anonymous)| {
            let single = single(source, anonymous, &narrow).or_else(|| deputy(source, anonymous, &persons));
            [single, few(source, anonymous), named(source, anonymous)]
        })
        .flatten()
        .collect()
}

/// A descriptor that begins with words for one person.
fn single(source: &Source, anonymous: &Anonymous, narrow: &Phrases<'_>) -> Option<Diagnostic> {
    let descriptor = &anonymous.descriptor;
    let prose = Prose::read(&descriptor.value);
    let hit = prose.find(narrow).first().filter(|hit| hit.start == 0).map(|hit| hit.end);
    let held = || office(&prose).or_else(|| role(&descriptor.value, &prose));
    let end = hit.or_else(|| held().filter(|_| is_one(anonymous)))?;
    let words = descriptor.value.get(..end).unwrap_or_default().to_lowercase();
    let message = format!("\"{words}\" singles one person out");
    Some(RULE.finding(&source.common, within(descriptor, 0, end), message).help(HELP))
}

/// Whoever has few deputies, as a descriptor may name one of them.
const DEPUTY: &str = "deputy";

/// The names of the persons of a desk, in lower case, where an unnamed source is anybody's deputy.
fn persons(desk: &Desk<'_>) -> Vec<String> {
    let mut unnamed = desk.sources().filter_map(|(_, source)| source.anonymous());
    if !unnamed.any(|anonymous| anonymous.descriptor.value.to_lowercase().contains(DEPUTY)) {
        return Vec::new();
    }
    let persons = desk.sources().filter(|(_, source)| chain::is_person(source));
    persons.map(|(_, source)| folded(source.name())).flat_map(|name| [format!("{name}'s"), name]).collect()
}

/// A descriptor that makes the source the deputy of a person of the desk, or of the one who holds an office: "the deputy of Anke
/// Thorsen", "Anke Thorsen's deputy", "a deputy of the head of Nordwest".
fn deputy(source: &Source, anonymous: &Anonymous, persons: &Phrases<'_>) -> Option<Diagnostic> {
    let descriptor = &anonymous.descriptor;
    let prose = Prose::read(&descriptor.value);
    let words: Vec<&str> = prose.words().collect();
    let at = words.iter().take(LONGEST).position(|word| *word == DEPUTY)?;
    let (start, end) = prose.place(at..at + 1)?;
    let behind = descriptor.value.get(end..)?.trim_start();
    let whose = ["of ", "to ", "for "].iter().find_map(|of| behind.strip_prefix(of));
    let is_his =
        |hit: &Hit<'_>| descriptor.value.get(hit.end..start).is_some_and(|between| between.trim().is_empty());
    let before = descriptor.value.get(..start)?;
    let end = match whose.filter(|_| at < 2) {
        Some(whose) => {
            let begin = descriptor.value.len() - whose.len();
            let person =
                Prose::read(whose).find(persons).first().filter(|hit| hit.start == 0).map(|hit| hit.end);
            begin + person.or_else(|| office(&Prose::read(whose)))?
        }
        None => Prose::read(before).find(persons).iter().any(is_his).then_some(end)?,
    };
    let words = descriptor.value.get(..end).filter(|_| is_one(anonymous))?;
    let message = format!("\"{words}\" leaves few people, if not one");
    Some(RULE.finding(&source.common, within(descriptor, 0, end), message).help(HELP))
}

/// How many words a descriptor may have up to the word for a deputy.
const LONGEST: usize = 8;

/// Where an office ends that a descriptor begins with: "the Kessian ambassador to Valdoria", "the deputy head".
fn office(prose: &Prose<'_>) -> Option<usize> {
    let words: Vec<&str> = prose.words().collect();
    let length = words.iter().take_while(|word| !OF_WHAT.contains(word)).count();
    let is_office = length > 1 && words.get(length - 1).is_some_and(|last| office::is(last, Mark::Held));
    let (_, end) = prose.place(0..length).filter(|_| is_office && words.first() == Some(&"the"))?;
    Some(end)
}

/// Where a role ends that a descriptor begins with, of one place or body that it names: "the night manager of the
/// terminal", "the Eastmouth terminal manager", "the manager at Eastmouth".
fn role(descriptor: &str, prose: &Prose<'_>) -> Option<usize> {
    let words: Vec<&str> = prose.words().collect();
    let length = words.iter().take_while(|word| !OF_WHAT.contains(word)).count();
    let is_role = length > 1 && words.get(length - 1).is_some_and(|last| office::is(last, Mark::HeldThere));
    let (_, end) = prose.place(0..length).filter(|_| is_role && words.first() == Some(&"the"))?;
    let typed = |at: usize| prose.place(at..at + 1).and_then(|(start, end)| descriptor.get(start..end));
    let is_named = (1..length - 1).filter_map(typed).any(is_place);
    let is_of = words.get(length).is_some_and(|of| has("at for in of", of));
    let of_one = typed(length + 1)
        .is_some_and(|next| has("the this", next) || next.contains(['\'', '’']) || is_place(next));
    (is_named || is_of && of_one).then_some(end)
}

/// Whether a word with a capital may name one place or body: "Eastmouth", not "Kessian" or "English-speaking".
fn is_place(word: &str) -> bool {
    let is_short = word.len() < SHORTEST && word.chars().all(char::is_uppercase);
    let is_adjective = word.contains('-') || ADJECTIVES.iter().any(|end| word.ends_with(end));
    word.starts_with(char::is_uppercase) && !word.ends_with('s') && !is_short && !is_adjective
}

/// Whether a descriptor may be of one person: one is counted, and the desk does not say that many fit.
fn is_one(anonymous: &Anonymous) -> bool {
    anonymous.count.as_ref().is_none_or(|count| count.value.is_one())
        && anonymous.pool.as_ref().is_none_or(|pool| pool.value < LEAST)
}

fn few(source: &Source, anonymous: &Anonymous) -> Option<Diagnostic> {
    let pool = anonymous.pool.as_ref().filter(|pool| pool.value < LEAST)?;
    let message = format!("fewer than {LEAST} people fit the descriptor");
    Some(
        RULE.finding(&source.common, anonymous.descriptor.span, message)
            .related(pool.span, "counted here")
            .help(HELP),
    )
}

/// A descriptor that begins with what looks like a person's name: two words or three with a capital and nothing but a
/// comma behind them ("Jon Berg, a worker"). Plurals and bodies ("Western Diplomats", "the White House") are none.
fn named(source: &Source, anonymous: &Anonymous) -> Option<Diagnostic> {
    let descriptor = &anonymous.descriptor;
    let head = descriptor.value.split_once(',').map_or(descriptor.value.as_str(), |(head, _)| head);
    let words: Vec<&str> = head.split_whitespace().collect();
    if !names::is_name(&words) || head.ends_with('s') {
        return None;
    }
    let message = format!("\"{head}\" looks like a name, and every reader sees the descriptor");
    Some(
        RULE.finding(&source.common, within(descriptor, 0, head.len()), message)
            .help("take the name out of the desk; whom readers may know is a source with `name:` instead"),
    )
}

//! Quotes beside which their speaker is not named, or another one is.

use std::collections::BTreeMap;

use crate::check::compare::Comparison;
use crate::check::prose::{Hit, Phrases, Prose, folded};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::saying::Sayings;
use crate::check::{called, chain};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::document::DocumentType;
use crate::model::id::SourceId;
use crate::model::source::{Source, SourceKind};
use crate::passage::verdict::Verdict;
use crate::resolve::corpus::Corpus;

pub(in crate::check) const RULE: Rule = Rule {
    name: "quote-wrong-speaker",
    page: Page {
        summary: "Nothing around a quote in a news article, or nothing in a whole statement, names the speaker; or the article \
                  gives the words to somebody else.",
        why: "The worst mistake with a quote is to give it to somebody else, and it is easily made when an \
              article quotes several people in turn. byline looks for the speaker's name, other names, role \
              and body in the paragraph of the quote, and in the two before it where a pronoun stands in. Where its sentence \
              says by name that another person of the desk said it, and does not name the speaker, that is told too; a body \
              may be given the words of whoever speaks for it (`acts_for`). A \
              statement (`type: statement`) has one speaker: it is enough that its text, title, author or publisher \
              names the person or the body. Other types of document are not looked at: who speaks where in a \
              transcript or a court filing is too often said only once, or on another page.",
        example: r#"# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/port.txt
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port is "a shared inheritance"
    source: ruiz
    document: gazette
    quote: a shared inheritance
# file: briefs/captures/port.txt
Ana Ruiz, the Valdorian Foreign Minister, declined to comment.

The port is "a shared inheritance", Tomas Bell told reporters on Monday.
"#,
        corrected: r#"# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/port.txt
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port is "a shared inheritance"
    source: ruiz
    document: gazette
    quote: a shared inheritance
# file: briefs/captures/port.txt
Ana Ruiz, the Valdorian Foreign Minister, spoke on Monday.

The port is "a shared inheritance", she told reporters.
"#,
        standard: "AP: attribution names who said the words, in the sentence that has them.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let quotes = desk.compared.quotes.as_slice();
    let names = if quotes.iter().any(|quote| quote.sentence.is_some()) {
        names(desk.corpus)
    } else {
        BTreeMap::new()
    };
    let people = People {
        names: &names,
        phrases: Phrases::new(names.keys().map(String::as_str)),
        sayings: Sayings::default(),
    };
    quotes.iter().filter_map(|quote| unnamed(desk, quote).or_else(|| another(desk, &people, quote))).collect()
}

/// A quote around which nothing names its speaker.
fn unnamed(desk: &Desk<'_>, quote: &Comparison) -> Option<Diagnostic> {
    let Verdict::Unnamed(place) = &quote.verdict else { return None };
    let claim = desk.corpus.claim(quote.claim);
    let speakers = claim.evidence.get(quote.chain)?.voices();
    let names = named(desk.corpus, &speakers);
    let message = match desk.corpus.document(quote.document).kind {
        DocumentType::Statement => format!("nothing in this statement names {names}"),
        _ => format!("nothing around these words names {names}"),
    };
    let finding = RULE.finding(&claim.common, quote.span, message);
    let finding = finding.related(desk.place(quote.document, place)?, "they stand here");
    Some(finding.help("see whose words they are; if the document uses another name, add it to `aliases`"))
}

/// The named people of a desk.
struct People<'a> {
    /// Whose names and roles these are, in lower case, and whether it is a name.
    names: &'a BTreeMap<String, Vec<(SourceId, bool)>>,
    phrases: Phrases<'a>,
    sayings: Sayings,
}

fn names(corpus: &Corpus) -> BTreeMap<String, Vec<(SourceId, bool)>> {
    let mut found: BTreeMap<String, Vec<(SourceId, bool)>> = BTreeMap::new();
    for (id, source) in corpus.numbered_sources().filter(|(_, source)| chain::is_person(source)) {
        let own = own_names(source);
        for name in called::names_of_source(source) {
            let is_name = own.contains(&folded(&name));
            found.entry(folded(&name)).or_default().push((id, is_name));
        }
    }
    found
}

/// The names of a source without its role, in lower case.
fn own_names(source: &Source) -> Vec<String> {
    let short = match &source.kind {
        SourceKind::Person(person) => Some(person.short.as_str()),
        SourceKind::Organization(body) => body.short.as_deref(),
        SourceKind::Anonymous(_) => None,
    };
    let all = source.aliases.iter().map(String::as_str).chain([source.name()]).chain(short);
    all.map(folded).collect()
}

/// A quote that the sentence around it gives to another person of the desk by name, and whose speaker it does not name.
fn another(desk: &Desk<'_>, people: &People<'_>, quote: &Comparison) -> Option<Diagnostic> {
    let corpus = desk.corpus;
    let sentence = desk.passage(quote.document, quote.sentence.as_ref()?);
    let claim = corpus.claim(quote.claim);
    let speakers = claim.evidence.get(quote.chain)?.voices();
    let sayers = people.sayings.sayers(sentence, &people.phrases);
    let owners = |hit: &Hit<'_>| people.names.get(hit.phrase).cloned().unwrap_or_default();
    let is_other = |&(owner, is_name): &(SourceId, bool)| {
        is_name && !speakers.iter().any(|&speaker| owner == speaker || speaks_for(corpus, owner, speaker))
    };
    let is_name =
        |hit: &Hit<'_>| sentence.get(hit.start..).is_some_and(|name| name.starts_with(char::is_uppercase));
    if !sayers.iter().all(|hit| is_name(hit) && owners(hit).iter().all(is_other)) {
        return None;
    }
    let own =
        speakers.iter().map(|&speaker| corpus.source(speaker)).filter(|source| chain::is_person(source));
    let own: Vec<String> = own.flat_map(called::names_of_source).collect();
    if !Prose::read(sentence).find(&Phrases::new(own.iter().map(String::as_str))).is_empty() {
        return None;
    }
    let sayer = owners(sayers.first()?).first()?.0;
    let (name, id) = (corpus.source(sayer).name(), &corpus.source(sayer).common.id.value);
    let message = format!("the document gives these words to {name}, not to {}", named(corpus, &speakers));
    let place = desk.place(quote.document, quote.sentence.as_ref()?)?;
    let finding = RULE.finding(&claim.common, quote.span, message).related(place, "they stand here");
    Some(finding.help(format!("see whose words they are: `{id}` is {name}")))
}

/// Whether somebody speaks for another one, or for what that one belongs to.
fn speaks_for(corpus: &Corpus, source: SourceId, body: SourceId) -> bool {
    match &corpus.source(source).kind {
        SourceKind::Person(person) => person.acts_for.is_some_and(|whom| chain::belongs(corpus, whom, body)),
        _ => false,
    }
}

fn named(corpus: &Corpus, speakers: &[SourceId]) -> String {
    speakers.iter().map(|&speaker| corpus.source(speaker).name()).collect::<Vec<_>>().join(" or ")
}

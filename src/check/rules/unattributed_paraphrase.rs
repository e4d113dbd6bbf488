//! A sentence that cites a claim and names nobody.

use crate::check::chain;
use crate::check::prose::{Phrases, Prose};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::check::written::{self, Passage};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::Via;
use crate::model::document::Document;
use crate::model::id::{ClaimId, DocumentId, SourceId};
use crate::model::source::{GroundRule, Source, SourceKind};
use crate::resolve::corpus::{Corpus, Handle};
use crate::select::Selection;
use std::collections::BTreeSet;

pub(in crate::check) const RULE: Rule = Rule {
    name: "unattributed-paraphrase",
    page: Page {
        summary: "A hand-written sentence cites a claim and does not say whose word it is.",
        why: "The note behind the sentence names the source, but nobody reads notes while reading. In the \
              sentence itself the claim has become a fact. Name the person or the role, the body, the descriptor or \
              the document, or write `[+claim-id]`, and byline writes the sentence. Whoever said it counts: the \
              `source` or `speaker` of the claim. An `actor`, whom the claim only tells of, does not; nor does a body \
              whose unnamed people spoke: say \"an official of the ministry\", not \"the ministry\".",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  sections:
    - title: The port
      claims: [port-closes]
      text: The port will close for repairs [@port-closes].
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
    assertion: The port will close in June for repairs
    source: ruiz
    document: gazette
",
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  sections:
    - title: The port
      claims: [port-closes]
      text: The port will close for repairs, Ruiz said [@port-closes].
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
    assertion: The port will close in June for repairs
    source: ruiz
    document: gazette
",
        standard: "AP: attribution stands in the sentence that needs it.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[VOICES],
};

const VOICES: WordList = WordList {
    name: "voice-words",
    words: &[
        "according to",
        "a report",
        "a statement",
        "an article",
        "an official",
        "another person",
        "anonymous",
        "news reports",
        "officials",
        "one of the people",
        "people familiar",
        "reportedly",
        "reporters",
        "reports",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "the article",
        "the articles",
        "the author",
        "the authors",
        "the interview",
        "the newspaper",
        "the outlet",
        "the report",
        "the statement",
        "the study",
        "the transcript",
        "told the authors",
        "unidentified",
        "unnamed",
    ],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let voices = Phrases::new(desk.words(&VOICES));
    let brief = desk.corpus.brief(selection.brief);
    if desk.has_faults {
        // A source that could not be read may be the one that the sentence names.
        return Vec::new();
    }
    let citing =
        written::sentences(desk.corpus, brief).into_iter().filter(|sentence| !sentence.cites.is_empty());
    let unattributed: Vec<_> = citing
        .filter(|sentence| !sentence.is_open() && !names_somebody(desk.corpus, sentence, &voices))
        .collect();
    if unattributed.is_empty() {
        return Vec::new();
    }
    let sources = desk.corpus.numbered_sources().map(|(_, source)| source);
    let names: Vec<String> =
        sources.filter(|source| source.anonymous().is_none()).flat_map(names_of_source).collect();
    let names = Phrases::new(names.iter().map(String::as_str));
    unattributed
        .into_iter()
        .map(|sentence| {
            let whom = someone_else(&names, &sentence)
                .map_or_else(|| "nobody".to_owned(), |name| format!("{name}, but not whose word it is"));
            let message = format!("{} cites a claim and names {whom}", sentence.opening());
            RULE.finding(&brief.common, sentence.span(), message).help(help(desk.corpus, &sentence))
        })
        .collect()
}

/// What would do: a name by which the desk knows whose word it is, unless that name may not be printed.
fn help(corpus: &Corpus, sentence: &Passage<'_>) -> String {
    let sources = sentence.cites.iter().flat_map(|cited| match cited {
        Handle::Claim(claim) => voices_of(corpus, *claim),
        Handle::Response(response) => vec![corpus.response(*response).party.value],
        _ => Vec::new(),
    });
    let name = |source: SourceId| {
        let source = corpus.source(source);
        match &source.kind {
            SourceKind::Anonymous(anonymous) => Some(&anonymous.descriptor.value),
            _ if source.ground_rule.value != GroundRule::OnRecord => None,
            SourceKind::Person(person) => Some(&person.name.value),
            SourceKind::Organization(body) => Some(&body.name.value),
        }
    };
    let documents = sentence.cites.iter().flat_map(|cited| match cited {
        Handle::Claim(claim) if voices_of(corpus, *claim).is_empty() => documents_of(corpus, *claim),
        _ => Vec::new(),
    });
    let own_voice = documents.map(|id| corpus.document(id));
    let mut own_voice =
        own_voice.filter_map(|document| document.publisher.value.as_ref().or(document.called.as_ref()));
    match sources.into_iter().find_map(name).or_else(|| own_voice.next()) {
        Some(name) => format!(
            "name whose word it is, such as \"{name}\" (other names go into the source's `aliases`), or write \
             `[+claim-id]` for the claim's own sentence"
        ),
        None => "name whose word it is, or write `[+claim-id]` for the claim's own sentence".to_owned(),
    }
}

fn names_somebody(corpus: &Corpus, sentence: &Passage<'_>, voices: &Phrases<'_>) -> bool {
    let words = sentence.words();
    let prose = Prose::read(&words);
    if !prose.find(voices).is_empty() {
        return true;
    }
    let mut names = BTreeSet::new();
    for cited in &sentence.cites {
        names.extend(names_of(corpus, *cited));
    }
    !prose.find(&Phrases::new(names.iter().map(String::as_str))).is_empty()
}

/// Somebody whom the sentence names, in its words, where that is none of those who say it.
fn someone_else(names: &Phrases<'_>, sentence: &Passage<'_>) -> Option<String> {
    let words = sentence.words();
    let found = Prose::read(&words).find(names);
    let hit = found.first()?;
    let whole = words.get(hit.start..hit.end)?;
    let spoken =
        ["'s", "\u{2019}s", "'", "\u{2019}"].iter().find_map(|end| whole.strip_suffix(end)).unwrap_or(whole);
    let before = words.get(..hit.start)?.split_whitespace().next_back();
    let article = if before.is_some_and(|word| word.eq_ignore_ascii_case("the")) { "the " } else { "" };
    Some(format!("{article}{spoken}"))
}

/// Every name by which a sentence could say whose word a claim or response is.
fn names_of(corpus: &Corpus, cited: Handle) -> Vec<String> {
    let (sources, documents) = match cited {
        Handle::Claim(claim) => (voices_of(corpus, claim), documents_of(corpus, claim)),
        Handle::Response(response) => {
            let response = corpus.response(response);
            (vec![response.party.value], response.document.iter().map(|document| document.value).collect())
        }
        _ => return Vec::new(),
    };
    // Unnamed people of a ministry are not the ministry, unless they speak for it on the record.
    let tops = sources.iter().map(|&source| corpus.source(source)).filter(|one| !chain::is_unnamed(one));
    let tops = tops.filter_map(Source::of);
    let all: BTreeSet<SourceId> = sources.iter().copied().chain(tops).collect();
    let of_sources = all.into_iter().flat_map(|source| names_of_source(corpus.source(source)));
    of_sources.chain(documents.into_iter().flat_map(|id| names_of_document(corpus.document(id)))).collect()
}

/// Those who say it. An actor is one of them only where it published the document that says it.
fn voices_of(corpus: &Corpus, claim: ClaimId) -> Vec<SourceId> {
    let documents = documents_of(corpus, claim);
    let published = |actor: SourceId| {
        let name = corpus.source(actor).name();
        documents.iter().any(|&id| corpus.document(id).publisher.value.as_deref() == Some(name))
    };
    let actors = corpus.claim(claim).actors.iter().map(|actor| actor.value);
    corpus.voices_of(claim).into_iter().chain(actors.filter(|&actor| published(actor))).collect()
}

fn documents_of(corpus: &Corpus, claim: ClaimId) -> Vec<DocumentId> {
    let vias =
        corpus.claim(claim).evidence.iter().flat_map(|chain| &chain.via).filter_map(|via| match via.value {
            Via::Document(document) => Some(document),
            Via::Source(_) => None,
        });
    corpus.documents_of(claim).into_iter().chain(vias).collect()
}

/// A source's name, its parts and its other names, without "the".
fn names_of_source(source: &Source) -> Vec<String> {
    let mut names: Vec<&str> = source.aliases.iter().map(String::as_str).collect();
    match &source.kind {
        SourceKind::Person(person) => names.extend([person.name.value.as_str(), person.short.as_str()]),
        SourceKind::Organization(body) => {
            names.push(&body.name.value);
            names.extend(body.short.as_deref());
        }
        SourceKind::Anonymous(anonymous) => names.push(&anonymous.descriptor.value),
    }
    let names = names.into_iter().map(|name| bare(name).to_owned());
    let roles = match &source.kind {
        SourceKind::Person(person) => person.role.iter().flat_map(|role| roles(&role.value)).collect(),
        _ => Vec::new(),
    };
    let possessive = |name: String| [format!("{name}'s"), format!("{name}'"), name];
    names.chain(roles).flat_map(possessive).collect()
}

/// How running text calls somebody by a role: "Valdorian Foreign Minister", "Foreign Minister", "the minister".
fn roles(role: &str) -> Vec<String> {
    let head = [" of ", " for ", " at ", " to ", ", "].iter().filter_map(|mark| role.find(mark)).min();
    let head = bare(role.get(..head.unwrap_or(role.len())).unwrap_or(role));
    let words: Vec<&str> = head.split_whitespace().collect();
    let tails = (0..words.len().saturating_sub(1)).filter_map(|from| words.get(from..));
    let mut found: Vec<String> = tails.map(|words| words.join(" ")).collect();
    found.extend(words.last().map(|office| format!("the {office}")));
    let field = role.split_once(" of ").or_else(|| role.split_once(" for ")).map(|(_, field)| bare(field));
    // "Minister of Roads" is "the roads minister".
    found.extend(words.last().zip(field).map(|(office, field)| format!("{field} {office}")));
    found.push(bare(role).to_owned());
    found
}

fn names_of_document(document: &Document) -> Vec<String> {
    let names = [&document.publisher.value, &document.called, &document.author];
    let title = document.title.value.iter();
    names.into_iter().flatten().chain(title).map(|name| bare(name).to_owned()).collect()
}

fn bare(name: &str) -> &str {
    ["the ", "The ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

//! How running text calls those whose word a record is.

use std::collections::BTreeSet;

use crate::check::chain;
use crate::check::cited;
use crate::check::prose::{Phrases, Prose};
use crate::check::written::Passage;
use crate::model::document::Document;
use crate::model::id::{ClaimId, SourceId};
use crate::model::source::{GroundRule, Source, SourceKind};
use crate::resolve::corpus::{Corpus, Handle};

/// Those whose word the claims and responses that a sentence cites are.
pub fn voices(corpus: &Corpus, sentence: &Passage<'_>) -> Vec<SourceId> {
    let voices = sentence.cites.iter().flat_map(|cited| match cited {
        Handle::Claim(claim) => voices_of(corpus, *claim),
        Handle::Response(response) => vec![corpus.response(*response).party.value],
        _ => Vec::new(),
    });
    voices.collect()
}

/// A name by which the desk knows whose word a sentence gives, unless that name may not be printed.
pub fn example(corpus: &Corpus, sentence: &Passage<'_>) -> Option<String> {
    let sources = voices(corpus, sentence);
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
        Handle::Claim(claim) if voices_of(corpus, *claim).is_empty() => corpus.documents_of(*claim),
        _ => Vec::new(),
    });
    let own_voice = documents.map(|id| corpus.document(id));
    let mut own_voice =
        own_voice.filter_map(|document| document.publisher.value.as_ref().or(document.called.as_ref()));
    sources.into_iter().find_map(name).or_else(|| own_voice.next()).cloned()
}

/// Every name by which a sentence could say whose word a claim or response is.
pub fn names_of(corpus: &Corpus, cited: Handle) -> Vec<String> {
    let sources = match cited {
        Handle::Claim(claim) => voices_of(corpus, claim),
        Handle::Response(response) => vec![corpus.response(response).party.value],
        _ => return Vec::new(),
    };
    let of_sources = names_of_voices(corpus, &sources).into_iter();
    of_sources.chain(documents_of(corpus, cited).into_iter().flat_map(names_of_document)).collect()
}

/// Every name of those whose word something is, and of what they belong to or speak for.
pub fn names_of_voices(corpus: &Corpus, sources: &[SourceId]) -> Vec<String> {
    // Unnamed people of a ministry are not the ministry, unless they speak for it on the record.
    let tops = sources.iter().map(|&source| corpus.source(source)).filter(|one| !chain::is_unnamed(one));
    let tops = tops.flat_map(|one| [one.of(), one.acts_for()]).flatten();
    let all: BTreeSet<SourceId> = sources.iter().copied().chain(tops).collect();
    all.into_iter().flat_map(|source| names_of_source(corpus.source(source))).collect()
}

/// The documents in which a claim or response stands.
pub fn documents_of(corpus: &Corpus, cited: Handle) -> Vec<&Document> {
    let documents = match cited {
        Handle::Claim(claim) => corpus.documents_of(claim),
        Handle::Response(response) => {
            corpus.response(response).document.iter().map(|document| document.value).collect()
        }
        _ => return Vec::new(),
    };
    documents.into_iter().map(|id| corpus.document(id)).collect()
}

/// The names of the documents on which those rest that a sentence cites, and of those that had it first.
pub fn origins(corpus: &Corpus, sentence: &Passage<'_>) -> Vec<String> {
    let claims = cited::claims(corpus, sentence).into_iter();
    let documents = claims.flat_map(|claim| {
        let own = corpus.documents_of(claim).into_iter();
        let origins = own.flat_map(|document| corpus.origins_of(document));
        origins.chain(corpus.claim(claim).credit.as_ref().map(|credit| credit.value.document))
    });
    documents.flat_map(|id| names_of_document(corpus.document(id))).collect()
}

/// Those who say a claim. An actor is one of them only where it published the document that says it.
pub fn voices_of(corpus: &Corpus, claim: ClaimId) -> Vec<SourceId> {
    let documents = corpus.documents_of(claim);
    let published = |actor: SourceId| {
        let name = corpus.source(actor).name();
        documents.iter().any(|&id| corpus.document(id).publisher.value.as_deref() == Some(name))
    };
    let actors = corpus.claim(claim).actors.iter().map(|actor| actor.value);
    corpus.voices_of(claim).into_iter().chain(actors.filter(|&actor| published(actor))).collect()
}

/// A source's name, its parts and its other names, without "the".
pub fn names_of_source(source: &Source) -> Vec<String> {
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
    // "A professor of zoology" of "professor of zoology at the University of Tarn".
    let mut ends: Vec<usize> =
        MARKS.iter().flat_map(|mark| role.match_indices(mark)).map(|(at, _)| at).collect();
    ends.sort_unstable();
    found.extend(ends.iter().skip(1).filter_map(|&end| role.get(..end)).map(|part| bare(part).to_owned()));
    found.push(bare(role).to_owned());
    found
}

/// What stands in a role before the body or the place that it is of.
const MARKS: &[&str] = &[" of ", " for ", " at ", " in ", " to ", ", "];

/// What to do, behind other advice, where it is the claim cited that has it wrong: it stands in a paper of the body that the
/// sentence names.
pub fn misrecorded(corpus: &Corpus, sentence: &Passage<'_>, words: &str) -> String {
    let Some((body, claim)) = publisher_named(corpus, sentence, words) else { return String::new() };
    let (name, id) = (body.name(), &corpus.claim(claim).common.id.value);
    format!("; or mend the `source` of `{id}`, if {name} said it: the document in which it stands is theirs")
}

/// A body that words name and that published a document in which a claim cited stands, with that claim.
fn publisher_named<'c>(
    corpus: &'c Corpus,
    sentence: &Passage<'_>,
    words: &str,
) -> Option<(&'c Source, ClaimId)> {
    let prose = Prose::read(words);
    let claims = sentence.cites.iter().filter_map(|cited| match cited {
        Handle::Claim(claim) => Some(*claim),
        _ => None,
    });
    claims
        .flat_map(|claim| corpus.documents_of(claim).into_iter().map(move |document| (claim, document)))
        .find_map(|(claim, document)| {
            let publisher = corpus.document(document).publisher.value.as_deref()?;
            let mut bodies = corpus.sources.iter().filter(|one| one.is_body() && one.name() == publisher);
            let body = bodies.next()?;
            let names = names_of_source(body);
            let is_named = !prose.find(&Phrases::new(names.iter().map(String::as_str))).is_empty();
            is_named.then_some((body, claim))
        })
}

fn names_of_document(document: &Document) -> Vec<String> {
    let names = [&document.publisher.value, &document.called, &document.author];
    let title = document.title.value.iter();
    names.into_iter().flatten().chain(title).map(|name| bare(name).to_owned()).collect()
}

/// What a document is as its `called` has it, in lower case: "guide" of "a visitor's guide to the halls".
pub fn noun(document: &Document) -> Option<String> {
    document.called.as_deref().and_then(head)
}

/// The noun of a name or a description, without what it is of, in lower case.
fn head(called: &str) -> Option<String> {
    let end = [" of ", " for ", " to ", " on ", " from ", " in ", ", "]
        .iter()
        .filter_map(|mark| called.find(mark))
        .min();
    let head = called.get(..end.unwrap_or(called.len()))?;
    head.split_whitespace().next_back().map(str::to_lowercase)
}

/// What a body is, with its article and in lower case, where its name says so: "the office" of "the Office for the
/// Investigation of Accidents", "the board" of "the Harbor Board".
pub fn kind(source: &Source) -> Option<String> {
    let SourceKind::Organization(body) = &source.kind else { return None };
    head(body.name.value.strip_prefix("the ")?).map(|head| format!("the {head}"))
}

/// A name without its article.
pub fn bare(name: &str) -> &str {
    ["the ", "The ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

//! What the records that a sentence cites say, in their own words.

use crate::check::written::Passage;
use crate::model::claim::{Addressee, Claim};
use crate::model::date::PartialDate;
use crate::model::document::Document;
use crate::model::id::{ClaimId, SourceId};
use crate::model::response::Response;
use crate::model::source::{Source, SourceKind};
use crate::resolve::corpus::{Corpus, Handle};
use crate::text::Span;

/// The claims that a sentence cites: those it names, and what the responses it names answered.
pub fn claims(corpus: &Corpus, passage: &Passage<'_>) -> Vec<ClaimId> {
    let cited = passage.cites.iter().flat_map(|cited| match cited {
        Handle::Claim(claim) => vec![*claim],
        Handle::Response(response) => {
            corpus.response(*response).claims.iter().map(|claim| claim.value).collect()
        }
        _ => Vec::new(),
    });
    cited.collect()
}

/// The responses that a sentence names.
pub fn responses<'a>(corpus: &'a Corpus, passage: &Passage<'_>) -> impl Iterator<Item = &'a Response> {
    passage.cites.iter().filter_map(|cited| match cited {
        Handle::Response(response) => Some(corpus.response(*response)),
        _ => None,
    })
}

/// The responses that a sentence cites, if it cites nothing else.
pub fn responses_alone<'a>(corpus: &'a Corpus, passage: &Passage<'_>) -> Vec<&'a Response> {
    let response = |cited: &Handle| match cited {
        Handle::Response(response) => Some(corpus.response(*response)),
        _ => None,
    };
    passage.cites.iter().map(response).collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// What the records that a sentence cites say: assertions, quotes, times, the wording of responses.
pub fn words<'a>(corpus: &'a Corpus, passage: &Passage<'_>) -> Vec<&'a str> {
    let of_claims = claims(corpus, passage).into_iter().flat_map(|id| words_of(corpus, id));
    of_claims.chain(words_of_responses(corpus, passage)).collect()
}

/// What the responses that a sentence names say besides the claims that they answered with.
pub fn words_of_responses<'a>(corpus: &'a Corpus, passage: &Passage<'_>) -> Vec<&'a str> {
    let texts =
        responses(corpus, passage).flat_map(|response| response.wording.iter().chain(&response.context));
    texts.map(|text| text.value.as_str()).collect()
}

/// What a claim says: its assertion, its quotes, its time, to whom it was said.
pub fn words_of(corpus: &Corpus, claim: ClaimId) -> Vec<&str> {
    let claim = corpus.claim(claim);
    let mut found = vec![claim.assertion.value.as_str()];
    found.extend(claim.when.as_ref().and_then(|when| when.value.text.as_deref()));
    for chain in &claim.evidence {
        found.extend(chain.quote.as_ref().map(|quote| quote.value.exact.as_str()));
        if let Some(Addressee::Words(words)) = chain.addressee.as_ref().map(|addressee| &addressee.value) {
            found.push(words);
        }
    }
    found
}

/// What besides its passage may have a figure of a claim: its quotes, and the titles of its documents.
pub fn beside<'a>(corpus: &'a Corpus, claim: &'a Claim) -> Vec<&'a str> {
    let quotes = claim.evidence.iter().filter_map(|chain| chain.quote.as_ref());
    let mut found: Vec<&str> = quotes.map(|quote| quote.value.exact.as_str()).collect();
    let documents = claim.evidence.iter().filter_map(|chain| chain.document.as_ref());
    found.extend(documents.filter_map(|document| corpus.document(document.value).title.value.as_deref()));
    found
}

/// When a claim says that something was, and when a document was published and read.
pub fn times(claim: &Claim, document: Option<&Document>) -> String {
    let read = document.into_iter().flat_map(|document| [&document.published, &document.accessed]).flatten();
    let when = claim.when.iter().filter_map(|when| when.value.date).map(|when| when.from);
    let said = claim.evidence.iter().filter_map(|chain| chain.said_on.as_ref());
    let dates = read.chain(said).chain(&claim.as_of).map(|date| date.value).chain(when);
    dates.map(PartialDate::plain_words).collect::<Vec<_>>().join("; ")
}

/// How those whom a sentence cites are called: names, roles, descriptors, and the titles of the documents.
pub fn names<'a>(corpus: &'a Corpus, passage: &Passage<'_>) -> Vec<&'a str> {
    let claims = claims(corpus, passage);
    let mut sources: Vec<SourceId> = claims.iter().flat_map(|&claim| corpus.sources_of(claim)).collect();
    let mut documents: Vec<_> = claims.iter().flat_map(|&claim| corpus.documents_of(claim)).collect();
    for response in responses(corpus, passage) {
        sources.push(response.party.value);
        documents.extend(response.document.as_ref().map(|document| document.value));
    }
    let called = sources.into_iter().flat_map(|source| called(corpus.source(source)));
    let titled = documents.into_iter().flat_map(|id| {
        let document = corpus.document(id);
        let titles = document.title.value.iter().chain(&document.publisher.value);
        titles.chain(&document.called).map(String::as_str)
    });
    called.chain(titled).collect()
}

fn called(source: &Source) -> Vec<&str> {
    let mut found = vec![source.name()];
    found.extend(source.aliases.iter().map(String::as_str));
    if let SourceKind::Person(person) = &source.kind {
        found.extend(person.role.as_ref().map(|role| role.value.as_str()));
    }
    found
}

/// Where a claim or a response says what it has: the assertion of the one, the outcome of the other.
pub fn place(corpus: &Corpus, cited: &Handle) -> Option<Span> {
    match cited {
        Handle::Claim(claim) => Some(corpus.claim(*claim).assertion.span),
        Handle::Response(response) => Some(corpus.response(*response).outcome.span),
        _ => None,
    }
}

/// The id of a claim or a response, as messages have it.
pub fn id_of(corpus: &Corpus, cited: Handle) -> Option<String> {
    let common = match cited {
        Handle::Claim(claim) => &corpus.claim(claim).common,
        Handle::Response(response) => &corpus.response(response).common,
        _ => return None,
    };
    Some(format!("`{}`", common.id.value))
}

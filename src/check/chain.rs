//! What rules ask of the chains that lead to a claim.

use crate::model::claim::{Claim, Evidence, Teller, Via};
use crate::model::id::SourceId;
use crate::model::source::{Source, SourceKind};
use crate::resolve::corpus::Corpus;
use crate::text::Span;

/// Everybody in the chain: tellers, those between, speakers.
pub fn everybody(chain: &Evidence) -> impl Iterator<Item = SourceId> {
    let between = chain.via.iter().filter_map(|via| match via.value {
        Via::Source(source) => Some(source),
        Via::Document(_) => None,
    });
    chain.tellers().iter().copied().chain(between).chain(chain.speakers.iter().map(|speaker| speaker.value))
}

/// Whether a chain is the document's own voice and nobody else's.
pub fn is_outlet(chain: &Evidence) -> bool {
    let outlet = chain.source.as_ref().is_some_and(|source| source.value == Teller::Outlet);
    outlet && chain.speakers.is_empty() && chain.via.is_empty()
}

/// Whether nothing but documents' own voices stands behind a claim; that others repeat them gives it no other voice.
pub fn is_outlet_only(corpus: &Corpus, claim: &Claim) -> bool {
    let firsthand = corpus.firsthand(claim.evidence.iter());
    !firsthand.is_empty() && firsthand.into_iter().all(is_outlet)
}

/// The entry of a list of evidence, or the id of a claim whose fields are its only evidence.
pub fn place(claim: &Claim, chain: &Evidence) -> Span {
    if chain.span == claim.common.span { claim.common.id.span } else { chain.span }
}

/// Whether a source is unnamed and no spokesperson on the record.
pub fn is_unnamed(source: &Source) -> bool {
    source.anonymous().is_some_and(|anonymous| !anonymous.official)
}

/// Whether there are sources, and all of them are unnamed.
pub fn are_unnamed(corpus: &Corpus, sources: &[SourceId]) -> bool {
    !sources.is_empty() && sources.iter().all(|&source| is_unnamed(corpus.source(source)))
}

/// Whether a source is a named person.
pub fn is_person(source: &Source) -> bool {
    matches!(source.kind, SourceKind::Person(_))
}

/// Whether a source is another one or belongs to it, at any remove.
pub fn belongs(corpus: &Corpus, source: SourceId, whole: SourceId) -> bool {
    wholes(corpus, source).any(|here| here == whole)
}

/// A source and what it belongs to, at any remove.
pub fn wholes(corpus: &Corpus, source: SourceId) -> impl Iterator<Item = SourceId> + '_ {
    std::iter::successors(Some(source), |&here| corpus.source(here).of()).take(corpus.sources.len() + 1)
}

/// Whether somebody is recorded as speaking for another one, or for a part of it.
pub fn acts_for(corpus: &Corpus, source: SourceId, whole: SourceId) -> bool {
    corpus.source(source).acts_for().is_some_and(|whom| belongs(corpus, whom, whole))
}

/// Whether one of two sources is the other or belongs to it, at any remove.
pub fn are_related(corpus: &Corpus, one: SourceId, other: SourceId) -> bool {
    belongs(corpus, one, other) || belongs(corpus, other, one)
}

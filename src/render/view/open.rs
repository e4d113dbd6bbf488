//! What a reader may be shown: the one gate between the corpus and the view.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::claim::{Evidence, Teller, Via};
use crate::model::id::{ClaimId, DocumentId, ResponseId, SourceId};
use crate::model::source::{GroundRule, Source};
use crate::render::attribution;
use crate::render::attribution::names::{Mentions, Names};
use crate::render::attribution::sentence::Sentence;
use crate::resolve::corpus::Corpus;
use crate::select::Selection;

/// The open part of a brief: claims that have a sentence a reader may see, and what they name.
pub(super) struct Open<'a> {
    /// The desk.
    pub corpus: &'a Corpus,
    /// What the brief shows.
    pub selection: &'a Selection,
    /// How sources and documents are called.
    pub names: Names<'a>,
    /// The stand-alone sentence of each claim that may be shown.
    pub sentences: BTreeMap<ClaimId, Sentence>,
    /// The number of each shown claim: sections first, in order, then the others.
    pub numbers: BTreeMap<ClaimId, u32>,
    /// Documents that shown claims and responses name, in order of first use.
    pub documents: Vec<DocumentId>,
    /// Sources that shown claims and responses name, in order of first use.
    pub sources: Vec<SourceId>,
    /// The positions of unnamed sources among the unnamed ones, from 1; their ids are not for readers.
    pub unnamed: BTreeMap<SourceId, usize>,
}

impl<'a> Open<'a> {
    pub(super) fn new(corpus: &'a Corpus, selection: &'a Selection) -> Self {
        let names = Names::new(corpus, &selection.sources);
        let mut sentences = BTreeMap::new();
        for &claim in &selection.claims {
            if let Some(sentence) = attribution::compose(&names, claim, &mut Mentions::default()) {
                sentences.insert(claim, sentence);
            }
        }
        let numbers = (1..)
            .zip(selection.claims.iter().filter(|claim| sentences.contains_key(claim)))
            .map(|(number, &claim)| (claim, number))
            .collect();
        let (documents, sources, unnamed) = Default::default();
        let mut open = Self { corpus, selection, names, sentences, numbers, documents, sources, unnamed };
        let (documents, sources) = open.named();
        open.documents =
            selection.documents.iter().copied().filter(|document| documents.contains(document)).collect();
        open.sources = selection.sources.iter().copied().filter(|source| sources.contains(source)).collect();
        let unnamed = open.sources.iter().filter(|&&source| corpus.source(source).anonymous().is_some());
        open.unnamed = unnamed.copied().zip(1..).collect();
        open
    }

    /// Whether a claim may be shown.
    pub(super) fn shows(&self, claim: ClaimId) -> bool {
        self.numbers.contains_key(&claim)
    }

    /// The chains of a claim that may be shown.
    pub(super) fn evidence(&self, claim: ClaimId) -> impl Iterator<Item = &'a Evidence> {
        let corpus = self.corpus;
        corpus.claim(claim).evidence.iter().filter(move |evidence| corpus.is_open(evidence))
    }

    /// Responses that may be shown: those about a shown claim whose teller spoke openly.
    pub(super) fn responses(&self) -> impl Iterator<Item = ResponseId> + '_ {
        self.selection.responses.iter().copied().filter(|&id| {
            let response = self.corpus.response(id);
            let teller = response.source.as_ref().map(|teller| &teller.value);
            (response.about.is_empty() || response.about.iter().any(|claim| self.shows(claim.value)))
                && sources_of(teller).all(|source| is_open(self.corpus.source(source)))
        })
    }

    /// Every document and source that something shown names.
    fn named(&self) -> (BTreeSet<DocumentId>, BTreeSet<SourceId>) {
        let (mut documents, mut sources) = (BTreeSet::new(), BTreeSet::new());
        for &id in self.numbers.keys() {
            let claim = self.corpus.claim(id);
            sources.extend(claim.actors.iter().map(|actor| actor.value));
            documents.extend(claim.credit.as_ref().map(|credit| credit.value.document));
            for evidence in self.evidence(id) {
                sources.extend(told_by(evidence).chain(relays(evidence)));
                documents.extend(evidence.document.as_ref().map(|document| document.value));
                documents.extend(evidence.via.iter().filter_map(|via| match via.value {
                    Via::Document(document) => Some(document),
                    Via::Source(_) => None,
                }));
            }
        }
        for id in self.responses() {
            let response = self.corpus.response(id);
            sources.insert(response.party.value);
            sources.extend(sources_of(response.source.as_ref().map(|teller| &teller.value)));
            documents.extend(response.document.as_ref().map(|document| document.value));
        }
        sources.retain(|&source| is_open(self.corpus.source(source)));
        (documents, sources)
    }
}

/// Whether the ground rule lets a source be described at all.
fn is_open(source: &Source) -> bool {
    !matches!(source.ground_rule.value, GroundRule::DeepBackground | GroundRule::OffRecord)
}

/// Those who tell and those whose words they are.
pub(super) fn told_by(evidence: &Evidence) -> impl Iterator<Item = SourceId> + '_ {
    sources_of(evidence.source.as_ref().map(|teller| &teller.value))
        .chain(evidence.speakers.iter().map(|speaker| speaker.value))
}

/// Those who passed it on.
pub(super) fn relays(evidence: &Evidence) -> impl Iterator<Item = SourceId> + '_ {
    evidence.via.iter().filter_map(|via| match via.value {
        Via::Source(source) => Some(source),
        Via::Document(_) => None,
    })
}

fn sources_of(teller: Option<&Teller>) -> impl Iterator<Item = SourceId> + '_ {
    let sources = match teller {
        Some(Teller::Sources(sources)) => sources.as_slice(),
        _ => &[],
    };
    sources.iter().copied()
}

//! The resolved desk: every record, every reference a number.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use indexmap::IndexMap;

use crate::model::brief::Brief;
use crate::model::claim::{Claim, Evidence, Status, Via};
use crate::model::document::Document;
use crate::model::id::{BriefId, ClaimId, DocumentId, GapId, Id, JudgmentId, ResponseId, SourceId};
use crate::model::judgment::{Gap, Judgment};
use crate::model::office;
use crate::model::record::Common;
use crate::model::response::Response;
use crate::model::source::{GroundRule, Source, SourceKind};

/// Every record of the desk, in the order of files and of places in them. Numbers index the lists; every
/// number in it is in bounds.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// Documents.
    pub documents: Vec<Document>,
    /// Sources.
    pub sources: Vec<Source>,
    /// Claims.
    pub claims: Vec<Claim>,
    /// Responses.
    pub responses: Vec<Response>,
    /// Judgments.
    pub judgments: Vec<Judgment>,
    /// Gaps.
    pub gaps: Vec<Gap>,
    /// Briefs.
    pub briefs: Vec<Brief>,
    /// Every declared id and its record; [`Handle::Broken`] for records with a fault that kept them out.
    pub ids: IndexMap<Id, Handle>,
    /// Whether a record without an id was left out because of a fault.
    pub unread: bool,
    /// For each claim, the claims that contradict or qualify it, in corpus order.
    pub against: Vec<Vec<ClaimId>>,
    /// Verbs of attribution that the desk adds to the built-in list.
    pub cues: Vec<String>,
    /// The sources that may not be told of; most desks have none. Worked out once, when nothing changes any more.
    pub(super) silent: OnceLock<BTreeSet<SourceId>>,
}

/// What an id stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handle {
    /// A document.
    Document(DocumentId),
    /// A source.
    Source(SourceId),
    /// A claim.
    Claim(ClaimId),
    /// A response.
    Response(ResponseId),
    /// A judgment.
    Judgment(JudgmentId),
    /// A gap.
    Gap(GapId),
    /// A brief.
    Brief(BriefId),
    /// A record that was declared but could not be read; the fault is reported at its own place.
    Broken,
}

impl Handle {
    /// The kind of record, as messages name it.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Document(_) => "document",
            Self::Source(_) => "source",
            Self::Claim(_) => "claim",
            Self::Response(_) => "response",
            Self::Judgment(_) => "judgment",
            Self::Gap(_) => "gap",
            Self::Brief(_) => "brief",
            Self::Broken => "record",
        }
    }
}

impl Corpus {
    /// The document of a number.
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.documents[id.index()]
    }

    /// The source of a number.
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.index()]
    }

    /// The claim of a number.
    pub fn claim(&self, id: ClaimId) -> &Claim {
        &self.claims[id.index()]
    }

    /// The response of a number.
    pub fn response(&self, id: ResponseId) -> &Response {
        &self.responses[id.index()]
    }

    /// The judgment of a number.
    pub fn judgment(&self, id: JudgmentId) -> &Judgment {
        &self.judgments[id.index()]
    }

    /// The gap of a number.
    pub fn gap(&self, id: GapId) -> &Gap {
        &self.gaps[id.index()]
    }

    /// The brief of a number.
    pub fn brief(&self, id: BriefId) -> &Brief {
        &self.briefs[id.index()]
    }

    /// What an id stands for, if it was declared.
    pub fn find(&self, id: &str) -> Option<Handle> {
        Id::new(id).and_then(|id| self.ids.get(&id).copied())
    }

    /// Whether what somebody says is said for another one: as recorded in `acts_for`, or in an office of that body.
    pub fn speaks_for(&self, source: SourceId, other: SourceId) -> bool {
        match &self.source(source).kind {
            SourceKind::Person(person) => {
                let body = self.source(other);
                let holds = |role: &str| body.names().any(|name| office::speaks(role, name));
                let is_office = || person.role.as_ref().is_some_and(|role| holds(&role.value));
                person.acts_for == Some(other) || person.of == Some(other) && is_office()
            }
            SourceKind::Anonymous(unnamed) => unnamed.official && unnamed.affiliation == Some(other),
            SourceKind::Organization(_) => false,
        }
    }

    /// All claims with their numbers.
    pub fn numbered_claims(&self) -> impl Iterator<Item = (ClaimId, &Claim)> {
        (0..).map(ClaimId).zip(&self.claims)
    }

    /// All sources with their numbers.
    pub fn numbered_sources(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        (0..).map(SourceId).zip(&self.sources)
    }

    /// All documents with their numbers.
    pub fn numbered_documents(&self) -> impl Iterator<Item = (DocumentId, &Document)> {
        (0..).map(DocumentId).zip(&self.documents)
    }

    /// All briefs with their numbers.
    pub fn numbered_briefs(&self) -> impl Iterator<Item = (BriefId, &Brief)> {
        (0..).map(BriefId).zip(&self.briefs)
    }

    /// The common part of what a handle stands for; `None` for [`Handle::Broken`].
    pub fn common(&self, handle: Handle) -> Option<&Common> {
        Some(match handle {
            Handle::Document(id) => &self.document(id).common,
            Handle::Source(id) => &self.source(id).common,
            Handle::Claim(id) => &self.claim(id).common,
            Handle::Response(id) => &self.response(id).common,
            Handle::Judgment(id) => &self.judgment(id).common,
            Handle::Gap(id) => &self.gap(id).common,
            Handle::Brief(id) => &self.brief(id).common,
            Handle::Broken => return None,
        })
    }

    /// Every topic that a claim has.
    pub fn topics(&self) -> BTreeSet<&str> {
        self.claims.iter().flat_map(|claim| &claim.topics).map(|topic| topic.value.as_str()).collect()
    }

    /// Whether a fault was reported in any record.
    pub fn has_faults(&self) -> bool {
        let is_faulty = |handle: &Handle| self.common(*handle).is_none_or(|common| common.faulty);
        self.unread || self.ids.values().any(is_faulty)
    }

    /// Whether a claim still stands.
    pub fn is_active(&self, claim: ClaimId) -> bool {
        self.claim(claim).status.value == Status::Active
    }

    /// Whether a claim may stand in an output: at least one chain passes through nobody who spoke on deep
    /// background or off the record. What may not stand can still rest, unseen, under a judgment.
    pub fn is_quotable(&self, claim: ClaimId) -> bool {
        self.claim(claim).evidence.iter().any(|evidence| self.is_open(evidence))
    }

    /// Whether a chain may be told: nobody in it spoke on deep background or off the record.
    pub fn is_open(&self, evidence: &Evidence) -> bool {
        let silent = self.silent.get_or_init(|| {
            let is_silent = |source: &Source| source.ground_rule.value >= GroundRule::DeepBackground;
            self.numbered_sources().filter(|(_, source)| is_silent(source)).map(|(id, _)| id).collect()
        });
        if silent.is_empty() {
            return true;
        }
        let told = |source: SourceId| !silent.contains(&source);
        evidence.tellers().iter().all(|&source| told(source))
            && evidence.speakers.iter().all(|speaker| told(speaker.value))
            && evidence.via.iter().all(|via| match via.value {
                Via::Source(source) => told(source),
                Via::Document(_) => true,
            })
    }

    /// Every source that a claim's chains name, actors included, in the order written; may repeat.
    pub fn sources_of(&self, claim: ClaimId) -> Vec<SourceId> {
        let mut found: Vec<SourceId> = self.claim(claim).actors.iter().map(|actor| actor.value).collect();
        found.extend(self.voices_of(claim));
        found
    }

    /// Every source whose word a claim is, in the order written; may repeat. Who only acted says nothing.
    pub fn voices_of(&self, claim: ClaimId) -> Vec<SourceId> {
        let mut found = Vec::new();
        for evidence in &self.claim(claim).evidence {
            found.extend(evidence.tellers());
            found.extend(evidence.speakers.iter().map(|speaker| speaker.value));
            found.extend(evidence.via.iter().filter_map(|via| match via.value {
                Via::Source(source) => Some(source),
                Via::Document(_) => None,
            }));
        }
        found
    }

    /// All documents that a document derives from, itself or through others, the nearest first; never itself.
    pub fn origins_of(&self, document: DocumentId) -> Vec<DocumentId> {
        let mut met = vec![document];
        let mut next = 0;
        while let Some(&at) = met.get(next) {
            next += 1;
            for origin in &self.document(at).derived_from {
                if !met.contains(&origin.value) {
                    met.push(origin.value);
                }
            }
        }
        met.split_off(1)
    }

    /// Some chains of one claim without those in which a document only repeats, in its own voice, another one of them.
    /// Where all repeat each other, all of them.
    pub fn firsthand<'c>(&self, chains: impl Iterator<Item = &'c Evidence>) -> Vec<&'c Evidence> {
        let all: Vec<&Evidence> = chains.collect();
        if all.len() < 2 {
            return all;
        }
        let firsthand = all.iter().copied().filter(|chain| !self.repeats(chain, &all));
        let firsthand: Vec<&Evidence> = firsthand.collect();
        if firsthand.is_empty() { all } else { firsthand }
    }

    /// Whether a document only repeats in its own voice what another one of the same chains says.
    fn repeats(&self, chain: &Evidence, all: &[&Evidence]) -> bool {
        let Some(document) = &chain.document else { return false };
        if chain.is_own || !chain.tellers().is_empty() || !chain.speakers.is_empty() {
            return false;
        }
        let named = chain.via.iter().filter_map(|via| match via.value {
            Via::Document(document) => Some(document),
            Via::Source(_) => None,
        });
        let origins: Vec<DocumentId> = named.chain(self.origins_of(document.value)).collect();
        let mut others = all.iter().filter_map(|other| other.document.as_ref()).map(|other| other.value);
        others.any(|other| other != document.value && origins.contains(&other))
    }

    /// Every document that a claim's chains name, in the order written; may repeat. Credit is not counted.
    pub fn documents_of(&self, claim: ClaimId) -> Vec<DocumentId> {
        let mut found = Vec::new();
        for evidence in &self.claim(claim).evidence {
            found.extend(evidence.document.as_ref().map(|document| document.value));
            found.extend(evidence.via.iter().filter_map(|via| match via.value {
                Via::Document(document) => Some(document),
                Via::Source(_) => None,
            }));
        }
        found
    }
}

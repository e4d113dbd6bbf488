//! Corpus and brief to the claims of this brief, in order.

use crate::model::id::{BriefId, ClaimId, DocumentId, GapId, JudgmentId, ResponseId, SourceId};

/// What one brief shows, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The brief.
    pub brief: BriefId,
    /// Its sections: those written, or one per topic.
    pub sections: Vec<Group>,
    /// Every claim it uses, once: those of the sections in their order, then those that only its texts,
    /// judgments, talking points and responses cite.
    pub claims: Vec<ClaimId>,
    /// Claims in use against which other claims in use stand.
    pub contrary: Vec<Contrary>,
    /// Responses about a claim in use, and the brief's own.
    pub responses: Vec<ResponseId>,
    /// The brief's judgments.
    pub judgments: Vec<JudgmentId>,
    /// The brief's gaps.
    pub gaps: Vec<GapId>,
    /// Every document that the claims and responses in use cite, credit included, in order of first use.
    pub documents: Vec<DocumentId>,
    /// Every source that the claims and responses in use name, in order of first use.
    pub sources: Vec<SourceId>,
}

/// A section: a heading, the position of its text in the brief's list of sections, its claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The heading as written, or the topic's words.
    pub title: String,
    /// The number of the written section it comes from; `None` where claims group by topic.
    pub section: Option<usize>,
    /// Its claims, in order; a claim stands only in the first section that takes it.
    pub claims: Vec<ClaimId>,
}

/// A claim in use and those in use that contradict or qualify it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contrary {
    /// The claim against which the others stand.
    pub claim: ClaimId,
    /// Those that contradict it.
    pub contradicted_by: Vec<ClaimId>,
    /// Those that qualify it.
    pub qualified_by: Vec<ClaimId>,
}

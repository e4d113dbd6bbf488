//! Claims: what is asserted, by whom, about whose words or deeds.

use crate::model::cue;
use crate::model::date::{PartialDate, When};
use crate::model::id::{BriefId, ClaimId, DocumentId, SourceId};
use crate::model::language::Language;
use crate::model::locator::Locator;
use crate::model::rating::Credibility;
use crate::model::record::Common;
use crate::model::words::words;
use crate::text::{Span, Spanned};

words! {
    /// What kind of thing is asserted.
    Kind {
        /// Something that could be true without anyone saying it.
        Statement = "statement",
        /// What somebody means to do.
        Intention = "intention",
        /// An opinion or estimate.
        Assessment = "assessment",
        /// A number.
        Figure = "figure",
        /// That something has not happened or is not there.
        Absence = "absence",
    }
}

words! {
    /// Whether the attribution reaches the whole assertion.
    Scope {
        /// It does.
        Clear = "clear",
        /// It may not; the voice is then the outlet's.
        Ambiguous = "ambiguous",
    }
}

words! {
    /// Whether a claim still stands.
    Status {
        /// It stands.
        Active = "active",
        /// A later claim took its place.
        Superseded = "superseded",
        /// It was taken back.
        Retracted = "retracted",
    }
}

/// One thing asserted, with the chains that lead to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Id, marking, allowances.
    pub common: Common,
    /// The brief it belongs to.
    pub brief: Option<BriefId>,
    /// One sentence of plain text without a final period and without attribution.
    pub assertion: Spanned<String>,
    /// Its kind.
    pub kind: Spanned<Kind>,
    /// Who did, intends or omits what the assertion tells. With one and the kind `statement`, an action.
    pub actors: Vec<Spanned<SourceId>>,
    /// Every chain that leads to it; at least one, which may lack its source (a finding of `missing-source`).
    pub evidence: Vec<Evidence>,
    /// When it happened.
    pub when: Option<Spanned<When>>,
    /// Until when it is known to hold.
    pub as_of: Option<Spanned<PartialDate>>,
    /// Who is accused or affected and owed a response.
    pub accuses: Vec<Spanned<SourceId>>,
    /// Words to select by.
    pub topics: Vec<Spanned<String>>,
    /// Whether the brief hinges on it.
    pub key: bool,
    /// Claims that it supports.
    pub supports: Vec<Spanned<ClaimId>>,
    /// Claims that it contradicts.
    pub contradicts: Vec<Spanned<ClaimId>>,
    /// Claims that it qualifies.
    pub qualifies: Vec<Spanned<ClaimId>>,
    /// Claims whose place it takes.
    pub supersedes: Vec<Spanned<ClaimId>>,
    /// Who reported it first: credit, not evidence.
    pub credit: Option<Spanned<Credit>>,
    /// Whether it still stands.
    pub status: Spanned<Status>,
}

impl Claim {
    /// The one of its documents that had it itself, whatever that one derives from.
    pub fn own_document(&self) -> Option<DocumentId> {
        let own = self.evidence.iter().find(|chain| chain.is_own)?;
        own.document.as_ref().map(|document| document.value)
    }

    /// Whether the assertion tells what somebody did. Of the chain, only source and document are then said.
    pub fn is_action(&self) -> bool {
        !self.actors.is_empty() && self.kind.value == Kind::Statement
    }
}

/// One chain: a document, whom it cites, through whom, and whose words they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The whole entry, or the claim where its fields stand there.
    pub span: Span,
    /// Whom the document quotes or cites; `None` where the analyst left it out.
    pub source: Option<Spanned<Teller>>,
    /// Whether the analyst wrote nothing at all for it. What cannot be read was reported, and is no silence.
    pub unsaid: bool,
    /// Whose words they are, where somebody else relays them.
    pub speakers: Vec<Spanned<SourceId>>,
    /// Who stands between source and speaker, nearest to the source first.
    pub via: Vec<Spanned<Via>>,
    /// The verb of attribution; `None` where the analyst left it out, which reads "said".
    pub cue: Option<Spanned<String>>,
    /// To whom it was said.
    pub addressee: Option<Spanned<Addressee>>,
    /// The document.
    pub document: Option<Spanned<DocumentId>>,
    /// Where in the document.
    pub at: Option<Spanned<Locator>>,
    /// The exact words.
    pub quote: Option<Spanned<Quote>>,
    /// When it was said, where that differs from when it happened.
    pub said_on: Option<Spanned<PartialDate>>,
    /// Whether the attribution reaches the whole assertion.
    pub scope: Spanned<Scope>,
    /// How credible it is.
    pub credibility: Option<Spanned<Credibility>>,
    /// Whether the document has it itself, whatever it derives from: the claim names it as the first to report.
    pub is_own: bool,
}

impl Evidence {
    /// Its verb, as written or by itself: `told` where it was said to somebody.
    pub fn verb(&self) -> &str {
        match (&self.cue, &self.addressee) {
            (Some(cue), _) => &cue.value,
            (None, Some(_)) => cue::TO_SOMEBODY,
            (None, None) => cue::DEFAULT,
        }
    }

    /// Those whom the document cites; empty for its own voice, or where nobody is named.
    pub fn tellers(&self) -> &[SourceId] {
        self.source.as_ref().map_or(&[], |source| source.value.sources())
    }

    /// Those whose words it brings: the speakers, or the tellers where nobody else spoke.
    pub fn voices(&self) -> Vec<SourceId> {
        match self.speakers.as_slice() {
            [] => self.tellers().to_vec(),
            speakers => speakers.iter().map(|speaker| speaker.value).collect(),
        }
    }
}

/// Who tells: the document's own voice, or those it cites (one or several, jointly).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Teller {
    /// The document's own voice.
    Outlet,
    /// Those it quotes or cites; never empty.
    Sources(Vec<SourceId>),
}

impl Teller {
    /// Those cited; empty for the document's own voice.
    pub fn sources(&self) -> &[SourceId] {
        match self {
            Self::Outlet => &[],
            Self::Sources(sources) => sources,
        }
    }
}

/// A stage between source and speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// Somebody who passed it on.
    Source(SourceId),
    /// A document that passed it on.
    Document(DocumentId),
}

/// To whom something was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Addressee {
    /// A source of the desk.
    Source(SourceId),
    /// In the document's words ("allies").
    Words(String),
}

/// Exact words. Positions in captures are counted in code points (W3C Web Annotation, text quote selector).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub exact: String,
    /// What stands before them, to decide among several matches.
    pub prefix: Option<String>,
    /// What stands after them.
    pub suffix: Option<String>,
    /// The languages they were translated from; empty where they were not.
    pub translated_from: Vec<Language>,
}

/// Credit for reporting first, to a document other than the only one that the claim has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credit {
    /// The document.
    pub document: DocumentId,
    /// Whether it reported only a part of what the claim tells.
    pub part: bool,
}

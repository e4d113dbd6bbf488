//! Responses: what an accused or affected party answered, or that it did not.

use crate::model::claim::Teller;
use crate::model::date::When;
use crate::model::id::{BriefId, ClaimId, DocumentId, SourceId};
use crate::model::locator::Locator;
use crate::model::record::Common;
use crate::model::words::words;
use crate::text::Spanned;

words! {
    /// How a party answered. "Did not immediately respond" is `no-response`, never `declined`.
    Outcome {
        /// It answered.
        Responded = "responded",
        /// It confirmed.
        Confirmed = "confirmed",
        /// It denied.
        Denied = "denied",
        /// It said that it would not comment.
        Declined = "declined",
        /// It did not answer.
        NoResponse = "no-response",
        /// It was not asked; for the authors' own work only.
        NotAsked = "not-asked",
        /// Not known.
        Unknown = "unknown",
    }
}

impl Outcome {
    /// Whether nobody is known to have answered.
    pub fn is_silent(self) -> bool {
        matches!(self, Self::NoResponse | Self::NotAsked | Self::Unknown)
    }

    /// Whether whoever was asked said nothing.
    pub fn is_unspoken(self) -> bool {
        matches!(self, Self::Declined | Self::NoResponse)
    }
}

/// An answer, or its absence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Id, marking, allowances.
    pub common: Common,
    /// The brief it belongs to.
    pub brief: Option<BriefId>,
    /// Who was asked or affected.
    pub party: Spanned<SourceId>,
    /// The claims it answers.
    pub about: Vec<Spanned<ClaimId>>,
    /// How it answered.
    pub outcome: Spanned<Outcome>,
    /// What it answered, as claims.
    pub claims: Vec<Spanned<ClaimId>>,
    /// Who asked.
    pub asked_by: Option<Spanned<SourceId>>,
    /// Who tells of it.
    pub source: Option<Spanned<Teller>>,
    /// The document that tells of it.
    pub document: Option<Spanned<DocumentId>>,
    /// Where in the document.
    pub at: Option<Spanned<Locator>>,
    /// When.
    pub when: Option<Spanned<When>>,
    /// The predicate, where the standard one does not fit ("did not immediately respond to a request for comment").
    pub wording: Option<Spanned<String>>,
    /// The circumstances ("over a holiday weekend").
    pub context: Option<Spanned<String>>,
}

impl Response {
    /// Those who tell of it; empty for the document's own voice, or where nobody is named.
    pub fn tellers(&self) -> &[SourceId] {
        self.source.as_ref().map_or(&[], |source| source.value.sources())
    }

    /// Whether neither a document nor anybody tells of it: what the authors know themselves.
    pub fn is_untold(&self) -> bool {
        self.document.is_none() && self.tellers().is_empty()
    }

    /// Whether its own words send whoever asked elsewhere, or promise an answer for later: "referred us to the ministry", "told us that
    /// it would answer in June".
    pub fn is_put_off(&self) -> bool {
        let may_be =
            matches!(self.outcome.value, Outcome::Responded | Outcome::NoResponse) && self.claims.is_empty();
        let Some(wording) = self.wording.as_ref().filter(|_| may_be) else { return false };
        let words: Vec<&str> =
            wording.value.split(' ').map(|word| word.trim_matches(['"', '“', '”', '.', ','])).collect();
        let sends = match words.as_slice() {
            ["referred", "all" | "our" | "the", what, ..] | ["referred", what, ..] => ASKED.contains(what),
            _ => false,
        };
        let promises = words.windows(2).zip(2..).any(|(two, behind)| {
            matches!(two, ["will" | "would", verb] if ANSWERS.contains(verb))
                && words.get(behind).is_none_or(|next| LATER.contains(next))
                && words.get(behind + 1) != Some(&"kind")
        });
        sends || promises
    }
}

/// Whom or what somebody refers elsewhere who does not answer.
const ASKED: [&str; 9] =
    ["inquiries", "inquiry", "question", "questions", "reporters", "request", "requests", "them", "us"];

/// What somebody promises who does not answer yet.
const ANSWERS: [&str; 5] = ["answer", "comment", "get", "reply", "respond"];

/// Words behind such a promise.
const LATER: [&str; 13] =
    ["after", "back", "before", "by", "in", "later", "next", "on", "once", "shortly", "soon", "us", "when"];

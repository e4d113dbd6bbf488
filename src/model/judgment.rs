//! Judgments and gaps: the analyst's own assessments, and what is not known.

use crate::model::id::{BriefId, ClaimId, JudgmentId};
use crate::model::record::Common;
use crate::model::scale::Confidence;
use crate::model::words::words;
use crate::text::Spanned;

words! {
    /// How a judgment stands against the last brief.
    Change {
        /// First made here.
        New = "new",
        /// As before.
        Unchanged = "unchanged",
        /// Held more firmly.
        Strengthened = "strengthened",
        /// Held less firmly.
        Weakened = "weakened",
        /// No longer held.
        Dropped = "dropped",
    }
}

/// An assessment of the authors, resting on claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgment {
    /// Id, marking, allowances.
    pub common: Common,
    /// The brief it belongs to.
    pub brief: Option<BriefId>,
    /// The sentence, in which the likelihood's own term stands.
    pub text: Spanned<String>,
    /// The term of the brief's scale, as written.
    pub likelihood: Option<Spanned<String>>,
    /// How well founded it is.
    pub confidence: Option<Spanned<Confidence>>,
    /// What the confidence rests on.
    pub because: Option<Spanned<String>>,
    /// The claims it rests on.
    pub based_on: Vec<Spanned<ClaimId>>,
    /// Whether `based_on` was written at all.
    pub has_basis: bool,
    /// What it takes for granted.
    pub assumptions: Vec<Assumption>,
    /// What else could explain the claims.
    pub alternatives: Vec<Alternative>,
    /// What would show that it is right or wrong.
    pub indicators: Vec<Spanned<String>>,
    /// How it stands against the last brief.
    pub change: Option<Spanned<Change>>,
    /// Why it changed.
    pub change_reason: Option<Spanned<String>>,
}

/// Something a judgment takes for granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumption {
    /// What is assumed.
    pub text: Spanned<String>,
    /// What follows if it is wrong.
    pub if_wrong: Option<Spanned<String>>,
}

/// Another explanation of the same claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// The explanation.
    pub text: Spanned<String>,
    /// Why it is held to be less likely.
    pub why_less_likely: Option<Spanned<String>>,
}

/// Something not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Marking, allowances; the id is made from the brief's where none was written.
    pub common: Common,
    /// The brief it belongs to.
    pub brief: Option<BriefId>,
    /// What is not known.
    pub text: Spanned<String>,
    /// Judgments that the answer would change.
    pub would_change: Vec<Spanned<JudgmentId>>,
    /// How it could be found out.
    pub collect: Option<Spanned<String>>,
}

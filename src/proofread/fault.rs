//! What can be wrong with a page.

/// What is wrong with a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A claim is stated without its attribution.
    Bare,
    /// The text of a claim was cut or altered.
    Cut,
    /// An unnamed source stands without its document.
    Undocumented,
    /// Likelihood and confidence share a sentence.
    Mixed,
    /// Words of several voices where one interest speaks.
    OneInterest,
    /// A claim without a note.
    Uncited,
    /// No marking at the head.
    NoHead,
    /// No marking at the foot.
    NoFoot,
    /// A term of likelihood that nothing explains.
    NoKey,
}

/// A fault of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fault {
    /// What is wrong.
    pub kind: Kind,
    /// The claim, by its number in the corpus.
    pub claim: Option<u32>,
    /// Which of the assertions and judgments of the page it is, from 0.
    pub nth: Option<u32>,
}

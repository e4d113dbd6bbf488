//! Likelihood and confidence in one sentence that somebody wrote.

use crate::check::prose::{Hit, Phrases, Prose, has};
use crate::check::written;
use crate::model::brief::Brief;
use crate::model::judgment::{Gap, Judgment};
use crate::model::scale::Scale;
use crate::text::{Span, Spanned};

/// Words that tell how well founded a judgment is.
const CONFIDENCE: &[&str] = &[
    "confidence",
    "confident",
    "high confidence",
    "low confidence",
    "moderate confidence",
    "highly confident",
];

/// Confidence that is somebody's trust and not a level: "a vote of no confidence".
const NO_LEVEL: &[&str] = &[
    "confidence vote",
    "no confidence",
    "vote of confidence",
    "confidence-building",
    "business confidence",
    "consumer confidence",
    "investor confidence",
    "in confidence",
];

/// The words of both kinds, ready to be looked for.
pub struct Mixing {
    /// The terms of all scales.
    pub terms: Phrases<'static>,
    levels: Phrases<'static>,
}

impl Mixing {
    /// Gathers the words, once for many texts.
    pub fn new() -> Self {
        let scales = [Scale::Icd203, Scale::Phia, Scale::Ipcc];
        Self {
            terms: Phrases::new(scales.iter().flat_map(|scale| scale.terms()).map(|term| term.words)),
            levels: Phrases::new(CONFIDENCE.iter().chain(NO_LEVEL).copied()),
        }
    }

    /// The first level of confidence in some words.
    pub fn level(&self, prose: &Prose<'_>) -> Option<Hit<'static>> {
        let is_trust = |hit: &Hit<'_>| hit.phrase == "confidence" && is_trust(prose, hit);
        prose.find(&self.levels).into_iter().find(|hit| !NO_LEVEL.contains(&hit.phrase) && !is_trust(hit))
    }

    /// The first term of likelihood in some words.
    pub fn term(&self, prose: &Prose<'_>) -> Option<Hit<'static>> {
        prose.find(&self.terms).into_iter().next()
    }

    /// The places of a level of confidence and of a term of likelihood, in each sentence of a text that has both.
    pub fn places(&self, text: &Spanned<String>) -> Vec<(Span, Span)> {
        let both = |sentence: written::Passage<'_>| {
            let prose = Prose::read(sentence.typed());
            let at = |hit: Hit<'_>| sentence.place(hit.start..hit.end);
            Some((at(self.level(&prose)?), at(self.term(&prose)?)))
        };
        written::plain_sentences(text).into_iter().filter_map(both).collect()
    }
}

/// Words that say whose trust a confidence is, or what happens to it.
const TRUSTING: &str =
    "boost build lose losing lost market more of popular public restore restores shake win";

/// Whether a bare confidence may be somebody's trust: "confidence in it", "the confidence of the house", "voters' confidence".
fn is_trust(prose: &Prose<'_>, hit: &Hit<'_>) -> bool {
    let before = prose.before(hit).next().unwrap_or_default();
    // Behind "voters'" a clause may begin.
    let is_whose = before.is_empty() && hit.start > 0
        || before.ends_with(['s', '\'', '’']) && before != "as"
        || has(TRUSTING, before);
    is_whose || prose.after(hit).next().is_some_and(|next| has("among in of vote", next))
}

impl Default for Mixing {
    fn default() -> Self {
        Self::new()
    }
}

/// What is printed of a judgment, its reasons aside: those stand in the sentence of the confidence.
pub fn of_judgment(judgment: &Judgment) -> impl Iterator<Item = &Spanned<String>> {
    let assumptions = judgment.assumptions.iter();
    let assumptions = assumptions.flat_map(|one| [Some(&one.text), one.if_wrong.as_ref()]);
    let alternatives = judgment.alternatives.iter();
    let alternatives = alternatives.flat_map(|one| [Some(&one.text), one.why_less_likely.as_ref()]);
    let ends = [Some(&judgment.text), judgment.change_reason.as_ref()];
    let told = ends.into_iter().chain(assumptions).chain(alternatives).flatten();
    told.chain(&judgment.indicators)
}

/// What is written by hand in a brief: its running texts and its talking points.
pub fn of_brief(brief: &Brief) -> impl Iterator<Item = &Spanned<String>> {
    brief.texts().chain(brief.talking_points.iter().map(|point| &point.point))
}

/// What is printed of a gap.
pub fn of_gap(gap: &Gap) -> impl Iterator<Item = &Spanned<String>> {
    std::iter::once(&gap.text).chain(&gap.collect)
}

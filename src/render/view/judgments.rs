//! Judgments, gaps and the key to terms, as the view has them.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::model::id::{ClaimId, GapId};
use crate::model::judgment::Judgment;
use crate::model::rating::{Credibility, Reliability};
use crate::model::scale::{Confidence, Scale};
use crate::model::words::Words as _;
use crate::render::view::open::Open;
use crate::render::view::prose::{merged, places_of, sentence};
use crate::render::view::{claims, counting, people, shape};
use crate::resolve::corpus::Handle;

/// The judgments, numbered in order.
pub(super) fn judgments(open: &Open<'_>) -> Vec<shape::Judgment> {
    let scale = open.corpus.brief(open.selection.brief).scale;
    (1..)
        .zip(&open.selection.judgments)
        .map(|(number, &id)| judgment(open, open.corpus.judgment(id), number, scale))
        .collect()
}

fn judgment(open: &Open<'_>, judgment: &Judgment, number: u32, scale: Scale) -> shape::Judgment {
    let shown: Vec<ClaimId> = judgment.based_on.iter().map(|claim| claim.value).collect();
    shape::Judgment {
        id: judgment.common.id.value.to_string(),
        anchor: anchor(judgment),
        number,
        text: judged(open, judgment),
        likelihood: judgment.likelihood.as_ref().map(|term| shape::Likelihood {
            term: term.value.clone(),
            band: scale.term(&term.value).map(|term| term.band),
        }),
        confidence: judgment.confidence.as_ref().map(|level| confidence(level.value)),
        because: judgment.because.as_ref().map(|because| sentence(&because.value)),
        refs: rested_on(open, shown.iter().copied().map(Handle::Claim)),
        based_on: claims::links(open, shown),
        assumptions: judgment
            .assumptions
            .iter()
            .map(|assumption| shape::Assumption {
                text: sentence(&assumption.text.value),
                if_wrong: assumption.if_wrong.as_ref().map(|text| sentence(&text.value)),
            })
            .collect(),
        alternatives: judgment
            .alternatives
            .iter()
            .map(|alternative| shape::Alternative {
                text: sentence(&alternative.text.value),
                why_less_likely: alternative.why_less_likely.as_ref().map(|text| sentence(&text.value)),
            })
            .collect(),
        indicators: judgment.indicators.iter().map(|text| sentence(&text.value)).collect(),
        change: judgment.change.as_ref().map(|change| shape::Change {
            word: change.value.as_str(),
            reason: judgment.change_reason.as_ref().map(|reason| sentence(&reason.value)),
        }),
    }
}

/// The sentence of a judgment; one with a likelihood may not hold a confidence beside it.
pub(super) fn judged(open: &Open<'_>, judgment: &Judgment) -> String {
    let text = sentence(&judgment.text.value);
    if judgment.likelihood.is_some() { open.tracing.judgment(text) } else { text }
}

fn anchor(judgment: &Judgment) -> String {
    format!("judgment-{}", judgment.common.id.value)
}

pub(super) fn confidence(level: Confidence) -> shape::Confidence {
    let word = level.as_str();
    shape::Confidence { level: word, sentence: format!("We hold this judgment with {word} confidence.") }
}

fn meaning(level: Confidence) -> &'static str {
    match level {
        Confidence::High => "Good information from several sources; the judgment can still be wrong.",
        Confidence::Moderate => {
            "Credible information, but not enough of it, or not well enough corroborated, for high confidence."
        }
        Confidence::Low => "Thin, scattered or conflicting information, or sources in doubt.",
    }
}

/// The places that records rest on, a document once.
pub(super) fn rested_on(open: &Open<'_>, records: impl Iterator<Item = Handle>) -> Vec<shape::Reference> {
    merged(open, records.flat_map(|record| places_of(open, record)).collect())
}

/// What changed since the last brief.
pub(super) fn news(judgments: &[shape::Judgment]) -> Vec<shape::News> {
    let changed = judgments.iter().filter_map(|judgment| Some((judgment, judgment.change.as_ref()?)));
    changed
        .filter(|(_, change)| change.word != "unchanged")
        .map(|(judgment, change)| {
            let what = match change.word {
                "new" => "A new judgment.".to_owned(),
                word => format!("{} since the last brief.", counting::capitalized(word)),
            };
            let why = change.reason.as_ref().map(|reason| format!(" {reason}")).unwrap_or_default();
            let sentence = what + &why;
            shape::News { anchor: judgment.anchor.clone(), number: judgment.number, sentence }
        })
        .collect()
}

/// What is not known.
pub(super) fn gaps(open: &Open<'_>) -> Vec<shape::Gap> {
    open.selection.gaps.iter().map(|&id| gap(open, id)).collect()
}

/// One thing that is not known.
pub(super) fn gap(open: &Open<'_>, id: GapId) -> shape::Gap {
    let gap = open.corpus.gap(id);
    let numbered = (1..).zip(open.selection.judgments.iter().copied());
    let would_change =
        numbered.filter(|(_, id)| gap.would_change.iter().any(|judgment| judgment.value == *id));
    shape::Gap {
        text: sentence(&gap.text.value),
        would_change: would_change
            .map(|(number, id)| {
                let judgment = open.corpus.judgment(id);
                shape::Link { anchor: anchor(judgment).into(), number }
            })
            .collect(),
        collect: gap.collect.as_ref().map(|collect| sentence(&collect.value)),
    }
}

/// The key to terms: the whole scale, the levels of confidence, the grades in use.
pub(super) fn key(open: &Open<'_>, judgments: &[shape::Judgment]) -> shape::Key {
    let scale = open.corpus.brief(open.selection.brief).scale;
    let is_used = |words: &str| {
        let mut likelihoods = judgments.iter().filter_map(|judgment| judgment.likelihood.as_ref());
        likelihoods.any(|likelihood| likelihood.term.eq_ignore_ascii_case(words))
    };
    let rows: Vec<u8> =
        scale.terms().iter().filter(|term| is_used(term.words)).map(|term| term.row).collect();
    let row_in_use = |row: u8| rows.is_empty() || rows.contains(&row);
    let terms: Vec<shape::Term> = scale
        .terms()
        .iter()
        .filter(|term| row_in_use(term.row))
        .map(|term| shape::Term { term: term.words, band: term.band, used: is_used(term.words) })
        .collect();
    let confidence: Vec<shape::Level> = Confidence::ALL
        .iter()
        .rev()
        .map(|&level| shape::Level { level: level.as_str(), meaning: meaning(level) })
        .collect();
    let held = judgments.iter().filter_map(|judgment| judgment.confidence.as_ref());
    let is_held = |level: &shape::Level| held.clone().any(|held| held.level == level.level);
    shape::Key {
        scale: scale.title(),
        terms_used: terms.iter().filter(|term| term.used).cloned().collect(),
        terms,
        confidence_used: confidence.iter().filter(|level| is_held(level)).cloned().collect(),
        confidence,
        reliability: reliability(open),
        credibility: credibility(open),
    }
}

fn reliability(open: &Open<'_>) -> Vec<shape::Rating> {
    let sources = open.sources.keys().filter_map(|&id| open.corpus.source(id).reliability.as_ref());
    let documents = open.documents.keys().filter_map(|&id| open.corpus.document(id).reliability);
    let mut grades: Vec<Reliability> = sources.map(|grade| grade.value).chain(documents).collect();
    grades.sort_unstable();
    grades.dedup();
    grades.into_iter().map(people::rating).collect()
}

fn credibility(open: &Open<'_>) -> Vec<shape::Rating> {
    let add = |mut grades: BTreeSet<Credibility>, &claim: &ClaimId| {
        grades.extend(open.evidence(claim).filter_map(|evidence| Some(evidence.credibility.as_ref()?.value)));
        grades
    };
    let grades = open.by_id.par_iter().fold(BTreeSet::new, add).reduce(BTreeSet::new, |a, b| &a | &b);
    let rating = |grade: Credibility| shape::Rating { grade: grade.as_str(), meaning: grade.meaning() };
    grades.into_iter().map(rating).collect()
}

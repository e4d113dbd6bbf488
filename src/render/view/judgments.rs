//! Judgments, talking points, gaps and the key to terms, as the view has them.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::brief::TalkingPoint;
use crate::model::id::{ClaimId, GapId, ResponseId};
use crate::model::judgment::Judgment;
use crate::model::rating::{Credibility, Reliability};
use crate::model::response::Outcome;
use crate::model::scale::{Confidence, Scale};
use crate::model::words::Words as _;
use crate::passage::point::asserts;
use crate::render::attribution::names::Mentions;
use crate::render::view::open::Open;
use crate::render::view::prose::{merged, places_of, sentence};
use crate::render::view::{answers, claims, counting, people, shape};
use crate::resolve::corpus::Handle;
use crate::text::Spanned;

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
fn judged(open: &Open<'_>, judgment: &Judgment) -> String {
    let text = sentence(&judgment.text.value);
    if judgment.likelihood.is_some() { open.tracing.judgment(text) } else { text }
}

fn anchor(judgment: &Judgment) -> String {
    format!("judgment-{}", judgment.common.id.value)
}

fn confidence(level: Confidence) -> shape::Confidence {
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

fn rested_on(open: &Open<'_>, records: impl Iterator<Item = Handle>) -> Vec<shape::Reference> {
    merged(open, records.flat_map(|record| places_of(open, record)).collect())
}

/// The points to make aloud, and the answers of those whom they concern.
pub(super) fn card(open: &Open<'_>) -> (Vec<shape::TalkingPoint>, Vec<shape::Response>) {
    let records = &open.corpus.brief(open.selection.brief).talking_points;
    // A card is read from its first point on, whatever stands on other pages: points, answers, what contradicts them.
    let mentions = &mut Mentions::default();
    let mut seen = BTreeMap::new();
    let points =
        (1..).zip(records).map(|(number, record)| point(open, (number, record), &mut seen, mentions));
    let mut points: Vec<shape::TalkingPoint> = points.collect();
    let against: Vec<Vec<_>> = records.iter().map(|point| against(open, &basis(point))).collect();
    let printed = records.iter().flat_map(basis).chain(against.iter().flatten().map(|&(claim, _)| claim));
    let printed: BTreeSet<ClaimId> = printed.collect();
    let named: BTreeSet<ResponseId> =
        records.iter().flat_map(|point| &point.responses).map(|response| response.value).collect();
    // What a point tells is not told again below.
    let is_told = |id: ResponseId| {
        let response = open.corpus.response(id);
        let is_under = |claim: &Spanned<ClaimId>| seen.contains_key(&claim.value);
        let is_printed =
            |claim: &Spanned<ClaimId>| printed.contains(&claim.value) || !open.shows(claim.value);
        let are_said = !response.claims.is_empty() && response.claims.iter().all(is_under);
        let is_denial = matches!(response.outcome.value, Outcome::Denied | Outcome::Confirmed);
        named.contains(&id) || are_said && (!is_denial || response.about.iter().all(is_printed))
    };
    let replies = answers::concerned(open, &printed, is_told, mentions);
    for (point, found) in points.iter_mut().zip(against) {
        let told = |(id, how)| Some(shape::Against { claim: claims::mention(open, id, mentions)?, how });
        point.against = found.into_iter().filter_map(told).collect();
    }
    (points, replies)
}

/// Whether a point says something in the same words.
fn says(point: &str, text: &str) -> bool {
    point.to_lowercase().contains(text.trim().trim_end_matches('.').to_lowercase().as_str())
}

/// A point with what stands behind it, and by its number what stands under an earlier one.
fn point(
    open: &Open<'_>,
    (number, point): (u32, &TalkingPoint),
    seen: &mut BTreeMap<ClaimId, u32>,
    mentions: &mut Mentions,
) -> shape::TalkingPoint {
    let text = &point.point.value;
    let basis = basis(point);
    let (told, new): (Vec<ClaimId>, Vec<ClaimId>) = basis.iter().partition(|claim| seen.contains_key(claim));
    let under: BTreeSet<u32> = told.iter().filter_map(|claim| seen.get(claim).copied()).collect();
    seen.extend(new.iter().filter(|&&claim| open.shows(claim)).map(|&claim| (claim, number)));
    let rests_on: Vec<_> = new.iter().filter_map(|&id| claims::mention(open, id, mentions)).collect();
    let named = point.responses.iter().map(|response| response.value);
    let behind = basis.iter().copied().map(Handle::Claim).chain(named.clone().map(Handle::Response));
    let refs = rested_on(open, behind);
    let is_unsaid = |id: &ResponseId| {
        let response = open.corpus.response(*id);
        let wording = response.wording.as_ref().filter(|_| response.claims.is_empty());
        !wording.is_some_and(|wording| says(text, &wording.value))
    };
    let is_bare =
        rests_on.is_empty() && under.is_empty() && point.gaps.is_empty() && point.responses.is_empty();
    let gaps = point.gaps.iter().filter(|gap| !says(text, &open.corpus.gap(gap.value).text.value));
    shape::TalkingPoint {
        point: sentence(text),
        bare: is_bare && asserts(text),
        refs,
        rests_on,
        under: under.into_iter().collect(),
        claims: claims::links(open, basis),
        gaps: gaps.map(|gap| self::gap(open, gap.value)).collect(),
        responses: named.filter(is_unsaid).filter_map(|id| answers::in_short(open, id, mentions)).collect(),
        against: Vec::new(),
    }
}

fn basis(point: &TalkingPoint) -> Vec<ClaimId> {
    point.claims.iter().map(|claim| claim.value).collect()
}

/// What contradicts or qualifies the claims of a point, each claim once; of two that contradict each other, each
/// contradicts the other.
fn against(open: &Open<'_>, rests_on: &[ClaimId]) -> Vec<(ClaimId, shape::Word)> {
    let mut found: Vec<(ClaimId, shape::Word)> = Vec::new();
    for &id in rests_on {
        let contradicted = open.corpus.claim(id).contradicts.iter().map(|other| other.value);
        let contradicting = claims::against(open, id, |claim| &claim.contradicts).chain(contradicted);
        let qualifying = claims::against(open, id, |claim| &claim.qualifies);
        let all = contradicting.map(|other| (other, "contradicts"));
        for (other, how) in all.chain(qualifying.map(|other| (other, "qualifies"))) {
            let is_new = !rests_on.contains(&other) && found.iter().all(|&(known, _)| known != other);
            if is_new && open.shows(other) && open.corpus.is_active(other) {
                found.push((other, how));
            }
        }
    }
    found
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

/// What is not known, without what a talking point says of it.
pub(super) fn unsaid(open: &Open<'_>) -> Vec<shape::Gap> {
    let points = &open.corpus.brief(open.selection.brief).talking_points;
    let is_said = |id: GapId| points.iter().flat_map(|point| &point.gaps).any(|gap| gap.value == id);
    open.selection.gaps.iter().filter(|&&id| !is_said(id)).map(|&id| gap(open, id)).collect()
}

fn gap(open: &Open<'_>, id: GapId) -> shape::Gap {
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
    let shown = open.claims.iter().flat_map(|&claim| open.evidence(claim));
    let mut grades: Vec<Credibility> =
        shown.filter_map(|evidence| evidence.credibility.as_ref()).map(|grade| grade.value).collect();
    grades.sort_unstable();
    grades.dedup();
    let rating = |grade: Credibility| shape::Rating { grade: grade.as_str(), meaning: grade.meaning() };
    grades.into_iter().map(rating).collect()
}

//! What the authors accept of a claim, as the view has it. What they accept of claims in a row for one reason is said once, under the
//! first of them.

use crate::model::claim::Claim;
use crate::model::id::ClaimId;
use crate::model::record::Allowance;
use crate::render::filters;
use crate::render::view::claims::links;
use crate::render::view::counting::verb;
use crate::render::view::open::Open;
use crate::render::view::{prose, shape};

/// What a rule on talking points found, where no point of the page rests on the claim.
const OF_POINTS: &str = "uncleared-point";

/// What a rule found that is not there where more than one person is known to stand behind the claim.
const OF_ONE: &str = "single-anonymous-source";

/// Where something that is accepted of a claim stands among the claims around it.
#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    /// The claim under which the same is accepted and its reason stands.
    under: Option<ClaimId>,
    /// Of that claim: those behind it of which the same is accepted.
    with: Vec<ClaimId>,
}

/// Of each of the claims of a section, in order, the runs of what is accepted of it.
pub(super) fn in_a_row(open: &Open<'_>, claims: &[ClaimId]) -> Vec<Vec<Run>> {
    let mut found: Vec<Vec<Run>> = Vec::with_capacity(claims.len());
    // What the claim before has, with the first claim of its run and its place there.
    let mut before: Vec<(&Allowance, usize, usize)> = Vec::new();
    for (at, &id) in claims.iter().enumerate() {
        let mut runs = Vec::new();
        let mut now = Vec::new();
        for allowance in told(open, id) {
            let same = before.iter().find(|(other, ..)| is_same(other, allowance)).copied();
            let (_, first, place) = same.unwrap_or((allowance, at, runs.len()));
            now.push((allowance, first, place));
            let under = claims.get(first).copied().filter(|_| same.is_some());
            runs.push(Run { under, with: Vec::new() });
            if let Some(run) = found.get_mut(first).and_then(|runs| runs.get_mut(place)) {
                run.with.push(id);
            }
        }
        before = now;
        found.push(runs);
    }
    found
}

/// The findings accepted on a claim that its readers are told of.
pub(super) fn accepted(open: &Open<'_>, id: ClaimId, runs: Vec<Run>) -> Vec<shape::Accepted> {
    let runs = runs.into_iter().chain(std::iter::repeat_with(Run::default));
    told(open, id).zip(runs).map(|(allowance, run)| written(open, allowance, run)).collect()
}

fn told<'o, 'a>(open: &'o Open<'a>, id: ClaimId) -> impl Iterator<Item = &'a Allowance> + use<'o, 'a> {
    let points = &open.corpus.brief(open.selection.brief).talking_points;
    let claim: &'a Claim = open.corpus.claim(id);
    let is_said = move || points.iter().any(|point| point.claims.iter().any(|claim| claim.value == id));
    let all = claim.common.allow.iter();
    let is_found = move |one: &Allowance| match one.rule.value.as_str() {
        OF_POINTS => is_said(),
        OF_ONE => !has_several(open, id),
        _ => true,
    };
    all.filter(move |one| !one.private && is_found(one))
}

/// Whether several people are known to stand behind a claim.
fn has_several(open: &Open<'_>, id: ClaimId) -> bool {
    let weight = open.shown(id).and_then(|shown| shown.weight.as_ref());
    let jointly = open.corpus.claim(id).evidence.iter().any(|chain| chain.tellers().len() > 1);
    jointly || weight.is_some_and(|weight| weight.sources.least > 1)
}

/// Whether two claims are excepted from one rule for one reason, up to one day.
fn is_same(one: &Allowance, other: &Allowance) -> bool {
    let until = |allowance: &Allowance| allowance.until.as_ref().map(|date| date.value);
    one.rule.value == other.rule.value
        && one.reason.trim() == other.reason.trim()
        && until(one) == until(other)
}

fn written(open: &Open<'_>, allowance: &Allowance, run: Run) -> shape::Accepted {
    let under = links(open, run.under).pop();
    let words = match &under {
        Some(first) => format!("We accept this for the reason given under claim {}.", first.number),
        None => reasoned(allowance, &of_others(open, run.with)),
    };
    shape::Accepted {
        words,
        under,
        rule: allowance.rule.value.clone(),
        what: None,
        reason: prose::sentence(&allowance.reason),
        until: allowance.until.as_ref().map(|date| prose::date(date.value)),
    }
}

/// "We accept this until May, and the same of claim 2, because nobody else was asked."
fn reasoned(allowance: &Allowance, others: &str) -> String {
    let until = allowance.until.as_ref().map(|date| format!(" until {}", date.value.words()));
    let until = until.unwrap_or_default();
    let reason = allowance.reason.trim();
    if reason.starts_with(char::is_lowercase) {
        let reason = reason.strip_prefix("because ").unwrap_or(reason);
        prose::sentence(&format!("we accept this{until}{others} because {reason}"))
    } else {
        let others = others.trim_end_matches(',');
        format!("We accept this{until}{others}: {}", prose::sentence(reason))
    }
}

/// ", and the same of claims 2–4,", of the claims behind the first.
fn of_others(open: &Open<'_>, claims: Vec<ClaimId>) -> String {
    let numbers: Vec<i128> = links(open, claims).iter().map(|link| i128::from(link.number)).collect();
    if numbers.is_empty() {
        return String::new();
    }
    let claims = verb(numbers.len(), "claim", "claims");
    format!(", and the same of {claims} {},", filters::drawn_together(numbers))
}

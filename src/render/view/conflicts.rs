//! What stands for and against what in a brief, as the source summary says it: claims beside claims, and denials.

use std::collections::BTreeSet;

use indexmap::IndexSet;

use crate::model::claim::Evidence;
use crate::model::cue::{self, Stance};
use crate::model::id::ClaimId;
use crate::model::response::{Outcome, Response};
use crate::render::view::counting::{counted, opening, series, verb};
use crate::render::view::open::Open;
use crate::render::view::prose;

/// How many claims so many others contradict. Where none does, whose denial stands against one; nothing where something is denied and
/// nobody says which claim.
pub(super) fn conflicts(open: &Open<'_>, contested: usize, opponents: usize) -> Option<String> {
    match contested {
        0 => denials(open),
        1 => Some(format!("One claim is contradicted by {}.", verb(opponents, "another one", "others"))),
        count => {
            let others = verb(opponents, "another claim", "other claims");
            Some(format!("{} are contradicted by {others}.", opening(count)))
        }
    }
}

/// How many claims others support in other words, which counts for no second source of the same.
pub(super) fn supported(open: &Open<'_>) -> Option<String> {
    let shown = open
        .claims
        .iter()
        .flat_map(|&claim| open.corpus.claim(claim).supports.iter().map(move |other| (other.value, claim)));
    let (supported, by): (BTreeSet<ClaimId>, BTreeSet<ClaimId>) =
        shown.filter(|&(other, _)| open.shows(other)).unzip();
    let others = verb(by.len(), "another one", "others");
    let count = supported.len();
    (count > 0).then(|| format!("{} {} supported by {others}.", opening(count), verb(count, "is", "are")))
}

/// A denial may have a wording of its own, which denies less than the claim says: it stands against the claim.
fn denials(open: &Open<'_>) -> Option<String> {
    let responses = open.responses().map(|id| open.corpus.response(id));
    let denials: Vec<_> = responses.filter(|response| response.outcome.value == Outcome::Denied).collect();
    let of_claims: Vec<_> = denials.iter().filter(|denial| !denial.about.is_empty()).collect();
    let name = |denial: &&&Response| open.corpus.source(denial.party.value).public_name().to_owned();
    let parties: IndexSet<String> = of_claims.iter().map(name).collect();
    let parties: Vec<String> = parties.into_iter().collect();
    let claims: BTreeSet<ClaimId> =
        denials.iter().flat_map(|denial| &denial.about).map(|claim| claim.value).collect();
    match claims.into_iter().filter(|&claim| open.shows(claim)).count() {
        0 if denials.is_empty() && !denies(open) && open.claims.len() > 1 => {
            Some("No claim here contradicts another.".to_owned())
        }
        0 => None,
        count => {
            // Who denied which of them is told with the responses.
            let by = match (count, parties.len()) {
                (2.., 2..) => String::new(),
                _ => format!(" by {}", series(&parties)),
            };
            let stand = verb(of_claims.len(), "A denial", "Denials");
            let against = verb(of_claims.len(), "stands against", "stand against");
            let claims = counted(count, "claim", "claims");
            Some(prose::sentence(&format!("{stand}{by} {against} {claims}")))
        }
    }
}

/// Whether a claim shown is somebody's denial.
fn denies(open: &Open<'_>) -> bool {
    let mut verbs = open.claims.iter().flat_map(|&claim| open.evidence(claim)).map(Evidence::verb);
    verbs.any(|verb| cue::find(verb).is_some_and(|cue| cue.stance == Stance::Denied))
}

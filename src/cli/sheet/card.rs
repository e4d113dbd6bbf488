//! Where a card prints a claim: its points print what they rest on, whose answers they name, and what stands against them.

use std::collections::BTreeSet;

use crate::model::brief::TalkingPoint;
use crate::model::id::{ClaimId, ResponseId};
use crate::model::response::{Outcome, Response};
use crate::resolve::corpus::Corpus;
use crate::select::Selection;

/// The template that makes a card.
pub const TEMPLATE: &str = "talking-points";

/// What the card of a brief prints, by where it does.
pub struct Card<'a> {
    corpus: &'a Corpus,
    selection: &'a Selection,
    points: &'a [TalkingPoint],
    /// What contradicts or qualifies what the points rest on.
    against: BTreeSet<ClaimId>,
    /// What the answers say that stand below the points.
    below: BTreeSet<ClaimId>,
}

impl<'a> Card<'a> {
    /// The card of a brief.
    pub fn new(corpus: &'a Corpus, selection: &'a Selection) -> Self {
        let points = corpus.brief(selection.brief).talking_points.as_slice();
        let basis: BTreeSet<ClaimId> =
            points.iter().flat_map(|point| &point.claims).map(|claim| claim.value).collect();
        let shown = |&claim: &ClaimId| selection.shows(claim) && corpus.is_active(claim);
        let contrary = basis.iter().filter_map(|claim| corpus.against.get(claim.index())).flatten().copied();
        let contradicted = basis.iter().flat_map(|&claim| &corpus.claim(claim).contradicts);
        let against = contrary.chain(contradicted.map(|other| other.value));
        let against: BTreeSet<ClaimId> =
            against.filter(|other| !basis.contains(other) && shown(other)).collect();
        let named: BTreeSet<ResponseId> =
            points.iter().flat_map(|point| &point.responses).map(|response| response.value).collect();
        let others = selection.responses.iter().filter(|response| !named.contains(response));
        let is_printed = |claim: ClaimId| basis.contains(&claim) || against.contains(&claim);
        let below = others.map(|&id| corpus.response(id)).filter(|response| {
            response.outcome.value != Outcome::Unknown
                && response.about.iter().any(|about| is_printed(about.value))
        });
        let below = below.flat_map(|response| &response.claims).map(|claim| claim.value).collect();
        Self { corpus, selection, points, against, below }
    }

    /// Where it prints a claim; none where it does not.
    pub fn place(&self, claim: ClaimId) -> Option<String> {
        if !self.selection.shows(claim) {
            return None;
        }
        let points = (1..).zip(self.points).filter(|(_, point)| self.has(point, claim));
        let numbers: Vec<String> = points.map(|(number, _)| number.to_string()).collect();
        if !numbers.is_empty() {
            return Some(format!("talking point {}", numbers.join(", ")));
        }
        let against =
            self.against.contains(&claim).then_some("among what contradicts or qualifies its points");
        against.or_else(|| self.below.contains(&claim).then_some("among the answers")).map(str::to_owned)
    }

    /// Whether a point rests on a claim, or names a response that has it as its words or denies or confirms it.
    fn has(&self, point: &TalkingPoint, claim: ClaimId) -> bool {
        let responses = point.responses.iter().map(|response| self.corpus.response(response.value));
        point.claims.iter().any(|own| own.value == claim)
            || responses.into_iter().any(|one| tells(one, claim))
    }
}

fn tells(response: &Response, claim: ClaimId) -> bool {
    let is_told = matches!(response.outcome.value, Outcome::Denied | Outcome::Confirmed);
    response.claims.iter().any(|words| words.value == claim)
        || is_told && matches!(response.about.as_slice(), [one] if one.value == claim)
}

//! What a card prints beside what its points name: what stands against them, and whose answers stand below them.

use std::collections::BTreeSet;

use crate::model::brief::TalkingPoint;
use crate::model::id::{ClaimId, ResponseId};
use crate::model::response::{Outcome, Response};
use crate::model::source::GroundRule;
use crate::resolve::corpus::Corpus;
use crate::text::Spanned;

/// The template that makes a card.
pub const TEMPLATE: &str = "talking-points";

/// How a claim stands against a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// It contradicts what the point rests on, or is contradicted by it.
    Contradicts,
    /// It qualifies that.
    Qualifies,
}

/// What a card prints, by where it does.
#[derive(Debug)]
pub struct Card<'a> {
    corpus: &'a Corpus,
    points: &'a [TalkingPoint],
    /// Of each point, what stands against it.
    pub against: Vec<Vec<(ClaimId, Stand)>>,
    /// The answers below the points.
    pub below: Vec<ResponseId>,
}

impl<'a> Card<'a> {
    /// The card of some points: of responses in use, and of claims of which it is known whether they may be shown.
    pub fn new(
        corpus: &'a Corpus,
        points: &'a [TalkingPoint],
        responses: &[ResponseId],
        shows: impl Fn(ClaimId) -> bool,
    ) -> Self {
        let against: Vec<_> = points.iter().map(|point| against(corpus, point, &shows)).collect();
        let basis: BTreeSet<ClaimId> = points.iter().flat_map(basis).collect();
        let opposed = against.iter().flatten().map(|&(claim, _)| claim);
        let printed: BTreeSet<ClaimId> = basis.iter().copied().chain(opposed).collect();
        let named: BTreeSet<ResponseId> =
            points.iter().flat_map(|point| &point.responses).map(|response| response.value).collect();
        // What a point tells is not told again below.
        let is_told = |response: &Response| {
            let is_under = |claim: ClaimId| basis.contains(&claim) && shows(claim);
            let is_printed = |claim: ClaimId| printed.contains(&claim) || !shows(claim);
            let are_said =
                !response.claims.is_empty() && response.claims.iter().all(|words| is_under(words.value));
            are_said && (!is_verdict(response) || response.about.iter().all(|about| is_printed(about.value)))
        };
        let is_below = |&id: &ResponseId| {
            let response = corpus.response(id);
            let is_shown = response.about.is_empty() || response.about.iter().any(|about| shows(about.value));
            let concerns = || printed.iter().any(|&claim| is_about(corpus, response, claim));
            let may_stand = response.outcome.value != Outcome::Unknown && is_open(corpus, response);
            may_stand && is_shown && !named.contains(&id) && concerns() && !is_told(response)
        };
        let below = responses.iter().copied().filter(is_below).collect();
        Self { corpus, points, against, below }
    }

    /// Where it prints a claim that may be shown; none where it does not.
    pub fn place(&self, claim: ClaimId) -> Option<String> {
        let points = (1..).zip(self.points).filter(|(_, point)| self.has(point, claim));
        let numbers: Vec<String> = points.map(|(number, _): (u32, _)| number.to_string()).collect();
        if !numbers.is_empty() {
            return Some(format!("talking point {}", numbers.join(", ")));
        }
        let is_against = self.against.iter().flatten().any(|&(other, _)| other == claim);
        let is_answer = || self.below.iter().any(|&id| tells(self.corpus.response(id), claim));
        let against = is_against.then_some("among what contradicts or qualifies its points");
        against.or_else(|| is_answer().then_some("among the answers")).map(str::to_owned)
    }

    /// Whether a point rests on a claim, or names a response that tells it.
    fn has(&self, point: &TalkingPoint, claim: ClaimId) -> bool {
        let mut responses = point.responses.iter().map(|response| self.corpus.response(response.value));
        point.claims.iter().any(|own| own.value == claim) || responses.any(|one| tells(one, claim))
    }
}

/// The claims that a point rests on.
pub fn basis(point: &TalkingPoint) -> impl Iterator<Item = ClaimId> + '_ {
    point.claims.iter().map(|claim| claim.value)
}

/// Whether a response is about a claim; of one that names no claim, whether that accuses its party.
pub fn is_about(corpus: &Corpus, response: &Response, claim: ClaimId) -> bool {
    let mut accused = corpus.claim(claim).accuses.iter();
    response.about.iter().any(|about| about.value == claim)
        || response.about.is_empty() && accused.any(|accused| accused.value == response.party.value)
}

/// Whether an answer denies or confirms what it is about.
fn is_verdict(response: &Response) -> bool {
    matches!(response.outcome.value, Outcome::Denied | Outcome::Confirmed)
}

/// Whether a response tells a claim: as its words, or as the one thing that it denies or confirms.
fn tells(response: &Response, claim: ClaimId) -> bool {
    response.claims.iter().any(|words| words.value == claim)
        || is_verdict(response) && matches!(response.about.as_slice(), [one] if one.value == claim)
}

/// Whether those who answered, and those who tell of it, may be quoted at all.
fn is_open(corpus: &Corpus, response: &Response) -> bool {
    let mut everybody = response.tellers().iter().copied().chain([response.party.value]);
    everybody.all(|source| corpus.source(source).ground_rule.value < GroundRule::DeepBackground)
}

/// What contradicts or qualifies the claims of a point, each claim once; of two that contradict each other, each
/// contradicts the other.
fn against(corpus: &Corpus, point: &TalkingPoint, shows: impl Fn(ClaimId) -> bool) -> Vec<(ClaimId, Stand)> {
    let rests_on: Vec<ClaimId> = basis(point).collect();
    let mut found: Vec<(ClaimId, Stand)> = Vec::new();
    for &id in &rests_on {
        let names = |list: &[Spanned<ClaimId>]| list.iter().any(|named| named.value == id);
        let all = corpus.against.get(id.index()).map(Vec::as_slice).unwrap_or_default();
        let contradicting = all.iter().filter(|&&other| names(&corpus.claim(other).contradicts));
        let contradicted = corpus.claim(id).contradicts.iter().map(|other| &other.value);
        let qualifying = all.iter().filter(|&&other| names(&corpus.claim(other).qualifies));
        let standing = contradicting.chain(contradicted).map(|&other| (other, Stand::Contradicts));
        for (other, how) in standing.chain(qualifying.map(|&other| (other, Stand::Qualifies))) {
            let is_new = !rests_on.contains(&other) && found.iter().all(|&(known, _)| known != other);
            if is_new && shows(other) && corpus.is_active(other) {
                found.push((other, how));
            }
        }
    }
    found
}

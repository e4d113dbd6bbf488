//! The card of a brief: its talking points, what stands behind and against them, and what nobody answered, as the view
//! has them.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::brief::TalkingPoint;
use crate::model::id::{ClaimId, GapId, JudgmentId, ResponseId};
use crate::model::response::Outcome;
use crate::model::words::Words as _;
use crate::passage::point::asserts;
use crate::render::attribution::names::Mentions;
use crate::render::view::answers::{self, Told};
use crate::render::view::counting::{series, verb};
use crate::render::view::judgments::{confidence, gap, judged, rested_on};
use crate::render::view::open::{Open, told_by};
use crate::render::view::prose::sentence;
use crate::render::view::{answered, claims, echo, shape, teller};
use crate::resolve::corpus::Handle;
use crate::select::card::{self, Card, Stand, basis};

/// The points to make aloud, and the answers of those whom they concern.
pub(super) fn card(open: &Open<'_>) -> (Vec<shape::TalkingPoint>, Vec<shape::Response>) {
    let records = &open.corpus.brief(open.selection.brief).talking_points;
    // A card is read from its first point on, whatever stands on other pages: points, answers, what contradicts them.
    let mentions = &mut Mentions::default();
    let mut seen = BTreeMap::new();
    let points =
        (1..).zip(records).map(|(number, record)| point(open, (number, record), &mut seen, mentions));
    let mut points: Vec<shape::TalkingPoint> = points.collect();
    let card = Card::new(open.corpus, records, &open.selection.responses, |claim| open.shows(claim));
    let below = card.below.iter().filter_map(|&id| answers::in_short(open, id, mentions));
    let mut replies: Vec<shape::Response> = below.collect();
    let place = Place { records, against: &card.against };
    for reply in &mut replies {
        reply.concerns = place.concerns(open, reply);
    }
    let mut told = BTreeSet::new();
    for (point, found) in points.iter_mut().zip(&card.against) {
        // What stands under a point is not told again.
        for &(id, stand) in found.iter().filter(|&&(id, _)| !seen.contains_key(&id) && told.insert(id)) {
            let Some(claim) = claims::mention(open, id, mentions) else { continue };
            let what = place.against(|other| other == id);
            point.against.push(shape::Against { claim, how: word(stand), what });
        }
    }
    for (point, number) in points.iter_mut().zip(1..) {
        point.clashes = place.clashes(number, &seen);
    }
    (points, replies)
}

/// What stands over the answers below the points, of which each may be that there is none.
pub(super) fn heading(replies: &[shape::Response]) -> shape::Word {
    let silent = [Outcome::Declined, Outcome::NoResponse, Outcome::NotAsked].map(Outcome::as_str);
    let is_answer = |reply: &&shape::Response| !reply.claims.is_empty() || !silent.contains(&reply.outcome);
    let answers = replies.iter().filter(is_answer).count();
    let is_unasked = |reply: &shape::Response| reply.outcome == Outcome::NotAsked.as_str();
    match answers {
        0 if !replies.is_empty() && replies.iter().all(is_unasked) => "Whom we did not ask",
        0 if !replies.is_empty() => "What was not answered",
        all if all == replies.len() => "What those concerned answered",
        _ => "What was answered and what was not",
    }
}

/// How a claim stands against a point, in a word.
fn word(stand: Stand) -> shape::Word {
    match stand {
        Stand::Contradicts => "contradicts",
        Stand::Qualifies => "qualifies",
    }
}

/// "contradicts points 1 and 2 and qualifies point 4"
fn stands_against(contradicts: &[u32], qualifies: &[u32]) -> String {
    let told = [(Stand::Contradicts, contradicts), (Stand::Qualifies, qualifies)];
    let told = told.into_iter().filter(|(_, numbers)| !numbers.is_empty());
    told.map(|(stand, numbers)| format!("{} {}", word(stand), numbered(numbers)))
        .collect::<Vec<_>>()
        .join(" and ")
}

/// "points 1 and 2"
fn numbered(points: &[u32]) -> String {
    let numbers: Vec<String> = points.iter().map(u32::to_string).collect();
    format!("{} {}", verb(points.len(), "point", "points"), series(&numbers))
}

/// Where claims stand on a card.
struct Place<'a> {
    /// The points.
    records: &'a [TalkingPoint],
    /// What stands against each of them.
    against: &'a [Vec<(ClaimId, Stand)>],
}

impl Place<'_> {
    /// What of the card a silence is about, as a sentence: an answer says so itself.
    fn concerns(&self, open: &Open<'_>, reply: &shape::Response) -> Option<String> {
        let Some(Handle::Response(id)) = open.corpus.find(&reply.id) else { return None };
        let response = open.corpus.response(id);
        let is_silent =
            matches!(response.outcome.value, Outcome::Declined | Outcome::NoResponse | Outcome::NotAsked);
        if !is_silent {
            return None;
        }
        let is_about = |claim: ClaimId| card::is_about(open.corpus, response, claim);
        let rest_on_it = self.numbers(|_, point| basis(point).any(is_about));
        let what = if rest_on_it.is_empty() {
            Some(self.against(is_about)).filter(|what| !what.is_empty()).map(|what| format!("what {what}"))?
        } else {
            numbered(&rest_on_it)
        };
        Some(format!("This concerns {what}."))
    }

    /// Which points some claims contradict, and which they qualify, in words.
    fn against(&self, is_meant: impl Fn(ClaimId) -> bool) -> String {
        let numbers_of = |stand: Stand| {
            self.numbers(|found, _| found.iter().any(|&(claim, other)| other == stand && is_meant(claim)))
        };
        stands_against(&numbers_of(Stand::Contradicts), &numbers_of(Stand::Qualifies))
    }

    /// What the claims under a point do to other points, as sentences: of two that contradict each other, at the later one.
    fn clashes(&self, number: u32, seen: &BTreeMap<ClaimId, u32>) -> Vec<shape::Clash> {
        let Some(own) = usize::try_from(number - 1).ok().and_then(|at| self.records.get(at)) else {
            return Vec::new();
        };
        let has = |point: &TalkingPoint, (claim, stand): (ClaimId, Stand), how: Stand| {
            stand == how && seen.contains_key(&claim) && basis(point).any(|other| other == claim)
        };
        let against = |how: Stand| self.numbers(|found, _| found.iter().any(|&one| has(own, one, how)));
        let contradicted = against(Stand::Contradicts).into_iter().filter(|&other| other < number);
        let contradicted: Vec<u32> = contradicted.collect();
        let others = against(Stand::Qualifies);
        let clash = |how: Stand, sentence: String| shape::Clash { how: word(how), sentence };
        let contradicts = match contradicted.as_slice() {
            [] => None,
            [one] => Some(format!("Points {one} and {number} contradict each other.")),
            several => Some(format!("Point {number} contradicts {}.", numbered(several))),
        };
        let qualifies =
            (!others.is_empty()).then(|| format!("Point {number} qualifies {}.", numbered(&others)));
        let contradicts = contradicts.map(|sentence| clash(Stand::Contradicts, sentence));
        let qualifies = qualifies.map(|sentence| clash(Stand::Qualifies, sentence));
        contradicts.into_iter().chain(qualifies).collect()
    }

    /// The numbers of the points of which something holds.
    fn numbers(&self, holds: impl Fn(&[(ClaimId, Stand)], &TalkingPoint) -> bool) -> Vec<u32> {
        let points = (1..).zip(self.against.iter().zip(self.records));
        points.filter(|(_, (against, point))| holds(against, point)).map(|(number, _)| number).collect()
    }
}

/// A point with what stands behind it, and by its number what stands under an earlier one.
fn point(
    open: &Open<'_>,
    (number, point): (u32, &TalkingPoint),
    seen: &mut BTreeMap<ClaimId, u32>,
    mentions: &mut Mentions,
) -> shape::TalkingPoint {
    let text = &point.point.value;
    let basis: Vec<ClaimId> = basis(point).collect();
    let (told, new): (Vec<ClaimId>, Vec<ClaimId>) = basis.iter().partition(|claim| seen.contains_key(claim));
    let under: BTreeSet<u32> = told.iter().filter_map(|claim| seen.get(claim).copied()).collect();
    seen.extend(new.iter().filter(|&&claim| open.shows(claim)).map(|&claim| (claim, number)));
    let named = point.responses.iter().map(|response| response.value);
    let answered: BTreeSet<ClaimId> = named.clone().flat_map(|id| answers::words(open, id)).collect();
    let rests_on = new.iter().filter(|claim| !answered.contains(claim));
    let rests_on = rests_on.filter_map(|&id| beneath(open, text, id, mentions)).collect();
    let behind = basis.iter().copied().map(Handle::Claim).chain(named.clone().map(Handle::Response));
    let refs = rested_on(open, behind);
    let reply = |id: ResponseId| reply(open, (text, &basis, &told), id, mentions);
    let responses = named.filter_map(reply).collect();
    let is_bare = new.iter().all(|&id| !open.shows(id))
        && under.is_empty()
        && point.gaps.is_empty()
        && point.judgments.is_empty()
        && point.responses.is_empty();
    let gaps =
        point.gaps.iter().filter(|gap| !echo::leaves_open(text, &open.corpus.gap(gap.value).text.value));
    let held = point.judgments.iter().map(|judgment| held(open, text, judgment.value));
    shape::TalkingPoint {
        point: sentence(text),
        bare: is_bare && asserts(text),
        refs,
        rests_on,
        under: under.into_iter().collect(),
        claims: claims::links(open, basis),
        gaps: gaps.map(|unknown| gap(open, unknown.value)).collect(),
        judgments: held.filter(|sentences| !sentences.is_empty()).collect(),
        responses,
        against: Vec::new(),
        clashes: Vec::new(),
    }
}

/// A response under a point with a text and the claims that it rests on, some of which stand under an earlier one: without what the
/// point tells, and what stands there.
fn reply(
    open: &Open<'_>,
    (text, basis, told): (&str, &[ClaimId], &[ClaimId]),
    id: ResponseId,
    mentions: &mut Mentions,
) -> Option<shape::Response> {
    let is_said = answered::answers(open, text, id);
    // Words of its own that a point tells say themselves what is denied.
    if is_said && open.corpus.response(id).wording.is_some() {
        return None;
    }
    let words = answers::words(open, id);
    let new: Vec<ClaimId> = words.iter().copied().filter(|claim| !told.contains(claim)).collect();
    let claims: Vec<shape::Mention> =
        new.into_iter().filter_map(|claim| beneath(open, text, claim, mentions)).collect();
    let said = match (words.as_slice(), claims.as_slice()) {
        ([], _) if !is_said => Told::Sentence,
        (_, []) => Told::Above,
        (_, [_, ..]) => Told::Words(claims),
    };
    answers::beside(open, id, (said, basis), mentions)
}

/// A claim under a point, unless the point tells it. A line that is left out introduces nobody: its tellers are mentioned only
/// where the point itself introduces them.
fn beneath(open: &Open<'_>, point: &str, id: ClaimId, mentions: &mut Mentions) -> Option<shape::Mention> {
    if !echo::tells(open, point, id) {
        return claims::mention(open, id, mentions);
    }
    let tellers = open.evidence(id).flat_map(told_by);
    tellers
        .filter(|&source| teller::introduces(open, point, source))
        .for_each(|source| mentions.note(source));
    None
}

/// A judgment under the point that tells it: its sentence, unless the point has its words, and the confidence in it.
fn held(open: &Open<'_>, point: &str, id: JudgmentId) -> String {
    let judgment = open.corpus.judgment(id);
    let own = (!echo::judges(point, &judgment.text.value))
        .then(|| format!("Our judgment: {}", judged(open, judgment)));
    let confidence = judgment.confidence.as_ref().map(|level| confidence(level.value).sentence);
    own.into_iter().chain(confidence).collect::<Vec<_>>().join(" ")
}

/// What is not known, without what a talking point says of it.
pub(super) fn unsaid(open: &Open<'_>) -> Vec<shape::Gap> {
    let points = &open.corpus.brief(open.selection.brief).talking_points;
    let is_said = |id: GapId| points.iter().flat_map(|point| &point.gaps).any(|gap| gap.value == id);
    open.selection.gaps.iter().filter(|&&id| !is_said(id)).map(|&id| gap(open, id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_over_answers_says_whether_there_are_any() {
        let reply = |&outcome: &Outcome| shape::Response { outcome: outcome.as_str(), ..Default::default() };
        let (denied, declined) = (Outcome::Denied, Outcome::Declined);
        for (outcomes, said) in [
            (&[denied, Outcome::Responded][..], "What those concerned answered"),
            (&[Outcome::NotAsked, Outcome::NotAsked], "Whom we did not ask"),
            (&[declined, Outcome::NoResponse], "What was not answered"),
            (&[Outcome::NoResponse, Outcome::NotAsked], "What was not answered"),
            (&[denied, Outcome::NotAsked], "What was answered and what was not"),
            (&[Outcome::Confirmed, declined], "What was answered and what was not"),
        ] {
            let replies: Vec<shape::Response> = outcomes.iter().map(reply).collect();
            assert_eq!(heading(&replies), said);
        }
    }

    #[test]
    fn what_stands_against_points_is_told_by_their_numbers() {
        assert_eq!(stands_against(&[1, 2], &[]), "contradicts points 1 and 2");
        assert_eq!(stands_against(&[1], &[2, 3, 5]), "contradicts point 1 and qualifies points 2, 3 and 5");
    }
}

//! What was not answered, as the source summary says it: of whom the brief has no word, and who speaks elsewhere in it.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::model::id::{ClaimId, SourceId};
use crate::model::response::{Outcome, Response};
use crate::model::source::SourceKind;
use crate::render::view::counting::{counted, series, verb};
use crate::render::view::open::{Open, is_named, own_voice, told_by};
use crate::render::view::prose;

/// Whether a party was asked, as far as that is known.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// The authors say that they did not ask.
    #[default]
    No,
    /// Somebody did, or nobody knows.
    Yes,
}

/// What a party left without an answer.
#[derive(Default)]
struct Silence {
    /// Whether anybody asked.
    asked: Asked,
    /// The claims, as far as the desk says of which.
    claims: BTreeSet<ClaimId>,
    /// Responses that are about no claim in particular.
    at_large: usize,
    /// Whether it is a body, or somebody.
    is_body: bool,
}

impl Silence {
    fn points(&self) -> usize {
        self.claims.len() + self.at_large
    }
}

/// Parties by the names that readers see, with what each left without an answer.
type Silences = IndexMap<String, Silence>;

/// Of whom there is no word of substance, and what those did not answer who speak elsewhere in the brief.
pub(super) fn unanswered(open: &Open<'_>) -> Vec<String> {
    let (answers, silences): (Vec<&Response>, Vec<&Response>) =
        open.responses().map(|id| open.corpus.response(id)).partition(|response| is_answer(response));
    let (heard, accused) = (heard(open, &answers), Accused::of(open));
    let (answered, answered_all) = answered(open, &answers);
    let (mut silent, mut selective) = (Silences::new(), Silences::new());
    for response in silences {
        let party = response.party.value;
        let claims = response.about.iter().map(|claim| claim.value);
        let claims: Vec<ClaimId> = claims.filter(|&claim| !answered.contains(&(party, claim))).collect();
        let is_bystander = response.about.is_empty() && !accused.has(open, party);
        if is_bystander || answered_all.contains(&party) || claims.is_empty() && !response.about.is_empty() {
            continue;
        }
        let of = if heard.contains(&party) { &mut selective } else { &mut silent };
        let silence = of.entry(open.corpus.source(party).public_name().to_owned()).or_default();
        if response.outcome.value != Outcome::NotAsked {
            silence.asked = Asked::Yes;
        }
        silence.is_body = open.corpus.source(party).is_body();
        silence.at_large += usize::from(claims.is_empty());
        silence.claims.extend(claims);
    }
    none(&silent).into_iter().chain(some(&selective)).map(|said| prose::sentence(&said)).collect()
}

/// Those whom claims accuse, what they belong to, and all that belongs to them.
struct Accused {
    themselves: BTreeSet<SourceId>,
    wholes: BTreeSet<SourceId>,
}

impl Accused {
    fn of(open: &Open<'_>) -> Self {
        let accused = open.claims.iter().flat_map(|&claim| &open.corpus.claim(claim).accuses);
        let themselves: BTreeSet<SourceId> = accused.map(|accused| accused.value).collect();
        let wholes = themselves.iter().flat_map(|&accused| wholes(open, accused)).collect();
        Self { themselves, wholes }
    }

    fn has(&self, open: &Open<'_>, party: SourceId) -> bool {
        self.wholes.contains(&party) || wholes(open, party).any(|whole| self.themselves.contains(&whole))
    }
}

/// Whether a party answered.
fn is_answer(response: &Response) -> bool {
    matches!(response.outcome.value, Outcome::Responded | Outcome::Confirmed | Outcome::Denied)
        && !response.is_put_off()
}

/// What each party answered, and who gave an answer that names no claim: that is one to all.
fn answered(open: &Open<'_>, answers: &[&Response]) -> (BTreeSet<(SourceId, ClaimId)>, BTreeSet<SourceId>) {
    let mut answered = BTreeSet::new();
    let mut all = BTreeSet::new();
    for answer in answers {
        for party in wholes(open, answer.party.value) {
            answered.extend(answer.about.iter().map(|claim| (party, claim.value)));
            all.extend(answer.about.is_empty().then_some(party));
        }
    }
    (answered, all)
}

/// Whose words the brief has: those who tell of answers as well, given or not.
pub(super) fn speaking(open: &Open<'_>) -> BTreeSet<SourceId> {
    let responses: Vec<&Response> = open.told().map(|id| open.corpus.response(id)).collect();
    let answers: Vec<&Response> = responses.iter().copied().filter(|response| is_answer(response)).collect();
    let tellers = responses.iter().flat_map(|response| response.tellers()).copied();
    heard(open, &answers).into_iter().chain(tellers).collect()
}

/// Whose words the brief has: those who answered, and those who speak in its claims, with the bodies for which they do.
fn heard(open: &Open<'_>, answers: &[&Response]) -> BTreeSet<SourceId> {
    let answered = answers.iter().flat_map(|response| wholes(open, response.party.value));
    let speakers: BTreeSet<SourceId> = open
        .claims
        .iter()
        .flat_map(|&id| open.evidence(id))
        .flat_map(|evidence| told_by(evidence).chain(own_voice(open, evidence)))
        .collect();
    let speaking = speakers.iter().flat_map(|&source| {
        let behind = spoken_for(open, source).into_iter().flat_map(|body| wholes(open, body));
        [source].into_iter().chain(behind)
    });
    answered.chain(speaking).collect()
}

/// The body for which a source speaks, where readers may know it: a person's only where it is said that they do, or where
/// they head it.
fn spoken_for(open: &Open<'_>, source: SourceId) -> Option<SourceId> {
    let one = open.corpus.source(source);
    match &one.kind {
        _ if one.shield().is_some() => None,
        SourceKind::Person(person) => {
            person.acts_for.or_else(|| person.of.filter(|&body| open.corpus.speaks_for(source, body)))
        }
        SourceKind::Organization(body) => body.of,
        SourceKind::Anonymous(_) => None,
    }
}

/// A party and, where it is named, the bodies to which it belongs.
fn wholes<'a>(open: &'a Open<'_>, party: SourceId) -> impl Iterator<Item = SourceId> + 'a {
    let whole = |&source: &SourceId| open.corpus.source(source).of().filter(|_| is_named(open, source));
    std::iter::successors(Some(party), whole).take(open.corpus.sources.len())
}

/// From whom there is no answer, and of each whether anybody asked.
fn none(silent: &Silences) -> Option<String> {
    let from = |asked: Asked| {
        let names = names(silent, asked);
        (!names.is_empty()).then(|| format!("from {}", alternatives(&names)))
    };
    let mut unasked = silent.values().filter(|silence| silence.asked == Asked::No);
    let whom = if unasked.all(|silence| silence.is_body) { "which" } else { "whom" };
    let unasked = from(Asked::No).map(|from| format!("{from}, {whom} we did not ask"));
    let who = match (from(Asked::Yes), unasked) {
        (Some(asked), Some(unasked)) => format!("{asked}, nor {unasked}"),
        (asked, unasked) => asked.or(unasked)?,
    };
    Some(format!("No answer on the substance is recorded {who}"))
}

/// Who speaks in the brief and did not answer all of it, those first who were asked.
fn some(selective: &Silences) -> Vec<String> {
    let told = |asked: Asked| {
        let names = names(selective, asked);
        let points = |name: &String| selective.get(name).map_or(1, Silence::points);
        let on = |count: usize| format!("on {}", counted(count, "point", "points"));
        let first = points(names.first()?);
        let is_alike = names.len() > 1 && names.iter().all(|name| points(name) == first);
        let each = names.iter().map(|name| format!("from {name} {}", on(points(name))));
        let of = alternatives(&each.collect::<Vec<_>>());
        let who = format!("{} {} here", series(&names), verb(names.len(), "speaks", "speak"));
        let is_one = names.len() == 1;
        Some(match asked {
            Asked::Yes if is_one => {
                format!("{who}, but {} no answer on the substance is recorded", on(first))
            }
            Asked::Yes if is_alike => {
                format!("{who}, but {} each no answer on the substance is recorded", on(first))
            }
            Asked::Yes => format!("{who}, but no answer on the substance is recorded {of}"),
            Asked::No if is_one => {
                format!("{who}, but we did not ask for an answer {}", on(first))
            }
            Asked::No if is_alike => {
                format!("{who}, but we did not ask for an answer {} each", on(first))
            }
            Asked::No => format!("{who}, but we did not ask for an answer {of}"),
        })
    };
    [Asked::Yes, Asked::No].into_iter().filter_map(told).collect()
}

fn names(silences: &Silences, asked: Asked) -> Vec<String> {
    silences.iter().filter(|(_, silence)| silence.asked == asked).map(|(name, _)| name.clone()).collect()
}

/// Items of which none is so, joined by "or".
fn alternatives(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => {
            let heavy = items.iter().any(|item| item.contains(',') || item.contains(" or "));
            format!("{}{} or {last}", all.join(", "), if heavy { "," } else { "" })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn silences(of: &[(&str, bool)]) -> Silences {
        let silence = |asked| Silence {
            asked: if asked { Asked::Yes } else { Asked::No },
            at_large: 1,
            ..Silence::default()
        };
        of.iter().map(|&(name, asked)| (name.to_owned(), silence(asked))).collect()
    }

    #[test]
    fn those_whom_nobody_asked_are_told_apart() {
        for (silent, said) in [
            (&[("A", true)][..], "from A"),
            (&[("A", false), ("B", false)], "from A or B, whom we did not ask"),
            (&[("B", false), ("A", true)], "from A, nor from B, whom we did not ask"),
        ] {
            let said = format!("No answer on the substance is recorded {said}");
            assert_eq!(none(&silences(silent)).as_deref(), Some(said.as_str()));
        }
        assert_eq!(none(&Silences::new()), None);
        let mut hospital = silences(&[("A", false)]);
        hospital.values_mut().for_each(|silence| silence.is_body = true);
        assert!(none(&hospital).unwrap().ends_with("from A, which we did not ask"));
    }

    #[test]
    fn those_who_speak_are_told_with_what_they_left_open() {
        for (selective, said) in [
            (
                &[("A", true)][..],
                &["A speaks here, but on one point no answer on the substance is recorded"][..],
            ),
            (
                &[("A", true), ("B", false), ("C", true)],
                &[
                    "A and C speak here, but on one point each no answer on the substance is recorded",
                    "B speaks here, but we did not ask for an answer on one point",
                ],
            ),
            (&[], &[]),
        ] {
            assert_eq!(some(&silences(selective)), said);
        }
    }

    #[test]
    fn of_several_who_speak_each_is_told_with_how_much_it_left_open() {
        let mut selective = silences(&[("A", true), ("B", true)]);
        selective.get_mut("B").unwrap().at_large = 2;
        let said = "A and B speak here, but no answer on the substance is recorded from A on one point or from B on two points";
        assert_eq!(some(&selective), [said]);
    }

    #[test]
    fn those_who_did_not_answer_are_joined_by_or() {
        let items =
            |items: &[&str]| alternatives(&items.iter().map(|&item| item.to_owned()).collect::<Vec<_>>());
        assert_eq!(items(&["A"]), "A");
        assert_eq!(items(&["A", "B"]), "A or B");
        assert_eq!(items(&["A, of X", "B", "C"]), "A, of X, B, or C");
    }
}

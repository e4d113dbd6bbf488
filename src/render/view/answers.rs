//! What accused and affected parties answered, or did not, as the view has it.

use crate::model::date::{Period, Precision, When};
use crate::model::id::{ClaimId, ResponseId};
use crate::model::response::{Outcome, Response};
use crate::model::words::Words as _;
use crate::render::attribution;
use crate::render::attribution::names::Mentions;
use crate::render::view::claims::{alone, links, mention};
use crate::render::view::open::Open;
use crate::render::view::prose::{self, merged, places_of};
use crate::render::view::shape;
use crate::resolve::corpus::Handle;

/// Answers and missing answers of the whole brief.
pub(super) fn responses(open: &Open<'_>, mentions: &mut Mentions) -> Vec<shape::Response> {
    open.responses().filter_map(|id| in_full(open, id, mentions)).collect()
}

/// A response as a memo tells it: its sentence, what that denies or confirms, its own words.
fn in_full(open: &Open<'_>, id: ResponseId, mentions: &mut Mentions) -> Option<shape::Response> {
    let what = numbered(open, open.corpus.response(id));
    let lead = attribution::lead(&open.names, id, what.as_deref(), &mut mentions.clone());
    let sentence = attribution::response(&open.names, id, mentions);
    let answers = answers(open, &denied(open, id), mentions);
    let claims = own_words(open, id, mentions);
    let lead = lead.filter(|_| what.is_some() || !claims.is_empty());
    let lead_numbers = what.filter(|what| lead.as_ref().is_some_and(|lead| lead.contains(what.as_str())));
    let told =
        shape::Response { sentence, lead, lead_numbers, answers, claims, ..shape::Response::default() };
    response(open, id, told)
}

/// What a response denies or confirms, by the numbers that the page gives it: "claims 4 and 6".
fn numbered(open: &Open<'_>, response: &Response) -> Option<String> {
    if !matches!(response.outcome.value, Outcome::Denied | Outcome::Confirmed) {
        return None;
    }
    let about = links(open, response.about.iter().map(|claim| claim.value));
    let mut numbers: Vec<u32> = about.iter().map(|link| link.number).collect();
    numbers.sort_unstable();
    let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
    match numbers.as_slice() {
        [] => None,
        [one] => Some(format!("claim {one}")),
        [all @ .., last] => Some(format!("claims {} and {last}", all.join(", "))),
    }
}

/// What a page tells of a response before what that denies or confirms.
pub(super) enum Told {
    /// Its sentence.
    Sentence,
    /// Its own words in place of that.
    Words(Vec<shape::Mention>),
    /// Nothing: what stands above tells it.
    Above,
}

/// A response as a card tells it below the points: its own words in place of its sentence, if it has some, then what that denies
/// or confirms.
pub(super) fn in_short(open: &Open<'_>, id: ResponseId, mentions: &mut Mentions) -> Option<shape::Response> {
    let claims = own_words(open, id, mentions);
    let told = if claims.is_empty() { Told::Sentence } else { Told::Words(claims) };
    beside(open, id, (told, &[]), mentions)
}

/// The same beside claims that stand there already: those are not told as what it denies or confirms.
pub(super) fn beside(
    open: &Open<'_>,
    id: ResponseId,
    (told, beside): (Told, &[ClaimId]),
    mentions: &mut Mentions,
) -> Option<shape::Response> {
    let mut unsaid = mentions.clone();
    let (sentence, claims) = match told {
        Told::Sentence => (attribution::response(&open.names, id, mentions), Vec::new()),
        Told::Words(claims) => (attribution::response(&open.names, id, &mut unsaid), claims),
        Told::Above => Default::default(),
    };
    let answers = match denied(open, id).as_slice() {
        [one] if beside.contains(one) => Vec::new(),
        about => answers(open, about, mentions),
    };
    let is_told = !sentence.is_empty() || answers.len() == 1;
    let told = shape::Response { sentence, answers, claims, ..shape::Response::default() };
    response(open, id, told).filter(|_| is_told)
}

/// The rest of a response, which hangs on no other mention; `None` where it may not be told.
fn response(open: &Open<'_>, id: ResponseId, told: shape::Response) -> Option<shape::Response> {
    let response = open.corpus.response(id);
    let mut about = links(open, response.about.iter().map(|claim| claim.value));
    about.sort_by_key(|link| link.number);
    let alone = attribution::response(&open.names, id, &mut Mentions::default());
    (!alone.is_empty()).then(|| shape::Response {
        id: response.common.id.value.to_string(),
        anchor: format!("response-{}", response.common.id.value),
        alone,
        outcome: response.outcome.value.as_str(),
        when: response.when.as_ref().map(|when| asked(response.outcome.value, &when.value)),
        about,
        refs: merged(open, places_of(open, Handle::Response(id))),
        ..told
    })
}

/// The time of a response. Whoever did not answer was asked on the first date of two, and had not answered on the second.
fn asked(outcome: Outcome, when: &When) -> shape::When {
    let mut told = prose::when(when);
    let Some(Period { from, to: Some(to) }) = when.date else { return told };
    let are_days = [from, to].iter().all(|date| date.precision() == Precision::Day);
    if outcome == Outcome::NoResponse && when.text.is_none() && are_days {
        let (asked, until) = (from.words(), to.words());
        let year = asked.rsplit_once(' ').map_or("", |(_, year)| year);
        let until = until.strip_suffix(year).map_or(until.as_str(), str::trim_end);
        told.words = format!("{asked}; no answer by {until}");
    }
    told
}

/// What was answered, claim by claim.
fn own_words(open: &Open<'_>, id: ResponseId, mentions: &mut Mentions) -> Vec<shape::Mention> {
    words(open, id).into_iter().filter_map(|claim| mention(open, claim, mentions)).collect()
}

/// The claims that have the words of a response, of those that may be shown.
pub(super) fn words(open: &Open<'_>, id: ResponseId) -> Vec<ClaimId> {
    let claims = open.corpus.response(id).claims.iter().map(|claim| claim.value);
    claims.filter(|&claim| open.shows(claim)).collect()
}

/// What a response denies or confirms, of what may be shown.
fn denied(open: &Open<'_>, id: ResponseId) -> Vec<ClaimId> {
    let response = open.corpus.response(id);
    let is_verdict = matches!(response.outcome.value, Outcome::Denied | Outcome::Confirmed);
    let about = response.about.iter().map(|claim| claim.value).filter(|_| is_verdict);
    about.filter(|&claim| open.shows(claim)).collect()
}

/// The same as it stands behind a response. One thing is told there; of several, pages give the numbers, so that nobody counts
/// as mentioned there.
fn answers(open: &Open<'_>, denied: &[ClaimId], mentions: &mut Mentions) -> Vec<shape::Mention> {
    match denied {
        [one] => mention(open, *one, mentions).into_iter().collect(),
        several => several.iter().filter_map(|&claim| alone(open, claim)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_did_not_answer_was_asked_on_the_first_date_of_two() {
        let when = |date: &str| When { text: None, date: Period::parse(date) };
        for (date, outcome, words) in [
            ("2030-10-31/2030-11-03", Outcome::NoResponse, "31 October 2030; no answer by 3 November"),
            ("2030-12-31/2031-01-03", Outcome::NoResponse, "31 December 2030; no answer by 3 January 2031"),
            ("2030-10/2030-11", Outcome::NoResponse, "October to November 2030"),
            ("2030-10-31", Outcome::NoResponse, "31 October 2030"),
            ("2030-10-31/2030-11-03", Outcome::Denied, "31 October to 3 November 2030"),
        ] {
            assert_eq!(asked(outcome, &when(date)).words, words);
        }
    }
}

//! Which other claim of a brief a sentence may have meant by a date that nothing it cites has.

use chrono::{Datelike, NaiveDate};

use crate::check::dates::{Dated, Months, dates};
use crate::check::days::{Day, days};
use crate::check::happened::Stems;
use crate::check::rule::Desk;
use crate::check::written::Passage;
use crate::model::claim::Claim;
use crate::model::date::Period;
use crate::model::id::ClaimId;
use crate::select::Selection;

/// How many other claims are gone through for a date.
const OTHERS: usize = 1024;

/// The claim that tells of a day, in the year that is meant.
pub fn of_day(
    desk: &Desk<'_>,
    selection: &Selection,
    sentence: &Passage<'_>,
    (day, whole): (&Day, Option<NaiveDate>),
) -> Option<ClaimId> {
    first(desk, selection, sentence, |claim| tells_day(claim, day, whole))
}

/// The claim that tells of a month or a year.
pub fn of_month(
    desk: &Desk<'_>,
    selection: &Selection,
    sentence: &Passage<'_>,
    date: &Dated,
) -> Option<ClaimId> {
    let months = date.months()?;
    first(desk, selection, sentence, |claim| tells_months(claim, months))
}

/// The first claim that has a date, and a word in common with a sentence: what tells of something else entirely was not meant.
fn first(
    desk: &Desk<'_>,
    selection: &Selection,
    sentence: &Passage<'_>,
    has: impl Fn(&Claim) -> bool,
) -> Option<ClaimId> {
    let mut others = selection.claims.iter().copied().take(OTHERS);
    let told = Stems::of(&sentence.blanked());
    others.find(|&id| {
        let claim = desk.corpus.claim(id);
        has(claim) && told.meet(&Stems::of(&claim.assertion.value))
    })
}

/// Whether a claim has a day in its assertion or its `when`. That of its last look (`as_of`) or of its document is no day of
/// what it tells.
fn tells_day(claim: &Claim, day: &Day, whole: Option<NaiveDate>) -> bool {
    let text = &claim.assertion.value;
    let when = when(claim);
    let is_end = |when: Period| whole.is_some_and(|whole| [when.earliest(), when.latest()].contains(&whole));
    let is_year = |year: i32| whole.is_none_or(|whole| whole.year() == year);
    let year = |own: &Day| dates(text).iter().find(|date| date.place == own.place).and_then(|date| date.year);
    let is_meant = |own: &Day| match (year(own), when) {
        (Some(year), _) => is_year(year),
        (None, Some(when)) => is_year(when.earliest().year()) || is_year(when.latest().year()),
        (None, None) => true,
    };
    when.is_some_and(is_end) || days(text).iter().any(|own| own.is(day) && is_meant(own))
}

/// Whether a claim has a month or a year in its assertion or its `when`.
fn tells_months(claim: &Claim, months: Months) -> bool {
    let is_when = |when: Period| {
        let to = when.to.unwrap_or(when.from);
        Months { first: Months::of(when.from).first, last: Months::of(to).last } == months
    };
    when(claim).is_some_and(is_when)
        || dates(&claim.assertion.value).iter().any(|date| date.months() == Some(months))
}

fn when(claim: &Claim) -> Option<Period> {
    claim.when.as_ref().and_then(|when| when.value.date)
}

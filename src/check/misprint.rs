//! A date that a sentence has in the words of a claim, which has another one there.

use std::ops::Range;

use crate::check::dates::{Dated, dates};

/// How many words before a date are the same where a sentence tells what a claim does: "catches in".
const SAME: usize = 2;

/// The date of a claim's text that stands there behind the same words as a date does in a sentence, where the sentence has
/// that of the claim nowhere, nor the claim that of the sentence.
pub fn other(sentence: &str, date: &Dated, told: &str) -> Option<Range<usize>> {
    among((sentence, &dates(sentence)), date, (told, &dates(told)))
}

/// The same where the dates of both have been read.
pub fn among(
    (sentence, stated): (&str, &[Dated]),
    date: &Dated,
    (told, there): (&str, &[Dated]),
) -> Option<Range<usize>> {
    let is_told = |text: &str, one: &Dated| one.is_plain || is_season(text, one);
    let own = date.months().filter(|_| is_told(sentence, date))?;
    let is_apart = |all: &[Dated], one: &Dated| {
        let Some(months) = one.months() else { return false };
        all.iter().all(|other| other.months().is_some_and(|other| !other.meet(months)))
    };
    // Most have the very date.
    if !is_apart(there, date) {
        return None;
    }
    let lead = lead(sentence, date)?;
    let behind = |other: &&Dated| self::lead(told, other).is_some_and(|words| words == lead);
    let found = there.iter().filter(behind).find(|other| is_told(told, other) && is_apart(stated, other))?;
    // "The season 2038-39" is none of "the season 2038".
    if is_season(sentence, date) != is_season(told, found) {
        return None;
    }
    let is_other = found.months().is_some_and(|months| !months.meet(own));
    is_other.then(|| found.place.clone())
}

/// Whether a date is the first year of a season: "2038" in "2038-39".
pub fn is_season(text: &str, date: &Dated) -> bool {
    season(text, date).is_some()
}

/// The second year of a season: "39" behind "2038-".
fn season<'t>(text: &'t str, date: &Dated) -> Option<&'t str> {
    let rest = text.get(date.place.end..).filter(|_| date.month.is_none())?;
    let behind = ["-", "–", "/"].iter().find_map(|dash| rest.strip_prefix(dash))?;
    let digits = behind.split(|c: char| !c.is_ascii_digit()).next()?;
    let is_next =
        digits.parse::<i32>().ok().zip(date.year).is_some_and(|(next, year)| (year + 1) % 100 == next);
    (digits.len() == 2 && is_next).then_some(digits)
}

/// The words right before a date, in lower case; nothing where they are few, or a mark stands between them.
fn lead(text: &str, date: &Dated) -> Option<Vec<String>> {
    let before = text.get(..date.place.start)?;
    let words: Vec<&str> = before.split_whitespace().rev().take(SAME).collect();
    let is_plain = |word: &&str| word.chars().all(|c| c.is_alphanumeric() || c == '-');
    (words.len() == SAME && words.iter().all(is_plain))
        .then(|| words.into_iter().map(str::to_lowercase).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn misprinted<'t>(sentence: &str, told: &'t str) -> Option<&'t str> {
        let all = dates(sentence);
        all.iter().find_map(|date| other(sentence, date, told)).and_then(|place| told.get(place))
    }

    #[test]
    fn another_year_behind_the_same_words_is_a_misprint() {
        let told = "Catches in 2033 should not exceed 40,000 tonnes";
        assert_eq!(
            misprinted("It says that catches in 2032 should not exceed 40,000 tonnes", told),
            Some("2033")
        );
        for right in [
            "It says that catches in 2033 should not exceed 40,000 tonnes",
            "It said in 2032 that catches should not exceed 40,000 tonnes",
            "In 2032 it said so",
            "After catches in 2032, those of 2033 should not exceed 40,000 tonnes",
        ] {
            assert_eq!(misprinted(right, told), None, "{right}");
        }
        assert_eq!(misprinted("catches in 2032", "Catches in 2033 are half of the catches of 2032"), None);
        assert_eq!(
            misprinted("The quota for March 2033", "The quota for April 2033 is low"),
            Some("April 2033")
        );
        assert_eq!(misprinted("The quota for 2033", "The quota for April 2033 is low"), None);
        let season = "The line carried 1,200 wagons in the season 2038-39";
        assert_eq!(misprinted("It carried 1,200 wagons in the season 2035-36", season), Some("2038"));
        assert_eq!(misprinted("It carried 1,200 wagons in the season 2038-39", season), None);
        assert_eq!(misprinted("It carried 1,200 wagons in the season 2035", season), None);
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|in |March|2032|catches | ){0,20}") {
            for date in dates(&text) {
                let _ = other(&text, &date, &text);
            }
        }
    }
}

//! Words of time that tell none: in the name of a thing ("the night train"), and in a rate ("1,140 trains a day").

use std::borrow::Cow;

use crate::check::prose::has;

/// Words of time that may stand before what they name.
const NAMING: &str = "autumn day night overnight spring summer weekend winter";

/// What they name.
const NAMED: &str = "boat boats bus buses coach coaches connection connections ferries ferry flight flights line lines route routes \
    schedule schedules service services shift shifts sleeper sleepers ticket tickets timetable timetables train trains";

/// Words of time that may end a rate.
const RATED: &str = "day hour month night quarter week year";

/// Words before those, where they end a rate.
const EACH: &str = "a an each every per";

/// Words before those, where they end none: "in a year".
const LEADING: &str =
    "after almost before by during for in is it of on over since than until was with within";

/// Words behind which a time is counted: "a day later".
const COUNTED: &str =
    "after afterwards ago ahead before earlier from has is later of on since that until was when";

/// Numbers in words, with which a rate may be told.
const NUMBERS: &str = "dozen eight eleven five four hundred million nine once one seven six ten thousand three times twelve twice two";

/// How many words may stand between the number of a rate and its end.
const REACH: usize = 5;

/// A word of letters and digits.
struct Word<'a> {
    start: usize,
    typed: &'a str,
    /// What stands between it and the word before.
    gap: &'a str,
}

/// A text without such words, every other byte at its place.
pub fn blanked(text: &str) -> Cow<'_, str> {
    let words = words(text);
    let mut found = Cow::Borrowed(text);
    for (at, word) in words.iter().enumerate() {
        if is_name(&words, at) || is_rate(&words, at) {
            let place = word.start..word.start + word.typed.len();
            found.to_mut().replace_range(place, &" ".repeat(word.typed.len()));
        }
    }
    found
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut end = 0;
    for typed in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let start = end + text.get(end..).and_then(|rest| rest.find(typed)).unwrap_or_default();
        found.push(Word { start, typed, gap: text.get(end..start).unwrap_or_default() });
        end = start + typed.len();
    }
    found
}

/// Whether a word names what stands behind it.
fn is_name(words: &[Word<'_>], at: usize) -> bool {
    let next = || words.get(at + 1).filter(|next| matches!(next.gap, " " | "-"));
    words.get(at).is_some_and(|word| has(NAMING, &word.typed.to_lowercase()))
        && next().is_some_and(|next| has(NAMED, &next.typed.to_lowercase()))
}

/// Whether a word ends a rate: a number stands before it in the same clause, and nothing is counted behind it.
fn is_rate(words: &[Word<'_>], at: usize) -> bool {
    let joined = |at: usize| words.get(at).filter(|word| word.gap == " ");
    let (Some(_), Some(each)) = (joined(at).filter(|word| has(RATED, word.typed)), at.checked_sub(1)) else {
        return false;
    };
    let is_counted = joined(at + 1).is_some_and(|next| has(COUNTED, next.typed));
    if is_counted || !joined(each).is_some_and(|each| has(EACH, each.typed)) {
        return false;
    }
    let is_led = each
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .is_some_and(|before| has(LEADING, &before.typed.to_lowercase()));
    let is_number = |word: &Word<'_>| {
        word.typed.starts_with(|c: char| c.is_ascii_digit()) || has(NUMBERS, &word.typed.to_lowercase())
    };
    // Behind a gap that is no blank another clause ends, or a number goes on ("1,140").
    let clause = (0..each).rev().take(REACH);
    let mut ended = false;
    let mut before = clause.take_while(|&at| {
        let goes_on = !ended;
        ended = joined(at).is_none();
        goes_on
    });
    !is_led && before.any(|at| words.get(at).is_some_and(is_number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_time_in_a_name_or_a_rate_tells_no_time() {
        for (text, left) in [
            ("The night train runs", "The       train runs"),
            ("The winter timetable begins", "The        timetable begins"),
            ("It runs 1,140 trains a day, 30 more", "It runs 1,140 trains a    , 30 more"),
            ("It runs twice a week", "It runs twice a     "),
            ("It costs 40 crowns per month", "It costs 40 crowns per      "),
        ] {
            assert_eq!(blanked(text), left);
        }
        for text in [
            "It runs at night",
            "It ended in the winter",
            "It ends a day later",
            "It lost 14 million crowns in a year",
            "With 1,140 trains, a day of strikes",
            "It closed on 3 May, a year after it opened",
        ] {
            assert_eq!(blanked(text), text);
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC| a day|night train|twelve |1,140 |, |é){0,20}") {
            proptest::prop_assert_eq!(blanked(&text).len(), text.len());
        }
    }
}

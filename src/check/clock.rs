//! The times of a day that a text has in digits: "at 02:14".

use std::ops::Range;

use crate::check::prose::{Prose, has, quotations};

/// A time of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// The bytes it takes in the text.
    pub place: Range<usize>,
    /// The hour on a clock with twelve of them, and the minute: whether it is in the morning, the other text may leave open.
    time: (u32, u32),
}

impl Clock {
    /// Whether a text has the time, in the morning or in the evening.
    pub fn is_in(&self, text: &str) -> bool {
        clocks(text).iter().any(|other| other.time == self.time)
    }
}

/// Words behind which a time is exact.
const AT: &str = "at by from until since till";

/// Words from which another time may follow, or which tell whose clock is meant.
const OPEN: &str = "after before bst cest cet earlier eastern edt est gmt half hour hours later local midnight minute minutes \
    moments noon past pdt pst quarter seconds time utc zulu";

/// Numbers of hours in words: "two in the morning".
const HOURS: &str = "one two three four five six seven eight nine ten eleven twelve";

/// The times of a text that are written with a colon. What belongs to a longer row of digits is none, and what stands in
/// brackets is one of a recording.
pub fn clocks(text: &str) -> Vec<Clock> {
    text.match_indices(':').filter_map(|(colon, _)| clock(text, colon)).collect()
}

fn clock(text: &str, colon: usize) -> Option<Clock> {
    let (before, behind) = (text.get(..colon)?, text.get(colon + 1..)?);
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let start = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let hours = before.get(start..)?;
    let minutes = behind.get(..digits(behind))?;
    let lead = before.get(..start)?.chars().next_back();
    let mut rest = behind.get(minutes.len()..)?.chars();
    let next = (rest.next(), rest.next());
    let goes_on = matches!(next, (Some(':' | '.' | ','), Some(c)) if c.is_ascii_digit());
    let is_apart = !lead.is_some_and(|c| c.is_alphanumeric() || matches!(c, '[' | ':' | '.' | '-' | '/'));
    if !matches!(hours.len(), 1 | 2) || minutes.len() != 2 || goes_on || !is_apart || next.0 == Some(']') {
        return None;
    }
    let (hour, minute): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let place = start..colon + 1 + minutes.len();
    (hour < 24 && minute < 60).then_some(Clock { place, time: (hour % 12, minute) })
}

/// The first exact time of a text, outside quotation marks, that none of others has, where they have times of their own and
/// all of them are exact. In doubt there is none.
pub fn stray(text: &str, others: &[&str]) -> Option<Clock> {
    let own = clocks(text);
    let known: Vec<Clock> = own.first().map(|_| others.iter().flat_map(|other| clocks(other)).collect())?;
    if known.is_empty() || [text].iter().chain(others).any(|text| is_open(text)) {
        return None;
    }
    let quoted = quotations(text);
    let is_quoted =
        |one: &Clock| quoted.iter().any(|&(start, end)| start <= one.place.start && one.place.end <= end);
    let is_exact = |one: &Clock| {
        let before = text.get(..one.place.start).unwrap_or_default().trim_end();
        before.rsplit(char::is_whitespace).next().is_some_and(|word| has(AT, &word.to_lowercase()))
    };
    let is_known = |one: &Clock| known.iter().any(|other| other.time == one.time);
    own.into_iter().find(|one| is_exact(one) && !is_known(one) && !is_quoted(one))
}

/// Whether other times than those in digits may be told: by words, or on another clock.
fn is_open(text: &str) -> bool {
    let prose = Prose::read(text);
    let words: Vec<&str> = prose.words().collect();
    let is_hour =
        |two: &[&str]| matches!(two, [at, hour] if has("at by around about", at) && has(HOURS, hour));
    let is_bare = |two: &[&str]| matches!(two, [hour, half] if has("a.m p.m am pm o'clock a p", half) && hour.len() < 3);
    words.iter().any(|word| has(OPEN, word)) || words.windows(2).any(|two| is_hour(two) || is_bare(two))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_that_the_other_texts_have_otherwise_is_a_stray() {
        let read = |text: &str, other: &str| {
            stray(text, &[other]).and_then(|one| text.get(one.place).map(str::to_owned))
        };
        assert_eq!(read("It failed at 03:14 on Monday", "It failed at 02:14."), Some("03:14".to_owned()));
        assert_eq!(
            read("It failed at 01:55.", "Ship, 01:50: 2.1 miles away; 02:40: 3.4."),
            Some("01:55".to_owned())
        );
        for (text, other) in [
            ("It failed at 02:14", "It failed at 02:14."),
            ("It failed at 14:14", "It failed at 2:14 p.m."),
            ("It failed at 03:14", "It failed at 02:14 GMT."),
            ("It failed at 03:14", "It failed an hour after 02:14."),
            ("It failed at 03:14", "It failed at three; at 02:14 it shook."),
            ("It failed at 03:00", "It failed at 3 a.m.; the watch began at 02:14."),
            ("It failed at 03:14", "[02:14] It failed."),
            ("It failed at 03:14", "It failed."),
            ("It failed around 03:14", "It failed at 02:14."),
            ("It was heard at 1:03:14", "It failed at 02:14."),
            ("It said \"at 03:14\"", "It failed at 02:14."),
        ] {
            assert_eq!(read(text, other), None, "{text}: {other}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|[0-9]|:|at |é){0,20}") {
            for one in clocks(&text) {
                proptest::prop_assert!(text.get(one.place).is_some());
            }
            let _ = stray(&text, &[&text]);
        }
    }
}

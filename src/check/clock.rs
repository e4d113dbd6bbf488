//! The times of a day that a text has in digits: "at 02:14".

use std::borrow::Cow;
use std::ops::Range;

use crate::check::prose::{Prose, has, places_of, quotations};

/// A time of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// The bytes it takes in the text.
    pub place: Range<usize>,
    /// The hour on a clock with twelve of them, and the minute.
    time: (u32, u32),
    /// Whether it is behind noon, where the text says so.
    is_late: Option<bool>,
}

impl Clock {
    /// Whether a text has the time, in the morning or in the evening.
    pub fn is_in(&self, text: &str) -> bool {
        clocks(text).iter().any(|other| self.may_be(other))
    }

    /// Whether a number of a text may be the time, as "8.30", "0830" or "830" without the half of the day.
    fn is_bare_in(&self, text: &str) -> bool {
        let (hour, minute) = self.time;
        let is_it = |number: &str| {
            let digits = number.replace('.', "");
            let time = digits.parse::<u32>().ok().filter(|_| matches!(digits.len(), 3 | 4));
            time.is_some_and(|time| (time / 100 % 12, time % 100) == (hour, minute) && time < 2500)
        };
        let numbers = text.split(|c: char| !(c.is_ascii_digit() || c == '.'));
        numbers.map(|number| number.trim_matches('.')).any(is_it)
    }

    /// Whether it may be another one: which half of the day is meant, one of the two may leave open.
    fn may_be(&self, other: &Self) -> bool {
        let halves = self.is_late.zip(other.is_late);
        self.time == other.time && halves.is_none_or(|(one, other)| one == other)
    }
}

/// Words behind which a time is exact.
const AT: &str = "at by from until since till";

/// Words from which another time may follow ("an hour later", and not "a later start"), or which tell whose clock is meant.
const OPEN: &str = "after before bst cest cet eastern edt est gmt half hour hours local lunch lunchtime minute minutes \
    moments past pdt pst quarter seconds time utc zulu";

/// Numbers of hours in words: "two in the morning".
const HOURS: &str = "one two three four five six seven eight nine ten eleven twelve";

/// Words before "noon" that make it no exact time.
const AROUND: &str = "about around near nearly toward towards";

/// The times of a text that are written with a colon, as "9 a.m.", as "6.12 p.m." or as "noon". What belongs to a longer row of digits is none, and what
/// stands in brackets is one of a recording.
pub fn clocks(text: &str) -> Vec<Clock> {
    let exact = text.match_indices(':').filter_map(|(colon, _)| clock(text, colon));
    let m = text.match_indices(['m', 'M']).filter_map(|(m, _)| of_half(text, m));
    let noon =
        [("noon", true), ("midday", true), ("midnight", false)].into_iter().flat_map(|(word, is_late)| {
            places_of(text, word).map(move |place| Clock { place, time: (0, 0), is_late: Some(is_late) })
        });
    let mut found: Vec<Clock> = exact.chain(m).chain(noon).collect();
    found.sort_by_key(|one| one.place.start);
    found
}

/// A text without the times in it, every other byte at its place.
pub fn blanked(text: &str) -> Cow<'_, str> {
    let mut found = Cow::Borrowed(text);
    for Clock { place, .. } in clocks(text) {
        let blank = " ".repeat(place.len());
        found.to_mut().replace_range(place, &blank);
    }
    found
}

/// The time that ends in an "m" of a text and has no colon: "9 a.m.", "9pm", "6.12 p.m.".
fn of_half(text: &str, m: usize) -> Option<Clock> {
    let (before, behind) = (text.get(..m)?, text.get(m + 1..)?);
    let (before, dot) = before.strip_suffix('.').map_or((before, ""), |before| (before, "."));
    let end = m + 1 + behind.strip_prefix(dot).map_or(0, |_| dot.len());
    let is_late = before.ends_with(['p', 'P']);
    let before = before.strip_suffix(['a', 'A', 'p', 'P'])?.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let digits = |text: &str| text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let number = |digits: &str| digits.parse::<u32>().ok().filter(|_| matches!(digits.len(), 1 | 2));
    let last = digits(before);
    // "6.12 p.m." has its minutes behind a dot.
    let hours = before.get(..last)?.strip_suffix('.').filter(|hours| digits(hours) < hours.len());
    let minutes = hours.and_then(|_| before.get(last..)).filter(|minutes| minutes.len() == 2);
    let (start, hour) = match hours.zip(minutes) {
        Some((hours, _)) => (digits(hours), number(hours.get(digits(hours)..)?)?),
        None => (last, number(before.get(last..)?)?),
    };
    let minute = minutes.map_or(Some(0), number)?;
    let lead = before.get(..start)?.chars().next_back();
    let is_apart =
        !lead.is_some_and(|c| c.is_alphanumeric() || matches!(c, ':' | '.' | ',' | '-' | '–' | '/'));
    let ends = !behind.starts_with(char::is_alphanumeric);
    (is_apart && ends && (1..=12).contains(&hour) && minute < 60).then_some(Clock {
        place: start..end,
        time: (hour % 12, minute),
        is_late: Some(is_late),
    })
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
    let half = behind.get(minutes.len()..)?.trim_start().to_lowercase();
    // "7:30 amid fog" leaves it open.
    let is_half = |short: &[&str]| {
        short.iter().any(|short| {
            half.strip_prefix(short).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    };
    let is_late = match hour {
        0 | 24 => Some(false),
        13.. => Some(true),
        _ if is_half(&["a.m", "am"]) => Some(false),
        _ if is_half(&["p.m", "pm"]) => Some(true),
        _ => None,
    };
    (hour < 24 && minute < 60 || (hour, minute) == (24, 0)).then_some(Clock {
        place,
        time: (hour % 12, minute),
        is_late,
    })
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
    let is_known = |one: &Clock| {
        known.iter().any(|other| one.may_be(other)) || others.iter().any(|other| one.is_bare_in(other))
    };
    own.into_iter().find(|one| is_exact(one) && !is_known(one) && !is_quoted(one))
}

/// Whether other times than those in digits may be told: by words, or on another clock.
fn is_open(text: &str) -> bool {
    let prose = Prose::read(text);
    let words: Vec<&str> = prose.words().collect();
    let is_hour = |two: &[&str]| {
        let is_near =
            |at: &str, hour: &str| has(AROUND, at) && matches!(hour, "noon" | "midday" | "midnight");
        matches!(two, [at, hour] if has("at by around about", at) && has(HOURS, hour) || is_near(at, hour))
    };
    let is_bare = |two: &[&str]| matches!(two, [hour, half] if *half == "o'clock" && hour.len() < 3);
    words.iter().any(|word| has(OPEN, word))
        || has_bare_hour(text)
        || words.windows(2).any(|two| is_hour(two) || is_bare(two))
}

/// Whether a number that may be an hour stands without minutes and half of the day where one is told ("at 8 or 9 a.m.", "8–9
/// a.m.", "at 8 the doors opened").
fn has_bare_hour(text: &str) -> bool {
    let known = clocks(text);
    let is_known = |at: usize| known.iter().any(|clock| clock.place.contains(&at));
    let mut at = 0;
    let mut before = "";
    for word in text.split_inclusive(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/')) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let place = at + word.find(bare).unwrap_or_default();
        let is_hour = matches!(bare.len(), 1 | 2) && bare.parse::<u32>().is_ok_and(|hour| hour < 25);
        if is_dotted(bare) && !is_known(place) {
            return true;
        }
        let next =
            text.get(at + word.len()..).unwrap_or_default().split_whitespace().next().unwrap_or_default();
        let leads = word.ends_with(['-', '–', '/']) || has("and or to until till a.m. p.m. am pm", next);
        if is_hour && !is_known(place) && (leads || has(AT, &before.to_lowercase())) {
            return true;
        }
        before = bare;
        at += word.len();
    }
    false
}

/// Whether a number may be a time without the half of its day: "8.30".
fn is_dotted(number: &str) -> bool {
    let is = |digits: &str, most: u32| digits.parse::<u32>().is_ok_and(|number| number < most);
    let parts = number.split_once('.').filter(|(hour, minute)| hour.len() < 3 && minute.len() == 2);
    parts.is_some_and(|(hour, minute)| is(hour, 25) && is(minute, 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_hour_of_half_a_day_is_a_time() {
        let read = |text: &str, other: &str| {
            stray(text, &[other]).and_then(|one| text.get(one.place).map(str::to_owned))
        };
        for (text, other) in [
            ("School starts at 8 a.m. here", "A later start of the school day, at 9 a.m., is considered."),
            ("School starts at 8 am", "School starts at 9am."),
            ("School starts at 8 a.m. on 14 May", "School starts at 9:30 on 14 May."),
            ("School starts at 8 a.m.", "School starts at 8.30 a.m."),
        ] {
            let typed = read(text, other).unwrap_or_default();
            assert!(matches!(typed.as_str(), "8 a.m." | "8 am"), "{text}: {other}: {typed}");
        }
        for (text, other) in [
            ("School starts at 9 a.m.", "School starts at 9:00."),
            ("School starts at 9 a.m.", "School starts at 9 A.M."),
            ("School starts at 8 a.m.", "School starts at 8 or 9 a.m."),
            ("School starts at 8 a.m.", "School starts between 8–9 a.m. or 10 a.m."),
            ("School starts at 8 a.m.", "School starts at 8, and at 9 a.m. in winter."),
            ("School starts at 8 a.m.", "School starts an hour later, at 9 a.m."),
            ("School starts at 8 a.m.", "School starts at eight; shops open at 9 a.m."),
            ("School starts about 8 a.m.", "School starts at 9 a.m."),
            ("The 8 am alarm rang", "The alarm rang at 9 a.m."),
        ] {
            assert_eq!(read(text, other), None, "{text}: {other}");
        }
    }

    #[test]
    fn a_time_that_the_other_texts_have_otherwise_is_a_stray() {
        let read = |text: &str, other: &str| {
            stray(text, &[other]).and_then(|one| text.get(one.place).map(str::to_owned))
        };
        assert_eq!(read("It failed at 03:14 on Monday", "It failed at 02:14."), Some("03:14".to_owned()));
        assert_eq!(read("It failed at noon", "It failed at 7 a.m."), Some("noon".to_owned()));
        assert_eq!(read("It failed at 6.21 p.m.", "It failed at 6.12 p.m."), Some("6.21 p.m.".to_owned()));
        assert_eq!(read("It failed at 6.12 p.m.", "It failed at 6:12 pm."), None);
        // A number without the half of the day may be it, and one that may be a time leaves it open.
        for (text, other) in [
            ("The office opens at 8.30 a.m.", "The office is open from 8.30 to 11.15 a.m."),
            ("The office opens at 8:30", "The office is open from 8.30 to 11.15 a.m."),
            ("The ferry leaves at 7.45 p.m.", "It leaves at 7.45 and comes back at 10.20 p.m."),
            ("The shop shuts at 6.30pm", "The shop, open 9.30 a.m. to 6.30, is small."),
            ("The pump failed at 4.05 a.m.", "It failed at 0405 and was mended at 6.10 a.m."),
            ("The court met at 10.15 a.m.", "It met at 10.15 and rose at 12.40 p.m."),
            ("The shop shuts at 6.30 p.m.", "It is open from 6.45 to 9.30 a.m."),
        ] {
            assert_eq!(read(text, other), None, "{text}: {other}");
        }
        assert_eq!(read("It failed at 7 p.m.", "It failed at 7 a.m."), Some("7 p.m.".to_owned()));
        assert_eq!(read("It failed at 19:00", "It failed at 7 a.m."), Some("19:00".to_owned()));
        assert_eq!(read("It failed at 7 a.m.", "It failed at noon."), Some("7 a.m.".to_owned()));
        assert_eq!(read("It failed at 7:30 p.m.", "It failed at 7:30 am."), Some("7:30".to_owned()));
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
            ("It failed at noon", "It failed at 12:00."),
            ("It failed at noon", "It began at 7 a.m. and failed at midday."),
            ("It failed at midnight", "It began at 7 a.m. and failed at 24:00."),
            ("It failed at 11:50", "It began at 7 a.m. and failed around midday."),
            ("It failed at 11:50", "It failed around noon."),
            ("It failed at noon", "It failed in the afternoon; the noon-time guard slept."),
            ("It failed at 7 p.m.", "It failed at 7:00."),
            ("It failed at 7:30 p.m.", "It failed at 7:30 amid fog."),
            ("It failed at 7:30 p.m.", "By 7:30 ambulances were there."),
            ("It failed at 1:30 p.m.", "It failed at lunchtime; the watch began at 9:00."),
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

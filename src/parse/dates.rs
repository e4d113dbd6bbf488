//! Dates as people write them, to the forms that claim files have.

use crate::model::date::PartialDate;

/// The names of the months; three letters of one are enough.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A part of a date: a number of so many digits, or a month by its name.
#[derive(Debug, Clone, Copy)]
enum Part {
    Number(u32, usize),
    Month(u32),
}

/// The forms of a date, for messages.
pub(super) const FORMS: &str = "write the year first: `2024`, `2024-04` or `2024-04-06`, with `~` behind it for \"about\" or `?` for \"uncertain\"";

/// What to write in the place of a text that is no date, as far as that can be told, or else the forms of a date.
pub fn advice(text: &str) -> String {
    told(text).unwrap_or_else(|| FORMS.to_owned())
}

/// What to write in the place of a text that means a date, or that would if there were such a day.
pub(super) fn told(text: &str) -> Option<String> {
    match &readings(text)[..] {
        [] => no_such_day(text),
        [date] => Some(format!("write the year first: `{date}`")),
        several => {
            let forms: Vec<String> =
                several.iter().map(|date| format!("`{date}` ({})", in_words(date))).collect();
            Some(format!("write the year first: {}", forms.join(" or ")))
        }
    }
}

/// What is wrong with a range of dates of which both ends are written well, or one is no day.
pub(super) fn told_of_range(text: &str) -> Option<String> {
    let (from, to) = text.split_once('/').filter(|(_, to)| !to.contains('/'))?;
    let is_date = |text| PartialDate::parse(text).is_some();
    match (is_date(from), is_date(to)) {
        (true, true) => Some(format!("the earlier date comes first: `{to}/{from}`")),
        (false, _) => no_such_day(from),
        (true, false) => no_such_day(to),
    }
}

/// Why a text that has the form of a date is none: the calendar has no such day, month or year.
fn no_such_day(text: &str) -> Option<String> {
    let (rest, _) = doubted(text.trim_end_matches(['~', '?']));
    let dates = meant(&parts(rest)?).into_iter().map(|date| {
        let mut parts = date.split('-').map(|part| part.parse::<u32>().unwrap_or_default());
        (parts.next().unwrap_or_default(), parts.next(), parts.next())
    });
    let mut dates: Vec<(u32, Option<u32>, Option<u32>)> = dates.collect();
    // Of day and month, written in either order, the month is the one that can be one.
    dates.sort_by_key(|&(_, month, _)| name(month).is_none());
    let (year, month, day) = *dates.first()?;
    let whole = format!("or the month alone: `{year:04}-{:02}`", month.unwrap_or_default());
    match (year, month, name(month), day) {
        (0, ..) => {
            Some("the years are counted from 1: write the year that is meant, in four figures".to_owned())
        }
        (_, Some(month), None, _) => Some(format!(
            "there is no month {month}; behind the year stands the month, then the day: write the month that is meant, or \
             the year alone: `{year:04}`"
        )),
        (_, _, Some("February"), Some(29)) => Some(format!(
            "{year} is no leap year, and its February has 28 days: write the day that is meant, {whole}"
        )),
        (_, _, Some(name), Some(day)) => {
            Some(format!("{name} has no {}: write the day that is meant, {whole}", ordinal(day)))
        }
        _ => None,
    }
}

/// The name of a month, with its capital.
fn name(month: Option<u32>) -> Option<&'static str> {
    let at = usize::try_from(month?.checked_sub(1)?).ok()?;
    MONTHS.get(at).copied()
}

/// A day that no month has, in words: "30th day", "day 0".
fn ordinal(day: u32) -> String {
    match day {
        0 => "day 0".to_owned(),
        _ if day % 10 == 1 => format!("{day}st day"),
        _ if day % 10 == 2 => format!("{day}nd day"),
        _ if day % 10 == 3 => format!("{day}rd day"),
        _ => format!("{day}th day"),
    }
}

fn in_words(date: &str) -> String {
    PartialDate::parse(date).map(PartialDate::words).unwrap_or_default()
}

/// What a text may mean as a date, in the forms that claim files have: none where it is no date, one where it can mean
/// only that, two where day and month could be either.
pub(super) fn readings(text: &str) -> Vec<String> {
    let (rest, doubt) = doubted(text);
    let Some(parts) = parts(rest) else { return Vec::new() };
    let mut found = meant(&parts);
    for date in &mut found {
        date.push_str(doubt);
    }
    found.retain(|date| PartialDate::parse(date).is_some());
    found.dedup();
    found
}

/// A text without the words that make it approximate, and the sign that stands for them.
fn doubted(text: &str) -> (&str, &str) {
    let text = text.trim();
    let words = ["about ", "around ", "circa ", "approximately ", "ca. ", "c. "];
    let lower = text.to_lowercase();
    match words.into_iter().find(|word| lower.starts_with(word)) {
        Some(word) => (text.get(word.len()..).unwrap_or_default(), "~"),
        None => (text, ""),
    }
}

fn parts(text: &str) -> Option<Vec<Part>> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '/' | '–'));
    let words = words.filter(|word| !word.is_empty() && !matches!(*word, "the" | "of"));
    words.map(part).collect()
}

fn part(word: &str) -> Option<Part> {
    let word = word.to_lowercase();
    let is_named = |month: &str| word.len() >= 3 && month.to_lowercase().starts_with(&word);
    if let Some(at) = MONTHS.iter().position(|month| is_named(month)) {
        return u32::try_from(at + 1).ok().map(Part::Month);
    }
    let ordinal = ["st", "nd", "rd", "th"].into_iter().find_map(|end| word.strip_suffix(end));
    let digits = ordinal.unwrap_or(&word);
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| digits.parse().ok().map(|number| Part::Number(number, digits.len())))?
}

fn meant(parts: &[Part]) -> Vec<String> {
    use Part::{Month, Number};
    let day = |year: u32, month: u32, day: u32| format!("{year:04}-{month:02}-{day:02}");
    let month = |year: u32, month: u32| format!("{year:04}-{month:02}");
    match *parts {
        [Number(year, 4)] => vec![format!("{year:04}")],
        [Number(whole, 8)] => vec![day(whole / 10_000, whole / 100 % 100, whole % 100)],
        [Month(m) | Number(m, 1 | 2), Number(year, 4)] | [Number(year, 4), Month(m) | Number(m, 1 | 2)] => {
            vec![month(year, m)]
        }
        // With the year in front the month follows, unless there is no such month.
        [Number(year, 4), Number(m @ 13.., 2), Number(d, 1 | 2)] => vec![day(year, d, m)],
        [Number(d, 1 | 2), Month(m), Number(year, 4)]
        | [Month(m), Number(d, 1 | 2), Number(year, 4)]
        | [Number(year, 4), Month(m) | Number(m, 1 | 2), Number(d, 1 | 2)] => vec![day(year, m, d)],
        [Number(a, 1 | 2), Number(b, 1 | 2), Number(year, 4)] => vec![day(year, b, a), day(year, a, b)],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{advice, readings};

    #[test]
    fn a_day_that_the_calendar_does_not_have_is_told_by_the_calendar() {
        for (written, told) in [
            (
                "2031-02-30",
                "February has no 30th day: write the day that is meant, or the month alone: `2031-02`",
            ),
            (
                "30 February 2031",
                "February has no 30th day: write the day that is meant, or the month alone: `2031-02`",
            ),
            (
                "2031-04-31~",
                "April has no 31st day: write the day that is meant, or the month alone: `2031-04`",
            ),
            (
                "32/01/2031",
                "January has no 32nd day: write the day that is meant, or the month alone: `2031-01`",
            ),
            ("2031-05-00", "May has no day 0: write the day that is meant, or the month alone: `2031-05`"),
            (
                "2031-02-29",
                "2031 is no leap year, and its February has 28 days: write the day that is meant, or the month alone: `2031-02`",
            ),
            (
                "2031-13",
                "there is no month 13; behind the year stands the month, then the day: write the month that is meant, or the year alone: `2031`",
            ),
            ("0000", "the years are counted from 1: write the year that is meant, in four figures"),
            ("soon", super::FORMS),
        ] {
            assert_eq!(advice(written), told, "{written}");
        }
    }

    #[test]
    fn a_date_as_people_write_it_is_read_in_every_way_it_can_mean() {
        for (written, meant) in [
            ("2 March 2032", &["2032-03-02"][..]),
            ("March 2, 2032", &["2032-03-02"]),
            ("2nd of Mar. 2032", &["2032-03-02"]),
            ("March 2032", &["2032-03"]),
            ("Sept 2032", &["2032-09"]),
            ("2032 March", &["2032-03"]),
            ("2032/03/02", &["2032-03-02"]),
            ("2032-3-2", &["2032-03-02"]),
            ("2032-14-04", &["2032-04-14"]),
            ("20320302", &["2032-03-02"]),
            ("3/2032", &["2032-03"]),
            ("about March 2032", &["2032-03~"]),
            ("circa 2032", &["2032~"]),
            ("03/02/2032", &["2032-02-03", "2032-03-02"]),
            ("3.3.2032", &["2032-03-03"]),
            ("31/12/2032", &["2032-12-31"]),
            ("12/31/2032", &["2032-12-31"]),
            ("30 February 2032", &[]),
            ("2 March", &[]),
            ("next week", &[]),
            ("03/02/32", &[]),
            ("mayhem 2032", &[]),
            ("", &[]),
        ] {
            assert_eq!(readings(written), meant, "{written}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_left(text in "[0-9a-z ,./~\\-–é]{0,24}") {
            proptest::prop_assert!(readings(&text).len() <= 2);
        }
    }
}

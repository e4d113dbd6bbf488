//! Dates as people write them, to the forms that claim files have.

use crate::model::date::PartialDate;

/// The names of the months; three letters of one are enough.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A part of a date: a number of so many digits, or a month by its name.
#[derive(Debug, Clone, Copy)]
enum Part {
    Number(u32, usize),
    Month(u32),
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
    let is_named = |month: &str| word.len() >= 3 && month.starts_with(&word);
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
    use super::readings;

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

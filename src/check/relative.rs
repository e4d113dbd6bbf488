//! What words that tell a time from the day of writing come to: "last year" in a document of 2031 is 2030.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use crate::check::calendar::WEEKDAYS;
use crate::check::days;
use crate::check::prose::{Hit, Phrases, Prose};
use crate::model::date::{PartialDate, Precision};

const SEASONS: [&str; 5] = ["spring", "summer", "autumn", "fall", "winter"];

/// Such words in a text that leave open which day they mean: "on Monday", and not "on Monday, 20 October".
pub fn open<'p>(text: &str, prose: &Prose<'_>, words: &Phrases<'p>) -> Vec<Hit<'p>> {
    let mut found = prose.find(words);
    if !found.is_empty() {
        let days = days::days(text);
        found.retain(|hit| {
            let behind = text.get(hit.end..).unwrap_or_default();
            let date = behind.trim_start_matches([',', ' ', '(']);
            let start = text.len() - date.len();
            start == hit.end || !days.iter().any(|day| day.place.start == start)
        });
    }
    found
}

/// The date that such words mean, as a file writes it, as exactly as it can be known: a day, a month or a year, the days
/// of a week. None where the words leave it open ("months ago", "next autumn"), or the day of writing is not known well
/// enough.
pub fn meant(words: &str, written: PartialDate) -> Option<String> {
    let words = words.to_lowercase();
    let (day, precision) = (written.earliest(), written.precision());
    let has = |phrase: &str| words.contains(phrase);
    let is_counted = words.split_whitespace().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    if is_counted || has("recent") || SEASONS.iter().any(|spell| has(spell)) {
        return None;
    }
    let years = shift(&words, "year");
    if let Some(years) = years {
        return Some((written.earliest().year() + years).to_string()).filter(|year| year.len() == 4);
    }
    if let Some(months) = shift(&words, "month").filter(|_| precision != Precision::Year) {
        let months = if months < 0 {
            day.checked_sub_months(Months::new(1))
        } else {
            day.checked_add_months(Months::new(months.unsigned_abs()))
        };
        return months.map(month);
    }
    if precision != Precision::Day {
        return None;
    }
    if let Some(weeks) = shift(&words, "week") {
        return week(day, weeks);
    }
    if let Some(days) = days(&words) {
        let then = if days < 0 {
            day.checked_sub_days(Days::new(days.unsigned_abs()))
        } else {
            day.checked_add_days(Days::new(days.unsigned_abs()))
        };
        return then.map(|then| then.format("%Y-%m-%d").to_string());
    }
    WEEKDAYS.iter().any(|name| has(name)).then(|| around(day)).flatten()
}

/// The same as a sentence has it: "May 2031", "the spring of 2031".
pub fn spelled(words: &str, written: PartialDate) -> Option<String> {
    if let Some(season) = words.to_lowercase().strip_prefix("this ").filter(|word| SEASONS.contains(word)) {
        return Some(format!("the {season} of {}", written.earliest().year()));
    }
    PartialDate::parse(&meant(words, written)?).map(PartialDate::plain_words)
}

/// Words before "last year" that make it the time up to the day of writing: "over the last year".
pub const SPANNING: [&str; 5] = ["during", "in", "over", "past", "the"];

/// A time that ends on the day of writing: "the past two years".
#[derive(Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its first byte.
    pub start: usize,
    /// The byte behind its last.
    pub end: usize,
    /// How many months it takes, where the words say it.
    months: Option<u32>,
}

/// Words behind such a time by which it ends on another day: "the last two years of the war".
const ENDED: [&str; 9] = ["after", "before", "between", "from", "in", "of", "to", "under", "until"];

/// The words that open such a time.
pub fn opening() -> Phrases<'static> {
    Phrases::new(["the last", "the past", "these past"])
}

/// The first time in a text that ends on the day of writing and says how long it was: "in the past two years", "over the last
/// decade". "The last year" is told apart elsewhere.
pub fn stretch(text: &str, prose: &Prose<'_>, opening: &Phrases<'_>) -> Option<Stretch> {
    prose.find(opening).iter().find_map(|hit| {
        let mut words = prose.after(hit).peekable();
        let count = words.next_if(|word| amount(word).is_some()).map_or(Some(1), amount)?;
        let unit = words.next()?;
        let months: Option<u32> = match unit {
            "decade" | "decades" => Some(120),
            "year" | "years" => Some(12),
            "month" | "months" => Some(1),
            "week" | "weeks" | "day" | "days" => None,
            _ => return None,
        };
        let behind = text.get(hit.end..)?;
        let end = hit.end + behind.to_lowercase().find(unit)? + unit.len();
        let months = months.and_then(|months| months.checked_mul(count)).filter(|months| *months > 0);
        words.next().is_none_or(|next| !ENDED.contains(&next)).then_some(Stretch {
            start: hit.start,
            end,
            months,
        })
    })
}

/// How many of a unit a word counts; none of them where it leaves that open.
fn amount(word: &str) -> Option<u32> {
    if matches!(word, "few" | "several" | "couple") {
        return Some(0);
    }
    let few = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let spelled = || (1..).zip(few).find(|(_, name)| *name == word).map(|(count, _)| count);
    word.parse().ok().filter(|count| *count < 100).or_else(spelled)
}

impl Stretch {
    /// From when to when it is, for a text of some date, as a file writes it.
    pub fn meant(&self, written: PartialDate) -> Option<String> {
        let day = written.earliest();
        let is_known = written.precision() != Precision::Year;
        let from = self
            .months
            .filter(|_| is_known)
            .and_then(|months| day.checked_sub_months(Months::new(months)))?;
        Some(format!("{}/{}", month(from), month(day)))
    }
}

/// How many years, months or weeks after that of writing is meant: -1, 0 or 1.
fn shift(words: &str, unit: &str) -> Option<i32> {
    let words: Vec<&str> =
        words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |phrase: &[&str]| words.windows(phrase.len()).any(|some| some == phrase);
    let spans = SPANNING.iter().any(|before| has(&[before, "last", unit]));
    let is_past = has(&["last", unit]) || has(&["a", unit, "ago"]);
    match (is_past, has(&["this", unit]), has(&["next", unit])) {
        _ if spans => None,
        (true, false, false) => Some(-1),
        (false, true, false) => Some(0),
        (false, false, true) => Some(1),
        _ => None,
    }
}

/// How many days after that of writing is meant.
fn days(words: &str) -> Option<i64> {
    const NAMED: [(&str, i64); 7] = [
        ("the day before yesterday", -2),
        ("yesterday", -1),
        ("a day ago", -1),
        ("last night", -1),
        ("today", 0),
        ("tonight", 0),
        ("tomorrow", 1),
    ];
    let named = NAMED.iter().find(|(name, _)| words.contains(name));
    named.filter(|_| !words.contains("after tomorrow")).map(|&(_, days)| days)
}

/// The month of the week around a day, or one beside it; from its Monday to its Sunday where it lies in two.
fn week(day: NaiveDate, weeks: i32) -> Option<String> {
    let monday = day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))?;
    let monday = match weeks {
        -1 => monday.checked_sub_days(Days::new(7))?,
        0 => monday,
        _ => monday.checked_add_days(Days::new(7))?,
    };
    let sunday = monday.checked_add_days(Days::new(6))?;
    if month(monday) == month(sunday) {
        return Some(month(monday));
    }
    Some(format!("{}/{}", monday.format("%Y-%m-%d"), sunday.format("%Y-%m-%d")))
}

/// The month of a day, where the seven days before it and behind it lie in it.
fn around(day: NaiveDate) -> Option<String> {
    let (before, behind) = (day.checked_sub_days(Days::new(7))?, day.checked_add_days(Days::new(7))?);
    (month(before) == month(behind)).then(|| month(day))
}

fn month(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_mean_a_date_from_the_day_of_writing() {
        let on = |written: &str, words: &str| meant(words, PartialDate::parse(written).unwrap());
        for (words, date) in [
            ("this year", "2031"),
            ("later this year", "2031"),
            ("last year", "2030"),
            ("a year ago", "2030"),
            ("next year", "2032"),
            ("This month", "2031-09"),
            ("last month", "2031-08"),
            ("a month ago", "2031-08"),
            ("next month", "2031-10"),
            ("this week", "2031-09"),
            ("last week", "2031-09"),
            ("today", "2031-09-09"),
            ("yesterday", "2031-09-08"),
            ("the day before yesterday", "2031-09-07"),
            ("last night", "2031-09-08"),
            ("tomorrow", "2031-09-10"),
            ("on Friday", "2031-09"),
        ] {
            assert_eq!(on("2031-09-09", words).as_deref(), Some(date), "{words}");
        }
        assert_eq!(on("2031-09-02", "last week").as_deref(), Some("2031-08"));
        assert_eq!(on("2031-10-01", "this week").as_deref(), Some("2031-09-29/2031-10-05"));
        assert_eq!(on("2031-01-31", "next month").as_deref(), Some("2031-02"));
        assert_eq!(on("2031-01", "last month").as_deref(), Some("2030-12"));
        assert_eq!(on("2031", "next year").as_deref(), Some("2032"));
        let spelled = |words: &str| spelled(words, PartialDate::parse("2031-09-09").unwrap());
        assert_eq!(spelled("this spring").as_deref(), Some("the spring of 2031"));
        assert_eq!(spelled("next month").as_deref(), Some("October 2031"));
        assert_eq!(spelled("next spring"), None);
        for (written, words) in [
            ("2031-09-03", "on Friday"),
            ("2031-09-09", "months ago"),
            ("2031-09-09", "in recent weeks"),
            ("2031-09-09", "next autumn"),
            ("2031-09-09", "2 years ago"),
            ("2031-09-09", "from last year to next year"),
            ("2031-09-09", "over the last year"),
            ("2031-09-09", "in the last month"),
            ("2031-09-09", "the last week"),
            ("2031-09-09", "last weekend"),
            ("2031", "this month"),
            ("2031-09", "yesterday"),
        ] {
            assert_eq!(on(written, words), None, "{written}: {words}");
        }
    }
}

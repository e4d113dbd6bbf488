//! Partial dates: ISO 8601 / EDTF level 0, with `~` (about) and `?` (uncertain) of level 1.

use std::cmp::Ordering;
use std::fmt;

use chrono::{Datelike as _, Days, Months, NaiveDate};

/// A date of the precision that is known: a year, a month, or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    first: NaiveDate,
    precision: Precision,
    /// Written with `~`: about that time.
    pub about: bool,
    /// Written with `?`: the source is not certain.
    pub uncertain: bool,
}

/// How much of a date is known. Ordered from coarse to fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// The day.
    Day,
}

impl PartialDate {
    /// Reads `2024`, `2024-04`, `2024-04-06`, each with `~` or `?` behind it. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (body, about, uncertain) = match text.strip_suffix(['~', '?']) {
            Some(body) => (body, text.ends_with('~'), text.ends_with('?')),
            None => (text, false, false),
        };
        let digits = |part: &str, width: usize| -> Option<u32> {
            (part.len() == width && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let mut parts = body.split('-');
        let year = digits(parts.next()?, 4).filter(|&year| year > 0)?;
        let month = parts.next().map(|part| digits(part, 2).ok_or(()));
        let day = parts.next().map(|part| digits(part, 2).ok_or(()));
        let precision = match (month, day, parts.next()) {
            (None, None, None) => Precision::Year,
            (Some(Ok(_)), None, None) => Precision::Month,
            (Some(Ok(_)), Some(Ok(_)), None) => Precision::Day,
            _ => return None,
        };
        let part = |value: Option<Result<u32, ()>>| value.and_then(Result::ok).unwrap_or(1);
        let first = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, part(month), part(day))?;
        Some(Self { first, precision, about, uncertain })
    }

    /// The first day it can mean.
    pub fn earliest(self) -> NaiveDate {
        self.first
    }

    /// The last day it can mean.
    pub fn latest(self) -> NaiveDate {
        let next = match self.precision {
            Precision::Year => self.first.checked_add_months(Months::new(12)),
            Precision::Month => self.first.checked_add_months(Months::new(1)),
            Precision::Day => return self.first,
        };
        next.and_then(|day| day.checked_sub_days(Days::new(1))).unwrap_or(self.first)
    }

    /// How much of it is known.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// Whether every day it can mean lies after every day that `other` can mean.
    pub fn is_after(self, other: Self) -> bool {
        self.earliest() > other.latest()
    }

    /// The date in words, as running text has it: "6 April 2024", "April 2024", "2024"; without `~` and `?`.
    pub fn plain_words(self) -> String {
        let form = match self.precision {
            Precision::Year => "%Y",
            Precision::Month => "%B %Y",
            Precision::Day => "%-d %B %Y",
        };
        self.first.format(form).to_string()
    }

    /// How the date is written before a later one of the same year that says the rest; `None` where either is in doubt.
    fn form_before(self, to: Self) -> Option<&'static str> {
        let is_sure = [self, to].into_iter().all(|date| !date.about && !date.uncertain);
        if !is_sure || self.first.year() != to.first.year() || self.precision != to.precision {
            return None;
        }
        match self.precision {
            Precision::Year => None,
            Precision::Month => Some("%B"),
            Precision::Day if self.first.month() != to.first.month() => Some("%-d %B"),
            Precision::Day => Some("%-d"),
        }
    }

    /// The date in words with its doubts: "about April 2024", "April 2024 (uncertain)".
    pub fn words(self) -> String {
        let about = if self.about { "about " } else { "" };
        let uncertain = if self.uncertain { " (uncertain)" } else { "" };
        format!("{about}{}{uncertain}", self.plain_words())
    }
}

/// Sorts by the first day meant, then the less precise first, so that `2024` stands before `2024-01` before
/// `2024-01-01`.
impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Self| (date.first, date.precision, date.about, date.uncertain);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Writes the form that [`PartialDate::parse`] reads.
impl fmt::Display for PartialDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let form = match self.precision {
            Precision::Year => "%Y",
            Precision::Month => "%Y-%m",
            Precision::Day => "%Y-%m-%d",
        };
        write!(out, "{}", self.first.format(form))?;
        match (self.about, self.uncertain) {
            (true, _) => out.write_str("~"),
            (_, true) => out.write_str("?"),
            _ => Ok(()),
        }
    }
}

/// A partial date, or a range of two (`2022-01/2022-02`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The start, or the date itself.
    pub from: PartialDate,
    /// The end of a range.
    pub to: Option<PartialDate>,
}

impl Period {
    /// Reads a partial date or two with `/` between them, the earlier one first. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once('/') {
            None => Some(Self { from: PartialDate::parse(text)?, to: None }),
            Some((from, to)) => {
                let (from, to) = (PartialDate::parse(from)?, PartialDate::parse(to)?);
                (from.earliest() <= to.latest()).then_some(Self { from, to: Some(to) })
            }
        }
    }

    /// The first day it can mean.
    pub fn earliest(self) -> NaiveDate {
        self.from.earliest()
    }

    /// The last day it can mean.
    pub fn latest(self) -> NaiveDate {
        self.to.unwrap_or(self.from).latest()
    }

    /// Whether it is a day, or runs from one to another, of which nobody doubts any.
    pub fn is_of_sure_days(self) -> bool {
        let is_sure =
            |date: PartialDate| date.precision() == Precision::Day && !date.about && !date.uncertain;
        is_sure(self.from) && self.to.is_none_or(is_sure)
    }

    /// The period in words, with what both dates share said once: "4 to 6 April 2024", "January to March 2022",
    /// "December 2021 to March 2022".
    pub fn words(self) -> String {
        let Some(to) = self.to.filter(|to| *to != self.from) else { return self.from.words() };
        let form = self.from.form_before(to);
        let from = form.map_or_else(|| self.from.words(), |form| self.from.first.format(form).to_string());
        format!("{from} to {}", to.words())
    }
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to {
            None => self.from.fmt(out),
            Some(to) => write!(out, "{}/{to}", self.from),
        }
    }
}

/// When something happened: a period, the source's own words for it ("this week"), or both. Never neither.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// The source's words.
    pub text: Option<String>,
    /// The period meant.
    pub date: Option<Period>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        PartialDate::parse(text).unwrap()
    }

    #[test]
    fn only_the_forms_of_the_manual_are_dates() {
        for good in ["2024", "2024-04", "2024-04-06", "2024-04~", "2024-04?", "2024-02-29"] {
            assert_eq!(date(good).to_string(), good);
        }
        for bad in [
            "",
            "24",
            "2024-4",
            "0000",
            "0000-00-00",
            "06-04-2024",
            "2024-13",
            "2023-02-29",
            "2024-04-06-01",
            "2024/04",
            "２０２４",
            "2024-04~?",
        ] {
            assert!(PartialDate::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn dates_of_differing_precision_sort_by_what_they_can_mean() {
        let mut dates = ["2024-04-06", "2024-04", "2024", "2023-12-31", "2024-03"].map(date);
        dates.sort();
        assert_eq!(dates.map(|d| d.to_string()), ["2023-12-31", "2024", "2024-03", "2024-04", "2024-04-06"]);
    }

    #[test]
    fn after_means_after_every_reading() {
        assert!(date("2024-05").is_after(date("2024-04")));
        assert!(!date("2024-04-06").is_after(date("2024-04")));
        assert!(!date("2024").is_after(date("2024-04")));
    }

    #[test]
    fn the_dates_of_a_period_say_once_what_they_share() {
        for (text, words) in [
            ("2022-01/2022-02", "January to February 2022"),
            ("2035-03-04/2035-03-06", "4 to 6 March 2035"),
            ("2035-02-27/2035-03-06", "27 February to 6 March 2035"),
            ("2021-12/2022-02", "December 2021 to February 2022"),
            ("2022-01~/2022-02", "about January 2022 to February 2022"),
            ("2022-01/2022-02-05", "January 2022 to 5 February 2022"),
            ("2022/2024", "2022 to 2024"),
            ("2035-03-04/2035-03-04", "4 March 2035"),
        ] {
            assert_eq!(Period::parse(text).unwrap().words(), words);
        }
    }

    #[test]
    fn a_period_runs_forward() {
        assert!(Period::parse("2022-02/2022-01").is_none());
        assert!(Period::parse("2022-02/").is_none());
    }
}

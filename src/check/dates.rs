//! Months and years in running text.

use std::ops::Range;

use crate::check::prose::has;
use crate::model::date::PartialDate;
use crate::parse::dates::MONTHS;

/// Some months in a row, counted from the year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Months {
    /// The first.
    pub first: i32,
    /// The last.
    pub last: i32,
}

/// A month, a year, or both, as a text has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The bytes it takes in the text, its day included.
    pub place: Range<usize>,
    /// The year.
    pub year: Option<i32>,
    /// The month, from 0.
    pub month: Option<i32>,
    /// Whether the words before it leave no doubt that it is a date: "in 2031".
    pub is_plain: bool,
    /// What the words before it leave open.
    pub open: Open,
}

/// On which side of a date a text leaves open how far it reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// On neither.
    No,
    /// Behind it: "since 2031".
    After,
    /// Before it: "until 2031".
    Before,
}

/// Words before a date. Behind them a number is a year and a month is one.
const DATING: &[&str] = &[
    "after", "around", "before", "between", "by", "during", "early", "for", "from", "in", "late", "mid",
    "of", "on", "since", "through", "till", "to", "until",
];

const YEARS: Range<i32> = 1900..2101;

/// Years that few texts tell of: most such numbers count something.
const OLD_YEARS: Range<i32> = 1500..1900;

/// Words behind which one of those is a year.
const OLD_DATING: &str = "during early in late mid since";

/// Words behind which it may as well be a time of day: "until 1800".
const OLD_BOUNDS: &str = "after before till until";

/// Words that may follow it and are nothing that it counts.
const AFTER_OLD: &str = "a according and as at but by for from had has have in is it nor on said says that the to was were when \
    where which who with";

/// How many bytes may stand between two dates of which the second has the year of both: "in March and in April 2031".
const NEAR: usize = 12;

impl Months {
    /// All that a date can mean; about a date, one month or year more on both sides.
    pub fn of(date: PartialDate) -> Self {
        let month = |date: chrono::NaiveDate| {
            chrono::Datelike::year(&date) * 12 + chrono::Datelike::month0(&date).cast_signed()
        };
        let (first, last) = (month(date.earliest()), month(date.latest()));
        let around = if date.about || date.uncertain { last - first + 1 } else { 0 };
        Self { first: first - around, last: last + around }
    }

    /// Whether both have a month in common.
    pub fn meet(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether one of them is a month of that name, from 0.
    pub fn have(self, month: i32) -> bool {
        (self.first..=self.last.min(self.first + 11)).any(|own| own.rem_euclid(12) == month)
    }
}

impl Dated {
    /// The months that it names; nothing where it has no year.
    pub fn months(&self) -> Option<Months> {
        let year = self.year? * 12;
        let (first, last) = self.month.map_or((year, year + 11), |month| (year + month, year + month));
        Some(Months { first, last })
    }

    /// Whether it is a number of long ago that may as well count something: "1750 boats".
    pub fn is_doubtful(&self) -> bool {
        !self.is_plain && self.year.is_some_and(|year| OLD_YEARS.contains(&year))
    }

    /// The months that it names and those over which it reaches: all behind "since 2031".
    pub fn reach(&self) -> Option<Months> {
        let months = self.months()?;
        Some(match self.open {
            Open::No => months,
            Open::After => Months { last: i32::MAX, ..months },
            Open::Before => Months { first: i32::MIN, ..months },
        })
    }
}

/// The months and years of a text, in order. A number of four digits may be a year.
pub fn dates(text: &str) -> Vec<Dated> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match dated(&words, at) {
            Some((date, taken)) => {
                found.push(date);
                at += taken;
            }
            None => at += 1,
        }
    }
    inherit(text, &mut found);
    found
}

/// Gives a month without a year that of the next one beside it.
fn inherit(text: &str, found: &mut [Dated]) {
    for at in (1..found.len()).rev() {
        let Some([before, date]) = found.get_mut(at - 1..=at) else { continue };
        let between = text.get(before.place.end..date.place.start).unwrap_or_default();
        if before.year.is_none()
            && !date.is_doubtful()
            && between.len() <= NEAR
            && !between.contains(['.', ';', ':'])
        {
            before.year = date.year;
        }
    }
}

/// A word of letters or of digits.
struct Word<'a> {
    start: usize,
    typed: &'a str,
    /// What stands between it and the word before.
    gap: &'a str,
}

impl Word<'_> {
    fn number(&self) -> Option<i32> {
        let digits = self
            .typed
            .trim_end_matches("st")
            .trim_end_matches("nd")
            .trim_end_matches("rd")
            .trim_end_matches("th");
        let is_short = digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_short.then(|| digits.parse().ok())?
    }

    fn day(&self) -> Option<i32> {
        self.number().filter(|day| (1..32).contains(day))
    }

    fn year(&self) -> Option<i32> {
        self.number().filter(|year| self.typed.len() == 4 && YEARS.contains(year))
    }

    /// The year, which may be one of long ago.
    fn any_year(&self) -> Option<i32> {
        let is_old = |year: &i32| self.typed.len() == 4 && OLD_YEARS.contains(year);
        self.year().or_else(|| self.number().filter(is_old))
    }

    fn month(&self) -> Option<i32> {
        let is_short = |name: &&str| {
            let typed = if self.typed == "Sept" { "Sep" } else { self.typed };
            typed.len() == 3 && name.starts_with(typed)
        };
        let place = MONTHS.iter().position(|name| *name == self.typed || is_short(name))?;
        i32::try_from(place).ok()
    }

    /// Whether a year of long ago may stand before it: behind a mark, or as a word that nothing counts.
    fn follows_old(&self) -> bool {
        let is_apart =
            self.gap.starts_with(['.', ',', ';', ':', ')', '"', '”', '?', '!']) && self.gap.len() > 1;
        // "In 1600, or three in four" counts.
        is_apart && self.typed != "or" || self.gap == " " && has(AFTER_OLD, self.typed)
    }

    fn end(&self) -> usize {
        self.start + self.typed.len()
    }
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

/// The date that begins at a word, and how many words it takes.
fn dated(words: &[Word<'_>], at: usize) -> Option<(Dated, usize)> {
    let word = words.get(at)?;
    let next = |ahead: usize| words.get(at + ahead);
    let joined =
        |ahead: usize| next(ahead).filter(|next| matches!(next.gap, " " | ", " | ". " | "\u{a0}" | " of "));
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let lead =
        before.filter(|_| matches!(word.gap, " " | "-" | "\n")).map(|before| before.typed.to_lowercase());
    // "In 1600 of 2100 cases" counts.
    let is_share = || {
        let part = at.checked_sub(2).and_then(|part| words.get(part));
        lead.as_deref() == Some("of") && part.is_some_and(|part| part.number().is_some())
    };
    let is_led = lead.as_ref().is_some_and(|lead| DATING.contains(&lead.as_str()));
    let open = match lead.as_deref() {
        Some("since" | "from") => Open::After,
        Some("until" | "till" | "through" | "to") => Open::Before,
        _ => Open::No,
    };
    // A year of long ago beside its month, and nothing behind it that it may count.
    let old = |ahead: usize| {
        joined(ahead).and_then(Word::any_year).filter(|_| next(ahead + 1).is_none_or(Word::follows_old))
    };
    let date = |year, month, taken: usize, is_plain| {
        let end = words.get(at + taken - 1).map_or(word.end(), Word::end);
        Some((Dated { place: word.start..end, year, month, is_plain, open }, taken))
    };
    if let Some(month) = word.month() {
        if let Some(year) = joined(1).and_then(Word::year).or_else(|| old(1)) {
            return date(Some(year), Some(month), 2, true);
        }
        if joined(1).filter(|next| next.gap != ", ").and_then(Word::day).is_some() {
            let year = joined(2).and_then(Word::year).or_else(|| old(2));
            return date(year, Some(month), if year.is_some() { 3 } else { 2 }, true);
        }
        let is_name =
            next(1).is_some_and(|next| next.gap == " " && next.typed.starts_with(char::is_uppercase));
        return (!is_name).then(|| date(None, Some(month), 1, is_led))?;
    }
    if let Some(month) = word.day().and(joined(1)).filter(|next| next.gap != ", ").and_then(Word::month) {
        let year = joined(2).and_then(Word::year).or_else(|| old(2));
        return date(year, Some(month), if year.is_some() { 3 } else { 2 }, true);
    }
    let Some(year) = word.year() else {
        let year = word.any_year()?;
        let is_bound = |lead: &str| has(OLD_BOUNDS, lead) && !is_time(year);
        let leads = lead.is_some_and(|lead| has(OLD_DATING, &lead) || is_bound(&lead));
        return date(Some(year), None, 1, leads && next(1).is_none_or(Word::follows_old));
    };
    let dashed = |ahead: usize| next(ahead).filter(|next| next.gap == "-").and_then(Word::number);
    if let Some(month) = dashed(1).filter(|month| word.typed.len() == 4 && (1..13).contains(month)) {
        let taken = if dashed(2).is_some() { 3 } else { 2 };
        return date(Some(year), Some(month - 1), taken, true);
    }
    let goes_on = next(1).is_some_and(|next| matches!(next.gap, "-" | "–" | "/" | "," | "."));
    date(Some(year), None, 1, is_led && !goes_on && !is_share())
}

/// Whether a number may be a time of day, as people give one: 1800, 1745.
fn is_time(number: i32) -> bool {
    number % 100 < 60 && number % 5 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Option<i32>, Option<i32>)> {
        dates(text).iter().map(|date| (date.year, date.month)).collect()
    }

    #[test]
    fn months_and_years_are_read_as_a_text_has_them() {
        for (text, date) in [
            ("It closed in March 2030.", (Some(2030), Some(2))),
            ("It closed on 12 March 2030.", (Some(2030), Some(2))),
            ("It closed on March 12, 2030.", (Some(2030), Some(2))),
            ("It closed on the 12th of March.", (None, Some(2))),
            ("It closed on Sept. 3.", (None, Some(8))),
            ("It closed on 2030-03-12.", (Some(2030), Some(2))),
            ("It closed in May.", (None, Some(4))),
            ("It closed in 2030.", (Some(2030), None)),
        ] {
            assert_eq!(read(text), [date], "{text}");
            assert!(dates(text)[0].is_plain, "{text}");
        }
        assert_eq!(read("in March and April 2030"), [(Some(2030), Some(2)), (Some(2030), Some(3))]);
        assert_eq!(read("The masks were bought in 1894."), [(Some(1894), None)]);
        assert_eq!(read("They were bought on 12 March 1894 in Hale"), [(Some(1894), Some(2))]);
        assert_eq!(read("It cost 1,894 marks"), []);
        for plain in ["bought in 1894", "In 1894, it", "since 1750 and", "in March 1894", "until 1894, it"] {
            assert!(dates(plain)[0].is_plain && !dates(plain)[0].is_doubtful(), "{plain}");
        }
        for counted in [
            "in 1750 boats",
            "a total of 1750",
            "1750 boats",
            "until 1894.5",
            "until 1800, according to",
            "before 1800 on that day",
            "until 1745",
            "in 1600 of 2100 cases",
            "in 1850, or one in ten",
        ] {
            assert!(dates(counted)[0].is_doubtful(), "{counted}");
        }
        assert!(!dates("in 1600 of 2100 cases")[1].is_plain && dates("in May of 2031")[0].is_plain);
        assert_eq!(read("on 12 March 1750 boats"), [(None, Some(2)), (Some(1750), None)]);
        assert_eq!(read("April Jones came"), []);
        assert!(!dates("Agenda 2030 stands")[0].is_plain && !dates("May the port open")[0].is_plain);
        assert_eq!(dates("since March 2030")[0].open, Open::After);
    }

    #[test]
    fn what_two_dates_can_mean_meets_or_does_not() {
        let months = |text: &str| Months::of(PartialDate::parse(text).unwrap());
        assert!(months("2030").meet(months("2030-03")) && !months("2031").meet(months("2030-03")));
        assert!(months("2030-02~").meet(months("2030-03")) && !months("2030-01").meet(months("2030-03")));
        assert!(months("2030").have(2) && !months("2030-04").have(2));
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|March|May| |2030|12|-){0,30}") {
            for date in dates(&text) {
                proptest::prop_assert!(text.get(date.place.clone()).is_some());
            }
        }
    }
}

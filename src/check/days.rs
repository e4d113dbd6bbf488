//! Days, months and years in a claim against those of the passage that it has them from.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use crate::check::clock;
use crate::check::dates::dates;
use crate::check::figures::numbers;
use crate::check::misprint;
use crate::check::prose::{Hit, Phrases, Prose, has};
use crate::check::timeless;
use crate::parse::dates::MONTHS;

/// A day with its month, as a text has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The bytes it takes in the text.
    pub place: Range<usize>,
    /// The day of the month.
    pub day: u32,
    /// The month, from 0.
    pub month: i32,
}

impl Day {
    /// Whether both are the same day of a year.
    pub fn is(&self, other: &Self) -> bool {
        self.day == other.day && self.month == other.month
    }
}

/// Words from which another date may follow than those that a passage has.
const COUNTING: &[&str] = &[
    "after",
    "before",
    "between",
    "day",
    "days",
    "earlier",
    "eve",
    "following",
    "friday",
    "last",
    "later",
    "monday",
    "month",
    "months",
    "next",
    "previous",
    "saturday",
    "sunday",
    "thursday",
    "today",
    "tomorrow",
    "tuesday",
    "wednesday",
    "week",
    "weeks",
    "yesterday",
];

static COUNTS: LazyLock<Phrases<'static>> = LazyLock::new(|| Phrases::new(COUNTING.iter().copied()));

/// Words from which another month or year may follow than the one that a passage has.
const SPELLS: &[&str] = &[
    "ago",
    "anniversary",
    "autumn",
    "century",
    "christmas",
    "decade",
    "decades",
    "easter",
    "in fall",
    "quarter",
    "ramadan",
    "spring",
    "summer",
    "the fall",
    "this fall",
    "winter",
    "year",
    "years",
];

static TIMES: LazyLock<Phrases<'static>> = LazyLock::new(|| Phrases::new(SPELLS.iter().copied()));

/// Words that tell when only before a time: "last week", and not "the last radios".
const ORDERING: &[&str] = &["following", "last", "next", "previous"];

/// Numbers of times: "the last two weeks".
const SOME: &str = "couple few five four several six ten three two";

/// The words of a text from which another date may follow.
fn counts<'p>(prose: &'p Prose<'_>) -> Vec<Hit<'p>> {
    let is_time = |word: &str| {
        let is_month = MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word));
        let is_number = word.starts_with(|c: char| c.is_ascii_digit()) || has(SOME, word);
        is_month || is_number || COUNTING.contains(&word) || SPELLS.contains(&word)
    };
    let mut found = prose.find(&COUNTS);
    found.retain(|hit| !ORDERING.contains(&hit.phrase) || prose.after(hit).next().is_none_or(is_time));
    found
}

/// The days of a text that have their month beside them, in order.
pub fn days(text: &str) -> Vec<Day> {
    let day = |place: &Range<usize>| {
        let typed = text.get(place.clone())?;
        let digits =
            typed.split(|c: char| !c.is_ascii_digit()).find(|digits| matches!(digits.len(), 1 | 2))?;
        (!typed.contains('-')).then(|| digits.parse().ok())?
    };
    let whole =
        |place: Range<usize>, month: Option<i32>| Some(Day { day: day(&place)?, month: month?, place });
    dates(text).into_iter().filter_map(|date| whole(date.place, date.month)).collect()
}

/// A text without the days of its dates, which count nothing: "Hearing of    January 2031".
pub fn undated(text: &str) -> Cow<'_, str> {
    let mut found = Cow::Borrowed(text);
    for Day { place, .. } in days(text) {
        let typed = text.get(place.clone()).unwrap_or_default();
        let runs = typed.split(|c: char| !c.is_ascii_digit());
        let Some(day) = runs.into_iter().find(|digits| matches!(digits.len(), 1 | 2)) else { continue };
        let start = place.start + typed.find(day).unwrap_or_default();
        found.to_mut().replace_range(start..start + day.len(), &" ".repeat(day.len()));
    }
    found
}

/// A date of a text that a passage has otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The bytes that it takes in the text.
    pub place: Range<usize>,
    /// The bytes that the other one takes in the passage.
    pub other: Range<usize>,
    date: Date,
}

/// A date as far as a text tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Date {
    /// A day and its month.
    Day(u32, i32),
    /// A month.
    Month(i32),
    /// A year.
    Year(i32),
}

impl Slip {
    /// Whether it is a day.
    pub fn is_day(&self) -> bool {
        matches!(self.date, Date::Day(..))
    }

    /// Whether a text has the date all the same.
    pub fn is_in(&self, text: &str) -> bool {
        match self.date {
            Date::Day(day, month) => days(text).iter().any(|known| known.day == day && known.month == month),
            Date::Month(month) => dates(text).iter().any(|known| known.month == Some(month)),
            Date::Year(year) => text.contains(&year.to_string()),
        }
    }
}

/// A date of a text that a passage has otherwise, with the one that it has. In doubt there is none: where the passage lets
/// a reader count, or has more than one such date.
pub fn misread(told: &str, passage: &str) -> Option<Slip> {
    // Few assertions have a date; the passages of the others need not be read.
    if dates(told).is_empty() {
        return None;
    }
    let (told, passage) = (timeless::blanked(told), timeless::blanked(passage));
    let prose = Prose::read(&passage);
    let counts = counts(&prose);
    if counts.iter().any(|hit| !hit.phrase.ends_with("day") || hit.phrase.len() < WEEKDAY) {
        return None;
    }
    if !counts.is_empty() {
        // From a day near by no other year follows.
        return other_month(&told, &passage).filter(|slip| {
            let has_month = |text: &str, place: &Range<usize>| {
                text.get(place.clone()).is_some_and(|typed| typed.contains(char::is_alphabetic))
            };
            matches!(slip.date, Date::Year(_))
                && has_month(&told, &slip.place)
                && has_month(&passage, &slip.other)
        });
    }
    other_day(&told, &passage).or_else(|| other_month(&told, &passage))
}

/// How many letters a word has at least that ends in "day" and tells one near by: "Monday", "yesterday".
const WEEKDAY: usize = 6;

/// A month or a year of a text that stands in a passage behind the same words, and there is another one: "before 2042" for
/// "before 2043".
pub fn misprinted(told: &str, passage: &str) -> Option<Slip> {
    let stated = dates(told);
    // Few texts have a date.
    stated.first()?;
    let there = dates(passage);
    stated.iter().find_map(|own| {
        let other = misprint::among((told, &stated), own, (passage, &there))?;
        let found = there.iter().find(|one| one.place == other)?;
        let date = match (own.month, found.month, own.year) {
            (Some(month), Some(other), _) if month != other => Date::Month(month),
            (.., Some(year)) => Date::Year(year),
            _ => return None,
        };
        Some(Slip { place: own.place.clone(), other, date })
    })
}

/// A day of a text that a passage has in another month, or of which it has another one in that month.
fn other_day(told: &str, passage: &str) -> Option<Slip> {
    let there = days(passage);
    let [other] = there.as_slice() else { return None };
    let has_month = |month: i32| dates(passage).iter().any(|date| date.month == Some(month));
    let small = numbers(&clock::blanked(passage))
        .into_iter()
        .filter(|number| *number < 32.0 && number.fract() == 0.0)
        .count();
    let small = small.saturating_sub(counted(passage));
    let is_slip = |day: &Day| {
        let in_other_month = day.day == other.day && !has_month(day.month);
        let is_other_day = day.month == other.month && day.day != other.day && small == 1;
        in_other_month || is_other_day
    };
    let day = days(told).into_iter().find(is_slip)?;
    Some(Slip { place: day.place, other: other.place.clone(), date: Date::Day(day.day, day.month) })
}

/// Words behind a number that is no day: it counts.
const COUNTED: &str = "children fewer less men million more people per percent women";

/// Words in "s" that are no plural.
const SINGULAR: &str = "always does perhaps plus this thus";

/// Things that last or come again, each on a day of its own.
const LASTING: &str = "auctions ceremonies concerts dates games hearings legs matches meetings nights performances phases races rounds sessions \
    sittings stages steps stops talks tranches trials";

/// How many small numbers of a text count something: "30 more", "12 trains".
fn counted(text: &str) -> usize {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_thing = |word: &str| {
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let is_word = word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        has(COUNTED, word) || is_word && word.ends_with('s') && !has(SINGULAR, word) && !has(LASTING, word)
    };
    let is_small =
        |word: &str| matches!(word.len(), 1 | 2) && word.parse().is_ok_and(|number: u32| number < 32);
    words
        .windows(2)
        .filter(|two| matches!(two, [number, thing] if is_small(number) && is_thing(thing)))
        .count()
}

/// The month or the year of a text, where it tells one date and a passage one other: "since May" for "since June". What a
/// text tells with its day is looked at as a day.
fn other_month(told: &str, passage: &str) -> Option<Slip> {
    let is_counted = !counts(&Prose::read(told)).is_empty() || !Prose::read(passage).find(&TIMES).is_empty();
    let sure = |text| dates(text).into_iter().filter(|date| !date.is_doubtful()).collect::<Vec<_>>();
    let (own, there) = (sure(told), sure(passage));
    let ([own], [other]) = (own.as_slice(), there.as_slice()) else { return None };
    if is_counted || !own.is_plain || !other.is_plain || !days(told).is_empty() {
        return None;
    }
    let date = match (own.month, other.month, own.year, other.year) {
        (Some(month), Some(other), ..) if month != other => Date::Month(month),
        (_, _, Some(year), Some(other)) if year != other => Date::Year(year),
        _ => return None,
    };
    Some(Slip { place: own.place.clone(), other: other.place.clone(), date })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_another_month_or_another_day_of_the_month_is_a_slip() {
        let day = |text: &str, place: Range<usize>| days(text.get(place)?).first().map(|day| day.day);
        let slip = |told: &str, passage: &str| {
            let slip = misread(told, passage)?;
            day(told, slip.place).zip(day(passage, slip.other))
        };
        assert_eq!(slip("It ends by 20 May", "It ends by 20 March."), Some((20, 20)));
        assert_eq!(slip("It ends by May 20, 2031", "It ends on March 20, 2031."), Some((20, 20)));
        assert_eq!(slip("It ends by 22 March", "It ends by 20 March."), Some((22, 20)));
        assert_eq!(slip("It ends by 22 March", "It ends by 20 March and costs 2.4 million."), Some((22, 20)));
        let passage = "It failed in 48,000 homes at 6.12 p.m. on 13 January, and came back by 3 a.m.";
        assert_eq!(slip("It failed at 6.12 p.m. on 12 January", passage), Some((12, 13)));
        let passage =
            "The winter timetable begins on 12 March. It runs 1,140 trains a day, 30 more than now.";
        assert_eq!(slip("The winter timetable begins on 21 March", passage), Some((21, 12)));
        assert_eq!(slip("The winter timetable begins on 12 May", passage), Some((12, 12)));
        for (told, passage) in [
            ("It ends by 20 March", "It ends by March 20."),
            ("It ends by 20 May", "It ends by 20 March, and in May again."),
            ("It ends by 10 March", "It runs from 9 to 11 March."),
            ("It ends by 19 March", "It ends on Monday, and they meet on 20 March."),
            ("It ends by 19 March", "It ends a day before the talks of 20 March."),
            ("It ends by 20 May", "It ends on 12 March."),
            ("It ends by 22 March", "It ends on March 20, after 7 weeks of talks."),
            ("The closing is on 9 May", "The games open on 3 May and have 7 sessions, the closing included."),
            ("The second is on 10 May", "The first of 3 rounds is on 3 May."),
            ("It ends by 20 May", "It ends soon."),
        ] {
            assert_eq!(slip(told, passage), None, "{told}: {passage}");
        }
    }

    #[test]
    fn another_month_or_another_year_than_the_only_one_is_a_slip() {
        let slip = |told: &str, passage: &str| {
            let slip = misread(told, passage)?;
            Some((told.get(slip.place)?.to_owned(), passage.get(slip.other)?.to_owned()))
        };
        let is = |own: &str, other: &str| Some((own.to_owned(), other.to_owned()));
        assert_eq!(slip("Since May, it has known", "It has known since June."), is("May", "June"));
        assert_eq!(slip("It closed in May", "It closed on 3 June."), is("May", "3 June"));
        let passage = "Deliveries go on; the last are due in June 2039.";
        assert_eq!(slip("The last radios are due in June 2038", passage), is("June 2038", "June 2039"));
        assert_eq!(
            slip("The last radios came in June 2038", "They came last week, he said in June 2039."),
            None
        );
        assert_eq!(slip("It closed in 2029", "It closed in 2030."), is("2029", "2030"));
        assert_eq!(slip("It closed in May 2029", "It closed in May 2030."), is("May 2029", "May 2030"));
        let monday = "It closed in May 2030, he said on Monday.";
        assert_eq!(slip("It closed in May 2029", monday), is("May 2029", "May 2030"));
        assert_eq!(slip("It closed in June 2030", monday), None);
        for (told, passage) in [
            ("Since June, it has known", "It has known since June."),
            ("Since May, it has known", "It has known since June, and since July the board has."),
            ("Since May, it has known", "It has known since the month before June."),
            ("Before July it closed", "It closed in June."),
            ("It closed in May", "It closed soon."),
            ("It closed in 2030", "It closed in June."),
            ("It may close in June", "It closes in June."),
            ("It was dropped in 2031", "It was dropped three years ago, under a law of 2019."),
            ("It closed in 2033", "It closed a year ago because of a treaty of 1999."),
            ("It has been shut since December", "It has been shut since Christmas, as told in October."),
            ("It closes in August", "It closes at the height of summer, as a decree of March demands."),
        ] {
            assert_eq!(slip(told, passage), None, "{told}: {passage}");
        }
    }

    #[test]
    fn a_year_behind_the_same_words_is_another_one_by_mistake() {
        let slip = |told: &str, passage: &str| {
            let slip = misprinted(told, passage)?;
            Some((told.get(slip.place)?.to_owned(), passage.get(slip.other)?.to_owned()))
        };
        let passage = "In 2031 it said that none is left before 2043.";
        assert_eq!(slip("None is left before 2031", passage), None);
        assert_eq!(slip("None is left before 2042", passage), Some(("2042".to_owned(), "2043".to_owned())));
        assert_eq!(slip("None is left before 2043", passage), None);
    }

    #[test]
    fn a_text_is_read_without_the_days_of_its_dates() {
        assert_eq!(undated("Hearing of 17 January 2031"), "Hearing of    January 2031");
        assert_eq!(undated("March 20, 2031: 20 ships"), "March   , 2031: 20 ships");
        assert_eq!(undated("20 ships in 2031"), "20 ships in 2031");
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|March|May| |2030|12|-|é){0,30}") {
            for day in days(&text) {
                proptest::prop_assert!(text.get(day.place.clone()).is_some());
            }
            proptest::prop_assert_eq!(undated(&text).len(), text.len());
        }
    }
}

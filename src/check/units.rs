//! Units of measure behind a number, and what one is in another.

use crate::check::names::is_people;
use crate::check::prose::has;

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Time,
    Length,
    Weight,
    Volume,
    Power,
    Money,
    Share,
}

/// A unit of measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    kind: Kind,
    /// How much of the smallest unit of its kind it is. A currency is worth nothing in another.
    size: f64,
}

impl Unit {
    /// What a word in lower case and the singular measures.
    pub fn of(word: &str) -> Option<Self> {
        let (_, kind, size) = UNITS.iter().find(|(known, ..)| *known == word)?;
        Some(Self { kind: *kind, size: *size })
    }

    /// What the words behind a number measure.
    pub fn behind(words: &[String]) -> Option<Self> {
        let mut words = words.iter().skip_while(|word| has(BEFORE_UNIT, word)).map(String::as_str);
        match words.next()? {
            "cubic" if matches!(words.next(), Some("meter" | "metre")) => Self::of("cubic metre"),
            word => Self::of(word),
        }
    }

    /// The currency of a sign before a number.
    pub fn of_sign(sign: char) -> Option<Self> {
        let word = match sign {
            '$' => "dollar",
            '€' => "euro",
            '£' => "pound sterling",
            _ => return None,
        };
        Self::of(word)
    }

    /// What one of another unit is in this one; nothing where the two cannot be compared.
    pub fn per(self, other: Self) -> Option<f64> {
        let is_other_money = self.kind == Kind::Money && self != other;
        (self.kind == other.kind && !is_other_money).then(|| other.size / self.size)
    }

    /// Whether it measures time.
    pub fn is_of_time(self) -> bool {
        self.kind == Kind::Time
    }

    /// Whether both measure the same: time, length, weight, volume, power, money, a share.
    pub fn measures_like(self, other: Self) -> bool {
        self.kind == other.kind
    }
}

/// Whether a small number may count what a text lists, or be a time ("two and a half weeks", "at 7.30"), as the words behind
/// it have it: no distance is, and no other decimal.
pub fn may_count(value: f64, step: f64, unit: Option<Unit>, of: &[String]) -> bool {
    let is_whole = step > 0.9;
    let mut words = of.iter().map(String::as_str);
    let is_clocked = match words.next() {
        Some("each" | "every") => words.next().is_some_and(|next| has(DAILY, next) || has(CLOCKED, next)),
        word => word.is_none_or(|word| has(CLOCKED, word)),
    };
    let is_clock = step < 0.05 && value.fract() < 0.595 && is_clocked;
    unit.map_or(is_whole || is_clock, Unit::is_of_time)
}

/// Words behind a time of day.
const CLOCKED: &str = "a.m am daily friday local monday p.m pm saturday sharp sunday thursday today tomorrow tonight tuesday wednesday yesterday";

/// What comes each day.
const DAILY: &str = "afternoon day evening morning night weekday workday";

/// Words that may stand before a unit, in the singular.
const BEFORE_UNIT: &str = "calendar consecutive full long metric straight u whole";

const DAY: f64 = 86_400.0;

/// A year has twelve months, and neither is a whole number of weeks.
const YEAR: f64 = 365.25 * DAY;

const UNITS: &[(&str, Kind, f64)] = &[
    ("second", Kind::Time, 1.0),
    ("minute", Kind::Time, 60.0),
    ("hour", Kind::Time, 3_600.0),
    ("day", Kind::Time, DAY),
    ("week", Kind::Time, 7.0 * DAY),
    ("fortnight", Kind::Time, 14.0 * DAY),
    ("month", Kind::Time, YEAR / 12.0),
    ("year", Kind::Time, YEAR),
    ("decade", Kind::Time, 10.0 * YEAR),
    ("mm", Kind::Length, 0.001),
    ("millimeter", Kind::Length, 0.001),
    ("millimetre", Kind::Length, 0.001),
    ("cm", Kind::Length, 0.01),
    ("centimeter", Kind::Length, 0.01),
    ("centimetre", Kind::Length, 0.01),
    ("meter", Kind::Length, 1.0),
    ("metre", Kind::Length, 1.0),
    ("nautical", Kind::Length, 1_852.0),
    ("nmi", Kind::Length, 1_852.0),
    ("km", Kind::Length, 1_000.0),
    ("kilometer", Kind::Length, 1_000.0),
    ("kilometre", Kind::Length, 1_000.0),
    ("mile", Kind::Length, 1_609.344),
    ("kg", Kind::Weight, 1.0),
    ("kilo", Kind::Weight, 1.0),
    ("kilogram", Kind::Weight, 1.0),
    ("gram", Kind::Weight, 0.001),
    ("mg", Kind::Weight, 1e-6),
    ("milligram", Kind::Weight, 1e-6),
    ("µg", Kind::Weight, 1e-9),
    ("μg", Kind::Weight, 1e-9),
    ("microgram", Kind::Weight, 1e-9),
    ("nanogram", Kind::Weight, 1e-12),
    ("ton", Kind::Weight, 1_000.0),
    ("tonne", Kind::Weight, 1_000.0),
    ("milliliter", Kind::Volume, 0.001),
    ("millilitre", Kind::Volume, 0.001),
    ("cubic metre", Kind::Volume, 1_000.0),
    ("liter", Kind::Volume, 1.0),
    ("litre", Kind::Volume, 1.0),
    ("watt", Kind::Power, 1.0),
    ("kilowatt", Kind::Power, 1e3),
    ("megawatt", Kind::Power, 1e6),
    ("gigawatt", Kind::Power, 1e9),
    ("dollar", Kind::Money, 1.0),
    ("euro", Kind::Money, 2.0),
    ("pound sterling", Kind::Money, 3.0),
    ("yen", Kind::Money, 4.0),
    ("yuan", Kind::Money, 5.0),
    ("ruble", Kind::Money, 6.0),
    ("rupee", Kind::Money, 7.0),
    ("crown", Kind::Money, 8.0),
    ("franc", Kind::Money, 9.0),
    // Papers write each of these for the others.
    ("krone", Kind::Money, 8.0),
    ("kroner", Kind::Money, 8.0),
    ("krona", Kind::Money, 8.0),
    ("kronor", Kind::Money, 8.0),
    ("peso", Kind::Money, 12.0),
    ("zloty", Kind::Money, 13.0),
    ("percent", Kind::Share, 1.0),
];

/// What is counted, besides plurals.
const PEOPLE: &str = "children kg km men people personnel staff women";

/// Verbs of which a year may be the subject, and other words that only look like plurals.
const VERBS: &str = "allows applies begins brings comes covers does ends forbids gives goes has holds is its keeps leaves \
    looks makes means marks opens remains requires says sees shows stands starts takes this thus was";

/// Whether a word in lower case is one for several things.
pub fn is_plural(word: &str) -> bool {
    has(PEOPLE, word) || word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !has(VERBS, word)
}

/// Whether a word before a comma is what a number behind it counts: "at the same number of stations, 64, as before".
pub fn is_thing(word: &str) -> bool {
    word.chars().all(char::is_lowercase) && is_plural(word) && !is_people(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_one_kind_are_converted_and_others_are_not() {
        let per = |one: &str, other: &str| Unit::of(one)?.per(Unit::of(other)?);
        assert_eq!(per("month", "year").map(f64::round), Some(12.0));
        assert_eq!(per("day", "week"), Some(7.0));
        assert_eq!(per("kilometer", "km"), Some(1.0));
        assert_eq!(per("euro", "euro"), Some(1.0));
        assert_eq!(per("microgram", "milligram").map(f64::round), Some(1_000.0));
        assert_eq!(per("megawatt", "gigawatt"), Some(1_000.0));
        assert_eq!(per("day", "km"), None);
        assert_eq!(per("euro", "dollar"), None);
        assert_eq!(per("crown", "kroner"), Some(1.0));
        assert_eq!(per("kronor", "krone"), Some(1.0));
    }
}

//! Figures in running text: how much, of what, and whether two of them agree.

use std::ops::Range;

use crate::check::counted::{CLOSINGS, ROUGHLY, counted, singular, things};
use crate::check::near::{Rough, Told};
use crate::check::numerals::{Number, Token, dated, in_digits, in_words, tokens};
use crate::check::prose::has;
use crate::check::units::{Unit, is_plural, is_thing, may_count};

/// A figure that tells how much or how many. Dates, times, ordinals and numbers that belong to a name are none.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The bytes it takes in the text.
    pub place: Range<usize>,
    told: Told,
    /// What it is measured in.
    unit: Option<Unit>,
    /// The words behind it, which say what is counted: lower case, in the singular.
    of: Vec<String>,
    /// The plural among them; two where they name two things: "67 schools and nurseries".
    things: Vec<String>,
    /// Whether it is one end of a range, and which: "between 15 and 25 boats".
    end: Option<End>,
    is_by_the_way: bool,
    /// Whether it stands before a noun: "the 27-nation bloc".
    describes: bool,
    /// The words by which it tells when, or how old: "six days after the flood", "two weeks ago", "ten years old". Behind
    /// "before" and "after" stand two more.
    dates: Option<String>,
}

/// An end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The lower one.
    Lower,
    /// The upper one.
    Upper,
}

/// From here on nobody gives a figure by the way.
const SMALL: f64 = 10.0;

/// Words behind a figure that tells by how much something is another.
const COMPARED: &str = "fewer higher larger less lower smaller";

/// What a difference of shares may be told in.
const POINT: &str = "point";

impl Figure {
    /// Whether this figure tells the same as another, exact or rounded, in the same unit or another.
    pub fn agrees(&self, other: &Self) -> bool {
        if self.is_share_of_things(other) || other.is_share_of_things(self) {
            return false;
        }
        let is_converted = self.unit.zip(other.unit).is_some_and(|(own, unit)| own != unit);
        if !is_converted && self.is_bound() && other.is_bound() {
            return self.told.tells_bound(&other.told);
        }
        let tells = if is_converted { Told::tells_converted } else { Told::tells };
        self.value_of(other).is_some_and(|value| tells(&self.told, value))
    }

    /// Whether it is a share and the other counts things: "12 percent" beside "12 fields", and not "12 of every 100 fields".
    fn is_share_of_things(&self, other: &Self) -> bool {
        let is_open = || other.of.iter().any(|word| matches!(&**word, "every" | "percentage" | POINT));
        self.is_share() && other.unit.is_none() && other.counts_things() && !is_open()
    }

    /// Whether this figure is one value, or rounds it.
    pub fn is(&self, value: f64) -> bool {
        self.told.tells(value)
    }

    /// Whether this figure is one value and does not only round it.
    pub fn is_exactly(&self, value: f64) -> bool {
        (self.value() - value).abs() <= value.abs() * 1e-9
    }

    /// Whether it is the other one said again: as much, and of the same.
    pub fn repeats(&self, other: &Self) -> bool {
        let is_like = self.unit.is_some() && self.unit == other.unit || self.counts_like(other);
        is_like && self.is_exactly(other.value())
    }

    /// How much another figure is in the unit of this one; nothing where the two measure different things.
    pub fn value_of(&self, other: &Self) -> Option<f64> {
        let each = match (self.unit, other.unit) {
            (Some(own), Some(unit)) if own != unit => own.per(unit)?,
            _ => 1.0,
        };
        Some(other.value() * each)
    }

    /// Whether the other measures the same in another unit, which this one may have by mistake. A number that tells when,
    /// or that only describes, is another matter unless both are the same ("six months" for six weeks).
    pub fn may_mistake(&self, other: &Self) -> bool {
        let units = self.unit.zip(other.unit).filter(|(own, unit)| own != unit);
        let is_like = units.is_some_and(|(own, unit)| own.measures_like(unit));
        is_like && self.dates.is_none() && (!self.describes || self.is_exactly(other.value()))
    }

    /// Whether the other is the same number in another unit.
    pub fn slips(&self, other: &Self) -> bool {
        self.may_mistake(other) && self.is_exactly(other.value())
    }

    /// Whether it tells otherwise than the other how long before or after one thing it was: "twelve weeks before it cut" for
    /// "eleven weeks before it cut".
    pub fn redates(&self, other: &Self) -> bool {
        let is_between = self.tells_time() && self.dates.as_ref().is_some_and(|dates| dates.contains(' '));
        let are_alike = self.dates == other.dates && self.unit == other.unit && self.rough() == other.rough();
        is_between && are_alike && other.rough() == Rough::No && !self.is_exactly(other.value())
    }

    /// Whether it tells how long something is or was.
    pub fn tells_time(&self) -> bool {
        self.unit.is_some_and(Unit::is_of_time)
    }

    /// Whether it has a unit of measure.
    pub fn is_measured(&self) -> bool {
        self.unit.is_some()
    }

    /// Whether the words before it leave open how much it is.
    pub fn rough(&self) -> Rough {
        self.told.rough
    }

    /// Whether it is only an upper or lower bound: "at least 30".
    pub fn is_bound(&self) -> bool {
        matches!(self.told.rough, Rough::Above | Rough::Below)
    }

    /// Whether it does not say what it counts, and is the same kind of bound as the other: "at least 25" for "at least 30 boats".
    pub fn bounds_like(&self, other: &Self) -> bool {
        self.is_bound() && self.rough() == other.rough() && self.of.is_empty() && self.unit.is_none()
    }

    /// How little it reads like the other, where both count the same: nought for the same comparison ("260 fewer" and
    /// "620 fewer") in the same digits.
    pub fn distance(&self, other: &Self) -> (bool, u8) {
        let compared = |figure: &Self| figure.of.first().filter(|word| has(COMPARED, word)).cloned();
        let digits = |figure: &Self| {
            let mut digits: Vec<char> = figure.value().to_string().chars().collect();
            digits.sort_unstable();
            digits
        };
        let (own, others) = (digits(self), digits(other));
        let apart = if own == others {
            0
        } else if own.len() == others.len() {
            1
        } else {
            2
        };
        (compared(self) != compared(other), apart)
    }

    /// Whether both count the same thing.
    pub fn counts_like(&self, other: &Self) -> bool {
        self.of.iter().any(|word| other.of.contains(word))
    }

    /// Whether the other is of something that this one can be no sum, difference or part of: months beside sheep.
    pub fn mixes(&self, other: &Self) -> bool {
        let may_be_points = || other.is_share() && self.of.iter().any(|word| word == POINT);
        let is_other = match (self.unit, other.unit) {
            (Some(own), Some(unit)) => own.per(unit).is_none(),
            (Some(_), None) => other.counts_things(),
            (None, Some(_)) => !self.of.is_empty() && !may_be_points(),
            (None, None) => false,
        };
        is_other && !self.counts_like(other)
    }

    /// Whether it counts things, as it says itself: "12 old ferries".
    pub fn counts_things(&self) -> bool {
        !self.things.is_empty()
    }

    /// Whether it counts more than one thing: "67 schools and nurseries".
    pub fn names_more(&self) -> bool {
        self.things.len() > 1
    }

    /// Whether it counts a kind of what the other counts: "20 fishing boats" beside "45 boats".
    pub fn narrows(&self, other: &Self) -> bool {
        let kind = self.of.first().filter(|first| self.things.first().is_some_and(|things| things != *first));
        kind.is_some_and(|kind| !other.of.contains(kind)) && self.counts_like(other)
    }

    /// The same without the words before it that leave it open.
    #[must_use]
    pub fn bare(&self) -> Self {
        Self { told: Told { rough: Rough::No, ..self.told }, ..self.clone() }
    }

    /// Which end of a range it is, if any.
    pub fn end(&self) -> Option<End> {
        self.end
    }

    /// Whether it is a mean for a time, which a reader works out: "1.8 trips a day".
    pub fn is_mean(&self) -> bool {
        let is_time = |word: &String| Unit::of(word).is_some_and(Unit::is_of_time);
        self.value().fract() > 0.0 && self.of.iter().skip(1).any(is_time)
    }

    /// Whether it may count what the sentence itself lists, or only describe: "the two leaders", "the 27-nation bloc".
    pub fn is_by_the_way(&self) -> bool {
        self.is_by_the_way
    }

    /// Whether it is a share of something: "12 percent".
    pub fn is_share(&self) -> bool {
        self.unit == Unit::of("percent")
    }

    /// Whether it is a time, which a reader may count from dates.
    pub fn is_time(&self) -> bool {
        self.unit.is_some_and(Unit::is_of_time)
    }

    /// Whether it describes a thing by a measure of it that is no time: "the 43-kilometre line".
    pub fn is_measure_of(&self) -> bool {
        self.describes && self.dates.is_none() && self.unit.is_some_and(|unit| !unit.is_of_time())
    }

    /// Whether it tells when, or only describes: "six days after", "the 27-nation bloc".
    pub fn is_incidental(&self) -> bool {
        self.dates.is_some() || self.describes
    }

    /// How much it tells.
    pub fn value(&self) -> f64 {
        self.told.value
    }
}

/// Every figure of a text, in order.
pub fn figures(text: &str) -> Vec<Figure> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match figure(&tokens, at) {
            Some((figure, taken)) => {
                found.extend(figure.into_iter().flatten());
                at += taken;
            }
            None => at += 1,
        }
    }
    for at in 1..found.len() {
        let Some([last, next]) = found.get_mut(at - 1..=at) else { break };
        if let Some(ranged) = of_range(text, last, next) {
            *last = ranged;
            next.end = last.end.map(|_| End::Upper);
        }
    }
    found
}

/// The lower end of a range with what stands behind the upper one: "from 9.50 to 10.20 crowns".
fn of_range(text: &str, from: &Figure, to: &Figure) -> Option<Figure> {
    let between = text.get(from.place.end..to.place.start)?;
    let is_range = matches!(between.trim(), "to" | "or")
        || matches!(between, " and " if is_behind(text, from, "between"));
    // "from 400 to 500 million" may have a million only once, or twice.
    let is_scaled = text.get(to.place.clone())?.contains(char::is_alphabetic);
    if !is_range || is_scaled || !from.of.is_empty() || from.unit.is_some() || to.describes {
        return None;
    }
    let step = from.told.slack * 2.0;
    let is_small = from.value() <= SMALL && !to.is_share();
    let is_by_the_way = is_small && may_count(from.value(), step, to.unit, &to.of);
    Some(Figure {
        of: to.of.clone(),
        unit: to.unit,
        things: to.things.clone(),
        // "It rose from 40 to 60" tells of two figures.
        end: (!is_behind(text, from, "from")).then_some(End::Lower),
        is_by_the_way,
        ..from.clone()
    })
}

fn is_behind(text: &str, figure: &Figure, word: &str) -> bool {
    let before = text.get(..figure.place.start).unwrap_or_default();
    before.split_whitespace().next_back().is_some_and(|last| last.eq_ignore_ascii_case(word))
}

/// A figure with the word behind it, as typed: "14 ferries".
pub fn phrase<'a>(text: &'a str, figure: &Figure) -> &'a str {
    let rest = text.get(figure.place.end..).unwrap_or_default();
    let word = rest.trim_start().split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    let word =
        ["per cent", "nautical miles", "cubic metres", "cubic meters", "square metres", "square meters"]
            .into_iter()
            .find(|unit| rest.trim_start().starts_with(unit))
            .unwrap_or(word);
    // "1,240,000 of 8,000,000 doses": the number alone.
    let word = if has(CLOSINGS, word) { "" } else { word };
    let next = rest.strip_prefix(' ').filter(|next| next.starts_with(word) && !word.is_empty());
    let end = figure.place.end + next.map_or(0, |_| 1 + word.len());
    text.get(figure.place.start..end).unwrap_or_default()
}

/// Every number in digits of a text, also where it dates or names.
pub fn numbers(text: &str) -> Vec<f64> {
    let read = |token: &Token<'_>| in_digits(&token.lower).map(|(number, _)| number);
    let numbers = tokens(text).iter().filter_map(read).collect::<Vec<_>>();
    numbers.into_iter().flat_map(|number| [Some(number.value), number.upper]).flatten().collect()
}

/// The figures that begin at a word (two where it is a range, none where it only names or dates), and how many words
/// they take.
fn figure(tokens: &[Token<'_>], at: usize) -> Option<([Option<Figure>; 2], usize)> {
    let token = tokens.get(at)?;
    let (number, tail) = in_digits(&token.lower).or_else(|| in_words(&token.lower))?;
    let (scale, width) = scale(tokens, at, tail);
    let digits = token.typed.starts_with(|c: char| c.is_ascii_digit());
    let is_plain = number.step > 0.9 && digits && tail.is_none() && !token.typed.contains(',') && width == 1;
    let may_be_year = is_plain && YEARS.contains(&number.value);
    if may_be_year && !is_counted(tokens, at, &number)
        || is_named(tokens, at, width)
        || (number.value < 1.5 && !digits && width == 1)
    {
        return Some(([None, None], 1));
    }
    let describes = tail.is_some_and(|tail| !matches!(tail, "percent" | "degrees"));
    let mut of: Vec<String> = tail.into_iter().flat_map(|tail| tail.split('-')).map(singular).collect();
    if tokens.get(at + width - 1).is_some_and(|last| !last.ends) {
        of.extend(counted(tokens.get(at + width..).unwrap_or_default()));
    }
    let before = at.checked_sub(1).and_then(|before| tokens.get(before)).filter(|before| before.ends);
    if let Some(before) = before.filter(|_| of.is_empty() && token.ends) {
        if !is_thing(before.typed) || !is_number_of(tokens, at - 1) {
            // An age: "Ruiz, 54, said", "a seller of newspapers, 62, said".
            return Some(([None, None], 1));
        }
        of.push(singular(&before.lower));
    }
    let behind = tokens.get(at + width..).unwrap_or_default();
    let things = things(behind);
    let end = tokens.get(at + width - 1)?.end();
    // "Against 9.50 a year earlier" counts no years.
    let is_rate = behind.first().is_some_and(|next| next.lower == "a");
    let unit = unit(token, if is_rate { &[] } else { &of });
    let dates = dated(tokens.get(at + width + usize::from(tail.is_none())..).unwrap_or_default());
    let make = |value: f64, of_range: Option<End>| {
        let value = value * scale;
        let told = Told { value, slack: number.step * scale / 2.0, rough: rough(tokens, at) };
        let is_small = value <= SMALL && scale < 2.0 && !of.iter().any(|word| word == "percent");
        let is_by_the_way = is_small && may_count(value, number.step, unit, &of) || describes;
        Figure {
            place: token.start..end,
            told,
            unit,
            of: of.clone(),
            things: things.clone(),
            end: of_range,
            is_by_the_way,
            describes,
            dates: dates.clone(),
        }
    };
    let lower = make(number.value, number.upper.map(|_| End::Lower));
    Some(([Some(lower), number.upper.map(|upper| make(upper, Some(End::Upper)))], width))
}

/// What the words behind a number multiply it by, and how many words number and scale take.
fn scale(tokens: &[Token<'_>], at: usize, tail: Option<&str>) -> (f64, usize) {
    let mut scale = 1.0;
    let mut taken = 1;
    while tail.is_none() && tokens.get(at + taken - 1).is_some_and(|last| !last.ends) {
        let times = match tokens.get(at + taken).map(|token| token.lower.as_str()) {
            Some("dozen") => 12.0,
            Some("hundred") => 100.0,
            Some("thousand") => 1e3,
            Some("million") => 1e6,
            Some("billion" | "bn") => 1e9,
            Some("trillion") => 1e12,
            _ => break,
        };
        scale *= times;
        taken += 1;
    }
    (scale, taken)
}

/// What the words right before a figure leave open. They belong to no other figure.
fn rough(tokens: &[Token<'_>], at: usize) -> Rough {
    let word = |back: usize| {
        let token = at.checked_sub(back).and_then(|at| tokens.get(at)).filter(|token| !token.ends);
        token.map_or("", |token| token.lower.as_str())
    };
    match (word(2), word(1)) {
        // "about six or seven"
        (number, "or" | "to") if in_digits(number).or_else(|| in_words(number)).is_some() => {
            rough(tokens, at - 2)
        }
        (
            _,
            "about" | "almost" | "approximately" | "around" | "circa" | "estimated" | "nearly" | "roughly"
            | "some",
        )
        | ("close", "to")
        | ("estimated", "at") => Rough::About,
        (_, "below" | "under") | ("at", "most") | ("up", "to") => Rough::Below,
        ("fewer" | "less" | "lower" | "shorter" | "smaller", "than") if word(3) != "no" => Rough::Below,
        ("more" | "greater" | "higher" | "larger" | "longer", "than") if word(3) == "no" => Rough::Below,
        (_, "above" | "over" | "than") | ("at", "least") => Rough::Above,
        _ => Rough::No,
    }
}

/// What a number is measured in: by the sign before it, or by the words behind it.
fn unit(token: &Token<'_>, of: &[String]) -> Option<Unit> {
    let sign = token.before.chars().next_back().and_then(Unit::of_sign);
    sign.or_else(|| Unit::behind(of))
}

/// Words that a number behind them belongs to: it counts nothing.
const LABELS: &str = "age aged ch lines p paras pp vol annex art article berth category channel chapter class day figure \
    flight gate group level line model no nos number page para paragraph phase pier resolution room round \
    route section table type unit version zone";

/// Those of them that end with a period.
const SHORT_LABELS: &str = "ch no p para paras pp vol art";

const MONTHS: &str = "January February March April May June July August September October November December Jan Feb Mar Apr \
    Aug Sept Sep Oct Nov Dec";

/// Those of them that end with a period.
const SHORT_MONTHS: &str = "Jan Feb Aug Sept Sep Oct Nov Dec";

/// Words with a capital that are no name: they begin a sentence.
const OPENINGS: &str = "a after all an and another at before between but by exactly fewer for from his her in its just less more \
    no of on only or our the their these they those to we with";

/// Whether a number dates something, or belongs to a name: "12 June", "Article 5", "Boeing 737", "7 p.m.".
fn is_named(tokens: &[Token<'_>], at: usize, taken: usize) -> bool {
    let next = tokens.get(at + taken);
    let dates = next.is_some_and(|next| has(MONTHS, next.typed));
    let times = next.is_some_and(|next| {
        matches!(
            next.lower.as_str(),
            "a.m" | "p.m" | "am" | "pm" | "o'clock" | "o’clock" | "gmt" | "utc" | "cet"
        )
    });
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    // "1,240,000" belongs to no name.
    let is_grouped = tokens.get(at).is_some_and(|token| token.typed.contains(','));
    let names = before.filter(|_| !is_grouped).is_some_and(|before| {
        let lower = before.lower.as_str();
        if has(MONTHS, before.typed) {
            return is_of_month(tokens, at);
        }
        let counts = before.opens && counts_behind(tokens, at, taken);
        let is_name = before.typed.starts_with(char::is_uppercase)
            && !has(OPENINGS, lower)
            && !has(ROUGHLY, lower)
            && !before.ends
            && !counts;
        is_name || has(LABELS, lower) && (!before.ends || has(SHORT_LABELS, lower))
    });
    dates || times || names
}

/// Whether the things before a comma are told by their number: "the same number of stations, 64, as before".
fn is_number_of(tokens: &[Token<'_>], things: usize) -> bool {
    let word =
        |back: usize| things.checked_sub(back).and_then(|at| tokens.get(at)).map(|token| &*token.lower);
    word(1) == Some("same") || word(1) == Some("of") && word(2) == Some("number")
}

/// Words in "ing" that name a thing: "Building 21 stays closed".
const PLACES: &str = "building crossing landing listing ring spring string wing";

/// Whether a number behind the first word of a sentence counts what stands behind it ("Shooting 200 wolves", and not "Clause 21
/// stays"), and is not part of a name, which would have its capital elsewhere as well.
fn counts_behind(tokens: &[Token<'_>], at: usize, taken: usize) -> bool {
    let Some(first) = at.checked_sub(1).and_then(|before| tokens.get(before)) else { return false };
    let is_again = |other: &Token<'_>| other.typed == first.typed && !other.opens;
    let is_closed = tokens.get(at + taken - 1).is_some_and(|last| last.ends);
    let next = tokens.get(at + taken).filter(|_| !is_closed);
    let is_doing = first.lower.ends_with("ing") && !has(PLACES, &first.lower);
    is_doing
        && next.is_some_and(|next| next.typed == next.lower && is_plural(&next.lower))
        && !tokens.iter().any(is_again)
}

/// Whether a number behind a month is its day or its year: "June 12", "Sept. 12" and "June, 2031", but "in June, 43,500
/// people", "on 9 June five people" and "by 31 August 800 doses".
fn is_of_month(tokens: &[Token<'_>], at: usize) -> bool {
    let day = |at: usize| {
        let number = tokens.get(at).and_then(|token| in_digits(&token.lower));
        number.is_some_and(|(number, tail)| tail.is_none() && number.value <= 31.0)
    };
    let (Some(token), Some(month)) = (tokens.get(at), at.checked_sub(1).and_then(|at| tokens.get(at))) else {
        return false;
    };
    let is_year = token.typed.len() == 4 && in_digits(&token.lower).is_some();
    let is_apart = month.ends && !has(SHORT_MONTHS, month.typed);
    let is_dated = at.checked_sub(2).is_some_and(day);
    is_year || !is_apart && !is_dated && day(at)
}

/// What may be the number of a year, and what most years in a text are.
const YEARS: Range<f64> = 1_000.0..2_200.0;
const MODERN: Range<f64> = 1_900.0..2_100.0;

/// Words behind which a number may be a year, whatever follows it: "in 2024 ferries stopped", "the 2024 talks".
const DATING: &str = "a after and before between by during early from his her in its last late mid next our since that the \
    their this through till to until year spring summer autumn fall winter";

/// Whether a number that could be a year counts something. In doubt it does not: money, or a plural right behind it, and
/// nothing before it that dates. Few texts tell of years before 1900, so there the plural is enough.
fn is_counted(tokens: &[Token<'_>], at: usize, number: &Number) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let is_money = tokens.get(at + 1).is_some_and(|next| has(CURRENCIES, &next.lower));
    let is_money = is_money || token.before.ends_with(['$', '£', '€', '¥']);
    let mut behind = tokens.iter().skip(at + 1).skip_while(|next| has(ADDED, next.lower.as_str()));
    let counts = !token.ends && behind.next().is_some_and(|next| is_plural(&next.lower));
    let is_modern = MODERN.contains(&number.value);
    let before = at.checked_sub(1).and_then(|before| tokens.get(before)).map(|token| token.lower.as_str());
    let may_date =
        before.is_some_and(|word| has(DATING, word) || word.ends_with("'s") || word.ends_with("’s"));
    is_money || counts && !(is_modern && (may_date || number.upper.is_some()))
}

/// Words that may stand between a number and what it counts.
const ADDED: &str = "additional more new other";

/// What a number right before it counts.
const CURRENCIES: &str = "dollars euros percent pounds rubles yuan";

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<f64> {
        figures(text).iter().map(Figure::value).collect()
    }

    #[test]
    fn a_figure_is_named_with_the_word_behind_it() {
        for (text, named) in [
            ("some 14 ferries, idle", "14 ferries"),
            ("by $4.5 billion", "4.5 billion"),
            ("of 14, all", "14"),
            ("12%", "12%"),
            ("12 per cent of all", "12 per cent"),
            ("1,240,000 of 8,000,000 doses", "1,240,000"),
        ] {
            assert_eq!(phrase(text, &figures(text)[0]), named);
        }
    }

    #[test]
    fn a_part_counts_what_its_whole_counts() {
        for text in ["12 of 400 shipments", "12 of about 400 shipments", "12 of the four hundred shipments"] {
            let all = figures(text);
            assert!(all[0].counts_like(&figures("11 shipments")[0]), "{text}: {all:?}");
        }
    }

    #[test]
    fn a_number_is_a_year_where_the_text_reads_so_and_a_count_where_it_counts() {
        for (text, value) in [
            ("It builds 1,200 homes", 1_200.0),
            ("It cost 1500 jobs", 1_500.0),
            ("The loss of 1500 jobs is large", 1_500.0),
            ("The 1500 jobs are gone", 1_500.0),
            ("Fewer than 2000 people came", 2_000.0),
            ("Some 2000 more boats are idle", 2_000.0),
            ("It lies 1100 km away", 1_100.0),
            ("A fine of $1500 was set", 1_500.0),
            ("A fine of 2000 euros was set", 2_000.0),
            ("A loss of 2000 jobs is feared", 2_000.0),
        ] {
            assert_eq!(values(text), [value], "{text}");
        }
        assert_eq!(values("It cost 1200-1500 jobs"), [1_200.0, 1_500.0]);
        for text in [
            "In 2024 ferries stopped",
            "It has stood since 1911",
            "By 2030 emissions are to fall",
            "The 2024 talks failed",
            "Kessia’s 2023 sanctions still hold",
            "The plan dates from early 2031",
            "The winter 2031 cuts were deep",
            "From 1999 to 2003 ships came",
            "The 2022-2024 talks failed",
            "The year 2000 problems are over",
            "The treaty of 1815 holds",
            "2031 brings new rules",
            "The ministry of 2031, ferries and all",
            "The port opened on 12 June 2031",
            "The budget 2031 is tight",
        ] {
            assert_eq!(values(text), [0.0; 0], "{text}");
        }
    }

    fn agree(one: &str, other: &str) -> bool {
        figures(one)[0].agrees(&figures(other)[0])
    }

    #[test]
    fn figures_are_read_in_digits_and_in_words() {
        for (text, value) in [
            ("14 ferries lie idle", 14.0),
            ("Fourteen ferries lie idle", 14.0),
            ("twenty-two ferries", 22.0),
            ("an eight-week closure", 8.0),
            ("1,200 people", 1_200.0),
            ("$240 billion", 240e9),
            ("€4.5bn", 4.5e9),
            ("two dozen boats", 24.0),
            ("three hundred boats", 300.0),
            ("(12%)", 12.0),
            ("12 per cent", 12.0),
            ("In June, 43,500 people", 43_500.0),
            ("Since 9 June, five people", 5.0),
            ("By 31 August 1,420,000 doses", 1_420_000.0),
            ("By 31 August 800 doses", 800.0),
            ("According to the table, 140 doses", 140.0),
        ] {
            assert_eq!(values(text), [value], "{text}");
        }
        assert_eq!(values("10–12 boats"), [10.0, 12.0]);
    }

    #[test]
    fn what_counts_nothing_is_no_figure() {
        for text in [
            "in 2031",
            "2022-23",
            "12 June",
            "June 12",
            "2031-05-06",
            "12 June, 2031",
            "at 12:30",
            "at 7 p.m.",
            "the G7",
            "an F-16",
            "the 5th ferry",
            "Article 5",
            "the Boeing 737",
            "berth 14",
            "the 1990s",
            "one of the people",
            "para. 4",
            "on 12 June 2031",
            "table 4",
            "on Sept. 11",
            "Ruiz, 54, said",
            "at 14.30 GMT",
            "1.2.3",
        ] {
            assert_eq!(values(text), [0.0; 0], "{text}");
        }
    }

    #[test]
    fn what_describes_is_by_the_way() {
        let by_the_way = |text: &str| figures(text)[0].is_by_the_way();
        assert!(by_the_way("the two leaders") && by_the_way("the 27-nation bloc"));
        assert!(!by_the_way("14 ferries") && !by_the_way("3 percent") && !by_the_way("two million"));
    }

    #[test]
    fn a_rounded_figure_agrees_and_a_rough_one_gives_way() {
        assert!(agree("$240 billion", "$239.7 billion"));
        assert!(agree("some 240 boats", "253 boats"));
        assert!(agree("more than 10 boats", "12 boats"));
        assert!(!agree("14 ferries", "12 ferries"));
        assert!(!agree("20 ferries", "24 ferries"));
        assert!(!agree("some 14 boats", "140 boats"));
        assert!(agree("about eight boats", "7.5 boats") && !agree("eight boats", "7.5 boats"));
        assert!(!agree("about five boats", "six boats") && !agree("some 45,000 people", "41,000 people"));
    }

    #[test]
    fn what_leaves_a_figure_open_stands_right_before_it() {
        let rough = |text: &str| figures(text).iter().map(Figure::rough).collect::<Vec<_>>();
        assert_eq!(rough("about six weeks; 8.5 weeks"), [Rough::About, Rough::No]);
        assert_eq!(rough("about 6, 8 weeks"), [Rough::About, Rough::No]);
        assert_eq!(rough("more than 10 boats"), [Rough::Above]);
        assert_eq!(rough("no more than 10 boats"), [Rough::Below]);
        assert_eq!(
            rough("up to 10 boats, at least 12 or close to 20"),
            [Rough::Below, Rough::Above, Rough::About]
        );
        assert_eq!(rough("it rose to 10 boats"), [Rough::No]);
    }

    #[test]
    fn a_unit_is_compared_and_converted() {
        for (one, other) in [
            ("two years", "24 months"),
            ("a 24-month tender", "two years"),
            ("42 days", "six weeks"),
            ("three months", "12 weeks"),
            ("8 km", "five miles"),
            ("3.9 kilometers", "2.1 nautical miles"),
            ("2,000 kg", "two tonnes"),
            ("$5 million", "5 million dollars"),
            ("$5 million", "5 million US dollars"),
            ("12 per cent", "12%"),
            ("10 tons per day", "10 tons a day"),
            ("24 new boats", "24 months"),
        ] {
            assert!(agree(one, other), "{one}, {other}");
        }
        for (one, other) in [
            ("24 weeks", "24 months"),
            ("three years", "24 months"),
            ("six months", "six weeks"),
            ("$5 million", "€5 million"),
            ("12 kg", "12 percent"),
            ("2.1 kilometers", "2.1 nautical miles"),
        ] {
            assert!(!agree(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn what_is_counted_is_known_by_the_words_behind() {
        let of = |one: &str, other: &str| figures(one)[0].counts_like(&figures(other)[0]);
        assert!(of("14 ferries lie idle", "the 12 old ferries"));
        assert!(of("a 12-day strike", "14 days"));
        assert!(of("12%", "14 percent"));
        assert!(!of("14 ferries, and boats", "12 boats"));
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics_and_every_figure_lies_in_it(text in "\\PC*|[0-9a-z., %–-]*") {
            for figure in figures(&text) {
                proptest::prop_assert!(text.get(figure.place).is_some());
            }
        }
    }
}

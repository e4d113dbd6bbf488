//! What a passage of a document has in figures: those that it gives, and those that follow from them.

use crate::check::figures::{Figure, figures, numbers, phrase};

/// The figures of a passage.
#[derive(Debug)]
pub struct Tally {
    /// Each with the word behind it, as typed.
    given: Vec<(Figure, String)>,
    /// Every number in digits, also where it dates or names.
    numbers: Vec<f64>,
    /// What words such as "half" and "twice" make of a figure.
    factors: Vec<f64>,
    /// Whether it counts one of something.
    has_one: bool,
    /// Whether it has a number in a form that nobody reads here.
    is_unread: bool,
}

/// Words that tell a share or a multiple.
const FACTORS: &[(&str, &[f64])] = &[
    ("half", &[0.5]),
    ("halve", &[0.5]),
    ("halved", &[0.5]),
    ("halves", &[0.5]),
    ("third", &[1.0 / 3.0]),
    ("thirds", &[2.0 / 3.0]),
    ("quarter", &[0.25]),
    ("quarters", &[0.75]),
    ("fifth", &[0.2]),
    ("fifths", &[0.4, 0.6, 0.8]),
    ("sixth", &[1.0 / 6.0]),
    ("seventh", &[1.0 / 7.0]),
    ("eighth", &[1.0 / 8.0]),
    ("ninth", &[1.0 / 9.0]),
    ("tenth", &[0.1]),
    ("tenths", &[0.3, 0.7, 0.9]),
    ("double", &[2.0, 0.5]),
    ("doubled", &[2.0, 0.5]),
    ("twice", &[2.0, 0.5]),
    ("triple", &[3.0, 1.0 / 3.0]),
    ("tripled", &[3.0, 1.0 / 3.0]),
    ("thrice", &[3.0, 1.0 / 3.0]),
];

/// Words that tell a half in another way.
const HALVES: &[&str] =
    &["50-50", "every other", "every second", "equal", "evenly", "fifty-fifty", "halving"];

/// Words that count without a number before them: "a dozen" is twelve.
const COUNTING: &[&str] = &["dozen", "hundred", "thousand", "million", "billion", "trillion"];

/// What the words behind a share multiply it by.
const SCALES: &[f64] = &[1.0, 1e3, 1e6, 1e9, 1e12];

/// What a half may be added to is smaller: beside a million it would hide that a figure is a billion.
const SMALL: f64 = 1000.0;

/// How many figures in a row one number in words may be read as: "four hundred and two".
const ROW: usize = 4;

/// Sums are made of no more figures of a passage than the first so many.
const MOST: usize = 24;

impl Tally {
    /// Reads a passage. Numbers in words and in digits count alike.
    pub fn of(text: &str) -> Self {
        let read = counted(text);
        let given = figures(&read).into_iter().map(|one| {
            let typed = phrase(text, &one).to_owned();
            (one, typed)
        });
        let given: Vec<(Figure, String)> = given.collect();
        let is_measured =
            |number: &f64| given.iter().any(|(one, _)| one.is_measured() && one.is_exactly(*number));
        let plain = numbers(&joined(text)).into_iter().chain(numbers(text));
        let plain = plain.filter(|number| !is_measured(number)).collect();
        let lower = text.to_lowercase();
        let words = || lower.split(|c: char| !c.is_alphanumeric());
        let factors = FACTORS.iter().filter(|(known, _)| words().any(|word| word == *known));
        let mut factors: Vec<f64> = factors.flat_map(|(_, factors)| factors.iter().copied()).collect();
        if ["one in ", "one of ", "one out of "].iter().any(|share| lower.contains(share)) {
            factors
                .extend(given.iter().map(|(one, _)| one.value()).filter(|of| *of > 1.0).map(|of| 1.0 / of));
        }
        factors.extend(text.split(|c: char| !c.is_ascii_digit() && c != '/').filter_map(slashed));
        if HALVES.iter().any(|half| lower.contains(half)) {
            factors.push(0.5);
        }
        let has_one = words().any(|word| word == "one");
        Self {
            given, numbers: plain, factors, has_one, is_unread: text.contains(['½', '¼', '¾', '⅓', '⅔'])
        }
    }

    /// Whether it may have a figure: as it stands there, as a sum, a difference, a share or a multiple of others.
    pub fn may_have(&self, figure: &Figure) -> bool {
        self.is_unread || self.gives(figure) || self.derives(figure)
    }

    /// Whether a figure stands there.
    pub fn gives(&self, figure: &Figure) -> bool {
        let is_numbered = || self.numbers.iter().any(|&number| figure.is_exactly(number));
        self.given.iter().any(|(given, _)| figure.agrees(given)) || is_numbered()
    }

    /// How a figure stands there, as typed.
    pub fn typed(&self, figure: &Figure) -> Option<&str> {
        self.given.iter().find(|(given, _)| figure.agrees(given)).map(|(_, typed)| typed.as_str())
    }

    /// The one other figure that it gives for the same thing, and how it stands there.
    pub fn rival(&self, figure: &Figure) -> Option<&(Figure, String)> {
        let mut alike = self.given.iter().filter(|(given, _)| given.counts_like(figure));
        let rival = alike.next()?;
        alike.all(|(other, _)| other.value().to_bits() == rival.0.value().to_bits()).then_some(rival)
    }

    /// The same number in another unit of the same kind ("two days" for "two weeks"), or the one span of time that it has at all
    /// for how long before or after the same it was, and how it stands there. Beside a number that may date, it may follow.
    pub fn slip(&self, figure: &Figure) -> Option<&(Figure, String)> {
        let redated = || {
            let mut others = self.given.iter().filter(|(given, _)| given.tells_time());
            let only = others.next().filter(|_| others.next().is_none() && self.numbers.is_empty());
            only.filter(|(given, _)| figure.redates(given))
        };
        self.given.iter().find(|(given, _)| figure.slips(given)).or_else(redated)
    }

    /// Whether it may give a share, of which `is` tells how much of a hundred it may be: in whatever words, in percent, or
    /// as one figure and another of which it is a part.
    pub fn may_share(&self, is: impl Fn(f64) -> bool) -> bool {
        let (percent, counts): (Vec<&Figure>, Vec<&Figure>) =
            self.given.iter().map(|(given, _)| given).partition(|given| given.is_share());
        // "One of the two" counts, though a "one" elsewhere does not.
        let one = self.has_one.then_some((1.0, None));
        let counts: Vec<Counted<'_>> =
            counts.into_iter().map(|count| (count.value(), Some(count))).chain(one).take(MOST).collect();
        let parts = |(one, other): (Counted<'_>, Counted<'_>)| {
            if one.1.zip(other.1).is_some_and(|(one, other)| one.mixes(other) || other.mixes(one)) {
                return false;
            }
            let ((one, _), (other, _)) = (one, other);
            let (less, more) = (one.min(other), one.max(other));
            // Two figures are a part and its whole, or two parts: "seven lie idle and the other 21 sail".
            let all = less + more;
            [less / more, (more - less) / more, (more - less) / less, less / all, more / all]
                .iter()
                .any(|part| is(100.0 * part))
        };
        self.is_unread
            || self.factors.iter().any(|factor| is(100.0 * factor))
            || percent.iter().any(|given| is(given.value()))
            || pairs(&counts).any(parts)
    }

    /// Whether a figure follows from several others, or from one and a share: "24 boats, 10 of them for good", "half of the 40
    /// boats".
    pub fn works_out(&self, figure: &Figure) -> bool {
        let has_several = self.given.len() > 1 || !self.factors.is_empty();
        // "More than 20" is half of 40 and not of 60.
        let figure = if figure.is_bound() { figure.bare() } else { figure.clone() };
        self.is_unread || has_several && self.derives(&figure)
    }

    fn derives(&self, figure: &Figure) -> bool {
        let alike = || self.given.iter().map(|(given, _)| given).filter(|given| !figure.mixes(given));
        let values = alike().filter_map(|given| Some((figure.value_of(given)?, Kin::of(figure, given))));
        let all = alike().map(Figure::value).take(MOST).collect::<Vec<_>>();
        sums(figure, &values.take(MOST).collect::<Vec<_>>()) || self.shares(figure, &all)
    }

    /// Whether a figure is a share or a multiple: half of one, or one in percent of another.
    fn shares(&self, figure: &Figure, values: &[f64]) -> bool {
        let of = |factor: &f64| {
            let mut parts = values.iter().map(|value| value * factor);
            parts.any(|part| figure.is(part)) || figure.is_share() && figure.is(100.0 * factor)
        };
        let scaled = |value: f64| SCALES.iter().any(|scale| figure.is(value * scale));
        // "two and a half million", "half a million", "a million and a half"
        let small = || values.iter().filter(|value| **value < SMALL);
        let mixed = |factor: &f64| small().chain([&0.0, &1.0]).any(|value| scaled(value + factor));
        let of_two = |one: f64, other: f64| {
            let ratios = [one / other, other / one, (one - other).abs() / other, (one - other).abs() / one];
            ratios.iter().any(|ratio| figure.is(100.0 * ratio))
        };
        // "from 400 to 300 million"
        let ratio = |(one, other): (&Figure, &Figure)| {
            let are_alike = !one.mixes(other) && !other.mixes(one);
            are_alike && SCALES.iter().any(|scale| of_two(one.value() * scale, other.value()))
        };
        let all: Vec<&Figure> = self.given.iter().map(|(given, _)| given).take(MOST).collect();
        self.factors.iter().any(|factor| of(factor) || mixed(factor))
            || figure.is_share() && pairs(&all).any(ratio)
    }
}

/// Whether a figure is only a part of a number in words: "four hundred and two".
pub fn is_part(text: &str, all: &[Figure], at: usize) -> bool {
    let adjoins = |one: Option<&Figure>, other: Option<&Figure>| {
        let between = one.zip(other).and_then(|(one, other)| text.get(one.place.end..other.place.start));
        between.is_some_and(|between| matches!(between.trim(), "" | "and"))
    };
    let before = at.checked_sub(1).and_then(|before| all.get(before));
    adjoins(before, all.get(at)) || adjoins(all.get(at), all.get(at + 1))
}

/// How much a passage counts, and as what.
type Counted<'a> = (f64, Option<&'a Figure>);

/// What a figure counts beside another one.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kin {
    /// The same.
    Same,
    /// Other things.
    Other,
    /// What may be a part of it, or what it does not say: "20 fishing boats" beside "45 boats".
    Open,
}

impl Kin {
    fn of(figure: &Figure, given: &Figure) -> Self {
        match () {
            () if figure.names_more() || given.narrows(figure) => Self::Open,
            () if figure.counts_like(given) => Self::Same,
            () if given.counts_things() => Self::Other,
            () => Self::Open,
        }
    }
}

/// Whether some of the values add up to a figure: several in a row, all, or one and another. Of what it counts itself and of
/// other things nobody makes a sum, but what is left of a whole is often called otherwise ("640 pupils, 310 of them girls").
fn sums(figure: &Figure, all: &[(f64, Kin)]) -> bool {
    let is_mixed = |some: &[(f64, Kin)]| {
        let has = |kin: Kin| some.iter().any(|(_, own)| *own == kin);
        has(Kin::Same) && has(Kin::Other)
    };
    let sum = |some: &[(f64, Kin)]| some.iter().map(|(value, _)| value).sum::<f64>();
    let adds_up = |some: &[(f64, Kin)]| !is_mixed(some) && figure.is(sum(some));
    // "a hundred and twenty million"
    let shared = |row: &[(f64, Kin)]| match row {
        [(one, _), (other, _)] => SCALES.iter().skip(1).any(|scale| figure.is((one + other / scale) * scale)),
        _ => false,
    };
    let mut rows = (2..=ROW).flat_map(|length| all.windows(length));
    rows.any(adds_up)
        || all.windows(2).any(shared)
        || adds_up(all)
        || pairs(all).any(|(one, other)| adds_up(&[one, other]) || figure.is((one.0 - other.0).abs()))
}

/// Every two of some values.
fn pairs<T: Copy>(values: &[T]) -> impl Iterator<Item = (T, T)> {
    let others = |at: usize| values.iter().skip(at + 1).copied();
    values.iter().enumerate().flat_map(move |(at, &one)| others(at).map(move |other| (one, other)))
}

/// A share such as "2/3".
fn slashed(word: &str) -> Option<f64> {
    let (part, whole) = word.split_once('/')?;
    let (part, whole): (f64, f64) = (part.parse().ok()?, whole.parse().ok()?);
    (0.0 < part && part < whole).then(|| part / whole)
}

/// A text in which "a dozen" reads "1 dozen", every byte at its place.
fn counted(text: &str) -> String {
    let mut read = text.to_owned();
    for (at, _) in text.match_indices(['a', 'A']) {
        let begins = !text.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
        let next = text.get(at + 1..).and_then(|rest| rest.strip_prefix(' ')).unwrap_or_default();
        let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        if begins && COUNTING.contains(&word) {
            read.replace_range(at..=at, "1");
        }
    }
    read
}

/// A text without the blanks that divide thousands: "1 200".
fn joined(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let behind = text.get(at + c.len_utf8()..).unwrap_or_default();
        let digits = behind.chars().take_while(char::is_ascii_digit).count();
        let is_inside = read.ends_with(|c: char| c.is_ascii_digit()) && digits == 3;
        if !(is_inside && matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’')) {
            read.push(c);
        }
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may_have(passage: &str, typed: &str) -> bool {
        Tally::of(passage).may_have(&figures(typed)[0])
    }

    #[test]
    fn a_figure_stands_there_in_whatever_form_it_is_written() {
        for (passage, typed) in [
            ("It canceled 402 trains.", "402 trains"),
            ("It canceled four hundred and two trains.", "402 trains"),
            ("A dozen trains stood still.", "12 trains"),
            ("a hundred and twenty trains", "120 trains"),
            ("It canceled 1 200 trains.", "1,200 trains"),
            ("It canceled 1,200 trains.", "1200 trains"),
            ("It canceled 1.2 thousand trains.", "1,200 trains"),
            ("Four crews walked out.", "4 crews"),
            ("It spent a hundred and twenty million crowns.", "120 million crowns"),
            ("One in five trains stood still.", "20 percent"),
            ("Twice as many trains, some 6,000, stood still.", "3,000 trains"),
            ("It spent a seventh of its budget.", "14 percent"),
            ("It costs half a million crowns.", "500,000 crowns"),
            ("It costs two and a half million crowns.", "2.5 million crowns"),
            ("It costs 2½ million crowns.", "2.5 million crowns"),
            ("It fell by 12 per cent.", "12%"),
            ("Of 402 trains, 380 ran.", "22 trains"),
            ("It canceled 300 trains on Monday and 102 on Tuesday.", "402 trains"),
            ("A third of the 402 trains stood still.", "134 trains"),
            ("A quarter of all trains stood still.", "25 percent"),
            ("It cut 100 of its 400 trains.", "25 percent"),
            ("It rose from 400 to 500.", "25 percent"),
            ("It fell from 400 to 300 million.", "25 percent"),
            ("It was 41°C in the shade.", "41 degrees"),
            ("It takes 24 months.", "two years"),
        ] {
            assert!(may_have(passage, typed), "{passage} {typed}");
        }
        for (passage, typed) in [
            ("It canceled 402 trains.", "420 trains"),
            ("It canceled about 400 trains.", "402 trains"),
            ("It fell by 12 percent.", "21 percent"),
            ("It takes 24 months.", "24 weeks"),
        ] {
            assert!(!may_have(passage, typed), "{passage} {typed}");
        }
    }

    #[test]
    fn the_other_figure_for_the_same_thing_is_known_where_there_is_one() {
        let rival = |passage: &str| {
            let tally = Tally::of(passage);
            tally.rival(&figures("420 trains")[0]).map(|(_, typed)| typed.clone())
        };
        assert_eq!(rival("It canceled 402 trains in 12 days.").as_deref(), Some("402 trains"));
        assert_eq!(rival("It canceled 402 trains and 12 night trains."), None);
        assert_eq!(rival("It canceled a hundred trains.").as_deref(), Some("a hundred trains"));
        assert_eq!(rival("It canceled its trains."), None);
    }

    #[test]
    fn a_share_may_be_one_part_beside_the_other_or_one_of_some() {
        let may_share =
            |passage: &str, share: f64| Tally::of(passage).may_share(|value| (value - share).abs() < 1.0);
        assert!(may_share("Seven ships lie idle and the other 21 sail.", 25.0));
        assert!(may_share("Seven ships lie idle and the other 21 sail.", 75.0));
        assert!(may_share("One ship of the two is idle.", 50.0));
        assert!(!may_share("Seven ships lie idle and the other 21 sail.", 50.0));
        assert!(!may_share("The two ships are idle.", 50.0));
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|[0-9a ’.½]|a dozen ){0,40}") {
            let tally = Tally::of(&text);
            for figure in figures("420 trains, 12 percent, two years") {
                let _ = (tally.may_have(&figure), tally.rival(&figure));
            }
        }
    }
}

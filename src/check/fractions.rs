//! Shares in words: "a third of the flow", "by half", "one in ten".

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use crate::check::figures::{Figure, figures, phrase};
use crate::check::near::Rough;
use crate::check::prose::{Hit, Phrases, Prose};
use crate::check::tally::Tally;

/// A share.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The bytes it takes.
    pub place: Range<usize>,
    /// How much of a hundred it is.
    pub value: f64,
    /// What the words before it leave open.
    pub rough: Rough,
}

/// Parts of a whole in words, and how much of a hundred each is. Hyphens are left out.
const PARTS: &[(&str, f64)] = &[
    ("half", 50.0),
    ("a half", 50.0),
    ("one half", 50.0),
    ("halve", 50.0),
    ("halved", 50.0),
    ("halves", 50.0),
    ("halving", 50.0),
    ("a third", 100.0 / 3.0),
    ("one third", 100.0 / 3.0),
    ("two thirds", 200.0 / 3.0),
    ("a quarter", 25.0),
    ("one quarter", 25.0),
    ("three quarters", 75.0),
    ("a fifth", 20.0),
    ("one fifth", 20.0),
    ("two fifths", 40.0),
    ("three fifths", 60.0),
    ("four fifths", 80.0),
    ("a sixth", 100.0 / 6.0),
    ("one sixth", 100.0 / 6.0),
    ("an eighth", 12.5),
    ("one eighth", 12.5),
    ("a tenth", 10.0),
    ("one tenth", 10.0),
];

/// Heads of a share such as "one in ten", and how many that is.
const HEADS: &[(&str, f64)] = &[
    ("one in", 1.0),
    ("one in every", 1.0),
    ("one out of", 1.0),
    ("one out of every", 1.0),
    ("two in", 2.0),
    ("two out of", 2.0),
    ("three in", 3.0),
    ("three out of", 3.0),
    ("four in", 4.0),
    ("four out of", 4.0),
    ("nine in", 9.0),
    ("nine out of", 9.0),
];

const COUNTS: &[(&str, f64)] = &[
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("twelve", 12.0),
    ("twenty", 20.0),
    ("10", 10.0),
    ("20", 20.0),
];

static ALL: LazyLock<Phrases<'static>> =
    LazyLock::new(|| Phrases::new(PARTS.iter().chain(HEADS).map(|(words, _)| *words)));

/// Words that leave a share open a little.
const ABOUT: &[&str] = &["about", "almost", "approximately", "around", "nearly", "roughly", "some"];

/// Words before "half of" that make it a part of a time or of a pair, and words that make a share part of another number.
const OTHERWISE: &[&str] = &[
    "and", "bottom", "first", "from", "last", "latter", "lower", "or", "other", "second", "the", "to", "top",
    "upper",
];

/// Words before "one in ten" with which it is no share.
const RANKS: &[&str] = &["number", "no", "phase", "rank", "ranked", "week", "year"];

/// Words before "halves" that make it a noun.
const PAIR: &[&str] = &[
    "both", "into", "in", "of", "northern", "other", "separate", "southern", "to", "two", "unequal", "with",
];

/// Words that say "the" or "its" before what a share is of.
const OWNING: &[&str] =
    &["a", "all", "an", "every", "her", "his", "its", "our", "that", "the", "their", "these", "this"];

/// What a share of is a time, and what is no share with "half" before it.
const TIMES: &[&str] = &[
    "afternoon",
    "april",
    "august",
    "autumn",
    "century",
    "day",
    "days",
    "decade",
    "december",
    "evening",
    "february",
    "friday",
    "hour",
    "hours",
    "january",
    "july",
    "june",
    "march",
    "may",
    "millisecond",
    "minute",
    "minutes",
    "monday",
    "month",
    "months",
    "morning",
    "night",
    "nights",
    "november",
    "october",
    "saturday",
    "season",
    "second",
    "september",
    "spring",
    "summer",
    "sunday",
    "term",
    "thursday",
    "time",
    "tuesday",
    "way",
    "wednesday",
    "week",
    "weekend",
    "weeks",
    "winter",
    "year",
    "years",
];

/// What a share of is a number, a length, a weight or another measure: "a quarter of a million", "a third of a mile".
const MEASURES: &[&str] = &[
    "acre",
    "barrel",
    "billion",
    "centimeter",
    "centimetre",
    "cent",
    "century",
    "degree",
    "dozen",
    "foot",
    "gallon",
    "gram",
    "hectare",
    "hundred",
    "inch",
    "kilo",
    "kilogram",
    "kilometer",
    "kilometre",
    "km",
    "knot",
    "liter",
    "litre",
    "megawatt",
    "meter",
    "metre",
    "mile",
    "million",
    "ounce",
    "percent",
    "per",
    "percentage",
    "pint",
    "point",
    "pound",
    "thousand",
    "ton",
    "tonne",
    "trillion",
    "yard",
];

/// Beginnings of words for a change: what changes "by a third" does so by that share, and is not followed by one.
const CHANGES: &[&str] = &[
    "contract", "cut", "declin", "decreas", "diminish", "down", "drop", "expand", "fall", "fell", "grew",
    "grow", "increas", "lessen", "lift", "lower", "plung", "rais", "reduc", "rise", "rising", "rose",
    "shorten", "shrank", "shrink", "shrunk", "slash", "slump", "surg", "trim", "up", "weaken",
];

/// Words behind a share by which one thing is more or less than another.
const COMPARED: &[&str] = &["fewer", "higher", "larger", "less", "lower", "more", "smaller"];

/// Words before "by a third" that tell who comes next.
const NEXT: &[&str] = &["accompanied", "followed", "joined", "matched", "preceded", "replaced", "succeeded"];

/// Words behind a share that is whole before them.
const CLOSINGS: &[&str] = &[
    "and", "as", "at", "because", "but", "compared", "during", "each", "every", "for", "from", "if", "in",
    "last", "next", "on", "over", "per", "since", "this", "through", "until", "when", "while", "with",
    "within",
];

/// How much of the larger one two shares may differ and still be told as one.
const NEAR: f64 = 0.15;

/// Words with which one text may tell what is taken, and another what is left.
const RESTS: &[&str] = &[
    "all",
    "empty",
    "except",
    "keep",
    "keeps",
    "kept",
    "leave",
    "leaves",
    "leaving",
    "left",
    "lose",
    "loses",
    "lost",
    "no",
    "not",
    "only",
    "other",
    "others",
    "remain",
    "remained",
    "remaining",
    "remains",
    "rest",
    "to",
    "without",
];

/// Marks that part the words of a share, or that stand around it.
const MARKS: [char; 5] = ['"', '-', '“', '”', '‑'];

/// The shares in words of a text: those of something, and those by which something changes.
pub fn shares(text: &str) -> Vec<Share> {
    // A claim's figures count inside quotation marks as well; each mark gives way to as many bytes.
    let plain = if text.contains(MARKS) {
        Cow::Owned(text.replace(['"', '-'], " ").replace(['“', '”', '‑'], "   "))
    } else {
        Cow::Borrowed(text)
    };
    if !ALL.may_stand_in(&plain) {
        return Vec::new();
    }
    let prose = Prose::read(&plain);
    prose.find(&ALL).iter().filter_map(|hit| share(&plain, &prose, hit)).collect()
}

fn share(text: &str, prose: &Prose<'_>, hit: &Hit<'_>) -> Option<Share> {
    let known =
        |list: &[(&str, f64)], word: &str| list.iter().find(|(known, _)| *known == word).map(|known| known.1);
    let mut behind = prose.after(hit);
    let (value, end) = match known(HEADS, hit.phrase) {
        Some(part) => {
            let word = behind.next()?;
            let whole = known(COUNTS, word).filter(|whole| part < *whole)?;
            // "one in five days", "number one in ten goods"
            let is_rank = prose.before(hit).next().is_some_and(|word| RANKS.contains(&word));
            if is_rank || behind.next().is_some_and(|word| TIMES.contains(&word)) {
                return None;
            }
            (100.0 * part / whole, word_end(text, hit.end, word)?)
        }
        None => (known(PARTS, hit.phrase)?, hit.end),
    };
    let rough = rough(prose, hit)?;
    let is_whole = match hit.phrase {
        "halves" => halves(prose, hit),
        "halve" | "halved" | "halving" => true,
        head => known(HEADS, head).is_some() || is_part(prose, hit),
    };
    is_whole.then_some(Share { place: hit.start..end, value, rough })
}

/// Where a word ends that stands next behind a place.
fn word_end(text: &str, place: usize, word: &str) -> Option<usize> {
    let rest = text.get(place..)?;
    Some(place + rest.len() - rest.trim_start().len() + word.len())
}

/// Whether "halves" tells what something does: "it halves the flow", and not "both halves of the island".
fn halves(prose: &Prose<'_>, hit: &Hit<'_>) -> bool {
    prose.after(hit).next().is_some_and(|word| OWNING.contains(&word))
        && !prose.before(hit).next().is_some_and(|word| PAIR.contains(&word) || OWNING.contains(&word))
}

/// What the words before a share leave open; nothing where they make it something else.
fn rough(prose: &Prose<'_>, hit: &Hit<'_>) -> Option<Rough> {
    let mut before = prose.before(hit);
    match (before.next().unwrap_or_default(), before.next().unwrap_or_default()) {
        ("than", "less" | "fewer" | "lower" | "smaller")
        | ("below" | "under", _)
        | ("most", "at")
        | ("to", "up") => Some(Rough::Below),
        ("than" | "above" | "over", _) | ("least", "at") => Some(Rough::Above),
        (word, _) if ABOUT.contains(&word) => Some(Rough::About),
        (word, _) => (!OTHERWISE.contains(&word)).then_some(Rough::No),
    }
}

/// Whether a part is one of something, or that by which something changes.
fn is_part(prose: &Prose<'_>, hit: &Hit<'_>) -> bool {
    let mut behind = prose.after(hit);
    let next = behind.next();
    let is_of = match next {
        Some("of") => true,
        Some(word) => hit.phrase == "half" && OWNING.contains(&word) && !matches!(word, "a" | "an"),
        None => false,
    };
    if is_of {
        let whole = behind.find(|word| !OWNING.contains(word)).unwrap_or_default();
        let is_number = whole.starts_with(|c: char| c.is_ascii_digit());
        return !is_number && !TIMES.contains(&whole) && !MEASURES.contains(&whole);
    }
    if next.is_some_and(|word| COMPARED.contains(&word)) {
        // "a fifth less than a year before", and not "a third more ambitious plan"
        let (one, other) = (behind.next(), behind.next());
        return one.is_none_or(|word| word == "than" || CLOSINGS.contains(&word)) || other == Some("than");
    }
    let is_open = |word: &&str| {
        ABOUT.contains(word) || matches!(*word, "than" | "more" | "less" | "over" | "at" | "least")
    };
    let mut before = prose.before(hit).skip_while(is_open);
    let leads = before.next().is_some_and(|word| word == "by" || word == "in" && hit.phrase == "half");
    let is_closed = next.is_none_or(|word| CLOSINGS.contains(&word));
    let mut before = before.peekable();
    let is_next = before.peek().is_some_and(|word| NEXT.contains(word));
    let changes = |word: &str| CHANGES.iter().any(|change| word.starts_with(change));
    leads && is_closed && !is_next && before.any(changes)
}

/// What a text gives as shares, in words and in percent.
#[derive(Debug, Default)]
pub struct Given<'a>(Vec<(Share, &'a str)>);

impl<'a> Given<'a> {
    /// Reads a text.
    pub fn of(text: &'a str) -> Self {
        let words = shares(text).into_iter().filter_map(|share| {
            let typed = text.get(share.place.clone())?;
            Some((share, typed))
        });
        let percent = figures(text).into_iter().filter(Figure::is_share).map(|figure| {
            let (value, rough) = (figure.value(), figure.rough());
            let typed = phrase(text, &figure);
            (Share { place: figure.place, value, rough }, typed)
        });
        Self(words.chain(percent).collect())
    }

    /// The only one, however often it is given.
    pub fn only(&self) -> Option<&(Share, &'a str)> {
        let first = self.0.first()?;
        self.0.iter().all(|(other, _)| (other.value - first.0.value).abs() < 1.0).then_some(first)
    }
}

impl Share {
    /// Whether it may be meant by another share, of a hundred: near it, or on the side that one of them leaves open.
    pub fn may_be(&self, value: f64) -> bool {
        match self.rough {
            Rough::Above if value >= self.value => true,
            Rough::Below if value <= self.value => true,
            _ => (self.value - value).abs() <= NEAR * self.value.max(value),
        }
    }

    /// Whether two texts, of which one has this share, may mean this one with another one: as [`Share::may_be`] has it, or
    /// as what is left where the other is taken.
    pub fn may_tell(&self, value: f64, texts: [&str; 2]) -> bool {
        self.may_be(value) || self.may_be(100.0 - value) && texts.into_iter().any(has_rest)
    }

    /// Whether another share, as it is given, is surely not this one.
    pub fn differs(&self, other: &Self, texts: [&str; 2]) -> bool {
        !self.may_tell(other.value, texts) && !other.may_be(self.value)
    }
}

fn has_rest(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| RESTS.contains(&word.to_lowercase().as_str()))
}

/// The one share in words of a sentence, and the one that all it cites gives, where the two differ.
pub fn differing<'a>(sentence: &str, cited: &[&'a str]) -> Option<(Share, &'a str)> {
    let [own] = &shares(sentence)[..] else { return None };
    let given: Vec<_> = cited.iter().flat_map(|text| Given::of(text).0).collect();
    let given = Given(given);
    let (other, typed) = given.only()?;
    // What they give in figures may come to that share: "12 of 24 members".
    let may_share = |text: &&str| Tally::of(text).may_share(|value| own.may_tell(value, [sentence, text]));
    if cited.iter().any(may_share) {
        return None;
    }
    let is_other = cited.iter().all(|text| own.differs(other, [sentence, text]));
    let has_percent = figures(sentence).iter().any(Figure::is_share);
    (is_other && !has_percent).then(|| (own.clone(), *typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_of_something_or_a_change() {
        for (text, value) in [
            ("It would cut the flow by about a third", 33.0),
            ("It would cut the flow at the border by a quarter in a dry year", 25.0),
            ("It would cut the flow by half.", 50.0),
            ("Stocks stood at 2 tons, a fifth less than a year before", 20.0),
            ("Stocks are a tenth lower", 10.0),
            ("It has a third fewer ferries than in May", 33.0),
            ("It would cut the flow in half", 50.0),
            ("It would halve the flow", 50.0),
            ("It halves the flow", 50.0),
            ("Two-thirds of the flow are lost", 67.0),
            ("Nearly half of the ferries lie idle", 50.0),
            ("Half the ferries lie idle", 50.0),
            ("It \"takes a quarter of the water\"", 25.0),
            ("More than half of the ferries lie idle", 50.0),
            ("One in ten ferries lies idle", 10.0),
            ("Three out of four crews walked out", 75.0),
        ] {
            let found: Vec<f64> = shares(text).iter().map(|share| share.value.round()).collect();
            assert_eq!(found, [value], "{text}");
        }
        for text in [
            "Half a million came",
            "In the first half of the year",
            "Half of 2031 is over",
            "It waits half the year",
            "A third ferry lies idle",
            "Two and a half of them",
            "It fell in a quarter",
            "They met half way",
            "The rise was followed by a third in May",
            "It was raised by a third party",
            "The letter was signed by a third",
            "It ran three in four days",
            "One in two hundred",
            "It fell by a quarter to a third",
            "A quarter of a million people live there",
            "The pier runs a third of a mile into the sea",
            "It fails within a tenth of a second",
            "Fires burned for half the night",
            "It rained for half of May",
            "It cuts the island into two halves",
            "Both halves of the island need the water",
            "The two halves do not fit",
            "The port is number one in ten goods",
        ] {
            assert_eq!(shares(text), [], "{text}");
        }
    }

    #[test]
    fn a_share_differs_from_the_only_other_one() {
        let told = |own: &str, cited: &[&str]| differing(own, cited).map(|(_, typed)| typed.to_owned());
        let own = "It cuts the flow by about a third";
        for (cited, typed) in [
            ("It cuts the flow by half", "half"),
            ("It cuts the flow by about 50 percent", "50 percent"),
            ("It cuts the flow by a quarter", "a quarter"),
            ("It cuts the flow by two thirds", "two thirds"),
        ] {
            assert_eq!(told(own, &[cited]).as_deref(), Some(typed), "{cited}");
        }
        for right in [
            &["It cuts the flow by a third"][..],
            &["It cuts the flow by 35 percent"],
            &["It leaves two thirds of the flow"],
            &["It cuts the flow by half, and by 30 percent in May"],
            &["It cuts the flow by more than 20 percent"],
            &["It cuts the flow"],
            &["It cuts the flow from 60 to 40 units, and wages by 10 percent"],
        ] {
            assert_eq!(told(own, right), None, "{right:?}");
        }
        for (own, right) in [
            (
                "Half of the members reject it",
                "12 of 24 members reject an offer that cuts wages by 10 percent",
            ),
            ("It would halve the crews", "It cuts the crews from 40 to 20 and wages by 10 percent"),
            (
                "Tarvia gets half of what Oland gets",
                "Oland gets twice as much as Tarvia, which gets 20 percent",
            ),
        ] {
            assert_eq!(told(own, &[right]), None, "{own}: {right}");
        }
    }

    #[test]
    fn a_share_takes_all_its_words() {
        let text = "Some one  in-ten ferries";
        let places: Vec<&str> = shares(text).into_iter().filter_map(|share| text.get(share.place)).collect();
        assert_eq!(places, ["one  in-ten"]);
    }
}

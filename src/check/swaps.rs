//! A word for a change that turns it into another one than a text has: "rose by 30 percent" for "fell by 30 percent",
//! "tripled" for "doubled".

use std::ops::Range;
use std::sync::LazyLock;

use crate::check::figures::{Figure, figures};
use crate::check::prose::{Hit, Phrases, Prose, has, quotations};
use crate::check::tally::Tally;

/// A word of a text, and what the other one has in its place.
#[derive(Debug, PartialEq, Eq)]
pub struct Swap {
    /// Its bytes in the text.
    pub place: Range<usize>,
    /// The bytes of the other word in the other text.
    pub other: Range<usize>,
}

/// Verbs that multiply, and by how much.
const MULTIPLES: &[(&str, f64)] = &[
    ("halve", 0.5),
    ("halved", 0.5),
    ("halves", 0.5),
    ("halving", 0.5),
    ("doubled", 2.0),
    ("doubles", 2.0),
    ("doubling", 2.0),
    ("tripled", 3.0),
    ("triples", 3.0),
    ("tripling", 3.0),
    ("trebled", 3.0),
    ("trebles", 3.0),
    ("trebling", 3.0),
    ("quadrupled", 4.0),
    ("quadruples", 4.0),
    ("quadrupling", 4.0),
];

static MULTIPLYING: LazyLock<Phrases<'static>> =
    LazyLock::new(|| Phrases::new(MULTIPLES.iter().map(|(word, _)| *word)));

/// Beginnings of words that tell a multiple in another way.
const TIMES: &[&str] = &["time", "twice", "thrice", "half", "double", "triple", "treble", "quadruple"];

/// How far, in percent, a share may lie from a multiple that it tells.
const NEAR: f64 = 8.0;

/// A verb that multiplies, where the other text has one that does so by another factor, and nothing from which this one may
/// follow.
pub fn factor(text: &str, other: &str) -> Option<Swap> {
    if !MULTIPLYING.may_stand_in(text) || !MULTIPLYING.may_stand_in(other) {
        return None;
    }
    let (prose, there) = (Prose::read(text), Prose::read(other));
    let by = |hit: &Hit<'_>| MULTIPLES.iter().find(|(word, _)| *word == hit.phrase).map(|(_, by)| *by);
    let (own, others) = (prose.find(&MULTIPLYING), there.find(&MULTIPLYING));
    let ([hit], [rival]) = (own.as_slice(), others.as_slice()) else { return None };
    let (by, is_by) = (by(hit)?, by(rival)?);
    let is_open = prose.negated(hit) || there.negated(rival) || is_near(by, is_by);
    let mut rest = other.to_owned();
    rest.replace_range(rival.start..rival.end, &" ".repeat(rival.end - rival.start));
    let lower = rest.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let is_told =
        words.any(|word| word.ends_with("fold") || TIMES.iter().any(|begin| word.starts_with(begin)));
    let share = |value: f64| {
        [100.0 * by, 100.0 / by, 100.0 * (by - 1.0).abs()].iter().any(|told| (told - value).abs() < NEAR)
    };
    let is_other = !is_open && !is_told && !Tally::of(&rest).may_share(share);
    is_other.then_some(Swap { place: hit.start..hit.end, other: rival.start..rival.end })
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.1
}

/// Words of what somebody has more of, and less: what one has lost, another may have gained.
const GAIN: &str = "gained";
const LOSS: &str = "lost";

/// Words of what becomes more.
const UP: &str = "climbed grew grow growing grown grows increase increased increases increasing jumped rise risen rises rising \
    rose soared surged up";

/// Words of what becomes less.
const DOWN: &str = "decline declined declines declining decrease decreased decreases decreasing down drop dropped drops dropping fall \
    fallen falling falls fell plunged sank shrank shrunk slid slumped sunk";

/// Words behind a share by which something is more.
const MORE: &str = "bigger greater higher larger longer more";

/// Words behind a share by which something is less.
const LESS: &str = "fewer less lower shorter smaller";

/// Words between a change and how much it is.
const BETWEEN: &str = "about almost approximately around at by exactly just least less more nearly of over roughly some than under";

/// Words behind a figure by which the change is one between two, or has another end.
const TOWARDS: &str = "against from on over to versus";

/// How many words behind a figure such a word is looked for: "12 seats to", "3 billion crowns from".
const NEXT: usize = 4;

/// Words between a subject and its verb.
const WITH_VERB: &str = "again also are be been had has have is since then was were will would";

static TURNING: LazyLock<Phrases<'static>> = LazyLock::new(|| {
    Phrases::new([UP, DOWN, GAIN, LOSS, MORE, LESS].into_iter().flat_map(|list| list.split(' ')))
});

/// How many of those there may be.
const REACH: usize = 4;

/// Where a change is told of a figure, and which.
#[derive(Debug, Clone, PartialEq)]
struct Turn {
    place: Range<usize>,
    kind: Kind,
    is_up: bool,
    /// The noun of what changes, right before its verb or behind its comparison.
    of: String,
    /// How the word and the figure are joined: "to" tells another thing than "by".
    is_end: bool,
}

/// How a change is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Something rises or falls.
    Rise,
    /// Somebody gains or loses.
    Gain,
    /// Something is more or less.
    More,
}

impl Turn {
    /// Whether another one tells the reverse, of the same noun and in words of the same kind.
    fn is_against(&self, other: &Self) -> bool {
        self.is_up != other.is_up
            && self.is_end == other.is_end
            && self.kind == other.kind
            && !self.of.is_empty()
            && self.of == other.of
    }
}

/// A word by which a figure becomes more, where the other text has the same figure only with one by which it becomes less; or
/// the reverse.
pub fn turn(text: &str, other: &str) -> Option<Swap> {
    if !may_turn(text) || !may_turn(other) {
        return None;
    }
    let quoted = quotations(text);
    let is_quoted =
        |turn: &Turn| quoted.iter().any(|&(start, end)| start <= turn.place.start && turn.place.end <= end);
    let own = figures(text);
    let mut changes =
        own.iter().filter_map(|figure| Some((figure, turned(text, figure).filter(|turn| !is_quoted(turn))?)));
    // Where the text turns no figure, the other one is not read.
    let first = changes.next()?;
    let there = figures(other);
    [first].into_iter().chain(changes).find_map(|(figure, turn)| {
        let mut same = there.iter().filter(|given| figure.repeats(given)).peekable();
        same.peek()?;
        let turns: Option<Vec<Turn>> = same.map(|given| turned(other, given)).collect();
        let turns = turns?;
        let are_other = turns.iter().all(|one| turn.is_against(one));
        let rival = turns.into_iter().next()?;
        are_other.then_some(Swap { place: turn.place, other: rival.place })
    })
}

/// Whether a text has any such word at all.
pub fn may_stand_in(text: &str) -> bool {
    MULTIPLYING.may_stand_in(text) || may_turn(text)
}

fn may_turn(text: &str) -> bool {
    TURNING.may_stand_in(text)
}

/// The change that a text tells of a figure, right before it, or of a share right behind it; none that it denies.
fn turned(text: &str, figure: &Figure) -> Option<Turn> {
    let before = text.get(..figure.place.start)?;
    let mut words = words_back(before).take(REACH + 1);
    let mut is_end = false;
    let place = words.find_map(|place| {
        let word = before.get(place.clone())?;
        if word == "to" && !is_end {
            is_end = true;
            return None;
        }
        (!has(BETWEEN, word)).then_some(place)
    });
    let place =
        place.filter(|place| before.get(place.end..).is_some_and(|gap| !gap.contains([',', ';', '.', ':'])));
    let known = place.and_then(|place| {
        let word = before.get(place.clone())?;
        let lists = [
            (UP, Kind::Rise, true),
            (DOWN, Kind::Rise, false),
            (GAIN, Kind::Gain, true),
            (LOSS, Kind::Gain, false),
        ];
        let (_, kind, is_up) = lists.into_iter().find(|(list, ..)| has(list, word))?;
        // "Up to 30" bounds.
        let is_bound = is_end && matches!(word, "up" | "down");
        let of = subject(before.get(..place.start)?);
        (!is_bound).then_some(Turn { place, kind, is_up, of, is_end })
    });
    let turn = known.filter(|_| !is_towards(text, figure)).or_else(|| behind(text, figure))?;
    let clause = text.get(..turn.place.start)?.rsplit([',', ';', '.', ':']).next()?;
    let denies =
        |word: &str| matches!(word, "not" | "no" | "never" | "whether" | "if") || word.ends_with("n't");
    (!clause.split_whitespace().any(denies)).then_some(turn)
}

/// The noun with which a text ends, before words that belong to a verb; nothing where a mark ends it.
fn subject(before: &str) -> String {
    // "Trade, which fell".
    let clause = before.trim_end().strip_suffix(" which").map(|rest| rest.trim_end_matches(','));
    let before = clause.unwrap_or(before);
    let noun = words_back(before).find_map(|place| {
        let word = before.get(place.clone())?;
        let gap = before.get(place.end..)?;
        (!has(WITH_VERB, word) && !word.ends_with("ly"))
            .then(|| (!gap.contains([',', ';', '.', ':'])).then_some(word))
    });
    noun.flatten().map(stem).unwrap_or_default()
}

/// A noun in lower case, of one or of many.
fn stem(noun: &str) -> String {
    let lower = noun.to_lowercase();
    lower.strip_suffix('s').unwrap_or(&lower).to_owned()
}

/// Whether a figure is that of a change between two, or has its end behind it: "12 seats to the Farmers".
fn is_towards(text: &str, figure: &Figure) -> bool {
    let rest = text.get(figure.place.end..).unwrap_or_default();
    let clause = rest.split([';', '.', ':']).next().unwrap_or_default();
    clause.split_whitespace().take(NEXT).any(|word| has(TOWARDS, word))
}

/// The word behind a share that makes it more or less: "30 percent fewer".
fn behind(text: &str, figure: &Figure) -> Option<Turn> {
    let rest = text.get(figure.place.end..).filter(|_| figure.is_share())?;
    let mut at = figure.place.end;
    let mut words = rest.split_inclusive(' ').map(|part| {
        let start = at;
        at += part.len();
        start..start + part.trim_end_matches(|c: char| !c.is_alphanumeric()).len()
    });
    let place = words.find(|place| {
        text.get(place.clone()).is_some_and(|word| !matches!(word, "" | "percent" | "per" | "cent"))
    })?;
    let word = text.get(place.clone())?;
    let is_up = has(MORE, word);
    let next = text.get(place.end..)?.strip_prefix(' ')?.split(|c: char| !c.is_alphanumeric()).next()?;
    let of = stem(next);
    (is_up || has(LESS, word)).then_some(Turn { place, kind: Kind::More, is_up, of, is_end: false })
}

/// The places of the words of a text, the last one first.
fn words_back(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut end = text.len();
    std::iter::from_fn(move || {
        let rest = text.get(..end)?.trim_end_matches(|c: char| !c.is_alphanumeric());
        let start = rest.len()
            - rest.chars().rev().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
        end = start;
        (!rest.is_empty()).then_some(start..rest.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<'t>(swap: Option<Swap>, text: &'t str, other: &'t str) -> Option<(&'t str, &'t str)> {
        swap.and_then(|swap| Some((text.get(swap.place)?, other.get(swap.other)?)))
    }

    #[test]
    fn another_factor_is_told_where_nothing_makes_it() {
        let of = |text, other| read(factor(text, other), text, other);
        let doubled = "Traffic doubled in six years, and 12 percent of the quays are unusable.";
        assert_eq!(of("Traffic tripled in six years", doubled), Some(("tripled", "doubled")));
        assert_eq!(of("Traffic halved in six years", doubled), Some(("halved", "doubled")));
        assert_eq!(of("Traffic has doubled", "Traffic has quadrupled."), Some(("doubled", "quadrupled")));
        for (text, other) in [
            ("Traffic doubled", doubled),
            ("Traffic tripled", "Traffic doubled, and that of the port rose from 20 to 60 ships."),
            ("Traffic tripled", "Costs doubled, while traffic rose by 200 percent."),
            ("Traffic tripled", "Costs doubled, and traffic is three times what it was."),
            ("Traffic halved", "Traffic had doubled; half of it is gone."),
            ("Traffic has not tripled", doubled),
            ("Traffic trebled", "Traffic tripled."),
            ("Traffic \"tripled\"", doubled),
        ] {
            assert_eq!(of(text, other), None, "{text}: {other}");
        }
    }

    #[test]
    fn a_figure_that_turns_the_other_way_is_told() {
        let of = |text, other| read(turn(text, other), text, other);
        for (text, other, swap) in [
            ("Sales rose by 30 percent", "Sales fell by 30 percent, Norline said.", ("rose", "fell")),
            ("Sales rose 30 percent", "Sales fell by about 30 percent.", ("rose", "fell")),
            ("Sales fell to 40 tonnes", "Sales rose to 40 tonnes.", ("fell", "rose")),
            ("It has 30 percent more ships", "It has 30 percent fewer ships.", ("more", "fewer")),
            ("Sales have risen by 30 percent", "Yearly sales fell by 30 percent.", ("risen", "fell")),
            ("Sales rose by 30 percent", "It lost sales, which fell by 30 percent.", ("rose", "fell")),
            ("The Greens gained 12 seats", "The Greens lost 12 seats.", ("gained", "lost")),
        ] {
            assert_eq!(of(text, other), Some(swap), "{text}: {other}");
        }
        for (text, other) in [
            ("Sales rose by 30 percent", "Sales rose by 30 percent, and fell by 10."),
            ("Sales rose by 30 percent", "Sales fell by 20 percent."),
            ("Sales rose by 30 percent", "Sales fell by 30 percent, and then rose by 30 percent."),
            ("Sales rose by 30 percent", "Sales did not fall by 30 percent."),
            ("Sales rose to 30 tonnes", "Sales fell from 30 tonnes."),
            ("Sales rose from 30 tonnes", "Sales fell to 30 tonnes."),
            ("Sales rose by 30 percent", "A fall in prices of 30 percent raised sales."),
            ("Sales rose by 30 percent", "Sales are up 30 percent."),
            ("Sales fell to 30 tonnes", "Of up to 30 tonnes nothing is sold."),
            ("There are 12 more ships", "There were 12 fewer ships then."),
            ("The Farmers gained 12 seats from the Greens", "The Greens lost 12 seats to the Farmers."),
            ("The euro rose 5 percent against the crown", "The crown fell 5 percent against the euro."),
            ("The crown rose 5 percent against the dollar", "The crown fell 5 percent against the euro."),
            ("Open water grew by 18 percent", "Ice cover fell by 18 percent as open water grew."),
            ("The deficit shrank by 3 billion", "The budget gained 3 billion."),
            ("The budget fell by 3 billion", "The budget gained 3 billion."),
            ("The ministry lost 300 million", "The builder gained 300 million."),
            ("It has 30 percent more ships", "It has 30 percent fewer crews."),
        ] {
            assert_eq!(of(text, other), None, "{text}: {other}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|rose |fell |by |to |30 |percent |doubled|tripled|é|\"){0,20}", other in "(\\PC|rose |fell |by |30 |percent |fewer |doubled|tripled|é){0,20}") {
            for swap in [factor(&text, &other), turn(&text, &other)].into_iter().flatten() {
                proptest::prop_assert!(text.get(swap.place).is_some() && other.get(swap.other).is_some());
            }
        }
    }
}

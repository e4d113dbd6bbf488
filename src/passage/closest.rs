//! The passage closest to words that do not stand in a text.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use super::words::{STEM, Word};

/// Of how many words at most a passage is compared with a quote in order.
const COMPARED: usize = 200;

/// The passage closest to words that are not in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closest {
    /// Its bytes in the capture as written.
    pub range: Range<usize>,
    /// How many of the words it has, in their order; endings do not count.
    pub shared: usize,
    /// How many words were looked for.
    pub of: usize,
}

/// The place in a folded text that shares most words with a quote; `None` where no place shares more than half.
/// Linear in the text.
pub(super) fn closest(text: &[Word], quote: &[Word]) -> Option<(Range<usize>, usize)> {
    let quote = quote.get(..COMPARED.min(quote.len()))?;
    let window = densest(text, quote)?;
    let from = window.start.saturating_sub(quote.len() / 2);
    let near = text.get(from..(window.end + quote.len() / 2).min(text.len()))?;
    let (shared, within) = in_order(near, quote)?;
    let (first, last) = (near.get(within.start)?, near.get(within.end.checked_sub(1)?)?);
    (shared * 2 > quote.len()).then(|| (first.at().start..last.at().end, shared))
}

/// The stretch of as many words as the quote has that shares most with it; longer words count twice.
fn densest(text: &[Word], quote: &[Word]) -> Option<Range<usize>> {
    let mut wanted: BTreeMap<u64, (i64, i64)> = BTreeMap::new();
    let mut sieve = 0_u128;
    for word in quote {
        let weight = if word.at().len() < STEM - 1 { 1 } else { 2 };
        wanted.entry(word.stem).or_insert((0, weight)).0 += 1;
        sieve |= 1 << (word.stem & 127);
    }
    let mut inside: VecDeque<(usize, u64)> = VecDeque::new();
    let (mut score, mut best, mut place) = (0, 0, None);
    let hits = text.iter().enumerate().filter(|(_, word)| sieve >> (word.stem & 127) & 1 == 1);
    for (at, word) in hits {
        while inside.front().is_some_and(|&(first, _)| first + quote.len() <= at) {
            let left = inside.pop_front().and_then(|(_, stem)| wanted.get_mut(&stem));
            if let Some((free, weight)) = left {
                score -= if *free >= 0 { *weight } else { 0 };
                *free += 1;
            }
        }
        let Some((free, weight)) = wanted.get_mut(&word.stem) else { continue };
        *free -= 1;
        score += if *free >= 0 { *weight } else { 0 };
        inside.push_back((at, word.stem));
        if score > best {
            best = score;
            place = inside.front().map(|&(first, _)| first..first + quote.len());
        }
    }
    place
}

/// How many words two texts share in order, and where in the first text the first and last of them stand.
fn in_order(text: &[Word], quote: &[Word]) -> Option<(usize, Range<usize>)> {
    let width = quote.len() + 1;
    let mut table = vec![0_u16; (text.len() + 1) * width];
    let cell =
        |table: &[u16], row: usize, column: usize| table.get(row * width + column).copied().unwrap_or(0);
    for (row, word) in text.iter().enumerate() {
        for (column, wanted) in quote.iter().enumerate() {
            let value = if word.stem == wanted.stem {
                cell(&table, row, column) + 1
            } else {
                cell(&table, row, column + 1).max(cell(&table, row + 1, column))
            };
            if let Some(here) = table.get_mut((row + 1) * width + column + 1) {
                *here = value;
            }
        }
    }
    let (mut row, mut column) = (text.len(), quote.len());
    let shared = cell(&table, row, column);
    let (mut first, mut last) = (None, None);
    while row > 0 && column > 0 {
        let here = cell(&table, row, column);
        if cell(&table, row - 1, column) == here {
            row -= 1;
        } else if cell(&table, row, column - 1) == here {
            column -= 1;
        } else {
            (row, column) = (row - 1, column - 1);
            first = Some(row);
            last = last.or(Some(row));
        }
    }
    Some((usize::from(shared), first?..last? + 1))
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "a test fails by panicking")]
mod tests {
    use super::super::words::words;
    use super::*;

    fn near<'a>(text: &'a str, quote: &str) -> Option<(&'a str, usize)> {
        closest(&words(text), &words(quote)).map(|(at, shared)| (&text[at], shared))
    }

    #[test]
    fn the_closest_passage_has_most_of_the_words_in_order() {
        let text = "The port is open. A port of both nations is a shared inheritance, he said. The end of it";
        assert_eq!(near(text, "a joint inheritance of both nations"), Some(("A port of both nations", 4)));
        assert_eq!(
            near(text, "A port of both states is a shared heritage"),
            Some(("A port of both nations is a shared", 7))
        );
        assert_eq!(
            near(text, "Both nation is a shared inheritance"),
            Some(("both nations is a shared inheritance", 6))
        );
        assert_eq!(near(text, "nothing like that stands here"), None);
        assert_eq!(near("", "a"), None);
        assert_eq!(near("a", ""), None);
    }

    #[test]
    fn a_long_text_of_the_same_words_is_read_once() {
        let text = "a ".repeat(200_000);
        assert!(near(&text, &"a b ".repeat(3_000)).is_none());
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|[a-c ']){0,60}", quote in "[a-c ']{0,20}") {
            let _ = near(&text, &quote);
        }
    }
}

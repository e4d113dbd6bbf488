//! The passage closest to words that do not stand in a text.

use std::cell::Cell;
use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use super::words::{STEM, Word};

/// Of how many words at most a passage is compared with a quote in order.
const COMPARED: usize = 200;

/// How many passages at most are compared with a quote in order.
const PASSAGES: usize = 4;

/// How many places of words are looked at for one quote, even where fewer would do.
const FEW: usize = 2_000;

/// How many steps each word of a text allows to all searches in it together, and how many every text allows.
const STEPS: (u64, u64) = (32, 8 << 20);

/// What comes closest to words that are not in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nearest {
    /// This passage.
    Passage(Closest),
    /// No passage has more than half of the words.
    Nothing,
    /// Nobody knows: the searches before this one took as many steps as the text allows.
    NotSought,
}

/// The passage closest to words that are not in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closest {
    /// Its bytes in the capture as written, from the first shared word to the last.
    pub range: Range<usize>,
    /// What is to be offered in its place: all of the sentence or of the quotation in which it stands, lest its sense be
    /// turned. Where that is long, an ellipsis stands where it is cut.
    pub words: String,
    /// How many of the words it has, in their order; endings do not count.
    pub shared: usize,
    /// How many words were looked for.
    pub of: usize,
    /// Where the passage has all of them: which of them it has in another form, and what it has besides, in words.
    pub differs: Option<String>,
}

/// The words of a text with the places of each, made ready once for every search. All searches together are linear in
/// the text: each takes its steps from one store.
#[derive(Debug)]
pub(super) struct Places {
    /// The numbers of the words, by their stems and then ascending.
    by_stem: Vec<u32>,
    steps: Cell<u64>,
}

/// A passage that may be closest, in the numbers of words, and its weight.
type Window = (i64, Range<usize>);

impl Places {
    pub(super) fn new(text: &[Word]) -> Self {
        let mut by_stem: Vec<u32> = (0..u32::try_from(text.len()).unwrap_or(u32::MAX)).collect();
        by_stem.sort_unstable_by_key(|&at| (stem(text, at), at));
        Self { by_stem, steps: Cell::new(STEPS.0 * text.len() as u64 + STEPS.1) }
    }

    /// The place in a folded text that shares most words with a quote, and how many; `Ok(None)` where no place shares
    /// more than half, an error where there are no steps left.
    pub(super) fn closest(
        &self,
        text: &[Word],
        quote: &[Word],
    ) -> Result<Option<(Range<usize>, usize)>, Spent> {
        let quote = quote.get(..COMPARED.min(quote.len())).unwrap_or_default();
        let sought = self.sought(text, quote);
        self.take(sought.values().map(|word| word.places.len()).sum())?;
        let mut best: Option<(Range<usize>, usize)> = None;
        for (_, window) in densest(text, quote.len(), sought) {
            let from = window.start.saturating_sub(quote.len() / 2);
            let near = text.get(from..(window.end + quote.len() / 2).min(text.len())).unwrap_or_default();
            self.take(near.len() * quote.len())?;
            let Some((shared, within)) = in_order(near, quote) else { continue };
            let ends = near.get(within.start).zip(within.end.checked_sub(1).and_then(|last| near.get(last)));
            if let Some((first, last)) = ends
                && best.as_ref().is_none_or(|&(_, most)| shared > most)
            {
                best = Some((first.at().start..last.at().end, shared));
            }
        }
        Ok(best.filter(|&(_, shared)| shared * 2 > quote.len()))
    }

    /// The words of a quote that a passage is looked for by: the rarer half, of which a passage that has more than half
    /// of the words has one at least, and more while their places are few.
    fn sought(&self, text: &[Word], quote: &[Word]) -> BTreeMap<u64, Sought<'_>> {
        let mut words: Vec<(&[u32], u64, i64)> = quote
            .iter()
            .map(|word| {
                let weight = if word.at().len() < STEM - 1 { 1 } else { 2 };
                (self.of(text, word.stem), word.stem, weight)
            })
            .collect();
        words.sort_by_key(|&(places, stem, _)| (places.len(), stem));
        let (mut found, mut looked_at) = (BTreeMap::<u64, Sought<'_>>::new(), 0);
        for (number, (places, stem, weight)) in words.into_iter().enumerate() {
            if number * 2 >= quote.len() && looked_at + places.len() > FEW {
                break;
            }
            let word = found.entry(stem).or_insert_with(|| {
                looked_at += places.len();
                Sought { places, free: 0, weight }
            });
            word.free += 1;
        }
        found
    }

    /// The places of a stem.
    fn of(&self, text: &[Word], wanted: u64) -> &[u32] {
        let from = self.by_stem.partition_point(|&at| stem(text, at) < wanted);
        let rest = self.by_stem.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|&at| stem(text, at) == wanted)).unwrap_or_default()
    }

    fn take(&self, steps: usize) -> Result<(), Spent> {
        let left = self.steps.get().checked_sub(steps as u64);
        self.steps.set(left.unwrap_or_default());
        left.map(|_| ()).ok_or(Spent)
    }
}

/// The searches in a text have taken all the steps that it allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spent;

/// A word that is looked for.
struct Sought<'a> {
    places: &'a [u32],
    /// How often the quote has it, less how often the window has it.
    free: i64,
    /// Longer words count twice.
    weight: i64,
}

fn stem(text: &[Word], at: u32) -> u64 {
    text.get(at as usize).map_or(0, |word| word.stem)
}

/// The stretches of as many words as the quote has that share most with it, the best first.
fn densest(text: &[Word], length: usize, mut sought: BTreeMap<u64, Sought<'_>>) -> Vec<Window> {
    let mut hits: Vec<u32> = sought.values().flat_map(|word| word.places).copied().collect();
    hits.sort_unstable();
    let mut inside: VecDeque<(usize, u64)> = VecDeque::new();
    let (mut score, mut windows) = (0, Vec::<Window>::new());
    for at in hits {
        let (stem, at) = (stem(text, at), at as usize);
        while inside.front().is_some_and(|&(first, _)| first + length <= at) {
            let left = inside.pop_front().and_then(|(_, stem)| sought.get_mut(&stem));
            if let Some(word) = left {
                score -= if word.free >= 0 { word.weight } else { 0 };
                word.free += 1;
            }
        }
        let Some(word) = sought.get_mut(&stem) else { continue };
        word.free -= 1;
        score += if word.free >= 0 { word.weight } else { 0 };
        inside.push_back((at, stem));
        let start = inside.front().map_or(at, |&(first, _)| first);
        match windows.last_mut() {
            Some(last) if start < last.1.end => {
                if score > last.0 {
                    *last = (score, start..start + length);
                }
            }
            _ => windows.push((score, start..start + length)),
        }
    }
    windows.sort_by_key(|&(score, _)| std::cmp::Reverse(score));
    windows.truncate(PASSAGES);
    windows
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
    // The passage ends as early and begins as late as it can.
    while row > 0 && cell(&table, row - 1, column) == shared {
        row -= 1;
    }
    let (mut first, mut last) = (None, None);
    while row > 0 && column > 0 {
        if text.get(row - 1).map(|word| word.stem) == quote.get(column - 1).map(|word| word.stem) {
            (row, column) = (row - 1, column - 1);
            first = Some(row);
            last = last.or(Some(row));
        } else if cell(&table, row - 1, column) == cell(&table, row, column) {
            row -= 1;
        } else {
            column -= 1;
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
        let (text_words, quote) = (words(text), words(quote));
        let found = Places::new(&text_words).closest(&text_words, &quote).unwrap();
        found.map(|(at, shared)| (&text[at], shared))
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

    #[test]
    fn the_best_of_several_passages_is_told_wherever_it_stands() {
        let poor = "the minister said that the port of the islands will open. ";
        let text = format!(
            "{}the envoy said that no port of the islands will close. {}",
            poor.repeat(500),
            poor.repeat(500)
        );
        assert_eq!(
            near(&text, "the envoy says no port of these islands would close"),
            Some(("the envoy said that no port of the islands will close", 7))
        );
    }

    #[test]
    fn searches_end_when_a_text_has_been_gone_through_often_enough() {
        let text = words(&"a b ".repeat(100_000));
        let places = Places::new(&text);
        let quote = words("a b c a b d a b e");
        let sought: Vec<bool> = (0..200).map(|_| places.closest(&text, &quote).is_ok()).collect();
        let ended = sought.iter().position(|&sought| !sought).unwrap();
        assert!(ended >= 32, "{ended}");
        assert!(sought[ended..].iter().all(|&sought| !sought));
        assert_eq!(places.closest(&text, &words("nowhere at all")), Ok(None));
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|[a-c ']){0,60}", quote in "[a-c ']{0,20}") {
            let _ = near(&text, &quote);
        }
    }
}

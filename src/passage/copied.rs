//! Words that a text has taken over from a capture.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::ops::Range;

use super::fold::{Folded, fold};
use super::words::{Word, words};

/// How many words in a row make a copy.
pub const COPIED: usize = 12;

/// How many words of a text a candidate is compared with one by one, so that a text that repeats it over and over costs
/// no more than others.
pub const COMPARED: usize = 20_000;

/// A text that may have words of a capture in it, cut where quotation marks stand.
#[derive(Debug, Default)]
pub struct Candidate {
    /// The words outside quotation marks, in rows.
    rows: Vec<Vec<u64>>,
    /// One sum for every twelve words in a row, ascending, with the row and the first word.
    sums: Vec<(u64, usize, usize)>,
}

/// Multiplies the sum of words in a row when a word is added.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

impl Candidate {
    /// Takes the stretches of a text that stand outside quotation marks.
    pub fn new<'a>(stretches: impl Iterator<Item = &'a str>) -> Self {
        let hashes = |text: &str| words(&fold(text).text).into_iter().map(|word| word.hash).collect();
        let rows: Vec<Vec<u64>> =
            stretches.map(hashes).filter(|row: &Vec<u64>| row.len() >= COPIED).collect();
        let mut sums = Vec::new();
        for (row, words) in rows.iter().enumerate() {
            sums.extend(rolled(words).map(|(at, sum)| (sum, row, at)));
        }
        sums.sort_unstable();
        Self { rows, sums }
    }

    /// Whether it is too short to be a copy of anything.
    pub fn is_short(&self) -> bool {
        self.rows.is_empty()
    }
}

/// Words that a candidate shares with a capture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// The number of the candidate.
    pub candidate: usize,
    /// How many words in a row.
    pub words: usize,
    /// The bytes of the capture, as written.
    pub range: Range<usize>,
}

/// Where in a text the words of a run stand in their order, whatever stands between them.
pub fn place(text: &str, run: &str) -> Option<Range<usize>> {
    let (text, run) = (fold(text), fold(run));
    let (all, run) = (words(&text.text), words(&run.text));
    let is_run = |here: &&[Word]| here.iter().map(|word| word.hash).eq(run.iter().map(|word| word.hash));
    let found = all.windows(run.len().max(1)).find(is_run)?;
    Some(origin(&text, found))
}

/// The longest row of at least twelve words that each candidate shares with a text. Linear in the text.
pub(super) fn copies(folded: &Folded, text: &[Word], candidates: &[&Candidate]) -> Vec<Copy> {
    let mut sums: Vec<(u64, usize, usize, usize)> = Vec::new();
    for (number, candidate) in candidates.iter().enumerate() {
        sums.extend(candidate.sums.iter().map(|&(sum, row, at)| (sum, number, row, at)));
    }
    sums.sort_unstable();
    sums.dedup_by_key(|&mut (sum, number, ..)| (sum, number));
    let mut sieve = vec![0_u64; 1 << 10];
    for &(sum, ..) in &sums {
        let (cell, bit) = sieved(sum);
        if let Some(cell) = sieve.get_mut(cell) {
            *cell |= bit;
        }
    }
    let mut found: BTreeMap<usize, Copy> = BTreeMap::new();
    let mut turns: BTreeMap<u64, Queue> = BTreeMap::new();
    let mut reach = vec![Reach::default(); candidates.len()];
    let hashes: Vec<u64> = text.iter().map(|word| word.hash).collect();
    for (at, sum) in rolled(&hashes).filter(|&(_, sum)| is_sieved(&sieve, sum)) {
        let same = turns.entry(sum).or_insert_with(|| queue(&sums, sum));
        while let Some(mut turn) = same.peek_mut().filter(|turn| turn.0.from <= at) {
            let Turn { candidate: number, row, first, .. } = turn.0;
            let row = candidates.get(number).and_then(|candidate| candidate.rows.get(row)?.get(first..));
            let (Some(row), Some(here), Some(reach)) = (row, hashes.get(at..), reach.get_mut(number)) else {
                turn.0.from = usize::MAX;
                continue;
            };
            if at < reach.end {
                turn.0.from = reach.end;
                continue;
            }
            let shared = row.iter().zip(here).take_while(|(a, b)| a == b).count();
            reach.extend(at + shared.max(1), shared);
            turn.0.from = reach.end;
            if shared >= COPIED && found.get(&number).is_none_or(|copy| copy.words < shared) {
                let range = origin(folded, text.get(at..at + shared).unwrap_or_default());
                found.insert(number, Copy { candidate: number, words: shared, range });
            }
        }
    }
    found.into_values().collect()
}

/// Twelve words of a candidate that wait for the words of a text from which on they may be compared again.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Turn {
    from: usize,
    candidate: usize,
    row: usize,
    first: usize,
}

/// How far a candidate was compared with a text.
#[derive(Debug, Clone, Default)]
struct Reach {
    /// The first word from which on it may be compared again: within a row that was found, what begins later is
    /// shorter.
    end: usize,
    /// How many words were compared.
    compared: usize,
}

impl Reach {
    fn extend(&mut self, end: usize, words: usize) {
        self.compared += words;
        self.end = if self.compared > COMPARED { usize::MAX } else { end };
    }
}

/// All that have one sum, those first whose turn is next.
type Queue = BinaryHeap<Reverse<Turn>>;

fn queue(sums: &[(u64, usize, usize, usize)], sum: u64) -> Queue {
    let from = sums.partition_point(|entry| entry.0 < sum);
    let same = sums.get(from..).unwrap_or_default().iter().take_while(|entry| entry.0 == sum);
    same.map(|&(_, candidate, row, first)| Reverse(Turn { from: 0, candidate, row, first })).collect()
}

fn is_sieved(sieve: &[u64], sum: u64) -> bool {
    let (cell, bit) = sieved(sum);
    sieve.get(cell).is_some_and(|cell| cell & bit != 0)
}

/// The bytes as written from the first to the last of some words.
fn origin(folded: &Folded, words: &[Word]) -> Range<usize> {
    let (first, last) = (words.first(), words.last());
    let ends = first.zip(last).map(|(first, last)| first.at().start..last.at().end);
    folded.origin(ends.unwrap_or_default())
}

fn sieved(sum: u64) -> (usize, u64) {
    ((sum >> 54) as usize, 1 << (sum >> 48 & 63))
}

/// The sum of every twelve words in a row, with the number of the first.
fn rolled(words: &[u64]) -> impl Iterator<Item = (usize, u64)> + '_ {
    let top = (1..COPIED).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let mut sum = 0_u64;
    words.iter().enumerate().filter_map(move |(at, word)| {
        if let Some(left) = at.checked_sub(COPIED).and_then(|left| words.get(left)) {
            sum = sum.wrapping_sub(left.wrapping_mul(top));
        }
        sum = sum.wrapping_mul(BASE).wrapping_add(*word);
        (at + 1 >= COPIED).then(|| (at + 1 - COPIED, sum))
    })
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn copied(text: &str, candidates: &[&str]) -> Vec<(usize, usize, String)> {
        let folded = fold(text);
        let candidates: Vec<Candidate> =
            candidates.iter().map(|text| Candidate::new(std::iter::once(*text))).collect();
        let all: Vec<&Candidate> = candidates.iter().collect();
        let found = copies(&folded, &words(&folded.text), &all);
        found.into_iter().map(|copy| (copy.candidate, copy.words, text[copy.range].to_owned())).collect()
    }

    #[test]
    fn twelve_words_in_a_row_are_a_copy_and_eleven_are_none() {
        let text = "x one two — three four\nfive six’s seven eight nine ten eleven twelve thirteen y";
        let twelve = "One two - three four five six's seven eight nine ten eleven twelve";
        let eleven = "one two three four five six's seven eight nine ten eleven x";
        let found = copied(text, &[eleven, twelve, "z"]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, found[0].1), (1, 12));
        assert!(found[0].2.starts_with("one two —") && found[0].2.ends_with("twelve"));
    }

    #[test]
    fn a_run_is_found_in_a_text_whatever_stands_between_its_words() {
        let text = "We say: one two, \u{201c}three\u{201d} four and five.";
        assert_eq!(&text[place(text, "One two three\nfour").unwrap()], "one two, \u{201c}three\u{201d} four");
        assert_eq!(place(text, "two one"), None);
        assert_eq!(place("", "two one"), None);
    }

    #[test]
    fn a_longer_row_is_one_copy() {
        let words: Vec<String> = (0..40).map(|n| format!("w{n}")).collect();
        let found = copied(&words.join(" "), &[&words[5..35].join(" ")]);
        assert_eq!((found.len(), found[0].1), (1, 30));
    }

    #[test]
    fn many_copies_of_what_stands_there_over_and_over_take_no_longer_than_others() {
        let text = "a ".repeat(50_000);
        let sentences: Vec<String> = (0..300).map(|n| format!("{} {n}", &text[..24 + n % 7 * 2])).collect();
        let all: Vec<&str> = sentences.iter().map(String::as_str).collect();
        let found = copied(&text, &all);
        assert_eq!(found.len(), all.len());
        assert!(found.iter().all(|copy| (12..=18).contains(&copy.1)));
    }

    #[test]
    fn one_word_over_and_over_takes_no_longer_than_others() {
        let text = "a ".repeat(200_000);
        assert_eq!(copied(&text, &[&text[..2_000]])[0].1, 1_000);
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|[a-c ']){0,60}", quote in "[a-c ']{0,20}") {
            let _ = copied(&text, &[&quote]);
        }
    }
}

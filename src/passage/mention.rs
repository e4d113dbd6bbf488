//! What one paragraph of a capture says of the quotes in it, read once however many they are.

use std::ops::{Range, RangeInclusive};

use super::fold::fold;
use super::paragraph::quotations;
use super::words::hash;

/// A paragraph of a capture with whatever stands between it and the next. Places are bytes of the text as written.
#[derive(Debug)]
pub(super) struct Mentions {
    /// Where a quotation is open, ascending.
    quoted: Vec<RangeInclusive<usize>>,
    /// Every word by its hash, and where it begins; ascending.
    words: Vec<(u64, usize)>,
}

impl Mentions {
    /// Reads a stretch of a text, of which `paragraph` is what the words are taken from.
    pub(super) fn new(text: &str, paragraph: &Range<usize>, next: usize) -> Self {
        let written = text.get(paragraph.clone()).unwrap_or_default();
        let folded = fold(written);
        let mut words: Vec<(u64, usize)> = split(&folded.text)
            .map(|(at, word)| (hash(&singular(&word.to_lowercase())), at))
            .map(|(hash, at)| (hash, paragraph.start + folded.origin(at..at + 1).start))
            .collect();
        words.sort_unstable();
        Self { quoted: quotations(text, paragraph.start..next), words }
    }

    /// Whether a quotation is open at a byte.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        let behind = self.quoted.partition_point(|open| *open.start() <= at);
        behind.checked_sub(1).and_then(|last| self.quoted.get(last)).is_some_and(|open| open.contains(&at))
    }

    /// What the quotation that is open at a byte holds, from mark to mark, if it is the only one within some bytes.
    pub(super) fn only_quotation(&self, at: usize, within: &Range<usize>) -> Option<Range<usize>> {
        let from = self.quoted.partition_point(|open| *open.end() <= within.start);
        let mut open = self.quoted.get(from..)?.iter().take_while(|open| *open.start() < within.end);
        let only = open.next().filter(|only| only.contains(&at))?;
        open.next().is_none().then(|| *only.start()..*only.end())
    }

    /// Whether a word that begins within some bytes has one of the hashes.
    pub(super) fn has_any(&self, within: &Range<usize>, hashes: &[u64]) -> bool {
        hashes.iter().any(|&wanted| {
            let from = self.words.partition_point(|&(hash, at)| (hash, at) < (wanted, within.start));
            self.words.get(from).is_some_and(|&(hash, at)| hash == wanted && at < within.end)
        })
    }
}

/// The hashes of the words of a text, in lower case and without the ending of the plural.
pub(super) fn hashes(text: &str) -> impl Iterator<Item = u64> {
    plain(text).into_iter().map(|word| hash(&word))
}

/// The words of a text in lower case, without the ending of the plural.
pub(super) fn plain(text: &str) -> Vec<String> {
    let folded = fold(text).text;
    split(&folded).map(|(_, word)| singular(&word.to_lowercase())).collect()
}

/// Letters and digits in a row, and where they begin.
fn split(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text.get(at..)?.find(char::is_alphanumeric)?;
        let rest = text.get(start..)?;
        at = start + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        Some((start, text.get(start..at)?))
    })
}

fn singular(word: &str) -> String {
    match word {
        "people" | "persons" => "person".to_owned(),
        _ if word.len() > 3 && !word.ends_with("ss") => word.strip_suffix('s').unwrap_or(word).to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_possessives_are_the_same_word() {
        assert_eq!(plain("The officials’ people, Ross’s"), ["the", "official", "person", "ross", "s"]);
    }

    #[test]
    fn words_are_found_where_they_stand_in_the_text_as_written() {
        let text = "Öl — the “O\u{fb03}cers” said";
        let read = Mentions::new(text, &(0..text.len()), text.len());
        let officers: Vec<u64> = hashes("officers").collect();
        let at = text.find('O').unwrap();
        assert!(read.has_any(&(at..at + 1), &officers));
        assert!(!read.has_any(&(0..at), &officers) && !read.has_any(&(at + 1..text.len()), &officers));
        assert!(read.is_quoted(at) && !read.is_quoted(0) && !read.is_quoted(text.len()));
    }
}

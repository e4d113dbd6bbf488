//! The words of a folded text.

use std::ops::Range;

/// How many letters make the stem of a word.
pub(super) const STEM: usize = 5;

/// A word of a folded text, in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// Of the word in lower case.
    pub(super) hash: u64,
    /// Of its first letters.
    pub(super) stem: u64,
    start: u32,
    end: u32,
}

impl Word {
    /// What stands for the end of a paragraph before a word: a word that no text has.
    pub(super) fn gap(next: Self) -> Self {
        Self { hash: 0, stem: 0, ..next }
    }

    /// Its bytes.
    pub(super) fn at(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The hash of a word that is in lower case.
pub(super) fn hash(word: &str) -> u64 {
    let mut hashing = Hashing::begin(0);
    word.chars().for_each(|c| hashing.add(c));
    hashing.hash
}

/// The words of a folded text: letters and digits, with apostrophes between them.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut open: Option<Hashing> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins =
            c == '\'' && open.is_some() && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if c.is_alphanumeric() || joins {
            open.get_or_insert_with(|| Hashing::begin(at)).add(c);
        } else if let Some(word) = open.take() {
            found.push(word.end(at));
        }
    }
    found.extend(open.map(|word| word.end(text.len())));
    found
}

/// A word being read. FNV-1a.
struct Hashing {
    start: usize,
    letters: usize,
    hash: u64,
    stem: u64,
}

impl Hashing {
    fn begin(start: usize) -> Self {
        Self { start, letters: 0, hash: 0xcbf2_9ce4_8422_2325, stem: 0 }
    }

    fn add(&mut self, c: char) {
        let mut mix =
            |c: char| self.hash = (self.hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3);
        if c.is_ascii() {
            mix(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(mix);
        }
        self.letters += 1;
        if self.letters <= STEM {
            self.stem = self.hash;
        }
    }

    fn end(self, end: usize) -> Word {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Word { hash: self.hash, stem: self.stem, start: narrow(self.start), end: narrow(end) }
    }
}

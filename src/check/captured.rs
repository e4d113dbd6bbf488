//! The captures in which the figures of claims are looked for.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

use crate::check::figures::Figure;
use crate::check::fractions::Share;
use crate::check::tally::Tally;
use crate::model::id::DocumentId;
use crate::passage::english::is_english;
use crate::passage::paragraph::{bytes, paragraphs, stamp, stamped};
use crate::text::FileId;

/// A capture, with the figures of each of its paragraphs once they are asked for.
pub struct Copy<'a> {
    /// The document.
    pub document: DocumentId,
    /// The file.
    pub file: FileId,
    /// What it says.
    pub text: &'a str,
    /// Its paragraphs.
    pub paragraphs: Vec<Range<usize>>,
    tallies: OnceCell<Vec<Tally>>,
    /// The paragraphs of each time of a recording with which one of them begins.
    stamps: OnceCell<BTreeMap<u32, RangeInclusive<usize>>>,
    /// Whether it is in English, once that was asked.
    english: OnceCell<bool>,
    /// How many chains of evidence lead to it.
    pub chains: usize,
}

/// A text is not gone through as a whole for every figure where it has more bytes, or where as many chains lead to it
/// as would go through more paragraphs in all: a thousand claims and a thousand paragraphs are about as many.
const LONG: usize = 256 << 10;
const LOOKS: usize = 1 << 20;

/// How long what stands behind a time may be to be gone through for each claim that names it.
pub const SHORT: usize = 16 << 10;

impl<'a> Copy<'a> {
    /// The capture of a document.
    pub fn of(document: DocumentId, file: FileId, text: &'a str) -> Self {
        Self {
            document,
            file,
            text,
            paragraphs: paragraphs(text),
            tallies: OnceCell::new(),
            stamps: OnceCell::new(),
            english: OnceCell::new(),
            chains: 0,
        }
    }

    /// Whether it is in English.
    pub fn is_english(&self) -> bool {
        *self.english.get_or_init(|| is_english(self.text))
    }

    /// Whether it is too long to be gone through as a whole.
    pub fn is_long(&self) -> bool {
        self.text.len() > LONG || self.chains.saturating_mul(self.paragraphs.len()) > LOOKS
    }

    /// The figures of each paragraph.
    pub fn tallies(&self) -> &[Tally] {
        let typed = |range: &Range<usize>| self.text.get(range.clone()).unwrap_or_default();
        self.tallies.get_or_init(|| self.paragraphs.iter().map(|range| Tally::of(typed(range))).collect())
    }

    /// The first paragraph in which a figure stands, from 1, and how it does.
    pub fn with(&self, figure: &Figure) -> Option<(usize, &str)> {
        let tallies = if self.is_long() { &[] } else { self.tallies() };
        tallies.iter().zip(1..).find_map(|(tally, number)| Some((number, tally.typed(figure)?)))
    }

    /// The paragraphs behind a time of a recording, and where what they say begins.
    pub fn behind(&self, seconds: u32) -> Option<Named> {
        let stamps = self.stamps.get_or_init(|| stamped(self.text, &self.paragraphs));
        let paragraphs = stamps.get(&seconds)?.clone();
        let whole = bytes(&self.paragraphs, &paragraphs).filter(|whole| whole.len() < SHORT)?;
        let (_, length) = stamp(self.text.get(whole.clone())?)?;
        let named = self.read(paragraphs, whole.start + length..whole.end)?;
        Some(Named { is_timed: true, ..named })
    }

    /// Some paragraphs by their numbers.
    pub fn numbered(&self, paragraphs: RangeInclusive<usize>) -> Option<Named> {
        let bytes = bytes(&self.paragraphs, &paragraphs)?;
        self.read(paragraphs, bytes)
    }

    fn read(&self, paragraphs: RangeInclusive<usize>, bytes: Range<usize>) -> Option<Named> {
        let tally = Tally::of(self.text.get(bytes.clone())?);
        Some(Named { paragraphs, bytes, tally, is_timed: false })
    }

    /// Whether a figure may follow from others in any paragraph.
    pub fn may_have(&self, figure: &Figure) -> bool {
        self.is_long() || self.tallies().iter().any(|tally| tally.may_have(figure))
    }

    /// Whether any paragraph may have a share that an assertion tells.
    pub fn may_share(&self, share: &Share, assertion: &str) -> bool {
        let text = |range: &Range<usize>| self.text.get(range.clone()).unwrap_or_default();
        let has = |(tally, range): (&Tally, &Range<usize>)| {
            tally.may_share(|value| share.may_tell(value, [assertion, text(range)]))
        };
        self.is_long() || self.tallies().iter().zip(&self.paragraphs).any(has)
    }
}

/// Paragraphs that a claim names.
pub struct Named {
    /// Their numbers, from 1.
    pub paragraphs: RangeInclusive<usize>,
    /// The bytes that they take in the capture, without the time with which the first begins.
    pub bytes: Range<usize>,
    /// What they have.
    pub tally: Tally,
    /// Whether the claim names only the time with which they begin.
    pub is_timed: bool,
}

impl Named {
    /// The other figure that they have for the same thing, how it stands there, and its place in the capture.
    pub fn rival(&self, figure: &Figure) -> Option<(&Figure, &str, Range<usize>)> {
        let (other, typed) = self.tally.slip(figure).or_else(|| self.tally.rival(figure))?;
        Some((other, typed, self.bytes.start + other.place.start..self.bytes.start + other.place.end))
    }
}

//! Unnamed people: what is known of them without naming them.

use crate::model::id::SourceId;
use crate::model::words::words;
use crate::text::Spanned;

words! {
    /// Whether an unnamed source has the information at first hand.
    Access {
        /// At first hand: they saw it, took part, hold the paper.
        Direct = "direct",
        /// At second hand: somebody told them.
        Indirect = "indirect",
        /// Not known.
        Unknown = "unknown",
    }
}

/// How many people stand behind a descriptor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(u32),
    /// So many or more; written `2+`.
    AtLeast(u32),
    /// Not known.
    Unknown,
}

impl Count {
    /// Reads `1`, `3`, `2+` or `unknown`.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "unknown" {
            return Some(Self::Unknown);
        }
        let (digits, make): (_, fn(u32) -> Self) = match text.strip_suffix('+') {
            Some(digits) => (digits, Self::AtLeast),
            None => (text, Self::Exactly),
        };
        let digits = Some(digits).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
        digits.parse().ok().filter(|&number| number > 0).map(make)
    }

    /// Whether it is exactly one person.
    pub fn is_one(self) -> bool {
        self == Self::Exactly(1)
    }
}

/// Unnamed people. No field says who they are; the desk never knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anonymous {
    /// The descriptor that a reader may see ("people familiar with the matter").
    pub descriptor: Spanned<String>,
    /// How many they are.
    pub count: Option<Spanned<Count>>,
    /// How they know.
    pub basis: Option<Spanned<String>>,
    /// Whether they know it at first hand.
    pub access: Option<Access>,
    /// The organization they belong to, where it may be said.
    pub affiliation: Option<SourceId>,
    /// Why they are not named.
    pub reason: Option<Spanned<String>>,
    /// Whether they may be quoted word for word.
    pub may_quote: bool,
    /// What moves them to speak. Never leaves the desk.
    pub motivation: Option<Spanned<String>>,
    /// The analyst's own note. Never leaves the desk.
    pub note: Option<Spanned<String>>,
    /// How many people fit the descriptor. Never leaves the desk.
    pub pool: Option<Spanned<u32>>,
    /// A group of unnamed people that this one belongs to.
    pub among: Option<Spanned<SourceId>>,
    /// Sources that are known to be somebody else.
    pub distinct_from: Vec<Spanned<SourceId>>,
    /// Unnamed sources that may be the same people.
    pub could_be: Vec<Spanned<SourceId>>,
    /// An unnamed spokesperson on the record.
    pub official: bool,
}

impl Anonymous {
    /// Whether it is one person: by its count, or where that is left out by a descriptor in the singular ("an
    /// island doctor", "one of the people").
    pub fn is_one(&self) -> bool {
        self.count.as_ref().map_or_else(|| self.is_singular(), |count| count.value.is_one())
    }

    /// How many people they are, where that is known for sure.
    pub fn number(&self) -> Option<u32> {
        match self.count.as_ref()?.value {
            Count::Exactly(number) => Some(number),
            Count::AtLeast(_) | Count::Unknown => None,
        }
    }

    /// Whether the descriptor is in the singular.
    pub fn is_singular(&self) -> bool {
        let opening = self.descriptor.value.split_whitespace().next().unwrap_or_default();
        ["a", "an", "one"].iter().any(|word| opening.eq_ignore_ascii_case(word))
    }
}

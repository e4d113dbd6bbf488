//! Closed vocabularies: an enum and the words that files use for it, in one declaration.

/// A type whose values are words of a fixed list.
pub trait Words: Copy + Sized + 'static {
    /// Every value, in the order of the manual.
    const ALL: &'static [Self];
    /// The words, in the same order as [`Words::ALL`].
    const WORDS: &'static [&'static str];

    /// The word of a value.
    fn as_str(self) -> &'static str;

    /// The value of a word, if it is one.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.as_str() == word)
    }
}

/// Declares an enum with the word that files use for each value.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $value:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $value,)+ }

        impl $crate::model::words::Words for $name {
            const ALL: &'static [Self] = &[$(Self::$value),+];
            const WORDS: &'static [&'static str] = &[$($word),+];

            fn as_str(self) -> &'static str {
                match self { $(Self::$value => $word),+ }
            }
        }
    };
}
pub(crate) use words;

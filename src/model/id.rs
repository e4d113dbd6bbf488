//! Ids of records, and numbers of resolved ones.

use std::fmt;

/// A slug: words of `[a-z0-9]` joined by `-`. Unique across the desk, whatever the kind of record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Box<str>);

/// The reserved id of a document's own voice.
pub const OUTLET: &str = "outlet";

impl Id {
    /// Takes a text that is a slug; anything else is `None`.
    pub fn new(text: &str) -> Option<Self> {
        is_slug(text).then(|| Self(text.into()))
    }

    /// Takes a text that is an id; any other is given back.
    ///
    /// # Errors
    ///
    /// The text, where it is no id.
    pub fn take(text: String) -> Result<Self, String> {
        if is_slug(&text) { Ok(Self(text.into_boxed_str())) } else { Err(text) }
    }

    /// Whether Windows takes a file of this name, whatever its ending, for a device.
    pub fn names_a_device(&self) -> bool {
        let numbered = |text: &str| matches!(text.as_bytes(), [b'1'..=b'9']);
        let port = self.0.strip_prefix("com").or_else(|| self.0.strip_prefix("lpt"));
        matches!(&*self.0, "con" | "prn" | "aux" | "nul") || port.is_some_and(numbered)
    }

    /// The slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The closest slug to any text: lower case, runs of anything else become one `-`. May be empty.
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

fn is_slug(text: &str) -> bool {
    let words = text.as_bytes().split(|&b| b == b'-');
    let is_word =
        |word: &[u8]| !word.is_empty() && word.iter().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
    words.into_iter().all(is_word)
}

macro_rules! number {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position in the corpus's list of its kind.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl From<$name> for usize {
            fn from(number: $name) -> Self {
                number.index()
            }
        }
    )+};
}

number! {
    /// The number of a document in the corpus.
    DocumentId,
    /// The number of a source in the corpus.
    SourceId,
    /// The number of a claim in the corpus.
    ClaimId,
    /// The number of a response in the corpus.
    ResponseId,
    /// The number of a judgment in the corpus.
    JudgmentId,
    /// The number of a gap in the corpus.
    GapId,
    /// The number of a brief in the corpus.
    BriefId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_words_joined_by_single_hyphens() {
        for good in ["a", "a-b", "2031-05", "c3"] {
            assert!(Id::new(good).is_some(), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "a_b", "ä", "a b"] {
            assert!(Id::new(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn what_windows_takes_for_a_device_is_known() {
        let is_device = |id: &str| Id::new(id).unwrap().names_a_device();
        for device in ["con", "nul", "aux", "prn", "com1", "lpt9"] {
            assert!(is_device(device), "{device}");
        }
        for file in ["con-1", "com", "com0", "com10", "lpt", "console"] {
            assert!(!is_device(file), "{file}");
        }
    }

    #[test]
    fn any_text_has_a_closest_slug() {
        assert_eq!(slugify("  Biden's Call, 2024 "), "biden-s-call-2024");
        assert_eq!(slugify("北京"), "");
    }
}

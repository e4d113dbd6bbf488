//! Markings: the Traffic Light Protocol 2.0 (FIRST, 2022).

use super::words::words;

words! {
    /// A TLP label. Ordered from the least to the most restrictive.
    Marking {
        /// No limit on disclosure.
        Clear = "TLP:CLEAR",
        /// The community.
        Green = "TLP:GREEN",
        /// The organization and its clients, as needed.
        Amber = "TLP:AMBER",
        /// The organization only.
        AmberStrict = "TLP:AMBER+STRICT",
        /// The persons addressed, and no one else.
        Red = "TLP:RED",
    }
}

impl Marking {
    /// What the label allows, in the standard's sense.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Clear => "no limit on disclosure",
            Self::Green => "limited disclosure within the community",
            Self::Amber => "limited disclosure within the recipient's organization and its clients",
            Self::AmberStrict => "limited disclosure within the recipient's organization",
            Self::Red => "for the eyes and ears of individual recipients only",
        }
    }
}

//! The Admiralty code (STANAG 2511, AJP-2.1): reliability of a source, credibility of an item of information.

use super::words::words;

words! {
    /// The reliability of a source or document. `F` means that there is no basis to judge; it never counts as worst.
    Reliability {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Cannot be judged.
        F = "F",
    }
}

impl Reliability {
    /// The standard's own words for the letter.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::A => "completely reliable",
            Self::B => "usually reliable",
            Self::C => "fairly reliable",
            Self::D => "not usually reliable",
            Self::E => "unreliable",
            Self::F => "cannot be judged",
        }
    }
}

words! {
    /// The credibility of information. `6` means that there is no basis to judge; it never counts as worst.
    Credibility {
        /// Confirmed by other independent sources.
        Confirmed = "1",
        /// Probably true.
        ProbablyTrue = "2",
        /// Possibly true.
        PossiblyTrue = "3",
        /// Doubtful.
        Doubtful = "4",
        /// Improbable.
        Improbable = "5",
        /// Cannot be judged.
        Unjudged = "6",
    }
}

impl Credibility {
    /// The standard's own words for the number.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed by other independent sources",
            Self::ProbablyTrue => "probably true",
            Self::PossiblyTrue => "possibly true",
            Self::Doubtful => "doubtful",
            Self::Improbable => "improbable",
            Self::Unjudged => "cannot be judged",
        }
    }
}

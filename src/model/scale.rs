//! Likelihood scales (ICD 203, the PHIA yardstick, IPCC AR5) and levels of confidence.

use super::words::words;

words! {
    /// A scale of likelihood; a brief uses one.
    Scale {
        /// ICD 203 (ODNI, 2015, amended 21 December 2022).
        Icd203 = "icd203",
        /// The PHIA yardstick (UK, 24 March 2025).
        Phia = "phia",
        /// IPCC AR5.
        Ipcc = "ipcc",
    }
}

/// A term of a scale and the band of probability it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The words, in lower case.
    pub words: &'static str,
    /// The lower end in percent.
    pub from: u8,
    /// The upper end in percent.
    pub to: u8,
    /// The band as the standard writes it, percent left out.
    pub band: &'static str,
    /// The row of a scale that has several; one product keeps to one row.
    pub row: u8,
}

/// A term of the only row, or of the first.
const fn term(words: &'static str, from: u8, to: u8, band: &'static str) -> Term {
    Term { words, from, to, band, row: 1 }
}

/// A term of the second row.
const fn second(words: &'static str, from: u8, to: u8, band: &'static str) -> Term {
    Term { words, from, to, band, row: 2 }
}

const ICD203: &[Term] = &[
    term("almost no chance", 1, 5, "1–5"),
    second("remote", 1, 5, "1–5"),
    term("very unlikely", 5, 20, "5–20"),
    second("highly improbable", 5, 20, "5–20"),
    term("unlikely", 20, 45, "20–45"),
    second("improbable", 20, 45, "20–45"),
    term("roughly even chance", 45, 55, "45–55"),
    second("roughly even odds", 45, 55, "45–55"),
    term("likely", 55, 80, "55–80"),
    second("probable", 55, 80, "55–80"),
    term("very likely", 80, 95, "80–95"),
    second("highly probable", 80, 95, "80–95"),
    term("almost certain", 95, 99, "95–99"),
    second("nearly certain", 95, 99, "95–99"),
];

const PHIA: &[Term] = &[
    term("remote chance", 0, 5, ">0–5"),
    term("highly unlikely", 10, 20, "10–20"),
    term("unlikely", 25, 35, "25–35"),
    term("realistic possibility", 40, 49, "40–<50"),
    term("likely", 55, 75, "55–75"),
    term("probable", 55, 75, "55–75"),
    term("highly likely", 80, 90, "80–90"),
    term("almost certain", 95, 99, "95–<100"),
];

const IPCC: &[Term] = &[
    term("virtually certain", 99, 100, "99–100"),
    term("very likely", 90, 100, "90–100"),
    term("likely", 66, 100, "66–100"),
    term("about as likely as not", 33, 66, "33–66"),
    term("unlikely", 0, 33, "0–33"),
    term("very unlikely", 0, 10, "0–10"),
    term("exceptionally unlikely", 0, 1, "0–1"),
];

/// How running text writes some terms, and the term meant.
pub const FORMS: &[(&str, &str)] = &[
    ("almost certainly", "almost certain"),
    ("nearly certainly", "nearly certain"),
    ("virtually certainly", "virtually certain"),
    ("probably", "probable"),
    ("highly probably", "highly probable"),
    ("very probably", "highly probable"),
    ("very probable", "highly probable"),
];

impl Scale {
    /// Every term of every scale, as it stands in a sentence.
    pub fn in_sentences() -> impl Iterator<Item = &'static str> {
        let terms = [Self::Icd203, Self::Phia, Self::Ipcc].into_iter().flat_map(Self::terms);
        terms.map(|term| term.words).chain(FORMS.iter().map(|(form, _)| *form))
    }

    /// Its terms, in the standard's order.
    pub fn terms(self) -> &'static [Term] {
        match self {
            Self::Icd203 => ICD203,
            Self::Phia => PHIA,
            Self::Ipcc => IPCC,
        }
    }

    /// The term of these words, upper and lower case alike.
    pub fn term(self, words: &str) -> Option<&'static Term> {
        self.terms().iter().find(|term| term.words.eq_ignore_ascii_case(words))
    }

    /// The standard's name for the key to terms.
    pub fn title(self) -> &'static str {
        match self {
            Self::Icd203 => "ICD 203",
            Self::Phia => "PHIA yardstick",
            Self::Ipcc => "IPCC AR5",
        }
    }
}

words! {
    /// How well founded a judgment is (ICD 203). Never in one sentence with a likelihood.
    Confidence {
        /// Thin or conflicting.
        Low = "low",
        /// Credible, but not enough for more.
        Moderate = "moderate",
        /// Well founded on good information.
        High = "high",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_test_vectors_of_the_standards_hold() {
        assert!(Scale::Phia.term("very likely").is_none());
        for gap in [7, 22, 37, 50, 52, 77, 92] {
            assert!(Scale::Phia.terms().iter().all(|t| gap < t.from || t.to < gap), "{gap} %");
        }
        let at_45: Vec<_> =
            Scale::Phia.terms().iter().filter(|t| t.from <= 45 && 45 <= t.to).map(|t| t.words).collect();
        assert_eq!(at_45, ["realistic possibility"]);
    }
}

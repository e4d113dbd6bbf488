//! Fields of offices: the words before "minister" that name no body.

use crate::model::body::{self, Place};

/// Words before an office that name no body.
const PORTFOLIOS: &[&str] = &[
    "Acting",
    "Affairs",
    "Agriculture",
    "Assistant",
    "Associate",
    "Aviation",
    "Budget",
    "Cabinet",
    "Chief",
    "Civil",
    "Climate",
    "Commerce",
    "Communications",
    "Culture",
    "Defence",
    "Defense",
    "Deputy",
    "Development",
    "Digital",
    "Economic",
    "Economy",
    "Education",
    "Electricity",
    "Emergency",
    "Energy",
    "Environment",
    "Executive",
    "External",
    "Family",
    "Finance",
    "First",
    "Fisheries",
    "Food",
    "Foreign",
    "Forestry",
    "Former",
    "General",
    "Health",
    "Home",
    "Housing",
    "Immigration",
    "Industrial",
    "Industry",
    "Information",
    "Infrastructure",
    "Innovation",
    "Interim",
    "Interior",
    "Internal",
    "Irrigation",
    "Justice",
    "Labor",
    "Labour",
    "Land",
    "Lead",
    "Lieutenant",
    "Managing",
    "Maritime",
    "Migration",
    "Mines",
    "Mining",
    "Natural",
    "Oil",
    "Permanent",
    "Petroleum",
    "Planning",
    "Power",
    "Press",
    "Prime",
    "Public",
    "Rear",
    "Regional",
    "Resources",
    "Rural",
    "Science",
    "Security",
    "Senior",
    "Shadow",
    "Shipping",
    "Social",
    "Sports",
    "Technology",
    "Tourism",
    "Trade",
    "Transport",
    "Transportation",
    "Vice",
    "Water",
    "Welfare",
    "Works",
    "Youth",
];

/// Whether a word with a capital is one before an office that names no body: "Foreign".
pub fn is_portfolio(word: &str) -> bool {
    PORTFOLIOS.binary_search(&word).is_ok()
}

/// Whether a word before an office names no body: what a country is called begins with a capital.
pub fn names_no_body(word: &str) -> bool {
    is_portfolio(word) || (word.chars().all(char::is_lowercase) && !body::is_named(word, Place::Before))
}

/// Whether a word is one before an office, in any case, or joins two.
pub fn is_field(word: &str) -> bool {
    matches!(word, "" | "and") || PORTFOLIOS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_so_that_it_can_be_searched() {
        assert!(PORTFOLIOS.is_sorted());
    }
}

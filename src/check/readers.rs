//! What readers of a page are told of a finding that the authors accept.

use crate::check;

/// What a rule finds in a claim, said of that claim; where nothing better is written, the summary of its page.
const OF_A_CLAIM: &[(&str, &str)] = &[
    ("anonymous-opinion", "This assessment or intention is known only from unnamed people."),
    ("single-anonymous-source", "This claim hangs on one unnamed person."),
    ("ungrounded", "Nobody whom this claim names could know it: its documents relay each other."),
    ("unsourced-figure", "This figure stands in the document's own voice, and nobody who counted is named."),
];

/// What a rule finds, as a sentence for readers. `None` for a rule that is not there.
pub fn for_readers(name: &str) -> Option<&'static str> {
    let written = OF_A_CLAIM.iter().find(|(rule, _)| *rule == name).map(|&(_, words)| words);
    written.or_else(|| check::rule(name).map(|rule| rule.page.summary))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_that_is_reworded_exists() {
        for (name, words) in OF_A_CLAIM {
            assert!(check::rule(name).is_some(), "{name}");
            assert_eq!(for_readers(name), Some(*words));
        }
        assert_eq!(for_readers("no-such-rule"), None);
    }
}

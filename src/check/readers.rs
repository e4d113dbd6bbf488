//! What readers of a page are told of a finding that the authors accept.

use crate::check;

/// What a rule finds in a claim, said of that claim; where nothing better is written, the summary of its page.
const OF_A_CLAIM: &[(&str, &str)] = &[
    ("absence-without-as-of", "Nothing says until when this is known not to be so."),
    ("ambiguous-scope", "It is not clear whether the attribution reaches all of this claim."),
    ("anonymous-opinion", "This assessment is known only from unnamed people."),
    ("collective-speaker", "Nobody in particular is known to have spoken for this body."),
    ("compound-assertion", "This claim holds several statements that could be true apart."),
    ("future-event", "This is told as past, and its date or its document is later than this brief."),
    ("missing-response", "No response of those whom this claim accuses is recorded."),
    ("outlet-only-key-claim", "This claim rests on the document's own voice alone."),
    ("principal-via-anonymous", "What a named person said or did is known here only from unnamed people."),
    ("quote-translated", "The quote is a translation, and nothing says from which language."),
    ("retracted-document", "This claim stands in a retracted document."),
    ("single-anonymous-source", "Only one unnamed person stands behind this claim."),
    ("stale", "All that this claim rests on is older than we otherwise allow."),
    ("superlative", "This superlative stands in the document's own voice, and nobody who compared is named."),
    ("superseded-claim", "This claim was superseded or retracted."),
    ("ungrounded", "Nobody whom this claim names could know it: its documents relay each other."),
    ("unresolved-relative-date", "Its time is told in words that count from a day that is not given."),
    ("unseen-evidence", "This claim rests on a document that we have not read."),
    ("unsourced-figure", "This figure stands in the document's own voice, and nobody who counted is named."),
];

/// The same where the claim is of another kind, which stands between rule and words.
const OF_A_KIND: &[(&str, &str, &str)] =
    &[("anonymous-opinion", "intention", "This intention is known only from unnamed people.")];

/// What a rule finds in a claim of a kind, as a sentence for readers. `None` for a rule that is not there.
pub fn for_readers(name: &str, kind: &str) -> Option<&'static str> {
    let of_its_kind = OF_A_KIND.iter().find(|(rule, of, _)| (*rule, *of) == (name, kind));
    let written = of_its_kind.map(|&(.., words)| words);
    let written =
        written.or_else(|| OF_A_CLAIM.iter().find(|(rule, _)| *rule == name).map(|&(_, words)| words));
    written.or_else(|| check::rule(name).map(|rule| rule.page.summary))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_of_a_claim_is_told_of_that_claim_and_not_of_what_a_brief_does() {
        assert_eq!(
            for_readers("retracted-document", "statement"),
            Some("This claim stands in a retracted document.")
        );
        assert_eq!(
            for_readers("superseded-claim", "figure"),
            Some("This claim was superseded or retracted.")
        );
        for (name, words) in OF_A_CLAIM {
            assert!(!words.starts_with("A claim") && !words.contains("A brief"), "{name}");
        }
    }

    #[test]
    fn a_reader_is_told_which_kind_of_claim_it_is() {
        for kind in ["assessment", "intention"] {
            let said = format!("This {kind} is known only from unnamed people.");
            assert_eq!(for_readers("anonymous-opinion", kind), Some(said.as_str()));
        }
        assert!(OF_A_KIND.iter().all(|(rule, ..)| check::rule(rule).is_some()));
    }

    #[test]
    fn every_rule_that_is_reworded_exists() {
        for (name, words) in OF_A_CLAIM {
            assert!(check::rule(name).is_some(), "{name}");
            assert_eq!(for_readers(name, "statement"), Some(*words));
        }
        assert_eq!(for_readers("no-such-rule", "statement"), None);
    }
}

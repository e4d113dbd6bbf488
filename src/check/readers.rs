//! What readers of a page are told of a finding that the authors accept.

use crate::check;

/// What a rule finds in a claim, said of that claim.
const OF_A_CLAIM: &[(&str, &str)] = &[
    ("absence-without-as-of", "Nothing says until when this is known not to be so."),
    ("ambiguous-scope", "It is not clear whether the attribution reaches all of this claim."),
    ("anonymous-opinion", "This assessment is known only from unnamed people."),
    (
        "anonymous-quote",
        "These are the exact words of somebody unnamed, who is not known to have agreed to be quoted.",
    ),
    ("bare-assertion", "This claim is given without saying whose word it is."),
    ("collective-speaker", "Nobody in particular is known to have spoken for this body."),
    ("compound-assertion", "This claim holds several statements that could be true apart."),
    (
        "contrary-omitted",
        "This claim stands against another one, and a brief that has the other leaves it out.",
    ),
    ("copied-text", "This claim has words of its document without quotation marks."),
    (
        "credibility-unconfirmed",
        "This claim is rated as confirmed by others, and no independent ones are recorded.",
    ),
    ("cue-without-addressee", "It is not known to whom this was said."),
    ("differing-date", "This claim gives two dates for what it tells."),
    ("figure-not-found", "A figure of this claim does not stand in the passage from which it is."),
    ("future-event", "This is told as past, and its date or its document is later than this brief."),
    ("loaded-cue", "The verb with which this is attributed endorses or doubts what was said."),
    ("missing-document", "No document is named in which this stands."),
    ("missing-response", "No response of those whom this claim accuses is recorded."),
    ("missing-source", "It is not known whose word this is."),
    ("one-interest", "Everybody behind this claim may speak for one interest."),
    ("outlet-only-key-claim", "This claim rests on the document's own voice alone."),
    (
        "passage-not-found",
        "The passage that is given for this claim does not hold it in our copy of the document.",
    ),
    ("principal-via-anonymous", "What a named person said or did is known here only from unnamed people."),
    (
        "publisher-as-source",
        "Those whose word this is published the article that has it, and may only have reported it.",
    ),
    ("quote-altered", "The quote was altered with brackets or an ellipsis."),
    ("quote-ambiguous", "The words of the quote stand in several places of the document."),
    ("quote-not-found", "The words of the quote do not stand in our copy of the document."),
    ("quote-not-quoted", "The words of the quote stand in the document without quotation marks."),
    ("quote-translated", "The quote is a translation, and nothing says from which language."),
    (
        "quote-wrong-speaker",
        "The document does not plainly give the words of the quote to the one who is named here.",
    ),
    ("retracted-document", "This claim stands in a retracted document."),
    ("single-anonymous-source", "Only one unnamed person stands behind this claim."),
    ("stale", "All that this claim rests on is older than we otherwise allow."),
    ("superlative", "This superlative stands in the document's own voice, and nobody who compared is named."),
    ("superseded-claim", "This claim was superseded or retracted."),
    ("uncited-claim", "A page states this claim without a note behind it."),
    ("uncleared-point", "A talking point rests on this claim, and nobody said it on the record."),
    (
        "uncredited-first-report",
        "The document of this claim relays other reports, and the claim credits none of them.",
    ),
    ("undocumented-anonymous", "Somebody unnamed says this, and no document is named that has it."),
    ("ungrounded", "Nobody whom this claim names could know it: its documents relay each other."),
    ("unmarked-quote", "This claim has words of its quote without quotation marks."),
    ("unrecorded-quote", "This claim has words in quotation marks that no quote on record holds."),
    (
        "unrecorded-relay",
        "The document gives this as the report of another publisher, whom this claim does not name.",
    ),
    ("unresolved-relative-date", "Its time is told in words that count from a day that is not given."),
    ("unseen-evidence", "This claim rests on a document that we have not read."),
    ("unsourced-figure", "This figure stands in the document's own voice, and nobody who counted is named."),
];

/// Rules on how a claim is written in its file, and on what could betray somebody: what was accepted of those concerns no
/// reader.
const OF_FORM: &[&str] = &[
    "attribution-in-assertion",
    "demand-as-question",
    "final-period",
    "invisible-text",
    "leaked-name",
    "likelihood-with-confidence",
    "misplaced-citation",
    "misspelled-name",
    "unplaced-claim",
];

/// What is said of a claim in which a rule has a finding for which nothing better is written.
const OTHERWISE: &str = "Our own check has a finding on this claim.";

/// The same where the claim is of another kind, which stands between rule and words.
const OF_A_KIND: &[(&str, &str, &str)] =
    &[("anonymous-opinion", "intention", "This intention is known only from unnamed people.")];

/// What a rule finds in a claim of a kind, as a sentence for readers. `None` for what concerns no reader, and for a
/// rule that is not there.
pub fn for_readers(name: &str, kind: &str) -> Option<&'static str> {
    check::rule(name).filter(|rule| !OF_FORM.contains(&rule.name))?;
    let of_its_kind = OF_A_KIND.iter().find(|(rule, of, _)| (*rule, *of) == (name, kind));
    let written = of_its_kind.map(|&(.., words)| words);
    let written =
        written.or_else(|| OF_A_CLAIM.iter().find(|(rule, _)| *rule == name).map(|&(_, words)| words));
    written.or(Some(OTHERWISE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rule::{Rule, Run};

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
    fn every_rule_on_single_claims_has_words_for_readers_or_concerns_none() {
        let on_claims = |rule: &&&Rule| matches!(rule.run, Run::Claims(_) | Run::Both(..));
        for rule in check::RULES.iter().filter(on_claims) {
            let is_written = OF_A_CLAIM.iter().any(|(name, _)| *name == rule.name);
            assert_ne!(is_written, OF_FORM.contains(&rule.name), "{}", rule.name);
        }
        for rule in check::RULES {
            assert_ne!(for_readers(rule.name, "statement"), Some(rule.page.summary));
        }
        assert_eq!(for_readers("long-brief", "statement"), Some(OTHERWISE));
    }

    #[test]
    fn every_rule_that_is_reworded_exists() {
        for (name, words) in OF_A_CLAIM {
            assert!(check::rule(name).is_some(), "{name}");
            assert_eq!(for_readers(name, "statement"), Some(*words));
        }
        for name in OF_FORM {
            assert!(check::rule(name).is_some(), "{name}");
            assert_eq!(for_readers(name, "statement"), None);
        }
        assert_eq!(for_readers("no-such-rule", "statement"), None);
    }
}

//! What kind of claim a reader meets, in words.

use crate::model::claim::{Claim, Kind};

/// Verbs that tell of what is still to be done.
const AHEAD: &[&str] = &["will", "would", "shall", "won't"];

/// Words that make "would" a refusal: "would not say whether".
const REFUSING: &[&str] = &["neither", "never", "not", "only"];

/// Words behind which "to" and a verb tell of what is still to be done: "is to", "plans to".
const LEADS: &[&str] = &[
    "about",
    "agree",
    "agreed",
    "aim",
    "aims",
    "are",
    "due",
    "expected",
    "expects",
    "going",
    "intend",
    "intends",
    "is",
    "plan",
    "planned",
    "plans",
    "prepare",
    "prepares",
    "preparing",
    "pledged",
    "promised",
    "ready",
    "scheduled",
    "set",
];

/// The kind of a claim in words.
pub(super) fn words(claim: &Claim) -> &'static str {
    match claim.kind.value {
        Kind::Statement if claim.is_action() && is_ahead(&claim.assertion.value) => "planned action",
        Kind::Statement if claim.is_action() => "reported action",
        Kind::Statement => "statement",
        Kind::Intention => "intention",
        Kind::Assessment => "assessment",
        Kind::Figure => "figure",
        Kind::Absence => "absence",
    }
}

/// Whether what somebody does is still to be done, as far as the words say it.
fn is_ahead(assertion: &str) -> bool {
    let folded = assertion.to_lowercase().replace('\u{2019}', "'");
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).collect();
    let is_refused = |behind: Option<&&str>| behind.is_some_and(|word| REFUSING.contains(word));
    let mut each = words.iter().enumerate();
    each.any(|(at, word)| AHEAD.contains(word) && !(*word == "would" && is_refused(words.get(at + 1))))
        || words.windows(2).any(|pair| matches!(pair, [lead, "to"] if LEADS.contains(lead)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_still_to_be_done_is_no_reported_action() {
        for text in [
            "The ministry will close the port in June",
            "The council is to meet on Friday",
            "Kessia plans to buy a dredger",
            "The fleet won\u{2019}t sail",
            "The board would sell the berths",
        ] {
            assert!(is_ahead(text), "{text}");
        }
        for text in [
            "The ministry closed the port",
            "Ruiz went to the port",
            "Ruiz asked the delegation to leave",
            "The port authority wrote to the fleet",
            "The plan was shown to pilots",
            "Ruiz would not say whether the port closes",
            "The board would neither confirm nor deny it",
        ] {
            assert!(!is_ahead(text), "{text}");
        }
    }
}

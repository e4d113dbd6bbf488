//! What kind of claim a reader meets, in words.

use crate::model::claim::{Claim, Kind};

/// Verbs that tell of what is still to be done.
const AHEAD: &[&str] = &["will", "would", "shall", "won't"];

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
        Kind::Statement if claim.is_action() && is_demand(&claim.assertion.value) => "statement",
        Kind::Statement if claim.is_action() => match ahead(&claim.assertion.value) {
            Some(Ahead::Planned) => "planned action",
            Some(Ahead::Refused) => "refusal",
            Some(Ahead::Unplanned) => "statement",
            None => "reported action",
        },
        Kind::Statement => "statement",
        Kind::Intention => "intention",
        Kind::Assessment => "assessment",
        Kind::Figure => "figure",
        Kind::Absence => "absence",
    }
}

/// Words behind which "demands" is a thing and "demanded" was done by others.
const NOUN_LEADS: &[&str] =
    &["all", "been", "her", "his", "its", "of", "s", "the", "their", "these", "those", "was", "were"];

/// Whether what somebody does is to ask for something, which changes nothing but in words: "calls for a bonus".
fn is_demand(assertion: &str) -> bool {
    let clause = main_clause(&assertion.to_lowercase());
    let words: Vec<&str> =
        clause.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(2).any(|pair| matches!(pair, ["calls" | "called" | "asks" | "asked", "for"]))
        || words.windows(2).any(|pair| {
            let [before, verb] = pair else { return false };
            matches!(*verb, "demands" | "demanded" | "urges" | "urged") && !NOUN_LEADS.contains(before)
        })
}

/// What an assertion tells of the days ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ahead {
    /// Somebody will do something: "will sign", "plans to sign".
    Planned,
    /// Somebody will not do it: "will not sign", "does not intend to sign", "refuses to sign".
    Refused,
    /// Nobody does anything: "will not be ready".
    Unplanned,
}

/// Words that make nothing of a verb before or behind them.
const NEGATIONS: &[&str] = &["neither", "never", "no", "not", "nor", "without"];

/// Words behind "will not" that tell of no deed.
const STATES: &[&str] = &["be", "become", "exceed", "have", "know", "need", "suffice"];

/// Leads behind "does not" or "no" by which somebody would do something.
const WISHES: &[&str] = &[
    "agree",
    "aim",
    "going",
    "intend",
    "intention",
    "plan",
    "plans",
    "prepared",
    "ready",
    "want",
    "willing",
];

/// Verbs of those who will not do something.
const REFUSALS: &[&str] = &["declined", "declines", "refused", "refuses"];

/// Whether what somebody does is still to be done, or will not be, as far as the words say it.
fn ahead(assertion: &str) -> Option<Ahead> {
    let folded = main_clause(&assertion.to_lowercase().replace('\u{2019}', "'"));
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).collect();
    let all: Vec<Ahead> = (0..words.len()).filter_map(|at| words.get(at..)).filter_map(at_verb).collect();
    let wishes = words.windows(3).filter_map(|three| match three {
        [no, lead, "to"] if is_negation(no) && WISHES.contains(lead) => Some(Ahead::Refused),
        [_, verb, "to"] if REFUSALS.contains(verb) => Some(Ahead::Refused),
        [lead, "not", "to"] if LEADS.contains(lead) => Some(Ahead::Refused),
        [no, lead, "to"] if LEADS.contains(lead) && !is_negation(no) => Some(Ahead::Planned),
        _ => None,
    });
    let all: Vec<Ahead> = all.into_iter().chain(wishes).collect();
    [Ahead::Planned, Ahead::Refused, Ahead::Unplanned].into_iter().find(|one| all.contains(one))
}

fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(&word) || word.ends_with("n't")
}

/// What some words say that begin with "will" or the like.
fn at_verb(words: &[&str]) -> Option<Ahead> {
    let (first, rest) = words.split_first()?;
    if !AHEAD.contains(first) {
        return None;
    }
    match rest {
        _ if *first == "won't" => Some(refused(rest.first())),
        ["only", ..] if *first == "would" => None,
        ["not", "only" | "just", ..] => Some(Ahead::Planned),
        ["no", "longer", verb, ..] | [_, verb, ..] if rest.first().is_some_and(|not| is_negation(not)) => {
            // "Would not say" was done by whoever was asked.
            (*first != "would").then(|| refused(Some(verb)))
        }
        _ => Some(Ahead::Planned),
    }
}

fn refused(verb: Option<&&str>) -> Ahead {
    if verb.is_some_and(|verb| STATES.contains(verb)) { Ahead::Unplanned } else { Ahead::Refused }
}

/// Words that open a clause behind what somebody does.
const CAUSES: &[&str] = &["because", "although", "though", "whereas"];

/// Words that behind a comma open a clause on somebody or something.
const RELATIVES: &[&str] = &["which", "who", "whom", "whose", "where"];

/// Words behind a verb that open what somebody knows, says or asks.
const CONTENTS: &[&str] = &["that", "whether", "how", "why"];

/// Verbs besides those in -ed behind which such a clause can stand.
const VERBS: &[&str] = &[
    "found", "had", "has", "have", "heard", "held", "knew", "known", "knows", "learnt", "made", "said",
    "saw", "sent", "showed", "told", "thought", "wrote",
];

/// An assertion in lower case without the clauses that only say what is known or told, or of whom: in "has known that its
/// plant will fall short" nobody plans anything.
fn main_clause(assertion: &str) -> String {
    let mut found: Vec<&str> = Vec::new();
    let is_verb = |word: &&str| word.ends_with("ed") || VERBS.contains(word);
    for part in assertion.split_inclusive(',') {
        let mut words = part.split_whitespace().peekable();
        let is_behind_comma = found.last().is_some_and(|last| last.ends_with(','));
        if is_behind_comma && words.peek().is_some_and(|first| RELATIVES.contains(first)) {
            // Behind the comma that closes it the sentence goes on.
            continue;
        }
        for word in words {
            let is_told = CONTENTS.contains(&word) && found.iter().any(is_verb);
            if is_told || CAUSES.contains(&word) && !found.is_empty() {
                return found.join(" ");
            }
            found.push(word);
        }
    }
    found.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_only_asked_for_is_a_statement() {
        for text in
            ["The union calls for a bonus", "Ruiz demanded an inquiry", "The board urges pilots to wait"]
        {
            assert!(is_demand(text), "{text}");
        }
        for text in
            ["The board met the union\u{2019}s demands", "The board closed the quay because Ruiz demanded it"]
        {
            assert!(!is_demand(text), "{text}");
        }
    }

    #[test]
    fn what_is_still_to_be_done_is_no_reported_action() {
        for text in [
            "The ministry will close the port in June",
            "The council is to meet on Friday",
            "Kessia plans to buy a dredger",
            "The board would sell the berths",
            "The board that founded the port will sell the berths",
            "The board, which has known of it, will sell the berths",
            "The board will tell those who asked that it closed",
        ] {
            assert_eq!(ahead(text), Some(Ahead::Planned), "{text}");
        }
        for text in [
            "The ministry closed the port",
            "Ruiz went to the port",
            "Ruiz asked the delegation to leave",
            "The port authority wrote to the fleet",
            "The plan was shown to pilots",
            "Ruiz would not say whether the port closes",
            "Since June, Tarvia has known that its plant will fall short of what it promised",
            "The board wrote that the port is to close",
            "The board sold the berths, which will be dredged",
            "The board left because the port would close",
            "The board would neither confirm nor deny it",
        ] {
            assert_eq!(ahead(text), None, "{text}");
        }
    }

    #[test]
    fn what_will_not_be_done_is_a_refusal_and_no_planned_action() {
        for text in [
            "The ministry will not sign the treaty",
            "The fleet won\u{2019}t sail",
            "The board does not intend to sell the berths",
            "Kessia has no plans to buy a dredger",
            "The council is not going to meet",
            "The ministry plans not to renew the license",
            "Ruiz refuses to sign",
            "The company will no longer pay",
            "The board will neither confirm nor deny it",
        ] {
            assert_eq!(ahead(text), Some(Ahead::Refused), "{text}");
        }
        for text in [
            "The ministry will not only close the port",
            "The board will not sell the quay but will lease it",
        ] {
            assert_eq!(ahead(text), Some(Ahead::Planned), "{text}");
        }
        assert_eq!(ahead("The dredger will not be ready"), Some(Ahead::Unplanned));
    }
}

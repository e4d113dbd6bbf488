//! What somebody expects, as a sentence of its own: an assertion that leaves out who expects it.

use crate::check::prose::has;

/// What stands for somebody or something else, and says little at the head of a sentence, and what makes no sentence there.
const OTHERS: &[&str] = &[
    "at", "by", "for", "from", "her", "him", "how", "if", "in", "it", "me", "of", "on", "that", "them",
    "there", "these", "this", "those", "to", "us", "what", "whether", "with", "you",
];

/// What something may be expected to do.
const VERBS: &str = "arrive be begin close come cost double end fall follow grow improve increase last open reach remain reopen \
                     resume return rise start stay stop take";

/// Words behind which "to" tells what they are of, not what is expected: "a decision to close the quay".
const MEANS: &str = "ability agreement approval attempt bid call chance deal decision demand effort failure how money move need \
                     offer opportunity order permission plan pledge power pressure promise proposal reason refusal request \
                     right time vote warning way when whether where";

/// How many words may name of what something is expected.
const REACH: usize = 8;

/// "The clearing will take a year" of "the clearing to take a year", which stands behind "expects". `None` where that is not plain,
/// and for what could not stand in a file as it is.
pub fn told(expected: &str) -> Option<String> {
    let expected = expected.trim();
    let is_plain = !expected.contains([':', '#', '"', '“', ',', ';']);
    let (of, does) = expected.split_once(" to ")?;
    let is_known = !does.contains(" to ") && does.split(' ').next().is_some_and(|verb| has(VERBS, verb));
    let (opening, last) = (of.split(' ').next()?, of.rsplit(' ').next()?);
    let is_means = has(MEANS, last) || has(MEANS, last.trim_end_matches('s'));
    let is_named = !OTHERS.contains(&opening) && !is_means && of.split(' ').count() <= REACH;
    let mut letters = of.chars();
    let first = letters.next()?.to_uppercase();
    (is_plain && is_known && is_named).then(|| format!("{first}{} will {does}", letters.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_expected_becomes_a_sentence() {
        for (expected, sentence) in [
            ("the clearing to take a year", "The clearing will take a year"),
            ("the quay to be ready in May", "The quay will be ready in May"),
            ("no ship to arrive before May", "No ship will arrive before May"),
        ] {
            assert_eq!(told(expected).as_deref(), Some(sentence), "{expected}");
        }
        for other in [
            "to finish in May",
            "a decision in May",
            "it to take a year",
            "the quay, which is old, to close",
            "that the quay will close",
            "a return to normal in May",
            "to be able to move the crane to dock two",
            "us to be paid",
            "trips to islands to be cheaper",
            "access to water to improve",
            "ministers to not sign",
            "prices to rise by up to 40 percent",
            "a rise from 40 to 60 ships to follow",
            "the number of ships going to double and prices to fall",
            "the quay to have been repaired by May and the crane to follow",
            "a decision to close the quay",
            "plans to reopen the school",
        ] {
            assert_eq!(told(other), None, "{other}");
        }
    }
}

//! What somebody expects, as a sentence of its own: an assertion that leaves out who expects it.

/// What stands for somebody or something else, and says little at the head of a sentence.
const PRONOUNS: &[&str] = &["her", "him", "it", "that", "them", "there", "these", "this", "those"];

/// Words behind "to" that make it a way or an amount: "the road to the quay", "up to 40 boats".
const NO_VERBS: &[&str] = &["a", "all", "an", "any", "her", "his", "its", "our", "that", "the", "their"];

/// How many words may name of what something is expected.
const REACH: usize = 8;

/// "The clearing will take a year" of "the clearing to take a year", which stands behind "expects". `None` where that is not plain,
/// and for what could not stand in a file as it is.
pub fn told(expected: &str) -> Option<String> {
    let expected = expected.trim();
    let is_plain = !expected.contains([':', '#', '"', '“', ',', ';']);
    let mut ways = expected.match_indices(" to ");
    let (at, link) = ways.find(|(at, link)| {
        let next =
            expected.get(at + link.len()..).and_then(|rest| rest.split(' ').next()).unwrap_or_default();
        next.starts_with(char::is_lowercase) && !NO_VERBS.contains(&next)
    })?;
    let (of, does) = (expected.get(..at)?, expected.get(at + link.len()..)?);
    let is_named = !PRONOUNS.contains(&of) && of.split(' ').count() <= REACH;
    let mut letters = of.chars();
    let first = letters.next()?.to_uppercase();
    (is_plain && is_named).then(|| format!("{first}{} will {does}", letters.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_expected_becomes_a_sentence() {
        for (expected, sentence) in [
            ("the clearing to take a year", "The clearing will take a year"),
            ("the quay to be ready in May", "The quay will be ready in May"),
            ("up to 40 schools to close", "Up to 40 schools will close"),
            ("the road to the quay to reopen", "The road to the quay will reopen"),
        ] {
            assert_eq!(told(expected).as_deref(), Some(sentence), "{expected}");
        }
        for other in [
            "to finish in May",
            "a decision in May",
            "it to take a year",
            "the quay, which is old, to close",
            "that the quay will close",
        ] {
            assert_eq!(told(other), None, "{other}");
        }
    }
}

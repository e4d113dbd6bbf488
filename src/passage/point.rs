//! What a talking point does: states something, asks, says what its authors do not know, or what they will do.

/// Whether a point states something for which a record could be named: a question does not, nor does one that only says
/// what the authors do not know, or will do, ask or offer.
pub fn asserts(point: &str) -> bool {
    let point = point.trim();
    !asks(point) && !admits(point) && !undertakes(point)
}

/// Whether a point is a question, and states nothing in front of it.
fn asks(point: &str) -> bool {
    let states = |(before, after): (&str, &str)| {
        let word = before.rsplit(' ').next().unwrap_or_default();
        // "The U.S. Navy" is no end of a sentence.
        !word.contains('.') && word.chars().count() > 2 && after.starts_with(char::is_uppercase)
    };
    let ends = |end: &'static str| point.match_indices(end).map(move |(at, _)| (at, at + end.len()));
    let split = |(from, to): (usize, usize)| Some((point.get(..from)?, point.get(to..)?));
    let is_told = ends(". ").chain(ends("! ")).filter_map(split).any(states);
    point.ends_with('?') && !is_told && !point.contains(';')
}

/// How authors say that they do not know something.
const UNKNOWING: &[&str] = &[
    "we cannot confirm ",
    "we cannot say ",
    "we do not have ",
    "we do not know ",
    "we don't know ",
    "we have not been shown ",
    "we have not read ",
    "we have not seen ",
    "we have not spoken ",
    "we have not verified ",
    "we haven't seen ",
];

/// Words behind which something may be stated all the same: "We do not know why the navy fired".
const STATING: &[&str] = &[
    "although", "and", "as", "because", "but", "evidence", "how", "since", "that", "though", "when", "which",
    "while", "who", "why",
];

/// Whether a point only says of the authors what they do not know: nothing could be cited for that.
fn admits(point: &str) -> bool {
    let lower = point.trim().replace('’', "'").to_lowercase();
    let Some(rest) = UNKNOWING.iter().find_map(|words| lower.strip_prefix(words)) else { return false };
    let rest = rest.trim_end_matches('.');
    let states = |word: &str| STATING.contains(&word);
    !rest.contains(['.', ',', ';', ':', '—', '–', '(']) && !rest.split_whitespace().any(states)
}

/// How those for whom a card is say what they will do themselves.
const UNDERTAKING: &[&str] = &[
    "we are ready to ",
    "we are willing to ",
    "we ask ",
    "we intend to ",
    "we offer ",
    "we propose ",
    "we recommend ",
    "we regret ",
    "we shall ",
    "we stand ready to ",
    "we suggest ",
    "we support ",
    "we thank ",
    "we urge ",
    "we wait for ",
    "we want ",
    "we welcome ",
    "we will ",
    "we would like ",
    "we'll ",
];

/// Those of them behind which "that" tells what is to be done.
const ADVISING: &[&str] = &["we ask ", "we propose ", "we recommend ", "we suggest "];

/// Words behind which a reason stands, which is a fact whatever is recommended for it.
const CAUSES: &[&str] = &["although", "because", "despite", "since", "though"];

/// Words behind which such a point states something as well: "We welcome that the navy withdrew".
const GROUNDS: &[&str] = &[
    "after", "although", "as", "because", "but", "despite", "how", "since", "that", "though", "when",
    "where", "which", "while", "who", "whose", "why",
];

/// Whether a point says only what those will do, ask or offer for whom the card is: that is their own word.
fn undertakes(point: &str) -> bool {
    let lower = point.replace('’', "'").to_lowercase();
    let Some(rest) = UNDERTAKING.iter().find_map(|words| lower.strip_prefix(words)) else { return false };
    // What is recommended is no fact yet: "We recommend that the minister wait, so that nobody is hurt".
    let grounds = if ADVISING.iter().any(|words| lower.starts_with(words)) { CAUSES } else { GROUNDS };
    let states = |word: &str| grounds.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()));
    !rest.trim_end_matches('.').contains([';', ':', '—', '–', '(', '"', '“'])
        && !rest.contains(". ")
        && !rest.split_whitespace().any(states)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_states_nothing_unless_something_stands_before_it() {
        for (point, is) in [
            ("Who gave the order?", true),
            ("Who gave the order? And when?", true),
            ("Why did the U.S. Navy stop her?", true),
            ("You hold the ship. When will you free her?", false),
            ("You hold the ship; when will you free her?", false),
            ("You hold the ship", false),
        ] {
            assert_eq!(asks(point), is, "{point}");
        }
    }

    #[test]
    fn what_the_authors_will_do_states_nothing() {
        for (point, is) in [
            ("We will pay for the blood tests of all pupils", true),
            ("We ask the town to name whoever knew, and to do so soon.", true),
            ("We wait for the inspectorate", true),
            ("We thank you for your patience", true),
            ("We recommend that the minister wait", true),
            (
                "We recommend amending the circular so that it covers insurers, or says that it does not.",
                true,
            ),
            ("We recommend that the minister wait because the town lies", false),
            ("We welcome that the town has replaced the pipes", false),
            ("We thank the families who had their children tested", false),
            ("We will say that the town lies", false),
            ("We will pay, because the town cannot", false),
            ("We will pay. The town cannot", false),
            ("We know the town", false),
            ("Wells are dry", false),
        ] {
            assert_eq!(undertakes(point), is, "{point}");
        }
    }
}

//! What a talking point does: states something, asks, or says what its authors do not know.

/// Whether a point states something for which a record could be named: a question does not, nor does one that only says
/// what the authors do not know.
pub fn asserts(point: &str) -> bool {
    let point = point.trim();
    !asks(point) && !admits(point)
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
}

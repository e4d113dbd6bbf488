//! What a number counts, by the words behind it.

use crate::check::numerals::{Token, in_digits, in_words};
use crate::check::prose::has;
use crate::check::units::is_plural;

/// How many words behind a figure may say what is counted.
const OF: usize = 3;

/// Words that leave a figure open.
pub const ROUGHLY: &str = "about above almost approximately around below circa estimated fewer least less more most nearly over roughly \
    some than under up";

/// Words that end what a figure counts.
pub const CLOSINGS: &str = "according after and are as at before but by could for from had has have in is may of on or per said than \
    that to until was were which while will with would";

/// Words that say nothing of what is counted.
const FILLERS: &str = "a its more new other others such the their these";

/// The words that say what is counted, in the singular. A part counts what the whole does: "11 of about 400 shipments".
pub fn counted(behind: &[Token<'_>]) -> Vec<String> {
    let mut found = Vec::new();
    for (number, token) in whole(behind).iter().take(OF).enumerate() {
        let word = token.lower.as_str();
        if word == "per" && number == 0 {
            return vec!["percent".to_owned()];
        }
        if has(CLOSINGS, word) || word.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        if !has(FILLERS, word) {
            found.push(singular(word));
        }
        if token.ends {
            break;
        }
    }
    found
}

/// What stands behind the "of" of a part and the number of the whole, if there is any.
fn whole<'t, 'a>(behind: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let Some((_, rest)) = behind.split_first().filter(|(first, _)| first.lower == "of") else {
        return behind;
    };
    let is_open = |token: &&Token<'_>| has(FILLERS, &token.lower) || has(ROUGHLY, &token.lower);
    let opening = rest.iter().take_while(|token| is_open(token) && !token.ends).count();
    let is_number = |token: &Token<'_>| {
        let number = in_digits(&token.lower).or_else(|| in_words(&token.lower));
        !token.ends && number.is_some_and(|(_, tail)| tail.is_none())
    };
    let counted = rest.get(opening..).and_then(<[_]>::split_first).filter(|(first, _)| is_number(first));
    counted.map_or(rest, |(_, counted)| counted)
}

/// The plural among the words that say what is counted, and the other thing where they name two: "schools and nurseries".
pub fn things(behind: &[Token<'_>]) -> Vec<String> {
    let words = || whole(behind).iter().take(OF).take_while(|token| !has(CLOSINGS, &token.lower));
    let plural = words().find(|token| is_plural(&token.lower));
    let other = other(whole(behind));
    let first = plural.or_else(|| other.and_then(|_| words().next()));
    first.into_iter().chain(other).map(|token| singular(&token.lower)).collect()
}

/// The plural behind the "and" that closes what is counted.
fn other<'t, 'a>(words: &'t [Token<'a>]) -> Option<&'t Token<'a>> {
    let open = words.iter().take(OF).take_while(|token| !has(CLOSINGS, &token.lower) && !token.ends).count();
    let is_and = |token: &&Token<'_>| open > 0 && matches!(&*token.lower, "and" | "or") && !token.ends;
    words.get(open).filter(is_and)?;
    words.get(open + 1).filter(|other| is_plural(&other.lower) || has(HERDS, &other.lower))
}

/// Plurals that look like no plural.
const HERDS: &str = "cattle deer fish sheep";

/// A word in lower case in the singular.
pub fn singular(word: &str) -> String {
    match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => word.trim_end_matches("’s").trim_end_matches("'s").trim_end_matches('s').to_owned(),
    }
}

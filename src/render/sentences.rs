//! Where sentences end, so that running text stands one sentence per line.

use crate::render::marks::EDGE;
use crate::render::tracers::is_tracer;

/// Abbreviations that end in a period within a sentence.
const ABBREVIATIONS: &[&str] = &[
    "Adm", "Amb", "Brig", "Capt", "Co", "Col", "Corp", "Dr", "Fig", "Gen", "Gov", "Hon", "Inc", "Jr", "Lt",
    "Ltd", "Maj", "Mr", "Mrs", "Ms", "No", "Nos", "Prof", "Rep", "Rev", "Sec", "Sen", "Sgt", "Sr", "St",
    "cf", "ca", "etc", "para", "paras", "pp", "vs",
];

/// Cuts a text into lines of one sentence each. A missed end does no harm: a line break means a space.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = first_end(rest).unwrap_or(rest.len());
        let (line, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        rest = after.trim_start();
        Some(line.trim_end())
    })
}

/// The byte after the first sentence of a text, where another one follows.
fn first_end(text: &str) -> Option<usize> {
    let mut in_mark = false;
    let outside = text.char_indices().filter(|&(_, c)| {
        in_mark ^= c == EDGE;
        c == ' ' && !in_mark
    });
    outside.map(|(at, _)| at).find(|&at| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at..).unwrap_or_default().trim_start();
        ends(before) && begins(after)
    })
}

/// Whether a text that ends in a full stop ends a sentence: its last word is no abbreviation.
pub(crate) fn ends(before: &str) -> bool {
    let before = without_marks(before);
    let closes = |c: char| matches!(c, '"' | '”' | '’' | '\'' | ')' | '*' | '_') || is_tracer(c);
    let core = before.trim_end_matches(closes);
    if core.ends_with(['?', '!', '…']) {
        return true;
    }
    let Some(core) = core.strip_suffix('.') else { return false };
    let core = core.trim_end_matches(is_tracer);
    let parts = |c: char| matches!(c, ' ' | '(' | '"' | '“') || is_tracer(c);
    let word = core.rsplit(parts).next().unwrap_or_default();
    let single = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    !(single || word.contains('.') || ABBREVIATIONS.contains(&word))
}

/// Citations stand behind the period; a sentence ends before them.
fn without_marks(text: &str) -> &str {
    let mut text = text;
    while let Some(open) = text.strip_suffix(EDGE).and_then(|body| body.rfind(EDGE)) {
        text = text.get(..open).unwrap_or_default();
    }
    text
}

fn begins(after: &str) -> bool {
    let opens = |c: char| matches!(c, '"' | '“' | '‘' | '(' | '*' | '_' | '\\' | '[') || is_tracer(c);
    let first = after.trim_start_matches(opens).chars().next();
    first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_holds_one_sentence() {
        let cut = |text| lines(text).collect::<Vec<_>>();
        assert_eq!(cut("One. Two? “Three.” Four"), ["One.", "Two?", "“Three.”", "Four"]);
        assert_eq!(
            cut("The U.S. Senate met Mr. Xi at 3 p.m. on Monday."),
            ["The U.S. Senate met Mr. Xi at 3 p.m. on Monday."]
        );
        assert_eq!(
            cut("It rose 3.5 percent in the St. Gallen area"),
            ["It rose 3.5 percent in the St. Gallen area"]
        );
        let cited = format!("One.{EDGE}c para. 4{EDGE}");
        assert_eq!(cut(&format!("{cited} Two")), [cited.as_str(), "Two"]);
    }
}

//! Where sentences end, so that running text stands one sentence per line.

use memchr::{memchr, memchr3};

use crate::direction;
use crate::render::tracers::{self, Tracer, is_tracer};

/// Abbreviations that end in a period within a sentence.
const ABBREVIATIONS: &[&str] = &[
    "Adm", "Amb", "Brig", "Capt", "Co", "Col", "Corp", "Dr", "Fig", "Gen", "Gov", "Hon", "Inc", "Jr", "Lt",
    "Ltd", "Maj", "Mr", "Mrs", "Ms", "No", "Nos", "Prof", "Rep", "Rev", "Sec", "Sen", "Sgt", "Sr", "St",
    "ca", "cf", "etc", "para", "paras", "pp", "vs",
];

/// The length of the longest abbreviation.
const LONGEST: usize = 5;

/// Words that begin a sentence rather than a name: behind them the period of an abbreviation ends one too.
const OPENERS: &[&str] = &[
    "A", "An", "And", "As", "At", "But", "For", "He", "If", "In", "It", "Its", "No", "On", "She", "That",
    "The", "There", "They", "This", "We", "When",
];

/// The byte where the first sentence of a line of finished Markdown ends, where another one follows. The citation
/// behind a full stop belongs to its sentence. A missed end does no harm: a line break means a space.
pub(super) fn first_end(line: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let stop = from + next_stop(line.get(from..)?)?;
        from = stop;
        let (before, rest) = line.split_at_checked(stop)?;
        let end = stop + closing(rest);
        let closed = line.get(..end)?;
        let cited = end + citations(line.get(end..)?);
        let Some(after) = line.get(cited..).filter(|after| after.starts_with(' ')) else { continue };
        let after = after.trim_start();
        if let Some(number) = numbered(after) {
            // The number and what it numbers stay on this line.
            from = line.len() - after.len() + number;
            continue;
        }
        let is_end = tracers::ends_sentence(closed.get(stop..).unwrap_or_default()) || ends(closed);
        if begins(after) && !is_label(before, closed) && (is_end || is_opener(after)) {
            return Some(cited);
        }
    }
}

/// The byte behind the next full stop.
pub(super) fn next_stop(text: &str) -> Option<usize> {
    let plain = memchr3(b'.', b'?', b'!', text.as_bytes());
    // The last byte of an ellipsis; some other characters end in it too.
    let upto = plain.unwrap_or(text.len());
    let before = text.as_bytes().get(..upto)?;
    let dots = memchr(b'\xA6', before).filter(|&at| text.get(..=at).is_some_and(|text| text.ends_with('…')));
    dots.or(plain).map(|at| at + 1)
}

/// How many bytes of closing quotation marks, brackets, emphasis and further stops a text begins with.
fn closing(text: &str) -> usize {
    let closes =
        |c: char| matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '*' | '_' | '.' | '?' | '!' | '…');
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match tracers::read(rest) {
            (Tracer::Cite(_), _) => break,
            (_, length) if length > 0 => length,
            _ if c == '\\' && rest.get(1..).is_some_and(|after| after.starts_with(closes)) => 1,
            _ if closes(c) || direction::closes(c) => c.len_utf8(),
            _ => break,
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    text.len() - rest.len()
}

/// How many bytes of references to notes, each with the place in the document, a text begins with.
fn citations(text: &str) -> usize {
    let mut rest = text;
    loop {
        let reference = untraced(untraced(rest).trim_start_matches(' ')).strip_prefix("[^");
        let Some((_, after)) = reference.and_then(|text| text.split_once(']')) else { break };
        let place = after.strip_prefix(" (").and_then(|text| text.split_once(')'));
        rest = place.map_or(after, |(_, after)| after);
    }
    text.len() - rest.len()
}

/// A text behind the tracers that it begins with.
fn untraced(text: &str) -> &str {
    let mut rest = text;
    while rest.starts_with(is_tracer) {
        let (_, length) = tracers::read(rest);
        rest = rest.get(length.max(1)..).unwrap_or_default();
    }
    rest
}

/// Whether a text that ends in a full stop ends a sentence: its last word is no abbreviation.
pub(crate) fn ends(before: &str) -> bool {
    if ends_in_long_word(before) {
        return true;
    }
    let closes = |c: char| {
        matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '*' | '_' | '\\')
            || is_tracer(c)
            || direction::closes(c)
    };
    let core = before.trim_end_matches(closes);
    if core.ends_with(['?', '!', '…']) || core.ends_with("...") {
        return true;
    }
    let Some(core) = core.strip_suffix('.') else { return false };
    let core = core.trim_end_matches(is_tracer);
    let word = last_word(core);
    let single = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    let figure = word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    !(single || word.contains('.') && !figure || ABBREVIATIONS.binary_search(&word).is_ok())
}

/// Whether a text ends in a plain word longer than any abbreviation, and a full stop, as most sentences do.
fn ends_in_long_word(text: &str) -> bool {
    let Some(core) = text.as_bytes().strip_suffix(b".") else { return false };
    let length = core.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    length > LONGEST && core.iter().rev().nth(length).is_none_or(|&byte| byte == b' ')
}

/// Whether a text ends in a stop, inside closing marks or not, so that it needs none.
pub(super) fn is_closed(text: &str) -> bool {
    let closes = |c: char| {
        matches!(c, '"' | '”' | '’' | '\'' | ')' | '*' | '_') || is_tracer(c) || direction::closes(c)
    };
    text.trim_end_matches(closes).ends_with(['.', '?', '!', '…'])
}

fn last_word(text: &str) -> &str {
    let parts = |c: char| matches!(c, ' ' | '(' | '"' | '“') || is_tracer(c);
    text.rsplit(parts).next().unwrap_or_default()
}

/// Whether a stop belongs to a number that stands before a text: "**12.**", or "12." at the start of a sentence.
fn is_label(before: &str, closed: &str) -> bool {
    let core = before.trim_end_matches(['.', '\\']).trim_start_matches(is_tracer);
    let word = last_word(core);
    let is_bold = word.starts_with("**") && closed.ends_with("**");
    (is_bold || word == core) && is_number(word.trim_start_matches('*'))
}

/// Whether a word numbers something: "12", "J2", "iv", "a".
fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(word);
    let arabic = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let roman = !word.is_empty() && word.bytes().all(|b| b"ivxlcdmIVXLCDM".contains(&b));
    arabic || roman || word.len() == 1
}

/// Whether a text can begin a sentence.
fn begins(after: &str) -> bool {
    let opens = |c: char| matches!(c, '"' | '“' | '‘' | '(' | '*' | '_' | '\\' | '[') || is_tracer(c);
    let first = after.trim_start_matches(opens).chars().next();
    first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// How many bytes a number takes that would make a list item of a text at the start of a line ("12.", "(iv)").
fn numbered(text: &str) -> Option<usize> {
    let word = text.split(' ').next()?;
    let inner = word.trim_start_matches(|c| c == '(' || is_tracer(c)).strip_suffix(['.', ')'])?;
    is_number(inner).then_some(word.len())
}

/// Whether a text begins with a word that nobody takes for part of a name.
fn is_opener(after: &str) -> bool {
    let word = after.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    word.is_some_and(|word| OPENERS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        let mut rest = text;
        while let Some((sentence, after)) = first_end(rest).and_then(|end| rest.split_at_checked(end)) {
            found.push(sentence);
            rest = after.trim_start();
        }
        found.push(rest);
        found
    }

    #[test]
    fn a_sentence_ends_where_another_begins() {
        for (text, sentences) in [
            (
                "One went. Two stayed? “Three.” Four left",
                vec!["One went.", "Two stayed?", "“Three.”", "Four left"],
            ),
            (
                "It ended… Then it went on... Then it stopped!” He left",
                vec!["It ended…", "Then it went on...", "Then it stopped!”", "He left"],
            ),
            ("It came to 3.5. In 2023 to 4.0.", vec!["It came to 3.5.", "In 2023 to 4.0."]),
            ("It left the U.S. The Senate met.", vec!["It left the U.S.", "The Senate met."]),
            ("He sold Acme Inc. They knew.", vec!["He sold Acme Inc.", "They knew."]),
            ("He said \\*so\\*. \\[Then\\] he left.", vec!["He said \\*so\\*.", "\\[Then\\] he left."]),
        ] {
            assert_eq!(cut(text), sentences);
        }
    }

    #[test]
    fn abbreviations_are_sorted_and_none_is_longer_than_the_longest() {
        assert!(ABBREVIATIONS.is_sorted());
        assert_eq!(ABBREVIATIONS.iter().map(|word| word.len()).max(), Some(LONGEST));
    }

    #[test]
    fn citations_belong_to_the_sentence_before_them() {
        assert_eq!(
            cut("He left.[^1] (paras. 2, 3) [^12] She stayed.” [^2] Both went.[^3]"),
            ["He left.[^1] (paras. 2, 3) [^12]", "She stayed.” [^2]", "Both went.[^3]"]
        );
    }

    #[test]
    fn not_every_stop_ends_a_sentence() {
        for text in [
            "The U.S. Senate met Mr. Xi at 3 p.m. on Monday.",
            "It rose 3.5 percent in the St. Gallen area",
            "**12.** China has tools.",
            "This contradicts **J3.** China has tools.",
            "12\\. Item",
            "12. Item",
            "It was so, see p. 4. and no more",
            "He listed it. 12. Item",
            "He listed it. (iv) Item",
        ] {
            assert_eq!(cut(text), [text]);
        }
    }
}

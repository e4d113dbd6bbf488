//! The sentence that stands around a place in a text.

use std::ops::Range;

/// How far from a place, in bytes, the ends of its sentence are looked for.
const REACH: usize = 600;

/// How many bytes of a passage are shown, and how many of them may stand before the place itself.
const SHOWN: usize = 320;
const BEFORE: usize = 100;

/// How long a word is not cut.
const WORD: usize = 40;

/// How many bytes around a full stop are read to know whether it ends a sentence.
const NEAR: usize = 64;

/// Words of up to so many letters with a capital may be abbreviated: "Gen.", "Prof.".
const SHORT: usize = 4;

/// The sentences of a paragraph that a place touches, without the space around them. Where nobody can tell whether a
/// full stop ends a sentence, it does not: a sentence too many does no harm, a missing word may.
pub fn around(text: &str, paragraph: &Range<usize>, place: &Range<usize>) -> Range<usize> {
    let from = text.ceil_char_boundary(paragraph.start.max(place.start.saturating_sub(REACH)));
    let to = text.floor_char_boundary(paragraph.end.min(place.end.saturating_add(REACH)));
    let start = ends(text, from..place.start).last().unwrap_or(from);
    // The place may end with the full stop of its last word, or right before it.
    let last = text.floor_char_boundary(place.end.saturating_sub(1)).max(place.start);
    let end = ends(text, last..to).find(|&end| end >= place.end).unwrap_or(to);
    trimmed(text, start.min(place.start)..end.max(place.end))
}

/// The words of a stretch of text on one line. One that is too long is cut between words, with what stands around a place
/// in it; an ellipsis stands where it is cut.
pub(super) fn shown(text: &str, whole: &Range<usize>, place: &Range<usize>) -> String {
    let mut range = whole.clone();
    if whole.len() > SHOWN {
        let from = place.start.saturating_sub(BEFORE).min(whole.end - SHOWN).max(whole.start);
        range = word_end(text, from, whole)..word_end(text, from + SHOWN, whole);
    }
    let words: Vec<&str> = text.get(range.clone()).unwrap_or_default().split_whitespace().collect();
    let mark = |is_cut: bool, mark| if is_cut { mark } else { "" };
    let (before, after) = (mark(range.start > whole.start, "… "), mark(range.end < whole.end, " …"));
    format!("{before}{}{after}", words.join(" "))
}

/// Where the word ends in which a byte lies; a long row of letters is cut where it stands.
fn word_end(text: &str, at: usize, whole: &Range<usize>) -> usize {
    if at <= whole.start || at >= whole.end {
        return at.clamp(whole.start, whole.end);
    }
    let at = text.floor_char_boundary(at);
    let ahead = text.get(at..text.floor_char_boundary(whole.end.min(at + WORD))).unwrap_or_default();
    at + ahead.find(char::is_whitespace).unwrap_or(0)
}

/// A range without the space at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let typed = text.get(range.clone()).unwrap_or_default();
    let start = range.start + typed.len() - typed.trim_start().len();
    start..start + typed.trim().len()
}

/// Where sentences end in a stretch of text, behind the marks that close them.
fn ends(text: &str, stretch: Range<usize>) -> impl Iterator<Item = usize> + '_ {
    let typed = text.get(stretch.clone()).unwrap_or_default();
    let stops = typed.char_indices().filter(|&(_, c)| matches!(c, '.' | '!' | '?' | '。'));
    stops.filter_map(move |(offset, mark)| {
        let (at, behind) = (stretch.start + offset, stretch.start + offset + mark.len_utf8());
        let rest = text.get(behind..text.floor_char_boundary(behind + NEAR))?;
        let closed =
            rest.trim_start_matches(|c| super::fold::is_quote(c) || matches!(c, ')' | ']' | '.' | '…'));
        let next = closed.trim_start().chars().find(|&c| !super::fold::is_quote(c));
        let stands_apart = mark == '。' || closed.is_empty() || closed.starts_with(char::is_whitespace);
        let goes_on = next.is_some_and(char::is_lowercase);
        let abbreviates = || mark == '.' && may_be_short(before(text, at), next);
        (stands_apart && !goes_on && !abbreviates()).then(|| behind + rest.len() - closed.len())
    })
}

/// What stands shortly before a byte.
fn before(text: &str, at: usize) -> &str {
    text.get(text.ceil_char_boundary(at.saturating_sub(NEAR))..at).unwrap_or_default()
}

/// Whether the word that a period follows may be abbreviated, before what the next one begins with.
fn may_be_short(before: &str, next: Option<char>) -> bool {
    let word =
        before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[')).next().unwrap_or_default();
    let word = word.trim_start_matches(super::fold::is_quote);
    let letters = word.chars().count();
    let is_number = word.starts_with(|c: char| c.is_ascii_digit());
    let has_vowel = word.to_lowercase().contains(['a', 'e', 'i', 'o', 'u', 'y']) || !word.is_ascii();
    let is_capital = word.starts_with(char::is_uppercase);
    match next {
        None => false,
        // Behind an ellipsis the sentence may go on.
        _ if before.ends_with('.') => true,
        Some(next) if next.is_ascii_digit() => letters <= SHORT,
        _ => {
            !is_number && (letters == 1 || !has_vowel || word.contains('.') || is_capital && letters <= SHORT)
        }
    }
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn whole<'a>(text: &'a str, part: &str) -> &'a str {
        let at = text.find(part).unwrap();
        &text[around(text, &(0..text.len()), &(at..at + part.len()))]
    }

    #[test]
    fn a_sentence_is_shown_from_its_first_word_to_its_last() {
        for (text, part, sentence) in [
            (
                "It is so. Nobody has counted the boats. Ask.",
                "has counted the boats",
                "Nobody has counted the boats.",
            ),
            (
                "It is so. Nobody has counted the boats.",
                "has counted the boats.",
                "Nobody has counted the boats.",
            ),
            (
                "Yes!\nNo one of the U.S. Navy spoke to Gen. Bell at 3.5 knots. Ask.",
                "Bell",
                "No one of the U.S. Navy spoke to Gen. Bell at 3.5 knots.",
            ),
            ("“It is so.” “Never,” he said", "he", "“Never,” he said"),
            ("One came. Two went. Three slept.", "came. Two", "One came. Two went."),
            ("Wait... So came it… It did. Yes", "came", "Wait... So came it… It did."),
            ("A headline without a stop", "headline", "A headline without a stop"),
            ("One. 它来了。它走了。", "它走", "它走了。"),
        ] {
            assert_eq!(whole(text, part), sentence, "{text}");
        }
    }

    #[test]
    fn a_long_row_of_marks_is_not_read_for_each_of_them() {
        let row = ". ".to_owned() + &"....".repeat(200_000) + " so it is " + &"a.".repeat(400_000);
        let at = row.find("so it").unwrap();
        for _ in 0..200 {
            assert!(around(&row, &(0..row.len()), &(at..at + 8)).contains(&at));
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics_and_the_place_stays_inside(text in "(\\PC|[a. “”!]){0,60}", at in 0..60usize, length in 0..20usize) {
            let start = text.floor_char_boundary(at);
            let end = text.floor_char_boundary(start + length);
            let found = around(&text, &(0..text.len()), &(start..end));
            let inner = trimmed(&text, start..end);
            proptest::prop_assert!(text.get(found.clone()).is_some());
            proptest::prop_assert!(inner.is_empty() || found.start <= inner.start && inner.end <= found.end);
        }
    }
}

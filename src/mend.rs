//! Changes of text: which of them go together, and the text after them.

use crate::diagnostic::Fix;

/// A text after changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The text.
    pub text: String,
    /// How many changes were made.
    pub made: usize,
}

/// A change as it is made: the bytes replaced, and what stands there afterwards.
struct Change<'a> {
    start: usize,
    end: usize,
    replacement: &'a str,
}

/// Makes changes to a text, all of one file. Of changes that overlap the first is made, the others wait for a later
/// pass; a change is left out that would touch a comment, a line end, or the name of a repeated value. Quotation marks
/// around a value stay. `None` where nothing changes.
pub fn mend<'a>(text: &str, fixes: impl IntoIterator<Item = &'a Fix>) -> Option<Mended> {
    let mut changes: Vec<Change<'_>> = fixes.into_iter().filter_map(|fix| change(text, fix)).collect();
    changes.sort_by_key(|change| (change.start, change.end));
    let mut out = String::with_capacity(text.len() + 64);
    let (mut at, mut made) = (0, 0);
    for change in changes {
        // Two changes at one place, or side by side, may be one and the same.
        if made > 0 && change.start <= at {
            continue;
        }
        out.push_str(text.get(at..change.start)?);
        out.push_str(change.replacement);
        (at, made) = (change.end, made + 1);
    }
    out.push_str(text.get(at..)?);
    (made > 0).then_some(Mended { text: out, made })
}

/// A fix as a change, if it may be made.
fn change<'a>(text: &str, fix: &'a Fix) -> Option<Change<'a>> {
    let (start, end) = (fix.span.start as usize, fix.span.end as usize);
    let old = text.get(start..end)?;
    let replacement = fix.replacement.as_str();
    let has_line_end = |text: &str| text.contains(['\n', '\r']);
    let has_comment = [" #", "\t#"].iter().any(|sign| old.contains(sign))
        || (old.contains('#') && !replacement.contains(old));
    if old == replacement || has_line_end(old) || has_line_end(replacement) || has_comment {
        return None;
    }
    // What puts a text in quotation marks takes such a sign up as a part of it.
    if old.starts_with(['&', '*', '!', '|', '>']) && !replacement.starts_with(['"', '\'']) {
        return None;
    }
    for mark in ['"', '\''] {
        let inner = old.strip_prefix(mark).and_then(|old| old.strip_suffix(mark));
        if inner.is_some() && !replacement.contains(['"', '\'', '\\']) {
            return Some(Change { start: start + 1, end: end - 1, replacement });
        }
    }
    Some(Change { start, end, replacement })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Safety;
    use crate::text::{FileId, Span};

    fn fix(start: usize, end: usize, replacement: &str) -> Fix {
        let span = Span::new(FileId(0), start, end);
        Fix { span, replacement: replacement.to_owned(), title: String::new(), safety: Safety::Safe }
    }

    fn mended(text: &str, fixes: &[Fix]) -> Option<String> {
        mend(text, fixes).map(|mended| mended.text)
    }

    #[test]
    fn quotation_marks_comments_and_line_ends_stay() {
        let text = "kind: 'statment' # sic\r\nx: y\r\n";
        assert_eq!(mended(text, &[fix(6, 16, "statement")]).unwrap(), "kind: 'statement' # sic\r\nx: y\r\n");
        assert_eq!(mended(text, &[fix(6, 22, "statement")]), None);
        assert_eq!(mended(text, &[fix(17, 22, "")]), None);
        assert_eq!(mended(text, &[fix(24, 30, "")]), None);
    }

    #[test]
    fn of_changes_that_overlap_one_is_made() {
        assert_eq!(mended("abcdef", &[fix(2, 4, "X"), fix(0, 3, "Y"), fix(5, 6, "Z")]).unwrap(), "YdeZ");
        assert_eq!(mended("abc", &[fix(3, 3, "!"), fix(3, 3, "!")]).unwrap(), "abc!");
        assert_eq!(mended("abc", &[fix(0, 1, "a")]), None);
        assert_eq!(mended("é", &[fix(1, 2, "x")]), None);
    }

    proptest::proptest! {
        #[test]
        fn only_the_places_of_changes_change(
            text in "[a-zé\"' #:\r\n]{0,40}",
            places in proptest::collection::vec((0_usize..45, 0_usize..6, "[a-z]{0,4}"), 0..6),
        ) {
            let fixes: Vec<Fix> =
                places.iter().map(|(start, size, new)| fix(*start, start + size, new)).collect();
            if let Some(after) = mended(&text, &fixes) {
                // What lies outside every place stands after the change in the same order, and nothing else but the
                // replacements does.
                let touched = |at: usize| fixes.iter().any(|fix| {
                    (fix.span.start as usize..fix.span.end as usize).contains(&at)
                });
                let kept: String = text.char_indices().filter(|&(at, _)| !touched(at)).map(|(_, c)| c).collect();
                let mut rest = after.chars();
                proptest::prop_assert!(kept.chars().all(|c| rest.any(|other| other == c)));
                proptest::prop_assert_eq!(after.matches('\n').count(), text.matches('\n').count());
                proptest::prop_assert_eq!(after.matches('#').count(), text.matches('#').count());
            }
        }
    }
}

//! Folding: a text as quotes are compared with it, and the way back to the text as written.

use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// A text after NFKC with quotation marks, dashes, spaces, soft hyphens and line breaks folded. Every place in it
/// leads back to the text as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Folded {
    /// The folded text. Every quotation mark is `'`, every dash `-`, every stretch of space one space.
    pub(super) text: String,
    /// Whether a word was divided at the end of a line; the hyphen is kept, the break is not.
    pub(super) divided: bool,
    /// By both places, ascending.
    steps: Vec<Step>,
}

/// A stretch of the folded text, up to the next step, and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    folded: u32,
    start: u32,
    /// How many bytes as written became the stretch as a whole; 0 where it is copied byte by byte.
    width: u32,
}

/// Folds a text of fewer than 4 GiB.
pub(super) fn fold(text: &str) -> Folded {
    let mut folder = Folder { text, out: Folded::default() };
    folder.out.text.reserve(text.len());
    let mut at = 0;
    while at < text.len() {
        let plain = folder.plain(at);
        at = if plain > at { folder.copy(at, plain) } else { folder.take(at) };
    }
    folder.out
}

impl Folded {
    /// The bytes as written from which a range of the folded text comes.
    pub(super) fn origin(&self, range: Range<usize>) -> Range<usize> {
        let start = self.step(range.start).map_or(0, |step| match step.width {
            0 => step.start as usize + range.start - step.folded as usize,
            _ => step.start as usize,
        });
        let Some(last) = range.end.checked_sub(1).filter(|&last| last >= range.start) else {
            return start..start;
        };
        let end = self.step(last).map_or(start, |step| match step.width {
            0 => step.start as usize + range.end - step.folded as usize,
            width => step.start as usize + width as usize,
        });
        start..end
    }

    /// The same text without quotation marks that are no apostrophes, and, where words were divided, without
    /// hyphens between letters: what remains when paragraphs open quotations anew and lines end inside words.
    pub(super) fn loosened(&self) -> Self {
        let mut loose = Self { divided: self.divided, ..Self::default() };
        let mut before = ' ';
        for (at, step) in self.steps.iter().enumerate() {
            let end = self.steps.get(at + 1).map_or(self.text.len(), |next| next.folded as usize);
            let piece = self.text.get(step.folded as usize..end).unwrap_or_default();
            for (offset, c) in piece.char_indices() {
                let behind = step.folded as usize + offset + c.len_utf8();
                let next = self.text.get(behind..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
                let joins = before.is_alphanumeric() && next.is_alphanumeric();
                let double = c == ' ' && loose.text.ends_with(' ');
                if !double && (c != '-' || !joins || !self.divided) && (c != '\'' || joins) {
                    // Where a piece stands byte by byte, so does each of its letters.
                    let start = step.start as usize + [0, offset][usize::from(step.width == 0)];
                    loose.push(c.encode_utf8(&mut [0; 4]), start, step.width as usize);
                }
                before = c;
            }
        }
        loose
    }

    fn step(&self, at: usize) -> Option<Step> {
        let behind = self.steps.partition_point(|step| step.folded as usize <= at);
        self.steps.get(behind.checked_sub(1)?).copied()
    }

    /// Adds what `width` bytes at `start` became; 0 where it stands there byte by byte.
    fn push(&mut self, piece: &str, start: usize, width: usize) {
        let folded = self.text.len();
        let continues = width == 0
            && self.steps.last().is_some_and(|last| {
                last.width == 0 && last.start as usize + (folded - last.folded as usize) == start
            });
        if !continues {
            self.steps.push(Step { folded: narrow(folded), start: narrow(start), width: narrow(width) });
        }
        self.text.push_str(piece);
    }
}

struct Folder<'a> {
    text: &'a str,
    out: Folded,
}

impl Folder<'_> {
    /// The end of the bytes from `at` on that fold to themselves.
    fn plain(&self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
        let mut end = at;
        while end < bytes.len() {
            // A mark that follows may combine with the letter.
            let sound = byte(end + 1).is_ascii()
                && match byte(end) {
                    b'"' | b'`' => false,
                    b'-' => {
                        end > at
                            && byte(end - 1).is_ascii_alphanumeric()
                            && byte(end + 1).is_ascii_alphanumeric()
                    }
                    b' ' => end > at && byte(end + 1).is_ascii_alphanumeric() && byte(end - 1) != b' ',
                    other => other.is_ascii_graphic(),
                };
            if !sound {
                break;
            }
            end += 1;
        }
        end
    }

    fn copy(&mut self, at: usize, end: usize) -> usize {
        self.out.push(self.text.get(at..end).unwrap_or_default(), at, 0);
        end
    }

    /// Folds what begins at a byte and returns where it ends.
    fn take(&mut self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let Some(c) = rest.chars().next() else { return self.text.len() };
        let end = at + c.len_utf8();
        match c {
            c if is_invisible(c) => end,
            c if c.is_whitespace() => self.space(at),
            c if is_dash(c) => self.dash(at),
            c if is_quote(c) => {
                self.out.push("'", at, if c == '\'' { 0 } else { end - at });
                end
            }
            _ => self.compose(at),
        }
    }

    fn space(&mut self, at: usize) -> usize {
        let end = self.skip(at, |c| c.is_whitespace() || is_invisible(c));
        if !self.out.text.is_empty() && end < self.text.len() {
            self.out.push(" ", at, end - at);
        }
        end
    }

    /// A dash swallows the space around it; a hyphen only the end of the line that divides a word.
    fn dash(&mut self, at: usize) -> usize {
        let end = self.skip(at, |c| is_dash(c) || is_invisible(c));
        let behind = self.skip(end, |c| c.is_whitespace() || is_invisible(c));
        let (marks, space) = (self.text.get(at..end), self.text.get(end..behind).unwrap_or_default());
        let next = self.text.get(behind..).and_then(|rest| rest.chars().next());
        let follows_word = self.out.text.ends_with(char::is_alphanumeric);
        let divides = follows_word && space.contains(['\n', '\r']) && next.is_some_and(char::is_alphabetic);
        let is_hyphen =
            marks.is_some_and(|marks| matches!(marks, "-" | "\u{2010}" | "\u{2011}" | "\u{2212}"));
        let is_spaced =
            !space.is_empty() && (self.out.text.ends_with([' ', '-']) || self.out.text.is_empty());
        self.out.divided |= divides && is_hyphen;
        let swallows = divides || is_spaced || !is_hyphen;
        if swallows && self.out.text.ends_with(' ') {
            self.out.text.pop();
            self.out.steps.pop_if(|last| last.folded as usize >= self.out.text.len());
        }
        let end = if swallows { behind } else { end };
        if !self.out.text.ends_with('-') {
            self.out.push("-", at, end - at);
        }
        end
    }

    /// A letter and the marks that combine with it.
    fn compose(&mut self, at: usize) -> usize {
        let mut chars = self.text.get(at..).unwrap_or_default().chars();
        let first = chars.next().map_or(0, char::len_utf8);
        let marks: usize = chars.take_while(|&c| combines(c)).map(char::len_utf8).sum();
        let end = at + first + marks;
        let piece = self.text.get(at..end).unwrap_or_default();
        let folded: String = piece.nfkc().map(|c| if is_quote(c) { '\'' } else { c }).collect();
        let width = if folded == piece { 0 } else { end - at };
        if !folded.is_empty() {
            self.out.push(&folded, at, width);
        }
        end
    }

    fn skip(&self, at: usize, skipped: impl Fn(char) -> bool) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.char_indices().find(|&(_, c)| !skipped(c)).map_or(self.text.len(), |(offset, _)| at + offset)
    }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Whether a character may melt into the one before it.
fn combines(c: char) -> bool {
    let Some(first) = (!c.is_ascii()).then(|| std::iter::once(c).nfkd().next()).flatten() else {
        return false;
    };
    canonical_combining_class(first) != 0 || is_nfkc_quick(std::iter::once(first)) == IsNormalized::Maybe
}

/// Soft hyphens, joiners, byte order marks, direction marks: what no reader sees.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '\u{2E3A}' | '\u{2E3B}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

/// Quotation marks and apostrophes of every kind.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '´' | '«' | '»' | '‹' | '›' | '‘'..='‟' | '′' | '″' | '＂' | '＇' | 'ʼ' | '「'..='』')
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn marks_spaces_dashes_and_ligatures_fold_to_one_form() {
        for (text, folded) in [
            ("the “no limits” pact", "the 'no limits' pact"),
            ("China’s  \u{a0}‘own’", "China's 'own'"),
            ("a — b – c -- d—e", "a-b-c-d-e"),
            ("– -\n-", "-"),
            ("of -5 degrees, self-made", "of -5 degrees, self-made"),
            ("e\u{fb03}cient o\u{fb00}er", "efficient offer"),
            ("infor\u{ad}mation \u{200b}here", "information here"),
            ("cafe\u{301} ré", "café ré"),
            ("two\r\n  lines\n", "two lines"),
            ("wait…", "wait..."),
        ] {
            assert_eq!(fold(text).text, folded, "{text}");
        }
    }

    #[test]
    fn a_word_divided_at_the_end_of_a_line_is_whole_once_loosened() {
        let folded = fold("the infor-\n  mation “of” don't");
        assert_eq!(folded.text, "the infor-mation 'of' don't");
        assert!(folded.divided);
        assert_eq!(folded.loosened().text, "the information of don't");
    }

    #[test]
    fn a_place_leads_back_to_the_text_as_written() {
        let text = "An “e\u{fb03}cient — and\n cheap” plan";
        let folded = fold(text);
        let at = |words: &str| {
            let start = folded.text.find(words).unwrap();
            &text[folded.origin(start..start + words.len())]
        };
        assert_eq!(at("efficient"), "e\u{fb03}cient");
        assert_eq!(at("fic"), "\u{fb03}c");
        assert_eq!(at("cient-and cheap"), "cient — and\n cheap");
        assert_eq!(at("cheap' plan"), "cheap” plan");
    }

    proptest::proptest! {
        #[test]
        fn the_way_back_is_monotone_and_stays_within_the_text(
            text in "(\\PC|[a-c \n\r\u{ad}\u{301}\u{fb01}’“”–—-]){0,60}"
        ) {
            for folded in [fold(&text), fold(&text).loosened()] {
                let mut last = 0;
                for (at, c) in folded.text.char_indices() {
                    let origin = folded.origin(at..at + c.len_utf8());
                    proptest::prop_assert!(text.get(origin.clone()).is_some_and(|text| !text.is_empty()));
                    proptest::prop_assert!(origin.start >= last);
                    last = origin.start;
                    let whole = folded.origin(0..at + c.len_utf8());
                    proptest::prop_assert!(whole.end >= origin.end || whole.end >= origin.start);
                }
            }
        }

        #[test]
        fn folding_twice_is_folding_once(text in "([a-c \n’“”–—-]|\u{fb01}|é){0,60}") {
            let once = fold(&text).text;
            proptest::prop_assert_eq!(&fold(&once).text, &once);
        }
    }
}

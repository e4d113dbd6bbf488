//! A long page of Markdown cut where no block, list or definition goes on, so that each piece reads as it does in the
//! page.

use std::ops::Range;

use indexmap::IndexSet;
use memchr::{memchr_iter, memmem, memrchr};

/// About how many bytes a piece has at the least.
const PIECE: usize = 1 << 18;

/// A page of fewer bytes stays whole.
const LONG: usize = 1 << 21;

/// What may reach over blank lines, or be hidden by what does: code between fences, some elements.
const FENCES: &[&[u8]] = &[b"```", b"~~~"];
const TAGS: &[&[u8]] = &[b"<pre", b"<script", b"<style", b"<textarea", b"<?", b"<!"];

/// The pieces of a page.
pub(super) struct Pieces<'p> {
    page: &'p str,
    /// Where they end; the last one ends with the page.
    ends: Vec<usize>,
    /// The labels of all notes of the page.
    notes: IndexSet<&'p str>,
}

impl<'p> Pieces<'p> {
    /// Cuts a page; one that is short, or holds what may reach over every cut, stays whole.
    pub(super) fn of(page: &'p str) -> Self {
        if page.len() < LONG { Self::whole(page) } else { Self::at_least(PIECE, page) }
    }

    fn whole(page: &'p str) -> Self {
        Self { page, ends: vec![page.len()], notes: IndexSet::new() }
    }

    fn at_least(size: usize, page: &'p str) -> Self {
        if goes_on(page) {
            return Self::whole(page);
        }
        let Some(notes) = notes(page) else { return Self::whole(page) };
        let mut ends = Vec::new();
        while let Some(cut) = cut(page, ends.last().copied().unwrap_or(0), size) {
            ends.push(cut);
        }
        ends.push(page.len());
        Self { page, ends, notes }
    }

    /// Where the pieces stand; together they are the page.
    pub(super) fn ranges(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| start..end)
    }

    /// A piece with a definition behind it of each note that it refers to and that stands elsewhere in the page;
    /// without one a reference would be mere text. What begins behind the piece is not part of the page.
    pub(super) fn complete<'t>(&self, range: Range<usize>, room: &'t mut String) -> &'t str
    where
        'p: 't,
    {
        let piece = self.page.get(range).unwrap_or_default();
        if self.ends.len() == 1 {
            return piece;
        }
        room.clear();
        room.push_str(piece);
        room.push_str("\n\n");
        for (at, label) in labels(piece) {
            if self.notes.contains(label) && !defines(piece, at, label) {
                room.extend(["[^", label, "]:\n"]);
            }
        }
        room
    }
}

/// Whether a page holds anything that may reach over blank lines. A comment on one line does not.
fn goes_on(page: &str) -> bool {
    let reaches = |at: usize, sign: &[u8]| {
        let line = page.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        sign != b"<!" || !(line.starts_with("<!--") && line.get(4..).is_some_and(|rest| rest.contains("-->")))
    };
    let bytes = page.as_bytes();
    FENCES.iter().any(|sign| memmem::find(bytes, sign).is_some())
        || memchr_iter(b'<', bytes).any(|at| {
            let here = bytes.get(at..).unwrap_or_default();
            let opens =
                |sign: &[u8]| here.get(..sign.len()).is_some_and(|here| here.eq_ignore_ascii_case(sign));
            TAGS.iter().any(|sign| opens(sign) && reaches(at, sign))
        })
}

/// The labels of all notes that a page defines; `None` where it may define anything else, or where a note stands
/// elsewhere than behind a blank line or another note: there it may be the text of something else.
fn notes(page: &str) -> Option<IndexSet<&str>> {
    let bytes = page.as_bytes();
    let mut notes = IndexSet::new();
    let mut last = None;
    for end in memmem::find_iter(bytes, "]:") {
        let start = memrchr(b'\n', bytes.get(..end)?).map_or(0, |at| at + 1);
        let label = page.get(start..end)?.strip_prefix("[^")?;
        let is_first = start == 0 || bytes.get(..start)?.ends_with(b"\n\n");
        let follows = || {
            let mut above = page.get(last?..start)?.lines().skip(1);
            Some(above.all(|line| line.starts_with("    ") && !line.trim().is_empty()))
        };
        if label.contains(['[', ']', '\\']) || !is_first && !follows().unwrap_or(false) {
            return None;
        }
        notes.insert(label);
        last = Some(start);
    }
    Some(notes)
}

/// The labels in a text with the bytes where they begin.
fn labels(text: &str) -> impl Iterator<Item = (usize, &str)> {
    memmem::find_iter(text.as_bytes(), "[^").filter_map(|at| {
        let (label, _) = text.get(at + 2..)?.split_once(']')?;
        Some((at, label))
    })
}

/// Whether a label at a byte is that of a definition.
fn defines(text: &str, at: usize, label: &str) -> bool {
    let starts = at.checked_sub(1).is_none_or(|before| text.as_bytes().get(before) == Some(&b'\n'));
    starts && text.as_bytes().get(at + 2 + label.len() + 1) == Some(&b':')
}

/// The first byte, `size` bytes behind the last cut or later, where the page may be cut: a heading behind a blank line,
/// or a note right behind another one.
fn cut(page: &str, last: usize, size: usize) -> Option<usize> {
    let bytes = page.as_bytes();
    let from = last + size;
    let ends = memchr_iter(b'\n', bytes.get(from..)?).map(|at| from + at);
    let mut lines = ends.map(|at| at + 1);
    lines.find(|&start| match bytes.get(start) {
        Some(b'#') => bytes.get(..start).is_some_and(|before| before.ends_with(b"\n\n")),
        Some(b'[') => {
            let above = bytes.get(last..start - 1).unwrap_or_default();
            let above = memrchr(b'\n', above).map_or(last, |at| last + at + 1);
            is_note(page, start) && is_note(page, above) && {
                let block = bytes.get(last..start).and_then(|piece| memmem::rfind(piece, b"\n\n"));
                is_note(page, block.map_or(last, |at| last + at + 2))
            }
        }
        _ => false,
    })
}

/// Whether the definition of a note begins at a byte.
fn is_note(page: &str, at: usize) -> bool {
    let line = page.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    line.starts_with("[^") && line.contains("]:")
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Parser};

    use super::*;
    use crate::proofread::markdown::OPTIONS;

    fn events(page: &str, size: usize) -> (usize, Vec<String>) {
        let pieces = Pieces::at_least(size, page);
        let mut room = String::new();
        let mut events: Vec<String> = Vec::new();
        for range in pieces.ranges() {
            let text = pieces.complete(range.clone(), &mut room);
            for (event, place) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
                if place.start >= range.len() {
                    continue;
                }
                match (event, events.last_mut()) {
                    (Event::Text(words), Some(last)) if last.starts_with('t') => last.push_str(&words),
                    (Event::Text(words), _) => events.push(format!("t{words}")),
                    (event, _) => events.push(format!("{event:?}")),
                }
            }
        }
        (pieces.ends.len(), events)
    }

    fn same(page: &str, size: usize) -> usize {
        let (count, pieces) = events(page, size);
        let (one, whole) = events(page, page.len());
        assert_eq!(one, 1);
        assert_eq!(pieces, whole, "{page:?}");
        count
    }

    #[test]
    fn pieces_read_as_the_page_does() {
        let page = "# A\n\n- one[^1]\n\n  > two\n\n- three[^2]\n\n## B\n\ntext[^1]\nand[^x]\n\n## C\n\n| a |\n|---|\n| b[^2] |\n\n[^1]: one. [^2]\n[^2]: two\n[^3]: three\n";
        assert_eq!(same(page, 1), 5);
        assert_eq!(same(page, 60), 2);
    }

    #[test]
    fn what_reaches_over_blank_lines_keeps_a_page_whole() {
        for part in [
            "```\n\n# a\n\n```",
            "<pre>\n\n# a\n\n</pre>",
            "<!--\n\n# a\n\n-->",
            "[a]: b",
            "> [^1]: c",
            "<!DOCTYPE\n\n# a>",
        ] {
            let page = format!("# A\n\n{part}\n\n# B\n\n[a] [^1]\n");
            assert_eq!(same(&page, 1), 1, "{part}");
        }
        assert_eq!(same("<!-- one line -->\n\n# A\n\n# B\n", 1), 3);
    }

    proptest::proptest! {
        #[test]
        fn any_page_reads_the_same_in_pieces(
            lines in proptest::collection::vec(
                proptest::sample::select(vec![
                    "", "", "# a", "## b[^1]", "- c", "  - d[^2]", "  > e", "> f", "g[^3]", "    h", "[^1]: i", "[^2]: j[^1]",
                    "    k", "[^3]: | l |", "| m |", "|---|", "<div>", "</div>", "1. n", "---", "===", "[o](p) ![q](r)", "`s`", "* * *", "#t",
                    "[^4]", "<b>u</b>", "\\[^1]", "[^1][^2]", "![^1]",
                ]),
                0..24,
            ),
            size in 1_usize..40,
        ) {
            same(&(lines.join("\n") + "\n"), size);
        }
    }
}

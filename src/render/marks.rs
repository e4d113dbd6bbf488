//! Marks that filters leave in a page and that are settled once the whole page is known: notes are numbered by
//! first use in the output, and line beginnings are escaped only where a line does begin.

use indexmap::IndexMap;

/// Opens and closes a mark. A noncharacter outside the block that proofreading uses (U+FDD0 to U+FDEF).
pub(super) const EDGE: char = '\u{10FFFE}';
/// Parts the fields of a mark.
const GAP: char = '\u{10FFFF}';

/// Whether a character belongs to the machinery and must not come from data.
pub(super) fn is_reserved(c: char) -> bool {
    matches!(c, EDGE | GAP)
}

/// A mark in a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark<'a> {
    /// A reference to a document.
    Cite {
        /// The record that refers to it.
        record: &'a str,
        /// The document's id.
        document: &'a str,
        /// Where in it; may be empty.
        locator: &'a str,
    },
    /// The list of notes.
    Notes,
    /// A backslash, if the line begins here.
    Escape,
    /// The content security policy of the page.
    Policy,
}

/// A piece of a page: text, or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text as it stands.
    Text(&'a str),
    /// A mark to settle.
    Mark(Mark<'a>),
}

/// Writes a mark.
pub(super) fn write(mark: Mark<'_>) -> String {
    match mark {
        Mark::Cite { record, document, locator } => {
            format!("{EDGE}c{GAP}{record}{GAP}{document}{GAP}{locator}{EDGE}")
        }
        Mark::Notes => format!("{EDGE}n{EDGE}"),
        Mark::Escape => ESCAPE.to_owned(),
        Mark::Policy => format!("{EDGE}p{EDGE}"),
    }
}

/// The mark of a backslash that stands only where a line begins.
pub(super) const ESCAPE: &str = "\u{10FFFE}e\u{10FFFE}";

/// Takes a page apart.
pub(super) fn pieces(page: &str) -> impl Iterator<Item = Piece<'_>> {
    page.split(EDGE).enumerate().filter_map(|(at, piece)| match at % 2 {
        0 => Some(Piece::Text(piece)).filter(|_| !piece.is_empty()),
        _ => read(piece).map(Piece::Mark),
    })
}

fn read(payload: &str) -> Option<Mark<'_>> {
    let mut fields = payload.split(GAP);
    Some(match fields.next()? {
        "c" => Mark::Cite { record: fields.next()?, document: fields.next()?, locator: fields.next()? },
        "n" => Mark::Notes,
        "e" => Mark::Escape,
        "p" => Mark::Policy,
        _ => return None,
    })
}

/// The documents of a page in order of first use, each with the number of its references.
pub(super) fn uses(page: &str) -> IndexMap<&str, u32> {
    let mut uses = IndexMap::new();
    for piece in pieces(page) {
        if let Piece::Mark(Mark::Cite { document, .. }) = piece {
            *uses.entry(document).or_insert(0) += 1;
        }
    }
    uses
}

/// The record of the last reference in an unfinished page, and the byte where its mark begins.
pub(super) fn last_record(page: &str) -> Option<(usize, &str)> {
    let opening = format!("{EDGE}c{GAP}");
    let at = page.rfind(&opening)?;
    let record = page.get(at + opening.len()..)?.split(GAP).next()?;
    Some((at, record))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_back_and_documents_count_in_order_of_use() {
        let cite = |document| write(Mark::Cite { record: "r", document, locator: "para. 4" });
        let page = format!("a{}b{}{}c{}", cite("y"), cite("x"), cite("y"), write(Mark::Notes));
        let uses: Vec<_> = uses(&page).into_iter().collect();
        assert_eq!(uses, [("y", 2), ("x", 1)]);
        assert_eq!(pieces(&page).last(), Some(Piece::Mark(Mark::Notes)));
        assert_eq!(last_record(&page).map(|(_, record)| record), Some("r"));
    }
}

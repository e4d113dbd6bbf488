//! Marks that filters leave in a page and that are settled once the whole page is known: notes are numbered by
//! first use in the output, and line beginnings are escaped only where a line does begin.

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
    Notes {
        /// What stands above it, unless it is empty.
        above: &'a str,
        /// What stands below it, unless it is empty.
        below: &'a str,
    },
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
        Mark::Notes { above, below } => format!("{EDGE}n{GAP}{above}{GAP}{below}{EDGE}"),
        Mark::Escape => ESCAPE.to_owned(),
        Mark::Policy => POLICY.to_owned(),
    }
}

/// The mark of a backslash that stands only where a line begins.
pub(super) const ESCAPE: &str = "\u{10FFFE}e\u{10FFFE}";
/// Where the list of notes goes, until all of them are known.
pub(super) const NOTES: &str = "\u{10FFFE}n\u{10FFFE}";
/// The mark of the content security policy.
pub(super) const POLICY: &str = "\u{10FFFE}p\u{10FFFE}";

/// Takes a page apart.
pub(super) fn pieces(page: &str) -> impl Iterator<Item = Piece<'_>> {
    page.split(EDGE).enumerate().filter_map(|(at, piece)| match at % 2 {
        0 => Some(Piece::Text(piece)).filter(|_| !piece.is_empty()),
        _ => read(piece).map(Piece::Mark),
    })
}

/// Whether a reference among some marks names a place in its document.
pub(super) fn has_place(marks: &str) -> bool {
    pieces(marks).any(|piece| matches!(piece, Piece::Mark(Mark::Cite { locator, .. }) if !locator.is_empty()))
}

/// What stands between the edges of a mark.
pub(super) fn read(payload: &str) -> Option<Mark<'_>> {
    let mut fields = payload.split(GAP);
    Some(match fields.next()? {
        "c" => Mark::Cite { record: fields.next()?, document: fields.next()?, locator: fields.next()? },
        "n" => Mark::Notes { above: fields.next()?, below: fields.next()? },
        "e" => Mark::Escape,
        "p" => Mark::Policy,
        _ => return None,
    })
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
    fn marks_are_read_back() {
        let cite = Mark::Cite { record: "r", document: "d", locator: "para. 4" };
        for mark in [cite, Mark::Notes { above: "a", below: "" }, Mark::Escape, Mark::Policy] {
            let written = write(mark);
            let payload = written.strip_prefix(EDGE).and_then(|rest| rest.strip_suffix(EDGE));
            assert_eq!(payload.and_then(read), Some(mark));
        }
    }
}

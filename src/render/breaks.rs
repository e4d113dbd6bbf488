//! A line of Markdown cut between its sentences, each of them indented as what holds the line asks for.

use memchr::memchr;

use crate::render::sentences;

/// The line as several ones; `None` where it holds one sentence, or must stay whole: a heading, the row of a table,
/// HTML. A line break within a paragraph means a space to every reader.
pub fn broken(line: &str) -> Option<String> {
    if !has_stop_within(line) {
        return None;
    }
    let start = begin(line);
    let mut rest = line.get(start..)?;
    let mut end = sentences::first_end(rest)?;
    let indent = indent(line);
    if stays_whole(line.get(..start)?, rest) {
        return None;
    }
    let mut out = String::with_capacity(line.len() + 2 * (indent.len() + 1));
    out.push_str(line.get(..start)?);
    loop {
        let (sentence, after) = rest.split_at_checked(end)?;
        out.extend([sentence, "\n", &indent]);
        rest = after.trim_start_matches(' ');
        match sentences::first_end(rest) {
            Some(next) => end = next,
            None => break,
        }
    }
    out.push_str(rest);
    Some(out)
}

/// Whether a blank follows a stop, wherever: most lines of a page have none, and are one sentence.
fn has_stop_within(line: &str) -> bool {
    let behind = sentences::next_stop(line).and_then(|stop| line.as_bytes().get(stop..));
    behind.is_some_and(|behind| memchr(b' ', behind).is_some())
}

/// Where the text of a line begins behind the marks of what holds it.
fn begin(line: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = line.get(at..).unwrap_or_default();
        let blanks = rest.len() - rest.trim_start_matches(' ').len();
        let mark = mark(rest.get(blanks..).unwrap_or_default());
        at += blanks + mark;
        if mark == 0 {
            return at;
        }
    }
}

/// What stands before the lines that follow one, in place of the marks of what holds it.
fn indent(line: &str) -> String {
    let mut indent = String::new();
    let mut rest = line;
    loop {
        let text = rest.trim_start_matches(' ');
        indent.push_str(&" ".repeat(rest.len() - text.len()));
        let mark = mark(text);
        match text.as_bytes() {
            _ if mark == 0 => return indent,
            [b'[', ..] => indent.push_str("    "),
            [b'>', ..] => indent.push_str("> "),
            _ => indent.push_str(&" ".repeat(mark)),
        }
        rest = text.get(mark..).unwrap_or_default();
    }
}

/// The length of the mark of a quotation, list item or note that a text begins with, its blank included.
fn mark(text: &str) -> usize {
    if let Some(note) = text.strip_prefix("[^") {
        return note.split_once("]: ").map_or(0, |(name, _)| name.len() + 5);
    }
    if text.starts_with('>') {
        return if text.starts_with("> ") { 2 } else { 1 };
    }
    if ["- ", "* ", "+ "].iter().any(|mark| text.starts_with(mark)) {
        return 2;
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let ends = text.get(digits..).is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(") "));
    if ends && (1..10).contains(&digits) { digits + 2 } else { 0 }
}

/// Whether a text is a heading, HTML, code by its indentation, or the row of a table.
fn stays_whole(before: &str, text: &str) -> bool {
    let is_heading = text.trim_start_matches('#').starts_with(' ') && text.starts_with('#');
    let is_code = before.len() >= 4 && before.chars().all(|c| c == ' ');
    is_heading || is_code || text.starts_with('<') || has_cells(text)
}

/// Whether a bar parts a text into cells.
fn has_cells(text: &str) -> bool {
    text.match_indices('|').any(|(at, _)| !text.get(..at).is_some_and(|before| before.ends_with('\\')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_stands_under_the_text_of_what_holds_it() {
        for (line, lines) in [
            ("One went. Two stayed.", "One went.\nTwo stayed."),
            ("- Watch for: one. Two.[^1] Three.", "- Watch for: one.\n  Two.[^1]\n  Three."),
            ("  - It was. It is.", "  - It was.\n    It is."),
            ("10. It was. It is.", "10. It was.\n    It is."),
            ("> - It was. It is.", "> - It was.\n>   It is."),
            ("[^12]: It was. It is.", "[^12]: It was.\n    It is."),
            ("  If wrong: it was. It is.", "  If wrong: it was.\n  It is."),
        ] {
            assert_eq!(broken(line).as_deref(), Some(lines));
        }
    }

    #[test]
    fn what_a_break_would_take_apart_stays_whole() {
        for line in [
            "# It was. It is.",
            "| It was. It is. |",
            "It was. It is. | Yes. No.",
            "<p>It was. It is.</p>",
            "    It was. It is.",
            "It was.",
        ] {
            assert_eq!(broken(line), None, "{line}");
        }
        assert!(broken("One \\| two. Three \\| four.").is_some());
    }
}

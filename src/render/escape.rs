//! Data values in Markdown: escaped so that they stay text, wherever a template puts them.

use std::io::{self, Write};

use crate::render::marks::{self, ESCAPE};
use crate::render::tracers::{self, is_tracer};

/// Writes a value as Markdown text on one line. Inline markers are escaped always; what counts only at the start
/// of a line (`#`, `-`, `1.`) gets a mark that becomes a backslash where the line does begin there.
pub(super) fn escape(value: &str, out: &mut dyn Write) -> io::Result<()> {
    if is_plain(value) {
        return out.write_all(value.as_bytes());
    }
    out.write_all(escaped(value).as_bytes())
}

/// Whether nothing in a value needs an escape, wherever it stands, as in most: a word to begin with that numbers
/// nothing, ordinary characters behind it with single blanks between them, and tracers around it all.
fn is_plain(value: &str) -> bool {
    let core = tracers::core(value);
    let Some((first, rest)) = core.as_bytes().split_first() else { return false };
    let word = rest.iter().find(|byte| !byte.is_ascii_alphanumeric());
    if !first.is_ascii_alphanumeric() || word.is_some_and(|byte| matches!(byte, b'.' | b')')) {
        return false;
    }
    plain(char::from(*first), core.get(1..).unwrap_or_default()) == rest.len()
}

/// The same as a text.
pub(super) fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 8);
    let mut begun = false;
    let mut before = ' ';
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        if marks::is_reserved(c) {
            continue;
        }
        if is_tracer(c) {
            out.push(c);
            continue;
        }
        if c.is_whitespace() || c.is_control() {
            if before != ' ' || out.is_empty() {
                out.push(' ');
            }
            before = ' ';
            continue;
        }
        if begun {
            push(&mut out, c, before, rest.as_str());
            if let Some((words, after)) = rest.as_str().split_at_checked(plain(c, rest.as_str())) {
                out.push_str(words);
                before = words.chars().next_back().unwrap_or(c);
                rest = after.chars();
                continue;
            }
        } else {
            begun = true;
            begin(&mut out, c, &mut rest);
        }
        before = c;
    }
    out
}

/// Whether a byte inside a value needs no second look, whatever stands around it.
const ORDINARY: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = b'!';
    while byte <= b'~' {
        table[byte as usize] = !matches!(
            byte,
            b'\\'
                | b'`'
                | b'*'
                | b'_'
                | b'['
                | b']'
                | b'<'
                | b'~'
                | b'|'
                | b'$'
                | b'^'
                | b'@'
                | b'{'
                | b'&'
                | b'#'
                | b':'
                | b'.'
        );
        byte += 1;
    }
    table
};

/// How many bytes inside a value need no second look: ordinary characters, with single blanks between them.
fn plain(before: char, rest: &str) -> usize {
    let mut before = u8::try_from(before).unwrap_or(b'x');
    let goes_on = |&byte: &u8| {
        let goes_on = ORDINARY[usize::from(byte)]
            || byte == b' ' && before != b' '
            || byte == b'.' && !before.eq_ignore_ascii_case(&b'w');
        before = byte;
        goes_on
    };
    rest.bytes().take_while(goes_on).count()
}

/// The first character of a value, with what may make a block of it.
fn begin(out: &mut String, first: char, rest: &mut std::str::Chars<'_>) {
    match first {
        '#' | '+' | '-' | '=' | '>' | ':' | '%' => {
            out.push_str(ESCAPE);
            out.push(first);
        }
        '(' if rest.as_str().split(')').next().is_some_and(is_enumerator) => {
            out.push_str(ESCAPE);
            out.push(first);
        }
        _ if first.is_ascii_alphanumeric() => begin_word(out, first, rest),
        _ => push(out, first, ' ', rest.as_str()),
    }
}

/// A first word that may number a list item ("1.", "a)").
fn begin_word(out: &mut String, first: char, rest: &mut std::str::Chars<'_>) {
    out.push(first);
    let tail = rest.as_str();
    let length = tail.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (word, after) = tail.split_at_checked(length).unwrap_or((tail, ""));
    let number: String = std::iter::once(first).chain(word.chars()).collect();
    let closes = after.starts_with(['.', ')']);
    let ends = after.chars().nth(1).is_none_or(char::is_whitespace);
    if closes && ends && is_enumerator(&number) {
        out.push_str(word);
        out.push_str(ESCAPE);
        let mut after = after.chars();
        out.extend(after.next());
        *rest = after;
    }
}

fn is_enumerator(word: &str) -> bool {
    let digits = word.len() <= 9 && word.bytes().all(|b| b.is_ascii_digit());
    let roman = word.bytes().all(|b| b"ivxlcdmIVXLCDM".contains(&b));
    !word.is_empty() && (digits || roman || word.len() == 1 && word.is_ascii())
}

/// One character inside a value.
fn push(out: &mut String, c: char, before: char, rest: &str) {
    let special = match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' | '|' | '$' | '^' | '@' | '{' => true,
        '&' => is_entity(rest),
        '#' => before == ' ',
        ':' => rest.starts_with("//"),
        '.' => before.eq_ignore_ascii_case(&'w') && ends_www(out),
        _ => false,
    };
    if special {
        out.push('\\');
    }
    out.push(c);
}

fn ends_www(text: &str) -> bool {
    text.len().checked_sub(3).and_then(|at| text.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

fn is_entity(rest: &str) -> bool {
    let name = rest.split(';').next().unwrap_or_default();
    name.len() < rest.len()
        && name.len() <= 32
        && !name.is_empty()
        && name.trim_start_matches('#').bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Whether a line of Markdown has only its container so far (indentation, list marker, `>`, `[^1]:`), or that and
/// the number that a list item would begin with.
pub(super) fn begins_line(page: &str) -> bool {
    let line = page.rsplit('\n').next().unwrap_or_default();
    let plain = tracers::plain(line);
    let mut rest = plain.trim_start();
    loop {
        let stripped = ["> ", ">", "- ", "* ", "+ "].iter().find_map(|marker| rest.strip_prefix(marker));
        match stripped.or_else(|| after_number(rest)) {
            Some(after) => rest = after.trim_start(),
            None => break,
        }
    }
    rest.chars().all(|c| c.is_ascii_alphanumeric())
}

/// What follows "12. " or "[^12]: ".
fn after_number(line: &str) -> Option<&str> {
    if let Some(note) = line.strip_prefix("[^") {
        return note.split_once("]: ").map(|(_, after)| after);
    }
    let after = line.trim_start_matches(|c: char| c.is_ascii_digit());
    if after.len() == line.len() { None } else { after.strip_prefix(". ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_markers_are_escaped_and_newlines_become_spaces() {
        assert_eq!(escaped("a *b* _c_ [d](e) `f` <g>\n\nh"), "a \\*b\\* \\_c\\_ \\[d\\](e) \\`f\\` \\<g> h");
        assert_eq!(escaped("AT&T &amp; x"), "AT&T \\&amp; x");
        assert_eq!(escaped("see https://a.b www.c.d"), "see https\\://a.b www\\.c.d");
    }

    #[test]
    fn only_the_start_of_a_value_may_begin_a_block() {
        assert_eq!(escaped("- a - b"), format!("{ESCAPE}- a - b"));
        assert_eq!(escaped("12. a"), format!("12{ESCAPE}. a"));
        assert_eq!(escaped("12.5 a"), "12.5 a");
        assert_eq!(escaped("Mr. A"), "Mr. A");
        assert_eq!(escaped("\u{FDD0}- a"), format!("\u{FDD0}{ESCAPE}- a"));
    }

    proptest::proptest! {
        #[test]
        fn words_at_once_read_as_character_by_character(text in "[a-cwW .,#:&/\\\\*@é\u{a0}\n-]{0,30}") {
            let mut single = String::new();
            let (mut begun, mut before) = (false, ' ');
            let mut rest = text.chars();
            while let Some(c) = rest.next() {
                if c.is_whitespace() || c.is_control() {
                    if before != ' ' || single.is_empty() {
                        single.push(' ');
                    }
                    before = ' ';
                    continue;
                }
                if begun {
                    push(&mut single, c, before, rest.as_str());
                } else {
                    begun = true;
                    begin(&mut single, c, &mut rest);
                }
                before = c;
            }
            proptest::prop_assert_eq!(escaped(&text), single);
        }
    }

    #[test]
    fn a_line_begins_behind_its_container() {
        for line in ["", "x\n", "- ", "> - ", "12. ", "[^1]: ", "  ", "\u{FDD0}", "12"] {
            assert!(begins_line(line), "{line:?}");
        }
        for line in ["a b", "**1.** ", "## "] {
            assert!(!begins_line(line), "{line:?}");
        }
    }
}

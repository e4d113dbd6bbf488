//! Text in a line of Markdown, so that nothing in it is a sign: not in a table, not on a page that runs mathematics,
//! mentions or HTML.

use std::fmt::Write as _;

use crate::report::input::clean;

/// Words of byline: what stands between backticks is shown as code, as in a terminal's message.
pub(super) fn message(text: &str) -> String {
    let text = clean(text);
    let pieces: Vec<&str> = text.split('`').collect();
    let last = pieces.len() - 1;
    let mut out = String::with_capacity(text.len() + 16);
    for (at, piece) in pieces.iter().enumerate() {
        match at % 2 {
            0 => escape(piece, &mut out),
            // The backtick before the last piece has no partner.
            _ if at == last => {
                out.push_str("&#96;");
                escape(piece, &mut out);
            }
            _ if piece.is_empty() => out.push_str("&#96;&#96;"),
            _ => out.push_str(&code(piece)),
        }
    }
    out
}

/// Words of the author.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    escape(&clean(text), &mut out);
    out
}

/// A text as code: between backticks where that is safe in a table, else as HTML.
pub(super) fn code(text: &str) -> String {
    let text = clean(text);
    let is_simple = |c: char| !matches!(c, '`' | '|' | '\\' | '$');
    if !text.is_empty() && text.trim() == text && text.chars().all(is_simple) {
        return format!("`{text}`");
    }
    let mut out = String::from("<code>");
    for c in text.chars() {
        if c.is_ascii_punctuation() { entity(c, &mut out) } else { out.push(c) }
    }
    out + "</code>"
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '\\' | '|' | '`' | '<' | '>' | '&' | '@' | '$' => entity(c, out),
            '*' | '_' | '[' | ']' | '#' | '~' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
}

fn entity(c: char, out: &mut String) {
    let _ = write!(out, "&#{};", u32::from(c));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_in_a_message_is_code_and_the_rest_is_text() {
        assert_eq!(message("a claim has no `speakr` *here*"), "a claim has no `speakr` \\*here\\*");
        assert_eq!(message("`a|b` <b>"), "<code>a&#124;b</code> &#60;b&#62;");
        assert_eq!(message("an `unpaired|"), "an &#96;unpaired&#124;");
    }

    #[test]
    fn hostile_text_becomes_no_table_no_html_and_no_mention() {
        assert_eq!(
            plain("a|b\n| c ](x) @all $x$ \\|"),
            "a&#124;b &#124; c \\](x) &#64;all &#36;x&#36; &#92;&#124;"
        );
        assert_eq!(code("`a`"), "<code>&#96;a&#96;</code>");
        assert_eq!(code("\\|"), "<code>&#92;&#124;</code>");
        assert_eq!(code("a\u{202e}b"), "<code>a&#92;u&#123;202e&#125;b</code>");
    }
}

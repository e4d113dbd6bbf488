//! How long a page is: its words, as a reader counts them.

use crate::model::brief::Format;

/// The number of words on a page, thousands apart: `1,330 words`. `None` where the page is not for readers.
pub(super) fn length(format: Format, text: &str) -> Option<String> {
    let count = match format {
        Format::Md => words(text),
        Format::Html => words(&visible(text)),
        Format::Json | Format::Yaml => return None,
    };
    let end = if count == 1 { "" } else { "s" };
    Some(format!("{} word{end}", grouped(count)))
}

/// Words of Markdown: marks of lists, tables and notes are none, nor is what a comment says.
fn words(text: &str) -> usize {
    let text = text.trim_end();
    let closing = text.strip_suffix("-->").and_then(|text| text.rsplit_once("\n<!--"));
    let text = closing.filter(|(_, comment)| !comment.contains("-->")).map_or(text, |(before, _)| before);
    // Blanks beyond ASCII stand in few of its parts.
    let parts = text.as_bytes().split(|byte| matches!(byte, b' ' | b'\t'..=b'\r'));
    let count = |part| str::from_utf8(part).map_or(0, |part| part.split_whitespace().filter(is_word).count());
    parts.map(|part| if part.is_ascii() { usize::from(is_plain(part)) } else { count(part) }).sum()
}

fn is_word(word: &&str) -> bool {
    !word.starts_with("[^") && word.contains(char::is_alphanumeric)
}

/// The same of what is ASCII.
fn is_plain(word: &[u8]) -> bool {
    word.iter().any(u8::is_ascii_alphanumeric) && !word.starts_with(b"[^")
}

/// The text of a page of HTML, without its head, its pictures and its tags.
fn visible(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html.split_once("<body").map_or(html, |(_, body)| body);
    rest = rest.split_once('>').map_or(rest, |(_, body)| body);
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let end = if tag.starts_with("svg") { "</svg>" } else { ">" };
        // Inside a line nothing parts a word from the mark behind it.
        let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next();
        if name.is_some_and(|name| BLOCKS.contains(&name)) {
            text.push(' ');
        }
        rest = tag.split_once(end).map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text
}

/// The tags that part words.
const BLOCKS: &[&str] = &[
    "p", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "div", "dt", "dd", "br", "summary", "header",
    "footer", "section", "small",
];

/// A number with a comma between its thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_a_reader_counts_them() {
        let page = "# Port\n\n- **To:** the board\n\nIt closes,[^1] (para. 2)\n\n| a | b |\n| --- | --- |\n\n[^1]: Gazette.\n\n<!-- x y -->\n";
        assert_eq!(length(Format::Md, page).as_deref(), Some("11 words"));
        let page = "<html><head><title>No</title></head><body class=\"a\"><h1>Port</h1><p>It <b>clos</b>es.</p><svg><text>no</text></svg><p>Now</p></body>";
        assert_eq!(length(Format::Html, page).as_deref(), Some("4 words"));
        assert_eq!(length(Format::Json, "{}"), None);
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(grouped(330), "330");
    }
}

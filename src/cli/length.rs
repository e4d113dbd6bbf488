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
    let text = text.rfind("\n<!--").and_then(|at| text.get(..at)).unwrap_or(text);
    let is_word = |word: &&str| !word.starts_with("[^") && word.contains(char::is_alphanumeric);
    text.split_whitespace().filter(is_word).count()
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
        if BLOCKS.iter().any(|block| tag.trim_start_matches('/').starts_with(block)) {
            text.push(' ');
        }
        rest = tag.split_once(end).map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text
}

/// How the tags begin that part words.
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

//! A hand-written narrative: what of it is prose, read without running it.

use crate::model::brief::Body;
use crate::text::{FileId, Span, Spanned};

/// Reads a narrative.
pub fn read(file: FileId, text: &str) -> Body {
    let span = Span::new(file, 0, text.len());
    Body { template: Spanned::new(text.to_owned(), span), prose: Spanned::new(prose(text), span) }
}

/// The text with its tags taken out, each byte at its place.
fn prose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let end = match tag.as_bytes().get(1) {
            Some(b'{') => end(tag, "}}"),
            Some(b'%') => end(tag, "%}"),
            Some(b'#') => tag.find("#}").map_or(tag.len(), |at| at + 2),
            _ => {
                out.push('{');
                rest = tag.get(1..).unwrap_or_default();
                continue;
            }
        };
        let (tag, after) = tag.split_at(end);
        blank(&mut out, tag);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Where a tag ends, strings passed over.
fn end(tag: &str, close: &str) -> usize {
    let mut quote = None;
    for (at, c) in tag.char_indices().skip(2) {
        match quote {
            Some(open) => quote = Some(open).filter(|&open| c != open),
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if tag.get(at..).is_some_and(|rest| rest.starts_with(close)) => return at + close.len(),
            None => {}
        }
    }
    tag.len()
}

/// Writes what stands for a tag, as long as the tag.
fn blank(out: &mut String, tag: &str) {
    let start = out.len();
    if let Some(id) = claim(tag) {
        // The id stays where it is, so that a finding about it has its place.
        let at = tag.rfind(id).unwrap_or_default();
        out.extend(std::iter::repeat_n(' ', at.saturating_sub(2)));
        out.extend(["[+", id, "]"]);
    } else if tag.starts_with("{{") && tag.len() >= Body::VALUE.len_utf8() {
        out.push(Body::VALUE);
    }
    let written = out.len() - start;
    for byte in tag.bytes().skip(written) {
        out.push(if byte == b'\n' { '\n' } else { ' ' });
    }
}

/// The id in `{{ claim(id="…") }}`.
fn claim(tag: &str) -> Option<&str> {
    let call = tag.strip_prefix("{{")?.strip_suffix("}}")?.trim_matches(['-', ' ', '\n', '\t', '\r']);
    let inner = call.strip_prefix("claim")?.trim_start().strip_prefix('(')?.strip_suffix(')')?.trim();
    let value = inner.strip_prefix("id")?.trim_start().strip_prefix('=')?.trim();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let id = value.strip_prefix(quote)?.strip_suffix(quote)?;
    (!id.is_empty() && !id.contains(['"', '\'', '`', ']', '[', ';', '\n'])).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrative_keeps_its_words_and_every_byte_its_place() {
        let text = "# Ports\n\n{# [@old] #}It closed [@a].\n{{ claim(id=\"b-c\") }} {% if x %}Yes{% endif %}\n{{ brief.title }} {x}\n";
        let prose = prose(text);
        assert_eq!(prose.len(), text.len());
        let words = prose.split_whitespace().collect::<Vec<_>>();
        assert_eq!(words, ["#", "Ports", "It", "closed", "[@a].", "[+b-c]", "Yes", "\u{FFFC}", "{x}"]);
        assert_eq!(prose.find("b-c"), text.find("b-c"));
        assert_eq!(prose.find("Yes"), text.find("Yes"));
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics_and_none_changes_its_length(text in "\\PC*|([{}%#\"' aé\n]|claim\\(id=\"a\"\\))*") {
            proptest::prop_assert_eq!(prose(&text).len(), text.len());
        }
    }
}

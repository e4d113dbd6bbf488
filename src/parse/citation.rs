//! Citations in an analyst's text: `[@id]`, `[@a; @b]`, which may be `[@a, @b]`, and `[+id]`.

use std::ops::Range;

/// What a citation becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitationKind {
    /// `[@id]`: numbered notes.
    Cite,
    /// `[+id]`: the claim's own attributed sentence.
    Sentence,
}

/// One citation, brackets included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation<'a> {
    /// The bytes it takes in the text.
    pub range: Range<usize>,
    /// What it becomes.
    pub kind: CitationKind,
    /// What it cites, in order; never empty. An id may be no slug, or be empty: it then refers to nothing.
    pub ids: Vec<CitedId<'a>>,
}

impl Citation<'_> {
    /// Whether it becomes numbered notes.
    pub fn is_note(&self) -> bool {
        self.kind == CitationKind::Cite
    }

    /// Whether it stands beside another one behind it in a text, with nothing but a blank between: `[@a] [@b]` is `[@a; @b]`.
    pub fn is_beside(&self, other: &Self, text: &str) -> bool {
        let between = text.get(self.range.end..other.range.start);
        let is_blank =
            between.is_some_and(|between| between.trim().is_empty() && between.matches('\n').count() < 2);
        is_blank && self.is_note() && other.is_note()
    }
}

/// An id within a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedId<'a> {
    /// The id without its sign.
    pub id: &'a str,
    /// The bytes it takes in the text.
    pub range: Range<usize>,
}

/// Finds every citation of a text, in order. Code spans, fenced code and `\[` hold none; a bracket that is not
/// closed within its paragraph is plain text, as is `[+` before anything but an id (`[+5 percent]`).
pub fn scan(text: &str) -> Vec<Citation<'_>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at = match byte {
            b'\\' => at + 2,
            b'`' | b'~' => after_code(bytes, at),
            b'[' => match citation(text, at) {
                Some(citation) => {
                    let end = citation.range.end;
                    found.push(citation);
                    end
                }
                None => at + 1,
            },
            _ => at + 1,
        };
    }
    found
}

/// The end of the code that a run of backticks or a fence opens, or of the run itself where nothing closes it.
fn after_code(bytes: &[u8], start: usize) -> usize {
    let mark = bytes.get(start).copied().unwrap_or_default();
    let run = |at: usize| bytes.iter().skip(at).take_while(|&&byte| byte == mark).count();
    let length = run(start);
    let opened = start + length;
    if mark == b'~' && (length < 3 || !begins_line(bytes, start)) {
        return opened;
    }
    let mut at = opened;
    while at < bytes.len() {
        match run(at) {
            0 => at += 1,
            closing if closing == length => return at + closing,
            other => at += other,
        }
    }
    opened
}

fn begins_line(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(..at).unwrap_or_default();
    before.iter().rev().find(|&&byte| byte != b' ').is_none_or(|&byte| byte == b'\n')
}

/// The ids between the brackets: parted by `;`, or by a `,` behind which another sign stands.
fn parts(inner: &str, sign: char) -> impl Iterator<Item = &str> {
    let mut rest = Some(inner);
    std::iter::from_fn(move || {
        let text = rest?;
        let ends = |(at, mark): &(usize, char)| {
            let behind = text.get(at + 1..).unwrap_or_default().trim_start();
            *mark == ';' || *mark == ',' && behind.starts_with(sign)
        };
        let end = text.char_indices().find(ends).map(|(at, _)| at);
        rest = end.and_then(|end| text.get(end + 1..));
        Some(text.get(..end.unwrap_or(text.len())).unwrap_or_default())
    })
}

/// The citation that starts at a bracket, if it is one.
fn citation(text: &str, start: usize) -> Option<Citation<'_>> {
    let rest = text.get(start + 1..)?;
    let (kind, sign) = match rest.as_bytes().first()? {
        b'@' => (CitationKind::Cite, '@'),
        b'+' => (CitationKind::Sentence, '+'),
        _ => return None,
    };
    let inner = rest.split([']', '[']).next()?;
    let end = start + 1 + inner.len();
    if text.as_bytes().get(end) != Some(&b']') || inner.contains("\n\n") {
        return None;
    }
    let mut ids = Vec::new();
    let mut from = start + 1;
    for part in parts(inner, sign) {
        ids.push(cited_id(part, from, sign));
        from += part.len() + 1;
    }
    let is_plain = kind == CitationKind::Sentence && !ids.iter().all(|cited| looks_like_id(cited.id));
    (!is_plain).then_some(Citation { range: start..end + 1, kind, ids })
}

fn cited_id(part: &str, from: usize, sign: char) -> CitedId<'_> {
    let trimmed = part.trim_start();
    let id = trimmed.strip_prefix(sign).unwrap_or(trimmed);
    let start = from + part.len() - id.len();
    let id = id.trim_end();
    CitedId { id, range: start..start + id.len() }
}

fn looks_like_id(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<&str> {
        scan(text).iter().flat_map(|citation| &citation.ids).map(|cited| cited.id).collect()
    }

    #[test]
    fn citations_carry_the_places_of_their_ids() {
        let text = "It rose [@a-1; @b], é [+c].";
        let found = scan(text);
        assert_eq!(found.len(), 2);
        assert_eq!(text.get(found[0].range.clone()), Some("[@a-1; @b]"));
        assert_eq!((found[0].kind, found[1].kind), (CitationKind::Cite, CitationKind::Sentence));
        assert_eq!(ids(text), ["a-1", "b", "c"]);
        for cited in found.iter().flat_map(|citation| &citation.ids) {
            assert_eq!(text.get(cited.range.clone()), Some(cited.id));
        }
    }

    #[test]
    fn citations_of_two_paragraphs_are_not_side_by_side() {
        let beside = |text: &str| {
            let found = scan(text);
            found[0].is_beside(&found[1], text)
        };
        assert!(["[@a] [@b]", "[@a][@b]", "[@a]\n[@b]", "[@a]\r\n[@b]"].into_iter().all(beside));
        assert!(!["[@a]\n\n[@b]", "[@a]\n \n[@b]", "[@a]\r\n\r\n[@b]"].into_iter().any(beside));
    }

    #[test]
    fn code_and_escaped_brackets_hold_no_citation() {
        for text in [
            "`[@a]`",
            "``a ` [@a]``",
            "\\[@a]",
            "```\n[@a]\n```",
            "~~~\n[@a]\n~~~",
            "[@a",
            "[@a\n\nb]",
            "[a]",
            "[+5 percent]",
            "[+44]",
        ] {
            assert!(scan(text).is_empty(), "{text}");
        }
        assert_eq!(ids("` [@a]"), ["a"]);
        assert_eq!(ids("\\` [@a] `"), ["a"]);
        assert_eq!(ids("~ [@a] ~"), ["a"]);
        assert_eq!(ids("\\\\[@a]"), ["a"]);
    }

    #[test]
    fn what_was_meant_as_a_citation_is_one_whatever_its_id() {
        assert_eq!(ids("[@Bad Id]"), ["Bad Id"]);
        assert_eq!(ids("[@]"), [""]);
        assert_eq!(ids("[@a;\n b ;]"), ["a", "b", ""]);
        assert_eq!(ids("[@a, @b,@c; @d]"), ["a", "b", "c", "d"]);
        assert_eq!(ids("[@a, b]"), ["a, b"]);
        assert_eq!(ids("[x [@a]]"), ["a"]);
    }

    #[test]
    fn no_text_panics() {
        for text in ["[", "[@", "\\", "`", "[@é", "é\\é[@é]", "~~~", "[+", "[+é]"] {
            let _ = scan(text);
        }
    }
}

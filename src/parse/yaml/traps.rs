//! What YAML accepts and an analyst never means: commas that cut sentences, doubled colons, paths with backslashes.

use super::Entry;
use super::rows::{Row, example, quote, short};
use super::syntax::lines::{is_odd, odd_message};
use crate::diagnostic::Diagnostic;
use crate::text::{FileId, Span};

/// How far around a place a line is looked at: without a bound, many findings on one long line would cost too much.
const WIDEST: usize = 2000;

/// A comma inside typographic quotation marks, which do not hold a text together.
pub(super) fn curly_entry(text: &str, entry: &Entry, row: Option<Row<'_>>) -> Option<Diagnostic> {
    let start = entry.value.span.start as usize;
    let rest = text.get(start..text.floor_char_boundary(start + WIDEST))?;
    let open = rest.chars().next().filter(|&mark| is_curly(mark))?;
    row?;
    let inner = rest.strip_prefix(open)?;
    let inner = inner.get(..inner.find(closing(open)).or_else(|| inner.find('\n')).unwrap_or(inner.len()))?;
    let place = Span::new(entry.value.span.file, start, start + open.len_utf8());
    let message = format!("`{open}` is no quotation mark to YAML, which knows the straight ones only");
    let help = format!("write `{}`", example(&format!("{}: {}", short(&entry.key), quote(inner))));
    Some(Diagnostic::error("syntax", place, message).help(help))
}

/// Braces where a field name is expected, or a list or mapping there.
pub(super) fn odd_key(text: &str, span: Span) -> Diagnostic {
    let start = span.start as usize;
    let before = text.get(..start).unwrap_or_default();
    if before.ends_with('{') && text.get(start..).is_some_and(|rest| rest.starts_with('{')) {
        let help = in_quotes(text, start - 1);
        let braces = Span { start: span.start - 1, ..span };
        return Diagnostic::error(
            "syntax",
            braces,
            "a text that begins with `{{` must stand in quotation marks",
        )
        .help(help);
    }
    Diagnostic::error("syntax", span, "a list or mapping stands where a field name is expected")
        .help("a field name is a word; put a text that begins with a bracket or brace in quotation marks")
}

/// A field name that is not what it seems: with a second colon after it or an odd blank before it.
pub(super) fn odd_name(key: &str, span: Span) -> Option<(Diagnostic, String)> {
    if let Some(name) = key.strip_suffix(':').filter(|name| !name.is_empty()) {
        let name = name.trim_end();
        let at = Span { start: span.end - 1, ..span };
        let finding =
            Diagnostic::error("syntax", at, format!("there are two colons after `{}`", short(name)));
        return Some((finding.help("delete one of them"), name.to_owned()));
    }
    if let Some((sign, rest)) = bullet(key) {
        let at = Span { end: span.start + u32::try_from(sign.len_utf8()).unwrap_or_default(), ..span };
        return Some((no_dash(sign, rest, at), rest.to_owned()));
    }
    let blank = key.chars().next().filter(|&blank| is_odd(blank))?;
    let name = key.trim_start_matches(is_odd);
    let at = Span { end: span.start + u32::try_from(key.len() - name.len()).unwrap_or_default(), ..span };
    let finding = Diagnostic::error("syntax", at, odd_message(blank)).help("replace it with ordinary spaces");
    Some((finding, name.to_owned()))
}

/// A sign that begins list items elsewhere, and what follows it.
pub(super) fn bullet(line: &str) -> Option<(char, &str)> {
    let sign = line.chars().next().filter(|sign| matches!(sign, '*' | '•' | '‣' | '·' | '–' | '—'))?;
    Some((sign, line.get(sign.len_utf8()..)?.strip_prefix(' ')?))
}

/// The finding for a list item that begins with another sign than `-`.
pub(super) fn no_dash(sign: char, rest: &str, span: Span) -> Diagnostic {
    let message = format!("a list item begins with `-`, not with `{sign}`");
    Diagnostic::error("syntax", span, message).help(format!("write `- {}`", example(rest.trim_end())))
}

/// A text in typographic quotation marks, which YAML takes for letters; `row` is the line it stands in.
pub(super) fn curly(row: Row<'_>, file: FileId) -> Option<Diagnostic> {
    let (start, value) = row.value();
    let open = value.chars().next().filter(|&mark| is_curly(mark))?;
    let inner = value.strip_prefix(open)?;
    let closed = inner.trim_end_matches([',', '}', ']']);
    let inner = closed.strip_suffix(closing(open)).or(closed.strip_suffix('"')).unwrap_or(closed);
    let place = Span::new(file, row.start + start, row.start + start + open.len_utf8());
    let head = row.text.get(row.indent()..start).unwrap_or_default();
    let message = format!("`{open}` is no quotation mark to YAML, which knows the straight ones only");
    let help = format!("write `{}`", example(&format!("{head}{}", quote(inner))));
    Some(Diagnostic::error("syntax", place, message).help(help))
}

/// A text that stands in typographic quotation marks as a whole, where straight ones were meant.
pub(super) fn in_curly(text: &str, span: Span) -> Option<Diagnostic> {
    let written = text.get(span.start as usize..span.end as usize)?;
    let open = written.chars().next().filter(|&mark| is_curly(mark))?;
    let inner = written.strip_prefix(open)?;
    let inner = inner.strip_suffix(closing(open)).or(inner.strip_suffix('"'))?;
    if inner.contains(|c| c == open || closing(open).contains(&c) && c != '’') {
        return None;
    }
    let message = format!("`{open}` is no quotation mark to YAML, which knows the straight ones only");
    let place = Span { end: span.start + u32::try_from(open.len_utf8()).unwrap_or_default(), ..span };
    let help = format!(
        "write `{}`; marks that belong to the text need straight ones around them",
        example(&quote(inner))
    );
    Some(Diagnostic::error("syntax", place, message).help(help))
}

fn is_curly(mark: char) -> bool {
    matches!(mark, '“' | '”' | '„' | '‘')
}

/// The marks that close what a typographic one opens.
fn closing(open: char) -> [char; 2] {
    if open == '‘' { ['’', '‘'] } else { ['”', '“'] }
}

/// A Windows path in double quotation marks, where `\n` is a line break.
pub(super) fn path(text: &str, span: Span) -> Option<Diagnostic> {
    let start = span.start as usize;
    let inner = text.get(start..span.end as usize)?.strip_prefix('"')?.strip_suffix('"')?;
    let mut signs = inner.chars();
    let is_path =
        signs.next()?.is_ascii_alphabetic() && signs.next() == Some(':') && signs.next() == Some('\\');
    if !is_path || signs.next() == Some('\\') || !signs.next().is_some_and(char::is_alphanumeric) {
        return None;
    }
    let sign = inner.get(2..4)?;
    let at = Span::new(span.file, start + 3, start + 5);
    let message = format!("`{sign}` is an escape in double quotation marks, not a part of a path");
    let row = near(text, start).map_or("", |(row, at)| row.text.get(row.indent()..at).unwrap_or_default());
    let line = example(&format!("{row}{}", quote(inner)));
    let help = format!("use single quotation marks, in which a backslash is a backslash: `{line}`");
    Some(Diagnostic::error("syntax", at, message).help(help))
}

/// A list item that is indented so deep that it became part of the text above.
pub(super) fn swallowed(written: &str, span: Span) -> Option<Diagnostic> {
    let lines = written.split('\n').skip(1);
    let mut at = written.find('\n')? + 1;
    for line in lines {
        let content = line.trim_start_matches([' ', '\t']);
        if content.starts_with("- ") {
            let start = span.start as usize + at + line.len() - content.len();
            let message = "this dash is read as part of the text above, because the line is indented deeper";
            let finding = Diagnostic::error("syntax", Span::new(span.file, start, start + 1), message);
            let help = "put the dash below the dash of the item above; if it is part of the text, put the whole text in quotation marks";
            return Some(finding.help(help));
        }
        at += line.len() + 1;
    }
    None
}

/// A text that begins with `&` and so lost its first word.
pub(super) fn unused_name(text: &str, at: usize, span: Span) -> Diagnostic {
    let name = text.get(at..span.start as usize).unwrap_or_default().trim();
    let message =
        format!("`{}` is read as a name for the text after it, and nothing repeats that name", short(name));
    let finding = Diagnostic::error("syntax", Span::new(span.file, at, at + name.len()), message);
    finding.help(in_quotes(text, at))
}

/// A `|` or `>` without any text below it.
pub(super) fn no_block(sign: char, span: Span) -> Diagnostic {
    let message = format!("`{sign}` announces a text on the lines below, and there is none");
    Diagnostic::error("syntax", span, message)
        .help("indent the lines of the text deeper than the name of their field")
}

/// A text that begins with `!` and so lost its first word, or a tag.
pub(super) fn tag(text: &str, at: usize, span: Span) -> Diagnostic {
    let from = text.get(at..).and_then(|rest| rest.find('!')).map_or(at, |found| at + found);
    let rest = text.get(from..).unwrap_or_default();
    let length = rest.find([' ', '\t', '\n', '\r', ',', ']', '}']).unwrap_or(rest.len());
    let word = short(rest.get(..length).unwrap_or_default());
    let message = format!("`{word}` is read as a tag of YAML, not as text, and no tag has a meaning here");
    let finding = Diagnostic::error("syntax", Span::new(span.file, from, from + length), message);
    if word.starts_with("!!") {
        return finding.help("delete it, or put the whole text in quotation marks");
    }
    finding.help(in_quotes(text, from))
}

/// The help for a text that must stand in quotation marks, with the corrected line where it is the whole value.
fn in_quotes(text: &str, at: usize) -> String {
    let help = "put the whole text in quotation marks";
    let Some((row, column)) = near(text, at) else { return help.to_owned() };
    let (start, value) = row.value();
    if start != column {
        return help.to_owned();
    }
    let head = row.text.get(row.indent()..start).unwrap_or_default();
    format!("{help}: `{}`", example(&format!("{head}{}", quote(value))))
}

/// The line of a place and the place's byte in it, unless the line is too long to show.
pub(super) fn near(text: &str, at: usize) -> Option<(Row<'_>, usize)> {
    let from = text.floor_char_boundary(at.saturating_sub(WIDEST));
    let to = text.floor_char_boundary(at + WIDEST);
    let around = text.get(from..to)?;
    let row = Row::of(around, at - from);
    let whole = (row.start > 0 || from == 0) && (row.end() < around.len() || to == text.len());
    whole.then_some((row, at - from - row.start))
}

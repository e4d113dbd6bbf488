//! Quotation marks that do not close, close too early, or hold a backslash.

use super::super::characters::escape;
use super::super::places::quoted_end;
use super::super::rows::{Row, example, quote};
use super::Scene;
use crate::diagnostic::Diagnostic;

impl Scene<'_> {
    /// A quotation mark after which the text is not well formed any more.
    pub(super) fn unclosed_quote(&self, open: usize) -> Option<Diagnostic> {
        let end = quoted_end(self.text, open);
        match end {
            Some(end) if !self.swallows(open, end) => Some(self.shallow_quote(open, self.row(open))),
            _ => self.never_closed_quote(open),
        }
    }

    fn shallow_quote(&self, open: usize, row: Row<'_>) -> Diagnostic {
        let indent = row.indent();
        let too_far_left = |below: &Row<'_>| below.says_something() && below.indent() <= indent;
        let line = row.below(self.text).find(too_far_left).unwrap_or(row);
        let start = line.start + line.indent();
        self.finding(
            start,
            start,
            "a text in quotation marks goes on here, but the line is not indented enough",
        )
        .related(self.span(open, open + 1), "the text begins here")
        .help(format!("indent the line by {} spaces or more", row.body() + 2))
    }

    /// Text after a closing quotation mark.
    pub(super) fn after_quote(&self) -> Option<Diagnostic> {
        let (open, end) = self.quoted_before()?;
        let row = self.row(open);
        if row.end() < end && self.swallows(open, end) {
            return self.never_closed_quote(open);
        }
        let mark = self.text.get(open..=open)?;
        let rest = self.text.get(end..)?;
        if self.in_brackets(open) && self.lacks_comma() {
            return Some(self.no_comma(self.at, end));
        }
        let before = self.text.get(..end - 1)?.chars().next_back();
        let word_around = before.is_some_and(char::is_alphabetic) && rest.starts_with(char::is_alphabetic);
        if mark == "'" && word_around {
            return Some(self.apostrophe(open, end));
        }
        let line = self.row(self.at);
        let finding = self
            .finding(
                self.at,
                line.start + line.text.trim_end().len(),
                "the text goes on after its closing quotation mark",
            )
            .related(self.span(open, open + 1), "it begins with this quotation mark")
            .related(self.span(end - 1, end), "which is closed here");
        Some(finding.help(self.requoted(open, end)))
    }

    /// How to write a text that is closed too early.
    fn requoted(&self, open: usize, end: usize) -> String {
        let row = self.row(open);
        let (start, value) = row.value();
        let before = row.text.get(row.indent()..start).unwrap_or_default();
        let mark = self.text.get(open..=open).unwrap_or_default();
        let rest = self.text.get(end..row.end()).unwrap_or_default();
        if row.start + start != open {
            return "move the closing quotation mark to the end of the text".to_owned();
        }
        if rest.starts_with(',') && rest.trim_end().ends_with(['"', '\'']) {
            return format!("put several texts in brackets: `{}`", example(&format!("{before}[{value}]")));
        }
        let inner = value.strip_prefix(mark).and_then(|inner| inner.strip_suffix(mark));
        match inner.filter(|inner| inner.contains(mark)) {
            // Inner marks are kept, and the outer ones become the others.
            Some(inner) => {
                let line = example(&format!("{before}{}", quote(inner)));
                format!("use the other quotation marks around the whole text: `{line}`")
            }
            None => self.in_quotes(open),
        }
    }

    /// The quoted text after which the error stands: its first and last byte.
    fn quoted_before(&self) -> Option<(usize, usize)> {
        let mut at = self.unread();
        while at < self.at {
            at = at + self.text.get(at..self.at)?.find(['"', '\''])?;
            let before = self.text.get(..at)?.trim_end_matches([' ', '\t', '\n', '\r']);
            let starts_value = before.len() < at || at == 0 || before.ends_with(['[', '{', ',']);
            match quoted_end(self.text, at) {
                Some(end)
                    if starts_value
                        && self.text.get(end..self.at).is_some_and(|gap| gap.trim().is_empty()) =>
                {
                    return Some((at, end));
                }
                Some(end) if starts_value && end <= self.at => at = end,
                _ => at += 1,
            }
        }
        None
    }

    /// Whether lines that look like fields or list items lie inside a quoted text.
    fn swallows(&self, open: usize, end: usize) -> bool {
        let inner = self.row(open).below(self.text).take_while(|row| row.start < end);
        inner.filter(|row| row.says_something()).any(|row| row.is_item() || row.word().is_some())
    }

    fn never_closed_quote(&self, open: usize) -> Option<Diagnostic> {
        let mark = self.text.get(open..=open)?;
        let row = self.row(open);
        let line = row.content().trim_end();
        let closers = if self.in_brackets(open) { [']', '}', ','].as_slice() } else { &[] };
        let text = line.trim_end_matches(closers);
        // Between braces the text ends where the next field begins.
        let from = (open + 1).saturating_sub(row.start + row.indent());
        let next = text.get(from..)?.find(", ").map(|at| from + at).filter(|_| !closers.is_empty());
        let text = next.filter(|&at| has_field(text, at + 2)).and_then(|at| text.get(..at)).unwrap_or(text);
        let rest = line.get(text.len()..)?;
        let text =
            text.strip_suffix("''").filter(|text| mark == "'" && !text.ends_with(": ")).unwrap_or(text);
        let help = format!("close it at the end of the text: `{}`", example(&format!("{text}{mark}{rest}")));
        Some(self.finding(open, open + 1, "this quotation mark is never closed").help(help))
    }

    fn apostrophe(&self, open: usize, end: usize) -> Diagnostic {
        let row = self.row(open);
        let (start, value) = row.value();
        let before = row.text.get(row.indent()..start).unwrap_or_default();
        let inner = value.strip_prefix('\'').unwrap_or(value);
        let inner = inner.strip_suffix('\'').unwrap_or(inner).replace("''", "'");
        let line = example(&format!("{before}{}", quote(&inner)));
        self.finding(end - 1, end, "this apostrophe ends the text, which began with a single quotation mark")
            .related(self.span(open, open + 1), "the text begins here")
            .help(format!("write the apostrophe twice, or use double quotation marks: `{line}`"))
    }

    /// A backslash that means nothing.
    pub(super) fn escape(&self) -> Option<Diagnostic> {
        let row = self.row(self.at);
        let mut at = self.at + 1;
        loop {
            at += self.text.get(at..)?.find('\\')?;
            let (length, code) = escape(self.text, at);
            let next = self.text.get(at + 1..)?.chars().next()?;
            let needs_code = matches!(next, 'x' | 'u' | 'U');
            let known = "0abtnvfre \"/\\N_LP\t\r\n".contains(next);
            let valid =
                if needs_code { code.is_some_and(|code| char::from_u32(code).is_some()) } else { known };
            if valid {
                at += length;
                continue;
            }
            if code.is_some_and(|code| (0xD800..0xE000).contains(&code)) {
                let written = self.text.get(at..at + length).unwrap_or_default();
                let mut finding = self
                    .finding(at, at + length, format!("`{written}` is half of a character"))
                    .help("write the character itself");
                finding.rule = "reserved-character";
                return Some(finding);
            }
            let length = 1 + next.len_utf8();
            let message = format!("`\\{next}` means nothing in double quotation marks");
            let (start, value) = row.value();
            let before = row.text.get(row.indent()..start).unwrap_or_default();
            let inner = value.trim_matches('"').replace('\'', "''");
            let line = example(&format!("{before}'{inner}'"));
            let help = format!("use single quotation marks, in which a backslash is a backslash: `{line}`");
            return Some(self.finding(at, at + length, message).help(help));
        }
    }
}

/// Whether a field name and its colon stand at a place.
fn has_field(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let length = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-')).unwrap_or(rest.len());
    length > 0 && rest.get(length..).is_some_and(|rest| rest.starts_with(": "))
}

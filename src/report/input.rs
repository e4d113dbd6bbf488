//! What every report is made of: the findings in their order, counts, and text made fit to be shown.

use std::fmt::Write as _;

use crate::check::settle::Accepted;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Span, Texts};

/// What is to be reported.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The files that the findings point into.
    pub texts: &'a Texts,
    /// What is to be mended.
    pub findings: &'a [Diagnostic],
    /// What the desk accepts with a reason.
    pub accepted: &'a [Accepted],
    /// The least severity shown one by one; what lies below is counted in the summary.
    pub level: Severity,
    /// Whether the text carries colors.
    pub color: Color,
}

/// Whether a text carries colors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// Plain text.
    Plain,
    /// With ANSI escape sequences.
    Ansi,
}

impl<'a> Input<'a> {
    /// The findings to be shown, by file and place, then as they came.
    pub fn shown(&self) -> Vec<&'a Diagnostic> {
        let mut shown: Vec<_> =
            self.findings.iter().filter(|finding| finding.severity >= self.level).collect();
        shown.sort_by(|a, b| self.texts.order(a.at.span, b.at.span));
        shown
    }

    /// The accepted findings, by file and place, then as they came.
    pub fn accepted(&self) -> Vec<&'a Accepted> {
        let mut accepted: Vec<_> = self.accepted.iter().collect();
        accepted.sort_by(|a, b| self.texts.order(a.finding.at.span, b.finding.at.span));
        accepted
    }

    /// How many findings there are of a severity, shown or not.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// The path of a place's file, fit to be shown.
    pub fn path(&self, span: Span) -> String {
        self.texts.file(span.file).map_or_else(|| "byline".to_owned(), |file| clean(&file.path))
    }

    /// The counts in one line without its end: `3 errors, 1 warning, 2 notes`; then what is accepted or not
    /// shown.
    pub fn summary(&self) -> String {
        let kinds = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "note")];
        let counts = kinds.map(|(severity, noun)| (self.count(severity), noun));
        let mut parts: Vec<String> =
            counts.iter().filter(|(n, _)| *n > 0).map(|&(n, noun)| counted(n, noun)).collect();
        if parts.is_empty() {
            parts.push("nothing found".to_owned());
        }
        let mut line = parts.join(", ");
        if !self.accepted.is_empty() {
            let _ = write!(line, "; {} accepted with a reason", self.accepted.len());
        }
        let hidden = self.findings.len() - self.shown().len();
        if hidden > 0 {
            let _ = write!(line, "; {hidden} below the level `{}` not shown", self.level.as_str());
        }
        line
    }
}

fn counted(number: usize, noun: &str) -> String {
    let end = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{end}")
}

/// A text in one line, safe for a terminal: what shows nothing or steers the display stands as `\u{…}`, line
/// ends and tabs as spaces.
pub fn clean(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => safe.push(' '),
            c if is_unsafe(c) => escape(c, &mut safe),
            c => safe.push(c),
        }
    }
    safe
}

/// Lines of a file, safe for a terminal: as [`clean`], but line ends are `\n` and tabs stay.
pub fn clean_lines(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' => safe.push('\n'),
            '\n' | '\t' => safe.push(c),
            c if is_unsafe(c) => escape(c, &mut safe),
            c => safe.push(c),
        }
    }
    safe
}

fn escape(c: char, out: &mut String) {
    let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
}

/// Control characters, and those that are invisible or turn the direction of text.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
        || matches!(c, '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_is_shown_and_not_obeyed() {
        assert_eq!(clean("a\u{1b}[31mb\u{202e}c\nd"), "a\\u{1b}[31mb\\u{202e}c d");
        assert_eq!(clean_lines("a\r\nb\rc\td\u{9b}"), "a\nb\nc\td\\u{9b}");
        assert_eq!(clean("café 北京"), "café 北京");
    }

    #[test]
    fn the_summary_counts_what_is_shown_and_what_is_not() {
        let span = Span::head(crate::text::FileId(0));
        let findings = [Severity::Error, Severity::Error, Severity::Info]
            .map(|severity| Diagnostic::error("syntax", span, "x").severity(severity));
        let texts = Texts::default();
        let input =
            |level| Input { texts: &texts, findings: &findings, accepted: &[], level, color: Color::Plain };
        assert_eq!(input(Severity::Info).summary(), "2 errors, 1 note");
        assert_eq!(input(Severity::Error).summary(), "2 errors, 1 note; 1 below the level `error` not shown");
        let none = Input { findings: &[], ..input(Severity::Info) };
        assert_eq!(none.summary(), "nothing found");
    }
}

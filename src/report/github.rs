//! Findings as annotations of GitHub Actions: lines that the runner reads as commands.
//!
//! The runner shows ten errors and ten warnings a step; what lies beyond, and notes, are counted in one line.

use std::fmt::Write as _;

use super::input::{Input, clean, counted};
use super::uri;
use crate::diagnostic::{Diagnostic, Severity};

/// How many annotations of a kind the runner shows.
const MOST: usize = 10;

/// Writes the commands, errors first, each kind by file and place.
pub fn write(input: &Input<'_>) -> String {
    let shown = input.shown();
    let of = |severity| shown.iter().filter(move |finding| finding.severity == severity);
    let mut out = String::new();
    for finding in of(Severity::Error).take(MOST).chain(of(Severity::Warning).take(MOST)) {
        command(finding, input, &mut out);
    }
    let rest = [
        (of(Severity::Error).count().saturating_sub(MOST), "error"),
        (of(Severity::Warning).count().saturating_sub(MOST), "warning"),
        (of(Severity::Info).count(), "note"),
    ];
    let rest: Vec<_> =
        rest.into_iter().filter(|&(count, _)| count > 0).map(|(count, noun)| counted(count, noun)).collect();
    if !rest.is_empty() {
        let _ = writeln!(out, "without an annotation: {}", rest.join(", "));
    }
    out
}

fn command(finding: &Diagnostic, input: &Input<'_>, out: &mut String) {
    let name = if finding.severity == Severity::Error { "error" } else { "warning" };
    let span = finding.at.span;
    let _ = write!(out, "::{name} ");
    if let Some(file) = input.texts.file(span.file) {
        let (start, end) = (file.place(span.start), file.place(span.end));
        let path = property(&uri::repository_path(input.folder, &file.path));
        let _ = write!(out, "file={path},line={},endLine={},", start.line, end.line);
        // Columns of a place over several lines are refused; the runner's end is the last character.
        if start.line == end.line {
            let last = end.column.saturating_sub(1).max(start.column);
            let _ = write!(out, "col={},endColumn={last},", start.column);
        }
    }
    let mut text = clean(&finding.message);
    if let Some(help) = &finding.help {
        let _ = write!(text, "\nhelp: {}", clean(help));
    }
    let _ = writeln!(out, "title={}::{}", property(finding.rule), message(&text));
}

/// A text behind `::`, with the signs that would end it written as the runner expects.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value, in which colons and commas are signs too.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{FileId, Span, Text, Texts};

    #[test]
    fn ten_of_a_kind_are_annotated_errors_first_and_the_rest_is_counted() {
        let mut texts = Texts::default();
        texts.add(Text::new("a.yaml", "x\n".repeat(40)));
        let finding = |severity, at| {
            Diagnostic::error("syntax", Span::new(FileId(0), at, at + 1), "x").severity(severity)
        };
        let mut findings: Vec<_> = (0..12).map(|n| finding(Severity::Warning, 2 * n)).collect();
        findings.extend((12..23).map(|n| finding(Severity::Error, 2 * n)));
        findings.push(finding(Severity::Info, 50));
        let written = write(&Input::new(&texts, &findings));
        let lines: Vec<_> = written.lines().collect();
        assert_eq!(lines.len(), 21);
        assert!(lines[..10].iter().all(|line| line.starts_with("::error file=a.yaml,")), "{written}");
        assert!(lines[10..20].iter().all(|line| line.starts_with("::warning file=a.yaml,")), "{written}");
        assert_eq!(lines[20], "without an annotation: 1 error, 2 warnings, 1 note");
    }

    #[test]
    fn nothing_in_a_finding_can_end_a_command_or_begin_one() {
        let mut texts = Texts::default();
        texts.add(Text::new("a,b:c%0A.yaml", "x: y\nz\n"));
        let finding =
            Diagnostic::error("syntax", Span::new(FileId(0), 3, 6), "a\n::error::b%0A, c\r\u{1b}[31m")
                .help("one\ntwo");
        assert_eq!(
            write(&Input { folder: "desk/", ..Input::new(&texts, &[finding]) }),
            "::error file=desk/a%2Cb%3Ac%250A.yaml,line=1,endLine=2,title=syntax::\
             a ::error::b%250A, c \\u{1b}[31m%0Ahelp: one two\n"
        );
    }
}

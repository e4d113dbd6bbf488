//! One line per finding: `path:line:column: severity[rule] message`.

use std::fmt::Write as _;

use super::input::{Input, clean};

/// Writes one line per finding, by file and place.
pub fn write(input: &Input<'_>) -> String {
    let mut out = String::new();
    for finding in input.shown() {
        let span = finding.at.span;
        let place = input.texts.file(span.file).map(|file| file.place(span.start));
        let (line, column) = place.map_or((1, 1), |place| (place.line, place.column));
        let (path, severity, message) =
            (input.path(span), finding.severity.as_str(), clean(&finding.message));
        let _ = writeln!(out, "{path}:{line}:{column}: {severity}[{}] {message}", finding.rule);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Severity};
    use crate::text::{FileId, Span, Text, Texts};

    #[test]
    fn each_finding_is_one_line_in_the_order_of_files_and_places() {
        let mut texts = Texts::default();
        texts.add(Text::new("b.yaml", "x\nyy\n"));
        texts.add(Text::new("a.yaml", "x\n"));
        let at = |file, start| Span::new(FileId(file), start, start + 1);
        let findings = [
            Diagnostic::error("syntax", at(0, 3), "a\nline"),
            Diagnostic::error("undated-document", at(0, 0), "no date").severity(Severity::Warning),
            Diagnostic::error("syntax", at(1, 0), "x"),
        ];
        let input = Input::new(&texts, &findings);
        assert_eq!(
            write(&input),
            "a.yaml:1:1: error[syntax] x\nb.yaml:1:1: warning[undated-document] no date\n\
             b.yaml:2:2: error[syntax] a line\n"
        );
    }
}

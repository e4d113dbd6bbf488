//! Findings as `JUnit` XML: a suite for each file, a test case for each claim.
//!
//! A claim fails by the findings that fail the run; others stand in its output. What concerns no claim is a case of
//! its own, under the record's id, or the file's path.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::input::{Input, Marked, Status, clean, fails};
use crate::text::Span;

/// What a case goes by: the file's path, the place in it, the name.
type Key = (String, u32, String);

/// Writes the report, indented, with a line end.
pub fn write(input: &Input<'_>) -> String {
    let marked = input.marked();
    let mut report = Report::new("byline");
    let mut suites: BTreeMap<String, TestSuite> = BTreeMap::new();
    for ((path, _, name), findings) in cases(&marked, input) {
        let mut case = TestCase::new(name, status(&findings, input));
        case.set_classname(path.clone());
        let beside: String = findings
            .iter()
            .filter(|marked| !is_failing(marked, input))
            .map(|marked| line(marked, input))
            .collect();
        if !beside.is_empty() {
            case.set_system_out(beside);
        }
        suites.entry(path.clone()).or_insert_with(|| TestSuite::new(path)).add_test_case(case);
    }
    report.add_test_suites(suites.into_values());
    // Jenkins' schema knows `skipped` on a suite, but not on the element around the suites, and nothing is skipped here.
    report.to_string().unwrap_or_default().replacen(" skipped=\"0\"", "", 1)
}

/// Every case with its findings: the claims, then what concerns none of them.
fn cases<'m, 'a>(marked: &'m [Marked<'a>], input: &Input<'a>) -> BTreeMap<Key, Vec<&'m Marked<'a>>> {
    let mut places: BTreeMap<&str, Key> = BTreeMap::new();
    for claim in input.claims {
        places.entry(claim.id).or_insert_with(|| key(claim.span, claim.id, input));
    }
    let mut cases: BTreeMap<Key, Vec<_>> = places.values().cloned().map(|key| (key, Vec::new())).collect();
    let mut others: BTreeMap<(String, String), u32> = BTreeMap::new();
    for marked in marked {
        let finding = marked.finding;
        let claim = finding.record.as_deref().and_then(|id| places.get(id));
        let key = claim.cloned().unwrap_or_else(|| {
            let path = input.path(finding.at.span);
            let name = finding.record.as_deref().map_or_else(|| path.clone(), clean);
            let first = others.entry((path.clone(), name.clone())).or_insert(finding.at.span.start);
            (path, *first, name)
        });
        cases.entry(key).or_default().push(marked);
    }
    cases
}

fn key(span: Span, name: &str, input: &Input<'_>) -> Key {
    (input.path(span), span.start, clean(name))
}

fn is_failing(marked: &Marked<'_>, input: &Input<'_>) -> bool {
    matches!(marked.status, Status::New) && fails(marked.finding.severity, input.fail_on)
}

fn status(findings: &[&Marked<'_>], input: &Input<'_>) -> TestCaseStatus {
    let failing: Vec<_> = findings.iter().filter(|marked| is_failing(marked, input)).collect();
    let Some(first) = failing.first() else { return TestCaseStatus::success() };
    let mut message = clean(&first.finding.message);
    if failing.len() > 1 {
        let _ = write!(message, " (and {} more)", failing.len() - 1);
    }
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    let lines: String = failing.iter().map(|marked| line(marked, input)).collect();
    status.set_type(first.finding.rule).set_message(message).set_description(lines);
    status
}

/// A finding in a line or two: the place, what is wrong, what to do.
fn line(marked: &Marked<'_>, input: &Input<'_>) -> String {
    let finding = marked.finding;
    let span = finding.at.span;
    let place = input.texts.file(span.file).map(|file| file.place(span.start));
    let (row, column) = place.map_or((1, 1), |place| (place.line, place.column));
    let mut line = format!(
        "{}:{row}:{column}: {}[{}] {}\n",
        input.path(span),
        finding.severity.as_str(),
        finding.rule,
        clean(&finding.message)
    );
    if let Some(help) = &finding.help {
        let _ = writeln!(line, "  help: {}", clean(help));
    }
    match marked.status {
        Status::New => {}
        Status::Known => line.push_str("  known to the baseline\n"),
        Status::Accepted(accepted) => {
            let _ = writeln!(line, "  accepted: {}", clean(&accepted.reason));
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Severity};
    use crate::report::input::Subject;
    use crate::text::{FileId, Text, Texts};

    #[test]
    fn every_claim_is_a_case_and_fails_by_what_fails_the_run() {
        let mut texts = Texts::default();
        texts.add(Text::new("a.yaml", "a\nb\nc\n"));
        let at = |start| Span::new(FileId(0), start, start + 1);
        let claims = [Subject { id: "a", span: at(0) }, Subject { id: "b", span: at(2) }];
        let findings = [
            Diagnostic::error("missing-source", at(0), "no source").record("a"),
            Diagnostic::error("no-basis", at(0), "no basis").record("a"),
            Diagnostic::error("stale", at(2), "old").record("b").severity(Severity::Warning),
            Diagnostic::error("syntax", at(4), "what is this"),
        ];
        let written = write(&Input { claims: &claims, ..Input::new(&texts, &findings) });
        assert!(
            written.contains(r#"<testsuite name="a.yaml" tests="3" skipped="0" errors="0" failures="2">"#)
        );
        assert!(written.contains(r#"<failure message="no source (and 1 more)" type="missing-source">"#));
        assert!(written.contains("<testcase name=\"b\" classname=\"a.yaml\">\n            <system-out>"));
        assert!(written.contains(r#"<testcase name="a.yaml" classname="a.yaml">"#), "{written}");
    }
}

//! Findings as GitLab's Code Quality report: a list of issues in the form of Code Climate.
//!
//! GitLab has no word for findings that are accepted or known, so only those to be mended stand here.

use serde::Serialize;

use super::input::{Input, Status, clean};
use super::uri;
use crate::diagnostic::Severity;

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Writes the list, indented, with a line end.
pub fn write(input: &Input<'_>) -> String {
    let marked = input.marked().into_iter().filter(|marked| matches!(marked.status, Status::New));
    let issues: Vec<_> = marked
        .map(|marked| {
            let finding = marked.finding;
            let span = finding.at.span;
            let file = input.texts.file(span.file);
            let line = |offset| file.map_or(1, |file| file.line(offset));
            let path = file.map_or("byline", |file| file.path.as_str());
            Issue {
                description: clean(&finding.message),
                check_name: finding.rule,
                fingerprint: marked.fingerprint.to_string(),
                severity: severity(finding.severity),
                location: Location {
                    path: uri::repository_path(input.folder, path),
                    lines: Lines { begin: line(span.start), end: line(span.end) },
                },
            }
        })
        .collect();
    serde_json::to_string_pretty(&issues).map_or_else(|_| String::new(), |text| text + "\n")
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}

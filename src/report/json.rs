//! Findings as JSON, for other programs.
//!
//! One object. A later version of byline may add keys; it removes or changes one only with a new `version`. The JSON
//! Schema is `byline schema report`.
//!
//! | key | value |
//! |---|---|
//! | `version` | `1` |
//! | `tool` | `{"name": "byline", "version": …}` |
//! | `findings` | those at or above the level asked for, by file and place |
//! | `accepted` | findings that an allowance excepts, with `reason` and `until` (a date or null) |
//! | `known` | findings that the baseline knows |
//! | `summary` | counts: `errors`, `warnings`, `notes`, `accepted`, `known`, and `hidden` (below the level) |
//!
//! A finding has `rule`, `severity` (`error`, `warning`, `info`), `message`, `help` (or null), `record` (the
//! id of what it is about, or null), `place`, `related` (places), `fix` (null, or `title`, `place`, `replacement`,
//! `safe`) and `fingerprint` (the same from run to run, whatever stands elsewhere; unique in a report). A place has
//! `path` (relative to the desk, with forward slashes), `start` and `end` (`line` and `column`, from 1, in characters;
//! `end` is the first character after) and `label` (may be empty).

use serde::Serialize;

use super::input::{Input, Marked, Status};
use crate::diagnostic::{Label, Safety, Severity};
use crate::text::{Span, Texts};

/// Writes the object, indented, with a line end.
pub fn write(input: &Input<'_>) -> String {
    let mut document = Document {
        version: 1,
        tool: TOOL,
        findings: Vec::new(),
        accepted: Vec::new(),
        known: Vec::new(),
        summary: Summary::of(input),
    };
    let marked = input.marked();
    for marked in &marked {
        let finding = Finding::of(marked, input.texts);
        match marked.status {
            Status::New => document.findings.push(finding),
            Status::Known => document.known.push(finding),
            Status::Accepted(accepted) => document.accepted.push(Accepted {
                finding,
                reason: &accepted.reason,
                until: accepted.until.map(|until| until.to_string()),
            }),
        }
    }
    serde_json::to_string_pretty(&document).map_or_else(|_| String::new(), |text| text + "\n")
}

/// byline itself.
pub(super) const TOOL: Tool = Tool { name: "byline", version: env!("CARGO_PKG_VERSION") };

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    tool: Tool,
    findings: Vec<Finding<'a>>,
    accepted: Vec<Accepted<'a>>,
    known: Vec<Finding<'a>>,
    summary: Summary,
}

/// The program that reports.
#[derive(Serialize)]
pub(super) struct Tool {
    name: &'static str,
    version: &'static str,
}

/// A finding that an allowance excepts.
#[derive(Serialize)]
pub(super) struct Accepted<'a> {
    #[serde(flatten)]
    pub(super) finding: Finding<'a>,
    pub(super) reason: &'a str,
    pub(super) until: Option<String>,
}

/// How many findings there are.
#[derive(Serialize)]
pub(super) struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
    accepted: usize,
    known: usize,
    hidden: usize,
}

/// A finding.
#[derive(Serialize)]
pub(super) struct Finding<'a> {
    rule: &'a str,
    severity: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    record: Option<&'a str>,
    place: Place<'a>,
    related: Vec<Place<'a>>,
    fix: Option<Fix<'a>>,
    fingerprint: String,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    place: Place<'a>,
    replacement: &'a str,
    safe: bool,
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    start: Point,
    end: Point,
    label: &'a str,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
}

impl Summary {
    /// Counts the findings of a run.
    pub(super) fn of(input: &Input<'_>) -> Self {
        Self {
            errors: input.count(Severity::Error),
            warnings: input.count(Severity::Warning),
            notes: input.count(Severity::Info),
            accepted: input.accepted.len(),
            known: input.known.len(),
            hidden: input.hidden(),
        }
    }
}

impl<'a> Finding<'a> {
    /// A finding as JSON.
    pub(super) fn of(marked: &Marked<'a>, texts: &'a Texts) -> Self {
        let finding = marked.finding;
        let labelled = |label: &'a Label| Place::of(label.span, &label.text, texts);
        Self {
            rule: finding.rule,
            severity: finding.severity.as_str(),
            message: &finding.message,
            help: finding.help.as_deref(),
            record: finding.record.as_deref(),
            place: labelled(&finding.at),
            related: finding.related.iter().map(labelled).collect(),
            fix: finding.fix.as_ref().map(|fix| Fix {
                title: &fix.title,
                place: Place::of(fix.span, "", texts),
                replacement: &fix.replacement,
                safe: fix.safety == Safety::Safe,
            }),
            fingerprint: marked.fingerprint.to_string(),
        }
    }
}

impl<'a> Place<'a> {
    fn of(span: Span, label: &'a str, texts: &'a Texts) -> Self {
        let file = texts.file(span.file);
        let point = |offset| {
            let place = file.map(|file| file.place(offset));
            place.map_or(Point { line: 1, column: 1 }, |place| Point {
                line: place.line,
                column: place.column,
            })
        };
        let path = file.map_or("byline", |file| file.path.as_str());
        Self { path, start: point(span.start), end: point(span.end), label }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::settle;
    use crate::diagnostic::Diagnostic;
    use crate::text::{FileId, Text};

    #[test]
    fn the_object_has_the_keys_of_the_table_in_that_order() {
        let mut texts = Texts::default();
        texts.add(Text::new("a.yaml", "id: a\n"));
        let span = Span::new(FileId(0), 4, 5);
        let finding = Diagnostic::error("syntax", span, "x").help("y").record("a").label("here");
        let findings = [finding.clone().safe_fix(span, "b", "write `b`")];
        let accepted = [settle::Accepted { finding: finding.clone(), reason: "r".to_owned(), until: None }];
        let known = [finding];
        let input = Input { accepted: &accepted, known: &known, ..Input::new(&texts, &findings) };
        let value: serde_json::Value = serde_json::from_str(&write(&input)).unwrap();
        let keys = |value: &serde_json::Value| {
            value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(keys(&value), "version tool findings accepted known summary");
        let own = "rule severity message help record place related fix fingerprint";
        assert_eq!(keys(&value["findings"][0]), own);
        assert_eq!(keys(&value["known"][0]), own);
        assert_eq!(keys(&value["accepted"][0]), format!("{own} reason until"));
        assert_eq!(value["findings"][0]["fix"]["safe"], true);
        let place = serde_json::json!(
            {"path": "a.yaml", "start": {"line": 1, "column": 5}, "end": {"line": 1, "column": 6},
             "label": "here"});
        assert_eq!(value["findings"][0]["place"], place);
        assert_eq!(value["summary"]["accepted"], 1);
    }
}

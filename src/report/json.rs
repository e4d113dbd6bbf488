//! Findings as JSON, for other programs.
//!
//! One object. A later version of byline may add keys; it removes or changes one only with a new `version`.
//!
//! | key | value |
//! |---|---|
//! | `version` | `1` |
//! | `tool` | `{"name": "byline", "version": …}` |
//! | `findings` | those at or above the level asked for, by file and place |
//! | `accepted` | findings that an allowance excepts, with `reason` and `until` (a date or null) |
//! | `summary` | counts: `errors`, `warnings`, `notes`, `accepted`, and `hidden` (below the level) |
//!
//! A finding has `rule`, `severity` (`error`, `warning`, `info`), `message`, `help` (or null), `record` (the
//! id of what it is about, or null), `place`, `related` (places) and `fix` (null, or `title`, `place`,
//! `replacement`). A place has `path` (relative to the desk, with forward slashes), `start` and `end` (`line`
//! and `column`, from 1, in characters; `end` is the first character after) and `label` (may be empty).

use serde::Serialize;

use super::input::Input;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::text::{Span, Texts};

/// Writes the object, indented, with a line end.
pub fn write(input: &Input<'_>) -> String {
    let shown = input.shown();
    let accepted = input.accepted();
    let document = Document {
        version: 1,
        tool: Tool { name: "byline", version: env!("CARGO_PKG_VERSION") },
        findings: shown.iter().map(|finding| Finding::of(finding, input.texts)).collect(),
        accepted: accepted
            .iter()
            .map(|accepted| Accepted {
                finding: Finding::of(&accepted.finding, input.texts),
                reason: &accepted.reason,
                until: accepted.until.map(|until| until.to_string()),
            })
            .collect(),
        summary: Summary {
            errors: input.count(Severity::Error),
            warnings: input.count(Severity::Warning),
            notes: input.count(Severity::Info),
            accepted: input.accepted.len(),
            hidden: input.findings.len() - shown.len(),
        },
    };
    serde_json::to_string_pretty(&document).map_or_else(|_| String::new(), |text| text + "\n")
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    tool: Tool,
    findings: Vec<Finding<'a>>,
    accepted: Vec<Accepted<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Accepted<'a> {
    #[serde(flatten)]
    finding: Finding<'a>,
    reason: &'a str,
    until: Option<String>,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
    accepted: usize,
    hidden: usize,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    record: Option<&'a str>,
    place: Place<'a>,
    related: Vec<Place<'a>>,
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    place: Place<'a>,
    replacement: &'a str,
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

impl<'a> Finding<'a> {
    fn of(finding: &'a Diagnostic, texts: &'a Texts) -> Self {
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
            }),
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
    use crate::report::input::Color;
    use crate::text::{FileId, Text};

    #[test]
    fn the_object_has_the_keys_of_the_table_in_that_order() {
        let mut texts = Texts::default();
        texts.add(Text::new("a.yaml", "id: a\n"));
        let finding =
            Diagnostic::error("syntax", Span::new(FileId(0), 4, 5), "x").help("y").record("a").label("here");
        let findings = [finding.clone().fix(Span::new(FileId(0), 4, 5), "b", "write `b`")];
        let accepted = [settle::Accepted { finding, reason: "r".to_owned(), until: None }];
        let input = Input {
            texts: &texts,
            findings: &findings,
            accepted: &accepted,
            level: Severity::Info,
            color: Color::Plain,
        };
        let value: serde_json::Value = serde_json::from_str(&write(&input)).unwrap();
        let keys = |value: &serde_json::Value| {
            value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(keys(&value), "version tool findings accepted summary");
        assert_eq!(keys(&value["findings"][0]), "rule severity message help record place related fix");
        assert_eq!(
            keys(&value["accepted"][0]),
            "rule severity message help record place related fix reason until"
        );
        let place = serde_json::json!(
            {"path": "a.yaml", "start": {"line": 1, "column": 5}, "end": {"line": 1, "column": 6},
             "label": "here"});
        assert_eq!(value["findings"][0]["place"], place);
        assert_eq!(value["summary"]["accepted"], 1);
    }
}

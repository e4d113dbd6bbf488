//! The JSON Schema (draft 7) of the reports `json` and `json-lines`.

use serde_json::{Map, Value, json};

/// The schema: a whole `json` report, or one line of `json-lines`. Keys beside those named may come with a later
/// version of byline and mean no other form.
pub fn schema() -> Value {
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "byline report",
        "description": "A report of `--output-format json`, or one line of `--output-format json-lines`.",
        "oneOf": [
            {"$ref": "#/definitions/report"},
            {"$ref": "#/definitions/finding-line"},
            {"$ref": "#/definitions/accepted-line"},
            {"$ref": "#/definitions/summary-line"},
        ],
        "definitions": {
            "report": report(),
            "finding": record("A finding.", finding()),
            "accepted": record("A finding that an allowance excepts.", accepted()),
            "finding-line": record("A line for a finding to be mended, or known to the baseline.",
                with(vec![("kind", json!({"enum": ["finding", "known"]}))], finding())),
            "accepted-line": record("A line for a finding that an allowance excepts.",
                with(vec![("kind", json!({"const": "accepted"}))], accepted())),
            "summary-line": record("The last line.",
                with(vec![("kind", json!({"const": "summary"})), version(), tool()], counts())),
            "place": place(),
            "point": record("A line and a column, both from 1; columns count characters.",
                vec![("line", number(1)), ("column", number(1))]),
            "fix": record("A change of text that mends a finding, or may.", vec![
                ("title", text("what it does, as an order")),
                ("place", reference("place")),
                ("replacement", text("what stands there afterwards")),
                ("safe", json!({"type": "boolean", "description": "whether `--fix` makes it"})),
            ]),
        },
    })
}

type Fields = Vec<(&'static str, Value)>;

fn report() -> Value {
    let list = |of| json!({"type": "array", "items": reference(of)});
    record(
        "A whole report.",
        vec![
            version(),
            tool(),
            ("findings", list("finding")),
            ("accepted", list("accepted")),
            ("known", list("finding")),
            ("summary", record("How many findings there are, shown or not.", counts())),
        ],
    )
}

fn version() -> (&'static str, Value) {
    ("version", json!({"const": 1}))
}

fn tool() -> (&'static str, Value) {
    (
        "tool",
        record(
            "byline itself.",
            vec![("name", json!({"const": "byline"})), ("version", text("as in `byline -V`"))],
        ),
    )
}

fn finding() -> Fields {
    vec![
        ("rule", text("as `byline explain` takes it")),
        ("severity", json!({"enum": ["error", "warning", "info"]})),
        ("message", text("what is wrong")),
        ("help", maybe("what to do")),
        ("record", maybe("the id of what it is about")),
        ("place", reference("place")),
        ("related", json!({"type": "array", "items": reference("place")})),
        ("fix", json!({"anyOf": [{"type": "null"}, reference("fix")]})),
        (
            "fingerprint",
            json!({
                "type": "string",
                "pattern": "^[0-9a-f]{32}$",
                "description": "the same from run to run, whatever stands elsewhere; unique in a report",
            }),
        ),
    ]
}

fn accepted() -> Fields {
    let reason = ("reason", text("why it is accepted"));
    with(finding(), vec![reason, ("until", maybe("the last date on which the exception holds"))])
}

fn counts() -> Fields {
    ["errors", "warnings", "notes", "accepted", "known", "hidden"].map(|name| (name, number(0))).to_vec()
}

fn place() -> Value {
    record(
        "A place in a file.",
        vec![
            ("path", text("relative to the desk, with forward slashes")),
            ("start", reference("point")),
            ("end", reference("point")),
            ("label", text("what is to be seen there; may be empty")),
        ],
    )
}

fn with(mut first: Fields, more: Fields) -> Fields {
    first.extend(more);
    first
}

fn record(about: &str, fields: Fields) -> Value {
    let names: Vec<_> = fields.iter().map(|(name, _)| *name).collect();
    let properties: Map<String, Value> =
        fields.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
    json!({"type": "object", "description": about, "properties": properties, "required": names})
}

fn reference(to: &str) -> Value {
    json!({"$ref": format!("#/definitions/{to}")})
}

fn text(about: &str) -> Value {
    json!({"type": "string", "description": about})
}

fn maybe(about: &str) -> Value {
    json!({"type": ["string", "null"], "description": about})
}

fn number(least: u32) -> Value {
    json!({"type": "integer", "minimum": least})
}

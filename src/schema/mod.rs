//! The JSON Schemas (draft 7) and the field reference: folds over the tables of fields.

pub mod ids;

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::parse::config::ConfigRecord;
use crate::parse::file::FileRecord;
use crate::parse::record::{FieldDef, Record as _, RecordDef};
use crate::parse::value::Shape;

/// The schema of claim files.
pub fn claims() -> Value {
    document(FileRecord::DEF, "byline claim file")
}

/// The schema of byline.toml.
pub fn config() -> Value {
    document(ConfigRecord::DEF, "byline.toml")
}

/// The field reference of the manual, in Markdown.
pub fn reference() -> String {
    let mut page = String::from(
        "# Field reference\n\n\
         Every key of every record, as the reader itself knows it. A field in bold is required.\n\n\
         This page is written by `byline schema fields`.\n",
    );
    for def in [FileRecord::DEF, ConfigRecord::DEF].into_iter().flat_map(reachable) {
        let _ = write!(page, "\n## {}\n\n{}\n", heading(def.noun), prose(def.doc));
        page.push_str("\n| field | meaning | holds | example |\n| --- | --- | --- | --- |\n");
        for field in def.all_fields() {
            let key =
                if field.required { format!("**`{}`**", field.key) } else { format!("`{}`", field.key) };
            let holds = cell(&(field.shape)().what());
            let _ = writeln!(
                page,
                "| {key} | {} | {holds} | `{}` |",
                cell(&prose(field.doc)),
                cell(field.example)
            );
        }
    }
    page
}

fn heading(noun: &str) -> String {
    let mut letters = noun.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// A doc comment in one line.
fn prose(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn document(def: &'static RecordDef, title: &str) -> Value {
    let mut definitions = Map::new();
    for record in reachable(def) {
        definitions.insert(name(record), object(record));
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "$ref": format!("#/definitions/{}", name(def)),
        "definitions": definitions,
    })
}

/// A record and every record that its fields hold, each once, in the order of the manual.
fn reachable(def: &'static RecordDef) -> Vec<&'static RecordDef> {
    let mut found = vec![def];
    let mut at = 0;
    while let Some(record) = found.get(at).copied() {
        for shape in record.all_fields().map(|field| (field.shape)()) {
            records(&shape, &mut |inner| {
                if found.iter().all(|known| !std::ptr::eq(*known, inner)) {
                    found.push(inner);
                }
            });
        }
        at += 1;
    }
    found
}

fn records(shape: &Shape, each: &mut impl FnMut(&'static RecordDef)) {
    match shape {
        Shape::Record(def) => each(def),
        Shape::List(inner) | Shape::OneOrMany(inner) | Shape::Table(inner) => records(inner, each),
        Shape::AnyOf(shapes) => shapes.iter().for_each(|shape| records(shape, each)),
        Shape::Text { .. } | Shape::Number | Shape::Bool | Shape::Words(_) => {}
    }
}

fn name(def: &RecordDef) -> String {
    def.noun.replace(' ', "-")
}

fn object(def: &RecordDef) -> Value {
    let properties: Map<String, Value> =
        def.all_fields().map(|field| (field.key.to_owned(), property(field))).collect();
    let required: Vec<&str> =
        def.all_fields().filter(|field| field.required).map(|field| field.key).collect();
    let mut schema = json!({
        "type": "object",
        "description": prose(def.doc),
        "properties": properties,
        "additionalProperties": false,
    });
    if let (Some(object), false) = (schema.as_object_mut(), required.is_empty()) {
        object.insert("required".to_owned(), json!(required));
    }
    schema
}

/// Keywords beside `$ref` are ignored in draft 7, so a reference is wrapped.
fn property(field: &FieldDef) -> Value {
    let inner = schema(&(field.shape)());
    let mut outer = Map::new();
    outer.insert("description".to_owned(), json!(prose(field.doc)));
    if let Ok(example) = serde_yaml::from_str::<Value>(field.example) {
        outer.insert("examples".to_owned(), json!([example]));
    }
    match inner {
        Value::Object(inner) if inner.contains_key("$ref") => {
            outer.insert("allOf".to_owned(), json!([inner]));
        }
        Value::Object(inner) => outer.extend(inner),
        _ => {}
    }
    Value::Object(outer)
}

/// YAML turns unquoted digits into numbers, so a text may be one.
fn schema(shape: &Shape) -> Value {
    match shape {
        Shape::Text { pattern: None, .. } => json!({"type": ["string", "number"], "minLength": 1}),
        Shape::Text { pattern: Some(pattern), .. } => {
            json!({"type": ["string", "number"], "pattern": pattern})
        }
        Shape::Number => json!({"type": "integer", "minimum": 0}),
        Shape::Bool => json!({"type": "boolean"}),
        Shape::Words(words) => {
            let numbers = words.iter().filter_map(|word| word.parse::<u32>().ok()).map(Value::from);
            json!({"enum": words.iter().map(|word| json!(word)).chain(numbers).collect::<Vec<_>>()})
        }
        Shape::Record(def) => json!({"$ref": format!("#/definitions/{}", name(def))}),
        Shape::List(inner) => json!({"type": "array", "items": schema(inner)}),
        Shape::OneOrMany(inner) => {
            json!({"anyOf": [schema(inner), {"type": "array", "items": schema(inner)}]})
        }
        Shape::AnyOf(shapes) => json!({"anyOf": shapes.iter().map(schema).collect::<Vec<_>>()}),
        Shape::Table(inner) => json!({"type": "object", "additionalProperties": schema(inner)}),
    }
}

//! The JSON Schemas, judged by an independent validator.

use std::fs;
use std::path::{Path, PathBuf};

use byline::parse::config;
use byline::parse::file;
use byline::schema;
use byline::text::FileId;
use serde_json::Value;

fn accepts(schema: &Value, text: &str) -> bool {
    let value: Value = serde_yaml::from_str(text).unwrap();
    jsonschema::draft7::new(schema).unwrap().is_valid(&value)
}

fn claim_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            claim_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            found.push(path);
        }
    }
}

#[test]
fn the_schema_accepts_every_real_claim_file() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for desk in ["briefs", "src/cli/init", "tests/desks"] {
        claim_files(&root.join(desk), &mut files);
    }
    assert!(files.len() > 15);
    let schema = schema::claims();
    for path in files {
        assert!(accepts(&schema, &fs::read_to_string(&path).unwrap()), "{}", path.display());
    }
}

#[test]
fn the_schema_and_the_reader_refuse_the_same_mistakes() {
    let mistakes = [
        "claim: []",
        "claims: {}",
        "claims: [{id: a}]",
        "claims: [{assertion: A}]",
        "claims: [{id: A b, assertion: A}]",
        "claims: [{id: a, assertion: A, knd: figure}]",
        "claims: [{id: a, assertion: A, kind: figures}]",
        "claims: [{id: a, assertion: [A]}]",
        "claims: [{id: a, assertion: A, key: yes}]",
        "claims: [{id: a, assertion: A, as_of: 06-04-2031}]",
        "claims: [{id: a, assertion: A, credibility: 7}]",
        "claims: [{id: a, assertion: A, evidence: {source: x}}]",
        "claims: [{id: a, assertion: A, quote: {exact: x, sufix: y}}]",
        "documents: [{id: a, title: T}]",
        "documents: [{id: a, title: T, publisher: P, reliability: G}]",
        "documents: [{id: a, title: T, publisher: P, seen: maybe}]",
        "sources: [{id: a, name: N, email: n@example.org}]",
        "sources: [{id: a, anonymous: people, count: some}]",
        "sources: [{id: a, name: N, marking: TLP:WHITE}]",
        "judgments: [{id: a, judgment: J, confidence: medium}]",
        "responses: [{id: a, party: p, outcome: refused}]",
        "brief: {title: T}",
        "brief: {title: T, as_of: 2031, sections: [{text: t}]}",
        "claims: [{id: a, assertion: A, allow: [{rule: superlative}]}]",
    ];
    let schema = schema::claims();
    for mistake in mistakes {
        assert!(!accepts(&schema, mistake), "the schema accepts {mistake}");
        let mut findings = Vec::new();
        file::read(FileId(0), "x.yaml", mistake, &mut findings);
        assert_eq!(findings.len(), 1, "{mistake}: {findings:?}");
    }
}

#[test]
fn the_schema_of_the_configuration_judges_as_the_reader_does() {
    let schema = schema::config();
    assert!(!accepts(&schema, "{format: 1, rules: {superlative: never}}"));
    assert!(accepts(
        &schema,
        "{format: 1, profile: strict, build: {formats: [md]}, rules: {superlative: 'off'}}"
    ));
    for mistake in
        ["{profil: strict}", "{profile: lax}", "{build: {folder: x}}", "{words: {cues: 1}, fail-on: often}"]
    {
        assert!(!accepts(&schema, mistake), "{mistake}");
    }
}

/// Every example of a schema with the key it belongs to, by definition.
fn examples(schema: &Value) -> Vec<(String, String, Value)> {
    let mut found = Vec::new();
    for (record, definition) in schema["definitions"].as_object().unwrap() {
        for (key, property) in definition["properties"].as_object().unwrap() {
            assert!(property["description"].as_str().is_some_and(|text| text.len() > 5), "{record}.{key}");
            let example = property["examples"][0].clone();
            assert!(!example.is_null(), "{record}.{key} has no example");
            found.push((record.clone(), key.clone(), example));
        }
    }
    found
}

#[test]
fn every_field_has_a_meaning_and_an_example_that_holds() {
    for schema in [schema::claims(), schema::config()] {
        for (record, key, example) in examples(&schema) {
            let mut part = schema["definitions"][&record]["properties"][&key].clone();
            part["definitions"] = schema["definitions"].clone();
            assert!(jsonschema::draft7::new(&part).unwrap().is_valid(&example), "{record}.{key}: {example}");
        }
    }
}

#[test]
fn the_reader_takes_the_examples_of_the_top_level() {
    for (record, key, example) in examples(&schema::claims()) {
        if record == "claim-file" {
            let text = serde_yaml::to_string(&serde_json::json!({ &key: example })).unwrap();
            let mut findings = Vec::new();
            file::read(FileId(0), "x.yaml", &text, &mut findings);
            assert!(findings.is_empty(), "{key}: {findings:?}");
        }
    }
    let mut findings = Vec::new();
    config::read(FileId(0), "fail-on = \"warning\"\n", &mut findings);
    assert!(findings.is_empty());
}

#[test]
fn ids_of_a_desk_are_suggestions_and_never_limits() {
    let text = "sources: [{id: ruiz, name: Ana Ruiz, role: Foreign Minister}]\nclaims: [{id: a, assertion: The strait stays open, topics: [strait]}]\n";
    let files = vec![file::read(FileId(0), "briefs/note.yaml", text, &mut Vec::new())];
    let schema = schema::ids::claims_of(&files);
    let definitions = &schema["definitions"];
    assert_eq!(definitions["ids-of-tellers"]["enum"], serde_json::json!(["outlet", "ruiz"]));
    assert_eq!(definitions["ids-of-sources"]["enumDescriptions"][0], "Ana Ruiz, Foreign Minister");
    assert_eq!(definitions["ids-of-claims"]["enumDescriptions"][0], "The strait stays open");
    assert_eq!(definitions["topics"]["enum"][0], "strait");
    for (claim, fits) in [
        ("{id: b, assertion: B, source: ruiz, topics: [strait]}", true),
        (
            "{id: b, assertion: B, source: [outlet, someone-new], document: 2031-05, topics: [a new one]}",
            true,
        ),
        ("{id: b, assertion: B, first_reported_by: {document: new}, supports: a}", true),
        ("{id: b, assertion: B, source: Not An Id}", false),
        ("{id: b, assertion: B, supports: [a, B]}", false),
        ("{id: b, assertion: B, topics: {a: b}}", false),
    ] {
        assert_eq!(accepts(&schema, &format!("claims: [{claim}]")), fits, "{claim}");
    }
}

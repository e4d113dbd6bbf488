//! Pages of the manual that byline itself writes. `UPDATE=1` rewrites them.

use std::fs;
use std::path::Path;

use assert_cmd::Command;

/// Compares a page with what a command prints.
fn holds(page: &str, args: &[&str]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let output = Command::cargo_bin("byline").unwrap().args(args).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &printed).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap() == printed,
        "{page} is out of date; run the tests with UPDATE=1"
    );
}

#[test]
fn the_rule_reference_is_what_explain_prints() {
    holds("docs/rules.md", &["explain", "--all", "--format", "markdown"]);
}

#[test]
fn the_field_reference_is_what_schema_prints() {
    holds("docs/format-reference.md", &["schema", "fields"]);
}

#[test]
fn the_view_of_templates_is_what_schema_prints() {
    holds("docs/template-view.md", &["schema", "template"]);
}

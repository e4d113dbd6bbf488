//! Baselines: old findings stay known, new ones are told.

use std::fs;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

struct Desk(TempDir);

impl Desk {
    fn new(text: &str) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(desk.0.path().join("briefs")).unwrap();
        desk.write(text);
        desk
    }

    fn write(&self, text: &str) {
        fs::write(self.0.path().join("briefs/note.yaml"), text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap()
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::cargo_bin("byline").unwrap().current_dir(self.0.path()).args(args).output().unwrap()
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const HEAD: &str = "brief: {title: Note, as_of: 2031-05}\n\
documents:\n  - {id: wire, title: Talks end, publisher: Meridian Wire, published: 2031-05-06, url: 'https://example.org/talks'}\n\
claims:\n";
const SHUT: &str = "  - {id: shut, assertion: The port is shut, document: wire, topics: [strait]}\n";
const OPEN: &str = "  - {id: open, assertion: The strait is open, document: wire, topics: [strait]}\n";

fn note(claims: &[&str]) -> String {
    HEAD.to_owned() + &claims.concat()
}

#[test]
fn what_was_found_before_is_known_and_what_is_new_is_told() {
    let desk = Desk::new(&note(&[SHUT]));
    assert_eq!(code(&desk.run(&["check"])), 1);
    let written = desk.run(&["check", "--write-baseline", "known.json"]);
    assert_eq!(code(&written), 0, "{}", said(&written));
    assert!(said(&written).contains("written to `known.json`"), "{}", said(&written));
    let old = desk.run(&["check", "--baseline", "known.json"]);
    assert_eq!((code(&old), out(&old).as_str()), (0, ""), "{}", said(&old));
    assert!(said(&old).contains("known to the baseline"), "{}", said(&old));
    assert_eq!(code(&desk.run(&["build", "--baseline", "known.json"])), 0);
    assert_eq!(code(&desk.run(&["build"])), 1);
    desk.write(&note(&[SHUT, OPEN]));
    let new = desk.run(&["check", "--baseline", "known.json", "--output-format", "concise"]);
    assert_eq!(code(&new), 1);
    assert!(out(&new).lines().all(|line| line.contains(":6:")), "{}", out(&new));
}

#[test]
fn edits_elsewhere_leave_a_finding_known_and_an_edit_of_it_brings_it_back() {
    let desk = Desk::new(&note(&[SHUT, OPEN]));
    desk.run(&["check", "--write-baseline", "known.json"]);
    let told = |text: &str| {
        desk.write(text);
        out(&desk.run(&["check", "--baseline", "known.json", "--output-format", "concise"]))
    };
    assert_eq!(told(&format!("# a note\n\n{}", note(&[OPEN, "\n  # between\n", SHUT]))), "");
    assert_eq!(told(&note(&[SHUT, OPEN]).replace('\n', "\r\n")), "");
    let edited = told(&note(&[&SHUT.replace("document: wire", "document: wire, source: outlet"), OPEN]));
    assert!(!edited.contains("missing-source"), "{edited}");
    let renamed = told(&note(&[&SHUT.replace("id: shut", "id: closed"), OPEN]));
    assert!(renamed.contains("missing-source"), "{renamed}");
}

#[test]
fn a_baseline_is_the_same_bytes_whatever_the_order_of_records() {
    let desk = Desk::new(&note(&[SHUT, OPEN]));
    desk.run(&["check", "--write-baseline", "one.json"]);
    desk.write(&note(&[OPEN, SHUT]));
    desk.run(&["check", "--write-baseline", "other.json"]);
    assert_eq!(desk.read("one.json"), desk.read("other.json"));
}

#[test]
fn known_findings_are_suppressed_in_sarif_and_listed_apart_in_json() {
    let desk = Desk::new(&note(&[SHUT]));
    desk.run(&["check", "--write-baseline", "known.json"]);
    let report = |format| {
        let check = desk.run(&["check", "--baseline", "known.json", "--output-format", format]);
        serde_json::from_str::<Value>(&out(&check)).unwrap()
    };
    let sarif = report("sarif");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert!(!results.is_empty());
    assert!(results.iter().all(|result| result["suppressions"][0]["kind"] == "external"), "{sarif:#}");
    let json = report("json");
    assert_eq!(json["findings"], Value::Array(Vec::new()));
    assert_eq!(json["known"].as_array().unwrap().len(), results.len());
    assert_eq!(report("gitlab"), Value::Array(Vec::new()));
}

#[test]
fn what_is_mended_is_counted_so_that_the_baseline_can_shrink() {
    let desk = Desk::new(&note(&[SHUT]));
    desk.run(&["check", "--write-baseline", "known.json"]);
    desk.write(&note(&[&SHUT.replace("document: wire", "document: wire, source: outlet")]));
    let check = desk.run(&["check", "--baseline", "known.json"]);
    assert!(said(&check).contains("of the baseline found no more"), "{}", said(&check));
}

#[test]
fn structural_findings_are_never_known() {
    let desk = Desk::new(&note(&[SHUT, "  - {id: odd, assertion: x, documnt: wire}\n"]));
    let written = desk.run(&["check", "--write-baseline", "known.json"]);
    assert_eq!(code(&written), 1);
    assert!(!desk.read("known.json").contains("unknown-field"));
    let check = desk.run(&["check", "--baseline", "known.json", "--output-format", "concise"]);
    assert!(
        out(&check).contains("unknown-field") && !out(&check).contains("missing-source"),
        "{}",
        out(&check)
    );
}

#[test]
fn a_baseline_that_cannot_be_used_says_why() {
    let desk = Desk::new(&note(&[SHUT]));
    fs::write(desk.0.path().join("odd.json"), "{}").unwrap();
    for (path, words) in [
        ("none.json", "there is no file"),
        ("odd.json", "is no baseline"),
        ("briefs", "cannot read `briefs`"),
    ] {
        let check = desk.run(&["check", "--baseline", path]);
        assert_eq!(code(&check), 2, "{path}");
        assert!(
            said(&check).contains(words) && said(&check).contains("--write-baseline"),
            "{}",
            said(&check)
        );
    }
    for path in ["briefs/note.yaml", "out/known.json"] {
        assert_eq!(code(&desk.run(&["check", "--write-baseline", path])), 2, "{path}");
    }
    assert_eq!(desk.read("briefs/note.yaml"), note(&[SHUT]));
}

#[test]
fn an_unknown_rule_is_refused_with_the_one_meant() {
    let desk = Desk::new(&note(&[SHUT]));
    for flag in ["--select", "--ignore"] {
        let check = desk.run(&["check", flag, "missing-sauce"]);
        assert_eq!(code(&check), 2);
        assert!(said(&check).contains("did you mean `missing-source`?"), "{}", said(&check));
    }
    let two = desk.run(&[
        "check",
        "--ignore",
        "missing-source",
        "--ignore",
        "single-document",
        "--fail-on",
        "info",
    ]);
    assert!(!out(&two).contains("missing-source") && !out(&two).contains("single-document"), "{}", out(&two));
}

#[test]
fn level_says_what_is_shown_and_fail_on_what_fails() {
    let desk = Desk::new(&note(&[SHUT]));
    let shown = desk.run(&["check", "--level", "error", "--output-format", "concise", "--fail-on", "never"]);
    assert_eq!(code(&shown), 0);
    assert!(out(&shown).lines().all(|line| line.contains(": error[")), "{}", out(&shown));
    desk.write(NOTE_WITHOUT_ERRORS);
    for (fail_on, expected) in [("error", 0), ("warning", 0), ("info", 1), ("never", 0)] {
        let check = desk.run(&["check", "--level", "error", "--fail-on", fail_on]);
        assert_eq!((code(&check), out(&check).as_str()), (expected, ""), "{fail_on}: {}", said(&check));
    }
}

/// A brief of which byline has one thing to note: the period.
const NOTE_WITHOUT_ERRORS: &str = "brief: {title: Note, as_of: 2031-05}\n\
documents:\n  - {id: wire, title: Talks end, publisher: Meridian Wire, published: 2031-05-06, url: 'https://example.org/talks'}\n\
sources:\n  - {id: ruiz, name: Ana Ruiz, role: Valdorian Foreign Minister}\n\
claims:\n  - {id: open, assertion: The strait is closed., source: ruiz, document: wire, topics: [strait]}\n";

//! Reports in every format: hostile text, schemas, files, exit codes.

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use byline::check::settle::Accepted;
use byline::diagnostic::{Diagnostic, Severity};
use byline::model::date::PartialDate;
use byline::report::input::{Color, Input, Standing, Subject};
use byline::report::{concise, full, github, gitlab, json, json_lines, junit, markdown, sarif, schema};
use byline::text::{FileId, Span, Text, Texts};
use serde_json::Value;
use tempfile::TempDir;

/// What no field of a finding may carry into a report as a sign.
const HOSTILE: &str = "a\n::error::b%0Ac\r\n##[error]d\u{1b}[31me\u{7}\u{0}f]]>g|h`i`j\"k'l<m>&n\u{202e}o\u{2066}p\
                       \u{feff}q\u{fffe}r, s: t\\u @all $x$ [v](javascript:w) **x** </details> ``` é北🎉";

/// A path that a desk on a hostile disk could have.
const PATH: &str = "briefs/a b%20,c:d|e`f]]>\"g'#?é.yaml";

fn hostile() -> (Texts, [Diagnostic; 3], [Accepted; 1], [Diagnostic; 1]) {
    let mut texts = Texts::default();
    texts.add(Text::new(
        PATH,
        format!("claims:\n  - id: {}\n    é: ü\n", HOSTILE.replace(['\n', '\r', '\0'], " ")),
    ));
    let span = Span::new(FileId(0), 10, 30);
    let finding = |severity| {
        Diagnostic::error("missing-source", span, HOSTILE)
            .severity(severity)
            .label(HOSTILE)
            .related(Span::new(FileId(0), 0, 6), HOSTILE)
            .help(HOSTILE)
            .record(HOSTILE)
            .fix(span, HOSTILE, HOSTILE)
    };
    let findings = [Severity::Error, Severity::Warning, Severity::Info].map(finding);
    let until = PartialDate::parse("2031-05-06");
    let accepted = [Accepted { finding: finding(Severity::Warning), reason: HOSTILE.to_owned(), until }];
    (texts, findings, accepted, [finding(Severity::Error)])
}

/// Compares what every format makes of hostile text with what stands in `tests/reports/`; hands each to a test.
fn each_format(test: impl Fn(&str, &str)) {
    let (texts, findings, accepted, known) = hostile();
    let claims = [Subject { id: HOSTILE, span: Span::new(FileId(0), 10, 14) }];
    let briefs = [Standing { id: HOSTILE, title: HOSTILE, counts: [1, 1, 1], ready: false }];
    let input = Input {
        accepted: &accepted,
        known: &known,
        claims: &claims,
        briefs: &briefs,
        folder: "desk,s:/",
        color: Color::Plain,
        ..Input::new(&texts, &findings)
    };
    for (name, written) in [
        ("full.txt", full::write(&input)),
        ("concise.txt", concise::write(&input)),
        ("report.json", json::write(&input)),
        ("report.jsonl", json_lines::write(&input)),
        ("github.txt", github::write(&input)),
        ("gitlab.json", gitlab::write(&input)),
        ("report.sarif", results(&sarif::write(&input))),
        ("junit.xml", junit::write(&input)),
        ("summary.md", markdown::write(&input)),
    ] {
        test(name, &written);
    }
}

/// A SARIF log, indented, its rules left out: they are the manual's.
fn results(log: &str) -> String {
    let mut log: Value = serde_json::from_str(log).unwrap();
    log["runs"][0]["tool"]["driver"].as_object_mut().unwrap().remove("rules");
    for result in log["runs"][0]["results"].as_array_mut().unwrap() {
        result.as_object_mut().unwrap().remove("ruleIndex");
    }
    serde_json::to_string_pretty(&log).unwrap() + "\n"
}

#[test]
fn hostile_text_in_every_field_gives_the_reports_on_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports");
    each_format(|name, written| {
        let written = written.replace(env!("CARGO_PKG_VERSION"), "VERSION");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(folder.join(name), &written).unwrap();
        }
        let expected = fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(expected == written, "{name} is another; run with UPDATE=1 and look at the difference");
    });
}

#[test]
fn no_report_carries_a_control_or_a_turn_of_direction_as_it_is() {
    each_format(|name, written| {
        let odd = |c: &char| {
            (c.is_control() && *c != '\n') || matches!(c, '\u{202e}' | '\u{2066}' | '\u{feff}' | '\u{fffe}')
        };
        // JSON for programs holds the author's own text; its encoder escapes what is a control.
        let seen: Vec<_> = match name {
            "report.json" | "report.jsonl" | "report.sarif" => {
                written.chars().filter(|c| c.is_control() && *c != '\n').collect()
            }
            _ => written.chars().filter(odd).collect(),
        };
        assert!(seen.is_empty(), "{name}: {seen:?}");
    });
}

#[test]
fn a_hostile_finding_stays_one_command_one_row_and_one_case() {
    each_format(|name, written| match name {
        "github.txt" => {
            let commands = written.lines().filter(|line| line.starts_with("::")).count();
            assert_eq!((commands, written.lines().count()), (2, 3), "{written}");
        }
        "concise.txt" => assert_eq!(written.lines().count(), 3, "{written}"),
        "summary.md" => {
            for row in written.lines().filter(|line| line.starts_with("| ")) {
                let cells = row.split('|').count() - 2;
                assert!([4, 5].contains(&cells), "{cells}: {row}");
            }
            assert_eq!(written.matches("</details>").count(), written.matches("<details>").count());
        }
        "junit.xml" => assert_eq!(written.matches("<testcase").count(), 1, "{written}"),
        _ => {}
    });
}

/// The schema, strict: keys that it does not name are an error here.
fn strict() -> Value {
    fn close(schema: &mut Value) {
        match schema {
            Value::Object(object) => {
                object.values_mut().for_each(close);
                if object.get("type").is_some_and(|kind| kind == "object") {
                    object.insert("additionalProperties".to_owned(), Value::Bool(false));
                }
            }
            Value::Array(items) => items.iter_mut().for_each(close),
            _ => {}
        }
    }
    let mut schema = schema::schema();
    close(&mut schema);
    schema
}

#[test]
fn json_reports_are_what_their_schema_says() {
    let validator = jsonschema::draft7::new(&strict()).unwrap();
    let holds = |text: &str| {
        let value: Value = serde_json::from_str(text).unwrap();
        let errors: Vec<_> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    };
    each_format(|name, written| match name {
        "report.json" => holds(written),
        "report.jsonl" => written.lines().for_each(holds),
        _ => {}
    });
    let wrong = serde_json::json!({"version": 1, "findings": []});
    assert!(!validator.is_valid(&wrong));
}

#[test]
fn every_finding_of_a_report_has_a_fingerprint_of_its_own() {
    each_format(|name, written| {
        let key = match name {
            "report.json" => "fingerprint",
            "report.sarif" => "byline/v1",
            _ => return,
        };
        let mut prints: Vec<&str> =
            written.lines().filter(|line| line.contains(&format!("\"{key}\""))).collect();
        assert_eq!(prints.len(), 5);
        prints.sort_unstable();
        prints.dedup();
        assert_eq!(prints.len(), 5, "{prints:#?}");
    });
}

struct Desk(TempDir);

impl Desk {
    fn new(files: &[(&str, &str)]) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        for (path, text) in files {
            desk.write(path, text);
        }
        desk
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
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

const NOTE: &str = "brief: {title: Note, as_of: 2031-05}\n\
documents:\n  - {id: wire, title: Talks end, publisher: Meridian Wire, published: 2031-05-06, url: 'https://example.org/talks'}\n\
sources:\n  - {id: ruiz, name: Ana Ruiz, role: Valdorian Foreign Minister}\n\
claims:\n  - {id: open, assertion: The strait stays open, source: ruiz, document: wire, topics: [strait]}\n  - {id: shut, assertion: The port is shut, document: wire, topics: [strait]}\n";

const FORMATS: [&str; 9] =
    ["full", "concise", "json", "json-lines", "github", "gitlab", "sarif", "junit", "markdown"];

#[test]
fn one_run_writes_every_format_and_each_file_is_what_the_format_prints() {
    let desk = Desk::new(&[("briefs/note.yaml", NOTE)]);
    let reports: Vec<String> = FORMATS.iter().map(|format| format!("{format}=reports/{format}")).collect();
    let mut args = vec!["check"];
    for report in &reports {
        args.extend(["--report", report.as_str()]);
    }
    let check = desk.run(&args);
    assert_eq!(code(&check), 1, "{}", said(&check));
    for format in FORMATS {
        let printed = desk.run(&["check", "--output-format", format]);
        assert_eq!(code(&printed), 1);
        assert_eq!(desk.read(&format!("reports/{format}")), out(&printed), "{format}");
        assert!(out(&printed).contains("missing-source"), "{format}: {}", out(&printed));
    }
}

#[test]
fn a_test_case_stands_for_each_claim_and_a_page_for_each_brief() {
    let desk = Desk::new(&[("briefs/note.yaml", NOTE)]);
    let junit = out(&desk.run(&["check", "--output-format", "junit"]));
    assert!(junit.contains(r#"<testcase name="open" classname="briefs/note.yaml"/>"#), "{junit}");
    assert!(junit.contains(r#"<testcase name="shut" classname="briefs/note.yaml">"#), "{junit}");
    let page = out(&desk.run(&["check", "--output-format", "markdown"]));
    assert!(page.contains("| Note (`note`) | 1 | 0 |") && page.contains("**held back**"), "{page}");
}

#[test]
fn a_report_lies_neither_among_the_outputs_nor_on_a_file_of_the_desk() {
    let desk = Desk::new(&[("briefs/note.yaml", NOTE), ("byline.toml", "[build]\nout = 'pages'\n")]);
    for path in
        ["pages/r.json", "briefs/note.yaml", "./briefs/../briefs/new.json", "byline.toml", "templates/x.html"]
    {
        let check = desk.run(&["check", "--report", &format!("json={path}")]);
        assert_eq!(code(&check), 2, "{path}");
        assert!(said(&check).contains(path) && said(&check).contains("help"), "{}", said(&check));
    }
    assert_eq!(desk.read("briefs/note.yaml"), NOTE);
    let build = desk.run(&["build", "--out", "elsewhere", "--report", "json=elsewhere/r.json"]);
    assert_eq!(code(&build), 2, "{}", said(&build));
    let build = desk.run(&["build", "--draft", "--report", "json=r.json"]);
    assert_eq!(code(&build), 0, "{}", said(&build));
    assert!(desk.read("r.json").contains("missing-source"));
}

#[test]
fn a_report_flag_that_cannot_be_followed_says_why() {
    let desk = Desk::new(&[("briefs/note.yaml", NOTE)]);
    for (flag, words) in [
        ("sarf=x", "did you mean `sarif`?"),
        ("json", "write a format and a file"),
        ("json=", "write a format and a file"),
        ("json=briefs", "is a file of the desk"),
    ] {
        let check = desk.run(&["check", "--report", flag]);
        assert_eq!(code(&check), 2, "{flag}");
        assert!(said(&check).contains(words), "{}", said(&check));
    }
    let twice = desk.run(&["check", "--report", "json=r", "--report", "sarif=r"]);
    assert_eq!(code(&twice), 2);
    assert!(said(&twice).contains("two reports go to `r`"), "{}", said(&twice));
}

#[cfg(unix)]
#[test]
fn a_report_replaces_a_file_whole_and_follows_no_link() {
    let desk = Desk::new(&[("briefs/note.yaml", NOTE), ("r.json", "old"), ("kept", "kept")]);
    std::os::unix::fs::symlink("kept", desk.0.path().join("link")).unwrap();
    assert_eq!(code(&desk.run(&["check", "--report", "json=r.json"])), 1);
    assert!(desk.read("r.json").starts_with('{'));
    let link = desk.run(&["check", "--report", "json=link"]);
    assert_eq!(code(&link), 2, "{}", said(&link));
    assert_eq!(desk.read("kept"), "kept");
}

#[test]
fn build_prints_a_report_for_programs_where_standard_output_is_free() {
    let desk = Desk::new(&[("briefs/note.yaml", NOTE)]);
    let build = desk.run(&["build", "--output-format", "json"]);
    let report: Value = serde_json::from_str(&out(&build)).unwrap();
    assert_eq!((code(&build), &report["summary"]["errors"]), (1, &Value::from(1)));
    for args in
        [["build", "--output-format", "sarif", "--check"], ["build", "--output-format=sarif", "--out", "-"]]
    {
        let build = desk.run(&args);
        assert_eq!(code(&build), 2);
        assert!(said(&build).contains("--report FORMAT=FILE"), "{}", said(&build));
    }
}

#[test]
fn paths_for_code_hosts_are_seen_from_the_repository() {
    let desk = Desk::new(&[(".git/HEAD", ""), ("work/my desk/briefs/note.yaml", NOTE)]);
    let args = |format| ["check", "-C", "work/my desk", "--output-format", format];
    let path = "work/my desk/briefs/note.yaml";
    assert!(out(&desk.run(&args("github"))).contains(&format!("file={path},")));
    assert!(out(&desk.run(&args("gitlab"))).contains(&format!("\"path\": \"{path}\"")));
    assert!(out(&desk.run(&args("sarif"))).contains("\"uri\":\"work/my%20desk/briefs/note.yaml\""));
    assert!(out(&desk.run(&args("concise"))).starts_with("briefs/note.yaml:"));
}

#[test]
fn what_an_allowance_accepts_is_suppressed_in_sarif_and_not_left_out() {
    let allowed = NOTE
        .replace("id: shut,", "id: shut, allow: [{rule: missing-source, reason: an editor saw the port}],");
    let desk = Desk::new(&[("briefs/note.yaml", &allowed)]);
    let check = desk.run(&["check", "--output-format", "sarif"]);
    let log: Value = serde_json::from_str(&out(&check)).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let result = results.iter().find(|result| result["ruleId"] == "missing-source").unwrap();
    assert_eq!(result["suppressions"][0]["kind"], "inSource", "{result:#}");
    assert_eq!(result["suppressions"][0]["justification"], "an editor saw the port");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    for result in results {
        assert!(result["suppressions"].is_array());
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
    }
}

#[test]
fn schema_report_prints_the_schema() {
    let desk = Desk::new(&[]);
    let printed = desk.run(&["schema", "report"]);
    assert_eq!(
        (code(&printed), serde_json::from_str::<Value>(&out(&printed)).unwrap()),
        (0, schema::schema())
    );
}

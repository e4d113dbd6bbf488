//! `byline init`: what it writes, and what it leaves alone.

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::cargo_bin("byline").unwrap().current_dir(folder).args(args).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn init(args: &[&str]) -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    let output = run(desk.path(), &[&["init"], args].concat());
    assert!(output.status.success(), "{}", said(&output));
    desk
}

fn read(desk: &TempDir, path: &str) -> String {
    fs::read_to_string(desk.path().join(path)).unwrap()
}

#[test]
fn the_example_shows_every_kind_of_source_and_record() {
    let desk = init(&[]);
    let check = run(desk.path(), &["check", "--fail-on", "info"]);
    assert_eq!((check.status.code(), check.stdout.as_slice()), (Some(0), &b""[..]), "{}", said(&check));
    assert!(run(desk.path(), &["build"]).status.success());
    let page = read(&desk, "out/port-closure.md");
    for sentence in [
        "The northern port will close in June, said Lena Hart, a spokesperson for the Ministry of the Sea.",
        "the ministry said in a statement.",
        "Pilots asked for the works after the winter storms, said Tomas Rell, head of the Pilots' Guild.",
        "the Harbor Gazette reported, citing people who have seen the works plan.",
        "the Harbor Gazette reported, citing one of the people who have seen the works plan.",
        "the fishing fleet had no other berth, the Harbor Gazette reported.",
        "a spokesperson for the Kessia Port Authority said.",
        "The ministry did not immediately respond to a request for comment",
        "It is likely that part of the fishing fleet will stay in port",
        "How long the port will stay closed.",
    ] {
        assert!(page.contains(sentence), "{sentence}\n{page}");
    }
    let quote = run(desk.path(), &["show", "kessia-deepening"]);
    let quote = String::from_utf8(quote.stdout).unwrap();
    assert!(quote.contains("we are deepening one"), "{quote}");
}

#[test]
fn a_changed_word_in_the_examples_quote_is_found() {
    let desk = init(&[]);
    let claims = read(&desk, "briefs/port-closure/claims.yaml")
        .replace("we are deepening one", "we were deepening one");
    fs::write(desk.path().join("briefs/port-closure/claims.yaml"), claims).unwrap();
    let check = run(desk.path(), &["check", "--output-format", "concise"]);
    assert_eq!(check.status.code(), Some(1));
    assert!(String::from_utf8(check.stdout).unwrap().contains("[quote-"));
}

#[test]
fn the_files_of_an_editor_are_added_to_a_desk_and_replace_nothing() {
    let desk = init(&[]);
    fs::create_dir(desk.path().join(".vscode")).unwrap();
    fs::write(desk.path().join(".vscode/settings.json"), "{}\n").unwrap();
    let output = run(desk.path(), &["init", "--editor", "vscode", "--ci", "gitlab"]);
    assert!(output.status.success(), "{}", said(&output));
    let said_first = said(&output);
    assert!(
        said_first.contains("kept .vscode/settings.json") && said_first.contains("yaml.schemas"),
        "{said_first}"
    );
    assert_eq!(read(&desk, ".vscode/settings.json"), "{}\n");
    assert!(read(&desk, ".gitlab-ci.yml").contains("byline check"));
    let schema = read(&desk, ".vscode/byline-claims.schema.json");
    let again = run(desk.path(), &["init", "--editor", "vscode"]);
    assert!(again.status.success() && !said(&again).contains("wrote"), "{}", said(&again));
    assert_eq!(read(&desk, ".vscode/byline-claims.schema.json"), schema);
    let plain = run(desk.path(), &["init"]);
    assert_eq!(plain.status.code(), Some(2));
    assert!(said(&plain).contains("byline new brief ID"), "{}", said(&plain));
}

#[test]
fn a_folder_that_holds_something_else_is_left_alone_whatever_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("letter.txt"), "dear").unwrap();
    for args in [&["init"][..], &["init", "--editor", "vscode"], &["init", ".", "--ci", "github"]] {
        let output = run(folder.path(), args);
        assert_eq!(output.status.code(), Some(2));
        assert!(said(&output).contains("is not empty") && said(&output).contains("help"));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn the_settings_of_the_editor_fit_together() {
    let desk = init(&["--editor", "vscode"]);
    let json = |path: &str| serde_json::from_str::<Value>(&read(&desk, path)).unwrap();
    let settings = json(".vscode/settings.json");
    let schemas = settings["yaml.schemas"].as_object().unwrap();
    for path in schemas.keys() {
        assert!(desk.path().join(path).is_file(), "{path}");
    }
    assert_eq!(json(".vscode/extensions.json")["recommendations"][0], "redhat.vscode-yaml");
    let tasks = json(".vscode/tasks.json");
    for task in tasks["tasks"].as_array().unwrap() {
        let args: Vec<&str> =
            task["args"].as_array().unwrap().iter().map(|arg| arg.as_str().unwrap()).collect();
        let output = run(desk.path(), &args);
        assert!(output.status.success(), "{args:?}: {}", said(&output));
    }
    let pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]["regexp"].clone();
    fs::write(desk.path().join("briefs/a.yaml"), "claims:\n  - id: a\n    assertion:\n").unwrap();
    let found = run(desk.path(), &["check", "--output-format", "concise"]);
    let found = String::from_utf8(found.stdout).unwrap();
    let matcher = jsonschema::draft7::new(&serde_json::json!({"pattern": pattern})).unwrap();
    assert!(
        found.contains("a.yaml:3:5") && found.lines().all(|line| matcher.is_valid(&line.into())),
        "{found}"
    );
}

#[test]
fn the_workflow_runs_commands_that_there_are() {
    for (forge, path) in [("github", ".github/workflows/briefs.yml"), ("gitlab", ".gitlab-ci.yml")] {
        let desk = init(&["--ci", forge]);
        let workflow = read(&desk, path);
        let parsed: serde_yaml::Value = serde_yaml::from_str(&workflow).unwrap();
        assert!(parsed.is_mapping());
        let commands: Vec<&str> = workflow
            .lines()
            .filter_map(|line| {
                line.trim().trim_start_matches("- ").trim_start_matches("run: ").strip_prefix("byline ")
            })
            .collect();
        assert!(commands.len() >= 2, "{workflow}");
        for command in commands {
            let output = run(desk.path(), &command.split(' ').collect::<Vec<_>>());
            assert!(output.status.success(), "{command}: {}", said(&output));
        }
    }
}

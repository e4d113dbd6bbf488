//! The examples of the help texts: each is run, in the desk that `init` writes.

use std::fs;
use std::path::Path;
use std::process::Command;

use assert_cmd::cargo::cargo_bin;

/// What of an example cannot be run to its end: what never ends, writes into the home folder or opens a window.
const OUTSIDE: [&str; 4] = ["byline serve", "--watch", "~", "man -l"];

fn help(verb: &str) -> String {
    let output = Command::new(cargo_bin("byline")).args([verb, "--help"]).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// The commands under "Examples:", without what is said of them.
fn examples(verb: &str) -> Vec<String> {
    let help = help(verb);
    let lines = help.split("Examples:\n").nth(1).unwrap().lines();
    let commands = lines.take_while(|line| !line.is_empty()).filter_map(|line| line.strip_prefix("  "));
    let plain = commands.filter(|line| !line.starts_with(' '));
    plain.map(|line| line.split("   ").next().unwrap().split("  ").next().unwrap().to_owned()).collect()
}

fn run(folder: &Path, script: &str) {
    let bin = cargo_bin("byline");
    let path = format!("{}:{}", bin.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let shell = Command::new("bash").args(["-c", script]).current_dir(folder).env("PATH", path).output();
    let shell = shell.unwrap();
    let said = String::from_utf8_lossy(&shell.stderr);
    assert!(shell.status.success(), "{script}: {:?}\n{said}", shell.status.code());
}

#[test]
fn every_example_of_the_help_runs_in_the_desk_that_init_writes() {
    let mut count = 0;
    for verb in ["new", "check", "build", "list", "show", "explain", "schema", "verify"] {
        let desk = tempfile::tempdir().unwrap();
        run(desk.path(), "byline init -q && byline build -q");
        fs::write(desk.path().join("draft.yaml"), "gaps: [{gap: Who pays}]\n").unwrap();
        let runs = |line: &String| !OUTSIDE.iter().any(|outside| line.contains(outside));
        let lines: Vec<String> = examples(verb).into_iter().filter(runs).collect();
        count += lines.len();
        // What rests on nothing any more is an answer, too.
        let lines = lines
            .into_iter()
            .map(|line| if line.contains("--retract") { format!("{line} || test $? = 1") } else { line });
        run(desk.path(), &format!("set -e\n{}\n", lines.collect::<Vec<_>>().join("\n")));
    }
    assert!(count > 25, "{count} examples were run");
}

#[test]
fn no_line_of_the_help_is_broken_where_it_was_broken_already() {
    for verb in [
        "init",
        "new",
        "check",
        "build",
        "serve",
        "list",
        "show",
        "explain",
        "schema",
        "completions",
        "man",
        "verify",
    ] {
        for line in help(verb).split("Examples:").nth(1).unwrap().lines() {
            assert!(line.chars().count() <= 100, "{verb}: {line}");
            let is_torn =
                !line.is_empty() && !line.starts_with(' ') && line.len() < 20 && !line.ends_with('.');
            assert!(!is_torn, "{verb}: {line}");
        }
    }
}

//! The laws of import and the house rules that no lint can hold.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Every room and its floor; a room sees lower floors only.
const FLOORS: &[(&str, u8)] = &[
    ("direction", 0),
    ("text", 0),
    ("diagnostic", 1),
    ("model", 1),
    ("save", 1),
    ("watch", 1),
    ("load", 2),
    ("mend", 2),
    ("parse", 2),
    ("append", 3),
    ("galley", 3),
    ("release", 3),
    ("resolve", 3),
    ("passage", 4),
    ("select", 4),
    ("weigh", 4),
    ("check", 5),
    ("render", 5),
    ("manifest", 6),
    ("schema", 6),
    ("proofread", 6),
    ("report", 7),
    ("assemble", 8),
    ("serve", 8),
    ("cli", 9),
];

/// Words that only certain rooms may use, by the beginning of their path.
const KEPT: &[(&str, &[&str])] = &[
    ("saphyr_parser", &["parse/yaml"]),
    ("tera::", &["render/"]),
    ("pulldown_cmark", &["render/", "check/", "proofread/"]),
    ("std::fs", &["load/", "save/"]),
    ("std::env", &["cli/"]),
    ("SystemTime", &["cli/"]),
    ("notify::", &["watch.rs"]),
    ("hyper::", &["serve/"]),
    ("tokio::", &["serve/"]),
    ("std::net", &["serve/"]),
    ("println!", &[]),
];

struct Source {
    path: String,
    text: String,
}

/// Every source file below `src/`, tests left out, comments and texts of tests too.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    let relative = |path: &PathBuf| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    let mut sources: Vec<Source> = files
        .iter()
        .map(|path| Source { path: relative(path), text: code(&fs::read_to_string(path).unwrap()) })
        .filter(|source| !source.path.contains("tests"))
        .collect();
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(sources.len() > 50, "the walk found the crate");
    sources
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The lines of code before a file's tests, without comments.
fn code(text: &str) -> String {
    let body = text.split("\nmod tests {").next().unwrap();
    let lines = body.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn room(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap()
}

/// The names behind every `crate::` in a text, braces unfolded one level.
fn crate_paths(text: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for part in text.split("crate::").skip(1) {
        let name = |text: &str| {
            text.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':').collect::<String>()
        };
        if let Some(list) = part.strip_prefix('{') {
            paths.extend(list.split('}').next().unwrap().split(',').map(|item| name(item.trim())));
        } else {
            paths.push(name(part));
        }
    }
    paths
}

#[test]
fn every_room_has_a_floor() {
    let floors: BTreeMap<_, _> = FLOORS.iter().copied().collect();
    for source in sources() {
        let room = room(&source.path);
        assert!(["lib", "main"].contains(&room) || floors.contains_key(room), "{} has no floor", source.path);
    }
}

#[test]
fn a_room_imports_from_lower_floors_only() {
    let floors: BTreeMap<_, _> = FLOORS.iter().copied().collect();
    let mut breaches = Vec::new();
    for source in sources() {
        let Some(&own) = floors.get(room(&source.path)) else { continue };
        for path in crate_paths(&source.text) {
            let other = room(path.split("::").next().unwrap());
            let floor = floors.get(other).copied();
            if other != room(&source.path) && floor.is_none_or(|floor| floor >= own) {
                breaches.push(format!("{} imports crate::{path}", source.path));
            }
        }
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn a_breach_would_be_seen() {
    assert_eq!(
        crate_paths("use crate::cli::args;\nlet x = crate::{model::id, save}::y;"),
        ["cli::args", "model::id", "save"]
    );
}

#[test]
fn what_children_need_lies_below_them_and_not_in_the_file_that_lists_them() {
    // The tree that the YAML reader builds is its folder's interface, and its parts build it.
    let exceptions = ["parse/yaml/"];
    let sources = sources();
    let is_room = |folder: &str, name: &str| {
        sources.iter().any(|other| {
            other.path == format!("{folder}/{name}.rs")
                || other.path.starts_with(&format!("{folder}/{name}/"))
        })
    };
    let mut breaches = Vec::new();
    for source in
        sources.iter().filter(|source| source.path.contains('/') && !source.path.ends_with("mod.rs"))
    {
        let folder = room(&source.path);
        for path in crate_paths(&source.text) {
            let mut names = path.split("::");
            if names.next() == Some(folder)
                && let Some(name) = names.next().filter(|name| !name.is_empty())
                && !is_room(folder, name)
                && !exceptions.iter().any(|exception| source.path.starts_with(exception))
            {
                breaches.push(format!("{} imports {path} from the file that lists it", source.path));
            }
        }
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn no_rule_sees_another_rule() {
    for source in sources()
        .iter()
        .filter(|source| source.path.starts_with("check/rules/") && !source.path.ends_with("mod.rs"))
    {
        assert!(!source.text.contains("check::rules"), "{}", source.path);
    }
}

#[test]
fn only_the_doors_touch_what_lies_outside() {
    let mut breaches = Vec::new();
    for source in sources() {
        for (word, rooms) in KEPT {
            if source.text.contains(word) && !rooms.iter().any(|room| source.path.starts_with(room)) {
                breaches.push(format!("{} speaks of {word}", source.path));
            }
        }
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn nothing_is_imported_by_star_or_exported_twice() {
    for source in sources() {
        assert!(!source.text.contains("use super::*"), "{}", source.path);
        let exports = source.text.lines().any(|line| line.trim_start().starts_with("pub use "));
        assert!(!exports || source.path == "lib.rs", "{}", source.path);
        for name in ["utils", "common", "prelude", "helpers"] {
            assert!(!source.path.split(['/', '.']).any(|part| part == name), "{}", source.path);
        }
    }
}

#[test]
fn a_file_opens_with_its_duty_and_is_no_longer_than_four_hundred_lines() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for source in sources() {
        let whole = fs::read_to_string(root.join(&source.path)).unwrap();
        assert!(whole.starts_with("//!"), "{} does not say its duty", source.path);
        let lines = source.text.lines().filter(|line| !line.trim().is_empty()).count();
        assert!(lines <= 400, "{} has {lines} lines of code", source.path);
    }
}

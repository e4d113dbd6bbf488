//! Odd input: every file is read right or told, and nothing ends in a crash or in silence.

use std::collections::BTreeSet;
use std::fs;

use assert_cmd::Command;

const NOTE: &str = "brief: {id: note, title: Note, as_of: 2031-05}
documents:
  - {id: wire, title: Talks end, publisher: Meridian Wire, published: 2031-05-06, url: 'https://example.org/talks'}
sources:
  - {id: ruiz, name: Ana Ruiz, role: Minister}
claims:
  - id: open
    assertion: The port will open in June
    source: ruiz
    document: wire
";

/// The rules that speak on a desk of one file, single-document aside, which every small desk earns.
fn rules(name: &str, bytes: &[u8]) -> String {
    let desk = tempfile::tempdir().unwrap();
    fs::create_dir(desk.path().join("briefs")).unwrap();
    fs::write(desk.path().join("briefs").join(name), bytes).unwrap();
    let mut command = Command::cargo_bin("byline").unwrap();
    let output =
        command.arg("-C").arg(desk.path()).args(["check", "--output-format", "concise"]).output().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8(output.stdout).unwrap();
    let rules: BTreeSet<&str> =
        told.lines().filter_map(|line| line.split_once('[')?.1.split(']').next()).collect();
    rules.into_iter().filter(|&rule| rule != "single-document").collect::<Vec<_>>().join(" ")
}

/// The sound note with some words replaced.
fn with(old: &str, new: &str) -> Vec<u8> {
    assert!(NOTE.contains(old), "{old}");
    NOTE.replace(old, new).into_bytes()
}

#[test]
fn a_value_of_the_wrong_kind_is_told_in_every_place() {
    let more = |line: &str| with("    document: wire\n", &format!("    document: wire\n    {line}\n"));
    for (bytes, rule) in [
        (with("id: open", "id: [open]"), "wrong-type"),
        (with("id: open", "id: ~"), "missing-field"),
        (with("assertion: The port will open in June", "assertion: '   '"), "missing-field"),
        (with("source: ruiz", "source: {id: ruiz}"), "wrong-type"),
        (with("source: ruiz", "source: [ruiz, ruiz]"), "invalid-value"),
        (with("claims:\n  - id: open\n", "claims:\n  open:\n"), "wrong-type"),
        (with("brief: {id: note, title: Note, as_of: 2031-05}", "brief: note"), "wrong-type"),
        (with("as_of: 2031-05", "as_of: 0000"), "invalid-date"),
        (with("as_of: 2031-05", "as_of: 20310506"), "invalid-date"),
        (more("at: 99999999999999999999"), "invalid-value"),
        (more("at: .nan"), "invalid-value"),
        (more("at: 9-4"), "invalid-value"),
        (more("credibility: .inf"), "invalid-value"),
        (more("key: yes"), "invalid-value"),
        (more("when: 2031-05/"), "invalid-date"),
        (more("topics: [port, {a: b}]"), "wrong-type"),
        (with("sources:\n", "sources:\n  - {id: p, anonymous: person, count: -1}\n"), "invalid-value"),
        (with("claims:\n", "~: x\nclaims:\n"), "unknown-field"),
        (with("claims:\n", "'': x\nclaims:\n"), "unknown-field"),
    ] {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(rules("a.yaml", &bytes).split(' ').any(|told| told == rule), "{rule}: {text}");
    }
}

#[test]
fn what_looks_like_another_letter_is_told() {
    for (bytes, rule) in [
        (with("id: open", "id: op\u{200B}en"), "invalid-value"),
        (with("id: open", "id: \"\u{202E}open\""), "invalid-value"),
        (with("source: ruiz", "source: ru\u{456}z"), "invalid-value"),
        (with("assertion:", "asser\u{200D}tion:"), "unknown-field"),
        (with("assertion: The", "assertion: \u{FEFF}The"), "reserved-character"),
        (with("will open", "will\u{AD}open"), "invisible-text"),
        (with("will open", "will\u{E0041}open"), "invisible-text"),
        (with("will open", "will\u{B}open"), "reserved-character"),
    ] {
        assert_eq!(rules("a.yaml", &bytes), rule, "{}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn every_encoding_and_line_end_is_read_and_what_is_no_text_is_told() {
    let units = |order: fn(u16) -> [u8; 2]| NOTE.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    for sound in [
        units(u16::to_le_bytes),
        units(u16::to_be_bytes),
        NOTE.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect(),
        format!("\u{FEFF}{NOTE}").into_bytes(),
        NOTE.replace('\n', "\r\n").into_bytes(),
        NOTE.replace('\n', "\r").into_bytes(),
        with("assertion: The port will open", "assertion: The\tport will\r\n\r\n      open"),
        with("name: Ana Ruiz", "name: Jose\u{301} Ruiz"),
    ] {
        assert_eq!(rules("a.yaml", &sound), "", "{}", String::from_utf8_lossy(&sound));
    }
    for odd in [
        b"\x1F\x8B\x08\0\0\0\0\0".to_vec(),
        b"PK\x03\x04 a workbook".to_vec(),
        b"%PDF-1.7\n".to_vec(),
        [NOTE.as_bytes(), b"\xE2\x82"].concat(),
        b"a: \xED\xA0\x80\n".to_vec(),
        vec![0; 100],
    ] {
        assert!(rules("a.yaml", &odd).contains("unreadable-file"), "{odd:?}");
    }
}

#[test]
#[cfg(unix)]
fn a_file_may_have_any_name() {
    for name in
        ["sources.yaml", "byline.yaml", "a'b\"c.yaml", "a%0Ab.yaml", "\u{202E}port.yaml", "e\u{301}te.yml"]
    {
        assert_eq!(rules(name, NOTE.as_bytes()), "", "{name}");
    }
}

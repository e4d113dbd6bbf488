//! `check --fix` and `--diff`: what is mended, and that nothing else is touched.

use std::fs;
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

struct Desk(TempDir);

impl Desk {
    fn new(text: &str) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(desk.0.path().join("briefs")).unwrap();
        desk.write("briefs/note.yaml", text.as_bytes());
        desk
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        fs::write(self.0.path().join(path), bytes).unwrap();
    }

    fn bytes(&self, path: &str) -> Vec<u8> {
        fs::read(self.0.path().join(path)).unwrap()
    }

    fn note(&self) -> String {
        String::from_utf8(self.bytes("briefs/note.yaml")).unwrap()
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

/// A note with one slip of every kind that is safe to mend.
const SLIPS: &str = "\
# Everything here but the slips stays as it is.
brief: {title: Note, as_of: 31.5.2031}   # the last of May
documents:
  - id:   wire
    title:    On the talks: how they ended
    publisher: Meridian Wire
    published: '13/05/2031'   # as printed
    url: https://example.org/talks
sources:
  - {id: ruiz, name: Ana Ruiz, role: Valdorian Foreign Minister}
claims:
  - id: open
    asertion: \"The strait stays closed.\"   # asertion
    kind: statment
    key: yes
    source: ruiz
    document: wire
  - id: shut
    assertion: @watson says that the port is shut
    source: ruiz
    document: wire
";

const MENDED: &str = "\
# Everything here but the slips stays as it is.
brief: {title: Note, as_of: 2031-05-31}   # the last of May
documents:
  - id:   wire
    title:    \"On the talks: how they ended\"
    publisher: Meridian Wire
    published: '2031-05-13'   # as printed
    url: https://example.org/talks
sources:
  - {id: ruiz, name: Ana Ruiz, role: Valdorian Foreign Minister}
claims:
  - id: open
    assertion: \"The strait stays closed\"   # asertion
    kind: statement
    key: true
    source: ruiz
    document: wire
  - id: shut
    assertion: \"@watson says that the port is shut\"
    source: ruiz
    document: wire
";

#[test]
fn every_kind_of_slip_is_mended_and_nothing_else_is_touched() {
    let desk = Desk::new(SLIPS);
    let fixed = desk.run(&["check", "--fix"]);
    assert_eq!(desk.note(), MENDED, "{}{}", out(&fixed), said(&fixed));
    assert_eq!(code(&fixed), 0, "{}", out(&fixed));
    assert!(said(&fixed).contains("8 findings mended in 1 file"), "{}", said(&fixed));
    let again = desk.run(&["check", "--fix"]);
    assert!(said(&again).contains("nothing to mend that is safe"), "{}", said(&again));
    assert_eq!(desk.note(), MENDED);
}

#[test]
fn a_diff_shows_the_same_changes_and_writes_nothing() {
    let desk = Desk::new(SLIPS);
    let diff = desk.run(&["check", "--diff"]);
    assert_eq!(desk.note(), SLIPS);
    assert_eq!(code(&diff), 1, "the desk on disk still has errors");
    let shown = out(&diff);
    assert!(shown.starts_with("--- a/briefs/note.yaml\n+++ b/briefs/note.yaml\n@@ "), "{shown}");
    assert!(
        shown.contains("\n-    kind: statment\n-    key: yes\n") && shown.contains("\n+    key: true\n"),
        "{shown}"
    );
    assert!(!shown.contains("error["), "{shown}");
    assert!(said(&diff).contains("would be mended in 1 file"), "{}", said(&diff));
    let both = desk.run(&["check", "--fix", "--diff"]);
    assert_eq!((out(&both), desk.note()), (shown, SLIPS.to_owned()));
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let desk = Desk::new("");
    let with_mark = |text: &str| ["\u{feff}", &text.replace('\n', "\r\n")].concat().into_bytes();
    desk.write("briefs/note.yaml", &with_mark(SLIPS));
    desk.run(&["check", "--fix"]);
    assert_eq!(String::from_utf8(desk.bytes("briefs/note.yaml")), String::from_utf8(with_mark(MENDED)));
}

#[test]
fn what_may_be_meant_otherwise_is_left_to_the_author() {
    for (slip, right) in [
        ("source: ruis", "source: ruiz"),
        ("scope: unclear", "scope: ambiguous"),
        ("cue: siad", "cue: said"),
        ("published: 5/6/2031", "published: 2031-05-06"),
        ("source: ruiz document: wire", "source: ruiz"),
        ("asertion: x\n    assertion: The port is shut", "assertion: The port is shut"),
    ] {
        let note = MENDED.replacen("source: ruiz\n", &format!("{slip}\n"), 1);
        let desk = Desk::new(&note);
        let fixed = desk.run(&["check", "--fix"]);
        assert!(desk.note().contains(slip), "{slip}, meant as {right}: {}", out(&fixed));
        assert_eq!(code(&fixed), 1, "{slip}");
    }
}

#[test]
fn only_the_paths_and_rules_asked_for_are_mended() {
    let desk = Desk::new(SLIPS);
    let other = "sources:\n  - {id: hart, name: Lena Hart, role: Minister of Ports, note: x, aliass: [y]}\n";
    desk.write("briefs/other.yaml", other.as_bytes());
    desk.run(&["check", "--fix", "briefs/other.yaml"]);
    assert_eq!(desk.note(), SLIPS);
    let period = MENDED.replace("stays closed\"", "stays closed.\"");
    let desk = Desk::new(&period);
    desk.run(&["check", "--fix", "--ignore", "final-period"]);
    assert_eq!(desk.note(), period);
    desk.run(&["check", "--fix", "--select", "final-period"]);
    assert_eq!(desk.note(), MENDED);
}

#[test]
fn standard_input_is_shown_mended_and_never_written() {
    let desk = Desk::new(MENDED);
    let run = |flag| {
        let mut command = Command::cargo_bin("byline").unwrap();
        let args = ["check", "-", "--stdin-filename", "briefs/note.yaml", flag];
        command.current_dir(desk.0.path()).args(args).write_stdin(SLIPS).output().unwrap()
    };
    assert!(out(&run("--diff")).contains("+    kind: statement"));
    let fix = run("--fix");
    assert_eq!(code(&fix), 2);
    assert!(said(&fix).contains("--diff"), "{}", said(&fix));
    assert_eq!(desk.note(), MENDED);
}

#[test]
fn a_file_in_another_encoding_is_left_alone_and_named() {
    let desk = Desk::new(MENDED);
    let text = "sources:\n  - {id: hart, nmae: Lena Hart}\n";
    let wide: Vec<u8> =
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    desk.write("briefs/wide.yaml", &wide);
    let fixed = desk.run(&["check", "--fix"]);
    assert!(said(&fixed).contains("`briefs/wide.yaml` was left as it is"), "{}", said(&fixed));
    assert_eq!(desk.bytes("briefs/wide.yaml"), wide);
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_and_nothing_outside_the_desk_is_written() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new(MENDED);
    let outside = tempfile::tempdir().unwrap();
    let slip = "sources:\n  - {id: hart, nmae: Lena Hart}\n";
    desk.write("kept.yaml", slip.as_bytes());
    symlink("../kept.yaml", desk.0.path().join("briefs/linked.yaml")).unwrap();
    let config = outside.path().join("byline.toml");
    fs::write(&config, "profle = 'strict'\n").unwrap();
    let fixed = desk.run(&["check", "--fix", "--config", config.to_str().unwrap()]);
    assert!(said(&fixed).contains("`briefs/linked.yaml` was left as it is"), "{}", said(&fixed));
    assert_eq!(desk.bytes("kept.yaml"), slip.as_bytes());
    assert!(desk.0.path().join("briefs/linked.yaml").is_symlink());
    assert_eq!(fs::read_to_string(config).unwrap(), "profle = 'strict'\n");
}

#[test]
fn comments_survive_whatever_is_mended_around_them() {
    let comments = |text: &str| {
        let lines =
            text.lines().filter_map(|line| line.split_once('#').map(|(_, comment)| comment.to_owned()));
        lines.collect::<Vec<_>>()
    };
    let note = SLIPS.replace("kind: statment\n", "kind: statment # kind: statment\n    # key: yes\n");
    let desk = Desk::new(&note);
    desk.run(&["check", "--fix"]);
    assert_ne!(desk.note(), note);
    assert_eq!(comments(&desk.note()), comments(&note));
}

#[test]
fn a_text_that_a_comma_cut_between_braces_is_put_in_quotation_marks() {
    let text =
        SLIPS.replace("Valdorian Foreign Minister}", "foreign minister of Valdoria, and of its islands}");
    let desk = Desk::new(&text.replace(
        "url: https",
        "allow: [{rule: stale, reason: the talks go on, he said, until 2032}]\n    url: https",
    ));
    let fixed = desk.run(&["check", "--fix"]);
    assert!(
        desk.note().contains(", role: \"foreign minister of Valdoria, and of its islands\"}\n"),
        "{}",
        desk.note()
    );
    // "until 2032" may be a field that lacks its colon.
    assert!(desk.note().contains("reason: the talks go on, he said, until 2032}"), "{}", desk.note());
    assert_eq!(code(&fixed), 1, "{}", out(&fixed));
}

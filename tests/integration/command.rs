//! The command as a user meets it: desks on a disk, arguments, streams, exit codes.

use std::fs;
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

/// A desk in a folder of its own.
struct Desk(TempDir);

impl Desk {
    fn new(files: &[(&str, &str)]) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        for (path, text) in files {
            desk.write(path, text);
        }
        desk
    }

    /// The desk that `init` writes.
    fn example() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        assert_eq!(code(&desk.run(&["init"])), 0);
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

    fn has(&self, path: &str) -> bool {
        self.0.path().join(path).exists()
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
claims:\n  - {id: open, assertion: The strait stays open, source: ruiz, document: wire, topics: [strait]}\n";

#[test]
fn the_desk_that_init_writes_checks_clean_and_builds() {
    let desk = Desk::example();
    let check = desk.run(&["check", "--fail-on", "warning"]);
    assert_eq!((code(&check), out(&check).contains("error")), (0, false), "{}{}", out(&check), said(&check));
    let build = desk.run(&["build"]);
    assert_eq!(code(&build), 0, "{}", said(&build));
    assert!(
        said(&build).contains("port-closure.md (") && said(&build).contains(" words), "),
        "{}",
        said(&build)
    );
    assert!(
        desk.read("out/port-closure.md")
            .contains("said Lena Hart, a spokesperson for the Ministry of the Sea")
    );
    assert!(desk.has("out/port-closure.html") && desk.has("out/port-closure.manifest.json"));
}

#[test]
fn init_leaves_a_folder_alone_that_holds_something() {
    let desk = Desk::new(&[("letter.txt", "dear")]);
    let init = desk.run(&["init"]);
    assert_eq!(code(&init), 2);
    assert!(said(&init).contains("is not empty") && said(&init).contains("help"), "{}", said(&init));
    assert!(!desk.has("briefs") && desk.read("letter.txt") == "dear");
}

#[test]
fn two_builds_give_the_same_bytes_and_the_second_writes_nothing() {
    let desk = Desk::example();
    desk.run(&["build", "--format", "html,md,json,yaml"]);
    let first: Vec<String> = ["html", "md", "json", "yaml", "manifest.json"]
        .map(|end| desk.read(&format!("out/port-closure.{end}")))
        .to_vec();
    let second = desk.run(&["build", "--format", "html,md,json,yaml"]);
    assert!(said(&second).contains("nothing to write; 5 unchanged"), "{}", said(&second));
    let again: Vec<String> = ["html", "md", "json", "yaml", "manifest.json"]
        .map(|end| desk.read(&format!("out/port-closure.{end}")))
        .to_vec();
    assert_eq!(first, again);
}

#[test]
fn the_names_of_files_do_not_change_what_a_brief_says() {
    let parts: Vec<&str> = NOTE.split_inclusive('\n').collect();
    let (brief, rest) = (parts[0], parts[1..].concat());
    let (documents, claims) = rest.split_at(rest.find("claims:").unwrap());
    let page = |files: &[(&str, &str)]| {
        let desk = Desk::new(files);
        assert_eq!(code(&desk.run(&["build"])), 0);
        desk.read("out/note.md")
    };
    let one = page(&[
        ("briefs/note/brief.yaml", brief),
        ("briefs/note/a.yaml", documents),
        ("briefs/note/b.yaml", claims),
    ]);
    let other = page(&[
        ("briefs/note/brief.yaml", brief),
        ("briefs/note/z.yaml", documents),
        ("briefs/note/a.yaml", claims),
    ]);
    assert_eq!(one, other);
    assert!(one.contains("The strait stays open, Valdorian Foreign Minister Ana Ruiz said."));
}

#[test]
fn a_brief_that_takes_claims_from_a_file_with_a_fault_is_not_written() {
    let card = "brief:\n  id: card\n  title: The strait\n  as_of: 2031-05-07\n  template: talking-points\n  include: [note]\n";
    let desk = Desk::new(&[("briefs/note/note.yaml", NOTE), ("briefs/card.yaml", card)]);
    assert_eq!(code(&desk.run(&["build"])), 0, "{}", said(&desk.run(&["check"])));
    let old = desk.read("out/card.md");
    desk.write("briefs/note/note.yaml", &NOTE.replace("\nclaims:", "\nclaims:\n\t- {}"));
    for of in [&["build"][..], &["build", "card"]] {
        let build = desk.run(of);
        assert_eq!(code(&build), 1, "{}", said(&build));
        assert!(
            said(&build).contains("syntax") && said(&build).contains("card was not written"),
            "{}",
            said(&build)
        );
        assert_eq!(desk.read("out/card.md"), old);
    }
}

#[test]
fn a_card_that_leaves_out_what_contradicts_it_is_not_written_and_the_memo_is() {
    let against =
        "  - {id: shut, assertion: The strait is shut, source: outlet, document: wire, contradicts: open}\n";
    let card = "brief:\n  id: card\n  title: The strait\n  as_of: 2031-05-07\n  template: talking-points\n  include: [open]\n";
    let desk =
        Desk::new(&[("briefs/note/note.yaml", &format!("{NOTE}{against}")), ("briefs/card.yaml", card)]);
    let build = desk.run(&["build"]);
    assert_eq!(code(&build), 1, "{}", said(&build));
    assert!(
        said(&build).contains("card was not written") && !said(&build).contains("note was not written"),
        "{}",
        said(&build)
    );
    assert!(said(&build).contains("briefs/card.yaml:6:"), "{}", said(&build));
    assert_eq!(code(&desk.run(&["build", "card"])), 1);
    assert_eq!(code(&desk.run(&["build", "note"])), 0);
}

#[test]
fn a_brief_that_was_never_written_has_no_earlier_output() {
    let desk = Desk::new(&[("briefs/note/note.yaml", &NOTE.replace("source: ruiz,", "source: nobody,"))]);
    let build = desk.run(&["build"]);
    assert!(said(&build).contains("note was not written (`--draft` writes it"), "{}", said(&build));
}

#[test]
fn a_brief_with_errors_is_not_written_and_its_old_output_stays() {
    let desk = Desk::new(&[("briefs/note.yaml", NOTE)]);
    assert_eq!(code(&desk.run(&["build"])), 0);
    let old = desk.read("out/note.md");
    desk.write("briefs/note.yaml", &NOTE.replace("source: ruiz, ", ""));
    let build = desk.run(&["build"]);
    assert_eq!(code(&build), 1);
    assert!(
        said(&build).contains("missing-source") && said(&build).contains("note was not written"),
        "{}",
        said(&build)
    );
    assert_eq!(desk.read("out/note.md"), old);
    let names = fs::read_dir(desk.0.path().join("out")).unwrap().count();
    assert_eq!(names, 3, "nothing lies beside the pages and their manifest");
    assert_eq!(code(&desk.run(&["build", "--out", "new/folder"])), 1);
    assert!(!desk.has("new"), "no folder is made for pages that are not written");
    assert_eq!(code(&desk.run(&["build", "--draft"])), 0);
    assert!(desk.read("out/note.md").contains("DRAFT"));
    assert!(desk.read("out/note.html").contains("DRAFT"));
}

#[test]
fn a_sound_brief_is_written_beside_a_faulty_one() {
    let other = NOTE
        .replace("wire", "paper")
        .replace("ruiz", "ana")
        .replace("open,", "shut,")
        .replace("source: ana, ", "");
    let desk = Desk::new(&[("briefs/note/brief.yaml", NOTE), ("briefs/other/brief.yaml", &other)]);
    assert_eq!(code(&desk.run(&["build"])), 1);
    assert!(desk.has("out/note.md") && !desk.has("out/other.md"));
}

#[test]
fn what_was_said_off_the_record_is_in_no_output() {
    let secret = "Cobalt zebras guard the harbor";
    let text = NOTE.replace(
        "claims:\n",
        &format!(
            "  - {{id: whisperer, name: Quentin Zarathustra, ground_rule: off-record}}\nclaims:\n  \
             - {{id: zebras, assertion: {secret}, source: whisperer, document: wire, topics: [strait], qualifies: [open], note: private-remark}}\n"
        ),
    );
    let desk = Desk::new(&[("briefs/note.yaml", &text)]);
    assert_eq!(code(&desk.run(&["build", "--format", "html,md,json,yaml"])), 0);
    let mut shown = String::new();
    for end in ["html", "md", "json", "yaml", "manifest.json"] {
        shown.push_str(&desk.read(&format!("out/note.{end}")));
    }
    for args in [["list", "claims"], ["list", "sources"], ["show", "open"], ["show", "wire"]] {
        shown.push_str(&out(&desk.run(&args)));
    }
    for hidden in [secret, "zebras", "Zarathustra", "whisperer", "private-remark"] {
        assert!(!shown.contains(hidden), "{hidden}");
    }
    let without = Desk::new(&[("briefs/note.yaml", NOTE)]);
    without.run(&["build"]);
    assert_eq!(desk.read("out/note.md"), without.read("out/note.md"), "as if it had never been recorded");
}

#[test]
fn who_spoke_on_background_is_named_in_no_output_even_in_a_draft() {
    let text = "brief: {title: Note, as_of: 2031-05}\n\
        documents:\n  - {id: wire, title: Talks end, publisher: Meridian Wire, published: 2031-05-06}\n\
        sources:\n  - {id: quill-id, name: Zora Quill, role: deputy of tides, ground_rule: background}\n  \
        - {id: vance-id, organization: the Vance Circle, ground_rule: chatham-house}\n\
        claims:\n  - {id: a, assertion: The strait stays open, source: quill-id, document: wire, key: true}\n  \
        - {id: b, assertion: The fleet is home, source: vance-id, document: wire}\n";
    let desk = Desk::new(&[("briefs/note.yaml", text)]);
    assert_eq!(code(&desk.run(&["build"])), 1, "to name them is an error");
    assert_eq!(code(&desk.run(&["build", "--draft", "--format", "html,md,json,yaml"])), 0);
    for end in ["html", "md", "json", "yaml"] {
        let page = desk.read(&format!("out/note.{end}"));
        for hidden in ["Quill", "quill", "tides", "Vance", "vance"] {
            assert!(!page.contains(hidden), "{hidden} in {end}");
        }
    }
    assert!(desk.read("out/note.md").contains("citing a person who spoke on background"));
}

#[test]
fn a_brief_that_asks_for_off_record_content_is_told_so() {
    let text = NOTE
        .replace("as_of: 2031-05}", "as_of: 2031-05, talking_points: [{point: Zebras it is, claims: [zebras]}]}")
        .replace("claims:\n", "  - {id: whisperer, name: Q Z, ground_rule: off-record}\nclaims:\n  - {id: zebras, assertion: Zebras guard it, source: whisperer, document: wire}\n");
    let desk = Desk::new(&[("briefs/note.yaml", &text)]);
    let check = desk.run(&["check", "--output-format", "concise"]);
    assert_eq!(code(&check), 1);
    assert!(out(&check).contains("error[off-record]"), "{}", out(&check));
}

#[test]
fn what_no_longer_belongs_to_a_brief_is_removed_and_nothing_else() {
    let desk = Desk::new(&[("briefs/note.yaml", NOTE), ("out/note.txt", "mine"), ("out/other.json", "{}")]);
    desk.run(&["build", "--format", "md,json"]);
    assert!(desk.has("out/note.json"));
    let build = desk.run(&["build", "--format", "md"]);
    assert!(said(&build).contains("removed note.json"), "{}", said(&build));
    assert!(!desk.has("out/note.json") && desk.has("out/note.txt") && desk.has("out/other.json"));
}

#[test]
fn drift_is_shown_as_a_diff() {
    let desk = Desk::new(&[("briefs/note.yaml", NOTE)]);
    assert_eq!(code(&desk.run(&["build", "--check"])), 1);
    desk.run(&["build"]);
    assert_eq!(code(&desk.run(&["build", "--check"])), 0);
    desk.write("briefs/note.yaml", &NOTE.replace("stays open", "is closed"));
    let check = desk.run(&["build", "--check"]);
    assert_eq!(code(&check), 1);
    assert!(
        out(&check).contains("-The strait stays open") || out(&check).contains("stays open, Valdorian"),
        "{}",
        out(&check)
    );
    assert!(desk.read("out/note.md").contains("stays open"), "nothing is written");
}

#[test]
fn verify_tells_a_changed_page_and_a_changed_desk() {
    let desk = Desk::new(&[("briefs/note.yaml", NOTE)]);
    desk.run(&["build"]);
    assert_eq!(code(&desk.run(&["verify", "out/note.html"])), 0);
    desk.write("briefs/note.yaml", &format!("{NOTE}# a remark\n"));
    let stale = desk.run(&["verify", "out/note.html"]);
    assert_eq!((code(&stale), out(&stale).trim()), (1, "briefs/note.yaml has changed since"));
    desk.write("briefs/note.yaml", NOTE);
    desk.write("out/note.md", &desk.read("out/note.md").replace("open", "shut"));
    let touched = desk.run(&["verify", "out/note.md"]);
    assert_eq!((code(&touched), out(&touched).trim()), (1, "note.md was changed after it was written"));
    assert_eq!(code(&desk.run(&["verify", "out/none.md"])), 2);
}

#[test]
fn a_retracted_source_takes_its_claims_with_it_in_a_what_if() {
    let desk = Desk::example();
    let what_if = desk.run(&["build", "--retract", "kessia-fleet-person", "--out", "what-if"]);
    assert!(code(&what_if) < 2, "{}", said(&what_if));
    let page = desk.read("what-if/port-closure.md");
    assert!(!page.contains("two weeks' notice") && page.contains("no other berth"), "{page}");
    assert_eq!(
        code(&desk.run(&["build", "--retract", "kessia-fleet-person"])),
        2,
        "a what-if never takes the brief's place"
    );
    assert_eq!(code(&desk.run(&["build", "--retract", "nobody", "--out", "what-if"])), 2);
}

#[test]
fn what_falls_with_a_retracted_document_is_told_so_and_its_responses_fall_too() {
    let text = NOTE
        .replace(
            "as_of: 2031-05}",
            "as_of: 2031-05, bottom_line: 'Zebras guard it, the Meridian Wire reported [@zebras].'}",
        )
        .replace(
            "claims:\n",
            "claims:\n  - {id: zebras, assertion: Zebras guard it, source: outlet, document: other}\n",
        )
        .replace(
            "documents:\n",
            "documents:\n  - {id: other, title: Zebras, publisher: Meridian Wire, published: 2031-05-06}\n",
        )
        + "responses:\n  - {id: silence, party: ruiz, about: [open], outcome: no-response, source: outlet, document: other}\n";
    let desk = Desk::new(&[("briefs/note.yaml", &text)]);
    let what_if = desk.run(&["build", "--retract", "other", "--out", "what-if"]);
    let told = out(&what_if) + &said(&what_if);
    assert!(told.contains("the brief asks for `zebras`, which falls with `other`"), "{told}");
    assert!(!told.contains("off the record"), "{told}");
    desk.run(&["build", "--retract", "other", "--out", "what-if", "--draft"]);
    let page = desk.read("what-if/note.md");
    assert!(!page.contains("did not respond") && !page.contains("Zebras"), "{page}");
    assert!(page.contains("stays open"), "{page}");
}

#[test]
fn show_says_that_a_one_pager_has_a_claim_beside_the_key_one_that_it_contradicts() {
    let text = NOTE
        .replace("as_of: 2031-05}", "as_of: 2031-05, template: one-pager}")
        .replace("topics: [strait]}", "key: true}")
        + "  - {id: shut, assertion: The strait was shut, source: outlet, document: wire, contradicts: [open]}\n  \
           - {id: calm, assertion: The sea was calm, source: outlet, document: wire}\n";
    let desk = Desk::new(&[("briefs/note.yaml", &text)]);
    for (claim, place) in [("open", "among"), ("shut", "against"), ("calm", "not among")] {
        let shown = out(&desk.run(&["show", claim]));
        assert!(shown.contains(&format!(", {place} what it hinges on")), "{claim}: {shown}");
    }
}

#[test]
fn check_reports_on_the_paths_asked_for_but_reads_the_whole_desk() {
    let (shared, claims) = NOTE.split_at(NOTE.find("claims:").unwrap());
    let faulty = claims.replace("source: ruiz", "source: riuz");
    let desk = Desk::new(&[
        ("briefs/brief.yaml", shared),
        ("briefs/claims.yaml", &faulty),
        ("briefs/x.yaml", "claim: []\n"),
    ]);
    let check = desk.run(&["check", "briefs/claims.yaml", "--output-format", "concise"]);
    assert_eq!(out(&check).lines().count(), 1, "{}", out(&check));
    assert!(
        out(&check).contains("briefs/claims.yaml:2:") && out(&check).contains("unknown-id"),
        "{}",
        out(&check)
    );
    assert!(
        said(&check).contains("1 error; 1 error elsewhere keeps this from a full check"),
        "{}",
        said(&check)
    );
    desk.write("briefs/claims.yaml", claims);
    for format in ["full", "concise", "json", "markdown"] {
        let check = desk.run(&["check", "briefs/claims.yaml", "--output-format", format]);
        assert_eq!(code(&check), 0);
        let told = "nothing found; 1 error elsewhere keeps this from a full check\nthe texts are checked in full once";
        assert!(said(&check).contains(told), "{}", said(&check));
    }
    assert_eq!(code(&desk.run(&["check", "briefs/nothing.yaml"])), 2);
}

#[test]
fn standard_input_stands_for_a_file() {
    let desk = Desk::new(&[("briefs/note.yaml", NOTE)]);
    let mut command = Command::cargo_bin("byline").unwrap();
    let args = ["check", "-", "--stdin-filename", "briefs/note.yaml", "--output-format", "concise"];
    let check = command
        .current_dir(desk.0.path())
        .args(args)
        .write_stdin(NOTE.replace("assertion", "asertion"))
        .output()
        .unwrap();
    assert_eq!(code(&check), 1);
    assert!(out(&check).contains("briefs/note.yaml") && out(&check).contains("asertion"), "{}", out(&check));
}

#[test]
fn a_path_inside_the_desk_finds_the_desk() {
    let desk = Desk::new(&[("briefs/deep/note.yaml", NOTE)]);
    let mut command = Command::cargo_bin("byline").unwrap();
    let check = command.current_dir(desk.0.path().join("briefs/deep")).arg("check").output().unwrap();
    assert_eq!(code(&check), 0, "{}", said(&check));
    let nowhere = tempfile::tempdir().unwrap();
    let mut command = Command::cargo_bin("byline").unwrap();
    let check = command.current_dir(nowhere.path()).arg("check").output().unwrap();
    assert_eq!(code(&check), 2);
    assert!(said(&check).contains("help"), "{}", said(&check));
}

#[test]
fn a_page_can_go_to_standard_output() {
    let desk = Desk::new(&[("briefs/note.yaml", NOTE)]);
    let build = desk.run(&["build", "note", "--format", "md", "--out", "-"]);
    assert_eq!(code(&build), 0);
    assert!(out(&build).starts_with("# Note\n"), "{}", out(&build));
    assert!(!desk.has("out"));
    assert_eq!(code(&desk.run(&["build", "--out", "-"])), 2, "two pages do not fit on one stream");
}

#[test]
fn a_name_that_is_slightly_off_gets_a_suggestion() {
    let desk = Desk::new(&[("briefs/note.yaml", NOTE)]);
    for (args, meant) in
        [(vec!["build", "noet"], "note"), (vec!["check", "--select", "mising-source"], "missing-source")]
    {
        let run = desk.run(&args);
        assert_eq!(code(&run), 2);
        assert!(said(&run).contains(&format!("did you mean `{meant}`?")), "{}", said(&run));
    }
}

#[test]
fn fifteen_mistakes_give_fifteen_findings_each_with_its_line() {
    let desk = Desk::new(&[("briefs/fifteen.yaml", include_str!("fifteen.yaml"))]);
    let check = desk.run(&["check", "--output-format", "concise"]);
    assert_eq!(code(&check), 1);
    let expected: Vec<String> = include_str!("fifteen.yaml")
        .lines()
        .zip(1..)
        .filter_map(|(line, number)| {
            Some(format!("briefs/fifteen.yaml:{number}: {}", line.split_once("#! ")?.1))
        })
        .collect();
    let found: Vec<String> = out(&check)
        .lines()
        .map(|line| {
            let mut parts = line.splitn(4, ':');
            let (path, number) = (parts.next().unwrap(), parts.next().unwrap());
            let rule = line.split_once('[').unwrap().1.split(']').next().unwrap();
            format!("{path}:{number}: {rule}")
        })
        .collect();
    assert_eq!(found, expected, "{}", out(&check));
    assert_eq!(expected.len(), 15);
}

#[test]
fn show_says_where_a_claim_is_printed() {
    let desk = Desk::new(&[("briefs/note.yaml", NOTE)]);
    desk.run(&["build"]);
    let shown: serde_json::Value =
        serde_json::from_slice(&desk.run(&["show", "open", "--format", "json"]).stdout).unwrap();
    let places: Vec<&str> =
        shown["printed_in"].as_array().unwrap().iter().map(|at| at.as_str().unwrap()).collect();
    let [html, md] = places[..] else { panic!("{places:?}") };
    let line = |place: &str| -> usize {
        place.split("line ").nth(1).unwrap().split(',').next().unwrap().parse().unwrap()
    };
    let at = |path: &str, number: usize| desk.read(path).lines().nth(number - 1).unwrap().to_owned();
    assert!(html.starts_with("out/note.html#claim-open, line "), "{html}");
    assert!(at("out/note.html", line(html)).contains("id=\"claim-open\""), "{html}");
    assert!(md.starts_with("out/note.md, line "), "{md}");
    assert!(at("out/note.md", line(md)).contains("The strait stays open"), "{md}");
    let wire = desk.run(&["show", "wire", "--format", "json"]);
    assert!(!out(&wire).contains("printed_in"), "{}", out(&wire));
}

#[test]
fn a_brief_says_where_its_claims_are_recorded_only_where_it_asks_for_that() {
    let desk = Desk::new(&[("briefs/note.yaml", NOTE)]);
    desk.run(&["build"]);
    assert!(!desk.read("out/note.html").contains("briefs/note.yaml"));
    let asking = NOTE.replace("as_of: 2031-05", "as_of: 2031-05, show_sources: true");
    desk.write("briefs/note.yaml", &asking);
    assert_eq!(code(&desk.run(&["build"])), 0);
    let line = asking.lines().position(|line| line.contains("id: open")).unwrap() + 1;
    let recorded = format!("Recorded in <code>briefs/note.yaml:{line}</code>");
    assert!(desk.read("out/note.html").contains(&recorded), "{recorded}");
}

#[test]
fn progress_is_never_in_a_pipe() {
    let desk = Desk::new(&[("briefs/note.yaml", NOTE)]);
    for args in [&["check"][..], &["check", "--no-progress"], &["--no-progress", "build"]] {
        let run = desk.run(args);
        assert!(!said(&run).contains(['\r', '\u{1b}']) && !said(&run).contains("reading"), "{}", said(&run));
    }
}

#[test]
fn the_readme_opens_with_two_commands_and_names_every_verb() {
    let readme = include_str!("../../README.md");
    assert!(
        readme.find("cargo run --release -- build").unwrap() < 200
            && readme.find("cargo test").unwrap() < 200
    );
    let desk = Desk::new(&[]);
    let help = out(&desk.run(&["--help"]));
    let verbs = help.split("Commands:").nth(1).unwrap().split("Options").next().unwrap().lines();
    let verbs: Vec<&str> = verbs.filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).collect();
    assert!(verbs.len() > 10 && verbs.contains(&"check"), "{verbs:?}");
    for verb in verbs.into_iter().filter(|verb| *verb != "help" && !verb.is_empty()) {
        assert!(readme.contains(&format!("`byline {verb}")), "{verb}");
        let help = desk.run(&[verb, "--help"]);
        assert!(out(&help).contains("Examples:"), "{verb}: {}", out(&help));
    }
}

#[test]
fn a_run_says_that_texts_wait_for_sound_records() {
    let desk = |source: &str| {
        let yaml = format!(
            "brief:\n  title: The port\n  as_of: 2031-05-07\nsources:\n  - {{id: ruiz, name: Ana Ruiz}}\n\
             claims:\n  - {{id: a, assertion: The port will close, source: {source}}}\n"
        );
        said(&Desk::new(&[("byline.toml", "format = 1\n"), ("briefs/port.yaml", &yaml)]).run(&["check"]))
    };
    let waits = "the texts are checked in full once these records are sound";
    assert!(desk("riuz").contains(waits) && !desk("ruiz").contains(waits));
}

#[test]
fn the_finding_in_the_readme_is_what_byline_prints() {
    let readme = include_str!("../../README.md");
    let shown = readme.split_once("```text\nerror[").unwrap().1.split("```").next().unwrap();
    let sources = "documents:\n  - id: gazette\n    title: Port to close\n    publisher: the Harbor Gazette\n    published: 2031-05-06\n\
                   sources:\n\n  - id: officials\n    anonymous: officials\n    count: 2+\n    basis: attended the talks\n    reason: the talks go on\n\
                   claims:\n  - {id: closing, assertion: The port will close, source: officials, document: gazette}\n";
    let desk = Desk::new(&[
        ("briefs/port/brief.yaml", "brief: {title: Port, as_of: 2031-05}\n"),
        ("briefs/port/sources.yaml", sources),
    ]);
    let check = desk.run(&["check"]);
    assert!(out(&check).contains(&format!("error[{shown}")), "{}", out(&check));
}

#[test]
fn no_page_gets_a_name_that_a_system_refuses_or_takes_for_another() {
    let note = "brief: {title: Note, as_of: 2031-05}\n";
    let desk =
        Desk::new(&[("briefs/com1.yaml", note), ("briefs/Port.yaml", note), ("briefs/port.yaml", note)]);
    let output = desk.run(&["check", "--no-render", "--output-format", "concise"]);
    let told = out(&output);
    assert!(told.contains("[invalid-value] no file can be named `com1` on Windows"), "{told}");
    assert!(told.contains("[duplicate-id] the id `port`"), "{told}");
    let output = desk.run(&["new", "brief", "nul"]);
    assert!(code(&output) == 2 && said(&output).contains("no file can be named `nul`"), "{}", said(&output));
    assert!(!desk.has("briefs/nul.yaml") && !desk.has("briefs/nul"));
}

#[test]
fn a_brief_whose_file_name_makes_no_id_is_a_finding_and_takes_nothing_from_another() {
    let nameless = NOTE.replace("id: open", "id: shut");
    let desk = Desk::new(&[
        ("briefs/ .yaml", &nameless),
        ("briefs/\u{1F600}.yaml", "brief: {title: N, as_of: 2031}\n"),
    ]);
    let output = desk.run(&["check", "--output-format", "concise"]);
    assert_eq!(code(&output), 1, "{}", said(&output));
    assert_eq!(out(&output).matches("the brief has no `id`, and the name of its file makes none").count(), 2);
    desk.write("briefs/note.yaml", "brief: {title: Named, as_of: 2031-05, bottom_line: Nothing more}\n");
    let output = desk.run(&["list", "briefs", "--format", "csv"]);
    assert_eq!(out(&output).lines().nth(1), Some("note,2031-05,0,memo,Named"), "{}", out(&output));
}

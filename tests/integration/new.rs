//! `byline new`: a record in the file where it belongs, and every byte around it kept.

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use byline::append::{Refusal, append};
use byline::parse::file::{self, FileRecords};
use byline::text::FileId;
use proptest::prelude::*;
use tempfile::TempDir;

const BRIEF: &str = "brief:\n  title: Fees\n  as_of: 2031-05\n";

fn desk(files: &[(&str, &str)]) -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = desk.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    desk
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::cargo_bin("byline").unwrap().current_dir(folder).args(args).output().unwrap()
}

fn done(folder: &Path, args: &[&str]) -> String {
    let output = run(folder, args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stderr).unwrap()
}

fn refused(folder: &Path, args: &[&str]) -> String {
    let output = run(folder, args);
    assert_eq!(output.status.code(), Some(2), "{args:?}");
    String::from_utf8(output.stderr).unwrap()
}

fn read(desk: &TempDir, path: &str) -> String {
    fs::read_to_string(desk.path().join(path)).unwrap()
}

/// What `check` finds, as `rule message`.
fn findings(desk: &TempDir) -> Vec<String> {
    let output = run(desk.path(), &["check", "--output-format", "concise"]);
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| line.split_once(": ").unwrap().1.to_owned()).collect()
}

fn records(text: &str) -> FileRecords {
    file::read(FileId(0), "briefs/a.yaml", text, &mut Vec::new())
}

#[test]
fn what_check_finds_in_new_records_is_only_what_is_still_to_be_written() {
    let desk = desk(&[]);
    fs::create_dir(desk.path().join("briefs")).unwrap();
    done(desk.path(), &["new", "brief", "fees"]);
    done(desk.path(), &["new", "document", "tariff"]);
    done(desk.path(), &["new", "source", "hart"]);
    done(desk.path(), &["new", "source", "ruiz", "--name", "Ana Ruiz"]);
    done(desk.path(), &["new", "source", "port", "--organization", "the Port of Kessia"]);
    done(desk.path(), &["new", "source", "clerk", "--anonymous", "a person: \"near\" the port"]);
    done(desk.path(), &["new", "claim", "fees-rise"]);
    done(desk.path(), &["new", "claim", "fees-fall"]);
    done(desk.path(), &["new", "response", "port-silent"]);
    done(desk.path(), &["new", "judgment", "fees-stay"]);
    done(desk.path(), &["new", "gap", "fees-legal"]);
    let found = findings(&desk);
    assert!(found.iter().all(|finding| finding.ends_with("has no value")), "{found:#?}");
    for field in [
        "title",
        "as_of",
        "publisher",
        "published",
        "url",
        "name",
        "role",
        "count",
        "basis",
        "reason",
        "party",
        "about",
        "outcome",
        "judgment",
        "likelihood",
        "confidence",
        "because",
        "based_on",
        "gap",
    ] {
        assert!(found.iter().any(|finding| finding.contains(&format!("`{field}`"))), "{field}");
    }
    let assertions = found.iter().filter(|finding| finding.contains("`assertion`")).count();
    assert_eq!(assertions, 2, "{found:#?}");
    assert!(
        read(&desk, "briefs/fees/sources.yaml").contains("anonymous: \"a person: \\\"near\\\" the port\"")
    );
}

#[test]
fn new_records_that_were_filled_in_check_clean() {
    let desk = desk(&[]);
    fs::create_dir(desk.path().join("briefs")).unwrap();
    done(desk.path(), &["new", "brief", "fees"]);
    done(desk.path(), &["new", "document", "tariff"]);
    done(desk.path(), &["new", "source", "ruiz", "--name", "Ana Ruiz"]);
    done(desk.path(), &["new", "claim", "fees-rise", "--from", "tariff", "--at", "2"]);
    done(desk.path(), &["new", "response", "ruiz-silent", "--from", "tariff", "--at", "3"]);
    done(desk.path(), &["new", "judgment", "fees-stay"]);
    done(desk.path(), &["new", "gap", "fees-legal"]);
    for (file, fields) in [
        (
            "responses",
            &[("party", "ruiz"), ("about", "fees-rise"), ("outcome", "no-response"), ("source", "outlet")][..],
        ),
        (
            "judgments",
            &[
                ("judgment", "The fees are likely to rise again"),
                ("likelihood", "likely"),
                ("confidence", "low"),
                ("because", "It rests on one person."),
                ("based_on", "fees-rise"),
            ],
        ),
        ("gaps", &[("gap", "Whether the fees are legal")]),
        ("brief", &[("title", "Fees"), ("as_of", "2031-05-07")]),
        ("sources", &[("role", "Foreign Minister")]),
        ("claims", &[("assertion", "The fees rise in June"), ("source", "ruiz")]),
        (
            "documents",
            &[
                ("title", "The new tariff"),
                ("publisher", "the Harbor Gazette"),
                ("type", "news"),
                ("published", "2031-05-06"),
                ("accessed", "2031-05-07"),
                ("url", "https://example.org/tariff"),
            ],
        ),
    ] {
        let path = format!("briefs/fees/{file}.yaml");
        let mut text = read(&desk, &path);
        for (field, value) in fields {
            assert!(text.contains(&format!("{field}: #")), "{field} in {text}");
            text = text.replace(&format!("{field}: #"), &format!("{field}: {value} #"));
        }
        fs::write(desk.path().join(path), text).unwrap();
    }
    let open = ["error[judgment-without-alternative]", "warning[judgment-without-alternative]", "info"];
    let is_open = |finding: &String| open.iter().any(|open| finding.starts_with(open));
    assert!(findings(&desk).iter().all(is_open), "{:#?}", findings(&desk));
    let page = run(desk.path(), &["build", "--format", "md", "--out", "-"]);
    assert!(
        String::from_utf8(page.stdout)
            .unwrap()
            .contains("The fees rise in June, Foreign Minister Ana Ruiz said")
    );
}

#[test]
fn a_claim_from_a_document_brings_the_paragraph_along() {
    let documents = "documents:\n  - {id: tariff, title: T, publisher: P, text: copies/tariff.txt}\n";
    let desk = desk(&[
        ("briefs/fees/brief.yaml", BRIEF),
        ("briefs/fees/documents.yaml", documents),
        ("briefs/fees/copies/tariff.txt", "First.\n\nThe fees:\u{2028}claims: rise\nin June.\n\nThird.\n"),
    ]);
    done(desk.path(), &["new", "claim", "fees-rise", "--from", "tariff", "--at", "2"]);
    let claims = read(&desk, "briefs/fees/claims.yaml");
    assert!(
        claims.contains("    # paragraph 2 of tariff reads:\n    #   The fees: claims: rise in June.\n"),
        "{claims}"
    );
    assert!(claims.contains("    document: tariff\n    at: 2\n"));
    done(desk.path(), &["new", "claim", "range", "--from", "tariff", "--at", "para 2-3"]);
    assert!(read(&desk, "briefs/fees/claims.yaml").contains("#   Third.\n"));
    let said = refused(desk.path(), &["new", "claim", "c", "--from", "tariff", "--at", "9"]);
    assert!(
        said.contains("has 3 paragraphs, and none of number 9") && said.contains("byline show tariff"),
        "{said}"
    );
    let said = refused(desk.path(), &["new", "claim", "c", "--from", "tarif", "--at", "9"]);
    assert!(said.contains("did you mean `tariff`?"), "{said}");
    let said = refused(desk.path(), &["new", "claim", "c", "--from", "tariff", "--at", "here"]);
    assert!(said.contains("`here` is not a place in a document"), "{said}");
    let said = refused(desk.path(), &["new", "claim", "c", "--from", "tariff", "--at", "7:40"]);
    assert!(said.contains("hours first: `00:07:40` is 7 minutes in"), "{said}");
}

#[test]
fn a_new_claim_says_how_its_place_is_counted() {
    let documents = "documents:\n  - {id: tariff, title: T, publisher: P}\n  - {id: radio, title: R, publisher: Q, type: broadcast}\n";
    let desk = desk(&[("briefs/fees/brief.yaml", BRIEF), ("briefs/fees/documents.yaml", documents)]);
    let printed = |from: &str| {
        let output = run(desk.path(), &["new", "claim", "c", "--from", from, "--print"]);
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(printed("tariff").contains("at: # the paragraph of your copy, counted from 1 (a headline too, if you copied it): 4. It is printed."));
    assert!(
        printed("radio").contains("at: # the time from the start of the recording, hours first: 00:14:05\n")
    );
}

#[test]
fn ids_that_are_taken_or_are_none_are_refused_with_the_place() {
    let desk = desk(&[
        ("briefs/fees/brief.yaml", BRIEF),
        ("briefs/fees/claims.yaml", "claims:\n  - id: broken-one\n    assertion:\n"),
    ]);
    let said = refused(desk.path(), &["new", "source", "broken-one"]);
    assert!(said.contains("the id `broken-one` is taken, at briefs/fees/claims.yaml:2"), "{said}");
    assert!(refused(desk.path(), &["new", "source", "fees"]).contains("briefs/fees/brief.yaml:1"));
    assert!(refused(desk.path(), &["new", "brief", "fees"]).contains("is taken"));
    assert!(refused(desk.path(), &["new", "gap", "broken-one"]).contains("`broken-one-2` is free"));
    assert!(refused(desk.path(), &["new", "claim", "Fees Rise"]).contains("`fees-rise`"));
    assert!(refused(desk.path(), &["new", "claim", "outlet"]).contains("reserved"));
}

#[test]
fn a_record_goes_to_the_brief_at_hand_and_to_the_file_that_holds_its_kind() {
    let claims = "claims:\n- {id: a, assertion: A, source: outlet, document: d}\n";
    let desk = desk(&[
        ("briefs/fees/brief.yaml", BRIEF),
        ("briefs/fees/parts/early.yaml", claims),
        ("briefs/shared.yaml", "sources: []\n"),
        ("briefs/note.yaml", "brief: {id: note, title: N, as_of: 2031}\n"),
    ]);
    let said = refused(desk.path(), &["new", "claim", "b"]);
    assert!(
        said.contains("the desk has 2 briefs") && said.contains("say `--brief fees` or `--brief note`"),
        "{said}"
    );
    let printed = run(desk.path(), &["new", "document", "report", "--print"]);
    let printed = String::from_utf8(printed.stdout).unwrap();
    assert!(printed.contains("- id: report\n"), "{printed}");
    assert!(refused(desk.path(), &["new", "claim", "b", "--print", "--brief", "nota"]).contains("`note`"));
    done(desk.path(), &["new", "claim", "b", "--brief", "fees"]);
    assert!(
        read(&desk, "briefs/fees/parts/early.yaml").starts_with(&format!("{claims}- id: b\n  assertion: #"))
    );
    done(&desk.path().join("briefs/fees"), &["new", "claim", "c"]);
    assert!(read(&desk, "briefs/fees/parts/early.yaml").contains("- id: c\n"));
    done(desk.path(), &["new", "claim", "d", "--in", "briefs/fees/late.yaml"]);
    assert!(read(&desk, "briefs/fees/late.yaml").contains("  - id: d\n"));
    let said = refused(desk.path(), &["new", "source", "hart", "--brief", "note"]);
    assert!(said.contains("cannot add to `briefs/shared.yaml`: `sources` is written in brackets"), "{said}");
    assert!(
        refused(desk.path(), &["new", "claim", "e", "--in", "elsewhere.yaml"])
            .contains("no part of the desk")
    );
    assert!(
        refused(desk.path(), &["new", "claim", "e", "--in", "briefs/.e.yaml"])
            .contains("no part of the desk")
    );
    done(desk.path(), &["new", "claim", "e", "--brief", "note"]);
    assert!(read(&desk, "briefs/note.yaml").ends_with("    # topics: [port]\n"));
}

#[test]
fn a_one_page_brief_takes_its_own_records() {
    let desk = desk(&[("briefs/note.yaml", "brief:\n  title: N\n  as_of: 2031\n")]);
    done(desk.path(), &["new", "document", "tariff"]);
    let note = read(&desk, "briefs/note.yaml");
    assert!(note.starts_with("brief:\n  title: N\n  as_of: 2031\n\ndocuments:\n  - id: tariff\n"), "{note}");
}

#[test]
fn what_belongs_to_a_brief_needs_one() {
    let desk = desk(&[("briefs/shared.yaml", "sources:\n  - id: a\n    organization: the Board\n")]);
    for (kind, key) in
        [("claim", "claims"), ("response", "responses"), ("judgment", "judgments"), ("gap", "gaps")]
    {
        let said = refused(desk.path(), &["new", kind, "b"]);
        let wanted = format!("the desk has no brief that {key} could belong to");
        assert!(said.contains(&wanted) && said.contains("byline new brief ID"), "{said}");
    }
    done(desk.path(), &["new", "source", "b"]);
}

#[test]
fn printing_writes_nothing() {
    let desk = desk(&[("briefs/fees/brief.yaml", BRIEF)]);
    let output = run(desk.path(), &["new", "claim", "a", "--print"]);
    assert!(String::from_utf8(output.stdout).unwrap().contains("claims:\n  - id: a\n    assertion: #"));
    assert!(!desk.path().join("briefs/fees/claims.yaml").exists());
}

#[test]
fn a_byte_order_mark_and_foreign_line_ends_stay() {
    let old =
        "\u{feff}claims:\r\n    -   id: a\r\n        assertion: A  # no\u{a0}end\r\n        source: outlet";
    let desk = desk(&[("briefs/fees/brief.yaml", BRIEF), ("briefs/fees/claims.yaml", old)]);
    done(desk.path(), &["new", "claim", "b"]);
    let new = read(&desk, "briefs/fees/claims.yaml");
    assert!(new.starts_with(&format!("{old}\r\n\r\n    -   id: b\r\n        assertion: #")), "{new:?}");
    assert!(!new.replace("\r\n", "").contains('\n'));
}

#[test]
fn a_file_in_another_encoding_is_left_alone() {
    let desk = desk(&[("briefs/fees/brief.yaml", BRIEF)]);
    let path = desk.path().join("briefs/fees/claims.yaml");
    let bytes: Vec<u8> = "claims:\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(&path, &bytes).unwrap();
    assert!(refused(desk.path(), &["new", "claim", "b"]).contains("save it as UTF-8"));
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

fn one() -> Vec<String> {
    ["id: added", "assertion: It is so", "# a comment that teaches"].map(str::to_owned).to_vec()
}

#[test]
fn a_comment_below_a_record_stays_with_it_and_one_above_the_next_key_with_that() {
    let old = "claims:\n  - id: a\n    assertion: A\n    # topics: [x]\n\n    # quote: y\n\n# what is not known\ngaps: []\n";
    let new = append(old, "claims", &one()).unwrap();
    let middle = "    # quote: y\n\n  - id: added\n    assertion: It is so\n    # a comment that teaches\n\n# what is not known\n";
    assert!(new.text.contains(middle), "{}", new.text);
    assert_eq!(new.line, 8);
}

#[test]
fn what_leaves_no_safe_place_is_refused_and_named() {
    for (old, refusal) in [
        ("claims: [{id: a, assertion: A}]\n", Refusal::Brackets("claims".into())),
        ("claims: []\n", Refusal::Brackets("claims".into())),
        ("{claims: [{id: a, assertion: A}]}\n", Refusal::Brackets("the whole file".into())),
        ("claims: ~\n", Refusal::NotList("claims".into())),
        ("claims: none\n", Refusal::NotList("claims".into())),
        ("claims:\n  a: b\n", Refusal::NotList("claims".into())),
        ("sources: &x\n  - id: a\nclaims: *x\n", Refusal::Brackets("claims".into())),
        ("claims:\n  - id: a\n    assertion: \"A\" b\n", Refusal::Syntax(3)),
        ("just words\n", Refusal::Unfit("claims".into())),
    ] {
        assert_eq!(append(old, "claims", &one()), Err(refusal), "{old}");
    }
}

/// Asserts that a text is the old one with something put in, and holds one claim more, the last.
fn kept(old: &str, new: &str) {
    let shared = old.bytes().zip(new.bytes()).take_while(|(old, new)| old == new).count();
    let rest = old.bytes().rev().zip(new.bytes().rev()).take_while(|(old, new)| old == new).count();
    assert!(shared + rest >= old.len(), "{old:?} became {new:?}");
    let (before, after) = (records(old), records(new));
    let ids = |records: &FileRecords| {
        let claims = records.claims.iter().map(|claim| claim.id.value.to_string());
        claims.collect::<Vec<_>>()
    };
    let mut wanted = ids(&before);
    wanted.push("added".to_owned());
    let mut found = ids(&after);
    wanted.sort();
    found.sort();
    assert_eq!(wanted, found, "{new:?}");
    assert_eq!(before.sources.len(), after.sources.len());
    assert_eq!(before.gaps.len(), after.gaps.len());
}

/// Claim files as people write them, in all styles that leave a safe place.
fn plain() -> impl Strategy<Value = String> {
    let item = prop_oneof![
        Just("id: ID\nassertion: A b\nsource: outlet"),
        Just("id: ID # first\nassertion: >-\n  two\n\n  lines\nnote: |\n  # not a comment\n  é"),
        Just("{id: ID, assertion: 'in: brackets', source: [outlet]}"),
        Just("assertion: \"a\\\n  b\"\nid: ID\n# topics: [x]"),
        Just("id: ID\nassertion: A\ntopics:\n- a\n- b"),
        Just("id: ID\nassertion: |\n  kept\n\n"),
        Just("id: ID\nassertion:"),
    ];
    let items = prop::collection::vec(item, 0..4);
    let frame = prop_oneof![
        Just(("", "")),
        Just(("# head\n\nsources:\n- id: s\n  name: S\n\n", "\ngaps:\n  - gap: G\n")),
        Just(("---\nsources:\n  - {id: s, name: S}\n---\n", "\n\n# end\n")),
        Just(("%YAML 1.2\n---\n", "...\n")),
        Just(("brief: {title: T, as_of: 2031}\n", "defaults: {source: outlet}\n\n\n")),
        Just(("\"sources\": [ ]\n", "# a\n  # b\n")),
    ];
    let line = prop_oneof![Just("\n"), Just("\r\n")];
    (items, frame, line, 0_usize..5, 1_usize..4, any::<[bool; 3]>()).prop_map(
        |(items, (head, foot), line, dash, gap, [blank, ended, key])| {
            let mut text = head.to_owned();
            if key || !items.is_empty() {
                text.push_str("claims: # what is asserted\n");
            }
            for (number, item) in items.iter().enumerate() {
                let margin = " ".repeat(dash + 1 + gap);
                let item = item.replace("ID", &format!("c{number}")).replace('\n', &format!("\n{margin}"));
                let item = item.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
                text.extend([&" ".repeat(dash), "-", &" ".repeat(gap), &item, "\n"]);
                if blank && number + 1 < items.len() {
                    text.push('\n');
                }
            }
            text.push_str(foot);
            let text = text.replace('\n', line);
            if ended { text } else { text.trim_end_matches(['\r', '\n']).to_owned() }
        },
    )
}

proptest! {
    #[test]
    fn every_plain_style_of_file_takes_a_record_and_keeps_every_byte(old in plain()) {
        let new = append(&old, "claims", &one()).map_err(|why| TestCaseError::fail(format!("{why}: {old:?}")))?;
        kept(&old, &new.text);
        let line = new.text.replace("\r\n", "\n").lines().nth(new.line - 1).unwrap().trim().to_owned();
        prop_assert!(line.starts_with('-') && line.ends_with("id: added"), "{}: {:?}", new.line, new.text);
        let again = append(&new.text, "claims", &["id: second".to_owned(), "assertion: S".to_owned()]).unwrap();
        prop_assert!(records(&again.text).claims.iter().any(|claim| claim.id.value.as_str() == "second"));
    }

    #[test]
    fn any_text_either_keeps_every_byte_or_is_refused(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "claims:", "\n", "\r", "\r\n", "  ", "- ", "id: a", "assertion: A", "[", "]", "{", "}", "&x", "*x", "#", ": ",
                "\t", "\"", "|", ">+", "---\n", "...\n", "!!seq", "? ", "~", "é", "\u{feff}", "sources:", "null", "<<: ",
            ]),
            0..24,
        ),
    ) {
        let old = parts.concat();
        if let Ok(new) = append(&old, "claims", &one()) {
            kept(&old, &new.text);
        }
    }
}

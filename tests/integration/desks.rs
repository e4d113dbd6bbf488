//! Real desks: what an editor is told about them, and nothing else.

use std::collections::BTreeMap;
use std::path::Path;

use assert_cmd::Command;

/// How often each rule speaks on a desk of this repository.
fn tally(desk: &str) -> BTreeMap<String, usize> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(desk);
    let mut command = Command::cargo_bin("byline").unwrap();
    let output = command.arg("-C").arg(root).args(["check", "--output-format", "concise"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let mut tally = BTreeMap::new();
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let rule = line.split_once('[').unwrap().1.split(']').next().unwrap();
        *tally.entry(rule.to_owned()).or_default() += 1;
    }
    tally
}

fn counts(rules: &[(&str, usize)]) -> BTreeMap<String, usize> {
    rules.iter().map(|&(rule, count)| (rule.to_owned(), count)).collect()
}

#[test]
fn the_brief_on_support_for_russia_raises_what_its_one_article_deserves() {
    let expected = counts(&[
        ("absence-without-as-of", 2),
        ("ambiguous-scope", 1),
        ("collective-speaker", 1),
        ("incomplete-citation", 1),
        ("long-brief", 1),
        ("missing-response", 5),
        ("outlet-only-key-claim", 1),
        ("principal-via-anonymous", 4),
        ("quote-translated", 1),
        ("quote-unverified", 1),
        ("rote-reason", 3),
        ("single-anonymous-source", 7),
        ("single-document", 1),
        ("superlative", 1),
        ("undated-document", 1),
        ("unresolved-relative-date", 1),
        ("unsourced-figure", 1),
    ]);
    assert_eq!(tally("."), expected);
}

#[test]
fn the_brief_on_the_summits_of_2024_raises_little() {
    let expected = counts(&[("incomplete-citation", 2), ("long-brief", 1), ("quote-unverified", 1)]);
    assert_eq!(tally("tests/desks/summits-2024"), expected);
}

#[test]
fn leaving_out_what_qualifies_a_claim_is_found() {
    let desk = tempfile::tempdir().unwrap();
    let copy = |folder: &Path, to: &Path| {
        std::fs::create_dir_all(to).unwrap();
        for entry in std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file())
        {
            std::fs::copy(&entry, to.join(entry.file_name().unwrap())).unwrap();
        }
    };
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("briefs/china-russia-support");
    let to = desk.path().join("briefs/china-russia-support");
    copy(&from, &to);
    copy(&from.join("claims"), &to.join("claims"));
    for file in ["brief.yaml", "judgments.yaml"] {
        let text = std::fs::read_to_string(to.join(file)).unwrap();
        let kept = text.split_inclusive('\n').filter(|line| !line.contains("no-sign-of-weapons"));
        std::fs::write(to.join(file), kept.collect::<String>()).unwrap();
    }
    let mut command = Command::cargo_bin("byline").unwrap();
    let output =
        command.arg("-C").arg(desk.path()).args(["check", "--output-format", "concise"]).output().unwrap();
    let report = String::from_utf8(output.stdout).unwrap();
    assert!(report.contains("error[contrary-omitted]"), "{report}");
}

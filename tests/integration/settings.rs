//! What a desk settles for itself: severities, rules turned off, exceptions.

use byline::check::settle::Settled;
use byline::model::settings::{Level, Profile, RuleSet, Settings};
use byline::text::{FileId, Span, Spanned};

use crate::desk::{settled, settled_with};

const UNDATED: &str = "\
brief:
  id: port
  title: The port
  as_of: 2031-06-01
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    url: https://gazette.example/port
ALLOW
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
ON-CLAIM
";

/// The desk with an allowance on its document.
fn allowing(rule: &str, until: &str) -> String {
    let allowance =
        format!("    allow:\n      - rule: {rule}\n        reason: the archive is closed\n        {until}");
    UNDATED.replace("ALLOW", &allowance).replace("ON-CLAIM", "")
}

fn plain() -> String {
    UNDATED.replace("ALLOW\n", "").replace("ON-CLAIM", "")
}

fn names(settled: &Settled) -> Vec<(&'static str, &'static str)> {
    settled.findings.iter().map(|finding| (finding.rule, finding.severity.as_str())).collect()
}

fn with(settings: &Settings, desk: &str) -> Vec<(&'static str, &'static str)> {
    names(&settled_with(desk, settings).1)
}

fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::head(FileId(0)))
}

#[test]
fn an_allowance_takes_the_finding_out_and_keeps_the_reason() {
    for until in ["", "until: 2031-06-01", "until: 2031-06", "until: 2031"] {
        let (_, settled) = settled(&allowing("undated-document", until));
        assert_eq!(names(&settled), [], "{until}");
        let accepted: Vec<_> =
            settled.accepted.iter().map(|one| (one.finding.rule, one.reason.as_str())).collect();
        assert_eq!(accepted, [("undated-document", "the archive is closed")], "{until}");
    }
}

#[test]
fn an_allowance_past_its_date_excepts_nothing() {
    let found = names(&settled(&allowing("undated-document", "until: 2031-05-31")).1);
    assert_eq!(found, [("undated-document", "warning"), ("expired-allowance", "error")]);
}

#[test]
fn an_allowance_that_nothing_needs_is_reported() {
    let desk = allowing("undated-document", "").replace("    url:", "    published: 2031-05-06\n    url:");
    assert_eq!(names(&settled(&desk).1), [("unused-allowance", "warning")]);
}

#[test]
fn an_allowance_on_another_record_does_not_count() {
    let desk = UNDATED
        .replace("ALLOW\n", "")
        .replace("ON-CLAIM", "    allow:\n      - {rule: undated-document, reason: the archive is closed}");
    assert_eq!(names(&settled(&desk).1), [("undated-document", "warning"), ("unused-allowance", "warning")]);
}

#[test]
fn an_allowance_of_an_unknown_rule_says_which_was_meant() {
    let (_, settled) = settled(&allowing("undated-documents", ""));
    assert_eq!(names(&settled), [("undated-document", "warning"), ("invalid-value", "error")]);
    assert_eq!(settled.findings[1].help.as_deref(), Some("did you mean `undated-document`?"));
}

#[test]
fn structural_rules_cannot_be_allowed() {
    let (_, settled) = settled(&allowing("syntax", ""));
    let messages: Vec<_> = settled.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert!(messages.contains(&"`syntax` cannot be allowed"), "{messages:?}");
}

#[test]
fn a_profile_moves_editorial_severities_only() {
    let draft = Settings { profile: Profile::Draft, ..Settings::default() };
    let strict = Settings { profile: Profile::Strict, ..Settings::default() };
    assert_eq!(with(&strict, &plain()), [("undated-document", "error")]);
    let unsourced =
        plain().replace("    source: outlet\n", "").replace("    url", "    published: 2031\n    url");
    assert_eq!(with(&Settings::default(), &unsourced), [("missing-source", "error")]);
    assert_eq!(with(&draft, &unsourced), [("missing-source", "warning")]);
    let misspelled = plain().replace("    url", "    published: 2031\n    adress: x\n    url");
    assert_eq!(with(&draft, &misspelled), [("unknown-field", "error")]);
}

#[test]
fn a_single_rule_is_set_or_turned_off() {
    for (level, expected) in [(Level::Off, None), (Level::Info, Some("info")), (Level::Error, Some("error"))]
    {
        let mut settings = Settings::default();
        settings.rules.insert("undated-document".to_owned(), at(level));
        let found = with(&settings, &plain());
        assert_eq!(found.first().map(|found| found.1), expected);
    }
}

#[test]
fn selecting_and_ignoring_never_hide_a_fault_in_the_files() {
    let desk = plain()
        .replace("    url", "    adress: x\n    url")
        .replace("    document: gazette\n", "    document: gazette\n    cue: claimed\n");
    let select = Settings { select: vec!["loaded-cue".to_owned()], ..Settings::default() };
    assert_eq!(with(&select, &desk), [("unknown-field", "error"), ("loaded-cue", "warning")]);
    let ignore = Settings { ignore: vec!["loaded-cue".to_owned()], ..Settings::default() };
    assert_eq!(with(&ignore, &desk), [("unknown-field", "error")]);
}

#[test]
fn a_standard_raises_what_it_demands() {
    let desk = plain()
        .replace("    url", "    published: 2031-05-06\n    url")
        .replace("claims:", "sources:\n  - id: board\n    organization: the Harbor Board\nclaims:")
        .replace("    document: gazette\n", "    document: gazette\n    accuses: [board]\n");
    let news = Settings { standards: vec![RuleSet::News], ..Settings::default() };
    assert_eq!(with(&Settings::default(), &desk), [("missing-response", "warning")]);
    assert_eq!(with(&news, &desk), [("missing-response", "error")]);
    let draft = Settings { profile: Profile::Draft, ..news };
    assert_eq!(with(&draft, &desk), [("missing-response", "warning")]);
}

#[test]
fn settings_that_name_nothing_are_reported() {
    let mut settings = Settings::default();
    settings.rules.insert("undated-documnet".to_owned(), at(Level::Off));
    settings.rules.insert("syntax".to_owned(), at(Level::Off));
    settings.words.insert("loaded-cue".to_owned(), at(vec!["spouted".to_owned()]));
    let (_, settled) = settled_with(&plain(), &settings);
    let helps: Vec<_> = settled.findings.iter().filter_map(|finding| finding.help.as_deref()).collect();
    for expected in ["did you mean `undated-document`?", "did you mean `loaded-cues`?"] {
        assert!(helps.contains(&expected), "{helps:?}");
    }
    assert!(names(&settled).contains(&("invalid-value", "error")));
}

#[test]
fn a_desk_adds_words_to_the_list_of_a_rule() {
    let desk = plain()
        .replace("    url", "    published: 2031-05-06\n    url")
        .replace("    document: gazette\n", "    document: gazette\n    cue: stressed\n");
    let mut settings = Settings::default();
    assert_eq!(with(&settings, &desk), []);
    settings.words.insert("loaded-cues".to_owned(), at(vec!["stressed".to_owned()]));
    assert_eq!(with(&settings, &desk), [("loaded-cue", "warning")]);
}

#[test]
fn an_allowance_ends_with_the_brief_it_belongs_to_and_not_with_a_later_one() {
    let brief = |id: &str, as_of: &str| {
        format!(
            "brief: {{id: {id}, title: T, as_of: {as_of}}}\ndocuments:\n  - {{id: wire-{id}, title: T, publisher: the Wire, published: 2031-05, url: \"https://example.org/1\"}}\n\
             claims:\n  - {{id: c-{id}, assertion: Kessia ran the largest fleet, source: outlet, document: wire-{id}, allow: [{{rule: superlative, reason: the register says so, until: 2031-06}}]}}\n"
        )
    };
    let desk = tempfile::tempdir().unwrap();
    std::fs::create_dir(desk.path().join("briefs")).unwrap();
    std::fs::write(desk.path().join("briefs/old.yaml"), brief("old", "2031-05-07")).unwrap();
    std::fs::write(desk.path().join("briefs/new.yaml"), brief("new", "2031-09-07")).unwrap();
    let check = assert_cmd::Command::cargo_bin("byline")
        .unwrap()
        .args(["check", "--output-format", "concise"])
        .current_dir(desk.path())
        .output()
        .unwrap();
    let found = String::from_utf8(check.stdout).unwrap();
    let expired: Vec<&str> = found.lines().filter(|line| line.contains("[expired-allowance]")).collect();
    assert_eq!(expired.len(), 1, "{found}");
    assert!(expired[0].starts_with("briefs/new.yaml"), "{found}");
}

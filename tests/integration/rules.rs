//! Every rule's page is a test: its example triggers that rule and no other, its corrected example none at
//! all.

use byline::check::RULES;
use byline::check::readers::for_readers;
use byline::check::rule::{Rule, RuleKind, Run};
use byline::diagnostic::Diagnostic;

use crate::desk::settled;

/// Rules whose examples need the disk or a template; their own features test them.
const ELSEWHERE: &[&str] = &["template-error", "too-large", "unknown-template-field", "unreadable-file"];

/// A rule and another that its findings always bring along: past its date an allowance excepts nothing.
const BRINGS: &[(&str, &str)] = &[("expired-allowance", "undated-document")];

fn listed(findings: &[Diagnostic]) -> Vec<String> {
    findings.iter().map(|finding| format!("{}: {}", finding.rule, finding.message)).collect()
}

fn tested() -> impl Iterator<Item = &'static &'static Rule> {
    RULES.iter().filter(|rule| !ELSEWHERE.contains(&rule.name))
}

#[test]
fn the_example_of_every_page_triggers_that_rule_and_no_other() {
    let mut wrong = Vec::new();
    for rule in tested() {
        let (_, settled) = settled(rule.page.example);
        let found = &settled.findings;
        let brings = |finding: &Diagnostic| BRINGS.contains(&(rule.name, finding.rule));
        let other = found.iter().any(|finding| finding.rule != rule.name && !brings(finding));
        if other || found.iter().all(|finding| finding.rule != rule.name) {
            wrong.push(format!("{}: {:#?}", rule.name, listed(found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_corrected_example_of_every_page_is_clean() {
    let mut wrong = Vec::new();
    for rule in tested() {
        let (_, settled) = settled(rule.page.corrected);
        if !settled.findings.is_empty() {
            wrong.push(format!("{}: {:#?}", rule.name, listed(&settled.findings)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_a_rule_finds_in_a_claim_has_words_for_its_readers() {
    let mut without = Vec::new();
    let mut count = 0;
    for rule in tested().filter(|rule| rule.kind == RuleKind::Editorial) {
        let claims = rule.page.example.split_once("claims:\n").map_or("", |(_, claims)| claims);
        let claims: Vec<&str> = claims
            .lines()
            .take_while(|line| line.starts_with([' ', '#']))
            .filter_map(|line| line.split_once("id: "))
            .map(|(_, id)| id.trim_end_matches('}'))
            .collect();
        let (_, settled) = settled(rule.page.example);
        let records = settled.findings.iter().filter_map(|finding| finding.record.as_deref());
        if records.into_iter().any(|record| claims.iter().any(|id| id.split(',').next() == Some(record))) {
            count += 1;
            let said = for_readers(rule.name, "statement");
            if said == for_readers("long-brief", "statement") {
                without.push(rule.name);
            }
        }
    }
    assert!(without.is_empty() && count > 45, "{count}: {without:?}");
}

#[test]
fn findings_say_what_to_do_in_the_words_of_the_manual() {
    for rule in tested().filter(|rule| !matches!(rule.run, Run::Emitted)) {
        let (texts, settled) = settled(rule.page.example);
        for finding in settled.findings {
            let text = format!("{}: {}", rule.name, finding.message);
            let first = finding.message.chars().next().unwrap_or('.');
            assert!(!finding.message.ends_with('.') && !first.is_uppercase(), "{text}");
            assert!(
                finding.help.as_ref().is_some_and(|help| !help.ends_with('.')),
                "no help, or one with a period: {text}"
            );
            assert!(texts.file(finding.at.span.file).is_some(), "{text}");
        }
    }
}

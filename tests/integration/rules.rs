//! Every rule's page is a test: its example triggers that rule and no other, its corrected example none at
//! all.

use byline::check::RULES;
use byline::check::rule::{Rule, Run};
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

//! Rules as SARIF describes them: their pages, short, whole, and as help.

use std::fmt::Write as _;

use super::level;
use super::log::{Configuration, Descriptor, Help, Message, Properties};
use crate::check::rule::{Rule, RuleKind};

/// A rule as the log lists it.
pub(super) fn descriptor(rule: &Rule) -> Descriptor {
    Descriptor {
        id: rule.name,
        short_description: Message::of(rule.page.summary),
        full_description: Message::of(rule.page.why),
        help: Help { text: text(rule), markdown: markdown(rule) },
        default_configuration: Configuration { level: level(rule.severity) },
        properties: Properties {
            tags: [match rule.kind {
                RuleKind::Structural => "structure",
                RuleKind::Editorial => "editing",
            }],
        },
    }
}

fn text(rule: &Rule) -> String {
    let page = &rule.page;
    let mut help = page.why.to_owned();
    if !page.example.is_empty() {
        let _ = write!(help, "\n\nRaises it:\n\n{}\nDoes not:\n\n{}", page.example, page.corrected);
    }
    if !page.standard.is_empty() {
        let _ = write!(help, "\n\nFrom: {}", page.standard);
    }
    help
}

fn markdown(rule: &Rule) -> String {
    let page = &rule.page;
    let mut help = page.why.to_owned();
    if !page.example.is_empty() {
        let _ = write!(
            help,
            "\n\nRaises it:\n\n```yaml\n{}```\n\nDoes not:\n\n```yaml\n{}```",
            page.example, page.corrected
        );
    }
    if !page.standard.is_empty() {
        let _ = write!(help, "\n\nFrom: {}", page.standard);
    }
    help
}

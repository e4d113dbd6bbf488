//! `byline explain`: the page of a rule.

use std::fmt::Write as _;

use clap::{Args, ValueEnum};

use crate::check::rule::{Rule, RuleKind};
use crate::check::{self, RULES};
use crate::cli::args::Outcome;
use crate::cli::terminal::Terminal;
use crate::cli::work::{Ended, Trouble, unknown_rule};
use crate::diagnostic::Severity;
use crate::model::words::Words as _;

/// What the verb does, as its help says it.
pub const ABOUT: &str = "Explain a rule";

/// Examples of the verb.
pub const EXAMPLES: &str = "Examples:
  byline explain missing-source
  byline explain --all --format markdown > rules.md";

/// Arguments of `explain`.
#[derive(Debug, Args)]
#[command(about = ABOUT)]
pub struct Explain {
    /// The rule, as findings name it
    #[arg(value_name = "RULE", required_unless_present = "all", conflicts_with = "all")]
    rule: Option<String>,
    /// Every rule
    #[arg(long)]
    all: bool,
    /// How the page is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: PageFormat,
}

/// How a page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PageFormat {
    /// For a terminal.
    Text,
    /// For a manual.
    Markdown,
}

/// Prints one page, or all of them.
///
/// # Errors
///
/// There is no rule of the name.
pub fn run(args: &Explain, terminal: Terminal) -> Ended {
    let text = match (&args.rule, args.format) {
        (Some(name), format) => {
            let rule = check::rule(name).ok_or_else(|| unknown_rule(name))?;
            match format {
                PageFormat::Text => text(rule),
                PageFormat::Markdown => markdown(rule),
            }
        }
        (None, PageFormat::Text) => RULES.iter().map(|rule| text(rule)).collect::<Vec<_>>().join("\n"),
        (None, PageFormat::Markdown) => manual(),
    };
    terminal.print(&text).map_err(Trouble::from)?;
    Ok(Outcome::Done)
}

/// The manual's rule reference.
fn manual() -> String {
    let mut page = String::from(
        "# Rules\n\n\
         Every rule has one name: in findings, in `byline explain RULE`, in `allow` and in byline.toml. Structural rules\n\
         are always errors or warnings and cannot be allowed or turned off; editorial ones can.\n\n\
         This page is written by `byline explain --all --format markdown`.\n",
    );
    for rule in RULES {
        page.push('\n');
        page.push_str(&markdown(rule));
    }
    page
}

fn markdown(rule: &Rule) -> String {
    let mut page =
        format!("## {}\n\n{}\n\n{}\n\n{}\n", rule.name, rule.page.summary, rule.page.why, weight(rule));
    if !rule.page.example.is_empty() {
        let _ = write!(
            page,
            "\nRaises it:\n\n```yaml\n{}```\n\nDoes not:\n\n```yaml\n{}```\n",
            rule.page.example, rule.page.corrected
        );
    }
    for list in rule.words {
        let _ = write!(
            page,
            "\nWords (`{}` under `[words]` adds to them): {}.\n",
            list.name,
            list.words.join(", ")
        );
    }
    if !rule.page.standard.is_empty() {
        let _ = write!(page, "\nFrom: {}\n", rule.page.standard);
    }
    page
}

fn text(rule: &Rule) -> String {
    let mut page =
        format!("{}\n\n{}\n\n{}\n\n{}\n", rule.name, rule.page.summary, rule.page.why, weight(rule));
    if !rule.page.example.is_empty() {
        let _ = write!(
            page,
            "\nRaises it:\n\n{}\nDoes not:\n\n{}",
            indented(rule.page.example),
            indented(rule.page.corrected)
        );
    }
    for list in rule.words {
        let _ = write!(
            page,
            "\nWords (`{}` under [words] adds to them): {}.\n",
            list.name,
            list.words.join(", ")
        );
    }
    if !rule.page.standard.is_empty() {
        let _ = write!(page, "\nFrom: {}\n", rule.page.standard);
    }
    page
}

fn indented(example: &str) -> String {
    example.lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n").collect()
}

/// Severity, kind, and which standards ask for more.
fn weight(rule: &Rule) -> String {
    let noun = |severity| match severity {
        Severity::Error => "an error",
        Severity::Warning => "a warning",
        Severity::Info => "a note",
    };
    let kind = match rule.kind {
        RuleKind::Structural => "Structural",
        RuleKind::Editorial => "Editorial",
    };
    let raised = rule
        .raised_by
        .iter()
        .map(|(standard, severity)| format!("; {} under `{}`", noun(*severity), standard.as_str()));
    format!("{kind}: {}{}.", noun(rule.severity), raised.collect::<String>())
}

//! Findings as SARIF 2.1.0 (OASIS): what code hosts and editors read.
//!
//! Findings that the desk accepts with a reason, or that a baseline knows, are marked as suppressed and not left
//! out. Columns count characters. Paths are relative to the repository, which `%SRCROOT%` stands for.

mod log;
mod rules;

use super::input::{Input, Marked, Status, clean};
use super::uri;
use crate::check::RULES;
use crate::diagnostic::{Fix, Label, Severity};
use crate::text::Span;
use log::{
    Artifact, ArtifactChange, Content, Driver, Log, Logical, Message, Physical, Place, Prints, Region,
    Replacement, Result, Root, Roots, Run, SarifFix, Suppression, Tool,
};

/// The folder that paths are relative to.
const ROOT: &str = "%SRCROOT%";

/// Writes the log in one line, with a line end.
pub fn write(input: &Input<'_>) -> String {
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "byline",
                    version: env!("CARGO_PKG_VERSION"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: RULES.iter().map(|rule| rules::descriptor(rule)).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            roots: Roots {
                root: Root { description: Message::of("the repository that holds the desk, or the desk") },
            },
            results: input.marked().iter().map(|marked| result(marked, input)).collect(),
        }],
    };
    serde_json::to_string(&log).map_or_else(|_| String::new(), |text| text + "\n")
}

/// The word for a severity.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(marked: &Marked<'_>, input: &Input<'_>) -> Result {
    let finding = marked.finding;
    let mut text = clean(&finding.message);
    if let Some(help) = &finding.help {
        text.push_str("\nhelp: ");
        text.push_str(&clean(help));
    }
    let related = (1..).zip(&finding.related).map(|(id, label)| place(label, input).numbered(id));
    let print = marked.fingerprint.to_string();
    Result {
        rule_id: finding.rule,
        rule_index: RULES.binary_search_by_key(&finding.rule, |rule| rule.name).ok(),
        level: level(finding.severity),
        message: Message { text },
        locations: [Place {
            logical: finding.record.as_deref().map(|id| [Logical { name: clean(id), kind: "object" }]),
            ..place(&finding.at, input)
        }],
        related: related.collect(),
        // GitHub knows a finding again by the second name, and by a hash of the lines around it where it is missing.
        prints: Prints { byline: print.clone(), host: print },
        fixes: finding.fix.as_ref().map(|fix| [mended(fix, input)]),
        suppressions: match marked.status {
            Status::New => Vec::new(),
            Status::Known => vec![Suppression::of("external", "known to the baseline".to_owned())],
            Status::Accepted(accepted) => {
                let until = accepted.until.map(|until| format!(" (until {until})")).unwrap_or_default();
                vec![Suppression::of("inSource", format!("{}{until}", clean(&accepted.reason)))]
            }
        },
    }
}

fn place(label: &Label, input: &Input<'_>) -> Place {
    let text = clean(&label.text);
    Place {
        id: None,
        physical: Physical {
            artifact: artifact(label.span, input),
            region: input.texts.file(label.span.file).map(|_| region(label.span, input)),
        },
        logical: None,
        message: Some(Message { text }).filter(|message| !message.text.is_empty()),
    }
}

fn artifact(span: Span, input: &Input<'_>) -> Artifact {
    let path = input.texts.file(span.file).map_or("byline.toml", |file| file.path.as_str());
    let path = uri::repository_path(input.folder, path);
    let inside = !path.starts_with("../");
    Artifact { uri: uri::relative(&path), base: inside.then_some(ROOT) }
}

fn region(span: Span, input: &Input<'_>) -> Region {
    let point = |offset| {
        let place = input.texts.file(span.file).map(|file| file.place(offset));
        place.map_or((1, 1), |place| (place.line, place.column))
    };
    let (start, end) = (point(span.start), point(span.end));
    Region { start_line: start.0, start_column: start.1, end_line: end.0, end_column: end.1 }
}

fn mended(fix: &Fix, input: &Input<'_>) -> SarifFix {
    SarifFix {
        description: Message { text: clean(&fix.title) },
        changes: [ArtifactChange {
            artifact: artifact(fix.span, input),
            replacements: [Replacement {
                deleted: region(fix.span, input),
                inserted: Content { text: fix.replacement.clone() },
            }],
        }],
    }
}

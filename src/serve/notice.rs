//! Why a page is not the newest: what stands over it in the browser.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::report::input::{Input, clean};

/// How many findings stand over a page.
const SHOWN: usize = 100;

/// What stands over a page that could not be made anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// What is the matter, in one line.
    pub headline: String,
    /// What is to be mended.
    pub findings: Vec<Line>,
}

/// A finding in a few plain texts; no markup, nothing that steers a display.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The place: `briefs/port.yaml:3:5`; empty for what has none.
    pub place: String,
    /// The severity's word.
    pub severity: &'static str,
    /// The rule's name; empty for what is no finding.
    pub rule: String,
    /// What is wrong.
    pub message: String,
    /// What to do; may be empty.
    pub help: String,
}

impl Notice {
    /// A headline with findings, by file and place.
    pub fn of(headline: impl Into<String>, input: &Input<'_>) -> Self {
        let shown = input.shown();
        let mut findings: Vec<Line> =
            shown.iter().take(SHOWN).map(|finding| Line::of(finding, input)).collect();
        if let Some(more) = shown.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            findings.push(Line::plain(format!("and {more} more; the terminal shows all"), String::new()));
        }
        Self { headline: headline.into(), findings }
    }

    /// What kept the desk from being read.
    pub fn trouble(message: &str, help: &str) -> Self {
        let line = Line::plain(clean(message), clean(help));
        Self { headline: "the desk could not be read".to_owned(), findings: vec![line] }
    }
}

impl Line {
    fn plain(message: String, help: String) -> Self {
        Self { place: String::new(), severity: "error", rule: String::new(), message, help }
    }

    fn of(finding: &Diagnostic, input: &Input<'_>) -> Self {
        let span = finding.at.span;
        let place = input.texts.file(span.file).map(|file| file.place(span.start));
        let (line, column) = place.map_or((1, 1), |place| (place.line, place.column));
        Self {
            place: format!("{}:{line}:{column}", input.path(span)),
            severity: finding.severity.as_str(),
            rule: finding.rule.to_owned(),
            message: clean(&finding.message),
            help: finding.help.as_deref().map(clean).unwrap_or_default(),
        }
    }
}

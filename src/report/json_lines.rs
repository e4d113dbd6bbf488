//! Findings as JSON, one to a line, for programs that read as it comes.
//!
//! Every line is an object with `kind`: `finding`, `accepted` and `known`, in one order by file and place, have the
//! keys that [`super::json`] gives them; the last line, `summary`, has its counts, with `version` and `tool`.

use serde::Serialize;

use super::input::{Input, Status};
use super::json::{Accepted, Finding, Summary, TOOL, Tool};

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Line<'a> {
    Finding(Finding<'a>),
    Accepted(Accepted<'a>),
    Known(Finding<'a>),
    Summary {
        version: u32,
        tool: Tool,
        #[serde(flatten)]
        summary: Summary,
    },
}

/// Writes the lines.
pub fn write(input: &Input<'_>) -> String {
    let mut out = Vec::new();
    let mut line = |line: &Line<'_>| {
        // A vector takes all that is written to it, and these types are always JSON.
        drop(serde_json::to_writer(&mut out, line));
        out.push(b'\n');
    };
    for marked in input.marked() {
        let finding = Finding::of(&marked, input.texts);
        line(&match marked.status {
            Status::New => Line::Finding(finding),
            Status::Known => Line::Known(finding),
            Status::Accepted(accepted) => Line::Accepted(Accepted {
                finding,
                reason: &accepted.reason,
                until: accepted.until.map(|until| until.to_string()),
            }),
        });
    }
    line(&Line::Summary { version: 1, tool: TOOL, summary: Summary::of(input) });
    String::from_utf8(out).unwrap_or_default()
}

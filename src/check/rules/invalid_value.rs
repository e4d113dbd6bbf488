//! A word that is not among those a field takes.

use crate::check::rule::{Page, Rule, RuleKind, Run, WordList};
use crate::diagnostic::Severity;
use crate::model::cue;

pub(in crate::check) const RULE: Rule = Rule {
    name: "invalid-value",
    page: Page {
        summary: "A field takes one of a few words, or a form, and holds something else.",
        why: "Kinds, cues, ratings, outcomes and the names of rules come from closed lists, so that a brief \
              can be sorted, counted and compared. The message names the nearest word, or all of them.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    kind: figures
    source: outlet
    document: gazette
",
        corrected: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: terminal-empty
    assertion: There was no ship at the terminal
    kind: absence
    as_of: 2031-05-06
    source: outlet
    document: gazette
",
        standard: "byline's own file format; see the manual, \"The file format\".",
    },
    severity: Severity::Error,
    kind: RuleKind::Structural,
    run: Run::Emitted,
    raised_by: &[],
    words: &[CUES],
};

/// The verbs that `cue` takes.
const CUES: WordList = WordList { name: "cues", words: cue::WORDS };

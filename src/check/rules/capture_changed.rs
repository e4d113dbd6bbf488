//! A capture that is no longer what was captured.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    name: "capture-changed",
    page: Page {
        summary: "The capture of a document no longer has the hash that the desk recorded.",
        why: "A hash shows that the copy in hand is the copy that was read. When it differs, the file was \
              edited, converted or fetched anew, and what rests on it may rest on other words. Put the \
              old copy back, or read the new one as a new document would be read.",
        example: r#"# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/port.txt
    sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port is "a shared inheritance"
    source: ruiz
    document: gazette
    quote: a shared inheritance
# file: briefs/captures/port.txt
The port is "a shared inheritance", Valdorian Foreign Minister Ana Ruiz told reporters on Monday.
"#,
        corrected: r#"# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/port.txt
    sha256: d07db023ce90469af81d15e3062eb561a58d0ab9554dc1ec444ca8556efa5648
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port is "a shared inheritance"
    source: ruiz
    document: gazette
    quote: a shared inheritance
# file: briefs/captures/port.txt
The port is "a shared inheritance", Valdorian Foreign Minister Ana Ruiz told reporters on Monday.
"#,
        standard: "ICS 206-01: an archived copy of what is cited, which can be shown to be unchanged.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let documents = desk.documents();
    documents
        .filter_map(|(_, document)| {
            let recorded = document.sha256.as_ref()?;
            let capture = desk.captures.of(document).filter(|capture| capture.sha256 != recorded.value)?;
            let finding =
                RULE.finding(&document.common, recorded.span, "the capture no longer has this hash");
            Some(finding.label(format!("it has {}", capture.sha256)).help(
                "put the old copy back, or go through all that rests on it and then write the new hash",
            ))
        })
        .collect()
}

//! A copy that a document names and the desk does not have.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::capture::Captures;

pub(in crate::check) const RULE: Rule = Rule {
    name: "missing-capture",
    page: Page {
        summary: "The `text` of a document names a file that the desk does not have.",
        why: "`text` promises a plain-text copy that every quote is compared with. Where the file is absent nothing is \
              compared, and a misspelled path looks like a verified quote. The path is relative to the file that names \
              it; the copy is what stands in the document, saved as plain text, with an empty line between paragraphs. \
              Where copies must not be committed, keep them in a folder outside the desk and name that under \
              `captures` in byline.toml: their absence is then only noted (`quote-unverified`).",
        example: "\
# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/prt.txt
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port will close in June
    source: ruiz
    document: gazette
# file: briefs/captures/port.txt
The port will close in June, Valdorian Foreign Minister Ana Ruiz told reporters on Monday.
",
        corrected: "\
# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/port.txt
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port will close in June
    source: ruiz
    document: gazette
# file: briefs/captures/port.txt
The port will close in June, Valdorian Foreign Minister Ana Ruiz told reporters on Monday.
",
        standard: "ICS 206-01: an archived copy of what is cited.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let named = desk.documents().filter_map(|(_, document)| {
        let path = desk.captures.absent(document).filter(|path| !Captures::is_kept_elsewhere(path))?;
        Some((document, document.text.as_ref()?, path))
    });
    named
        .map(|(document, text, path)| {
            RULE.finding(&document.common, text.span, format!("there is no file `{path}` in the desk")).help(
                "save the document's text there as plain text, an empty line between paragraphs; or mend the path, \
                 which is relative to this file; or take `text` out",
            )
        })
        .collect()
}

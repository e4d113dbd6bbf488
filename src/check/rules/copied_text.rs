//! The document's own words in the desk's own voice.

use crate::check::compare::Owner;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::record::Common;
use crate::resolve::corpus::Corpus;

pub(in crate::check) const RULE: Rule = Rule {
    name: "copied-text",
    page: Page {
        summary: "Twelve words in a row or more were taken over from a capture without quotation marks.",
        why: "An assertion says in the desk's own words what a document reports. A sentence that is copied \
              carries the reporter's choice of words into the brief as if it were the desk's, and passes it \
              off as one's own. Assertions, judgments and texts written by hand are compared with the \
              capture of every document that they rest on.",
        example: r"# file: briefs/port.yaml
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
    assertion: The last two berths of the old port will be closed for repairs from the first of June
    source: ruiz
    document: gazette
# file: briefs/captures/port.txt
The last two berths of the old port will be closed for repairs from the first of June, Valdorian Foreign
Minister Ana Ruiz said.
",
        corrected: r"# file: briefs/port.yaml
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
    assertion: Repairs will close what is left of the old port in June
    source: ruiz
    document: gazette
# file: briefs/captures/port.txt
The last two berths of the old port will be closed for repairs from the first of June, Valdorian Foreign
Minister Ana Ruiz said.
",
        standard: "AP and Reuters: the work of others is credited, and their sentences are not passed off as one's own.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let copies = desk.compared.copies.iter();
    copies
        .filter_map(|copy| {
            let common = common(desk.corpus, copy.owner);
            let message = format!("{} words in a row are the document's own", copy.words);
            let finding = RULE.finding(common, copy.span, message);
            let finding = finding.related(desk.place(copy.document, &copy.place)?, "they stand here");
            Some(finding.help("say it in your own words, or put what must stay into quotation marks"))
        })
        .collect()
}

fn common(corpus: &Corpus, owner: Owner) -> &Common {
    match owner {
        Owner::Claim(id) => &corpus.claim(id).common,
        Owner::Judgment(id) => &corpus.judgment(id).common,
        Owner::Brief(id) => &corpus.brief(id).common,
    }
}

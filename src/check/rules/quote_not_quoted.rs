//! Quotes of words that their document does not quote.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::passage::verdict::Verdict;

pub(in crate::check) const RULE: Rule = Rule {
    name: "quote-not-quoted",
    page: Page {
        summary: "The words of a quote stand in the document, but outside quotation marks.",
        why: "Outside its quotation marks a news article speaks for itself, even in a sentence that ends in \
              \"she said\": the words are the reporter's. Put into quotation marks, they become words that \
              nobody is known to have said. Transcripts, statements and other documents that are all \
              somebody's own words need no marks; news articles do.",
        example: r#"# file: briefs/port.yaml
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
    assertion: The port is "a shared inheritance"
    source: ruiz
    document: gazette
    quote: a shared inheritance
# file: briefs/captures/port.txt
The port is a shared inheritance, Valdorian Foreign Minister Ana Ruiz told reporters on Monday.
"#,
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
    assertion: The port belongs to both nations
    source: ruiz
    document: gazette
# file: briefs/captures/port.txt
The port is a shared inheritance, Valdorian Foreign Minister Ana Ruiz told reporters on Monday.
",
        standard: "AP: quotation marks hold the exact words of a speaker; a paraphrase has none.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let quotes = desk.compared.quotes.iter();
    quotes
        .filter_map(|quote| {
            let Verdict::Unquoted(place) = &quote.verdict else { return None };
            let common = &desk.corpus.claim(quote.claim).common;
            let message = "the document has these words outside quotation marks";
            let finding = RULE.finding(common, quote.span, message);
            let finding =
                finding.related(desk.place(quote.document, place)?, "they are the document's own here");
            Some(finding.help("say it in your own words, without quotation marks and without `quote`"))
        })
        .collect()
}

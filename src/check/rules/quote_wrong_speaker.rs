//! Quotes beside which their speaker is not named.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::document::DocumentType;
use crate::model::id::SourceId;
use crate::passage::verdict::Verdict;
use crate::resolve::corpus::Corpus;

pub(in crate::check) const RULE: Rule = Rule {
    name: "quote-wrong-speaker",
    page: Page {
        summary: "Nothing around a quote in a news article, or nothing in a whole statement, names the speaker.",
        why: "The worst mistake with a quote is to give it to somebody else, and it is easily made when an \
              article quotes several people in turn. byline looks for the speaker's name, other names, role \
              and body in the paragraph of the quote, and in the two before it where a pronoun stands in. A \
              statement (`type: statement`) has one speaker: it is enough that its text, title, author or publisher \
              names the person or the body. Other types of document are not looked at: who speaks where in a \
              transcript or a court filing is too often said only once, or on another page.",
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
Ana Ruiz, the Valdorian Foreign Minister, declined to comment.

The port is "a shared inheritance", Tomas Bell told reporters on Monday.
"#,
        corrected: r#"# file: briefs/port.yaml
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
Ana Ruiz, the Valdorian Foreign Minister, spoke on Monday.

The port is "a shared inheritance", she told reporters.
"#,
        standard: "AP: attribution names who said the words, in the sentence that has them.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let quotes = desk.compared.quotes.iter();
    quotes
        .filter_map(|quote| {
            let Verdict::Unnamed(place) = &quote.verdict else { return None };
            let claim = desk.corpus.claim(quote.claim);
            let speakers = claim.evidence.get(quote.chain)?.voices();
            let document = desk.corpus.document(quote.document);
            let names = named(desk.corpus, &speakers);
            let message = match document.kind {
                DocumentType::Statement => format!("nothing in this statement names {names}"),
                _ => format!("nothing around these words names {names}"),
            };
            let finding = RULE.finding(&claim.common, quote.span, message);
            let finding = finding.related(desk.place(quote.document, place)?, "they stand here");
            Some(
                finding
                    .help("see whose words they are; if the document uses another name, add it to `aliases`"),
            )
        })
        .collect()
}

fn named(corpus: &Corpus, speakers: &[SourceId]) -> String {
    speakers.iter().map(|&speaker| corpus.source(speaker).name()).collect::<Vec<_>>().join(" or ")
}

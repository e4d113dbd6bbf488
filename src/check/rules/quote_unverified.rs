//! Quotes that cannot be compared with their document.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::capture::Captures;
use crate::model::document::Document;
use crate::model::id::DocumentId;
use std::collections::BTreeMap;

pub(in crate::check) const RULE: Rule = Rule {
    name: "quote-unverified",
    page: Page {
        summary: "Quotes are taken from a document of which the desk holds no copy.",
        why: "A quote is the easiest thing to get wrong and the easiest to check. With a plain-text capture \
              beside the desk, byline compares every quote with it, letter by letter, at every run, and \
              shows the closest passage where one is not found. A copy that lies in a folder outside the desk \
              (`captures` in byline.toml) may be absent from this machine; one that should lie in the desk and does not \
              is told by `missing-capture`.",
        example: r#"documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
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
The port is "a shared inheritance", Valdorian Foreign Minister Ana Ruiz told reporters on Monday.
"#,
        standard: "ICS 206-01: an archived copy of what is cited.",
    },
    severity: Severity::Info,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let mut quotes: BTreeMap<DocumentId, usize> = BTreeMap::new();
    let chains = desk.claims().flat_map(|(_, claim)| &claim.evidence).filter(|chain| chain.quote.is_some());
    for document in chains.filter_map(|chain| chain.document.as_ref()) {
        *quotes.entry(document.value).or_default() += 1;
    }
    desk.documents()
        .filter_map(|(id, document)| unverified(desk, id, document, quotes.get(&id).copied()))
        .collect()
}

fn unverified(
    desk: &Desk<'_>,
    id: DocumentId,
    document: &Document,
    quotes: Option<usize>,
) -> Option<Diagnostic> {
    let about = |count| match count {
        1 => "one quote cannot be compared with the document".to_owned(),
        count => format!("{count} quotes cannot be compared with the document"),
    };
    let Some(text) = &document.text else {
        let finding = RULE.finding(&document.common, document.common.id.span, about(quotes?));
        return Some(finding.help("add `text:` with the path of a plain-text copy"));
    };
    if let Some(path) = desk.captures.absent(document) {
        let message = quotes.map_or_else(|| "this copy is not on this machine".to_owned(), about);
        let finding = RULE.finding(&document.common, text.span, message).label(format!("no file `{path}`"));
        let help =
            "get the copy from whoever keeps that folder, or mend the path, which is relative to this file";
        return Captures::is_kept_elsewhere(path).then(|| finding.help(help));
    }
    let not_sought = desk.compared.not_sought.get(&id)?;
    let finding = RULE.finding(&document.common, text.span, about(*not_sought));
    Some(finding.label("this copy is too long for so many quotes").help(
        "keep in the copy only the pages that are quoted: byline goes through 16 GiB of captures for all quotes",
    ))
}

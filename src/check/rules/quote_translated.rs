//! Translated words that are not said to be translated, or not from what.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::{Evidence, Quote};

pub(in crate::check) const RULE: Rule = Rule {
    name: "quote-translated",
    page: Page {
        summary: "A quote was translated, and the desk does not say from which language.",
        why: "In a translation the words are the translator's. The reader is told so, and told the \
              language, because a word may have been chosen that the speaker would not own. Where the \
              document leaves it open, `und` says so, and the finding stays until somebody finds the \
              original.",
        example: r#"documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    language: pt
    allow:
      - {rule: quote-unverified, reason: the transcript is in Portuguese}
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
        corrected: r#"documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    language: pt
    allow:
      - {rule: quote-unverified, reason: the transcript is in Portuguese}
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
    quote:
      exact: a shared inheritance
      translated_from: pt
"#,
        standard: "BBC: translations are signposted.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let chains = desk.claims().flat_map(|(_, claim)| claim.evidence.iter().map(move |chain| (claim, chain)));
    chains
        .filter_map(|(claim, chain)| {
            let quote = chain.quote.as_ref()?;
            let (message, help) = trouble(desk, chain, &quote.value)?;
            Some(RULE.finding(&claim.common, quote.span, message).help(help))
        })
        .collect()
}

/// What is not said about the language of a quote, and what to do. Briefs are written in English.
fn trouble(desk: &Desk<'_>, chain: &Evidence, quote: &Quote) -> Option<(String, &'static str)> {
    if !quote.translated_from.is_empty() {
        let known = quote.translated_from.iter().any(|language| language.name().is_some());
        let message = "nothing says which language these words were translated from";
        return (!known)
            .then(|| (message.to_owned(), "find the original, and write its language in `translated_from`"));
    }
    let document = chain.document.as_ref().map(|document| desk.corpus.document(document.value))?;
    let language = document.language.as_ref().filter(|language| !language.is_english())?.name()?;
    let is_foreign =
        !quote.exact.is_ascii() && !quote.exact.chars().all(|c| c.is_ascii() || is_english_mark(c));
    let message = format!("the document is in {language}, and the quote is not said to be translated");
    (!is_foreign)
        .then_some((message, "add `translated_from:` with the language of the words as they were said"))
}

fn is_english_mark(c: char) -> bool {
    matches!(c, '‘' | '’' | '“' | '”' | '–' | '—' | '…')
}

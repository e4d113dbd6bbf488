//! Quotation marks without a quote.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::BTreeMap;

use crate::check::cited;
use crate::check::compare::{Comparison, unrecorded};
use crate::check::prose::{Prose, folded, quotations, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::written::{self, Passage};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::id::ClaimId;
use crate::model::record::Common;
use crate::passage::closest::Nearest;
use crate::passage::verdict::Verdict;
use crate::text::Span;

pub(in crate::check) const RULE: Rule = Rule {
    name: "unrecorded-quote",
    page: Page {
        summary: "An assertion, a hand-written sentence or a judgment has words in quotation marks that no quote of \
                  the claim holds.",
        why: "Quotation marks promise that somebody used exactly these words. `quote` says who, and lets \
              byline compare them with the document. Words that are only meant to sound doubtful are better \
              said plainly. A sentence of the bottom line, a section or a talking point, and a judgment, may quote what \
              the claims it cites quote, in whole or in part, and the names and titles of those it cites.",
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
        standard: "AP: quotation marks hold the exact words of a speaker.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

/// How many words of a quotation a message repeats.
const NAMED: usize = 6;

/// A sentence that cites nothing may have fewer words in quotation marks: a term, or a doubt.
const SHORT: usize = 3;

/// The rule that tells of words that are not in their document.
const MISQUOTED: &str = "quote-not-found";

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let misquotes = misquotes(desk);
    let quoting = desk.claims().filter(|(_, claim)| !claim.evidence.is_empty());
    let mut found: Vec<Diagnostic> = quoting
        .filter_map(|(id, claim)| {
            let misquotes = misquotes.get(&id).map(Vec::as_slice).unwrap_or_default();
            let span = unrecorded(claim).into_iter().find_map(|(start, end)| {
                let span = within(&claim.assertion, start, end);
                (!is_told(misquotes, span, claim.assertion.value.get(start..end)?)).then_some(span)
            })?;
            let finding = RULE.finding(&claim.common, span, "no `quote` of the claim holds these words");
            Some(finding.help("add `quote:` with the exact words, or take the quotation marks out"))
        })
        .collect();
    if desk.has_faults {
        // The record that could not be read may have the words.
        return found;
    }
    let all = LazyCell::new(|| said_anywhere(desk));
    let invented = |record, sentence: &Passage<'_>| match sentence.cites.as_slice() {
        [] => invented(record, sentence, || Cow::Borrowed(all.as_slice())),
        _ => invented(record, sentence, || Cow::Owned(said(desk, sentence))),
    };
    for (_, brief) in desk.briefs() {
        let sentences = written::sentences(desk.corpus, brief).into_iter();
        found.extend(sentences.filter_map(|sentence| invented(&brief.common, &sentence)));
    }
    for judgment in desk.judgments() {
        found.extend(invented(&judgment.common, &written::judgment(judgment)));
    }
    found
}

/// The quotes of each claim that this rule tells of.
fn misquotes<'a>(desk: &Desk<'a>) -> BTreeMap<ClaimId, Vec<&'a Comparison>> {
    let mut found: BTreeMap<ClaimId, Vec<&Comparison>> = BTreeMap::new();
    if desk.settings.reports(MISQUOTED) {
        for quote in desk.compared.quotes.iter().filter(|quote| !quote.verdict.is_found()) {
            found.entry(quote.claim).or_default().push(quote);
        }
    }
    found
}

/// Whether a finding about one of the misquotes is about these words too: they are the ones, or they are those that it
/// offers to write as the quote.
fn is_told(misquotes: &[&Comparison], span: Span, marked: &str) -> bool {
    misquotes.iter().any(|quote| match &quote.verdict {
        _ if quote.span == span => true,
        Verdict::Missing(Nearest::Passage(closest)) => spaced(&closest.words).contains(&spaced(marked)),
        _ => false,
    })
}

/// What a sentence has in quotation marks, and nobody whom it may quote said. `said` is asked only where it quotes.
fn invented<'s>(
    record: &Common,
    sentence: &Passage<'_>,
    said: impl FnOnce() -> Cow<'s, [String]>,
) -> Option<Diagnostic> {
    let words = sentence.blanked();
    let marked = quotations(&words);
    if marked.is_empty() || sentence.is_open() {
        return None;
    }
    let said = said();
    let (start, end) = marked.into_iter().find(|&(start, end)| {
        let marked = words.get(start..end).unwrap_or_default();
        let is_doubted = words.get(..start).is_some_and(|before| {
            before.trim_end_matches(['"', '“', '„', '«', '‘']).trim_end().ends_with("so-called")
        });
        let is_short = sentence.cites.is_empty() && Prose::read(marked).len() < SHORT;
        // A name or a title in capitals is nobody's words.
        let is_name = marked.contains(' ')
            && marked.split_whitespace().all(|word| word.starts_with(|c: char| !c.is_lowercase()));
        let is_left_alone = is_doubted || is_short || is_name;
        !is_left_alone && parts(marked).iter().any(|part| !said.iter().any(|said| said.contains(part)))
    })?;
    let quotation: Vec<&str> = words.get(start..end)?.split_whitespace().collect();
    let more = if quotation.len() > NAMED { " …" } else { "" };
    let first = quotation.get(..NAMED).unwrap_or(&quotation).join(" ");
    let who = if sentence.cites.is_empty() { "of the desk" } else { "that this sentence cites" };
    let message = format!("no claim {who} quotes \"{first}{more}\"");
    let help = "write the words as the claim's `quote` has them, add them to it if the document has them, or take \
                the quotation marks out";
    Some(RULE.finding(record, sentence.spot(start..end), message).help(help))
}

/// What a sentence may quote: the words and names of what it cites.
fn said(desk: &Desk<'_>, sentence: &Passage<'_>) -> Vec<String> {
    let said = cited::words(desk.corpus, sentence).into_iter();
    said.chain(cited::names(desk.corpus, sentence)).map(spaced).collect()
}

/// What a sentence that cites nothing may quote: the words of the whole desk.
fn said_anywhere(desk: &Desk<'_>) -> Vec<String> {
    let claims = desk.corpus.numbered_claims().flat_map(|(id, _)| cited::words_of(desk.corpus, id));
    let titles = desk.corpus.documents.iter().filter_map(|document| document.title.value.as_deref());
    claims.chain(titles).map(spaced).collect()
}

/// The parts of a quotation between ellipses and brackets, as the words that they hold, each between blanks.
fn parts(quotation: &str) -> Vec<String> {
    let unbroken = quotation.replace("...", "…");
    let mut depth = 0_usize;
    let cut = unbroken.split(|c: char| {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == '…' || c == ']' || depth > 0
    });
    cut.map(spaced).filter(|part| !part.trim().is_empty()).collect()
}

/// The words of a text each between blanks, so that a part of one is only found as whole words.
fn spaced(text: &str) -> String {
    format!(" {} ", folded(text))
}

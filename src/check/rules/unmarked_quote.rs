//! The words of a quote without quotation marks.

use memchr::memchr2_iter;

use crate::check::prose::{Prose, quotations, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::Claim;

pub(in crate::check) const RULE: Rule = Rule {
    name: "unmarked-quote",
    page: Page {
        summary: "An assertion takes over the words of its quote without quotation marks.",
        why: "A reader takes what stands without marks for the authors' paraphrase. Where the words are the speaker's \
              own, marks say so, and nobody has to guess; a paraphrase uses other words. Short runs are left alone, \
              and so is a text that was translated.",
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
  - id: strait-shared
    assertion: The strait is a shared inheritance
    source: ruiz
    document: gazette
    quote: The strait is a shared inheritance
# file: briefs/captures/port.txt
"The strait is a shared inheritance", Valdorian Foreign Minister Ana Ruiz told reporters on Monday.
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
  - id: strait-shared
    assertion: '"The strait is a shared inheritance"'
    source: ruiz
    document: gazette
    quote: The strait is a shared inheritance
# file: briefs/captures/port.txt
"The strait is a shared inheritance", Valdorian Foreign Minister Ana Ruiz told reporters on Monday.
"#,
        standard: "AP: quotation marks hold the exact words of a speaker.",
    },
    severity: Severity::Info,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[],
};

/// So many words in a row are taken over, and not met by chance.
const RUN: usize = 6;

/// A whole assertion that is the quote needs fewer.
const WHOLE: usize = 3;

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let quoting = desk.claims().filter(|(_, claim)| claim.evidence.iter().any(|chain| chain.quote.is_some()));
    quoting
        .filter_map(|(_, claim)| {
            let (start, end) = claim.evidence.iter().find_map(|chain| {
                let quote = &chain.quote.as_ref()?.value;
                let is_theirs = quote.translated_from.is_empty() && !chain.voices().is_empty();
                taken(claim, &quote.exact).filter(|_| is_theirs)
            })?;
            let span = within(&claim.assertion, start, end);
            let message = "these are the words of the quote, without quotation marks";
            let whole =
                claim.assertion.value.get(start..end).is_some_and(|words| words == claim.assertion.value);
            let help = if whole {
                let words = claim.assertion.value.replace('\'', "''");
                format!("write `assertion: '\"{words}\"'`, or say it in your own words")
            } else {
                "put them in quotation marks, or say it in your own words".to_owned()
            };
            Some(RULE.finding(&claim.common, span, message).help(help))
        })
        .collect()
}

/// The bytes of an assertion that are the words of a quote and stand outside quotation marks.
fn taken(claim: &Claim, quote: &str) -> Option<(usize, usize)> {
    let text = &claim.assertion.value;
    if !may_hold(text, quote) {
        return None;
    }
    let (assertion, quote) = (Prose::read(text), Prose::read(quote));
    let (ours, theirs): (Vec<&str>, Vec<&str>) = (assertion.words().collect(), quote.words().collect());
    let enough = if ours == theirs { WHOLE } else { RUN };
    if theirs.len() < enough {
        return None;
    }
    let first = ours.windows(theirs.len()).position(|run| run == theirs)?;
    let (start, end) = assertion.place(first..first + theirs.len())?;
    let is_marked = quotations(text).iter().any(|&(from, to)| from < end && start < to);
    (!is_marked).then_some((start, end))
}

/// Whether a text may hold a quote: somewhere in it the quote's letters begin, and go on as far as both are ASCII. Most
/// quotes are turned away here.
fn may_hold(text: &str, quote: &str) -> bool {
    let quote = quote.trim_start_matches(|c: char| !c.is_alphanumeric()).as_bytes();
    let Some(first) = quote.first().filter(|first| first.is_ascii()) else { return true };
    let text = text.as_bytes();
    memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text).any(|at| {
        let (before, rest) = text.split_at(at);
        before.last().is_none_or(|before| !before.is_ascii_alphanumeric()) && may_begin(rest, quote)
    })
}

/// Whether a text may begin with a quote, whatever stands between their letters.
fn may_begin(text: &[u8], quote: &[u8]) -> bool {
    let is_letter = |byte: &&u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let mut text = text.iter().filter(is_letter);
    for theirs in quote.iter().filter(is_letter) {
        match text.next() {
            _ if !theirs.is_ascii() => return true,
            Some(ours) if !ours.is_ascii() => return true,
            Some(ours) if ours.eq_ignore_ascii_case(theirs) => {}
            _ => return false,
        }
    }
    true
}

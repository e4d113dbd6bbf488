//! An assertion that ends in a period.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::Claim;
use crate::text::Span;

pub(in crate::check) const RULE: Rule = Rule {
    name: "final-period",
    page: Page {
        summary: "An assertion ends in a period.",
        why: "An assertion is not yet a sentence: the attribution comes after it, and the period after that. byline \
              leaves the typed one out when it writes the brief, but other tools that read the desk may not.\n\n\
              `byline check --fix` takes it out. A period that belongs to an abbreviation is none of this rule's.",
        example: "\
documents:
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
    assertion: The port will close for repairs.
    source: ruiz
    document: gazette
",
        corrected: "\
documents:
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
    assertion: The port will close for repairs
    source: ruiz
    document: gazette
",
        standard: "byline's own: one sentence of plain text without a final period.",
    },
    severity: Severity::Info,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[],
};

/// The shortest last word that is no abbreviation for certain: "Corp." and "Dept." have four letters.
const SHORTEST: usize = 5;

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    desk.claims().filter_map(|(_, claim)| finding(claim)).collect()
}

fn finding(claim: &Claim) -> Option<Diagnostic> {
    let (text, span) = (claim.assertion.value.as_str(), claim.assertion.span);
    text.strip_suffix('.').filter(|bare| ends_in_a_word(bare))?;
    let message = "the assertion ends in a period";
    let help = "take it out: the attribution follows, and the period after it";
    // Only a text written on one line, plain or in quotation marks without escapes, shows where its period stands.
    let marks = (span.end - span.start).checked_sub(u32::try_from(text.len()).ok()?);
    let end = match marks {
        Some(0) => span.end,
        Some(2) => span.end - 1,
        _ => return Some(RULE.finding(&claim.common, span, message).help(help)),
    };
    let period = Span { start: end - 1, end, ..span };
    Some(RULE.finding(&claim.common, period, message).help(help).safe_fix(period, "", "take the period out"))
}

/// Short words that often end a sentence and are no abbreviations.
const ENDINGS: &[&str] = &[
    "it", "in", "up", "on", "so", "out", "off", "now", "too", "yet", "one", "all", "them", "him", "her",
    "May", "June", "July", "year", "week", "day", "war", "law", "port", "deal", "fees", "aid", "oil", "gas",
    "tax",
];

/// Whether the last word is one that needs no period of its own: a long one, a common one, or a number.
fn ends_in_a_word(bare: &str) -> bool {
    let word = bare.rsplit(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '’' | '\'')).next();
    let word = word.unwrap_or_default();
    let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_long = word.chars().count() >= SHORTEST && word != "approx";
    is_number || ENDINGS.contains(&word) || (is_long && word.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::ends_in_a_word;

    #[test]
    fn an_abbreviation_keeps_its_period() {
        for bare in
            ["It moved to the U.S", "Bought by Acme Corp", "It ended at 5 p.m", "Steel, coal etc", "So.."]
        {
            assert!(!ends_in_a_word(bare), "{bare}");
        }
        for bare in ["The port will close", "It ended in 2031", "Held in Geneva", "A long stand-still"] {
            assert!(ends_in_a_word(bare), "{bare}");
        }
    }
}

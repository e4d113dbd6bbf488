//! Characters that a reader does not see.

use crate::check::prose::within;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::record::Common;
use crate::model::source::SourceKind;
use crate::text::{Spanned, beyond_ascii};

pub(in crate::check) const RULE: Rule = Rule {
    name: "invisible-text",
    page: Page {
        summary: "A text holds characters that show nothing, or that change the order in which text is \
                  shown.",
        why: "With a few invisible characters a sentence can read one way in an editor and another way on \
              the page, or hide from a search what it says. Zero-width spaces, soft hyphens and direction \
              overrides have no place in a claim. Joiners inside scripts that need them are left alone.",
        example: r#"documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: terminal-empty
    assertion: "The terminal stands\u200B empty"
    source: outlet
    document: gazette
"#,
        corrected: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
",
        standard: "Unicode Technical Report 36, Unicode Security Considerations.",
    },
    severity: Severity::Error,
    kind: RuleKind::Structural,
    run: Run::Both(of_claims, of_others),
    raised_by: &[],
    words: &[],
};

fn of_claims(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, claim) in desk.claims() {
        found.extend(hidden(&claim.common, &claim.assertion));
        let quotes = claim.evidence.iter().filter_map(|chain| chain.quote.as_ref());
        let quotes = quotes.map(|quote| Spanned::new(quote.value.exact.as_str(), quote.span));
        found.extend(quotes.filter_map(|quote| hidden(&claim.common, &quote)));
    }
    found
}

fn of_others(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, source) in desk.sources() {
        found.extend(hidden(&source.common, name(&source.kind)));
    }
    for (_, document) in desk.documents() {
        for text in [&document.title, &document.publisher] {
            let shown = text.value.as_deref().map(|value| Spanned::new(value, text.span));
            found.extend(shown.and_then(|shown| hidden(&document.common, &shown)));
        }
    }
    for judgment in desk.judgments() {
        let texts = std::iter::once(&judgment.text).chain(&judgment.because).chain(&judgment.indicators);
        found.extend(texts.filter_map(|text| hidden(&judgment.common, text)));
    }
    for (_, brief) in desk.briefs() {
        let texts = std::iter::once(&brief.title).chain(brief.texts());
        let sections = brief.sections.iter().map(|section| &section.title);
        let points = brief.talking_points.iter().map(|point| &point.point);
        found.extend(texts.chain(sections).chain(points).filter_map(|text| hidden(&brief.common, text)));
    }
    found
}

fn name(kind: &SourceKind) -> &Spanned<String> {
    match kind {
        SourceKind::Person(person) => &person.name,
        SourceKind::Organization(body) => &body.name,
        SourceKind::Anonymous(anonymous) => &anonymous.descriptor,
    }
}

/// The first character of a text that a reader does not see.
fn hidden<T: AsRef<str>>(record: &Common, text: &Spanned<T>) -> Option<Diagnostic> {
    let letters = text.value.as_ref();
    let (at, c) = beyond_ascii(letters).find(|&(at, c)| is_hidden(letters, at, c))?;
    let message = format!("an invisible character (U+{:04X}) stands here", u32::from(c));
    let help = "take it out, or type the text anew";
    Some(RULE.finding(record, within(text, at, at + c.len_utf8()), message).help(help))
}

fn is_hidden(text: &str, at: usize, c: char) -> bool {
    match c {
        '\u{200c}' | '\u{200d}' => {
            !needs_joiners(text.get(..at).and_then(|before| before.chars().next_back()))
        }
        '\u{200e}' | '\u{200f}' => !text.chars().any(is_right_to_left),
        '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{feff}' => true,
        _ => matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}'),
    }
}

/// Whether a letter belongs to a script, or to the signs, in which joiners change what is seen.
fn needs_joiners(before: Option<char>) -> bool {
    let letter = |c: char| matches!(c, '\u{600}'..='\u{1cff}' | '\u{fb50}'..='\u{fdcf}');
    let sign = |c: char| matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}');
    before.is_some_and(|c| letter(c) || sign(c))
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdcf}' | '\u{fe70}'..='\u{fefc}')
}

//! Blanks and signs that look right and are not: tabs, no-break spaces, full-width colons.

use super::super::rows::{Row, example};
use super::Scene;
use crate::diagnostic::Diagnostic;

impl Scene<'_> {
    /// An error whose cause cannot be seen on paper.
    pub(super) fn blanks(&self, words: &str) -> Option<Diagnostic> {
        let blank = words.contains("tab") || (words.contains("whitespace") && !words.contains("comment"));
        if blank && let Some(finding) = self.tab() {
            return Some(finding);
        }
        if words.contains("quoted") || words.contains("anchor") || words.contains("escape") {
            return None;
        }
        let row = self.own_row();
        let above = row.above(self.text);
        let noticed_late = words.starts_with("simple key") || words.starts_with("mapping values");
        let rows = std::iter::once(row).chain(above.filter(|_| noticed_late));
        rows.into_iter().find_map(|row| self.odd_blank(row).or_else(|| self.wide_colon(row)))
    }

    /// The first tab before a value, from the error on.
    fn tab(&self) -> Option<Diagnostic> {
        let row = self.row(self.at);
        let rows = std::iter::once(row).chain(row.below(self.text)).take(200);
        rows.into_iter().find_map(|row| {
            let indent = row.text.get(..row.indent()).unwrap_or_default();
            let (from, to) = match indent.find('\t') {
                Some(at) if row.says_something() => (at, indent.len()),
                _ if row.start > self.at => return None,
                _ => {
                    let at = row.text.find([':', '-']).and_then(|sign| {
                        let rest = row.text.get(sign..)?;
                        rest.find('\t').map(|tab| sign + tab)
                    })?;
                    (at, at + 1)
                }
            };
            let (message, help) = if from < indent.len() {
                (
                    "a tab in the indentation",
                    "indent with spaces only; most editors can turn tabs into spaces",
                )
            } else {
                ("a tab where a space is expected", "write a space instead")
            };
            let tabs = row.text.get(from..to).unwrap_or_default();
            let length = tabs.len() - tabs.trim_start_matches('\t').len();
            Some(self.finding(row.start + from, row.start + from + length, message).help(help))
        })
    }

    /// A no-break space or another blank that is no space, in the indentation.
    fn odd_blank(&self, row: Row<'_>) -> Option<Diagnostic> {
        let content = row.text.trim_start_matches(' ');
        let content = content.strip_prefix("- ").unwrap_or(content).trim_start_matches(' ');
        let blank = content.chars().next().filter(|&blank| is_odd(blank))?;
        let start = row.end() - content.len();
        let end = start + content.len() - content.trim_start_matches(is_odd).len();
        Some(self.finding(start, end, odd_message(blank)).help("replace it with ordinary spaces"))
    }

    /// A colon of East Asian width after a field name.
    fn wide_colon(&self, row: Row<'_>) -> Option<Diagnostic> {
        let body = row.text.get(row.body()..)?;
        let at = body.find('\u{FF1A}')?;
        let name = body.get(..at)?;
        if name.is_empty() || name.contains(char::is_whitespace) {
            return None;
        }
        let value = body.get(at + '\u{FF1A}'.len_utf8()..)?.trim();
        let start = row.start + row.body() + at;
        let finding =
            self.finding(start, start, "this is a full-width colon (U+FF1A), which YAML reads as a letter");
        Some(finding.help(format!("write `{}`", example(format!("{name}: {value}").trim_end()))))
    }
}

/// Whether a character looks like a space and is none.
pub(crate) fn is_odd(character: char) -> bool {
    matches!(
        character,
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200B}' | '\u{202F}' | '\u{205F}' | '\u{3000}' | '\u{2060}'
    )
}

/// What is said of an odd blank in an indentation.
pub(crate) fn odd_message(blank: char) -> String {
    let name = match blank {
        '\u{A0}' => "a no-break space",
        '\u{3000}' => "a full-width space",
        '\u{200B}' => "a zero-width space",
        _ => "an unusual blank",
    };
    format!("{name} (U+{:04X}) in the indentation", u32::from(blank))
}

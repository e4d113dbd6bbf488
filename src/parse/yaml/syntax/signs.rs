//! Values that begin with a sign YAML keeps for itself, and marks that stand in the wrong place.

use super::super::rows::short;
use super::{Scene, alias_name, names};
use crate::diagnostic::{Diagnostic, closest};

impl Scene<'_> {
    /// A value that begins with a sign of YAML.
    pub(super) fn sign(&self) -> Option<Diagnostic> {
        let sign = self.text.get(self.at..)?.chars().next()?;
        if sign == '@' && self.text.get(..self.at)?.ends_with('[') {
            return Some(self.citation());
        }
        let name = if sign == '`' { "a backtick".to_owned() } else { format!("`{sign}`") };
        let message = format!("a text cannot begin with {name} unless it stands in quotation marks");
        let finding = self.finding(self.at, self.at, message);
        if let Some(bullet) = self.bullet(self.row(self.at)) {
            return Some(bullet);
        }
        if sign == '%' && self.row(self.at).start == self.at {
            return Some(
                finding.help("put the line in quotation marks, or indent it as a part of what stands above"),
            );
        }
        let (start, _) = self.row(self.at).value();
        let whole = self.row(self.at).start + start == self.at;
        Some(if whole {
            self.quoted(finding, self.at)
        } else {
            finding.help("put the text in quotation marks")
        })
    }

    /// A text that begins with a citation, which YAML takes for a list.
    fn citation(&self) -> Diagnostic {
        let row = self.row(self.at);
        let opens = row.start + row.indent() + 1 == self.at;
        if let Some(finding) = self.goes_on(row).filter(|_| opens) {
            return finding;
        }
        let rest = self.text.get(self.at..row.end()).unwrap_or_default();
        let length = rest.find(']').map_or(rest.trim_end().len(), |end| end + 1);
        let message = "a text that begins with a citation must stand in quotation marks";
        let finding = self.finding(self.at - 1, self.at + length, message);
        let (start, _) = self.row(self.at).value();
        let whole = self.row(self.at).start + start + 1 == self.at;
        if whole { self.quoted(finding, self.at) } else { finding.help("put the text in quotation marks") }
    }

    /// An alias of nothing.
    pub(super) fn alias(&self) -> Option<Diagnostic> {
        let rest = self.text.get(self.at..self.row(self.at).end())?;
        let name = alias_name(rest)?;
        let length = name.len();
        let after = rest.get(1 + length..)?.trim();
        // Long names cost time to compare, and nobody mistypes one.
        let bound = 64;
        let known = names(self.text).filter(|known| *known != name && known.len() <= bound).take(1000);
        let near = if name.len() <= bound { closest(name, known) } else { None };
        let is_text =
            name.ends_with('*') || !(after.is_empty() || after.starts_with([',', ']', '}', '#', ':']));
        let (start, _) = self.row(self.at).value();
        let whole = self.row(self.at).start + start == self.at;
        if is_text && near.is_none() && whole {
            let message = "a text cannot begin with `*` unless it stands in quotation marks";
            return Some(self.quoted(self.finding(self.at, self.at + 1, message), self.at));
        }
        let called = short(name);
        let message =
            format!("`*{called}` repeats a value named `&{called}`, and nothing above has that name");
        let finding = self.finding(self.at, self.at + 1 + length, message);
        Some(match near {
            Some(near) => finding.help(format!("did you mean `*{near}`?")),
            None => finding.help("name a value above it, or put the text in quotation marks"),
        })
    }

    /// A block of text whose first line is wrong.
    pub(super) fn block(&self, words: &str) -> Option<Diagnostic> {
        let sign = self.text.get(self.at..)?.chars().next()?;
        if words.contains("comment or line break") {
            let row = self.row(self.at);
            let (start, value) = row.value();
            let rest = value
                .trim_start_matches(['|', '>', '+', '-', ' ', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
            let name = short(row.text.get(row.indent()..start).unwrap_or_default().trim_end());
            let at = row.start + start + value.len() - rest.len();
            let help = format!(
                "begin the text on the next line, indented deeper than `{name}`, or leave out the `{sign}`"
            );
            let message = format!("the text stands on the same line as `{sign}`");
            return Some(
                self.finding(at, at + rest.len(), message)
                    .related(self.span(self.at, self.at + 1), "")
                    .help(help),
            );
        }
        if words.contains("equal to 0") {
            let message = format!("`{sign}0` means nothing");
            return Some(self.finding(self.at, self.at + 2, message).help(format!("write `{sign}`")));
        }
        let message = "this line is indented less than the first line of the text it belongs to";
        Some(self.finding(self.at, self.at, message).help("indent all lines of the text alike"))
    }

    pub(super) fn byte_order_mark(&self) -> Diagnostic {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let at = self.at + rest.find('\u{FEFF}').unwrap_or(0);
        let message = "an invisible byte order mark (U+FEFF) stands inside the file";
        let mut finding =
            self.finding(at, at, message).help("delete it; it may only be the first character of a file");
        finding.rule = "reserved-character";
        finding
    }

    /// A `#` that is taken for a comment, or is none.
    pub(super) fn comment(&self, words: &str) -> Diagnostic {
        if words.contains("intercepting") {
            return self
                .finding(self.at, self.at + 1, "this `#` begins a comment and cuts the text in two")
                .help("put the whole text in quotation marks, or move the comment to a line of its own");
        }
        let at =
            self.text.get(self.at..).and_then(|rest| rest.find('#')).map_or(self.at, |found| self.at + found);
        self.finding(at, at + 1, "there is no space before this `#`")
            .help("write a space before a comment, or put the whole text in quotation marks")
    }

    /// A line that begins with `%` at the head of the file.
    pub(super) fn directive(&self) -> Option<Diagnostic> {
        let line = self.text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#'))?;
        let at = line.as_ptr().addr() - self.text.as_ptr().addr();
        let finding =
            self.finding(at, at + 1, "a line that begins with `%` is an order to YAML, and no text");
        line.starts_with('%').then(|| finding.help("put the line in quotation marks, or delete it"))
    }

    pub(super) fn after_end(&self) -> Diagnostic {
        let message = "`...` at the start of a line ends the document, and text follows on the same line";
        let row = self.row(self.at);
        self.finding(row.start, row.start + 3, message)
            .help("indent the line, or put the text in quotation marks")
    }
}

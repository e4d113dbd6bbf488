//! Brackets and braces that do not close, and what goes wrong between them.

use std::ops::Range;

use super::super::places::{line_end, quoted_end};
use super::super::rows::{Row, example, quote, short};
use super::Scene;
use crate::diagnostic::Diagnostic;

/// How many open brackets are looked at: more cost time, and nobody opens so many.
const TRIED: usize = 8;

impl Scene<'_> {
    /// An error inside brackets or braces, or after their end.
    pub(super) fn bracket(&self) -> Option<Diagnostic> {
        let open = self.opened(self.at);
        let Some(&inner) = open.last() else { return self.after_bracket() };
        if let Some(finding) = self.in_text(&open) {
            return Some(finding);
        }
        if let Some(finding) = self.mixed() {
            return Some(finding);
        }
        let unclosed = open.iter().rev().take(TRIED).copied().find(|&open| self.is_unclosed(open));
        if let Some(open) = unclosed {
            return Some(self.never_closed(open));
        }
        let sign = self.text.get(self.at..)?;
        if sign.starts_with(',') {
            return Some(
                self.finding(self.at, self.at + 1, "there is nothing before this comma").help("delete it"),
            );
        }
        if sign.starts_with("- ") {
            let message = "a list with dashes cannot stand between brackets";
            let help = "separate the items by commas, or write one item per line without the brackets";
            return Some(
                self.finding(self.at, self.at + 1, message)
                    .related(self.span(inner, inner + 1), "")
                    .help(help),
            );
        }
        if sign.starts_with([']', '}']) {
            return Some(self.closed_with(inner, self.at));
        }
        if sign.starts_with(':') {
            return Some(self.second_colon(inner));
        }
        Some(self.no_comma(self.at, self.text.get(..self.at)?.trim_end().len()))
    }

    /// A bracket or brace inside a text between brackets: `{assertion: He called it [sic] odd}`.
    fn in_text(&self, open: &[usize]) -> Option<Diagnostic> {
        let here = self.text.get(self.at..)?.starts_with(['[', '{']).then_some(self.at);
        let at = open.iter().skip(1).copied().chain(here).find(|&at| self.follows_words(at))?;
        let sign = self.text.get(at..=at)?;
        let message = format!("a text between brackets or braces cannot hold `{sign}`");
        Some(self.finding(at, at + 1, message).help("put the whole text in quotation marks"))
    }

    /// Whether words without quotation marks stand before a place on its line, in the same item.
    fn follows_words(&self, at: usize) -> bool {
        let row = self.row(at);
        let before = self.text.get(row.start..at).unwrap_or_default().trim_end();
        let item = before.rsplit([',', '[', '{', ']', '}']).next().unwrap_or_default().trim();
        let words = item.rsplit(": ").next().unwrap_or_default();
        let is_words = words.starts_with(|c: char| c.is_alphanumeric()) && !words.ends_with([':', '"', '\'']);
        is_words && item.contains(": ") && !before.ends_with([']', '}'])
    }

    /// The brackets and braces that are open at a place, outermost first.
    pub(super) fn opened(&self, to: usize) -> Vec<usize> {
        self.opened_until(to, |_, _| false)
    }

    /// The brackets and braces that are open at a place, or at the first closing sign before it that ends the search.
    fn opened_until(&self, to: usize, mut ends: impl FnMut(&[usize], usize) -> bool) -> Vec<usize> {
        let mut open = self.open.to_vec();
        let bytes = self.text.as_bytes();
        let mut at = self.read;
        let mut starts = true;
        while at < to {
            let Some(&byte) = bytes.get(at) else { break };
            let after_blank = at == 0 || bytes.get(at - 1).is_some_and(u8::is_ascii_whitespace);
            match byte {
                b'[' | b'{' if starts || !open.is_empty() => open.push(at),
                b']' | b'}' if ends(&open, at) => break,
                b']' | b'}' if !open.is_empty() => _ = open.pop(),
                b'"' | b'\'' if starts => {
                    at = quoted_end(self.text, at).unwrap_or(to);
                    starts = false;
                    continue;
                }
                b'#' if after_blank => at = line_end(self.text, at),
                _ => {}
            }
            starts = match byte {
                b'\n' | b'\r' | b'[' | b'{' | b',' => true,
                b':' | b'-' | b'?' => bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace),
                b' ' | b'\t' => starts,
                _ => false,
            };
            at += 1;
        }
        open
    }

    /// Whether a place lies between brackets or braces.
    pub(super) fn in_brackets(&self, at: usize) -> bool {
        !self.opened(at).is_empty()
    }

    /// A closing sign that meets an opening one of the other kind: the wrong sign, or the right one for what lies
    /// further out, whichever lets the rest of the item close.
    fn mixed(&self) -> Option<Diagnostic> {
        let sign_at = |at: usize| self.text.as_bytes().get(at).copied().map(char::from);
        let mut met = None;
        let open = self.opened_until(self.at + 1, |open, at| {
            met = open.last().filter(|&&inner| sign_at(at) != Some(self.closer(inner))).map(|_| at);
            met.is_some()
        });
        let (at, (&inner, outer)) = met.zip(open.split_last())?;
        let closers: Vec<char> = outer.iter().map(|&open| self.closer(open)).collect();
        let end = self.item_end(*open.first()?);
        if self.closes_all(closers.clone(), at + 1..end) {
            return Some(self.closed_with(inner, at));
        }
        let own = closers.iter().rposition(|&closer| Some(closer) == sign_at(at))?;
        self.closes_all(closers.get(..own)?.to_vec(), at + 1..end).then(|| self.left_open(inner, at))
    }

    /// Whether the signs in some bytes close all that is open, each in its turn.
    fn closes_all(&self, mut open: Vec<char>, within: Range<usize>) -> bool {
        let bytes = self.text.as_bytes();
        let Range { start: mut at, end: to } = within;
        while at < to && !open.is_empty() {
            match bytes.get(at) {
                Some(b'[' | b'{') => open.push(self.closer(at)),
                Some(&sign @ (b']' | b'}')) if open.pop() != Some(char::from(sign)) => return false,
                Some(b'"') => at = quoted_end(self.text, at).map_or(at, |end| end - 1),
                _ => {}
            }
            at += 1;
        }
        open.is_empty()
    }

    /// A bracket or brace that something further out closes before it is closed itself.
    fn left_open(&self, open: usize, at: usize) -> Diagnostic {
        let row = self.row(open);
        if row.end() < at {
            return self.never_closed(open);
        }
        let (name, sign) = self.name(open);
        let before = self.text.get(row.start + row.indent()..at).unwrap_or_default();
        let behind = self.text.get(at..row.end()).unwrap_or_default().trim_end();
        self.finding(open, open + 1, format!("this {name} is never closed"))
            .related(self.span(at, at + 1), format!("`{sign}` belongs before this"))
            .help(format!("close it with `{sign}`: `{}`", example(&format!("{before}{sign}{behind}"))))
    }

    fn name(&self, open: usize) -> (&'static str, char) {
        let brace = self.text.as_bytes().get(open) == Some(&b'{');
        if brace { ("brace", '}') } else { ("bracket", ']') }
    }

    fn closer(&self, open: usize) -> char {
        self.name(open).1
    }

    /// Whether the lines up to the next that is not indented deeper lack the closing sign.
    fn is_unclosed(&self, open: usize) -> bool {
        self.closing(open, self.item_end(open)).is_none()
    }

    /// The end of the lines that may belong to what opens at a place: up to the next that is not indented deeper.
    fn item_end(&self, open: usize) -> usize {
        let row = self.row(open);
        let margin = row.indent();
        // What opens right after a dash or at the margin is the whole record; its fields stand below.
        let is_record = row.start + row.body() == open;
        let belongs = |below: &Row<'_>| {
            let closes = below.content().starts_with([']', '}']);
            !below.says_something()
                || below.indent() > margin && (is_record || !is_next_field(row, *below))
                || closes
        };
        row.below(self.text).take_while(belongs).last().unwrap_or(row).end()
    }

    /// The sign that closes an opening one, before a place.
    fn closing(&self, open: usize, to: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut depth = 0_usize;
        let mut at = open;
        while at < to {
            match bytes.get(at)? {
                b'[' | b'{' => depth += 1,
                b']' | b'}' if depth <= 1 => return Some(at),
                b']' | b'}' => depth -= 1,
                b'"' => at = quoted_end(self.text, at).map_or(at, |end| end - 1),
                _ => {}
            }
            at += 1;
        }
        None
    }

    fn never_closed(&self, open: usize) -> Diagnostic {
        let row = self.row(open);
        let (name, sign) = self.name(open);
        let line = row.content().trim_end().trim_end_matches(',');
        if line.ends_with(')') && self.text.get(open..row.end()).is_some_and(|rest| !rest.contains('(')) {
            let at = row.start + row.indent() + line.len() - 1;
            return self.closed_with(open, at);
        }
        let help = if line.ends_with(['[', '{']) {
            format!("close it with `{sign}` after the last item")
        } else {
            format!("close it with `{sign}`: `{}`", example(&format!("{line}{sign}")))
        };
        self.finding(open, open + 1, format!("this {name} is never closed")).help(help)
    }

    /// A closing bracket or brace without an opening one.
    pub(super) fn never_opened(&self) -> Diagnostic {
        let message = "nothing was opened that this sign could close";
        self.finding(self.at, self.at + 1, message)
            .help("delete it, or put the whole text in quotation marks")
    }

    /// Text after a closing bracket or brace.
    fn after_bracket(&self) -> Option<Diagnostic> {
        let row = self.row(self.at);
        let before = self.text.get(row.start..self.at)?.trim_end();
        if !before.ends_with([']', '}']) {
            return None;
        }
        let (start, value) = row.value();
        let open = value.chars().next().filter(|sign| matches!(sign, '[' | '{'))?;
        let close = row.start + before.len() - 1;
        let (list, name) = if open == '[' { ("list", "bracket") } else { ("mapping", "brace") };
        let message = format!("the text goes on after its closing {name}");
        let finding = self
            .finding(self.at, row.start + row.text.trim_end().len(), message)
            .related(self.span(row.start + start, row.start + start + 1), format!("a {list} begins here"))
            .related(self.span(close, close + 1), "and is closed here");
        Some(finding.help(self.in_quotes(self.at)))
    }

    /// Two colons between two commas.
    fn second_colon(&self, open: usize) -> Diagnostic {
        let before = self.text.get(open + 1..self.at).unwrap_or_default();
        let entry = before.get(before.rfind([',', '[', '{']).map_or(0, |at| at + 1)..).unwrap_or_default();
        let word = entry.trim_end().rsplit([' ', '\t', '\n']).next().unwrap_or_default();
        let name = short(word);
        if entry.trim().contains('\n') {
            let start = self.at - word.len();
            let end = self.text.get(..start).unwrap_or_default().trim_end().len();
            return self.no_comma(start, end);
        }
        let finding = self.finding(self.at, self.at + 1, "this colon is the second one between two commas");
        let rest = self.text.get(self.at..line_end(self.text, self.at)).unwrap_or_default();
        let rest = rest.get(..rest.find([',', ']', '}']).unwrap_or(rest.len())).unwrap_or_default();
        let whole = format!("{}{rest}", entry.trim_start());
        let Some((field, value)) = whole.split_once(':') else {
            return finding.help("put the text in quotation marks");
        };
        let quoted = example(&format!("{field}: {}", quote(value.trim())));
        let head = entry.trim().strip_suffix(word).unwrap_or_default().trim();
        if head.is_empty() || head.ends_with(':') {
            return finding.help(format!("put the text in quotation marks: `{quoted}`"));
        }
        let line = example(&format!("{head}, {word}{rest}"));
        finding.help(format!(
            "if `{name}` is a field, write a comma before it: `{line}`; if not, write `{quoted}`"
        ))
    }

    /// A closing sign that does not belong to the opening one.
    fn closed_with(&self, open: usize, at: usize) -> Diagnostic {
        let (opened, closes) = if self.closer(open) == '}' { ('{', '}') } else { ('[', ']') };
        self.finding(at, at + 1, format!("what begins with `{opened}` must end with `{closes}`"))
            .related(self.span(open, open + 1), "it begins here")
            .help(format!("write `{closes}`"))
    }

    /// Whether the error is a value that begins where a comma should stand.
    pub(super) fn lacks_comma(&self) -> bool {
        let rest = self.text.get(self.at..line_end(self.text, self.at)).unwrap_or_default();
        let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-').unwrap_or(rest.len());
        rest.starts_with(['"', '\'', '[', '{'])
            || rest.get(word..).is_some_and(|rest| word > 0 && rest.starts_with(": "))
    }

    /// A value that begins where a comma should stand, and the end of the one before it.
    pub(super) fn no_comma(&self, start: usize, end: usize) -> Diagnostic {
        self.finding(start, start, "there is no comma between this and what stands before it")
            .related(self.span(end, end), "the comma belongs here")
            .help("separate what stands between brackets or braces by commas")
    }
}

/// Whether a line below an opening sign is a field of the same record.
fn is_next_field(row: Row<'_>, below: Row<'_>) -> bool {
    below.indent() <= row.body() && (below.word().is_some() || below.is_item())
}

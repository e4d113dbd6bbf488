//! What every report is made of: the findings in their order, counts, and text made fit to be shown.

use std::fmt::Write as _;

use super::fingerprint::{Fingerprint, fingerprints};
use crate::check::settle::Accepted;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::settings::FailOn;
use crate::text::{Span, Texts};

/// What is to be reported.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The files that the findings point into.
    pub texts: &'a Texts,
    /// What is to be mended.
    pub findings: &'a [Diagnostic],
    /// What the desk accepts with a reason.
    pub accepted: &'a [Accepted],
    /// What a baseline knows already.
    pub known: &'a [Diagnostic],
    /// How many errors outside what is reported on keep it from being checked in full.
    pub elsewhere: usize,
    /// The least severity shown one by one; what lies below is counted in the summary.
    pub level: Severity,
    /// What fails the run.
    pub fail_on: FailOn,
    /// Whether the text carries colors.
    pub color: Color,
    /// The claims that were looked at, for reports that name what is sound.
    pub claims: &'a [Subject<'a>],
    /// How each brief stands, for reports that say so.
    pub briefs: &'a [Standing<'a>],
    /// The desk's folder as seen from its repository, with a slash at the end; empty where it is the repository's own.
    pub folder: &'a str,
}

/// A record that was looked at.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// Its id.
    pub id: &'a str,
    /// Where it was declared.
    pub span: Span,
}

/// How a brief stands.
#[derive(Debug, Clone)]
pub struct Standing<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// How many findings concern it: errors, warnings, notes.
    pub counts: [usize; 3],
    /// Whether none of them keeps it from going out.
    pub ready: bool,
}

/// Whether a text carries colors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// Plain text.
    Plain,
    /// With ANSI escape sequences.
    Ansi,
}

/// Whether findings of a severity fail a run.
pub fn fails(severity: Severity, fail_on: FailOn) -> bool {
    match fail_on {
        FailOn::Info => true,
        FailOn::Warning => severity >= Severity::Warning,
        FailOn::Error => severity >= Severity::Error,
        FailOn::Never => false,
    }
}

impl<'a> Input<'a> {
    /// Findings alone, all of them shown, without colors.
    pub fn new(texts: &'a Texts, findings: &'a [Diagnostic]) -> Self {
        Self {
            texts,
            findings,
            accepted: &[],
            known: &[],
            elsewhere: 0,
            level: Severity::Info,
            fail_on: FailOn::Error,
            color: Color::Plain,
            claims: &[],
            briefs: &[],
            folder: "",
        }
    }

    /// Whether a finding is shown one by one.
    pub fn shows(&self, finding: &Diagnostic) -> bool {
        finding.severity >= self.level
    }

    /// The findings to be shown, by file and place, then as they came.
    pub fn shown(&self) -> Vec<&'a Diagnostic> {
        let mut shown: Vec<_> = self.findings.iter().filter(|finding| self.shows(finding)).collect();
        shown.sort_by(|a, b| self.texts.order(a.at.span, b.at.span));
        shown
    }

    /// Every finding to be shown with its fingerprint, by file and place, then as they came: what is to be mended,
    /// what a baseline knows, what is accepted with a reason.
    pub fn marked(&self) -> Vec<Marked<'a>> {
        let new = self.findings.iter().map(|finding| (finding, Status::New));
        let known = self.known.iter().map(|finding| (finding, Status::Known));
        let accepted = self.accepted.iter().map(|accepted| (&accepted.finding, Status::Accepted(accepted)));
        let mut all: Vec<_> = new.chain(known).chain(accepted).collect();
        all.sort_by(|a, b| self.texts.order(a.0.at.span, b.0.at.span));
        let prints = fingerprints(all.iter().map(|(finding, _)| *finding), self.texts);
        let marked = all.into_iter().zip(prints);
        let marked = marked.map(|((finding, status), fingerprint)| Marked { finding, status, fingerprint });
        marked.filter(|marked| self.shows(marked.finding)).collect()
    }

    /// How many findings are below the level.
    pub fn hidden(&self) -> usize {
        self.findings.iter().filter(|finding| !self.shows(finding)).count()
    }

    /// The accepted findings, by file and place, then as they came.
    pub fn accepted(&self) -> Vec<&'a Accepted> {
        let mut accepted: Vec<_> = self.accepted.iter().collect();
        accepted.sort_by(|a, b| self.texts.order(a.finding.at.span, b.finding.at.span));
        accepted
    }

    /// How many findings there are of a severity, shown or not.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// The path of a place's file, fit to be shown.
    pub fn path(&self, span: Span) -> String {
        self.texts.file(span.file).map_or_else(|| "byline".to_owned(), |file| clean(&file.path))
    }

    /// The counts in one line without its end: `3 errors, 1 warning, 2 notes`, those that are not shown with what
    /// would show them; then what is accepted, known, and in the way.
    pub fn summary(&self) -> String {
        let kinds = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "note")];
        let mut parts: Vec<String> = kinds
            .into_iter()
            .map(|(severity, noun)| (severity, self.count(severity), noun))
            .filter(|&(_, count, _)| count > 0)
            .map(|(severity, count, noun)| self.part(severity, counted(count, noun), count))
            .collect();
        if parts.is_empty() {
            parts.push("nothing found".to_owned());
        }
        let mut line = parts.join(", ");
        if !self.accepted.is_empty() {
            let _ = write!(line, "; {} accepted with a reason", self.accepted.len());
        }
        if !self.known.is_empty() {
            let _ = write!(line, "; {} known to the baseline", self.known.len());
        }
        if self.elsewhere > 0 {
            let keep = if self.elsewhere == 1 { "keeps" } else { "keep" };
            let _ = write!(
                line,
                "; {} elsewhere {keep} this from a full check",
                counted(self.elsewhere, "error")
            );
        }
        line
    }

    /// The count of one severity; where it is below the level, with the level that shows it.
    fn part(&self, severity: Severity, counted: String, count: usize) -> String {
        if severity >= self.level {
            return counted;
        }
        let them = if count == 1 { "it" } else { "them" };
        format!("{counted} (`--level {}` shows {them})", severity.as_str())
    }
}

/// A number and its noun: `1 error`, `2 errors`.
pub fn counted(number: usize, noun: &str) -> String {
    let end = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{end}")
}

/// A finding and what is known of it.
#[derive(Debug, Clone)]
pub struct Marked<'a> {
    /// The finding.
    pub finding: &'a Diagnostic,
    /// Whether it is to be mended.
    pub status: Status<'a>,
    /// What names it from run to run.
    pub fingerprint: Fingerprint,
}

/// Whether a finding is to be mended.
#[derive(Debug, Clone, Copy)]
pub enum Status<'a> {
    /// It is.
    New,
    /// A baseline knows it.
    Known,
    /// The desk accepts it with a reason.
    Accepted(&'a Accepted),
}

/// A text in one line, safe for a terminal: what shows nothing or steers the display stands as `\u{…}`, line
/// ends and tabs as spaces.
pub fn clean(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => safe.push(' '),
            c if is_unsafe(c) => escape(c, &mut safe),
            c => safe.push(c),
        }
    }
    safe
}

/// Lines of a file, safe for a terminal: as [`clean`], but line ends are `\n` and tabs stay.
pub fn clean_lines(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return text.to_owned();
    }
    let mut safe = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' => safe.push('\n'),
            '\n' | '\t' => safe.push(c),
            c if is_unsafe(c) => escape(c, &mut safe),
            c => safe.push(c),
        }
    }
    safe
}

fn escape(c: char, out: &mut String) {
    let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
}

/// Control characters, and those that are invisible or turn the direction of text.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
        || matches!(c, '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_is_shown_and_not_obeyed() {
        assert_eq!(clean("a\u{1b}[31mb\u{202e}c\nd"), "a\\u{1b}[31mb\\u{202e}c d");
        assert_eq!(clean_lines("a\r\nb\rc\td\u{9b}"), "a\nb\nc\td\\u{9b}");
        assert_eq!(clean("café 北京"), "café 北京");
    }

    #[test]
    fn the_summary_counts_what_is_shown_and_what_is_not() {
        let span = Span::head(crate::text::FileId(0));
        let findings = [Severity::Error, Severity::Error, Severity::Info]
            .map(|severity| Diagnostic::error("syntax", span, "x").severity(severity));
        let texts = Texts::default();
        let input = |level| Input { level, ..Input::new(&texts, &findings) };
        assert_eq!(input(Severity::Info).summary(), "2 errors, 1 note");
        assert_eq!(input(Severity::Error).summary(), "2 errors, 1 note (`--level info` shows it)");
        let none = Input { findings: &[], ..input(Severity::Info) };
        assert_eq!(none.summary(), "nothing found");
        let known = Input { findings: &[], known: &findings, ..input(Severity::Info) };
        assert_eq!(known.summary(), "nothing found; 3 known to the baseline");
        let hindered = Input { findings: &[], elsewhere: 2, ..input(Severity::Info) };
        assert_eq!(hindered.summary(), "nothing found; 2 errors elsewhere keep this from a full check");
    }
}

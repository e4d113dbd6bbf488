//! Reading on after a syntax error: the record that holds it is blanked, and the file is read again.

use super::limits::{FILE_BYTES, RECOVERIES, REREAD_BYTES};
use super::tree::{Break, Stop, build};
use super::{Tree, region, syntax};
use crate::diagnostic::Diagnostic;
use crate::text::{FileId, Span};
use std::borrow::Cow;
use std::ops::Range;

/// Reads one file as [`super::read`] says.
pub(super) fn read(file: FileId, text: &str, faults: &mut Vec<Diagnostic>) -> Tree {
    if text.len() > FILE_BYTES {
        let message = format!("this file is larger than {} MiB and was not read", FILE_BYTES >> 20);
        faults.push(
            Diagnostic::error("too-large", Span::head(file), message).help("split it into several files"),
        );
        return Tree::default();
    }
    let mut reading =
        Reading { file, text: Cow::Borrowed(text), found: Vec::new(), lost: Vec::new(), last: None };
    reading.hide_nul();
    let rounds = RECOVERIES.min(REREAD_BYTES / text.len().max(1));
    for round in 0.. {
        let pass = build(file, &reading.text);
        let stopped = match pass.stop {
            None => true,
            Some(Stop::Limit(at)) => reading.give_up(at),
            Some(Stop::Syntax(error)) if round < rounds => !reading.recover(error),
            Some(Stop::Syntax(error)) => reading.too_many(error.at),
        };
        if stopped {
            reading.found.extend(pass.faults);
            reading.found.sort_by_key(|finding| finding.at.span.start);
            faults.append(&mut reading.found);
            return Tree { roots: pass.roots, lost: reading.lost };
        }
    }
    Tree::default()
}

/// A file while it is read.
struct Reading<'t> {
    file: FileId,
    /// The text, with what could not be read turned to blanks.
    text: Cow<'t, str>,
    found: Vec<Diagnostic>,
    lost: Vec<String>,
    /// Where the last error was noticed.
    last: Option<usize>,
}

impl Reading<'_> {
    /// The parser takes NUL for the end of the text.
    fn hide_nul(&mut self) {
        let Some(at) = self.text.bytes().position(|byte| byte == 0) else { return };
        self.found.push(super::characters::finding(Span::new(self.file, at, at + 1), 0));
        self.text = Cow::Owned(self.text.replace('\0', " "));
    }

    /// Reports an error and blanks the record that holds it; whether there was something to blank.
    fn recover(&mut self, error: Break) -> bool {
        let again = self.last == Some(error.at);
        self.last = Some(error.at);
        let at = error.at;
        let culprit = if again {
            at
        } else {
            let finding = syntax::explain(self.file, &self.text, error);
            let culprit = finding.at.span.start as usize;
            self.found.push(finding);
            culprit
        };
        let found = region::of(&self.text, culprit);
        let found = if self.is_blank(&found) { region::of(&self.text, at) } else { found };
        if self.is_blank(&found) {
            return !self.give_up(at);
        }
        self.blank(found);
        true
    }

    fn is_blank(&self, place: &Range<usize>) -> bool {
        self.text.get(place.clone()).is_none_or(|text| !region::says_something(text))
    }

    fn blank(&mut self, place: Range<usize>) {
        let lines = self.text.get(place.clone()).unwrap_or_default();
        self.lost.extend(region::ids(lines));
        // Lines of blanks would lengthen a block of text before them; a comment at the margin ends it.
        let mut blanks = String::with_capacity(lines.len());
        for byte in lines.bytes() {
            let at_margin = blanks.is_empty() || blanks.ends_with(['\n', '\r']);
            blanks.push(match byte {
                b'\n' | b'\r' => byte.into(),
                _ if at_margin => '#',
                _ => ' ',
            });
        }
        self.text.to_mut().replace_range(place, &blanks);
    }

    /// Nothing after this byte can be read.
    fn give_up(&mut self, at: usize) -> bool {
        let from = region::of(&self.text, at).start;
        self.lost.extend(region::ids(self.text.get(from..).unwrap_or_default()));
        true
    }

    fn too_many(&mut self, at: usize) -> bool {
        let message = "this file has more syntax errors than are shown at once; what follows was not read";
        let finding = Diagnostic::error("syntax", Span::new(self.file, at, at), message);
        self.found.push(finding.help("mend those above and run again"));
        self.give_up(at)
    }
}

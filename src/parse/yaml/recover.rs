//! Reading on after a syntax error: the record that holds it is blanked, and the file is read again.

use super::limits::{FILE_BYTES, RECOVERIES, REREAD_BYTES};
use super::tree::{Break, Stop, build};
use super::{Node, NodeKind, Tree, characters, further, region, syntax};
use crate::diagnostic::Diagnostic;
use crate::text::{FileId, Span};
use std::borrow::Cow;
use std::collections::BTreeSet;
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
    let mut reading = Reading {
        file,
        text: Cow::Borrowed(text),
        found: Vec::new(),
        lost: Vec::new(),
        names: BTreeSet::new(),
        last: None,
        deep: false,
    };
    reading.hide_nul();
    let rounds = RECOVERIES.min(REREAD_BYTES / text.len().max(1));
    for round in 0.. {
        let pass = build(file, &reading.text);
        let stopped = match &pass.stop {
            None => true,
            Some(Stop::Limit(at)) => reading.give_up(*at),
            Some(Stop::Syntax(error)) if round < rounds => !reading.recover(error),
            Some(Stop::Syntax(error)) => reading.too_many(error.at),
        };
        if stopped {
            let whole = reading.found.is_empty() && pass.stop.is_none();
            let deep = reading.deep;
            reading
                .found
                .extend(pass.faults.into_iter().filter(|fault| !deep || !syntax::is_too_deep(fault)));
            reading.found.extend(pass.unused.into_iter().filter(|_| whole));
            reading.found.iter_mut().for_each(|finding| settle(finding, text));
            reading.found.sort_by_key(|finding| finding.at.span.start);
            faults.append(&mut reading.found);
            let mut roots = pass.roots;
            if matches!(reading.text, Cow::Owned(_)) {
                for root in &mut roots {
                    settle_node(root, text);
                }
            }
            return Tree { roots, lost: reading.lost };
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
    /// The names (`&name`) of values that could not be read.
    names: BTreeSet<String>,
    /// Where the last error was noticed.
    last: Option<usize>,
    /// Whether lists or mappings lay in each other too deep.
    deep: bool,
}

impl Reading<'_> {
    /// The parser takes NUL for the end of the text.
    fn hide_nul(&mut self) {
        let places = memchr::memchr_iter(0, self.text.as_bytes());
        let file = self.file;
        self.found
            .extend(places.take(RECOVERIES).map(|at| characters::finding(Span::new(file, at, at + 1), 0)));
        if !self.found.is_empty() {
            self.text = Cow::Owned(self.text.replace('\0', " "));
        }
    }

    /// Reports an error and blanks the record that holds it; whether there was something to blank.
    fn recover(&mut self, error: &Break) -> bool {
        // A value that repeats one of a record left out is no mistake of its own, and depth is told once.
        let again = self.last == Some(error.at) || self.repeats_lost(error) || self.deep && error.is_deep();
        self.deep |= error.is_deep();
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
        self.lose(found.clone());
        if !again && self.found.len() < RECOVERIES {
            let further = further::find(self.file, self.text.to_mut(), found.clone(), culprit);
            self.found.extend(further);
        }
        self.blank(found);
        true
    }

    fn repeats_lost(&self, error: &Break) -> bool {
        let name = self.text.get(error.at..).and_then(syntax::alias_name);
        error.words.contains("unknown anchor") && name.is_some_and(|name| self.names.contains(name))
    }

    fn is_blank(&self, place: &Range<usize>) -> bool {
        self.text.get(place.clone()).is_none_or(|text| !region::says_something(text))
    }

    /// Notes what is lost with a part of the text.
    fn lose(&mut self, place: Range<usize>) {
        let lines = self.text.get(place).unwrap_or_default();
        let ids = region::ids(lines);
        // What has no id may have named any record: a section, a point.
        self.lost.extend(ids.is_empty().then(String::new));
        self.lost.extend(ids);
        self.names.extend(syntax::names(lines).map(str::to_owned));
    }

    fn blank(&mut self, place: Range<usize>) {
        let lines = self.text.get(place.clone()).unwrap_or_default();
        // Lines of blanks would lengthen a block of text before them; a comment at the margin ends it. Characters
        // of several bytes become blanks all the same, so that every place lies on a boundary of the true text.
        let mut blanks = String::with_capacity(lines.len());
        for byte in lines.bytes() {
            let at_margin = blanks.is_empty() || blanks.ends_with(['\n', '\r']);
            blanks.push(match byte {
                b'\n' | b'\r' => byte.into(),
                _ if at_margin && byte.is_ascii() => '#',
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

/// Moves the places of a finding onto character boundaries, whatever the text around an error is like.
fn settle(finding: &mut Diagnostic, text: &str) {
    for label in std::iter::once(&mut finding.at).chain(&mut finding.related) {
        label.span = settled(label.span, text);
    }
}

/// Moves the places of a tree onto character boundaries, where what was read is not the true text.
fn settle_node(node: &mut Node, text: &str) {
    node.span = settled(node.span, text);
    match &mut node.kind {
        NodeKind::List(items) => items.iter_mut().for_each(|item| settle_node(item, text)),
        NodeKind::Map(entries) => {
            for entry in entries {
                entry.key_span = settled(entry.key_span, text);
                settle_node(&mut entry.value, text);
            }
        }
        _ => {}
    }
}

fn settled(span: Span, text: &str) -> Span {
    let start = text.floor_char_boundary(span.start as usize);
    let end = text.ceil_char_boundary(span.end as usize);
    Span::new(span.file, start, end.max(start))
}

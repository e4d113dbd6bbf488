//! A page while it is written: notes numbered by first use, marks settled, lines tidy, all in one pass.

use std::io;

use indexmap::IndexMap;
use memchr::memchr2;

use crate::model::brief::Format;
use crate::render::marks::{self, EDGE, Mark};
use crate::render::templates::LIMIT;
use crate::render::tidy::Lines;
use crate::render::view::shape::{BackLink, Document, Note};
use crate::render::{escape, html, tracers};
use crate::resolve::corpus::Corpus;

/// What a page is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    /// HTML.
    Html,
    /// Markdown.
    Md,
}

impl Language {
    /// The language of a format, where templates write it.
    pub(super) fn of(format: Format) -> Option<Self> {
        match format {
            Format::Html => Some(Self::Html),
            Format::Md => Some(Self::Md),
            Format::Json | Format::Yaml => None,
        }
    }

    /// The format of its pages.
    pub(super) fn format(self) -> Format {
        match self {
            Self::Html => Format::Html,
            Self::Md => Format::Md,
        }
    }

    /// The extension of its files.
    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Md => "md",
        }
    }
}

/// So many bytes are gathered before they are looked through: templates write in pieces of a few.
const BATCH: usize = 1 << 14;

/// The first byte of a mark; few texts have one.
const EDGE_BYTE: u8 = 0xF4;

/// A page on which a template writes. What it writes is settled as it comes, so that a large page is held once.
/// The list of notes and the content security policy are known only at the end; their marks stay until then.
pub(super) struct Sheet {
    language: Language,
    lines: Lines,
    /// What was written and not looked through yet.
    batch: Vec<u8>,
    /// How often each document was referred to, in order of first use.
    uses: IndexMap<String, u32>,
    /// The record of the last reference, and the byte where it stands.
    cited: Option<(usize, String)>,
    /// Whether a reference was the last thing written, so that the next one stands apart.
    after_reference: bool,
    /// What was written of a mark that is not closed yet.
    open: Option<String>,
    /// What stands above and below the list of notes, if there are any.
    around_notes: Option<(String, String)>,
    has_policy: bool,
}

impl Sheet {
    /// An empty page, with room for so many bytes: one that need not move as it grows is held once.
    pub(super) fn new(language: Language, room: usize) -> Self {
        Self {
            language,
            lines: Lines::new(language, room),
            batch: Vec::with_capacity(BATCH),
            uses: IndexMap::new(),
            cited: None,
            after_reference: false,
            open: None,
            around_notes: None,
            has_policy: false,
        }
    }

    /// The record that the page is about where it ends so far: of its last claim or reference.
    pub(super) fn last_record<'a>(&'a self, corpus: &'a Corpus) -> Option<&'a str> {
        let claim = tracers::last_claim(self.lines.text())
            .and_then(|(at, claim)| Some((at, corpus.claims.get(claim.index())?.common.id.value.as_str())));
        let cited = self.cited.as_ref().map(|(at, record)| (*at, record.as_str()));
        claim.into_iter().chain(cited).max_by_key(|&(at, _)| at).map(|(_, record)| record)
    }

    /// The notes that the page refers to, numbered by first use.
    pub(super) fn notes(&self, documents: &[Document]) -> Vec<Note> {
        let known: IndexMap<&str, &Document> =
            documents.iter().map(|document| (&*document.id, document)).collect();
        (1..)
            .zip(&self.uses)
            .filter_map(|(number, (id, &count))| {
                let back =
                    (1..=count).map(|nth| BackLink { anchor: format!("ref-{number}-{nth}"), nth }).collect();
                let document = known.get(id.as_str()).map(|&document| document.clone())?;
                Some(Note { number, anchor: format!("note-{number}"), document, back })
            })
            .collect()
    }

    /// The finished page; `notes` is the list of notes as its component wrote it.
    pub(super) fn finish(mut self, notes: &str) -> String {
        if let Some(tail) = self.lines.unpin(marks::NOTES) {
            let (above, below) =
                self.around_notes.take().filter(|_| !notes.trim().is_empty()).unwrap_or_default();
            if !above.is_empty() {
                self.take(&format!("{above}\n\n"));
            }
            for part in [notes, &below, &tail] {
                self.take(part);
            }
        }
        let page = self.lines.finish();
        if !self.has_policy {
            return page;
        }
        let policy = html::policy(&page);
        page.replace(marks::POLICY, &policy)
    }

    /// Takes the next piece of text, which may hold marks, end in the middle of one, or go on with it.
    fn take(&mut self, mut text: &str) {
        if let Some(mut open) = self.open.take() {
            let Some((rest, after)) = text.split_once(EDGE) else {
                open.push_str(text);
                self.open = Some(open);
                return;
            };
            open.push_str(rest);
            self.mark(&open);
            text = after;
        }
        while let Some((before, c, rest)) = next_break(text) {
            self.text(before);
            text = rest;
            if c == '\n' {
                self.lines.end();
            } else if let Some((payload, after)) = rest.split_once(EDGE) {
                self.mark(payload);
                text = after;
            } else {
                self.open = Some(rest.to_owned());
                return;
            }
        }
        self.text(text);
    }

    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.after_reference = false;
            self.lines.push(text);
        }
    }

    /// Settles a mark.
    fn mark(&mut self, payload: &str) {
        let after_reference = std::mem::take(&mut self.after_reference);
        match marks::read(payload) {
            Some(Mark::Escape) if escape::begins_line(self.lines.current()) => self.lines.push("\\"),
            Some(Mark::Cite { record, document, locator }) => {
                if after_reference {
                    self.lines.push(" ");
                }
                self.cite(record);
                self.reference(document, locator);
                self.after_reference = true;
            }
            Some(Mark::Notes { above, below }) => {
                self.around_notes.get_or_insert_with(|| (above.to_owned(), below.to_owned()));
                self.lines.pin(marks::NOTES);
            }
            Some(Mark::Policy) => {
                self.has_policy = true;
                self.lines.push(marks::POLICY);
            }
            Some(Mark::Escape) | None => {}
        }
    }

    /// Notes whose reference follows.
    fn cite(&mut self, record: &str) {
        let mut tracer = String::new();
        tracers::cite(&mut tracer, record);
        let (at, last) = self.cited.get_or_insert_default();
        *at = self.lines.len();
        record.clone_into(last);
        self.lines.push(&tracer);
    }

    fn reference(&mut self, document: &str, locator: &str) {
        let at = match self.uses.get_index_of(document) {
            Some(at) => at,
            None => self.uses.insert_full(document.to_owned(), 0).0,
        };
        let nth = self.uses.get_index_mut(at).map_or(1, |(_, count)| {
            *count += 1;
            *count
        });
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let mut written = String::new();
        match self.language {
            Language::Html => html::reference(&mut written, number, nth, locator),
            Language::Md => markdown_reference(&mut written, number, locator),
        }
        self.lines.push(&written);
    }
}

/// What stands before the next line end or mark, which of the two it is, and what follows it.
fn next_break(text: &str) -> Option<(&str, char, &str)> {
    let mut from = 0;
    loop {
        let at = from + memchr2(b'\n', EDGE_BYTE, text.as_bytes().get(from..)?)?;
        let c = text.get(at..)?.chars().next()?;
        let after = at + c.len_utf8();
        if c == '\n' || c == EDGE {
            return Some((text.get(..at)?, c, text.get(after..)?));
        }
        from = after;
    }
}

fn markdown_reference(out: &mut String, number: u32, locator: &str) {
    use std::fmt::Write as _;
    let _ = write!(out, "[^{number}]");
    if !locator.is_empty() {
        let _ = write!(out, " ({locator})");
    }
}

/// Templates write texts, piece by piece; a page refuses to grow past the limit. What was written counts once it is
/// flushed.
impl io::Write for Sheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.lines.len() + self.batch.len() + bytes.len() > LIMIT {
            return Err(io::Error::other("too long"));
        }
        self.batch.extend_from_slice(bytes);
        if self.batch.len() >= BATCH {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut batch = std::mem::take(&mut self.batch);
        self.take(std::str::from_utf8(&batch).map_err(io::Error::other)?);
        batch.clear();
        self.batch = batch;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn page(language: Language, pieces: &[&str], notes: &str) -> String {
        let mut sheet = Sheet::new(language, 0);
        for piece in pieces {
            sheet.write_all(piece.as_bytes()).unwrap();
            sheet.flush().unwrap();
        }
        tracers::strip(sheet.finish(notes))
    }

    fn cite(document: &str) -> String {
        marks::write(Mark::Cite { record: "r", document, locator: "" })
    }

    #[test]
    fn marks_may_come_in_pieces_and_documents_count_in_order_of_use() {
        let whole = format!("a{}{}b{}\n", cite("y"), cite("x"), cite("y"));
        assert_eq!(page(Language::Md, &[&whole], ""), "a[^1] [^2]b[^1]\n");
        let single: Vec<String> = whole.chars().map(String::from).collect();
        let single: Vec<&str> = single.iter().map(String::as_str).collect();
        assert_eq!(page(Language::Md, &single, ""), "a[^1] [^2]b[^1]\n");
        let mut sheet = Sheet::new(Language::Md, 0);
        sheet.write_all(whole.as_bytes()).unwrap();
        sheet.flush().unwrap();
        assert_eq!(sheet.uses.iter().collect::<Vec<_>>(), [(&"y".to_owned(), &2), (&"x".to_owned(), &1)]);
        assert_eq!(sheet.last_record(&Corpus::default()), Some("r"));
    }

    #[test]
    fn the_list_of_notes_stands_where_it_was_asked_for_as_tidy_as_the_rest() {
        let at = &marks::write(Mark::Notes { above: "", below: "" });
        assert_eq!(
            page(Language::Md, &["a\n\n", at, "\n\n\nb  \n"], "\n\n[^1]: x \n"),
            "a\n\n[^1]: x\n\nb\n"
        );
        assert_eq!(page(Language::Html, &["<p>\n ", at, " \n</p>"], " \n"), "<p>\n</p>\n");
        assert_eq!(page(Language::Md, &["- a\n\n- b", at, "\n"], "c"), "- a\n- bc\n");
    }

    #[test]
    fn a_backslash_stands_only_where_a_line_begins() {
        let mark = marks::ESCAPE;
        assert_eq!(
            page(Language::Md, &["> ", mark, "- a ", mark, "- b\n", mark, "+ c"], ""),
            "> \\- a - b\n\\+ c\n"
        );
    }
}

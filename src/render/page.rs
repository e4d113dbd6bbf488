//! From what a template wrote to a finished page: notes numbered by first use, marks settled, text tidy.

use indexmap::IndexMap;

use crate::render::marks::{Mark, Piece, pieces, uses};
use crate::render::view::shape::{BackLink, Document, Note};
use crate::render::{escape, html, tracers};

/// What a page is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    /// HTML.
    Html,
    /// Markdown.
    Md,
}

impl Language {
    /// The extension of its files.
    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Md => "md",
        }
    }
}

/// The notes that a page refers to, numbered by first use.
pub(super) fn notes(page: &str, documents: &[Document]) -> Vec<Note> {
    let known: IndexMap<&str, &Document> =
        documents.iter().map(|document| (&*document.id, document)).collect();
    (1..)
        .zip(uses(page))
        .filter_map(|(number, (id, count))| {
            let back =
                (1..=count).map(|nth| BackLink { anchor: format!("ref-{number}-{nth}"), nth }).collect();
            let document = known.get(id).map(|&document| document.clone())?;
            Some(Note { number, anchor: format!("note-{number}"), document, back })
        })
        .collect()
}

/// Settles every mark; `notes` is the list of notes as its component wrote it.
pub(super) fn finish(page: &str, notes: &str, language: Language) -> String {
    let policy = html::policy(page);
    let mut writer = Writer {
        out: String::with_capacity(page.len() * 2),
        uses: IndexMap::new(),
        language,
        after_reference: false,
    };
    let mut pending = Some(notes);
    for piece in pieces(page) {
        match piece {
            Piece::Mark(Mark::Notes) => {
                pieces(pending.take().unwrap_or_default()).for_each(|piece| writer.piece(piece));
            }
            Piece::Mark(Mark::Policy) => writer.out.push_str(&policy),
            other => writer.piece(other),
        }
    }
    match language {
        Language::Html => html::tidy(&writer.out),
        Language::Md => tidy(&writer.out),
    }
}

struct Writer<'a> {
    out: String,
    uses: IndexMap<&'a str, u32>,
    language: Language,
    /// Whether a reference was the last thing written, so that the next one stands apart.
    after_reference: bool,
}

impl<'a> Writer<'a> {
    fn piece(&mut self, piece: Piece<'a>) {
        let after_reference = std::mem::take(&mut self.after_reference);
        match piece {
            Piece::Text(text) => self.out.push_str(text),
            Piece::Mark(Mark::Escape) => {
                if escape::begins_line(&self.out) {
                    self.out.push('\\');
                }
            }
            Piece::Mark(Mark::Cite { record, document, locator }) => {
                if after_reference {
                    self.out.push(' ');
                }
                tracers::cite(&mut self.out, record);
                self.reference(document, locator);
                self.after_reference = true;
            }
            Piece::Mark(_) => {}
        }
    }

    fn reference(&mut self, document: &'a str, locator: &str) {
        let next = u32::try_from(self.uses.len() + 1).unwrap_or(u32::MAX);
        let position = self.uses.get_index_of(document).map(|at| u32::try_from(at + 1).unwrap_or(u32::MAX));
        let nth = self.uses.entry(document).or_insert(0);
        *nth += 1;
        let (number, nth) = (position.unwrap_or(next), *nth);
        match self.language {
            Language::Html => html::reference(&mut self.out, number, nth, locator),
            Language::Md => self.markdown_reference(number, locator),
        }
    }

    fn markdown_reference(&mut self, number: u32, locator: &str) {
        use std::fmt::Write as _;
        let _ = write!(self.out, "[^{number}]");
        if !locator.is_empty() {
            let _ = write!(self.out, " ({locator})");
        }
    }
}

/// Markdown without trailing blanks, with one blank line at most between blocks and one newline at the end.
fn tidy(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut fence: Option<&str> = None;
    let mut blank = true;
    for line in page.lines() {
        let trimmed = line.trim_end();
        let ticks = fence_of(trimmed);
        match (fence, ticks) {
            (None, Some(ticks)) => fence = Some(ticks),
            (Some(open), Some(ticks))
                if ticks.len() >= open.len() && trimmed.trim_start_matches(['>', ' ']) == ticks =>
            {
                fence = None;
            }
            _ => {}
        }
        if trimmed.is_empty() && blank && fence.is_none() {
            continue;
        }
        blank = trimmed.is_empty();
        if fence.is_none() && continues_list(&out, line) {
            out.truncate(out.trim_end().len() + 1);
        }
        out.push_str(trimmed);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Whether a line is the next item of the list whose last item ends the page so far, one blank line between.
fn continues_list(page: &str, line: &str) -> bool {
    let before = page.strip_suffix("\n\n").and_then(|page| page.rsplit('\n').next()).unwrap_or_default();
    let is_item = |line: &str| line.trim_start().starts_with("- ");
    is_item(before) && is_item(line)
}

fn fence_of(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(['>', ' ']);
    let length = line.bytes().take_while(|&byte| byte == b'`').count();
    line.get(..length).filter(|_| length >= 3)
}

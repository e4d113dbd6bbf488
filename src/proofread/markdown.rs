//! A Markdown page as a reader meets it.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::proofread::html::{self, Elements};
use crate::proofread::pieces::Pieces;
use crate::proofread::sheet::Sheet;

/// What the pages are written in: CommonMark, with what GitHub adds to it.
pub(super) const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_STRIKETHROUGH);

/// Reads a page. A long one is read piece by piece, so that its tree is never held as a whole.
pub(super) fn read(page: &str, sheet: &mut Sheet<'_>) {
    let mut elements = Elements::default();
    let pieces = Pieces::of(page);
    let mut piece = String::new();
    for range in pieces.ranges() {
        let text = pieces.complete(range.clone(), &mut piece);
        let mut reader = Reader { page: text, sheet, elements: &mut elements, text: 0..0, html: 0..0 };
        for (event, place) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
            if place.start < range.len() {
                reader.event(event, place);
            }
        }
        reader.flush();
    }
}

struct Reader<'p, 's, 'd> {
    page: &'p str,
    sheet: &'s mut Sheet<'d>,
    elements: &'s mut Elements,
    /// Text and HTML that the parser hands over in pieces.
    text: Range<usize>,
    html: Range<usize>,
}

impl Reader<'_, '_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(words) if words.len() == range.len() => {
                if self.text.end != range.start || self.text.is_empty() {
                    self.flush();
                    self.text.start = range.start;
                }
                self.text.end = range.end;
                return;
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                if self.html.end != range.start || self.html.is_empty() {
                    self.flush();
                    self.html.start = range.start;
                }
                self.html.end = range.end;
                return;
            }
            _ => self.flush(),
        }
        match event {
            Event::Text(words) | Event::Code(words) => self.sheet.text(&words),
            Event::SoftBreak | Event::HardBreak => self.sheet.text(" "),
            Event::FootnoteReference(_) => self.sheet.note(),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            _ => {}
        }
    }

    /// Hands on what was gathered.
    fn flush(&mut self) {
        let text = std::mem::replace(&mut self.text, 0..0);
        self.sheet.text(self.page.get(text).unwrap_or_default());
        let html = std::mem::replace(&mut self.html, 0..0);
        if !html.is_empty() {
            html::fragment(self.page.get(html).unwrap_or_default(), self.sheet, self.elements);
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(_) => self.sheet.list(),
            Tag::Item => self.sheet.item(),
            Tag::TableHead | Tag::TableRow => self.sheet.row(),
            Tag::Image { dest_url, title, .. } => {
                self.sheet.enter();
                self.sheet.aside(&dest_url);
                self.sheet.aside(&title);
            }
            Tag::Link { dest_url, title, .. } => {
                self.sheet.aside(&dest_url);
                self.sheet.aside(&title);
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            _ => self.sheet.block(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) => self.sheet.list_end(),
            TagEnd::Item => self.sheet.item_end(),
            TagEnd::TableHead | TagEnd::TableRow => self.sheet.row_end(),
            TagEnd::Image => self.sheet.leave(),
            TagEnd::Link | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            _ => self.sheet.block(),
        }
    }
}

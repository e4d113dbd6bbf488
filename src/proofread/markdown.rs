//! A Markdown page as a reader meets it.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::proofread::html::{self, Elements};
use crate::proofread::sheet::Sheet;

/// Reads a page.
pub(super) fn read(page: &str, sheet: &mut Sheet<'_>) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut reader = Reader { page, sheet, elements: Elements::default(), text: 0..0, html: 0..0 };
    for (event, range) in Parser::new_ext(page, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.flush();
}

struct Reader<'p, 's, 'd> {
    page: &'p str,
    sheet: &'s mut Sheet<'d>,
    elements: Elements,
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
            html::fragment(self.page.get(html).unwrap_or_default(), self.sheet, &mut self.elements);
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

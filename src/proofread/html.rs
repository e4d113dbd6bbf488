//! An HTML page as a reader meets it: what is hidden counts apart, and so does each attribute and comment.

use html5gum::{Emitter, Error, State, Tokenizer, naive_next_state};

use crate::proofread::sheet::Sheet;

/// Reads a page.
pub(super) fn read(page: &str, sheet: &mut Sheet<'_>) {
    let mut elements = Elements::default();
    fragment(page, sheet, &mut elements);
}

/// Reads a piece of a page; what is open stays open in `elements`.
pub(super) fn fragment(page: &str, sheet: &mut Sheet<'_>, elements: &mut Elements) {
    let reader = Reader {
        page,
        sheet,
        elements,
        tag: Current::default(),
        is_end: false,
        name: Vec::new(),
        attribute: Vec::new(),
        value: Vec::new(),
        comment: Vec::new(),
        half: Vec::new(),
        last_start: Vec::new(),
    };
    Tokenizer::new_with_emitter(page, reader).for_each(drop);
}

/// The open elements that matter.
#[derive(Debug, Default)]
pub(super) struct Elements {
    /// Hidden ones, with how many of the same name are open in each.
    hidden: Vec<(Vec<u8>, u32)>,
    /// How many superscripts are open.
    raised: u32,
    /// Whether a row is open in each open table.
    tables: Vec<bool>,
}

/// What is known of the tag at hand.
#[derive(Debug, Default, Clone, Copy)]
struct Current {
    is_hidden: bool,
    is_note: bool,
    is_closed: bool,
}

struct Reader<'p, 's, 'd, 'e> {
    page: &'p str,
    sheet: &'s mut Sheet<'d>,
    elements: &'e mut Elements,
    tag: Current,
    /// Whether it is an end tag.
    is_end: bool,
    name: Vec<u8>,
    attribute: Vec<u8>,
    value: Vec<u8>,
    comment: Vec<u8>,
    /// The beginning of a character of which the rest is to come.
    half: Vec<u8>,
    last_start: Vec<u8>,
}

/// Whether bytes may hold a tracer: all of them begin with this one.
fn has_edge(bytes: &[u8]) -> bool {
    memchr::memchr(0xEF, bytes).is_some()
}

/// What an element does to the flow of text.
enum Flow {
    Inline,
    Block,
    List,
    Item,
    Table,
    Row,
    Apart,
}

fn flow(name: &[u8]) -> Flow {
    match name {
        b"ul" | b"ol" | b"menu" => Flow::List,
        b"li" => Flow::Item,
        b"table" => Flow::Table,
        b"tr" => Flow::Row,
        b"script" | b"style" | b"template" | b"title" | b"noscript" | b"desc" => Flow::Apart,
        b"address" | b"article" | b"aside" | b"blockquote" | b"body" | b"button" | b"caption" | b"center"
        | b"dd" | b"details" | b"dialog" | b"div" | b"dl" | b"dt" | b"fieldset" | b"figcaption"
        | b"figure" | b"footer" | b"foreignobject" | b"form" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5"
        | b"h6" | b"head" | b"header" | b"hgroup" | b"hr" | b"html" | b"iframe" | b"legend" | b"main"
        | b"nav" | b"option" | b"p" | b"pre" | b"search" | b"section" | b"select" | b"summary" | b"svg"
        | b"tbody" | b"td" | b"text" | b"textarea" | b"tfoot" | b"th" | b"thead" => Flow::Block,
        _ => Flow::Inline,
    }
}

/// Elements without content.
fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

impl Reader<'_, '_, '_, '_> {
    fn text(&mut self, bytes: &[u8]) {
        if self.elements.raised > 0 {
            // The number of a note is no part of the sentence; a claim in it still is.
            if has_edge(bytes) {
                self.sheet.aside(&String::from_utf8_lossy(bytes));
            }
            return;
        }
        if !self.half.is_empty() {
            self.half.extend_from_slice(bytes);
            let whole = std::mem::take(&mut self.half);
            return self.chunk(&whole);
        }
        self.chunk(bytes);
    }

    /// Hands text on; the tokenizer may part it within a character, whose beginning then waits for its end.
    fn chunk(&mut self, bytes: &[u8]) {
        // Most text is handed over as it stands in the page, which is known to be well encoded.
        let at = bytes.as_ptr().addr().wrapping_sub(self.page.as_ptr().addr());
        if let Some(text) = at.checked_add(bytes.len()).and_then(|end| self.page.get(at..end)) {
            return self.sheet.text(text);
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => self.sheet.text(text),
            Err(error) if error.error_len().is_none() => {
                let (text, half) = bytes.split_at_checked(error.valid_up_to()).unwrap_or((bytes, &[]));
                self.sheet.text(&String::from_utf8_lossy(text));
                self.half.extend_from_slice(half);
            }
            Err(_) => self.sheet.text(&String::from_utf8_lossy(bytes)),
        }
    }

    /// An attribute is complete.
    fn attribute(&mut self) {
        for text in [&self.attribute, &self.value] {
            if has_edge(text) {
                self.sheet.aside(&String::from_utf8_lossy(text));
            }
        }
        let value = self.value.trim_ascii();
        match self.attribute.as_slice() {
            b"hidden" => self.tag.is_hidden = true,
            b"aria-hidden" => self.tag.is_hidden |= value.eq_ignore_ascii_case(b"true"),
            b"style" => self.tag.is_hidden |= hides(value),
            b"href" if self.elements.raised > 0 => self.tag.is_note |= value.starts_with(b"#"),
            b"role" => self.tag.is_note |= value == b"doc-noteref",
            _ => {}
        }
        self.attribute.clear();
        self.value.clear();
    }

    fn start(&mut self) {
        let name = self.name.as_slice();
        if self.tag.is_note {
            self.sheet.note();
        }
        match flow(name) {
            Flow::Apart => self.tag.is_hidden = true,
            Flow::Inline if name == b"br" => self.sheet.text(" "),
            Flow::Inline => self.elements.raised += u32::from(name == b"sup" && !self.tag.is_closed),
            Flow::Block => self.sheet.block(),
            Flow::List => self.sheet.list(),
            Flow::Item => self.sheet.item(),
            Flow::Table => {
                self.sheet.block();
                self.elements.tables.push(false);
            }
            Flow::Row => {
                self.row_end();
                self.sheet.row();
                if let Some(row) = self.elements.tables.last_mut() {
                    *row = true;
                }
            }
        }
        if is_void(&self.name) || self.tag.is_closed {
            return;
        }
        if self.tag.is_hidden {
            self.sheet.enter();
            self.elements.hidden.push((self.name.clone(), 1));
        } else if let Some((hidden, depth)) = self.elements.hidden.last_mut()
            && *hidden == self.name
        {
            *depth += 1;
        }
    }

    fn row_end(&mut self) {
        if let Some(row) = self.elements.tables.last_mut().filter(|row| **row) {
            *row = false;
            self.sheet.row_end();
        }
    }

    fn end(&mut self) {
        let name = self.name.as_slice();
        if let Some((hidden, depth)) = self.elements.hidden.last_mut()
            && hidden == name
        {
            *depth -= 1;
            if *depth == 0 {
                self.elements.hidden.pop();
                self.sheet.leave();
            }
        }
        match flow(name) {
            Flow::Inline if name == b"sup" => {
                self.elements.raised = self.elements.raised.saturating_sub(1);
            }
            Flow::Inline | Flow::Apart => {}
            Flow::Block if matches!(name, b"tbody" | b"thead" | b"tfoot") => self.row_end(),
            Flow::Block => self.sheet.block(),
            Flow::List => self.sheet.list_end(),
            Flow::Item => self.sheet.item_end(),
            Flow::Table => {
                self.row_end();
                self.elements.tables.pop();
                self.sheet.block();
            }
            Flow::Row => self.row_end(),
        }
    }
}

/// Whether a style attribute hides its element.
fn hides(style: &[u8]) -> bool {
    let style: Vec<u8> = style.iter().filter(|byte| !byte.is_ascii_whitespace()).copied().collect();
    let style = style.to_ascii_lowercase();
    [&b"display:none"[..], b"visibility:hidden"]
        .iter()
        .any(|hiding| memchr::memmem::find(&style, hiding).is_some())
}

impl Emitter for Reader<'_, '_, '_, '_> {
    type Token = ();

    fn set_last_start_tag(&mut self, last_start_tag: Option<&[u8]>) {
        self.last_start.clear();
        self.last_start.extend_from_slice(last_start_tag.unwrap_or_default());
    }

    fn emit_eof(&mut self) {}

    fn emit_error(&mut self, _: Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<()> {
        None
    }

    fn emit_string(&mut self, text: &[u8]) {
        self.text(text);
    }

    fn init_start_tag(&mut self) {
        self.name.clear();
        self.tag = Current::default();
        self.is_end = false;
    }

    fn init_end_tag(&mut self) {
        self.name.clear();
        self.tag = Current::default();
        self.is_end = true;
    }

    fn init_comment(&mut self) {
        self.comment.clear();
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.attribute();
        if has_edge(&self.name) {
            self.sheet.aside(&String::from_utf8_lossy(&self.name));
        }
        if self.is_end {
            self.end();
            return None;
        }
        self.start();
        self.last_start.clone_from(&self.name);
        naive_next_state(&self.name)
    }

    fn emit_current_comment(&mut self) {
        if has_edge(&self.comment) {
            self.sheet.aside(&String::from_utf8_lossy(&self.comment));
        }
    }

    fn emit_current_doctype(&mut self) {}

    fn set_self_closing(&mut self) {
        self.tag.is_closed = true;
    }

    fn set_force_quirks(&mut self) {}

    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend_from_slice(name);
    }

    fn push_comment(&mut self, text: &[u8]) {
        self.comment.extend_from_slice(text);
    }

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn init_doctype(&mut self) {}

    fn init_attribute(&mut self) {
        self.attribute();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute.extend_from_slice(name);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        self.value.extend_from_slice(value);
    }

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.last_start.is_empty() && self.last_start == self.name
    }
}

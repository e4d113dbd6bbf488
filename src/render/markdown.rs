//! Analysts' Markdown: read with a named set of options, written back as clean Markdown or as HTML.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::parse::citation::{self, Citation, CitationKind};
use crate::render::escape::escaped;
use crate::render::marks;
use crate::render::sentences;

/// What one citation of a text becomes.
#[derive(Debug, Clone, Default)]
pub(super) struct Cited {
    /// The claims' own sentences, for `[+id]`.
    pub sentence: Option<String>,
    /// The marks of its references.
    pub marks: String,
}

/// The heading that an analyst's text stands under.
const ABOVE: u8 = 3;

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

/// A piece of a text: an event of Markdown, or a citation.
enum Part<'a> {
    Event(Event<'a>),
    Text(CowStr<'a>),
    Cite(usize),
}

/// Reads a text; raw HTML becomes text, images their description, links of other schemes their words.
fn parts(text: &str) -> Vec<Part<'_>> {
    let citations = citation::scan(text);
    let mut parts = Vec::new();
    let mut dropped_links = Vec::new();
    let mut in_code = false;
    let mut level = ABOVE;
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Text(words) if !in_code => cut(words, range, &citations, &mut parts),
            Event::Text(words) => parts.push(Part::Event(Event::Text(words))),
            Event::Html(words) | Event::InlineHtml(words) => parts.push(Part::Text(words)),
            Event::Start(Tag::Link { ref dest_url, .. }) if !is_safe(dest_url) => dropped_links.push(true),
            Event::Start(Tag::Link { .. }) => {
                dropped_links.push(false);
                parts.push(Part::Event(event));
            }
            Event::End(TagEnd::Link) => {
                if dropped_links.pop() == Some(false) {
                    parts.push(Part::Event(event));
                }
            }
            Event::Start(Tag::Image { .. } | Tag::HtmlBlock)
            | Event::End(TagEnd::Image | TagEnd::HtmlBlock) => {}
            Event::Start(Tag::Heading { level: written, .. }) => {
                level = (written as u8).saturating_add(ABOVE).min(level + 1).min(6);
                let level = heading(level);
                let tag = Tag::Heading { level, id: None, classes: vec![], attrs: vec![] };
                parts.push(Part::Event(Event::Start(tag)));
            }
            Event::End(TagEnd::Heading(_)) => {
                parts.push(Part::Event(Event::End(TagEnd::Heading(heading(level)))));
            }
            _ => {
                match event {
                    Event::Start(Tag::CodeBlock(_)) => in_code = true,
                    Event::End(TagEnd::CodeBlock) => in_code = false,
                    _ => {}
                }
                parts.push(Part::Event(event));
            }
        }
    }
    behind_punctuation(&mut parts, &citations);
    parts
}

/// Moves the references of `[@id]` behind the punctuation that follows them, as notes are set: "he said.¹".
fn behind_punctuation(parts: &mut [Part<'_>], citations: &[Citation<'_>]) {
    for at in 0..parts.len() {
        let (before, rest) = parts.split_at_mut(at);
        let Some((Part::Cite(number), after)) = rest.split_first_mut() else { continue };
        if citations.get(*number).is_none_or(|citation| citation.kind != CitationKind::Cite) {
            continue;
        }
        let Some(Part::Text(before)) = before.last_mut() else { continue };
        let mut text = before.trim_end().to_owned();
        if let Some(Part::Text(after)) = after.first_mut() {
            let rest = after.trim_start_matches(['.', ',', ';', ':', '?', '!', '”', '"']);
            let moved = after.len() - rest.len();
            text.push_str(after.get(..moved).unwrap_or_default());
            *after = rest.to_owned().into();
        }
        *before = text.into();
    }
}

/// Cuts the citations out of a piece of text. The parser breaks text at brackets, so that a citation may come in
/// several pieces; the one it starts in stands for all.
fn cut<'a>(words: CowStr<'a>, range: Range<usize>, citations: &[Citation<'_>], parts: &mut Vec<Part<'a>>) {
    let first = citations.partition_point(|citation| citation.range.end <= range.start);
    let inside = citations.iter().enumerate().skip(first).take_while(|(_, one)| one.range.start < range.end);
    let mut at = range.start;
    let mut rest = Vec::new();
    for (number, citation) in inside {
        let before = citation.range.start.saturating_sub(range.start);
        rest.push((words.get(at - range.start..before).unwrap_or_default().to_owned(), None));
        let starts_here = citation.range.start >= range.start;
        rest.push((String::new(), starts_here.then_some(number)));
        at = citation.range.end.min(range.end);
    }
    if rest.is_empty() {
        parts.push(Part::Text(words));
        return;
    }
    rest.push((words.get(at - range.start..).unwrap_or_default().to_owned(), None));
    for (text, cited) in rest {
        if !text.is_empty() {
            parts.push(Part::Text(text.into()));
        }
        parts.extend(cited.map(Part::Cite));
    }
}

fn heading(level: u8) -> HeadingLevel {
    HeadingLevel::try_from(usize::from(level)).unwrap_or(HeadingLevel::H6)
}

/// Whether a page may link to an address: http, https or mailto.
fn is_safe(address: &str) -> bool {
    let lower = address.trim().to_ascii_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
}

/// The text as HTML.
pub(super) fn to_html(text: &str, cited: &[Cited]) -> String {
    let mut events: Vec<Event<'_>> = Vec::new();
    for part in parts(text) {
        match part {
            Part::Text(words) => events.push(Event::Text(without_marks(words))),
            Part::Cite(at) => {
                let Some(cited) = cited.get(at) else { continue };
                events.extend(cited.sentence.clone().map(|sentence| Event::Text(sentence.into())));
                events.push(Event::Html(cited.marks.clone().into()));
            }
            Part::Event(Event::Start(Tag::Link { dest_url, .. })) => {
                let mut address = String::new();
                let _ = push_address(&mut address, &dest_url);
                events
                    .push(Event::Html(format!("<a href=\"{address}\" rel=\"noopener noreferrer\">").into()));
            }
            Part::Event(Event::End(TagEnd::Link)) => events.push(Event::Html("</a>".into())),
            Part::Event(Event::Start(tag @ Tag::Table(_))) => {
                let region = "<div class=\"table\" role=\"region\" aria-label=\"Table\" tabindex=\"0\">";
                events.extend([Event::Html(region.into()), Event::Start(tag)]);
            }
            Part::Event(Event::End(TagEnd::Table)) => {
                events.extend([Event::End(TagEnd::Table), Event::Html("</div>\n".into())]);
            }
            Part::Event(event) => events.push(event),
        }
    }
    let mut html = String::with_capacity(text.len() * 2);
    pulldown_cmark::html::push_html(&mut html, events.into_iter());
    html
}

fn without_marks(words: CowStr<'_>) -> CowStr<'_> {
    if words.contains(marks::is_reserved) { words.replace(marks::is_reserved, "").into() } else { words }
}

/// An address for a quoted attribute: everything that is not plain in an address is percent-encoded.
fn push_address(out: &mut String, address: &str) -> std::fmt::Result {
    use std::fmt::Write as _;
    for byte in address.trim().bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'/'
            | b':'
            | b'?'
            | b'#' => {
                out.push(char::from(byte));
            }
            b'@' | b'!' | b'$' | b'+' | b',' | b';' | b'=' | b'%' => out.push(char::from(byte)),
            _ => write!(out, "%{byte:02X}")?,
        }
    }
    Ok(())
}

/// The text as Markdown: one sentence per line, blocks apart, everything that looked like HTML escaped.
pub(super) fn to_markdown(text: &str, cited: &[Cited]) -> String {
    let mut writer = Writer::default();
    for part in parts(text) {
        match part {
            Part::Text(words) => writer.text.push_str(&words),
            Part::Cite(at) => {
                let Some(cited) = cited.get(at) else { continue };
                writer.text.push_str(cited.sentence.as_deref().unwrap_or_default());
                writer.words();
                writer.inline.push_str(&cited.marks);
            }
            Part::Event(event) => writer.event(event),
        }
    }
    writer.words();
    writer.block();
    writer.out
}

/// Writes events as Markdown.
#[derive(Default)]
struct Writer {
    out: String,
    /// Text not yet escaped.
    text: String,
    /// The running text of the block at hand.
    inline: String,
    /// What stands at the head of every line: indentation of list items, `> `.
    heads: Vec<String>,
    /// The marker of a list item that has no line yet.
    marker: Option<String>,
    /// The next number of each open list; `None` for bullets.
    lists: Vec<Option<u64>>,
    /// Whether list items stand without blank lines between them, innermost last.
    tight: bool,
    links: Vec<String>,
    code: Option<String>,
    cells: Vec<String>,
    columns: Vec<Alignment>,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        if let (Event::Text(words), Some(code)) = (&event, self.code.as_mut()) {
            code.push_str(words);
            return;
        }
        self.words();
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Code(words) => self.code_span(&words),
            Event::SoftBreak => self.inline.push(' '),
            Event::HardBreak => self.inline.push_str("\\\n"),
            Event::Rule => {
                self.inline.push_str("---");
                self.block();
            }
            _ => {}
        }
    }

    /// Escapes the text gathered so far.
    fn words(&mut self) {
        if !self.text.is_empty() {
            let words = escaped(&std::mem::take(&mut self.text));
            self.inline.push_str(&words);
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.tight = false,
            Tag::Heading { level, .. } => {
                self.block();
                self.inline.push_str(&"#".repeat(level as usize));
                self.inline.push(' ');
            }
            Tag::BlockQuote(_) => {
                self.block();
                self.heads.push("> ".to_owned());
            }
            Tag::CodeBlock(kind) => {
                self.block();
                let language = match kind {
                    CodeBlockKind::Fenced(info) => {
                        info.split_whitespace().next().unwrap_or("text").to_owned()
                    }
                    CodeBlockKind::Indented => "text".to_owned(),
                };
                self.inline = language;
                self.code = Some(String::new());
            }
            Tag::List(first) => {
                self.block();
                self.lists.push(first);
            }
            Tag::Item => self.item(),
            Tag::Emphasis => self.inline.push('*'),
            Tag::Strong => self.inline.push_str("**"),
            Tag::Strikethrough => self.inline.push_str("~~"),
            Tag::Link { dest_url, .. } => {
                self.inline.push('[');
                let mut address = String::new();
                let _ = push_address(&mut address, &dest_url);
                self.links.push(address.replace("&amp;", "&"));
            }
            Tag::Table(columns) => {
                self.block();
                self.columns = columns;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.block(),
            TagEnd::BlockQuote(_) => {
                self.block();
                self.heads.pop();
            }
            TagEnd::CodeBlock => self.code_block(),
            TagEnd::List(_) => {
                self.block();
                self.lists.pop();
                self.tight = !self.lists.is_empty();
            }
            TagEnd::Item => {
                self.block();
                self.heads.pop();
                self.marker = None;
            }
            TagEnd::Emphasis => self.inline.push('*'),
            TagEnd::Strong => self.inline.push_str("**"),
            TagEnd::Strikethrough => self.inline.push_str("~~"),
            TagEnd::Link => {
                let address = self.links.pop().unwrap_or_default();
                self.inline.extend(["](", &address, ")"]);
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.inline);
                self.cells.push(cell.trim().to_owned());
            }
            TagEnd::TableHead => {
                self.row();
                let rule = self.columns.iter().map(|column| match column {
                    Alignment::Right => "--:",
                    Alignment::Center => ":-:",
                    _ => "---",
                });
                self.cells = rule.map(str::to_owned).collect();
                self.row();
            }
            TagEnd::TableRow => self.row(),
            TagEnd::Table => self.columns.clear(),
            _ => {}
        }
    }

    fn item(&mut self) {
        self.block();
        let marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                marker
            }
            _ => "- ".to_owned(),
        };
        self.heads.push(" ".repeat(marker.len()));
        self.marker = Some(marker);
        self.tight = true;
    }

    fn code_span(&mut self, words: &str) {
        let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest + 1);
        let pad = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
        let words = words.replace(|c| c == '\n' || marks::is_reserved(c), " ");
        let words = if self.columns.is_empty() { words } else { words.replace('|', "\\|") };
        self.inline.extend([&fence, pad, &words, pad, &fence]);
    }

    fn code_block(&mut self) {
        let code = self.code.take().unwrap_or_default().replace(marks::is_reserved, "");
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        let language = std::mem::take(&mut self.inline);
        let language: String = language.chars().filter(char::is_ascii_alphanumeric).collect();
        let language = if language.is_empty() { "text".to_owned() } else { language };
        self.gap();
        self.line(&format!("{fence}{language}"));
        code.lines().for_each(|line| self.line(line));
        self.line(&fence);
    }

    fn row(&mut self) {
        let row = format!("| {} |", std::mem::take(&mut self.cells).join(" | "));
        let is_first = !self.out.trim_end().ends_with('|');
        if is_first {
            self.gap();
        }
        self.line(&row);
    }

    /// Ends the block at hand: its text goes out, one sentence per line.
    fn block(&mut self) {
        let text = std::mem::take(&mut self.inline);
        if text.trim().is_empty() {
            return;
        }
        self.gap();
        for line in text.trim().lines() {
            sentences::lines(line).for_each(|sentence| self.line(sentence));
        }
    }

    /// A blank line between blocks, but not between the items of a tight list.
    fn gap(&mut self) {
        if self.out.is_empty() || self.tight {
            return;
        }
        let depth = self.heads.len() - usize::from(self.marker.is_some() && !self.heads.is_empty());
        let head: String = self.heads.iter().take(depth).map(String::as_str).collect();
        self.out.push_str(head.trim_end());
        self.out.push('\n');
    }

    fn line(&mut self, text: &str) {
        let inner = usize::from(self.marker.is_some()).min(self.heads.len());
        let heads = self.heads.iter().take(self.heads.len() - inner).map(String::as_str);
        let marker = self.marker.take().unwrap_or_default();
        self.out.extend(heads);
        self.out.extend([marker.as_str(), text]);
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
    }
}

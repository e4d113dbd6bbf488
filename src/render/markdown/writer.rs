//! Events of Markdown written back as Markdown that every reader and linter takes.

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};

use crate::render::escape::escaped;
use crate::render::markdown::push_address;
use crate::render::{marks, tracers};

/// Writes events as Markdown.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
    /// Text not yet escaped.
    text: String,
    /// How many tracers are open.
    depth: usize,
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
    /// Whether the last line is the blank one that keeps blocks apart.
    apart: bool,
    links: Vec<String>,
    code: Option<String>,
    cells: Vec<String>,
    columns: Vec<Alignment>,
}

impl Writer {
    /// Adds running text, escaped later, when all that belongs together has come.
    pub(super) fn text(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// Adds marks as they stand.
    pub(super) fn marks(&mut self, marks: &str) {
        self.words();
        self.inline.push_str(marks);
    }

    /// Ends the last block and returns everything.
    pub(super) fn finish(mut self) -> String {
        self.words();
        self.block();
        self.out
    }

    /// Writes one event; text comes by [`Writer::text`] unless it is code.
    pub(super) fn event(&mut self, event: Event<'_>) {
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
            self.inline.push_str(&tracers::own_words(&words, &mut self.depth));
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
                self.gap();
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
                if self.lists.is_empty() {
                    self.tight = false;
                    self.gap();
                }
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

    /// Ends the block at hand: its text goes out.
    fn block(&mut self) {
        let text = std::mem::take(&mut self.inline);
        if text.trim().is_empty() {
            return;
        }
        self.gap();
        text.trim().lines().for_each(|line| self.line(line.trim_start()));
    }

    /// A blank line between blocks, but not between the items of a tight list.
    fn gap(&mut self) {
        if self.out.is_empty() || self.tight || std::mem::replace(&mut self.apart, true) {
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
        self.apart = false;
    }
}

//! Lines of a page as they are written: without what template tags leave behind, in one pass and in place.

use memchr::memmem::Finder;

use crate::render::breaks;
use crate::render::page::Language;

/// The lines written so far. A finished line has no trailing blanks. In HTML no line is blank, preformatted text
/// aside; in Markdown a line holds one sentence, one blank line at most stands between blocks, and none between the
/// items of a list.
pub(super) struct Lines {
    language: Language,
    text: String,
    at: Place,
    pin: Option<(usize, Place)>,
    pre: Finder<'static>,
}

/// What is known where a line starts.
#[derive(Clone, Copy)]
struct Place {
    /// Its first byte.
    start: usize,
    /// Whether the line before it is blank, or there is none.
    blank: bool,
    /// Whether the last block is an item of a list that is one paragraph.
    item: bool,
    /// How many backticks opened the code that it lies in; 0 outside of code.
    fence: usize,
    /// Whether it lies in a preformatted element.
    pre: bool,
}

impl Lines {
    /// No line yet, and room for so many bytes.
    pub(super) fn new(language: Language, room: usize) -> Self {
        let at = Place { start: 0, blank: true, item: false, fence: 0, pre: false };
        Self { language, text: String::with_capacity(room), at, pin: None, pre: Finder::new("pre") }
    }

    /// What is written so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// How many bytes there are.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Writes on the current line; `text` holds no line end.
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The current line as far as it is written.
    pub(super) fn current(&self) -> &str {
        self.text.get(self.at.start..).unwrap_or_default()
    }

    /// Ends the current line.
    pub(super) fn end(&mut self) {
        match self.language {
            Language::Html => self.end_html(),
            Language::Md => self.end_markdown(),
        }
        self.at.start = self.text.len();
    }

    /// Writes a mark and remembers the place, the first time.
    pub(super) fn pin(&mut self, mark: &str) {
        if self.pin.is_none() {
            self.pin = Some((self.text.len(), self.at));
            self.text.push_str(mark);
        }
    }

    /// Goes back to the place of the mark, if there is one, and takes it and what follows it off the page.
    pub(super) fn unpin(&mut self, mark: &str) -> Option<String> {
        let (at, place) = self.pin.take()?;
        let tail = self.text.get(at + mark.len()..).unwrap_or_default().to_owned();
        self.text.truncate(at);
        self.at = place;
        Some(tail)
    }

    /// The text, ended by a line end.
    pub(super) fn finish(mut self) -> String {
        if self.text.len() > self.at.start {
            self.end();
        }
        if self.language == Language::Md {
            self.text.truncate(self.text.trim_end().len());
            self.text.push('\n');
        }
        self.text
    }

    fn end_html(&mut self) {
        let in_pre = self.at.pre;
        let line = self.text.get(self.at.start..).unwrap_or_default();
        let length = if in_pre { line.strip_suffix('\r').unwrap_or(line) } else { line.trim_end() }.len();
        if self.pre.find(line.as_bytes()).is_some() {
            if let Some(at) = line.rfind("<pre") {
                self.at.pre = !line.get(at..).unwrap_or_default().contains("</pre>");
            } else if line.contains("</pre>") {
                self.at.pre = false;
            }
        }
        self.text.truncate(self.at.start + length);
        if in_pre || length > 0 {
            self.text.push('\n');
        }
    }

    fn end_markdown(&mut self) {
        let line = self.text.get(self.at.start..).unwrap_or_default();
        let trimmed = line.trim_end();
        let (length, opens_item, indented) = (trimmed.len(), is_item(line), line.starts_with("  "));
        let is_code = self.at.fence > 0;
        match (self.at.fence, ticks(trimmed)) {
            (_, 0) => {}
            (0, ticks) => self.at.fence = ticks,
            (open, ticks) if ticks >= open && trimmed.trim_start_matches(['>', ' ']).len() == ticks => {
                self.at.fence = 0;
            }
            _ => {}
        }
        let is_code = is_code || self.at.fence > 0;
        let pinned = self.pin.is_some_and(|(at, _)| at >= self.at.start);
        let broken = if is_code || pinned { None } else { breaks::broken(trimmed) };
        self.text.truncate(self.at.start + length);
        if length == 0 && self.at.blank && !is_code {
            return;
        }
        let after_gap = std::mem::replace(&mut self.at.blank, length == 0);
        if opens_item && !is_code && after_gap && self.at.item {
            self.close_gap();
        }
        if length > 0 {
            self.at.item = !is_code && (opens_item || self.at.item && indented && !after_gap);
        }
        if let Some(broken) = broken {
            self.text.truncate(self.at.start);
            self.text.push_str(&broken);
        }
        self.text.push('\n');
    }

    /// Takes out the blank line before the current one, if it is still there.
    fn close_gap(&mut self) {
        if !self.text.get(..self.at.start).is_some_and(|page| page.ends_with("\n\n")) {
            return;
        }
        let gap = self.at.start - 1;
        self.text.remove(gap);
        self.at.start = gap;
        if let Some((at, place)) = self.pin.as_mut().filter(|(at, _)| *at > gap) {
            *at -= 1;
            place.start -= 1;
        }
    }
}

/// Whether a line is the item of a list, at whatever depth.
fn is_item(line: &str) -> bool {
    line.trim_start().starts_with("- ")
}

/// How many backticks a line begins with, where there are enough to open or close code.
fn ticks(line: &str) -> usize {
    let line = line.trim_start_matches(['>', ' ']);
    let length = line.bytes().take_while(|&byte| byte == b'`').count();
    if length >= 3 { length } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidy(language: Language, page: &str) -> String {
        let mut lines = Lines::new(language, 0);
        let mut rest = page;
        while let Some((line, after)) = rest.split_once('\n') {
            lines.push(line);
            lines.end();
            rest = after;
        }
        lines.push(rest);
        lines.finish()
    }

    #[test]
    fn markdown_has_one_blank_line_at_most_and_none_between_items() {
        assert_eq!(tidy(Language::Md, "\n\na  \n\n \n\nb\n\n"), "a\n\nb\n");
        assert_eq!(tidy(Language::Md, "- a\n\n- b\n\nc\n\n- d"), "- a\n- b\n\nc\n\n- d\n");
        assert_eq!(
            tidy(Language::Md, "```\na\n\n\n- b\n\n- c\n```\n\n\nd"),
            "```\na\n\n\n- b\n\n- c\n```\n\nd\n"
        );
    }

    #[test]
    fn markdown_has_one_sentence_per_line_and_no_gap_behind_an_item_of_several() {
        assert_eq!(
            tidy(Language::Md, "- It was. It is.\n\n- b\n  c\n\n- d\n\n  e\n\n- f"),
            "- It was.\n  It is.\n- b\n  c\n- d\n\n  e\n\n- f\n"
        );
        assert_eq!(tidy(Language::Md, "```\nIt was. It is.\n```"), "```\nIt was. It is.\n```\n");
        assert_eq!(tidy(Language::Html, "It was. It is."), "It was. It is.\n");
    }

    #[test]
    fn html_has_no_blank_line_but_in_preformatted_text() {
        assert_eq!(tidy(Language::Html, "<p>\n \na \n\n</p>"), "<p>\na\n</p>\n");
        assert_eq!(tidy(Language::Html, "<pre>a \n\n b \n</pre> \n\nc"), "<pre>a\n\n b \n</pre> \nc\n");
        assert_eq!(tidy(Language::Html, "<pre>a</pre>\n\nb"), "<pre>a</pre>\nb\n");
    }
}

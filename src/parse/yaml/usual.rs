//! The usual shape of claim files, read line by line and several times as fast as by the parser: mappings and lists by
//! indentation, or between brackets on one line; texts without escapes, in quotation marks, in a block, or on a few
//! lines. Every file that holds anything else, or any fault, is left to the parser; a test holds the two against each
//! other.

use super::limits::TEXT_BYTES;
use super::{Entry, Node, NodeKind, characters};
use crate::text::{FileId, Span};
use memchr::{memchr, memchr_iter, memchr2};

/// The longest file that is read here: it cannot hold too many values.
const LONG: usize = 8 << 20;

/// How deep lists and mappings may lie in each other here, and how many keys a mapping may have.
const DEEP: usize = 32;
const KEYS: usize = 64;

/// Reads a text of the usual shape; `None` for any other.
pub(super) fn read(file: FileId, text: &str) -> Option<Node> {
    let is_usual = text.len() <= LONG
        && memchr2(b'\t', b'\r', text.as_bytes()).is_none()
        && !characters::is_suspect(text);
    if !is_usual {
        return None;
    }
    let mut reader = Reader { file, text, at: 0, line: None, depth: 0 };
    reader.advance();
    let root = reader.line.filter(|line| line.indent == 0)?;
    let root = reader.block(root)?;
    reader.line.is_none().then_some(root)
}

/// A line, or the part of one behind the `- ` of a list item, without the blanks before it.
#[derive(Clone, Copy)]
struct Line {
    indent: usize,
    start: usize,
    end: usize,
}

struct Reader<'t> {
    file: FileId,
    text: &'t str,
    /// Where the next line begins.
    at: usize,
    /// The line at hand; none at the end of the text.
    line: Option<Line>,
    depth: usize,
}

impl<'t> Reader<'t> {
    /// The next line, whatever is on it.
    fn next_line(&mut self) -> Option<Line> {
        let rest = self.text.as_bytes().get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = memchr(b'\n', rest).unwrap_or(rest.len());
        let indent = rest.iter().take(length).take_while(|&&byte| byte == b' ').count();
        let line = Line { indent, start: self.at + indent, end: self.at + length };
        self.at += length + 1;
        Some(line)
    }

    /// Goes on to the next line that says something.
    fn advance(&mut self) {
        loop {
            self.line = self.next_line();
            match self.line {
                Some(line) if self.written(line).is_empty() || self.written(line).starts_with('#') => {}
                _ => break,
            }
        }
    }

    fn written(&self, line: Line) -> &'t str {
        self.text.get(line.start..line.end).unwrap_or_default()
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start, end)
    }

    /// The list or mapping that begins on the line at hand.
    fn block(&mut self, line: Line) -> Option<Node> {
        self.depth += 1;
        let node = match self.depth {
            0..DEEP if self.is_item(line) => self.list(line.indent),
            0..DEEP => self.map(line.indent),
            _ => None,
        };
        self.depth -= 1;
        node
    }

    fn is_item(&self, line: Line) -> bool {
        self.written(line).as_bytes().starts_with(b"- ")
    }

    fn list(&mut self, indent: usize) -> Option<Node> {
        let mut items: Vec<Node> = Vec::new();
        while let Some(line) = self.line.filter(|line| line.indent == indent && self.is_item(*line)) {
            let item = self.written(line).get(1..)?.trim_start_matches(' ');
            let start = line.end - item.len();
            if key(item).is_some() {
                let item = Line { indent: indent + start - line.start, start, end: line.end };
                self.line = Some(item);
                items.push(self.block(item)?);
            } else {
                items.push(self.scalar(indent, start, line.end)?);
            }
        }
        let span = items.first()?.span.to(items.last()?.span);
        self.ends(indent)?;
        Some(Node { span, kind: NodeKind::List(items) })
    }

    fn map(&mut self, indent: usize) -> Option<Node> {
        let mut entries: Vec<Entry> = Vec::new();
        while let Some(line) = self.line.filter(|line| line.indent == indent) {
            let key = key(self.written(line))?;
            if entries.len() == KEYS || entries.iter().any(|entry| entry.key == key) {
                return None;
            }
            let colon = line.start + key.len();
            let value = self.value(indent, colon + 1, line.end)?;
            entries.push(Entry { key: key.to_owned(), key_span: self.span(line.start, colon), value });
        }
        let span = entries.first()?.key_span.to(entries.last()?.value.span);
        self.ends(indent)?;
        Some(Node { span, kind: NodeKind::Map(entries) })
    }

    /// What follows a list or mapping stands no further in than it does.
    fn ends(&self, indent: usize) -> Option<()> {
        self.line.is_none_or(|line| line.indent <= indent).then_some(())
    }

    /// The value behind a colon, on the same line or on those below.
    fn value(&mut self, indent: usize, from: usize, end: usize) -> Option<Node> {
        let written = self.text.get(from..end)?;
        let value = written.trim_start_matches(' ');
        if value.is_empty() && value.len() < written.len()
            || !value.is_empty() && value.len() == written.len()
        {
            return None;
        }
        if !value.is_empty() && !value.starts_with('#') {
            return self.scalar(indent, end - value.len(), end);
        }
        self.advance();
        match self.line {
            Some(line) if line.indent > indent || line.indent == indent && self.is_item(line) => {
                self.block(line)
            }
            _ => Some(Node { span: self.span(from, from), kind: NodeKind::Empty }),
        }
    }

    /// A text, or what stands between brackets, up to the end of its line; a long text on the lines below. `indent` is
    /// that of the list or mapping it lies in.
    fn scalar(&mut self, indent: usize, start: usize, end: usize) -> Option<Node> {
        let written = self.text.get(start..end).filter(|text| text.len() <= TEXT_BYTES)?;
        if written.ends_with(' ') {
            return None;
        }
        match written.as_bytes().first()? {
            b'|' | b'>' => self.text_block(indent, written),
            b'"' | b'\'' | b'[' | b'{' => {
                let node = self.enclosed(start, end)?;
                let behind = self.text.get(node.span.end as usize..end)?;
                if !behind.is_empty() && !behind.trim_start_matches(' ').starts_with('#')
                    || behind.starts_with('#')
                {
                    return None;
                }
                self.advance();
                self.ends(indent)?;
                Some(node)
            }
            _ => self.plain(indent, start, written),
        }
    }

    /// A text without quotation marks, and the lines on which it goes on.
    fn plain(&mut self, indent: usize, start: usize, written: &str) -> Option<Node> {
        let comment = comment(written);
        let first = written.get(..comment.unwrap_or(written.len()))?.trim_end_matches(' ');
        if !begins(first) || parts(first) {
            return None;
        }
        let mut end = start + first.len();
        self.advance();
        if self.ends(indent).is_some() {
            return Some(Node { span: self.span(start, end), kind: meant(first) });
        }
        let mut text = first.to_owned();
        while let Some(line) = self.line.filter(|line| line.indent > indent) {
            let more = self.written(line);
            // Nothing stands between the two lines.
            let follows = self
                .text
                .get(end..line.start)?
                .strip_prefix('\n')
                .is_some_and(|blanks| blanks.len() == line.indent);
            if comment.is_some()
                || !follows
                || !begins(more)
                || parts(more)
                || more.ends_with(' ')
                || self::comment(more).is_some()
            {
                return None;
            }
            text.extend([" ", more]);
            end = line.end;
            self.advance();
        }
        let span = self.span(start, end);
        (text.len() <= TEXT_BYTES).then_some(Node { span, kind: NodeKind::Text { text, quoted: false } })
    }

    /// What begins with a quotation mark or a bracket and ends on the same line.
    fn enclosed(&mut self, start: usize, end: usize) -> Option<Node> {
        let (&mark, rest) = self.text.as_bytes().get(start..end)?.split_first()?;
        if let b'"' | b'\'' = mark {
            let length = memchr2(mark, b'\\', rest).filter(|&at| rest.get(at) == Some(&mark))?;
            let text = self
                .text
                .get(start + 1..start + 1 + length)
                .filter(|_| rest.get(length + 1) != Some(&b'\''))?;
            let kind = NodeKind::Text { text: text.to_owned(), quoted: true };
            return Some(Node { span: self.span(start, start + length + 2), kind });
        }
        self.depth += 1;
        if self.depth == DEEP {
            return None;
        }
        let (mut items, mut entries, mut at) = (Vec::new(), Vec::new(), start + 1);
        loop {
            at = self.skip(at, end);
            let here = self.text.get(at..end)?;
            let is_first = items.is_empty() && entries.is_empty();
            if is_first && here.starts_with(']') && mark == b'[' {
                break;
            }
            let item = if mark == b'{' {
                let key = key(here).filter(|key| here.len() > key.len() + 2)?;
                if entries.len() == KEYS || entries.iter().any(|entry: &Entry| entry.key == key) {
                    return None;
                }
                let value = self.word(self.skip(at + key.len() + 1, end), end)?;
                let behind = value.span.end as usize;
                entries.push(Entry { key: key.to_owned(), key_span: self.span(at, at + key.len()), value });
                behind
            } else {
                let value = self.word(at, end)?;
                let behind = value.span.end as usize;
                items.push(value);
                behind
            };
            at = self.skip(item, end);
            match self.text.as_bytes().get(at..end)?.first()? {
                b',' => at += 1,
                b']' if mark == b'[' => break,
                b'}' if mark == b'{' => break,
                _ => return None,
            }
        }
        self.depth -= 1;
        let kind = if mark == b'[' { NodeKind::List(items) } else { NodeKind::Map(entries) };
        Some(Node { span: self.span(start, at + 1), kind })
    }

    /// A value between brackets.
    fn word(&mut self, start: usize, end: usize) -> Option<Node> {
        let rest = self.text.get(start..end)?;
        if rest.starts_with(['"', '\'', '[', '{']) {
            return self.enclosed(start, end);
        }
        let length = rest.find([',', '[', ']', '{', '}'])?;
        let word = rest.get(..length)?.trim_end_matches(' ');
        let is_word = begins(word) && !parts(word) && comment(word).is_none();
        is_word.then(|| Node { span: self.span(start, start + word.len()), kind: meant(word) })
    }

    /// The first byte that is no blank.
    fn skip(&self, from: usize, end: usize) -> usize {
        let rest = self.text.get(from..end).unwrap_or_default();
        end - rest.trim_start_matches(' ').len()
    }

    /// A block of text: lines that begin below each other, none of them blank.
    fn text_block(&mut self, outer: usize, head: &str) -> Option<Node> {
        let (joint, last) = match head {
            "|" => ("\n", "\n"),
            "|-" => ("\n", ""),
            ">" => (" ", "\n"),
            ">-" => (" ", ""),
            _ => return None,
        };
        let first = self.next_line().filter(|line| line.indent > outer && line.start < line.end)?;
        let (mut text, mut end, mut behind) = (String::new(), first.start, first.end);
        let mut line = Some(first);
        while let Some(one) = line.filter(|line| line.indent >= first.indent && line.start < line.end) {
            let written = self.written(one);
            if one.indent > first.indent || written.ends_with(' ') || text.len() + written.len() >= TEXT_BYTES
            {
                return None;
            }
            if one.start > first.start {
                text.push_str(joint);
            }
            text.push_str(written);
            end = one.end;
            behind = self.at;
            line = self.next_line();
        }
        // Behind blank lines it may go on; a single sign may be meant as the head of another block.
        while line.is_some_and(|line| line.start == line.end && line.indent < first.indent) {
            line = self.next_line();
        }
        let goes_on = line.is_some_and(|line| line.indent >= first.indent);
        if goes_on || behind > self.text.len() || end - first.start == 1 {
            return None;
        }
        text.push_str(last);
        self.at = behind;
        self.advance();
        self.ends(outer)?;
        Some(Node { span: self.span(first.start, end), kind: NodeKind::Text { text, quoted: true } })
    }
}

/// The key with which a line begins.
fn key(line: &str) -> Option<&str> {
    let bytes = line.as_bytes();
    let is_of_key = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let length = bytes.iter().take_while(|byte| is_of_key(byte)).count();
    let ends = matches!(bytes.get(length..)?, [b':'] | [b':', b' ', ..]);
    line.get(..length).filter(|_| ends && bytes.first().is_some_and(u8::is_ascii_alphabetic))
}

/// Whether a text may begin so without quotation marks.
fn begins(text: &str) -> bool {
    text.starts_with(|c: char| match c {
        '(' | '+' | '$' | '/' | '.' | '_' => true,
        '“' | '”' | '„' | '‘' => false,
        c => c.is_ascii_alphanumeric() || !c.is_ascii(),
    })
}

/// Whether a colon in a text parts a key from a value.
fn parts(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr_iter(b':', bytes).any(|at| bytes.get(at + 1).is_none_or(|&byte| byte == b' '))
}

/// Where a comment begins behind a text: at the blank before its sign.
fn comment(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr_iter(b'#', bytes).filter_map(|at| at.checked_sub(1)).find(|&at| bytes.get(at) == Some(&b' '))
}

fn meant(text: &str) -> NodeKind {
    match text {
        "null" | "Null" | "NULL" => NodeKind::Empty,
        text => NodeKind::Text { text: text.to_owned(), quoted: false },
    }
}

//! The parser's events to a tree: places made exact, keys made unique, aliases repeated, bounds kept.

use super::anchors::{Anchors, descend};
use super::limits::{DEPTH, NODES, TEXT_BYTES};
use super::mapping::{Fate, Key, Mapping};
use super::places::{Cursor, gap, properties, quoted_end};
use super::{Node, NodeKind, characters};
use crate::diagnostic::Diagnostic;
use crate::text::{FileId, Span};
use saphyr_parser::{Event, Parser, ScalarStyle, Tag};
use std::borrow::Cow;

/// What one run of the parser over a text brought.
pub(super) struct Pass {
    /// The tops of the documents, as far as they were read.
    pub(super) roots: Vec<Node>,
    /// Faults that did not stop the reading.
    pub(super) faults: Vec<Diagnostic>,
    /// What stopped it.
    pub(super) stop: Option<Stop>,
}

/// Where the reading of a text stopped.
pub(super) enum Stop {
    /// The text is not well formed here.
    Syntax(Break),
    /// A bound was passed at this byte; the finding is among the faults.
    Limit(usize),
}

/// A syntax error as the parser sees it.
pub(super) struct Break {
    /// The byte where the parser noticed it.
    pub(super) at: usize,
    /// The byte after the last value that was read before it.
    pub(super) read: usize,
    /// The parser's own words.
    pub(super) words: String,
}

/// Reads a text as far as it goes.
pub(super) fn build(file: FileId, text: &str) -> Pass {
    let mut builder = Builder::new(file, text);
    let mut stop = None;
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => {
                let start = builder.cursor.byte(span.start.index());
                let place = (start, builder.cursor.byte(span.end.index()));
                if builder.take(event, place).is_err() {
                    stop = Some(Stop::Limit(start));
                    break;
                }
            }
            Err(error) => {
                let at = builder.cursor.byte(error.marker().index());
                stop = Some(Stop::Syntax(Break { at, read: builder.read, words: error.info().to_owned() }));
                break;
            }
        }
    }
    builder.close_all();
    Pass { roots: builder.roots, faults: builder.faults, stop }
}

/// No more can be read.
struct Full;

/// A list or mapping whose end has not come yet.
struct Frame {
    start: usize,
    brackets: bool,
    body: Body,
}

enum Body {
    List(Vec<Node>),
    Map(Mapping),
}

struct Scalar<'t> {
    text: Cow<'t, str>,
    style: ScalarStyle,
    anchor: usize,
    tag: Option<Cow<'t, Tag>>,
}

struct Builder<'t> {
    file: FileId,
    text: &'t str,
    cursor: Cursor<'t>,
    suspect: bool,
    frames: Vec<Frame>,
    roots: Vec<Node>,
    faults: Vec<Diagnostic>,
    anchors: Anchors,
    document: usize,
    nodes: usize,
    /// How many levels of something left out are open.
    skipping: usize,
    /// The byte after the last thing that was read.
    read: usize,
}

impl<'t> Builder<'t> {
    fn new(file: FileId, text: &'t str) -> Self {
        Self {
            file,
            text,
            cursor: Cursor::new(text),
            suspect: characters::is_suspect(text),
            frames: Vec::new(),
            roots: Vec::new(),
            faults: Vec::new(),
            anchors: Anchors::default(),
            document: 0,
            nodes: 0,
            skipping: 0,
            read: 0,
        }
    }

    fn take(&mut self, event: Event<'t>, place: (usize, usize)) -> Result<(), Full> {
        if self.skipping > 0 {
            self.skip(&event, place);
            return Ok(());
        }
        match event {
            Event::DocumentStart(explicit) => {
                self.document = self.roots.len();
                self.read = if explicit { place.1 } else { self.read };
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.scalar(Scalar { text, style, anchor, tag }, place)?;
            }
            Event::SequenceStart(anchor, tag) => {
                self.open(Body::List(Vec::new()), anchor, tag.as_deref(), place)?
            }
            Event::MappingStart(anchor, tag) => {
                self.open(Body::Map(Mapping::default()), anchor, tag.as_deref(), place)?
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(place.0),
            Event::Alias(id) => self.alias(id, place)?,
            _ => {}
        }
        Ok(())
    }

    /// Passes over what lies inside something left out.
    fn skip(&mut self, event: &Event<'t>, place: (usize, usize)) {
        self.read = self.read.max(place.0);
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => self.skipping += 1,
            Event::SequenceEnd | Event::MappingEnd => self.skipping -= 1,
            _ => {}
        }
    }

    fn fault(&mut self, diagnostic: Diagnostic) {
        self.faults.push(diagnostic);
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start, end)
    }

    fn count(&mut self, at: usize) -> Result<(), Full> {
        self.nodes += 1;
        if self.nodes <= NODES {
            return Ok(());
        }
        let message = format!("this file holds more than {NODES} values; what follows was not read");
        self.fault(
            Diagnostic::error("too-large", self.span(at, at), message).help("split it into several files"),
        );
        Err(Full)
    }

    fn wants_key(&self) -> bool {
        matches!(self.frames.last(), Some(Frame { body: Body::Map(map), .. }) if map.pending.is_none())
    }

    /// Passes over the sign that leads to a value: `:` after a key, `-` before an item, `,` between items.
    fn lead(&mut self) {
        let Some(frame) = self.frames.last() else { return };
        let at = gap(self.text, self.read);
        let sign = match &frame.body {
            Body::Map(map) if map.pending.is_some() => b':',
            Body::List(_) if !frame.brackets => b'-',
            _ => b',',
        };
        if self.text.as_bytes().get(at) == Some(&sign) {
            self.read = at + 1;
        }
    }

    fn scalar(&mut self, scalar: Scalar<'t>, place: (usize, usize)) -> Result<(), Full> {
        self.count(place.0)?;
        self.lead();
        let (start, end) = self.extent(&scalar, place);
        let span = self.span(start, end);
        self.read = self.read.max(end);
        self.refuse_tag(scalar.tag.as_deref(), place.0);
        self.refuse_characters(&scalar, span);
        if self.wants_key() {
            self.key(scalar, span);
            return Ok(());
        }
        if scalar.anchor > 0 {
            self.name(scalar.anchor, place.0);
        }
        let kind = self.value(scalar, span);
        self.put(Node { span, kind });
        Ok(())
    }

    /// Where a text really stands: without tag, anchor, and what follows it.
    fn extent(&self, scalar: &Scalar<'t>, place: (usize, usize)) -> (usize, usize) {
        let (start, end) = place;
        let has_properties = scalar.anchor > 0 || scalar.tag.is_some();
        let (start, named) = if has_properties { properties(self.text, start) } else { (start, start) };
        match scalar.style {
            ScalarStyle::Plain if scalar.text.is_empty() => {
                let at = if has_properties { named } else { self.read };
                (at, at)
            }
            ScalarStyle::Plain => (start, end),
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                let short = start + scalar.text.len() + 2 == end;
                (start, if short { end } else { quoted_end(self.text, start).unwrap_or(end) })
            }
            ScalarStyle::Literal | ScalarStyle::Folded => self.block_extent((start, end), has_properties),
        }
    }

    /// A block of text stands from its first to its last line; one without lines at its `|` or `>`.
    fn block_extent(&self, (start, end): (usize, usize), has_properties: bool) -> (usize, usize) {
        let head = if has_properties { start } else { properties(self.text, gap(self.text, self.read)).0 };
        let body = if has_properties { super::places::line_end(self.text, start) } else { start };
        let body = if start <= head { super::places::line_end(self.text, head) } else { body };
        let written = self.text.get(body..end).unwrap_or_default();
        let length = written.trim_end().len();
        if length == 0 {
            return (head, (head + 1).min(self.text.len()));
        }
        (body + (written.len() - written.trim_start().len()), body + length)
    }

    fn value(&mut self, scalar: Scalar<'t>, span: Span) -> NodeKind {
        let plain = scalar.style == ScalarStyle::Plain;
        let text_tag =
            scalar.tag.as_deref().is_some_and(|tag| tag.is_yaml_core_schema() && tag.suffix == "str");
        if scalar.text.len() > TEXT_BYTES {
            let message = format!("this text is longer than {} MiB", TEXT_BYTES >> 20);
            self.fault(
                Diagnostic::error("too-large", span, message).help("keep long texts in files of their own"),
            );
            return NodeKind::Empty;
        }
        match &*scalar.text {
            "" if plain => NodeKind::Empty,
            "~" | "null" | "Null" | "NULL" if plain && !text_tag => NodeKind::Empty,
            _ => NodeKind::Text { text: scalar.text.into_owned(), quoted: !plain },
        }
    }

    fn refuse_tag(&mut self, tag: Option<&Tag>, at: usize) {
        const KNOWN: [&str; 9] = ["str", "int", "float", "bool", "null", "timestamp", "seq", "map", "!"];
        let Some(tag) = tag else { return };
        let suffix = tag.suffix.strip_prefix("tag:yaml.org,2002:").unwrap_or(&tag.suffix);
        if (tag.is_yaml_core_schema() || tag.handle.is_empty()) && KNOWN.contains(&suffix) {
            return;
        }
        // An anchor may stand before the tag.
        let from = self.text.get(at..).and_then(|rest| rest.find('!')).map_or(at, |found| at + found);
        let rest = self.text.get(from..).unwrap_or_default();
        let length = rest.find([' ', '\t', '\n', '\r', ',', ']', '}']).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default();
        let message = format!("`{word}` is a tag in YAML, and no tag has a meaning here");
        let help = "leave it out, or put the whole text in quotation marks";
        self.fault(Diagnostic::error("syntax", self.span(from, from + length), message).help(help));
    }

    fn refuse_characters(&mut self, scalar: &Scalar<'t>, span: Span) {
        let (start, end) = (span.start as usize, span.end as usize);
        let written = self.text.get(start..end).unwrap_or_default();
        let escaped = scalar.style == ScalarStyle::DoubleQuoted && scalar.text.len() + 2 != written.len();
        let found = if self.suspect { characters::first(written) } else { None };
        let found = found.or_else(|| if escaped { characters::first_escape(written) } else { None });
        let Some(reserved) = found else { return };
        let place = self.span(start + reserved.place.start, start + reserved.place.end);
        self.fault(characters::finding(place, reserved.code));
    }

    fn key(&mut self, scalar: Scalar<'t>, span: Span) {
        let plain = scalar.style == ScalarStyle::Plain;
        if plain && scalar.text.is_empty() {
            let colon = self.span(gap(self.text, self.read), gap(self.text, self.read) + 1);
            let help = "write the field's name before the colon, or put a text that begins with `:` in quotation marks";
            self.fault(
                Diagnostic::error("syntax", colon, "there is no field name before this colon").help(help),
            );
            self.pend(Key { text: String::new(), span, fate: Fate::Drop });
            return;
        }
        let fate = if plain && scalar.text == "<<" { Fate::Merge } else { Fate::Keep };
        self.keyed(scalar.text.into_owned(), span, fate);
    }

    /// Takes a key, unless it is there already.
    fn keyed(&mut self, text: String, span: Span, fate: Fate) {
        let Some(Frame { body: Body::Map(map), .. }) = self.frames.last() else { return };
        let Some(first) = map.first(&text) else {
            self.pend(Key { text, span, fate });
            return;
        };
        let finding = Diagnostic::error("duplicate-key", span, format!("`{text}` is given twice"))
            .related(first, "first given here")
            .help("keep one of the two");
        self.fault(finding);
        self.pend(Key { text, span, fate: Fate::Drop });
    }

    fn pend(&mut self, key: Key) {
        if let Some(Frame { body: Body::Map(map), .. }) = self.frames.last_mut() {
            map.pending = Some(key);
        }
    }

    fn open(
        &mut self,
        body: Body,
        anchor: usize,
        tag: Option<&Tag>,
        place: (usize, usize),
    ) -> Result<(), Full> {
        self.count(place.0)?;
        self.lead();
        self.refuse_tag(tag, place.0);
        let has_properties = anchor > 0 || tag.is_some();
        let start = if has_properties { properties(self.text, place.0).0 } else { place.0 };
        let brackets = place.1 > start && matches!(self.text.as_bytes().get(start), Some(b'[' | b'{'));
        if self.wants_key() {
            self.refuse_key(start);
            return Ok(());
        }
        if self.frames.len() >= DEPTH {
            let message = format!("lists and mappings lie in each other more than {DEPTH} levels deep");
            self.fault(
                Diagnostic::error("too-large", self.span(start, start), message).help("write it flatter"),
            );
            self.skipping = 1;
            self.put(Node { span: self.span(start, start), kind: NodeKind::Empty });
            return Ok(());
        }
        if anchor > 0 {
            self.name(anchor, place.0);
        }
        if brackets {
            self.read = start + 1;
        }
        self.frames.push(Frame { start, brackets, body });
        Ok(())
    }

    fn refuse_key(&mut self, start: usize) {
        let help =
            "a field name is a word; put a text that begins with a bracket or brace in quotation marks";
        let message = "a list or mapping stands where a field name is expected";
        self.fault(Diagnostic::error("syntax", self.span(start, start + 1), message).help(help));
        self.pend(Key { text: String::new(), span: self.span(start, start), fate: Fate::Drop });
        self.skipping = 1;
    }

    fn close(&mut self, at: usize) {
        let Some(frame) = self.frames.pop() else { return };
        let (start, brackets) = (frame.start, frame.brackets);
        let (kind, first, last) = match frame.body {
            Body::List(items) => {
                let ends = (items.first().map(|item| item.span), items.last().map(|item| item.span));
                (NodeKind::List(items), ends.0, ends.1)
            }
            Body::Map(map) => {
                let own = map.entries.last().map(|entry| entry.value.span);
                let entries = map.finish(&mut self.faults);
                let first = entries.first().map(|entry| entry.key_span);
                (NodeKind::Map(entries), first, own)
            }
        };
        let span = if brackets {
            self.read = at + 1;
            self.span(start, at + 1)
        } else {
            let first = first.unwrap_or_else(|| self.span(start, start));
            first.to(last.unwrap_or(first))
        };
        self.put(Node { span, kind });
    }

    /// Hands a complete value to what it lies in.
    fn put(&mut self, node: Node) {
        match self.frames.last_mut().map(|frame| &mut frame.body) {
            Some(Body::List(items)) => items.push(node),
            Some(Body::Map(map)) => map.put(node),
            None if node.kind == NodeKind::Empty => {}
            None => self.roots.push(node),
        }
    }

    fn close_all(&mut self) {
        // An unfinished list item would look like a record that lacks fields; what lies in it is left out.
        while let Some(frame) = self.frames.pop() {
            let in_list = matches!(self.frames.last(), Some(Frame { body: Body::List(_), .. }));
            if in_list {
                continue;
            }
            let at = self.read.saturating_sub(1).max(frame.start);
            self.frames.push(Frame { brackets: false, ..frame });
            self.close(at);
        }
    }

    fn name(&mut self, id: usize, at: usize) {
        let mut way = vec![self.roots.len()];
        for frame in &self.frames {
            match &frame.body {
                Body::List(items) => way.push(items.len()),
                Body::Map(map) if map.pending.as_ref().is_some_and(|key| key.fate == Fate::Keep) => {
                    way.push(map.entries.len());
                }
                Body::Map(_) => return,
            }
        }
        if !self.anchors.name(id, way) {
            let message = "this file names too many values with `&`";
            self.fault(Diagnostic::error("too-large", self.span(at, at + 1), message));
        }
    }

    fn alias(&mut self, id: usize, place: (usize, usize)) -> Result<(), Full> {
        self.count(place.0)?;
        self.lead();
        let span = self.span(place.0, place.1);
        self.read = place.1;
        let node = match self.repeat(id) {
            Ok(node) => Node { span, ..node },
            Err(finding) => {
                self.faults.extend(finding.map(|(rule, message)| Diagnostic::error(rule, span, message)));
                Node { span, kind: NodeKind::Empty }
            }
        };
        if !self.wants_key() {
            self.put(node);
        } else if let NodeKind::Text { text, .. } = node.kind {
            self.keyed(text, span, Fate::Keep);
        } else {
            self.pend(Key { text: String::new(), span, fate: Fate::Drop });
        }
        Ok(())
    }

    /// A copy of a named value, or the rule and words of a finding; neither once the bound was reported.
    fn repeat(&mut self, id: usize) -> Result<Node, Option<(&'static str, String)>> {
        if self.anchors.is_spent() {
            return Err(None);
        }
        let way = self.anchors.way(id).unwrap_or_default();
        let lost = || Some(("syntax", "this repeats a value that was left out".to_owned()));
        let (&document, mut rest) = way.split_first().ok_or_else(lost)?;
        if document != self.roots.len() || self.document > document {
            return Err(Some(("syntax", "this repeats a value of another document".to_owned())));
        }
        for frame in &self.frames {
            let (&child, below) = rest
                .split_first()
                .ok_or_else(|| Some(("syntax", "this value would contain itself".to_owned())))?;
            rest = below;
            let found = match &frame.body {
                Body::List(items) => items.get(child),
                Body::Map(map) => map.entries.get(child).map(|entry| &entry.value),
            };
            if let Some(node) = found {
                let node = descend(node, rest).ok_or_else(lost)?;
                let cost = self.anchors.spend(node).ok_or_else(|| {
                    Some(("too-large", "the aliases of this file repeat too much".to_owned()))
                })?;
                if self.frames.len() + cost.depth > DEPTH {
                    return Err(Some((
                        "too-large",
                        format!("lists and mappings lie in each other more than {DEPTH} levels deep"),
                    )));
                }
                return Ok(node.clone());
            }
        }
        Err(Some(("syntax", "this value would contain itself".to_owned())))
    }
}

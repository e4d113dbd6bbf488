//! The parser's events to a tree: lists and mappings, their places and their bounds.

use super::anchors::Anchors;
use super::limits::{DEPTH, FINDINGS, NODES};
use super::mapping::{Fate, Key, Mapping};
use super::places::{gap, properties};
use super::scalars::Scalar;
use super::{Node, NodeKind, characters, cuts, syntax, traps};
use crate::diagnostic::Diagnostic;
use crate::text::{FileId, Span};
use saphyr_parser::{Event, Tag};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// No more can be read.
pub(super) struct Full;

/// A list or mapping whose end has not come yet.
pub(super) struct Frame {
    /// The byte where it starts.
    pub(super) start: usize,
    /// Whether it stands in brackets or braces.
    pub(super) brackets: bool,
    /// What was read of it.
    pub(super) body: Body,
}

/// A list or mapping as far as it was read.
pub(super) enum Body {
    /// The items of a list.
    List(Vec<Node>),
    /// The entries of a mapping.
    Map(Mapping),
}

/// What stands before a list or mapping.
struct Opening<'t> {
    /// The number of its name; 0 without one.
    anchor: usize,
    tag: Option<Cow<'t, Tag>>,
}

/// The tree of a text while it is read.
pub(super) struct Builder<'t> {
    /// The file.
    pub(super) file: FileId,
    /// Its text.
    pub(super) text: &'t str,
    /// Whether the text may hold reserved characters as such.
    pub(super) suspect: bool,
    /// The lists and mappings that are open, outermost first.
    pub(super) frames: Vec<Frame>,
    /// The tops of the documents that were read.
    pub(super) roots: Vec<Node>,
    /// What was found wrong.
    pub(super) faults: Vec<Diagnostic>,
    /// The values that have a name.
    pub(super) anchors: Anchors,
    /// Texts without quotation marks that have a name which no alias has repeated so far.
    pub(super) named: BTreeMap<usize, (usize, Span)>,
    /// The number of the top of this document.
    pub(super) document: usize,
    /// The byte after the last thing that was read.
    pub(super) read: usize,
    nodes: usize,
    /// Whether lists or mappings lay in each other too deep.
    deep: bool,
    /// How many levels of something left out are open.
    skipping: usize,
}

impl<'t> Builder<'t> {
    /// Starts at the head of a text.
    pub(super) fn new(file: FileId, text: &'t str) -> Self {
        Self {
            file,
            text,
            suspect: characters::is_suspect(text),
            frames: Vec::new(),
            roots: Vec::new(),
            faults: Vec::new(),
            anchors: Anchors::default(),
            named: BTreeMap::new(),
            document: 0,
            read: 0,
            nodes: 0,
            deep: false,
            skipping: 0,
        }
    }

    /// Takes the next event and its first and last byte.
    pub(super) fn take(&mut self, event: Event<'t>, place: (usize, usize)) -> Result<(), Full> {
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
                self.scalar(&Scalar { text, style, anchor, tag }, place)?;
            }
            Event::SequenceStart(anchor, tag) => {
                self.open(&Opening { anchor, tag }, Body::List(Vec::new()), place)?;
            }
            Event::MappingStart(anchor, tag) => {
                self.open(&Opening { anchor, tag }, Body::Map(Mapping::default()), place)?;
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

    /// Notes a finding.
    pub(super) fn fault(&mut self, diagnostic: Diagnostic) {
        let at = diagnostic.at.span;
        match self.faults.len() {
            0..FINDINGS => self.faults.push(diagnostic),
            FINDINGS => {
                let message =
                    format!("this file has more than {FINDINGS} faults; those from here on are not shown");
                let more = Diagnostic::error("too-large", at, message).help("mend those above and run again");
                self.faults.push(more);
            }
            _ => {}
        }
    }

    /// The place between two bytes.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start, end)
    }

    /// Counts a value.
    pub(super) fn count(&mut self, at: usize) -> Result<(), Full> {
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

    /// Whether a key comes next.
    pub(super) fn wants_key(&self) -> bool {
        matches!(self.frames.last(), Some(Frame { body: Body::Map(map), .. }) if map.pending.is_none())
    }

    /// Passes over the sign that leads to a value: `:` after a key, `-` before an item, `,` between items.
    pub(super) fn lead(&mut self) {
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

    /// Reports a tag that means nothing here.
    pub(super) fn refuse_tag(&mut self, tag: Option<&Tag>, at: usize) {
        const KNOWN: [&str; 9] = ["str", "int", "float", "bool", "null", "timestamp", "seq", "map", "!"];
        let Some(tag) = tag else { return };
        let suffix = tag.suffix.strip_prefix("tag:yaml.org,2002:").unwrap_or(&tag.suffix);
        if (tag.is_yaml_core_schema() || tag.handle.is_empty()) && KNOWN.contains(&suffix) {
            return;
        }
        self.fault(traps::tag(self.text, at, self.span(at, at)));
    }

    /// Takes a key.
    pub(super) fn pend(&mut self, key: Key) {
        if let Some(Frame { body: Body::Map(map), .. }) = self.frames.last_mut() {
            map.pending = Some(key);
        }
    }

    fn open(&mut self, opening: &Opening<'t>, body: Body, place: (usize, usize)) -> Result<(), Full> {
        let (anchor, tag) = (opening.anchor, opening.tag.as_deref());
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
            if !std::mem::replace(&mut self.deep, true) {
                self.fault(syntax::too_deep(self.span(start, start)));
            }
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
        self.fault(traps::odd_key(self.text, self.span(start, start + 1)));
        self.pend(Key { text: String::new(), span: self.span(start, start), fate: Fate::Drop });
        self.skipping = 1;
    }

    /// Ends the list or mapping at hand.
    pub(super) fn close(&mut self, at: usize) {
        self.tell_cut();
        let Some(frame) = self.frames.pop() else { return };
        let (start, brackets) = (frame.start, frame.brackets);
        let (kind, first, last) = match frame.body {
            Body::List(items) => {
                let ends = (items.first().map(|item| item.span), items.last().map(|item| item.span));
                (NodeKind::List(items), ends.0, ends.1)
            }
            Body::Map(map) => {
                let own = map.entries.last().map(|entry| entry.value.span);
                let mut faults = Vec::new();
                let entries = map.finish(&mut faults);
                for fault in faults {
                    self.fault(fault);
                }
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
    pub(super) fn put(&mut self, node: Node) {
        if let Some(Frame { brackets: true, body: Body::Map(map), .. }) = self.frames.last_mut()
            && let Some(key) = map.pending.take_if(|key| cuts::is_cut(key, &node))
        {
            if let Some(finding) = cuts::take(self.text, map, &key) {
                self.fault(finding);
            }
            return;
        }
        self.tell_cut();
        match self.frames.last_mut().map(|frame| &mut frame.body) {
            Some(Body::List(items)) => items.push(node),
            Some(Body::Map(map)) => map.put(node),
            None if node.kind == NodeKind::Empty => {}
            None => self.roots.push(node),
        }
    }

    /// Tells that a comma cut off the end of the last text.
    fn tell_cut(&mut self) {
        let Some(Frame { body: Body::Map(map), .. }) = self.frames.last_mut() else { return };
        let Some((cut, entry)) = map.cut.take().zip(map.entries.last()) else { return };
        let finding = cuts::mended(self.text, entry, &cut);
        self.fault(finding);
    }

    /// Ends what is open when the reading stops.
    pub(super) fn close_all(&mut self) {
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
}

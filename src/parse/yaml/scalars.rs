//! Texts: where they stand, what they mean, whether they are keys.

use super::builder::{Body, Builder, Frame, Full};
use super::limits::{ANCHORS, TEXT_BYTES};
use super::mapping::{Fate, Key, Mapping};
use super::places::{gap, line_end, properties, quoted_end};
use super::rows::short;
use super::{Node, NodeKind, characters, traps};
use crate::diagnostic::Diagnostic;
use crate::text::Span;
use saphyr_parser::{ScalarStyle, Tag};
use std::borrow::Cow;

/// A text as the parser gives it.
pub(super) struct Scalar<'t> {
    /// Its text, quotes and escapes resolved.
    pub(super) text: Cow<'t, str>,
    /// Its quotation marks, or their lack.
    pub(super) style: ScalarStyle,
    /// The number of its name; 0 without one.
    pub(super) anchor: usize,
    /// Its tag.
    pub(super) tag: Option<Cow<'t, Tag>>,
}

impl<'t> Builder<'t> {
    /// Takes a text, as a key or as a value.
    pub(super) fn scalar(&mut self, scalar: &Scalar<'t>, place: (usize, usize)) -> Result<(), Full> {
        self.count(place.0)?;
        self.lead();
        let (start, end) = self.extent(scalar, place);
        let span = self.span(start, end);
        self.read = self.read.max(end);
        self.refuse_tag(scalar.tag.as_deref(), place.0);
        self.refuse_traps(scalar, span);
        if self.wants_key() {
            self.key(scalar, span);
            return Ok(());
        }
        if scalar.anchor > 0 {
            self.name(scalar.anchor, place.0);
            self.watch(scalar, place.0, span);
        }
        let kind = self.value(scalar, span);
        self.put(Node { span, kind });
        Ok(())
    }

    /// Remembers a text after a name on the same line, which may be a text that begins with `&`.
    fn watch(&mut self, scalar: &Scalar<'t>, at: usize, span: Span) {
        let name = self.text.get(at..span.start as usize).unwrap_or_default();
        let room = self.named.len() < ANCHORS;
        if room && scalar.style == ScalarStyle::Plain && !scalar.text.is_empty() && !name.contains('\n') {
            self.named.insert(scalar.anchor, (at, span));
        }
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
                (start, quoted_end(self.text, start).unwrap_or(end))
            }
            ScalarStyle::Literal | ScalarStyle::Folded => self.block_extent(scalar, (start, end)),
        }
    }

    /// A block of text stands from its first to its last line; one without lines at its `|` or `>`.
    fn block_extent(&self, scalar: &Scalar<'t>, (start, end): (usize, usize)) -> (usize, usize) {
        let has_properties = scalar.anchor > 0 || scalar.tag.is_some();
        let head = if has_properties { start } else { properties(self.text, gap(self.text, self.read)).0 };
        let body = if has_properties { line_end(self.text, start) } else { start };
        let body = if start <= head { line_end(self.text, head) } else { body };
        let written = self.text.get(body..end).unwrap_or_default();
        let blank = [' ', '\t', '\n', '\r'];
        let length = written.trim_end_matches(blank).len();
        if length == 0 {
            let is_sign = matches!(self.text.as_bytes().get(head), Some(b'|' | b'>'));
            return (head, head + usize::from(is_sign));
        }
        (body + (written.len() - written.trim_start_matches(blank).len()), body + length)
    }

    fn value(&mut self, scalar: &Scalar<'t>, span: Span) -> NodeKind {
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
            // The parser leaves room for longer texts in each; a copy takes what it needs.
            text => NodeKind::Text { text: text.to_owned(), quoted: !plain },
        }
    }

    fn refuse_traps(&mut self, scalar: &Scalar<'t>, span: Span) {
        let (start, end) = (span.start as usize, span.end as usize);
        let written = self.text.get(start..end).unwrap_or_default();
        let escaped = scalar.style == ScalarStyle::DoubleQuoted && scalar.text.len() + 2 != written.len();
        if escaped && let Some(finding) = traps::path(self.text, span) {
            self.fault(finding);
        }
        let several = scalar.style == ScalarStyle::Plain && written.len() > scalar.text.len();
        if several && let Some(finding) = traps::swallowed(written, span) {
            self.fault(finding);
        }
        if scalar.style == ScalarStyle::Plain
            && let Some(finding) = traps::in_curly(self.text, span)
        {
            self.fault(finding);
        }
        if written.len() == 1
            && let Some(sign @ ('|' | '>')) = written.chars().next()
        {
            self.fault(traps::no_block(sign, span));
        }
        let found = if self.suspect { characters::first(written) } else { None };
        let found = found.or_else(|| if escaped { characters::first_escape(written) } else { None });
        let Some(reserved) = found else { return };
        let place = self.span(start + reserved.place.start, start + reserved.place.end);
        self.fault(characters::finding(place, reserved.code));
    }

    fn key(&mut self, scalar: &Scalar<'t>, span: Span) {
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
        let odd = if plain { traps::odd_name(&scalar.text, span) } else { None };
        let text = match odd {
            None => scalar.text.as_ref().to_owned(),
            Some((finding, name)) => {
                self.fault(finding);
                name
            }
        };
        self.keyed(text, span, fate);
    }

    /// Takes a key, unless it is there already.
    pub(super) fn keyed(&mut self, text: String, span: Span, fate: Fate) {
        let Some(Frame { body: Body::Map(map), .. }) = self.frames.last() else { return };
        let Some(first) = map.first(&text) else {
            self.pend(Key { text, span, fate });
            return;
        };
        if self.begins_record(&text, first) {
            self.begin_record(Key { text, span, fate }, first);
            return;
        }
        let finding = Diagnostic::error("duplicate-key", span, format!("`{}` is given twice", short(&text)))
            .related(first, "first given here")
            .help("keep one of the two");
        self.fault(finding);
        self.pend(Key { text, span, fate: Fate::Drop });
    }

    /// Whether a key that is there already begins the next record of a list, whose `- ` is missing: it repeats the key
    /// that the record at hand began with, and other fields stand between the two.
    fn begins_record(&self, key: &str, first: Span) -> bool {
        let [.., list, Frame { brackets: false, body: Body::Map(map), .. }] = &self.frames[..] else {
            return false;
        };
        let in_list = matches!(list, Frame { brackets: false, body: Body::List(_), .. });
        in_list
            && map.entries.len() > 1
            && map.entries.first().is_some_and(|entry| entry.key_span == first && entry.key == key)
    }

    /// Ends the record at hand and begins the next one, as if its `- ` stood there.
    fn begin_record(&mut self, key: Key, first: Span) {
        let line = line_of(self.text, key.span.start as usize);
        let message = format!(
            "a new record begins here, but the `- ` in front of its `{}` is missing",
            short(&key.text)
        );
        let help = format!(
            "write `- {line}`, with the `-` right below that of the record above; if it is the same record, keep one `{}`",
            short(&key.text)
        );
        let finding =
            Diagnostic::error("syntax", key.span, message).related(first, "the record above begins here");
        self.fault(finding.help(help));
        self.close(key.span.start as usize);
        self.frames.push(Frame {
            start: key.span.start as usize,
            brackets: false,
            body: Body::Map(Mapping::default()),
        });
        self.pend(key);
    }
}

/// What stands on a line from a byte on.
fn line_of(text: &str, at: usize) -> Cow<'_, str> {
    short(text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default().trim_end())
}

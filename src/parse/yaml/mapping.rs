//! A mapping while it is read: unique keys, merge keys (`<<`), and words that a comma cut off.

use super::cuts::Cut;
use super::{Entry, Node, NodeKind};
use crate::diagnostic::Diagnostic;
use crate::text::Span;
use std::collections::BTreeMap;

/// Up to this many keys are compared one by one, which is faster than any index.
const SCANNED: usize = 16;

/// What happens to the value of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It becomes an entry.
    Keep,
    /// It is left out: the key was reported.
    Drop,
    /// Its entries are taken over (`<<`).
    Merge,
}

/// A key whose value has not come yet.
#[derive(Debug)]
pub(super) struct Key {
    /// The key as text.
    pub(super) text: String,
    /// Its place.
    pub(super) span: Span,
    /// What happens to its value.
    pub(super) fate: Fate,
}

/// A mapping while it is read.
#[derive(Debug, Default)]
pub(super) struct Mapping {
    /// What was read so far.
    pub(super) entries: Vec<Entry>,
    /// The key whose value comes next; none where a key comes next.
    pub(super) pending: Option<Key>,
    /// The words that a comma cut off from the text of the last entry, which has them again.
    pub(super) cut: Option<Cut>,
    /// Whether words before the next key belong to no text.
    pub(super) has_stray: bool,
    /// Where each key stands among the entries, once there are many.
    index: BTreeMap<String, usize>,
    merges: Vec<Node>,
}

impl Mapping {
    /// The place of a key that is already there.
    pub(super) fn first(&self, key: &str) -> Option<Span> {
        let entry = if self.index.is_empty() {
            self.entries.iter().find(|entry| entry.key == key)
        } else {
            self.index.get(key).and_then(|&at| self.entries.get(at))
        };
        entry.map(|entry| entry.key_span)
    }

    /// Takes the value of the pending key.
    pub(super) fn put(&mut self, value: Node) {
        self.has_stray = false;
        match self.pending.take() {
            Some(Key { text, span, fate: Fate::Keep }) => {
                self.push(Entry { key: text, key_span: span, value });
            }
            Some(Key { fate: Fate::Merge, .. }) => self.merges.push(value),
            _ => {}
        }
    }

    fn push(&mut self, entry: Entry) {
        if !self.index.is_empty() {
            self.index.insert(entry.key.clone(), self.entries.len());
        }
        self.entries.push(entry);
        if self.entries.len() == SCANNED {
            self.index = (0..).zip(&self.entries).map(|(at, entry)| (entry.key.clone(), at)).collect();
        }
    }

    /// Takes over what `<<` names, after the mapping's own keys, which win.
    pub(super) fn finish(mut self, faults: &mut Vec<Diagnostic>) -> Vec<Entry> {
        for merge in std::mem::take(&mut self.merges) {
            self.merge(merge, faults);
        }
        self.entries
    }

    fn merge(&mut self, from: Node, faults: &mut Vec<Diagnostic>) {
        match from.kind {
            NodeKind::Map(entries) => {
                for entry in entries {
                    if self.first(&entry.key).is_none() {
                        self.push(entry);
                    }
                }
            }
            NodeKind::List(items) if items.iter().all(|item| matches!(item.kind, NodeKind::Map(_))) => {
                for item in items {
                    self.merge(item, faults);
                }
            }
            _ => faults.push(
                Diagnostic::error(
                    "syntax",
                    from.span,
                    "`<<` takes over the fields of another mapping, and this is none",
                )
                .help("give the other mapping a name, `base: &base`, and write `<<: *base`"),
            ),
        }
    }
}

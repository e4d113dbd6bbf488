//! Values with a name (`&name`), found again where an alias (`*name`) repeats them.

use super::limits::{ANCHORS, EXPANDED_BYTES, EXPANDED_NODES};
use super::{Node, NodeKind};
use std::collections::BTreeMap;

/// The named values of a file, by the parser's number, each as the way to it from the top of its document: the
/// number of the document, then of the child at every level. Nothing is copied until an alias asks for it.
#[derive(Default)]
pub(super) struct Anchors {
    ways: BTreeMap<usize, Vec<usize>>,
    spent: Cost,
}

/// What it takes to repeat a value.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Cost {
    nodes: usize,
    bytes: usize,
    /// How many levels deep it is; 1 for a text.
    pub(super) depth: usize,
}

impl Cost {
    fn is_beyond(self) -> bool {
        self.nodes > EXPANDED_NODES || self.bytes > EXPANDED_BYTES
    }
}

impl Anchors {
    /// Notes the way to a named value. Whether there was room for it.
    pub(super) fn name(&mut self, id: usize, way: Vec<usize>) -> bool {
        let room = self.ways.len() < ANCHORS;
        if room {
            self.ways.insert(id, way);
        }
        room
    }

    /// The way to a named value.
    pub(super) fn way(&self, id: usize) -> Option<&[usize]> {
        self.ways.get(&id).map(Vec::as_slice)
    }

    /// Adds the cost of repeating a value; none once all aliases together cost too much.
    pub(super) fn spend(&mut self, node: &Node) -> Option<Cost> {
        let before = self.spent;
        let depth = weigh(node, &mut self.spent);
        let cost =
            Cost { nodes: self.spent.nodes - before.nodes, bytes: self.spent.bytes - before.bytes, depth };
        (!self.spent.is_beyond()).then_some(cost)
    }

    /// Whether no alias can be repeated any more.
    pub(super) fn is_spent(&self) -> bool {
        self.spent.is_beyond()
    }
}

/// Adds up a value until the bound is passed; returns how deep it is.
fn weigh(node: &Node, spent: &mut Cost) -> usize {
    spent.nodes += 1;
    if spent.is_beyond() {
        return 1;
    }
    match &node.kind {
        NodeKind::Empty => 1,
        NodeKind::Text { text, .. } => {
            spent.bytes += text.len();
            1
        }
        NodeKind::List(items) => 1 + items.iter().map(|item| weigh(item, spent)).max().unwrap_or(0),
        NodeKind::Map(entries) => {
            let mut depth = 0;
            for entry in entries {
                spent.bytes += entry.key.len();
                depth = depth.max(weigh(&entry.value, spent));
            }
            1 + depth
        }
    }
}

/// Walks down from a complete value.
pub(super) fn descend<'n>(node: &'n Node, way: &[usize]) -> Option<&'n Node> {
    way.iter().try_fold(node, |node, &child| match &node.kind {
        NodeKind::List(items) => items.get(child),
        NodeKind::Map(entries) => entries.get(child).map(|entry| &entry.value),
        _ => None,
    })
}

//! Aliases (`*name`): a named value repeated, or the reason why not.

use super::anchors::descend;
use super::builder::{Body, Builder, Full};
use super::limits::{ANCHORS, DEPTH};
use super::mapping::{Fate, Key};
use super::{Node, NodeKind};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// Why an alias cannot repeat a value.
#[derive(Debug, Clone, Copy)]
enum Refusal {
    LeftOut,
    OtherDocument,
    Itself,
    TooMuch,
    TooDeep,
}

impl Refusal {
    fn finding(self, span: Span) -> Diagnostic {
        let deep = format!("lists and mappings lie in each other more than {DEPTH} levels deep");
        let (rule, message, help) = match self {
            Self::LeftOut => (
                "syntax",
                "this repeats a value that was left out",
                "mend that value, or write this one in full",
            ),
            Self::OtherDocument => (
                "syntax",
                "this repeats a value from above a `---`, which begins a new document",
                "write it in full",
            ),
            Self::Itself => ("syntax", "this value would contain itself", "write out what is meant"),
            Self::TooMuch => {
                ("too-large", "the aliases of this file repeat too much", "write out fewer of them")
            }
            Self::TooDeep => ("too-large", deep.as_str(), "write it flatter"),
        };
        Diagnostic::error(rule, span, message).help(help)
    }
}

impl Builder<'_> {
    /// Notes the way to a value with a name.
    pub(super) fn name(&mut self, id: usize, at: usize) {
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
        if self.anchors.name(id, way) {
            let message = format!("this file names more than {ANCHORS} values with `&`");
            self.fault(
                Diagnostic::error("too-large", self.span(at, at + 1), message)
                    .help("write out those named last"),
            );
        }
    }

    /// Repeats a named value.
    pub(super) fn alias(&mut self, id: usize, place: (usize, usize)) -> Result<(), Full> {
        self.count(place.0)?;
        self.lead();
        let span = self.span(place.0, place.1);
        self.read = place.1;
        self.named.remove(&id);
        let node = match self.repeat(id) {
            Ok(node) => Node { span, ..node },
            Err(refusal) => {
                // Once all aliases together are too many, that was said.
                if let Some(refusal) = refusal {
                    self.fault(refusal.finding(span));
                }
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

    fn repeat(&mut self, id: usize) -> Result<Node, Option<Refusal>> {
        if self.anchors.is_spent() {
            return Err(None);
        }
        let way = self.anchors.way(id).ok_or(Refusal::LeftOut)?;
        let (&document, mut rest) = way.split_first().ok_or(Refusal::LeftOut)?;
        if document != self.document || document != self.roots.len() {
            return Err(Some(Refusal::OtherDocument));
        }
        for frame in &self.frames {
            let (&child, below) = rest.split_first().ok_or(Refusal::Itself)?;
            rest = below;
            let found = match &frame.body {
                Body::List(items) => items.get(child),
                Body::Map(map) => map.entries.get(child).map(|entry| &entry.value),
            };
            if let Some(node) = found {
                let node = descend(node, rest).ok_or(Refusal::LeftOut)?;
                let cost = self.anchors.spend(node).ok_or(Refusal::TooMuch)?;
                let fits = self.frames.len() + cost.depth <= DEPTH;
                return if fits { Ok(node.clone()) } else { Err(Some(Refusal::TooDeep)) };
            }
        }
        Err(Some(Refusal::Itself))
    }
}

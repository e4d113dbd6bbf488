//! Tests of the reader.

mod bounds;
mod mistakes;
mod places;
mod properties;
mod recovery;
mod usual;
mod values;

use super::*;
use crate::text::{Place, Text};

fn parse(text: &str) -> (Tree, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let tree = read(FileId(0), text, &mut faults);
    (tree, faults)
}

/// Reads a text that has no faults and one document.
fn root(text: &str) -> Node {
    let (mut tree, faults) = parse(text);
    assert_eq!(faults, [], "{text}");
    assert_eq!(tree.roots.len(), 1, "{text}");
    tree.roots.remove(0)
}

/// The findings of a text as `line:column message`.
fn said(text: &str) -> Vec<String> {
    let file = Text::new("a.yaml", text);
    let line = |fault: &Diagnostic| {
        let Place { line, column } = file.place(fault.at.span.start);
        format!("{line}:{column} {}: {}", fault.rule, fault.message)
    };
    parse(text).1.iter().map(line).collect()
}

/// A tree on one line: texts as they are, quoted ones in quotation marks, nothing as `_`.
fn sketch(node: &Node) -> String {
    match &node.kind {
        NodeKind::Empty => "_".to_owned(),
        NodeKind::Text { text, quoted: true } => format!("{text:?}"),
        NodeKind::Text { text, .. } => text.clone(),
        NodeKind::List(items) => format!("[{}]", items.iter().map(sketch).collect::<Vec<_>>().join(", ")),
        NodeKind::Map(entries) => {
            let entry = |entry: &Entry| format!("{}: {}", entry.key, sketch(&entry.value));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

fn sketches(text: &str) -> Vec<String> {
    parse(text).0.roots.iter().map(sketch).collect()
}

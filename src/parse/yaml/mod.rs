//! YAML to a tree with places; the only folder that knows the YAML parser.

mod aliases;
mod anchors;
mod builder;
mod characters;
mod cuts;
mod further;
pub mod limits;
mod mapping;
mod places;
mod recover;
mod region;
mod rows;
mod scalars;
mod syntax;
#[cfg(test)]
mod tests;
mod traps;
mod tree;
mod usual;

use crate::diagnostic::Diagnostic;
use crate::text::{FileId, Span};

/// A value in a file, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Where it stands, without tag, anchor and blanks: a text with its quotation marks, a block of text from its first
    /// to its last line, a list or mapping from its first to its last child, or with its brackets where it has them.
    /// The repeat of a named value (`*name`) stands at the alias, what lies in it where it was written.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
}

/// What a value is. Everything written as one word or text is a [`NodeKind::Text`], whatever it looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeKind {
    /// Nothing: no value, `~`, or `null` unquoted. The span is where the value would stand.
    Empty,
    /// A word, number, date, sentence or block of text.
    Text {
        /// The text as meant, quotes and escapes resolved.
        text: String,
        /// Whether it stood in quotation marks or in a block.
        quoted: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order written. Keys are unique: a second one was reported and dropped.
    Map(Vec<Entry>),
}

/// One key of a mapping and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key as text.
    pub key: String,
    /// The key's place.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

/// What could be read of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// The top of each YAML document in the file, in order; none for a file without content.
    pub roots: Vec<Node>,
    /// Ids of records that had to be left out because of a syntax error inside them. They count as declared.
    pub lost: Vec<String>,
}

/// Reads one file. Every fault becomes a finding; what is sound is returned all the same.
pub fn read(file: FileId, text: &str, faults: &mut Vec<Diagnostic>) -> Tree {
    match usual::read(file, text) {
        Some(root) => Tree { roots: vec![root], lost: Vec::new() },
        None => recover::read(file, text, faults),
    }
}

//! What a claim file holds, as far as a new record must know: its brief, its lists, its ids, its defaults.

use crate::parse::brief;
use crate::parse::yaml::{self, Entry, Node, NodeKind};
use crate::text::{FileId, Span, Spanned};

/// An outline of a claim file. Records that cannot be used count as well.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// The id of its brief, written or taken from the path; empty where the path makes none.
    pub brief: Option<String>,
    /// The keys at its top.
    pub keys: Vec<String>,
    /// Every id that it declares, with its place.
    pub ids: Vec<Spanned<String>>,
    /// The fields that its defaults fill.
    pub defaults: Vec<String>,
}

/// Reads an outline.
pub fn outline(file: FileId, path: &str, text: &str) -> Outline {
    let tree = yaml::read(file, text, &mut Vec::new());
    let mut outline = Outline::default();
    for entry in tree.roots.iter().flat_map(entries) {
        outline.keys.push(entry.key.clone());
        match (entry.key.as_str(), &entry.value.kind) {
            ("brief", _) => {
                let id = id(&entry.value);
                outline.ids.extend(id.clone());
                let named = || brief::named_by(path).map(|id| id.to_string()).unwrap_or_default();
                outline.brief = Some(id.map_or_else(named, |id| id.value));
            }
            ("defaults", _) => {
                outline.defaults.extend(entries(&entry.value).iter().map(|entry| entry.key.clone()));
            }
            (_, NodeKind::List(items)) => outline.ids.extend(items.iter().filter_map(id)),
            _ => {}
        }
    }
    outline.ids.extend(tree.lost.into_iter().map(|id| Spanned::new(id, Span::head(file))));
    outline
}

fn entries(node: &Node) -> &[Entry] {
    match &node.kind {
        NodeKind::Map(entries) => entries,
        _ => &[],
    }
}

fn id(record: &Node) -> Option<Spanned<String>> {
    let entry = entries(record).iter().find(|entry| entry.key == "id")?;
    match &entry.value.kind {
        NodeKind::Text { text, .. } => Some(Spanned::new(text.clone(), entry.value.span)),
        _ => None,
    }
}

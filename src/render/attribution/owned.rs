//! Whose the name of a document says that it is.

use crate::model::id::DocumentId;
use crate::model::source;
use crate::render::attribution::names::Names;

/// Whether the name of a document tells whose it is.
pub(super) enum Owned<'t> {
    /// Its publisher, by name.
    Named,
    /// "Its", "the minutes of its meeting": what stands behind the name of the publisher.
    Behind(&'t str),
    /// It does not.
    Nobody,
}

/// Whose the name of a document says that it is: "the minutes of the port council", "its minutes".
pub(super) fn owned<'t>(names: &Names<'_>, document: DocumentId, called: &'t str) -> Owned<'t> {
    let words: Vec<&str> = called.split_whitespace().collect();
    let publisher = names.corpus.document(document).named_publisher().unwrap_or_default();
    let bare = source::bare(publisher).to_lowercase();
    let has_name = format!(" {called} ").to_lowercase().replace("'s ", " ").contains(&format!(" {bare} "));
    let body = names.publisher(document);
    let is_named = has_name || body.is_some_and(|body| names.is_named(body, &words));
    if is_named || names.is_called_ours(document) {
        return Owned::Named;
    }
    let is_owner = |word: &&str| matches!(*word, "its" | "their" | "his" | "her");
    match called.split_once(' ') {
        Some((first, rest)) if is_owner(&first) => Owned::Behind(rest),
        Some(("the" | "a" | "an", rest)) if words.iter().any(is_owner) => Owned::Behind(rest),
        _ => Owned::Nobody,
    }
}

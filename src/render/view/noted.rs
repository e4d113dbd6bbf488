//! A document as a note and a table cite it.

use crate::model::document::{Document, DocumentType};
use crate::model::source;
use crate::render::view::counting::capitalized;

/// Author, title, publisher and date as a note has them; what is unknown is said.
pub(super) fn citation(document: &Document, name: &str) -> String {
    let title =
        document.title.value.as_ref().map(|title| format!("\"{},\"", title.trim_end_matches(['.', ','])));
    let publisher = document.publisher.value.as_deref().unwrap_or(name);
    let publisher = source::bare(publisher);
    let date = document.published.as_ref().map(|date| date.value.words());
    let author = document.author.as_ref().map(|author| format!("{author},"));
    let head: Vec<&str> = author.as_deref().into_iter().chain(title.as_deref()).chain([publisher]).collect();
    let mut text = head.join(" ");
    let is_letter = document.kind == DocumentType::Letter;
    let called = document.called.as_deref().or(is_letter.then_some("letter"));
    let named = called.filter(|_| title.is_none() && document.publisher.value.is_some());
    if let Some(called) = named {
        let bare = ["a ", "an "].iter().find_map(|article| called.strip_prefix(article));
        text.extend([", ", bare.unwrap_or(called)]);
    }
    // What is no publication has no title that anybody could miss: "Our own notes, 1 February 2034."
    let is_titled = title.is_some()
        || named.is_some()
        || is_letter
        || (matches!(document.kind, DocumentType::Interview | DocumentType::Other) || !document.seen)
            && document.called.is_some()
            && document.publisher.value.is_none();
    match (is_titled, &date) {
        (true, Some(date)) if text.ends_with(date.as_str()) => {}
        (true, Some(date)) => text.extend([", ", date]),
        (true, None) => text.push_str(", undated"),
        (false, Some(date)) => text.extend([", title unknown, ", date]),
        (false, None) => text.push_str(", title and date unknown"),
    }
    capitalized(&text)
}

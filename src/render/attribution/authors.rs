//! The authors: the body that a brief is from, which speaks as "we" on its page.

use crate::model::id::{DocumentId, SourceId};
use crate::model::source;
use crate::render::attribution::names::Names;

/// A name without the article, whether or not it opens a line.
fn without_article(name: &str) -> &str {
    source::bare(name.strip_prefix("The ").unwrap_or(name))
}

impl Names<'_> {
    /// Whether a source is the authors themselves: the body that the brief is from.
    pub(super) fn is_author(&self, id: SourceId) -> bool {
        let source = self.corpus.source(id);
        source.is_body() && self.is_called_author(source.name())
    }

    /// Whether the authors themselves published a document: an interview with them was one with "us".
    pub(super) fn is_own(&self, id: DocumentId) -> bool {
        let publisher = self.corpus.document(id).named_publisher();
        self.authors.len() == 1 && publisher.is_some_and(|publisher| self.is_called_author(publisher))
    }

    /// Whether a name is that of the authors, with an article or without.
    pub(super) fn is_called_author(&self, name: &str) -> bool {
        let mut authors = self.authors.iter().map(|author| without_article(author));
        authors.any(|author| author.eq_ignore_ascii_case(without_article(name)))
    }

    /// Whether a source is who speaks as "we" on the page.
    pub(super) fn is_us(&self, id: SourceId) -> bool {
        self.is_author(id) && self.authors.len() == 1
    }
}

//! The authors: the body that a brief is from, which speaks as "we" on its page.

use crate::model::id::{DocumentId, SourceId};
use crate::model::source;
use crate::render::attribution::names::Names;

/// A name without the article, whether or not it opens a line.
fn without_article(name: &str) -> &str {
    source::bare(name.strip_prefix("The ").unwrap_or(name))
}

/// The body in what a brief is from, without the people of it who stand behind it: "Continuity Desk, A. Berg".
fn body(from: &str) -> &str {
    let Some((body, people)) = from.split_once(", ") else { return from };
    let mut people = people.split(", ").flat_map(|people| people.split(" and "));
    if people.all(is_initialed) { body } else { from }
}

/// Whether some words are a name with an initial, as no part of a body has: "A. Berg", and not "policy unit".
fn is_initialed(name: &str) -> bool {
    let is_letter = |part: &str| part.ends_with('.') && part.chars().count() == 2;
    let is_initial = |word: &str| word.starts_with(char::is_uppercase) && word.split('-').all(is_letter);
    let mut words = name.split(' ').filter(|word| *word != "Dr").peekable();
    words.peek().is_some_and(|first| is_initial(first))
        && words.all(|word| word.starts_with(char::is_uppercase))
}

impl Names<'_> {
    /// Whether a source is the authors themselves: the body that the brief is from.
    pub(super) fn is_author(&self, id: SourceId) -> bool {
        let source = self.corpus.source(id);
        source.is_body() && self.is_called_author(source.name())
    }

    /// Whether the authors themselves published a document: an interview with them was one with "us".
    pub(in crate::render) fn is_own(&self, id: DocumentId) -> bool {
        let publisher = self.corpus.document(id).named_publisher();
        self.authors.len() == 1 && publisher.is_some_and(|publisher| self.is_called_author(publisher))
    }

    /// Whether a name is that of the authors, with an article or without.
    pub(super) fn is_called_author(&self, name: &str) -> bool {
        let is_it = |author: &str| without_article(author).eq_ignore_ascii_case(without_article(name));
        self.authors.iter().any(|author| is_it(author) || is_it(body(author)))
    }

    /// Whether a source is who speaks as "we" on the page.
    pub(super) fn is_us(&self, id: SourceId) -> bool {
        self.is_author(id) && self.authors.len() == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_behind_a_body_are_no_part_of_its_name() {
        for from in [
            "Continuity Desk, A. Berg",
            "Continuity Desk, A. Berg and Dr T. Ek",
            "Continuity Desk, A. Berg, J.-P. Ek",
        ] {
            assert_eq!(body(from), "Continuity Desk", "{from}");
        }
        for from in [
            "Ministry of the Sea, policy unit",
            "Ministry of Health, Infectious Diseases",
            "Smith, Jones and Partners",
        ] {
            assert_eq!(body(from), from);
        }
    }
}

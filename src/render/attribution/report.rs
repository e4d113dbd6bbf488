//! Whose a report is: who wrote it, and who belongs to the body that published it.

use crate::model::document::{Document, DocumentType};
use crate::model::id::{DocumentId, SourceId};
use crate::model::source::{Source, SourceKind, bare};
use crate::render::attribution::names::Names;
use crate::render::attribution::owned::calls;
use crate::resolve::corpus::Corpus;

/// Whether a report is that of a body of the desk to which nobody who speaks in it belongs: they are cited there.
pub(super) fn is_of_others(names: &Names<'_>, document: DocumentId, tellers: &[SourceId]) -> bool {
    let corpus = names.corpus;
    let report = corpus.document(document);
    if report.kind != DocumentType::Report {
        return false;
    }
    let Some(publisher) = names.publisher_on_desk(document) else { return false };
    let belongs = |one: SourceId, other: SourceId| wholes(corpus, one).any(|here| here == other);
    let is_its = |&teller: &SourceId| {
        let source = corpus.source(teller);
        let whom = source.acts_for().unwrap_or(teller);
        belongs(teller, publisher)
            || belongs(publisher, teller)
            || belongs(whom, publisher)
            || wrote(source, report)
            || tells_of(source, corpus.source(publisher))
    };
    !tellers.iter().any(is_its)
}

/// A source, and all that it is a part of.
fn wholes(corpus: &Corpus, source: SourceId) -> impl Iterator<Item = SourceId> {
    std::iter::successors(Some(source), |&here| corpus.source(here).of()).take(corpus.sources.len())
}

/// Whether a report names somebody as its author: "Tom Bell", "Bell, Tom", "T. Bell and A. Ruiz".
fn wrote(source: &Source, report: &Document) -> bool {
    let Some(author) = &report.author else { return false };
    if author.contains(source.name()) {
        return true;
    }
    let SourceKind::Person(person) = &source.kind else { return false };
    let Some((given, family)) = person.name.value.rsplit_once(' ') else { return false };
    let words = || author.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
    let is_given = |word: &str| {
        let initial = word.chars().count() == 1 && given.starts_with(word);
        initial || given.split(' ').any(|given| given == word)
    };
    words().any(|word| word == family) && (author.trim() == family || words().any(is_given))
}

/// Whether the role of a person, or the description of one, names a body: "director of the Rail Regulator".
fn tells_of(source: &Source, body: &Source) -> bool {
    let told = match &source.kind {
        SourceKind::Person(person) => person.role.as_ref().map(|role| &role.value),
        SourceKind::Anonymous(anonymous) => Some(&anonymous.descriptor.value),
        SourceKind::Organization(_) => None,
    };
    told.is_some_and(|told| calls(&told.to_lowercase(), &bare(body.name()).to_lowercase()))
}
